"""Pruning: versions that play no part any more go, so that years of nights fill no disk."""

from dataclasses import replace

from classifier.domain.version import Aliases
from classifier.storage.registry.folder import Registry


def prune(registry: Registry, keep: int, *, dry_run: bool = False) -> tuple[str, ...]:
    """Remove old versions.

    Parameters
    ----------
    registry : Registry
        Locked by the caller.
    keep : int
        How many of the newest stay. The champion, the champion before it and the challenger always do.
    dry_run : bool
        Only tell.

    Returns
    -------
    tuple of str
        What is gone, or would be, oldest first.

    Raises
    ------
    OSError
        Where one cannot be removed.
    """
    aliases = registry.aliases()
    spent = _spent(registry.names(), aliases, keep)
    if spent and not dry_run:
        # First: nobody goes back to what is not there.
        former = tuple(name for name in aliases.former if name not in spent)
        if former != aliases.former:
            registry.point(replace(aliases, former=former))
        for name in spent:
            registry.remove(name)
    return spent


def _spent(names: tuple[str, ...], aliases: Aliases, keep: int) -> tuple[str, ...]:
    needed = {aliases.champion, aliases.challenger, *aliases.former[-1:]}
    return tuple(name for name in names[:-keep] if name not in needed)
