import pytest

from classifier.text.bylines.names import close_names, is_name, join_dots, part_dotted, part_names


@pytest.mark.parametrize(
    "word", ["王芳", "李青禾", "欧阳春", "司马青禾", "阿依古丽·买买提", "扎西·旺堆·多吉", "陳曉華", "歐陽青禾"]
)
def test_a_word_with_a_surname_or_a_dot_can_be_a_name(word: str) -> None:
    assert is_name(word)


@pytest.mark.parametrize("word", ["", "王", "本报", "转载", "冉老师", "王主任", "近日", "A王", "阿依·", "王芳1"])
def test_another_word_is_none(word: str) -> None:
    assert not is_name(word)


@pytest.mark.parametrize(("word", "one"), [("沐云", True), ("那日苏", True), ("二病区", False), ("一等奖", False)])
def test_where_a_name_is_called_for_any_surname_will_do(word: str, one: bool) -> None:
    assert is_name(word, called=True) == one


@pytest.mark.parametrize("dot", "·•・‧･∙")
def test_every_dot_between_ideographs_is_the_same(dot: str) -> None:
    assert join_dots(f"艾力{dot}吐尔逊 1{dot}5") == f"艾力·吐尔逊 1{dot}5"


@pytest.mark.parametrize(
    ("printed", "closed"),
    [
        ("王　芳 李远舟", "王芳 李远舟"),
        ("王 芳 李 强", "王芳 李强"),
        ("王 远 舟", "王远舟"),
        ("王 芳 李 远 舟", "王芳 李远舟"),
        ("护理部王　芳", "护理部王芳"),
        ("王芳/文 李　强/图", "王芳/文 李强/图"),
        ("骨科 王芳", "骨科 王芳"),
    ],
)
def test_the_space_inside_a_name_is_closed(printed: str, closed: str) -> None:
    assert close_names(printed) == closed


def test_many_ideographs_apart_are_paired_without_trying_every_way() -> None:
    assert close_names(" ".join("王" * 40)) == " ".join(["王王"] * 20)


def test_names_that_run_together_are_parted_where_there_is_one_way_to() -> None:
    assert part_names("李青王少渊") == ("李青", "王少渊")
    assert part_names("周末愉快") == ()
    assert part_names("王王王王王") == ()


def test_a_dot_parts_two_names_only_where_both_begin_with_a_common_surname() -> None:
    assert part_dotted("李青·马晓岚") == ("李青", "马晓岚")
    assert part_dotted("巴特尔·明远") == ("巴特尔·明远",)
