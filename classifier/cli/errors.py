"""The edge: every error becomes one line for a person and an exit status for a program, here and nowhere else."""

import os
import re
import sys
import traceback
from contextlib import suppress
from types import TracebackType
from typing import NoReturn, Self

import typer

from classifier.cli.chinese import CLASS_SENTENCES, INPUT_SENTENCES, SYSTEM_SENTENCES
from classifier.cli.label_faults import said_fault
from classifier.cli.language import Language, say, spoken
from classifier.cli.phrases import DETAILS, USAGE, hint_of, translated
from classifier.cli.plain import visible
from classifier.cli.settings_faults import said_setting
from classifier.errors import ConfigError, InputError, YuankanError

FAILURE = 1
WRONG_USAGE = 2
BUG = 70
INTERRUPTED = 130
CLOSED_OUTPUT = 141
# What a shell adds to the number of the signal that ended a process.
SIGNALLED = 128
# As if SIGHUP had ended it, which a lost terminal sends; Windows has no name for that.
HUNG_UP = SIGNALLED + 1

# Typer carries its own copy of click since 0.20 and does not export this class: the parent of one that it does.
_USAGE_FAULT = typer.BadParameter.__mro__[1]


class Edge:
    """Run a command; leave the process with one line on standard error and the promised exit status.

    0 all done; 1 some input could not be read, or the system failed (disk full, no permission, no memory); 2 wrong
    usage; 3 a refusal; 70 a bug; 130 interrupted; 141 the reader of standard output went away; 128 and the number of
    the signal that ended it otherwise.

    Parameters
    ----------
    debug : bool
        Show the traceback too.
    """

    def __init__(self, *, debug: bool) -> None:
        self.debug = debug

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None or isinstance(error, SystemExit):
            return
        if isinstance(error, typer.Exit):
            raise SystemExit(error.exit_code) from None
        if self.debug:
            traceback.print_exception(error)
        self._leave(error)

    def _leave(self, error: BaseException) -> NoReturn:
        sentence, status = told(error)
        if isinstance(error, OSError):
            abandon_output()
        if sentence:
            tell(sentence)
        raise SystemExit(status) from None


def told(error: BaseException) -> tuple[str, int]:
    """Say an error in one sentence.

    Parameters
    ----------
    error : BaseException
        Anything that ended a command.

    Returns
    -------
    tuple of (str, int)
        The sentence in the language spoken, empty where nobody is left to read it, and the exit status.
    """
    match error:
        case YuankanError():
            return sentence_of(error), error.exit_status
        case KeyboardInterrupt() | typer.Abort():
            sentence = say("interrupted; run the same command again to start over", "已中断；重新运行同一命令即可")
            return sentence, INTERRUPTED
        case BrokenPipeError():
            return "", CLOSED_OUTPUT
        case MemoryError() | OSError():
            return _system_sentence(error), FAILURE
        case _ if isinstance(error, _USAGE_FAULT):
            return _usage_sentence(error), WRONG_USAGE
    return _bug_sentence(error), BUG


def sentence_of(error: YuankanError) -> str:
    """Say one of Yuankan's own errors: what happened to which file, and what to do.

    Parameters
    ----------
    error : YuankanError
        Its message and hint are in English.

    Returns
    -------
    str
        One sentence in the language spoken.
    """
    if isinstance(error, InputError):
        return _input_sentence(error)
    if spoken() is Language.ZH and type(error) in CLASS_SENTENCES:
        message, hint = CLASS_SENTENCES[type(error)]
        fault, way_out = said_setting(error) if isinstance(error, ConfigError) else said_fault(error.message)
        return _joined(message.format(message=fault), way_out or hint)
    return _joined(error.message, error.hint)


def tell(sentence: str) -> None:
    """Print one line on standard error.

    Parameters
    ----------
    sentence : str
        What to say. Whatever a file name brought with it is made harmless.
    """
    # Where standard error itself is closed there is nobody left to tell.
    with suppress(OSError, ValueError):
        print(f"yuankan: {visible(sentence)}", file=sys.stderr, flush=True)  # noqa: T201 - the cli is what prints


def abandon_output() -> None:
    """Let standard output point nowhere, so that the interpreter's last flush cannot fail a second time."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _joined(message: str, hint: str) -> str:
    message = message.rstrip("。.")
    return f"{message}{say('; ', '；')}{hint}" if hint else message


def _input_sentence(error: InputError) -> str:
    source = say("standard input", "标准输入") if error.source == "-" else error.source
    if spoken() is Language.ZH:
        message, hint = next(INPUT_SENTENCES[kind] for kind in type(error).__mro__ if kind in INPUT_SENTENCES)
        detail = _detail(error)
        line = f"第 {error.line} 行" if error.line is not None else ""
        if task := re.search(r": task (\d+) is not ", error.message):
            line = f"第 {task[1]} 个任务"
        message = message.format(error=error, detail=translated(DETAILS, detail))
        return _joined(f"{source or '空文件名'}：{line}{message}", hint_of(detail) or hint)
    message = error.message
    if error.source == "-" or error.source not in message:
        message = f"{source}: {message.removeprefix('-: ')}"
    return _joined(message, error.hint)


def _detail(error: InputError) -> str:
    # The file and the line are told apart from it.
    detail = error.message.removeprefix(f"{error.source}: ").rstrip(".")
    return re.sub(r"\A(?:line|task) \d+ is not an? (?:labelled )?article: ", "", detail)


def _system_sentence(error: OSError | MemoryError) -> str:
    if isinstance(error, MemoryError):
        return say("not enough memory; give fewer or smaller files", "内存不足；请减少文件或换小一些的文件")
    name = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else say("output", "输出")
    english, chinese = SYSTEM_SENTENCES.get(error.errno or 0, (error.strerror or str(error), ""))
    return f"{name}: {english}" if spoken() is Language.EN or not chinese else f"{name}：{chinese}"


def _usage_sentence(error: BaseException) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "yuankan"
    # Both flavours of click know how to name the option; neither exports a type that says so.
    message = str(error.format_message() if hasattr(error, "format_message") else error).replace("Value error, ", "")
    return _joined(
        say(message, f"用法有误：{translated(USAGE, message)}"), say(f"see {command} --help", f"请看 {command} --help")
    )


def _bug_sentence(error: BaseException) -> str:
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return _joined(
        say(f"this is a bug in Yuankan ({what})", f"这是程序的缺陷（{what}）"),
        say(
            "run the command again with --debug and send what it prints to whoever maintains it",
            "请加上 --debug 再运行一次，把显示的内容发给维护者",
        ),
    )
