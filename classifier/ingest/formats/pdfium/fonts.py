"""Weights of type: what the names of fonts, and the ways they are drawn, tell of how heavy a character looks."""

import ctypes
import re

import pypdfium2.raw as pdfium

REGULAR, SEMIBOLD, BOLD = 400, 600, 700
_LIGHT = re.compile(r"(?i)light|thin|细|xiyuan")
_BOLD = re.compile(r"(?i)bold|black|heavy|demi|(?:da|xiao)biaosong|[dx]bs|cu(?:hei|song|yuan)|[-,]bd\b|粗|标宋")
# Sans-serif families, which stand out of a page set in serifs; those that whole pages are set in are told by `_PLAIN`.
_SANS = re.compile(r"(?i)hei|fzht|gothic|黑")
_PLAIN = re.compile(r"(?i)ya ?hei|zen ?hei|micro ?hei|雅黑")
_FORCED_BOLD = 1 << 18
_STROKED = {2, 6}
_NAME_BYTES = 256


class Weights:
    """Weights of the fonts of one page, each font asked once."""

    def __init__(self) -> None:
        self._known: dict[int, int] = {}

    def of(self, drawing: pdfium.FPDF_PAGEOBJECT) -> int:
        """Return how heavy the characters of a drawing operation look.

        Parameters
        ----------
        drawing : FPDF_PAGEOBJECT
            A text object.

        Returns
        -------
        int
            From 300 to 700, as of font weights; the higher, the heavier.
        """
        font = pdfium.FPDFTextObj_GetFont(drawing)
        if not font:
            return REGULAR
        key = ctypes.addressof(font.contents)
        if key not in self._known:
            self._known[key] = _weight(font)
        if pdfium.FPDFTextObj_GetTextRenderMode(drawing) in _STROKED:
            return max(BOLD, self._known[key])
        return self._known[key]


def _weight(font: pdfium.FPDF_FONT) -> int:
    if pdfium.FPDFFont_GetFlags(font) & _FORCED_BOLD:
        return BOLD
    name = ctypes.create_string_buffer(_NAME_BYTES)
    length = pdfium.FPDFFont_GetBaseFontName(font, name, _NAME_BYTES)
    return weight_of(name.raw[: max(0, length - 1)].decode("utf-8", errors="replace") if length <= _NAME_BYTES else "")


def weight_of(name: str) -> int:
    """Return the weight that the name of a font tells: 300, 400, 600 for sans-serif among serifs, or 700.

    Parameters
    ----------
    name : str
        As the file gives it, such as ``ABCDEF+NotoSerifCJKsc-Bold``.
    """
    name = name.partition("+")[2] or name
    if _BOLD.search(name):
        return BOLD
    if _LIGHT.search(name):
        return 300
    return SEMIBOLD if _SANS.search(name) and not _PLAIN.search(name) else REGULAR
