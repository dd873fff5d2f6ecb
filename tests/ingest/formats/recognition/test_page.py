"""Pictures of pages, whichever way up they were scanned."""

import io

import pytest
from PIL import Image

from classifier.ingest.formats.scan import read
from tests.ingest.formats.samples import TITLE, sample


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_scanned_on_its_side_or_on_its_head_is_read_upright(degrees: int) -> None:
    turned = io.BytesIO()
    Image.open(io.BytesIO(sample("scan"))).rotate(degrees, expand=True).save(turned, format="PNG", dpi=(200, 200))
    assert read(turned.getvalue(), "scan.png").lines[0].text == TITLE
