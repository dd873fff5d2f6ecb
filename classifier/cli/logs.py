"""Warnings from the floors below, which only log: told on standard error as everything else is."""

import logging

from classifier.cli.errors import tell


class LineHandler(logging.Handler):
    """Tells each record in one line, without a traceback."""

    def emit(self, record: logging.LogRecord) -> None:
        """Tell a record.

        Parameters
        ----------
        record : logging.LogRecord
            What was logged.
        """
        tell(record.getMessage())


def listen() -> None:
    """Tell warnings of this package from now on; a second call changes nothing."""
    logger = logging.getLogger("classifier")
    if not any(isinstance(handler, LineHandler) for handler in logger.handlers):
        logger.addHandler(LineHandler(level=logging.WARNING))
