"""The recogniser of characters in pictures: where lines of text stand, and what they say."""

import logging
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]

# Lines and pieces are seen side by side, each by one thread: threads that share one line wait for each other more than
# they work. Memory grows with their number.
_WORKERS = 4
# The least height and width, in pixels, of what lines are looked for in.
_SIDE = 64
# The recogniser sees lines this many pixels high, and no worse where they are narrower than they were by this factor,
# which saves as much of its time.
_HIGH, _NARROWER = 48, 0.75
_DETECTION, _RECOGNITION = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one picture of a line says, and with which confidence, 0 to 1."""

    text: str
    confidence: float


def installed() -> bool:
    """Tell whether what recognises characters is installed: it comes with the extra ``ocr``."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


class Recogniser:
    """The models of rapidocr, which come inside its package.

    References
    ----------
    M. Liao, Z. Wan, C. Yao, K. Chen, X. Bai: Real-time scene text detection with differentiable binarization. AAAI
    2020. Y. Du et al.: PP-OCR: a practical ultra lightweight OCR system. 2020.
    """

    def __init__(self) -> None:
        import rapidocr  # noqa: PLC0415  # only who reads pictures waits for it

        models = Path(rapidocr.__file__).parent / "models"
        self._workers = max(1, min(_WORKERS, os.cpu_count() or 1))
        self._engine: Any = rapidocr.RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.use_cls": False,
                "Global.use_preprocess_img": False,
                # A picture is seen as large as it is, and not made larger first.
                "Det.limit_side_len": _SIDE,
                "Rec.rec_batch_num": 1,
                # Short lines are not to be filled up to the length of long ones.
                "Rec.rec_img_shape": [3, _HIGH, _HIGH],
                # Named, so that a model of another name is an error rather than a download.
                "Det.model_path": str(models / _DETECTION),
                "Rec.model_path": str(models / _RECOGNITION),
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )
        logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)

    def detect(self, pictures: Sequence[Picture]) -> list[NDArray[np.float64]]:
        """Find lines of text.

        Parameters
        ----------
        pictures : sequence of ndarray of shape (height, width)
            Grey.

        Returns
        -------
        list of ndarray of shape (n_lines, 4, 2)
            For each picture the corners of its lines, with the clock from the left upper one, as x and y in pixels.
        """
        with ThreadPoolExecutor(self._workers) as pool:
            return list(pool.map(self._detected, pictures))

    def read(self, lines: Sequence[Picture]) -> list[Reading]:
        """Read pictures of single horizontal lines.

        Parameters
        ----------
        lines : sequence of ndarray of shape (height, width)
            Grey, of any size.

        Returns
        -------
        list of Reading
            One for each, in their order; an empty text where nothing was recognised.
        """
        with ThreadPoolExecutor(self._workers) as pool:
            return list(pool.map(self._said, lines))

    def _detected(self, picture: Picture) -> NDArray[np.float64]:
        found = self._engine(np.dstack([picture] * 3), use_det=True, use_cls=False, use_rec=False)
        boxes = getattr(found, "boxes", None)
        return np.zeros((0, 4, 2)) if boxes is None else np.asarray(boxes, dtype=np.float64)

    def _said(self, line: Picture) -> Reading:
        import cv2  # noqa: PLC0415  # comes with the extra

        height, width = line.shape
        size = (max(_HIGH // 4, round(_NARROWER * width * _HIGH / height)), _HIGH)
        seen = cv2.resize(line, size, interpolation=cv2.INTER_AREA if height > _HIGH else cv2.INTER_LINEAR)
        found = self._engine.recognize_txt([np.dstack([seen] * 3)])
        return Reading(found.txts[0], float(found.scores[0]))


@cache
def recogniser() -> Recogniser:
    """Return the recogniser of this process, made when it is first asked for."""
    return Recogniser()
