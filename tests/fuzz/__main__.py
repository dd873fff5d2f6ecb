"""Fuzz a reader and the splitter behind it with coverage for a guide: ``python -m tests.fuzz pdf --seconds 600``.

Needs the extra ``fuzz``. Whatever the bytes, a reader gives a document of which nothing is lost, or one `InputError`;
anything else, more than half a minute for one input or more than 2 GiB of memory ends the run and leaves the input
in the folder ``--keep``.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["classifier"]):
    from classifier.ingest.kinds import KINDS, Kind
    from tests.ingest.formats.samples import sample
    from tests.ingest.formats.test_contract import attempt
    from tests.ingest.formats.word import make_docx, paragraph, part

# A change inside a package breaks its checksums: what is no package is taken for the body of a document.
WRAPPED: dict[str, Callable[[bytes], bytes]] = {
    "docx": lambda data: data if data.startswith(b"PK") else make_docx("", document=data)
}
SEEDS = {
    "docx": part(
        "document",
        "<w:body>"
        + paragraph("我院获奖", style="Heading1")
        + paragraph("近日，我院荣获先进集体。", run="<w:b/>")
        + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body>",
    ).encode()
}
_TIMEOUT, _MEMORY = 30, 2048


def target(kind: Kind) -> Callable[[bytes], None]:
    """Return what tries one input on a reader."""
    wrap = WRAPPED.get(kind.name, bytes)

    def try_input(data: bytes) -> None:
        if data:
            attempt(kind, wrap(data))

    return try_input


def main() -> None:
    """Fuzz one reader until the time is over or something breaks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=[kind.name for kind in KINDS])
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()))
    options = parser.parse_args()
    kind = next(kind for kind in KINDS if kind.name == options.kind)
    with tempfile.TemporaryDirectory() as corpus:
        (Path(corpus) / "sample").write_bytes(sample(kind.name))
        if kind.name in SEEDS:
            (Path(corpus) / "inner").write_bytes(SEEDS[kind.name])
        limits = [f"-timeout={_TIMEOUT}", f"-rss_limit_mb={_MEMORY}", f"-max_total_time={options.seconds}"]
        keep = f"-artifact_prefix={options.keep}/{kind.name}-"
        atheris.Setup([sys.argv[0], *limits, keep, "-max_len=200000", corpus], target(kind))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
