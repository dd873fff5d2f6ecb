"""Fonts: the glyphs that a page needs of Noto CJK, with TrueType outlines, which Chromium embeds as such.

Of a font with the outlines of PostScript, as Noto CJK is, Chromium would make nameless fonts of type 3, which are
rare in newspapers. The programs ``pyftsubset`` (fonttools) and ``fontforge`` do the work.
"""

import subprocess
from dataclasses import dataclass
from pathlib import Path

_NOTO = Path("/usr/share/fonts/opentype/noto")
# Place of the face for mainland China in each of Noto's collections.
_CHINA = 2
_CONVERT = 'Open($1); CIDFlatten(); Reencode("unicode"); SetFontNames($3); Generate($2)'


@dataclass(frozen=True, slots=True)
class Face:
    """A face of Noto CJK: its family as CSS calls it, the file that holds it, and whether that is the bold one."""

    family: str
    file: str
    bold: bool

    def cut(self, characters: str, folder: Path) -> str:
        """Write what it needs for the characters into a folder; return the rule of CSS that loads it."""
        name = f"{self.file.replace('CJK', 'CJKsc')}"
        cut, made = folder / f"{name}.otf", folder / f"{name}.ttf"
        wanted = folder / "characters.txt"
        wanted.write_text(characters, encoding="utf-8")
        source = _NOTO / f"{self.file}.ttc"
        options = [f"--font-number={_CHINA}", f"--text-file={wanted}", f"--output-file={cut}"]
        _run(["pyftsubset", str(source), *options])
        _run(["fontforge", "-lang=ff", "-c", _CONVERT, str(cut), str(made), name])
        weight = "700 900" if self.bold else "400"
        return f"@font-face {{ font-family: '{self.family}'; src: url('{made.name}'); font-weight: {weight} }}"


FACES = (
    Face("Noto Serif CJK SC", "NotoSerifCJK-Regular", bold=False),
    Face("Noto Serif CJK SC", "NotoSerifCJK-Bold", bold=True),
    Face("Noto Sans CJK SC", "NotoSansCJK-Regular", bold=False),
    Face("Noto Sans CJK SC", "NotoSansCJK-Bold", bold=True),
)


def cut_faces(text: str, folder: Path) -> str:
    """Write into a folder the faces that a text may need, and return the CSS that loads them."""
    characters = "".join(sorted(set(text) - {"\n"} | set("-—…")))
    return "\n".join(face.cut(characters, folder) for face in FACES)


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=120)
