import pytest

from classifier.text.bylines.credits import Credit, Credits, Part, is_department, names_only, read_credits

WROTE, PICTURED, TOLD, PASSED = Part.WROTE, Part.PICTURED, Part.TOLD, Part.PASSED


def _parts(text: str) -> list[tuple[str, Part]]:
    return [(credit.name, credit.part) for credit in read_credits(text).people]


def _departments(text: str) -> list[tuple[str, str | None]]:
    return [(credit.name, credit.department) for credit in read_credits(text).people]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("王芳 李强", [("王芳", WROTE), ("李强", WROTE)]),
        ("文/王芳 图/李强", [("王芳", WROTE), ("李强", PICTURED)]),
        ("王芳/文 李强/图", [("王芳", WROTE), ("李强", PICTURED)]),
        ("王芳/文李强/图", [("王芳", WROTE), ("李强", PICTURED)]),
        ("王芳 文 李强 图", [("王芳", WROTE), ("李强", PICTURED)]),
        ("王芳 文/图", [("王芳", WROTE)]),
        ("图文:王芳", [("王芳", WROTE)]),
        ("通讯员 王芳 摄影 李强", [("王芳", WROTE), ("李强", PICTURED)]),
        ("王芳 李强 摄影报道", [("王芳", WROTE), ("李强", WROTE)]),
        ("王芳 摄", [("王芳", PICTURED)]),
        ("供稿:王芳 审核:李强", [("王芳", WROTE), ("李强", PASSED)]),
        ("一审:王芳 二审:李强 责任编辑:赵云", [("王芳", PASSED), ("李强", PASSED), ("赵云", PASSED)]),
        ("口述:王芳 整理:李强", [("王芳", TOLD), ("李强", WROTE)]),
        ("王芳 口述 李强 整理", [("王芳", TOLD), ("李强", WROTE)]),
        ("文/韩文 图/王图", [("韩文", WROTE), ("王图", PICTURED)]),
        ("记者 那日苏", [("那日苏", WROTE)]),
        ("作者:冉老师", []),
    ],
)
def test_what_each_did(text: str, parts: list[tuple[str, Part]]) -> None:
    assert _parts(text) == parts


@pytest.mark.parametrize(
    ("text", "departments"),
    [
        ("心内科 王芳 护理部 李和平", [("王芳", "心内科"), ("李和平", "护理部")]),
        ("骨科 王芳、李强；护理部 赵云", [("王芳", "骨科"), ("李强", "骨科"), ("赵云", "护理部")]),
        ("王芳 李强 骨科", [("王芳", "骨科"), ("李强", "骨科")]),
        ("王芳 骨科 李强 护理部", [("王芳", "骨科"), ("李强", "护理部")]),
        ("心内科 通讯员 王芳", [("王芳", "心内科")]),
        ("记者 王芳 通讯员 心内科 李强", [("王芳", None), ("李强", "心内科")]),
        ("通讯员 王芳 摄影 李强 骨科", [("王芳", "骨科"), ("李强", "骨科")]),
        ("市一院 心内科 王芳", [("王芳", "心内科")]),
        ("骨科王芳", [("王芳", "骨科")]),
        ("骨科扎西·旺堆", [("扎西·旺堆", "骨科")]),
        ("儿科 沐云", [("沐云", "儿科")]),
        ("编辑部 王芳", [("王芳", "编辑部")]),
        ("心内科护士长 王芳", [("王芳", "心内科护士长")]),
        ("王芳和李强", [("王芳", None), ("李强", None)]),
        ("李和平", [("李和平", None)]),
    ],
)
def test_whose_department_is_which(text: str, departments: list[tuple[str, str | None]]) -> None:
    assert _departments(text) == departments


def test_departments_without_people_are_told_and_those_of_editors_are_not() -> None:
    assert read_credits("供稿:护理部 审核:宣传科") == Credits(departments=("护理部",))
    assert not read_credits("审核:宣传科")
    assert read_credits("宣传科 王芳") == Credits((Credit("王芳", "宣传科"),), ("宣传科",))


@pytest.mark.parametrize(
    ("word", "one"), [("骨科", True), ("党办", True), ("王科", False), ("王芳", False), ("科", False)]
)
def test_a_department_is_told_from_a_person(word: str, one: bool) -> None:
    assert is_department(word) == one


@pytest.mark.parametrize(
    "line", ["骨科 王芳", "王芳 本报记者 李强", "骨科/王芳", "王芳 文 李强 摄", "骨科 王芳 护理部 李强"]
)
def test_a_line_of_names_and_what_goes_with_them_is_nothing_else(line: str) -> None:
    assert names_only(line)


@pytest.mark.parametrize(
    "line", ["王芳 李强", "骨科", "来源于基层", "骨科 护理部 王芳", "王芳 获奖", "联系人:人事科 王芳"]
)
def test_any_other_line_may_be_something_else(line: str) -> None:
    assert not names_only(line)
