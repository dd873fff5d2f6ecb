import pytest

from classifier.ingest.byline import Byline, byline_alone, closing_byline, leading_byline


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("本报讯（张洁青 胡青）11月15日，我院召开会议。", ("张洁青", "胡青")),
        ("【本报讯】（记者 李青禾）近日，我院开展义诊。", ("李青禾",)),
        ("本院讯(通讯员李青、王远)近日，我院开展义诊。", ("李青", "王远")),
        ("本报讯（欧阳春晓）近日，我院开展义诊。", ("欧阳春晓",)),
        ("本报讯（阿依古丽·买买提）近日，我院开展义诊。", ("阿依古丽·买买提",)),
        ("本报讯（李和平、马晓岚）近日，我院开展义诊。", ("李和平", "马晓岚")),
        ("本报讯（李青和马晓岚）近日，我院开展义诊。", ("李青", "马晓岚")),
        ("本报讯（李青·马晓岚）近日，我院开展义诊。", ("李青", "马晓岚")),
        ("（通讯员 李青）近日，我院开展义诊。", ("李青",)),
        ("院讯（那日苏、李青）近日，我院开展义诊。", ("那日苏", "李青")),
        ("本报讯 通讯员李青王少渊报道近日，我院开展义诊。", ("李青", "王少渊")),
    ],
)
def test_the_names_after_the_news_mark_are_the_writers(text: str, names: tuple[str, ...]) -> None:
    assert leading_byline(text).names == names


def test_a_paragraph_without_the_news_mark_opens_with_no_byline() -> None:
    assert not leading_byline("近日，我院（李青所在科室）开展义诊。")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("取得圆满成功。（供稿：梁雅青）", Byline(("梁雅青",))),
        ("取得圆满成功。（宣传科 李青）", Byline(("李青",), "宣传科")),
        ("取得圆满成功。（供稿：护理部）", Byline((), "护理部")),
        ("取得圆满成功。（文/赵云舒 图/陈若溪）", Byline(("赵云舒", "陈若溪"))),
        ("取得圆满成功。（文/赵云舒 审核/钱峰）", Byline(("赵云舒",))),
        ("取得圆满成功！（心内科 李 青　王远帆）", Byline(("李青", "王远帆"), "心内科")),
    ],
)
def test_the_brackets_after_the_last_sentence_tell_who_wrote_for_whom(text: str, found: Byline) -> None:
    assert closing_byline(text) == found


@pytest.mark.parametrize(
    "text", ["手术用时三小时（详见第二版）", "取得圆满成功。（完）", "我院成立了卒中中心（李青）负责的小组。"]
)
def test_other_brackets_name_nobody(text: str) -> None:
    assert not closing_byline(text)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("□胡青", Byline(("胡青",))),
        ("■ 李青禾 王远", Byline(("李青禾", "王远"))),
        ("供稿：李青禾", Byline(("李青禾",))),
        ("（供 稿：护理部 马晓岚）", Byline(("马晓岚",), "护理部")),
        ("文/周远舟", Byline(("周远舟",))),
        ("通讯员 李青 王远 报道", Byline(("李青", "王远"))),
        ("（宣传科 李青）", Byline(("李青",), "宣传科")),
        ("宣传科 李青 供稿", Byline(("李青",), "宣传科")),
        ("宣传科 李青", Byline(("李青",), "宣传科")),
        ("李青　王远帆　骨科", Byline(("李青", "王远帆"), "骨科")),
        ("来源：党办 作者：李青", Byline(("李青",), "党办")),
        ("来源 | 护理部", Byline((), "护理部")),
        ("宣传科 李青／⽂", Byline(("李青",), "宣传科")),
        ("□ 记者 李青 文/图", Byline(("李青",))),
        ("骨科/李青", Byline(("李青",), "骨科")),
        ("心内科 李青 护理部 王远", Byline(("李青", "王远"), "心内科")),
    ],
)
def test_a_line_of_its_own_can_be_a_byline(line: str, found: Byline) -> None:
    assert byline_alone(line) == found


@pytest.mark.parametrize(
    "line",
    [
        "我院召开通讯员会议",
        "（试行）",
        "李青禾获评先进个人",
        "□",
        "李青 王远",
        "宣传科",
        "来源于基层",
        "记者节专题报道",
        "【平安医院】",
        "联系人：人事科 李老师",
    ],
)
def test_other_short_lines_are_no_byline(line: str) -> None:
    assert not byline_alone(line)


def test_a_name_is_told_once_however_often_it_stands_there() -> None:
    assert closing_byline("圆满成功。（文/李青 图/李青）").names == ("李青",)
