"""Names of people: whether a word can be one, and how it is written in one form."""

import itertools
import re
from collections.abc import Iterable, Iterator

from classifier.text.normalize import HAN

_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安"
    "常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧肖尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田"
    "樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰"
    "秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚"
    "农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙养鞠须丰巢关蒯相查后荆红"
    "游竺权逯盖益桓公仉督晋楚闫法汝鄢涂钦岳帅缑亢况有琴商牟佘佴伯赏墨哈谯笪年爱阳佟言福仝朴战由付代滑兰母覃植税门么尧矫揭楼官湛苑占"
    "丘麦冼粟芦栗邸邝隋迟雒赫郄亓禤闾盘奉苟仵鄞尉揣卿泮辜粘忻乜丛畅练漆綦谌蹇郇佀"
    # In traditional characters.
    "東萬嚴豐烏樂喬習雲餘儲關養農馮況鳳劉別勞華單盧衛卻厲雙葉呂吳國婁孫寧宮壽堯嶽鞏師廣應龐張強時晉樸權楊欒樓歐畢湯塗溫遊滿愛蓋矯稅竇簡紅紀終經繆羅聶蒼蘇範荊榮蕭蔣藍藺計許諸談謝譚譙貝費"
    "賀賈賞賴趙車連鄧鄔鄒鄭酈鐘鍾欽鈕錢門閆閔聞閻闞陽陰陸陳韋項顧顏饒馬駱魚魯鮑黃齊龍龔鄺遲麥閭盤"
)
_COMPOUND_SURNAME = re.compile(
    r"(?:欧阳|上官|司马|诸葛|夏侯|东方|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|司徒|司空|闻人|端木|南宫|独孤|申屠|轩辕|钟离|濮阳|淳于|澹台|公冶|太叔|呼延|赫连|百里|万俟|西门|拓跋|歐陽|"
    r"司馬|諸葛|東方|尉遲|公孫|長孫|聞人|南宮|獨孤|軒轅|鍾離|濮陽|澹臺|赫連)"
)
# Those of four people in five.
_COMMON_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾"
    "張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻餘鍾譚鄒陸顧"
)
# All that printers set between the parts of a name that is no Han one, 阿依古丽·买买提; NFKC leaves most of them alone.
_DOTS = re.compile(rf"(?<=[{HAN}])\s*[·‧•・･∙⋅●.]\s*(?=[{HAN}])")
_HAN_NAME = re.compile(rf"[{HAN}]{{2,4}}")
_DOTTED_NAME = re.compile(rf"[{HAN}]{{1,10}}(?:·[{HAN}]{{1,10}}){{1,3}}")
# Ideographs that stand alone; those behind a slash tell a part, 王芳/文.
_SINGLES = re.compile(rf"(?<![{HAN}/／])[{HAN}](?:[ \u3000]+[{HAN}])+(?![{HAN}])")
# 护理部王　芳 and 通讯员王　芳.
_BEHIND_WORD = re.compile(rf"(?<=[科部室办处心委会员者])([{HAN}])[ \u3000]+([{HAN}])(?![{HAN}])")
_SPACES = re.compile("[ \u3000]+")
_MAX_DOTTED, _LONGEST_PLAIN = 20, 3
# More ideographs that stand alone could be parted in too many ways.
_MOST_SINGLES = 12
# What stands where a name could, and is none.
_NO_NAME = re.compile(
    r"(?:本报|本院|我院|本刊|综合|转载|摘自|摘编|详见|全文|试行|组图|左图|右图|上图|下图|主任|院长|书记|护士|医生|医师|护师|药师|技师|教授|专家|同志|集体|全体|编者|佚名|等人|宣传|党建|工会|"
    r"医务|护理|门诊|急诊|网络|资料|专题|整理|后勤|信息|单位|科室|部门|文字|图片|视频|文稿|稿件|(?:阅读|閱讀|浏览|瀏覽|点击|點擊|访问)(?:量|数|次数)?|来源|來源|发布|發布|发布(?:[者人]|时间|日期)|發布(?:時間|日期)|发稿|字数|日期|编辑|編輯|人气|字号|字体|分享|打印|收藏|点赞|转发|附图|来稿|下转|上接|完整|现场|左一|右一|应邀|于是|时间|時間|有关|成员|向前|方案|关于|党员|通知|原载)"
)
# How somebody is spoken of, not how a byline names them.
_ADDRESSED = re.compile(r".(?:老师|主任|医生|护士|教授|院长|书记|同志|先生|女士|科长|处长|大夫|师傅)")
# What no name is written with, where its surname does not vouch for it.
_NO_LETTERS = re.compile("[一二三四五六七八九十第奖楼号层组年月日期版院科部室处网报会展队赛供摄为]")


def is_name(word: str, *, called: bool = False) -> bool:
    """Tell whether a word can be the name of a person.

    Parameters
    ----------
    word : str
        Without white space; the dots in a name as `join_dots` makes them.
    called : bool
        Whether what stands before it, such as 通讯员, says that a name follows: then any surname will do.
    """
    if _NO_NAME.fullmatch(word) or _ADDRESSED.fullmatch(word):
        return False
    if "·" in word:
        return len(word) <= _MAX_DOTTED and _DOTTED_NAME.fullmatch(word) is not None
    if not _HAN_NAME.fullmatch(word):
        return False
    if _COMPOUND_SURNAME.match(word) and len(word) > 2:
        return True
    if word[0] in _SURNAMES and len(word) <= _LONGEST_PLAIN:
        return True
    return called and not _NO_LETTERS.search(word)


def part_names(letters: str) -> tuple[str, ...]:
    """Part names that run together, 李青王少渊; nothing where they can be parted in no way, or in several."""
    if not 2 * 2 <= len(letters) <= _MOST_SINGLES:
        return ()
    ways = [way for way in _ways(len(letters)) if all(map(is_name, _cut(letters, way)))]
    return tuple(_cut(letters, ways[0])) if len(ways) == 1 else ()


def part_dotted(name: str) -> tuple[str, ...]:
    """Part two names with a dot between them, 李青·马晓岚; one name where it may stand inside it."""
    parts = tuple(filter(None, name.split("·")))
    if all(is_name(part) and part[0] in _COMMON_SURNAMES for part in parts):
        return parts
    return (name,)


def join_dots(text: str) -> str:
    """Return `text` with every dot that stands between two ideographs as a middle dot, without space around it."""
    return _DOTS.sub("·", text)


def close_names(text: str) -> str:
    """Return `text` with the spaces closed that match a name of two ideographs to the width of three: 王　芳.

    Parameters
    ----------
    text : str
        A byline.
    """
    text = _SINGLES.sub(lambda found: _closed(_SPACES.split(found.group())), text)
    return _BEHIND_WORD.sub(_close_behind, text)


def _close_behind(found: re.Match[str]) -> str:
    name = "".join(found.groups())
    return name if is_name(name) else found.group()


def _closed(letters: list[str]) -> str:
    """Part ideographs that stand alone into names of two and three; into twos where there are several ways to."""
    if parted := part_names("".join(letters)):
        return " ".join(parted)
    twos = ["".join(letters[at : at + 2]) for at in range(0, len(letters), 2)]
    return "".join(letters) if len(letters) == _LONGEST_PLAIN else " ".join(twos)


def _ways(length: int) -> Iterator[tuple[int, ...]]:
    if not length:
        yield ()
    for size in range(2, min(length, _LONGEST_PLAIN) + 1):
        yield from ((size, *rest) for rest in _ways(length - size))


def _cut(letters: str, sizes: Iterable[int]) -> list[str]:
    ends = list(itertools.accumulate(sizes))
    return [letters[start:end] for start, end in itertools.pairwise([0, *ends])]
