"""Pictures of pages: decoded, recognised and measured."""

import io
import os
import socket
import struct
import zlib
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from classifier.errors import UnreadableError
from classifier.ingest.formats import scan
from classifier.ingest.formats.pdf import pages_of
from classifier.ingest.formats.recognition.page import read_picture
from classifier.ingest.formats.recognition.recogniser import Picture
from classifier.ingest.formats.scan import load, read
from classifier.ingest.layout.page import Page

PRINTED = Path(__file__).parents[2] / "data" / "pages" / "dev" / "dense.pdf"


def saved(
    *, size: tuple[int, int] = (60, 40), mode: str = "L", colour: Any = 255, kind: str = "PNG", **how: Any
) -> bytes:
    file = io.BytesIO()
    Image.new(mode, size, colour).save(file, kind, **how)
    return file.getvalue()


def header(width: int, height: int) -> bytes:
    """Return a PNG that says how large it is and holds next to nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


@cache
def rendered(dpi: int) -> Picture:
    """Return the upper left quarter of a page of three columns, with headlines in each."""
    with pypdfium2.PdfDocument(PRINTED) as document:
        page: Picture = document[0].render(scale=dpi / 72, grayscale=True).to_numpy().copy()
    height, width = page.shape[:2]
    return page.reshape(height, width)[: height // 3, : width // 2]


@cache
def seen(dpi: int, told: int | None) -> Page:
    return read_picture(rendered(dpi), told, 1)


def printed() -> list[str]:
    """Return the lines that stand whole on that part, as the file itself says them."""
    (page,) = pages_of(PRINTED.read_bytes(), "page")
    inner = (run for run in page.runs if run.box.right < page.width / 2 - 2 and run.box.bottom < page.height / 3 - 2)
    return [run.text for run in inner]


@pytest.mark.parametrize(("dpi", "told"), [(150, 150), (300, None)])
def test_lines_are_recognised_each_within_its_column(dpi: int, told: int | None) -> None:
    found = {run.text.replace(" ", "") for run in seen(dpi, told).runs}
    expected = [line.replace(" ", "") for line in printed()]
    assert len(expected) > 30
    # One wrong character spoils a line.
    assert sum(line in found for line in expected) > 0.9 * len(expected)


@pytest.mark.parametrize(("dpi", "told"), [(150, 150), (300, None)])
def test_sizes_and_places_are_near_those_of_the_file(dpi: int, told: int | None) -> None:
    (page,) = pages_of(PRINTED.read_bytes(), "page")
    truth = {run.text: run for run in page.runs if len(run.text) > 6}
    found = [(truth[run.text], run) for run in seen(dpi, told).runs if run.text in truth]
    scale = 1.0 if told else np.median([run.box.width / true.box.width for true, run in found])
    assert 0.8 < scale < 1.4
    for true, run in found:
        assert run.size == pytest.approx(true.size * scale, rel=0.25)
        assert run.box.left == pytest.approx(true.box.left * scale, abs=5)
        assert (run.box.top + run.box.bottom) == pytest.approx((true.box.top + true.box.bottom) * scale, abs=10)


def test_every_run_carries_its_confidence() -> None:
    assert all(run.recognition is not None and 0.5 <= run.recognition <= 1 for run in seen(150, 150).runs)


def test_a_page_scanned_askew_is_set_straight() -> None:
    page = Image.fromarray(rendered(150)).rotate(1.5, fillcolor=255, expand=True, resample=Image.Resampling.BICUBIC)
    found = {run.text.replace(" ", "") for run in read_picture(np.asarray(page), 150, 1).runs}
    expected = [line.replace(" ", "") for line in printed()]
    assert sum(line in found for line in expected) > 0.8 * len(expected)


def test_a_vertical_headline_is_read_downwards() -> None:
    left, top, side = 100, 60, 50
    page = np.full((900, 800), 255, dtype=np.uint8)
    source = rendered(300)
    (run,) = [run for run in seen(300, 300).runs if run.text == "洛城三院"]
    box = [round(edge * 300 / 72) for edge in (run.box.left, run.box.top, run.box.right, run.box.bottom)]
    cells = np.array_split(source[box[1] - 4 : box[3] + 4, box[0] : box[2]], 4, axis=1)
    for at, cell in enumerate(cells):
        page[top + at * 100 :, left:][: cell.shape[0], : cell.shape[1]] = cell
    assert side < cells[0].shape[1]
    assert [(run.text, run.vertical) for run in read_picture(page, 300, 1).runs] == [("洛城三院", True)]


def test_an_empty_page_has_no_lines() -> None:
    assert read(saved(size=(1240, 1754)), "page.png").lines == ()


def test_recognising_asks_nothing_of_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    from classifier.ingest.formats.recognition.recogniser import Recogniser

    assert Recogniser().read([rendered(150)[100:120, 342:612]])


def test_nothing_is_said_on_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    read(saved(size=(640, 640)), "page.png")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "how",
    [
        {"mode": "RGB", "colour": (255, 255, 255)},
        {"mode": "RGBA", "colour": (0, 0, 0, 0)},
        {"mode": "LA", "colour": (0, 0)},
        {"mode": "P", "colour": 0, "transparency": 0},
        {"mode": "I;16", "colour": 0xFFFF},
        {"mode": "1", "colour": 1},
        {"mode": "RGB", "colour": (255, 255, 255), "kind": "JPEG"},
        {"mode": "CMYK", "colour": (0, 0, 0, 0), "kind": "JPEG"},
    ],
    ids=lambda how: f"{how.get('kind', 'PNG')} {how['mode']}",
)
def test_white_is_white_in_every_mode(how: dict[str, Any]) -> None:
    decoded = load(saved(**how), "page").picture
    assert decoded.shape == (40, 60)
    assert decoded.min() >= 250


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_turned_as_its_camera_says(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    shape = load(saved(kind="JPEG", exif=exif), "page.jpg").picture.shape
    assert shape == ((40, 60) if orientation < 5 else (60, 40))


@pytest.mark.parametrize(("said", "dpi"), [((300, 300), 300), ((72, 72), None), ((300, 72), None), ((0, 0), None)])
def test_a_resolution_is_believed_where_a_scanner_may_have_it(said: tuple[int, int], dpi: float | None) -> None:
    found = load(saved(dpi=said), "page.png").dpi
    assert found is None if dpi is None else found == pytest.approx(dpi, abs=0.1)


@pytest.mark.parametrize("size", [(50_000, 50_000), (2**31 - 1, 2**31 - 1), (100_000_001, 1)])
def test_a_picture_too_large_for_a_page_is_refused_by_its_header(size: tuple[int, int]) -> None:
    with pytest.raises(UnreadableError, match="a picture with more pixels than a page has"):
        load(header(*size), "page.png")


def test_a_very_large_picture_is_made_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "_HALVED", 2_000)
    found = load(saved(dpi=(600, 600)), "page.png")
    assert found.picture.shape == (20, 30)
    assert found.dpi == pytest.approx(300, abs=0.1)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_damaged_pictures_are_refused(kind: str) -> None:
    whole = saved(size=(300, 300), kind=kind)
    noise = os.urandom(2_000)
    for data in [whole[:10], whole[: len(whole) // 2], whole[:8] + noise, header(300, 300), b"\xff\xd8\xff" + noise]:
        with pytest.raises(UnreadableError, match=r"^page: damaged picture$"):
            load(data, "page")


def test_without_what_recognises_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "installed", lambda: False)
    with pytest.raises(UnreadableError, match=r"^page.png: reading pictures needs an extra$") as caught:
        read(saved(), "page.png")
    assert caught.value.hint == 'install it with: pip install "yuankan[ocr]"'
