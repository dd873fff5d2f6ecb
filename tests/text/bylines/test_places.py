import pytest

from classifier.text.bylines.credits import Credits
from classifier.text.bylines.places import closing_credits, credits_alone, credits_of, leading_credits


def _names(found: Credits) -> list[str]:
    return [credit.name for credit in found.people]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("院讯（王芳、李强）近日，我院", ["王芳", "李强"]),
        ("青岚新闻网讯（通讯员 王芳）近日，我院", ["王芳"]),
        ("本报讯 通讯员 王芳 李强 报道 近日，我院", ["王芳", "李强"]),
        ("本报讯 通讯员王芳李远舟报道近日，我院", ["王芳", "李远舟"]),
        ("本报讯 通讯员王芳李远舟近日，我院", ["王芳", "李远舟"]),
        ("（特约记者 王芳）近日，我院", ["王芳"]),
        ("本報訊（記者 陳曉華）近日，本院", ["陳曉華"]),
        ("近日，我院通讯员王芳报道", []),
        ("我院记者（王芳）在场", []),
    ],
)
def test_what_opens_a_paragraph(text: str, names: list[str]) -> None:
    assert _names(leading_credits(text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("圆满成功。（文/王芳）（图/李强）", ["王芳", "李强"]),
        ("圆满成功。【骨科 王芳】", ["王芳"]),
        ("圆满成功。（2022年4月）", []),
        ("圆满成功。（图片由骨科提供）", []),
        ("主持人（骨科 王芳）", []),
    ],
)
def test_what_closes_a_paragraph(text: str, names: list[str]) -> None:
    assert _names(closing_credits(text)) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("□ 记者 王芳 文/图", ["王芳"]),
        ("文字：王芳 图片：李强 初审：赵云", ["王芳", "李强", "赵云"]),
        ("特约通讯员 王　芳", ["王芳"]),
        ("骨科/王芳", ["王芳"]),
        ("□阿依古丽・买买提", ["阿依古丽·买买提"]),
        ("图/韩冰）", []),
        ("联系人：人事科 冉老师", []),
        ("王芳 李强", []),
    ],
)
def test_a_line_alone(line: str, names: list[str]) -> None:
    assert _names(credits_alone(line)) == names


def test_an_article_has_the_bylines_of_all_its_places() -> None:
    text = "本报讯（王芳）近日，我院召开会议。\n圆满成功。（骨科 李强）\n文/赵云舒"
    assert [_names(found) for found in credits_of(text)] == [["王芳"], ["李强"], ["赵云舒"]]


def test_a_byline_in_the_middle_of_a_paragraph_is_none() -> None:
    assert credits_of("近日，我院（骨科 李强）开展义诊，效果良好。") == ()
