"""Digests of what a tagger depends on: labels, the code that learns, and what that rests on. Imports none of it."""

import hashlib
import platform
from collections.abc import Iterable
from importlib.metadata import version as installed
from pathlib import Path

import classifier.learn
import classifier.text

_LIBRARIES = ("scikit-learn", "scipy", "numpy", "joblib", "jieba", "rjieba", "opencc")


def libraries() -> dict[str, str]:
    """Return the versions of the libraries that training and segmentation rest on, by their names."""
    return {name: installed(name) for name in _LIBRARIES}


def digest(files: Iterable[Path], said: str = "") -> str:
    """Return the digest of all that a tagger depends on.

    Parameters
    ----------
    files : iterable of pathlib.Path
        What it is trained from, in a fixed order.
    said : str
        What it is trained from beside these.

    Returns
    -------
    str
        64 hexadecimal digits, of the files, the lexicon, the code that learns, and the versions of Python and of the
        libraries.
    """
    learn, text = Path(classifier.learn.__path__[0]), Path(classifier.text.__path__[0])
    code = (*sorted((text / "lexicon").glob("*.txt")), *sorted(text.glob("*.py")), *sorted(learn.glob("*.py")))
    facts = [f"python {platform.python_version()}", *(f"{name} {number}" for name, number in libraries().items())]
    found = hashlib.sha256("\n".join([*facts, said]).encode(errors="surrogatepass"))
    for file in (*files, *code):
        # Name and length keep apart what would read alike when run together.
        data = file.read_bytes()
        found.update(f"\n{file.name} {len(data)}\n".encode())
        found.update(data)
    return found.hexdigest()
