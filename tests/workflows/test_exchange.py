import errno
import io
import logging
from pathlib import Path

import pytest

from classifier.domain.answer import Answer, Verdict
from classifier.errors import DecodingError, EmptyInputError, InputError, NotFoundError, TooLargeError, UnreadableError
from classifier.storage.exchange.catalogue import FORMATS, Exchange
from classifier.storage.exchange.names import LabelFormat
from classifier.storage.exchange.record import Record
from classifier.storage.labels.folder import LabelFolder
from classifier.storage.shipped import load_taxonomy
from classifier.workflows import exchange
from classifier.workflows.exchange import export_labels, read_labels, records_of
from tests.workflows.folders import NOON, answer, make_filed, make_folder, make_label

FIRST, SECOND, THIRD = (make_filed(title=title) for title in ("一", "二", "三"))


@pytest.fixture
def folder(tmp_path: Path) -> LabelFolder:
    return make_folder(tmp_path / "labels")


def read(given: str, form: LabelFormat | None = None, stdin: bytes = b"") -> list[Record | InputError]:
    return list(read_labels(given, io.BytesIO(stdin), load_taxonomy(), form))


def who(records: list[Record]) -> list[tuple[str, str, tuple[str, ...] | None]]:
    return [(one.filed.article.title, one.annotator, one.label.tags if one.label else None) for one in records]


def test_the_latest_standing_decision_of_each_annotator_is_exported(folder: LabelFolder) -> None:
    answer(folder, FIRST, "award")
    answer(folder, SECOND, "event", minutes=1)
    answer(folder, FIRST, "event", "award", minutes=2, note="改")
    undone = answer(folder, SECOND, "training", minutes=3)
    answer(folder, SECOND, verdict=Verdict.UNDO, undoes=undone, minutes=4)
    answer(folder, THIRD, verdict=Verdict.SKIP, minutes=5)
    answer(folder, THIRD, verdict=Verdict.UNSURE, by="李强", minutes=6)
    answer(folder, FIRST, verdict=Verdict.ADJUDICATION, by="院办", minutes=7)
    found = records_of(folder)
    assert who(found) == [
        ("一", "王芳", ("event", "award")),
        ("一", "院办", ()),
        ("二", "王芳", ("event",)),
        ("三", "李强", None),
    ]
    assert [one.note for one in found] == ["改", "", "", ""]
    assert [one.adjudicates for one in found] == [False, True, False, False]
    assert found[2].at == NOON.replace(minute=1)
    assert found[0].filed == FIRST


def test_resolved_is_one_label_an_article_and_none_in_doubt(folder: LabelFolder) -> None:
    for by, tag in (("王芳", "award"), ("李强", "award"), ("赵敏", "event")):
        answer(folder, FIRST, tag, by=by, minutes=len(by))
        answer(folder, SECOND, tag, by=by)
    answer(folder, SECOND, "event", by="院办", verdict=Verdict.ADJUDICATION, minutes=9)
    answer(folder, THIRD, "award")
    answer(folder, THIRD, "event", by="李强")
    answer(folder, make_filed(title="四"), verdict=Verdict.UNSURE)
    assert who(records_of(folder, resolved=True)) == [("一", "李强", ("award",)), ("二", "院办", ("event",))]


def test_an_article_that_somebody_mended_is_left_out(folder: LabelFolder) -> None:
    answer(folder, FIRST, "award")
    whole = make_filed(title="一与二")
    folder.file(whole)
    mend = Answer(
        id="mend",
        verdict=Verdict.EDIT,
        article=FIRST.id,
        annotator="王芳",
        at=NOON.replace(minute=9),
        replaces=(FIRST.id, SECOND.id),
        makes=(whole.id,),
    )
    folder.log("王芳").append(mend)
    assert records_of(folder) == []


def test_an_article_whose_text_is_missing_is_told_and_left_out(
    folder: LabelFolder, caplog: pytest.LogCaptureFixture
) -> None:
    answer(folder, FIRST, "award")
    answer(folder, SECOND, "award")
    kept = (folder.folder / "articles.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder.folder / "articles.jsonl").write_text(kept[1], encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert who(records_of(LabelFolder(folder.folder))) == [("二", "王芳", ("award",))]
    assert FIRST.id in caplog.text


@pytest.mark.parametrize("form", list(LabelFormat))
def test_what_is_exported_is_read_again(form: LabelFormat, folder: LabelFolder, tmp_path: Path) -> None:
    answer(folder, FIRST, "award", "event")
    answer(folder, FIRST, "training", by="李强")
    answer(folder, SECOND, verdict=Verdict.UNSURE)
    answer(folder, THIRD)
    target = tmp_path / "out" / "labels.any"
    done = export_labels(folder, target, form)
    assert (done.labels, done.articles) == (4, 3)
    assert read(str(target)) == records_of(folder)
    beside = {path.name for path in target.parent.iterdir()} - {"labels.any"}
    assert beside == ({done.beside.name} if done.beside else set())


def test_an_open_file_gets_the_labels_alone(folder: LabelFolder, tmp_path: Path) -> None:
    answer(folder, FIRST, "award")
    sink = io.BytesIO()
    assert export_labels(folder, sink, LabelFormat.FASTTEXT).beside is None
    assert sink.getvalue().startswith(b"__label__award ")
    assert [path.name for path in tmp_path.iterdir()] == ["labels"]


def test_an_export_that_fails_leaves_both_files_as_they_were(
    folder: LabelFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> list[bytes]:
        raise OSError(errno.ENOSPC, "no room")

    answer(folder, FIRST, "award")
    out = tmp_path / "out"
    target = out / "train.txt"
    done = export_labels(folder, target, LabelFormat.FASTTEXT)
    before = {path: path.read_bytes() for path in out.iterdir()}
    assert done.beside in before
    answer(folder, SECOND, "award")
    good = FORMATS[LabelFormat.FASTTEXT]
    monkeypatch.setitem(FORMATS, LabelFormat.FASTTEXT, Exchange(broken, good.read, good.beside))  # type: ignore[arg-type]  # it never gives any
    with pytest.raises(OSError, match="no room"):
        export_labels(folder, target, LabelFormat.FASTTEXT)
    assert {path: path.read_bytes() for path in out.iterdir()} == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_sheet_is_read_whatever_a_spreadsheet_saved_it_in(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_bytes("标题,正文,标签\n获奖名单公布,正文一段。,获奖\n".encode(encoding))
    (found,) = read(str(path))
    assert isinstance(found, Record)
    assert (found.filed.article.title, found.label) == ("获奖名单公布", make_label("award"))


def test_a_line_in_another_encoding_is_named_and_the_rest_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    good = '{"text": "文字", "label": ["award"]}\n'.encode()
    path.write_bytes(good + b'{"text": "\xff\xff\xff", "label": ["award"]}\n' + good)
    found = read(str(path))
    assert [isinstance(one, InputError) for one in found] == [False, True, False]
    assert not isinstance(found[1], DecodingError)


def test_standard_input_is_read() -> None:
    (found,) = read("-", stdin="__label__award 文字\n".encode())
    assert isinstance(found, Record)


def test_what_cannot_be_read_is_one_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plain.md").write_text("一段文字", encoding="utf-8")
    (tmp_path / "a.xlsx").write_bytes(b"PK")
    (tmp_path / "blank.csv").write_bytes(b"\n \n")
    kinds = {
        str(tmp_path / "none.csv"): NotFoundError,
        str(tmp_path): UnreadableError,
        str(tmp_path / "plain.md"): UnreadableError,
        str(tmp_path / "a.xlsx"): UnreadableError,
        str(tmp_path / "blank.csv"): EmptyInputError,
        "": NotFoundError,
    }
    for given, kind in kinds.items():
        assert [type(one) for one in read(given)] == [kind], given
    monkeypatch.setattr(exchange, "MAX_MIB", 0)
    assert [type(one) for one in read(str(tmp_path / "plain.md"), LabelFormat.CSV)] == [TooLargeError]


def test_the_format_that_is_asked_for_is_the_one_that_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('{"text": "文", "label": ["award"], "answer": "accept"}\n', encoding="utf-8")
    (found,) = read(str(path), LabelFormat.DOCCANO)
    assert isinstance(found, Record)
