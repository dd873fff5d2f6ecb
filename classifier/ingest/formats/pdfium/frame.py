"""Frame: from the coordinates of a PDF page, whose y goes up and which may be turned, to those a reader sees."""

import ctypes
import math
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from classifier.ingest.layout.page import Box


@dataclass(frozen=True, slots=True)
class Frame:
    """An affine map whose result has its origin in the left upper corner of the page as it is looked at.

    Parameters
    ----------
    across, down : tuple of float
        Three coefficients each: of x, of y, and the constant.
    width, height : float
        Of the page as it is looked at, in points.
    """

    across: tuple[float, float, float]
    down: tuple[float, float, float]
    width: float
    height: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the file stands."""
        a, b, c = self.across
        d, e, f = self.down
        return a * x + b * y + c, d * x + e * y + f

    def vector(self, x: float, y: float) -> tuple[float, float]:
        """Return what a direction of the file looks like."""
        return self.across[0] * x + self.across[1] * y, self.down[0] * x + self.down[1] * y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box | None:
        """Return the part of a rectangle of the file that lies on the page, or None where none does."""
        (x1, y1), (x2, y2) = self.point(left, bottom), self.point(right, top)
        if not all(map(math.isfinite, (x1, y1, x2, y2))):
            return None
        on = (max(0.0, min(x1, x2)), max(0.0, min(y1, y2)), min(self.width, max(x1, x2)), min(self.height, max(y1, y2)))
        return Box(*on) if on[0] <= on[2] and on[1] <= on[3] else None

    def turned(self, quarters: int) -> "Frame":
        """Return the frame in which the page is turned by so many quarters against the clock."""
        frame = self
        for _ in range(quarters % 4):
            (a, b, c), (d, e, f) = frame.across, frame.down
            frame = Frame((d, e, f), (-a, -b, frame.width - c), frame.height, frame.width)
        return frame


def frame_of(page: pdfium.FPDF_PAGE) -> Frame | None:
    """Return the frame of a page, cropped and turned as its file says, or None where its size makes no sense."""
    bounds = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(bounds)):
        return None
    left, bottom, right, top = bounds.left, bounds.bottom, bounds.right, bounds.top
    if not (all(map(math.isfinite, (left, bottom, right, top))) and left < right and bottom < top):
        return None
    upright = Frame((1.0, 0.0, -left), (0.0, -1.0, top), right - left, top - bottom)
    # The file tells quarters with the clock.
    return upright.turned(-pdfium.FPDFPage_GetRotation(page))
