"""Bylines as newspapers print them, made of invented people: one set to work on, another to score on.

No name, department or wording of one set stands in the other, but for the few that every newspaper uses.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

_DOTS = "·•・‧"


class Place(StrEnum):
    """Where a byline stands in its article."""

    LEAD = "lead"
    """Before the first sentence."""
    END = "end"
    """Behind the last sentence."""
    BELOW = "below"
    """On a line of its own below the headline."""
    LAST = "last"
    """On a line of its own at the end."""


@dataclass(frozen=True, slots=True)
class Style:
    """One way to print a byline.

    Parameters
    ----------
    place : Place
        Where it stands.
    pattern : str
        With ``{a}``, ``{b}``, ``{c}`` for who wrote, ``{p}`` and ``{e}`` for who only took pictures or edited,
        and ``{d}``, ``{f}``, ``{g}`` for departments.
    of : str
        The department of each writer, by its letter in the pattern; a dash where there is none.
    """

    place: Place
    pattern: str
    of: str = "---"


@dataclass(frozen=True, slots=True)
class Printed:
    """A byline as it is printed, and whom it says to have written."""

    style: Style
    text: str
    wrote: tuple[tuple[str, str | None], ...]
    """Names as they are counted, each with the department as printed."""


@dataclass(frozen=True, slots=True)
class Press:
    """What the bylines of one set are made of."""

    styles: tuple[Style, ...]
    surnames: str
    given: str
    whole: tuple[str, ...]
    """Names of other peoples, and with surnames of two characters; dots as ``·``."""
    departments: tuple[str, ...]


def print_byline(press: Press, style: Style, rng: random.Random) -> Printed:
    """Make up the people of one byline and print it."""
    wanted = [letter for letter in "abcpe" if f"{{{letter}}}" in style.pattern]
    people = dict(zip(wanted, _people(press, len(wanted), rng), strict=True))
    departments = dict(zip("dfg", rng.sample(press.departments, 3), strict=True))
    dot, spaced = rng.choice(_DOTS), rng.random() < 1 / 3
    shown = {letter: _typeset(name, dot, spaced=spaced) for letter, name in people.items()}
    wrote = tuple(
        (people[letter], departments.get(style.of[at])) for at, letter in enumerate("abc") if letter in people
    )
    return Printed(style, style.pattern.format(**shown, **departments), wrote)


def _people(press: Press, count: int, rng: random.Random) -> list[str]:
    names: dict[str, None] = {}
    while len(names) < count:
        plain = rng.choice(press.surnames) + "".join(rng.sample(press.given, rng.choice((1, 2, 2))))
        names.setdefault(rng.choice(press.whole) if rng.random() < 1 / 8 else plain)
    return list(names)


def _typeset(name: str, dot: str, *, spaced: bool) -> str:
    return "\u3000".join(name) if spaced and len(name) == 2 else name.replace("·", dot)


def _styles(place: Place, *patterns: str | tuple[str, str]) -> Sequence[Style]:
    return [Style(place, one) if isinstance(one, str) else Style(place, *one) for one in patterns]


WORKED_ON = Press(
    styles=(
        *_styles(
            Place.LEAD,
            "本报讯（通讯员 {a} {b}）",
            "【本报讯】（{a}、{b}）",
            "本报讯（{a}）",
            "（记者 {a}）",
            "本报讯 通讯员 {a} 报道 ",
            "院讯（{a}、{b}、{c}）",
        ),
        *_styles(
            Place.END,
            ("（{d} {a}）", "d--"),
            "（供稿：{a} 审核：{e}）",
            "（文/{a} 图/{p}）",
            ("（{d} {a} {f} {b} {g} {c}）", "dfg"),
            "（{d}供稿）",
            "（{a} 摄影报道）",
            "（{a} {b}/文 {p}/图）",
            ("（{d}{a}）", "d--"),
        ),
        *_styles(Place.BELOW, "记者 {a} 通讯员 {b}", "通讯员 {a} 摄影 {p}", "特约通讯员 {a}", ("{d} {a}", "d--")),
        *_styles(
            Place.LAST,
            "□{a}",
            "作者：{a} 责编：{e}",
            ("（供稿：{d} {a}）", "d--"),
            "责任编辑：{e}",
            "文字：{a} 图片：{p} 初审：{e}",
        ),
    ),
    surnames="王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕",
    given="青禾远舟晓岚若溪云舒知秋小满砚秋思齐明远文静国栋建华丽娟海涛志刚雨桐一帆",
    whole=("阿依古丽·买买提", "欧阳青禾", "司马远", "诸葛知秋", "艾力·吐尔逊", "巴特尔·明远"),
    departments=(
        "心内科",
        "护理部",
        "宣传科",
        "骨科",
        "儿科",
        "医务部",
        "检验科",
        "消化内科",
        "党委办公室",
        "神经外科",
    ),
)
SCORED_ON = Press(
    styles=(
        *_styles(
            Place.LEAD,
            "【本院讯】（通讯员：{a}）",
            "本报讯 （记者{a} 通讯员{b}）",
            "（本报通讯员 {a} {b}）",
            "市一院讯（{a}）",
            "本报讯（实习记者 {a} 特约通讯员 {b}）",
            "本院讯(记者 {a} 通讯员 {b} {c})",
            "本报讯（{a} 本报记者 {b}）",
            ("本报讯（{d} {a} {b}）", "dd-"),
        ),
        *_styles(
            Place.END,
            "（{a} {b} {c}）",
            ("（{d}：{a}）", "d--"),
            ("（{d}/{a}）", "d--"),
            "（文字 {a} 摄影 {p}）",
            "（供稿/{a}）",
            ("（通讯员 {d} {a} {b}）", "dd-"),
            "（{a} 供稿 {e} 编辑）",
            "（{a}撰稿）",
            "（来源：{d}）",
            "（待续）",
            "（图片由{d}提供）",
            ("（{d} {a}、{b}；{f} {c}）", "ddf"),
            "（图文：{a}）",
            ("（{a} {b} {d}）", "dd-"),
            ("【{d} {a}】", "d--"),
            "（口述：{p} 整理：{a}）",
            ("（{d} 通讯员 {a} 摄影 {p}）", "d--"),
            "（{p} 摄）",
            "（{d} {f}）",
        ),
        *_styles(
            Place.BELOW,
            "通讯员：{a}",
            ("作者：{d} {a}", "d--"),
            "图文 | {a} {b}",
            ("◆{d}\u3000{a}", "d--"),
            ("{a}\u3000{d}", "d--"),
            "{a} 文 {p} 摄",
            ("文/{d} {a}", "d--"),
            ("{d}\u3000{a}\u3000{b}", "dd-"),
            "■ {a} {b}",
        ),
        *_styles(
            Place.LAST,
            "供稿人：{a} 审稿人：{e}",
            ("（{d} {a} 供稿）", "d--"),
            "记者：{a} 摄影：{p} 责任编辑：{e}",
            "一审：{e} 二审：{p}",
            ("◎{d} {a}", "d--"),
            "执笔：{a}",
            "文稿：{a}\u3000图片：{p}",
            "撰稿：{a}\u3000摄影：{p}\u3000编辑：{e}",
            "编辑：{e} 校对：{p}",
            ("供稿单位：{d} 作者：{a}", "d--"),
            "作者 | {a} 编辑 | {e}",
        ),
    ),
    surnames=(
        "蒋蔡余杜叶苏魏任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢"
        "路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边净阴闫薛付戚"
    ),
    given="琬颖沛霖昭宇璇仲谦谨言伯庸清如秀峰玉珍桂香爱莲振邦立群大勇长河",
    whole=("古丽娜尔·沙吾提", "上官清如", "夏侯霖", "才让·多杰", "皇甫振邦", "玛依拉·托合提", "慕容昭宇"),
    departments=(
        "呼吸与危重症医学科", "感染管理科", "泌尿外科", "药学部", "麻醉手术中心", "康复医学科", "党群工作部", "质控办",
        "妇产科", "院办", "信息中心", "血液净化中心", "产科", "内分泌科", "团委", "骨二科",
    ),
)  # fmt: skip
