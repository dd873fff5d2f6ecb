import logging

import pytest

from classifier.errors import UnreadableError
from classifier.ingest.formats import pdf
from classifier.ingest.formats.pdf import pages_of, read
from tests.ingest.formats.pdfs import make_pdf, show, stream

SENTENCE = "东埠市口腔医院召开年度工作会议。"


def texts(data: bytes) -> list[list[str]]:
    return [[run.text for run in page.runs] for page in pages_of(data, "issue.pdf")]


def refusal(data: bytes) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        read(data, "issue.pdf")
    assert caught.value.source == "issue.pdf"
    return caught.value


def test_pages_come_in_order_with_their_numbers_and_sizes() -> None:
    pages = list(pages_of(make_pdf(show("第一页"), show("第二页"), box="0 0 842 1191"), "issue.pdf"))
    assert [(page.number, page.width, page.height) for page in pages] == [(1, 842, 1191), (2, 842, 1191)]
    assert texts(make_pdf(show("第一页"), show("第二页"))) == [["第一页"], ["第二页"]]


def test_a_file_without_text_on_any_page_has_no_lines() -> None:
    assert read(make_pdf("", ""), "issue.pdf").lines == ()


def test_pages_of_a_pdf_are_pages_of_the_issue() -> None:
    document = read(make_pdf(show(SENTENCE), show(SENTENCE)), "issue.pdf")
    assert document.paged
    assert [line.page for line in document.lines] == [1, 2]


def test_the_pages_read_are_told() -> None:
    told: list[tuple[int, int]] = []
    read(make_pdf("", show(SENTENCE), ""), "issue.pdf", passed=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.7\n" + b"\x00\xff" * 2_000,
        make_pdf(show(SENTENCE))[:600],
        make_pdf(count=0),
    ],
    ids=["head alone", "noise", "cut off", "no pages"],
)
def test_a_damaged_file_is_refused(data: bytes) -> None:
    assert refusal(data).message == "issue.pdf: damaged PDF"


def test_what_follows_a_lost_table_of_objects_is_found() -> None:
    data = make_pdf(show(SENTENCE))
    assert texts(data[: data.rindex(b"xref\n0 1")] + b"trailer<</Root 1 0 R>>") == [[SENTENCE]]


def test_a_count_of_pages_that_is_not_true_is_warned_of(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        found = texts(make_pdf(show(SENTENCE), count=3))
    assert found == [[SENTENCE]]
    assert [record.getMessage() for record in caplog.records] == ["issue.pdf: damaged pages are not read: 2, 3"]


def test_more_pages_than_an_issue_has_are_refused() -> None:
    assert refusal(make_pdf(*[""] * 1_001)).message == "issue.pdf: more pages or text than an issue has"


def test_more_text_than_an_issue_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_CHARACTERS", 40)
    assert texts(make_pdf(*[show("十个字的一行就在这里")] * 4))
    assert "more pages or text" in refusal(make_pdf(*[show("十个字的一行就在这里")] * 5)).message


def test_a_form_that_draws_itself_twice_ends_the_process_that_reads_it_alone() -> None:
    # pdfium follows it some forty levels deep, and asks for memory until there is none.
    form = stream("/X Do /X Do", "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 20 0 R>>>>")
    error = refusal(make_pdf("/X Do", objects=[form]))
    assert error.message == "issue.pdf: reading it takes too much time or memory"
    assert texts(make_pdf(show(SENTENCE))) == [[SENTENCE]]


def test_a_file_that_keeps_its_reader_waiting_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("classifier.ingest.formats.pdfium.sheets._PATIENCE", 0.0)
    assert refusal(make_pdf(show(SENTENCE))).message == "issue.pdf: reading it takes too much time or memory"


def test_a_locked_file_says_so() -> None:
    keys = f"/O({'o' * 32})/U({'u' * 32})"
    data = make_pdf(show(SENTENCE), trailer=f"/Encrypt<</Filter/Standard/V 1/R 2{keys}/P -4>>/ID[(a)(a)]")
    assert refusal(data).message == "issue.pdf: it is locked with a password"


@pytest.mark.parametrize(
    "box", ["0 0 0 0", "0 0 1000000000 1000000000", "0 0 -595 -842", "nan nan nan nan", "0 0 1e39 5", "7"]
)
def test_absurd_sizes_of_pages_are_borne(box: str) -> None:
    assert len(texts(make_pdf(show(SENTENCE), box=box))) <= 1


@pytest.mark.parametrize(
    "content",
    [
        show(SENTENCE, matrix="0 0 0 0"),
        show(SENTENCE, matrix="1e30 0 0 1e30"),
        show(SENTENCE, x=1e30, y=-1e30),
        show(SENTENCE, size=0) + "nan inf 1e39 -1e39 re f q q q Q Q Q Q Q BT BT ET ET",
        "1e39 0 0 1e39 0 0 cm " + show(SENTENCE) + "0 0 1 1 re S",
    ],
)
def test_what_cannot_be_drawn_is_not_there(content: str) -> None:
    assert texts(make_pdf(content)) == [[]]


def test_scripts_and_embedded_files_are_passed_over() -> None:
    catalog = "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/Names<</EmbeddedFiles<</Names[(a)20 0 R]>>>>"
    file = "<</Type/Filespec/F(a.exe)/EF<</F 21 0 R>>>>"
    data = make_pdf(show(SENTENCE), catalog=catalog, objects=[file, stream("MZ")])
    assert texts(data) == [[SENTENCE]]


def test_a_page_tree_that_holds_itself_ends() -> None:
    data = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj trailer<</Root 1 0 R>>"
    assert read(data, "issue.pdf").lines == ()


class TestWithoutWhatRecognises:
    @pytest.fixture(autouse=True)
    def _absent(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pdf, "installed", lambda: False)

    def test_a_file_of_scans_alone_names_the_extra(self) -> None:
        error = refusal(make_pdf(scanned(), scanned()))
        assert error.message == "issue.pdf: reading scanned pages needs an extra"
        assert error.hint == 'install it with: pip install "yuankan[ocr]"'

    def test_scanned_pages_among_others_are_warned_of(self, caplog: pytest.LogCaptureFixture) -> None:
        with caplog.at_level(logging.WARNING):
            found = texts(make_pdf(show(SENTENCE), scanned(), scanned()))
        assert found == [[SENTENCE], [], []]
        (message,) = caplog.messages
        assert message.startswith("issue.pdf: scanned pages are not read: 2, 3; ")
        assert message.endswith('pip install "yuankan[ocr]"')

    def test_a_text_layer_whose_characters_are_unknown_is_not_taken_for_text(self) -> None:
        assert "needs an extra" in refusal(make_pdf(show("说的是什么谁也不知道" * 4, font="X"))).message

    def test_a_few_unknown_characters_spoil_no_page(self) -> None:
        assert texts(make_pdf(show(SENTENCE * 2) + show("知道" * 5, font="X", y=500))) == [[SENTENCE * 2]]


def scanned() -> str:
    """Return the operations that draw a picture, of a single point, over the whole page."""
    return "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q\n"
