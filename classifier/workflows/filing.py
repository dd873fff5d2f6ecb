"""Filing: what a file is called in the catalogue, however it was given."""

from collections.abc import Sequence
from pathlib import Path


def filed_name(path: Path, name: str, sources: Sequence[Path]) -> str:
    """Return what a file is filed under.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    name : str
        What it was read as: its name, or its path inside the folder that was given.
    sources : sequence of pathlib.Path
        Folders in which issues are looked for.

    Returns
    -------
    str
        Its path inside the source that it lies in, as label sessions file it; elsewhere `name`.
    """
    place = path.resolve()
    roots = (source.resolve() for source in sources)
    return next((place.relative_to(one).as_posix() for one in roots if one in place.parents), name)
