"""One object as JSON, on its way out."""

import json

from classifier.cli.output import Sink
from classifier.cli.plain import json_safe


def send_object(found: dict[str, object], sink: Sink, *, indent: int | None = None) -> None:
    """Write an object as JSON, in UTF-8 whatever the locale.

    Parameters
    ----------
    found : dict
        Whatever JSON can hold; NaN it cannot.
    sink : Sink
        Where it goes.
    indent : int, optional
        Spaces a level; one line where it is not given.
    """
    text = json.dumps(found, ensure_ascii=False, indent=indent, allow_nan=False)
    sink.send(f"{json_safe(text)}\n".encode())
