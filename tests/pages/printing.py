"""Printers: headless Chromium for HTML, LibreOffice for flat OpenDocument text; both embed the glyphs they need."""

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.pages.fonts import cut_faces
from tests.pages.packing import pack

_CHROMIUM = (
    "chromium",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--allow-file-access-from-files",
    # Time enough for the page's own script to find the size of type that fits.
    "--virtual-time-budget=20000",
    "--no-pdf-header-footer",
)
_SECONDS = 120


def print_html(html: str, output: Path) -> None:
    """Print HTML as a PDF."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, made = folder / "page.html", folder / "page.pdf"
        faces = f"<style>{cut_faces(html, folder)}</style>"
        source.write_text(html.replace("</head>", f"{faces}</head>", 1), encoding="utf-8")
        _run([*_CHROMIUM, f"--user-data-dir={folder / 'user'}", f"--print-to-pdf={made}", source.as_uri()])
        pack(made, output)


def print_odt(fodt: str, output: Path) -> None:
    """Print a flat OpenDocument text as a PDF."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "page.fodt"
        source.write_text(fodt, encoding="utf-8")
        profile = f"-env:UserInstallation={(folder / 'user').as_uri()}"
        _run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)])
        pack(folder / "page.pdf", output)


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
