"""Which strategies a call names."""

from collections.abc import Iterable

from classifier.cli.language import say
from classifier.errors import UsageError


def check_strategies(names: Iterable[str]) -> None:
    """Refuse a strategy that is none, before anything is read.

    Parameters
    ----------
    names : iterable of str
        As the person gave them.

    Raises
    ------
    UsageError
        Where one of them is none.
    """
    # Clusters take longer to import than the first article takes to be there.
    from classifier.query.strategies.catalogue import STRATEGIES

    for name in names:
        if name not in STRATEGIES:
            raise UsageError(
                say(f"{name}: no such strategy", f"{name}：没有这种办法"),
                hint=say(f"there is {', '.join(STRATEGIES)}", f"现有：{'、'.join(STRATEGIES)}"),
            )
