import pytest

from classifier.ingest.layout.captions import captions_of
from classifier.ingest.layout.page import Box, Run
from tests.ingest.layout.factories import SIZE, make_blocks, make_column, make_page, make_run, prose

PICTURE = Box(140, 100, 340, 200)


def _captions(*runs: Run, pictures: tuple[Box, ...] = (PICTURE,)) -> set[str]:
    blocks = make_blocks(*runs)
    return {blocks[index].text for index in captions_of(blocks, make_page(*runs, pictures=pictures), SIZE)}


@pytest.mark.parametrize(
    ("left", "top"),
    [(160, 204), (160, 218), (346, 150), (50, 150), (160, 180)],
    ids=["below", "a line below", "beside", "to its left", "on it"],
)
def test_smaller_type_by_a_picture(left: float, top: float) -> None:
    run = make_run("众人在会场合影留念", left=left, top=top, size=8)
    assert _captions(run) == {run.text}


@pytest.mark.parametrize(("left", "top"), [(160, 240), (400, 150), (160, 80)], ids=["far below", "far beside", "above"])
def test_smaller_type_elsewhere(left: float, top: float) -> None:
    assert _captions(make_run("众人在会场合影留念", left=left, top=top, size=8)) == set()


def test_text_below_a_picture_is_text_unless_it_is_short_and_centred() -> None:
    assert _captions(*make_column(prose(60), left=140, top=204, letters=20)) == set()
    centred = make_run("众人在会场合影", left=205, top=204)
    assert _captions(centred) == {centred.text}
    assert _captions(make_run("众人在会场。合影", left=200, top=204)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "图为会议现场",
        "▲夜色中的急诊楼",
        "医护人员核对血袋。温不语　摄",
        "（摄影：温不语）",
        "颜朗/摄",
        "（颜朗摄）",
        "上图：众人在合影",
        "资料图",
    ],
)
def test_words_that_no_picture_need_stand_by(text: str) -> None:
    assert _captions(make_run(text, top=500), pictures=()) == {text}


@pytest.mark.parametrize("text", ["如图所示的会议", "图书馆开馆", "宣传片开始拍摄", "冬季养生重调摄"])
def test_words_that_only_look_alike(text: str) -> None:
    assert _captions(make_run(text, top=500), pictures=()) == set()


def test_headlines_and_long_text_are_no_captions() -> None:
    assert _captions(make_run("图为何物", left=160, top=204, size=18)) == set()
    assert _captions(*make_column("图为" + prose(150), top=500, letters=20)) == set()


def test_the_ground_of_a_page_and_of_a_story_is_no_picture() -> None:
    small = make_run("众人在会场合影留念", left=60, top=560, size=8)
    assert _captions(small, pictures=(Box(0, 0, 600, 555),)) == set()
    story = make_column(prose(200), top=104, left=45, letters=18)
    under = make_run("众人在会场合影留念", left=60, top=320, size=8)
    assert _captions(*story, under, pictures=(Box(40, 100, 240, 315),)) == set()
    assert _captions(under, pictures=(Box(40, 100, 240, 315),)) == {under.text}


def test_upright_type_is_no_caption() -> None:
    assert _captions(make_run("众人合影", left=346, top=110, size=8, vertical=True)) == set()
