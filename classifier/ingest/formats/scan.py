"""Scans: pictures of single pages, recognised and laid out as pages of a PDF are."""

import io
import struct
import warnings
import zlib
from dataclasses import dataclass
from typing import Any

import numpy as np

from classifier.errors import UnreadableError
from classifier.ingest.document import Document
from classifier.ingest.formats.extras import needs_extra
from classifier.ingest.formats.recognition.page import read_picture
from classifier.ingest.formats.recognition.recogniser import Picture, installed
from classifier.ingest.kinds import PassedPages
from classifier.ingest.layout.lay_out import lay_out

# A page of A1 at 300 dpi has 70 million pixels; what has more than the second figure is made smaller by half.
MAX_PIXELS, _HALVED = 100_000_000, 45_000_000
# Resolutions, in pixels an inch, that scanners work at; 72 and 96 are what programs write that know none.
_RESOLUTIONS = (100.0, 1_200.0)
_ORIENTATION = 0x0112
# What Pillow raises at broken pictures.
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, struct.error, zlib.error, TypeError, KeyError, IndexError)


@dataclass(frozen=True, slots=True)
class Scan:
    """A picture, grey, and its resolution in pixels an inch where it tells one that can be true."""

    picture: Picture
    dpi: float | None


def read(data: bytes, given: str, *, passed: PassedPages | None = None) -> Document:
    """Read the scan of a page, as `classifier.ingest.kinds.Reader` describes it.

    Raises
    ------
    UnreadableError
        Where the extra that reads pictures is not installed, and where the picture is damaged or too large.
    """
    if not installed():
        raise needs_extra(given, "pictures", "ocr")
    scan = load(data, given)
    lines = lay_out((read_picture(scan.picture, scan.dpi, 1),))
    if passed is not None:
        passed(1, 1)
    return Document(lines=lines, marked=True)


def load(data: bytes, given: str) -> Scan:
    """Decode a picture.

    Parameters
    ----------
    data : bytes
        A PNG or a JPEG.
    given : str
        What errors call it.

    Returns
    -------
    Scan
        Upright, as its camera or scanner says it is to be looked at.

    Raises
    ------
    UnreadableError
        Where it is damaged, or its header tells of more pixels than a page has.
    """
    from PIL import Image  # noqa: PLC0415  # comes with the extra

    try:
        with warnings.catch_warnings():
            # The bound on pixels is our own; what Pillow warns of besides is no concern of a reader.
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise _too_large(given)
                dpi = _dpi(image)
                return _halved(_upright(image), dpi)
    except Image.DecompressionBombError as error:
        raise _too_large(given) from error
    except _BROKEN as error:
        raise UnreadableError(f"{given}: damaged picture", source=given, hint="save or scan it again") from error


def _dpi(image: Any) -> float | None:
    said = image.info.get("dpi")
    try:
        across, down = (float(value) for value in said)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    return across if _RESOLUTIONS[0] <= across <= _RESOLUTIONS[1] and abs(across - down) < 0.05 * across else None


def _upright(image: Any) -> Picture:
    from PIL import Image  # noqa: PLC0415

    turn = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }.get(image.getexif().get(_ORIENTATION, 1))
    grey = _grey(image)
    return np.array(grey if turn is None else grey.transpose(turn), dtype=np.uint8)


def _grey(image: Any) -> Any:
    from PIL import Image  # noqa: PLC0415

    if image.mode.startswith("I;16") or image.mode == "I":
        return Image.fromarray((np.asarray(image, dtype=np.uint32) >> 8).clip(0, 255).astype(np.uint8))
    if image.mode in {"LA", "PA", "RGBA"} or "transparency" in image.info:
        seen = image.convert("LA")
        return Image.composite(seen.getchannel("L"), Image.new("L", seen.size, 255), seen.getchannel("A"))
    image.draft("L", None)
    return image.convert("L")


def _halved(picture: Picture, dpi: float | None) -> Scan:
    import cv2  # noqa: PLC0415  # comes with the extra

    if picture.size <= _HALVED:
        return Scan(picture, dpi)
    height, width = picture.shape
    half = cv2.resize(picture, (max(1, width // 2), max(1, height // 2)), interpolation=cv2.INTER_AREA)
    return Scan(np.asarray(half, dtype=np.uint8), dpi / 2 if dpi else None)


def _too_large(given: str) -> UnreadableError:
    return UnreadableError(
        f"{given}: a picture with more pixels than a page has", source=given, hint="scan it at 300 dpi"
    )
