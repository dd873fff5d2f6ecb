"""Warnings from the floors below, which only log: told on standard error as everything else is."""

import logging

from classifier.cli.errors import sentence_of, tell, told
from classifier.cli.language import say
from classifier.cli.phrases import WARNINGS
from classifier.errors import YuankanError


class LineHandler(logging.Handler):
    """Tells each record in one line, without a traceback."""

    def emit(self, record: logging.LogRecord) -> None:
        """Tell a record.

        Parameters
        ----------
        record : logging.LogRecord
            What was logged.
        """
        found = record.args if isinstance(record.args, tuple) else ()
        arguments = tuple(
            _told(argument) if isinstance(argument, OSError | YuankanError) else argument for argument in found
        )
        template = say(str(record.msg), WARNINGS.get(str(record.msg), str(record.msg)))
        tell(template % arguments if arguments else template)


def _told(error: OSError | YuankanError) -> str:
    if isinstance(error, YuankanError):
        return sentence_of(error)
    if isinstance(error, TimeoutError):
        return say("another run holds it for too long", "别的进程一直占着它")
    # As it would be told had it ended the command.
    return told(error)[0] if error.filename else str(error)


def listen() -> None:
    """Tell warnings of this package from now on; a second call changes nothing."""
    logger = logging.getLogger("classifier")
    if not any(isinstance(handler, LineHandler) for handler in logger.handlers):
        logger.addHandler(LineHandler(level=logging.WARNING))
