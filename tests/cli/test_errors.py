import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from classifier import errors
from classifier.cli.chinese import CLASS_SENTENCES, INPUT_SENTENCES, SYSTEM_SENTENCES
from classifier.cli.errors import Edge, sentence_of, told


def subclasses(root: type[errors.YuankanError]) -> Iterator[type[errors.YuankanError]]:
    for kind in root.__subclasses__():
        yield kind
        yield from subclasses(kind)


def make_input_error(kind: type[errors.InputError], *, source: str = "a.txt") -> errors.InputError:
    if issubclass(kind, errors.DecodingError):
        return kind(f"{source}: not text", source=source, offset=17, hint="save it as UTF-8")
    if issubclass(kind, errors.TooLargeError):
        return kind(f"{source}: not small", source=source, limit=9, hint="split it")
    return kind(f"{source}: not usable", source=source, hint="look at it", line=7)


def left_with(error: BaseException, *, debug: bool = False) -> int:
    with pytest.raises(SystemExit) as leaving, Edge(debug=debug):
        raise error
    assert isinstance(leaving.value.code, int)
    return leaving.value.code


INPUT_KINDS = [kind for kind in subclasses(errors.InputError) if issubclass(kind, errors.InputError)]


def test_every_input_error_has_a_chinese_sentence() -> None:
    assert set(INPUT_KINDS) <= set(INPUT_SENTENCES)


def test_every_other_error_from_below_has_a_chinese_sentence() -> None:
    groups = {errors.InputError, errors.UsageError, errors.RefusalError}
    rest = {kind for kind in subclasses(errors.YuankanError) if not issubclass(kind, errors.InputError)}
    assert rest - groups <= set(CLASS_SENTENCES)


@pytest.mark.parametrize("kind", INPUT_KINDS)
def test_an_input_error_is_one_line_that_names_the_file_and_the_way_out(kind: type[errors.InputError]) -> None:
    sentence = sentence_of(make_input_error(kind))
    assert sentence.startswith("a.txt: not ")
    assert "; " in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize("kind", INPUT_KINDS)
@pytest.mark.usefixtures("chinese")
def test_the_same_in_chinese(kind: type[errors.InputError]) -> None:
    sentence = sentence_of(make_input_error(kind))
    assert sentence.startswith("a.txt：")
    assert "；请" in sentence
    assert "{" not in sentence


@pytest.mark.usefixtures("chinese")
def test_chinese_names_the_file_once_and_keeps_the_detail() -> None:
    error = errors.UnreadableError("a{0}.txt: is a PNG image", source="a{0}.txt")
    assert sentence_of(error).startswith("a{0}.txt：读不了（is a PNG image）；")
    known = errors.UnreadableError("a.txt: not a text file", source="a.txt")
    assert sentence_of(known).startswith("a.txt：读不了（不是文本文件）；")


@pytest.mark.usefixtures("chinese")
def test_chinese_names_the_line_of_a_broken_article_once() -> None:
    message = "a.jsonl: line 7 is not an article: it is not JSON"
    error = errors.BrokenLineError(message, source="a.jsonl", line=7)
    assert sentence_of(error).startswith("a.jsonl：第 7 行不是一篇稿件（不是 JSON）；")


@pytest.mark.usefixtures("chinese")
def test_chinese_says_what_to_do_with_a_kind_that_is_not_read() -> None:
    error = errors.UnreadableError("a.doc: .doc files are not read", source="a.doc")
    assert sentence_of(error) == "a.doc：读不了（不读 .doc 文件）；请另存为 .docx、.pdf 或 .txt 再试"


@pytest.mark.usefixtures("chinese")
def test_chinese_says_which_command_installs_an_extra() -> None:
    hint = 'install it with: pip install "yuankan[docx]"'
    error = errors.UnreadableError("a.docx: reading .docx needs an extra", source="a.docx", hint=hint)
    assert sentence_of(error) == 'a.docx：读不了（读 Word 文件须另装扩展）；请运行：pip install "yuankan[docx]"'


@pytest.mark.usefixtures("chinese")
def test_chinese_names_even_an_empty_name() -> None:
    error = errors.NotFoundError("an empty name is no file or folder", source="")
    assert sentence_of(error).startswith("空文件名：")


@pytest.mark.usefixtures("chinese")
def test_chinese_names_the_line_and_the_byte() -> None:
    assert "第 7 行" in sentence_of(make_input_error(errors.BrokenLineError))
    assert "第 17 个字节" in sentence_of(make_input_error(errors.DecodingError))


@pytest.mark.usefixtures("chinese")
def test_chinese_counts_bytes_in_mebibytes_and_lines_in_lines() -> None:
    large = errors.TooLargeError("a.txt: too much", source="a.txt", limit=8)
    assert sentence_of(large).startswith("a.txt：超过 8 MiB，")
    many = errors.TooManyLinesError("a.txt: too many", source="a.txt", limit=100_000)
    assert sentence_of(many).startswith("a.txt：超过 100,000 行，")


def test_standard_input_is_called_by_its_name() -> None:
    assert sentence_of(make_input_error(errors.EmptyInputError, source="-")) == (
        "standard input: not usable; look at it"
    )


def test_a_message_without_the_file_gets_it() -> None:
    error = errors.EmptyInputError("nothing in it", source="b.txt")
    assert sentence_of(error) == "b.txt: nothing in it"


@pytest.mark.parametrize(
    ("error", "status", "part"),
    [
        (errors.UsageError("no paths", hint="give one"), 2, "no paths; give one"),
        (errors.UntrustedModelError(Path("m.joblib")), 3, "m.joblib"),
        (errors.CorpusError("line 3 is broken", hint="mend it"), 1, "line 3 is broken; mend it"),
        (KeyboardInterrupt(), 130, "interrupted"),
        (typer.Abort(), 130, "interrupted"),
        (MemoryError(), 1, "not enough memory"),
        (OSError(errno.ENOSPC, "No space left on device"), 1, "the disk is full"),
        (PermissionError(errno.EACCES, "Permission denied", "out.csv"), 1, "out.csv: permission denied"),
        (OSError(errno.EXDEV, "Cross-device link", "out.csv"), 1, "out.csv: Cross-device link"),
        (typer.BadParameter("no such format"), 2, "--help"),
        (ZeroDivisionError("division by zero"), 70, "a bug in Yuankan (ZeroDivisionError: division by zero)"),
    ],
)
def test_status_and_sentence(error: BaseException, status: int, part: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert left_with(error) == status
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("yuankan: ")
    assert part in shown.err
    assert shown.err.count("\n") == 1
    assert "Traceback" not in shown.err


def test_a_closed_output_is_left_in_silence() -> None:
    assert told(BrokenPipeError()) == ("", 141)


@pytest.mark.parametrize("status", [0, 1])
def test_an_exit_keeps_its_status_and_says_nothing(status: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert left_with(typer.Exit(status)) == status
    assert capsys.readouterr().err == ""


def test_debug_shows_the_traceback_too(capsys: pytest.CaptureFixture[str]) -> None:
    left_with(ZeroDivisionError("oops"), debug=True)
    shown = capsys.readouterr().err
    assert "Traceback" in shown
    assert "a bug in Yuankan" in shown


def test_a_hostile_file_name_stays_on_one_line_and_steers_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    source = "a\nyuankan: all is well\x1b[2J\u202egnp.txt\udcff"
    left_with(errors.NotFoundError(f"{source}: no such file", source=source, hint="check the path"))
    shown = capsys.readouterr().err
    assert shown == "yuankan: a yuankan: all is well[2Jgnp.txt\ufffd: no such file; check the path\n"


@pytest.mark.usefixtures("chinese")
def test_bugs_and_system_errors_are_told_in_chinese() -> None:
    assert "程序的缺陷" in told(ZeroDivisionError("x"))[0]
    for number in SYSTEM_SENTENCES:
        sentence, _ = told(OSError(number, "in English", "out.csv"))
        assert "；请" in sentence
