"""The champion of a workspace, held ready while a watch runs: loaded once, and again only when another takes over."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from classifier.storage.workspace import Workspace
from classifier.workflows.chosen import Chosen, choose


class Champion:
    """Hands out the champion of the moment.

    Parameters
    ----------
    workspace : Workspace
        That it tags for.
    report : callable, optional
        Told in a sentence when it has to be trained first.
    """

    def __init__(self, workspace: Workspace, *, report: Callable[[str], None] | None = None) -> None:
        self._workspace, self._report = workspace, report
        self._held: Chosen | None = None

    def now(self) -> Chosen:
        """Return the champion of this moment, for the tags of this moment.

        Returns
        -------
        Chosen
            It loads once, however often it is asked for; the one that was champion before is let go.

        Raises
        ------
        DamagedVersionError, NoVersionError
            Where nobody can tell which version is champion.
        OSError
            Where that cannot be read.
        """
        # Reads two small files; what takes long is the loading, which is put off.
        chosen = choose(self._workspace, report=self._report)
        held = self._held
        if held is None or (held.name, held.taxonomy) != (chosen.name, chosen.taxonomy):
            held = self._held = replace(chosen, load=cache(chosen.load))
        return held
