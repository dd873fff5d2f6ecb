"""The process that chooses: three threads around an engine, and a pipe to the process of the screen.

One thread listens and answers at once, one does the engine's work, one sees to it that questions are at hand while that
takes long. The process prints nothing, reads no keyboard, and ends when the other end of the pipe is gone.
"""

import logging
import os
import pickle
import signal
import threading
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from classifier.errors import WorkerLostError, YuankanError
from classifier.workflows.labelling.messages import (
    Answered,
    Batch,
    Follow,
    Logged,
    Parcel,
    Reply,
    Reported,
    Suggest,
    Told,
    Took,
    Trouble,
    packed,
    plain,
)
from classifier.workflows.labelling.plan import Plan

if TYPE_CHECKING:
    from classifier.workflows.labelling.engine import Engine

_LONGEST_REASON = 200


def serve(connection: Connection, plan: Plan) -> None:
    """Choose questions until the other end of a pipe is gone.

    Parameters
    ----------
    connection : multiprocessing.connection.Connection
        To the process of the screen.
    plan : Plan
        What to ask about, and how.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _detach()
    _Child(connection, plan).run()


def _detach() -> None:
    """Take the terminal away from this process, and from what libraries in it may write or read past Python."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


class _Child:
    def __init__(self, connection: Connection, plan: Plan) -> None:
        self._connection, self._plan = connection, plan
        self._sending = threading.Lock()
        self._made, self._ended = threading.Event(), threading.Event()
        self._to_do, self._to_fill = threading.Event(), threading.Event()
        self._engine: Engine | None = None

    def run(self) -> None:
        logging.getLogger("classifier").addHandler(_Teller(self._tell))
        threading.excepthook = self._failed
        for work in (self._listen, self._work, self._fill):
            threading.Thread(target=work, daemon=True).start()
        self._ended.wait()

    def _work(self) -> None:
        # Imported here: what the listener needs to see the other end go is there long before.
        from joblib import parallel_config  # noqa: PLC0415

        from classifier.workflows.labelling.making import make_engine  # noqa: PLC0415

        try:
            # A process that was started to be ended with its parent may start none of its own.
            with parallel_config(backend="sequential"):
                engine = self._engine = make_engine(self._plan, self._tell)
                self._made.set()
                while True:
                    self._to_do.clear()
                    if not engine.step():
                        self._to_do.wait()
        except (YuankanError, OSError) as error:
            self._end(error)

    def _fill(self) -> None:
        engine = self._there()
        while True:
            self._to_fill.wait()
            self._to_fill.clear()
            engine.fill()

    def _listen(self) -> None:
        while True:
            try:
                message = self._connection.recv()
            except (EOFError, OSError):
                self._ended.set()
                return
            self._heed(self._there(), message)

    def _heed(self, engine: "Engine", message: Took | Answered | Suggest | Follow) -> None:
        match message:
            case Suggest(number, article):
                self._send(Reply(number, engine.suggest(article)))
            case Follow(number, article):
                self._send(Reply(number, engine.following(article)))
            case Took(article):
                engine.took(article)
                self._to_fill.set()
            case Answered(answer):
                engine.answered(answer)
                self._to_fill.set()
                self._to_do.set()

    def _there(self) -> "Engine":
        self._made.wait()
        if self._engine is None:
            raise RuntimeError("the engine was said to be made, and is not")
        return self._engine

    def _tell(self, told: Told) -> None:
        match told:
            case Batch(questions, fresh):
                self._send(Parcel(tuple((one.id, pickle.dumps(one)) for one in questions), fresh))
            case Trouble(error):
                self._send(Reported(packed(error) if isinstance(error, YuankanError) else plain(error)))
            case _:
                self._send(told)

    def _send(self, message: object) -> None:
        try:
            with self._sending:
                self._connection.send(message)
        except OSError:
            # Nobody is there to hear it.
            self._ended.set()

    def _end(self, error: YuankanError | OSError) -> None:
        self._send(Reported(packed(error) if isinstance(error, YuankanError) else plain(error), final=True))
        self._ended.set()

    def _failed(self, failure: threading.ExceptHookArgs) -> None:
        reason = " ".join(f"{failure.exc_type.__name__}: {failure.exc_value}".split())[:_LONGEST_REASON]
        error = WorkerLostError(
            f"the process that chooses articles failed: {reason}",
            hint="every answer is on disk; start again, and report this with --debug",
        )
        error.add_note("".join(traceback.format_exception(failure.exc_value)))
        self._end(error)


class _Teller(logging.Handler):
    """Tells warnings to the process of the screen, which says them in the language of its reader."""

    def __init__(self, tell: Callable[[Told], None]) -> None:
        super().__init__(level=logging.WARNING)
        self._told = tell

    def emit(self, record: logging.LogRecord) -> None:
        """Tell a record."""
        found = record.args if isinstance(record.args, tuple) else ()
        self._told(Logged(record.name, record.levelno, str(record.msg), tuple(map(_plain, found))))


def _plain(argument: object) -> object:
    if isinstance(argument, OSError):
        return plain(argument)
    return argument if isinstance(argument, str | int | float) else str(argument)
