"""The language that messages are told in: 中文 under a Chinese locale, English otherwise, or as ``--lang`` says."""

import locale
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from enum import StrEnum


class Language(StrEnum):
    """A language that Yuankan speaks."""

    ZH = "zh"
    EN = "en"


_spoken: ContextVar[Language] = ContextVar("spoken", default=Language.EN)


def use(language: Language) -> None:
    """Speak `language` from now on.

    Parameters
    ----------
    language : Language
        The language of every later message.
    """
    _spoken.set(language)


def spoken() -> Language:
    """Return the language that messages are told in.

    Returns
    -------
    Language
        What `use` was last told, English before.
    """
    return _spoken.get()


def say(en: str, zh: str) -> str:
    """Return the sentence of the two that is in the language spoken.

    Parameters
    ----------
    en, zh : str
        The same sentence twice.

    Returns
    -------
    str
        One of them.
    """
    return zh if spoken() is Language.ZH else en


def before_separator(arguments: Sequence[str]) -> Sequence[str]:
    """Return the arguments that may be options: those before ``--``.

    Parameters
    ----------
    arguments : sequence of str
        What the person typed after ``yuankan``.

    Returns
    -------
    sequence of str
        All of them where there is no ``--``.
    """
    return arguments[: arguments.index("--")] if "--" in arguments else arguments


def choose(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Choose the language before the arguments are parsed, so that even a usage error is told in it.

    Parameters
    ----------
    arguments : sequence of str
        What the person typed after ``yuankan``.
    environment : mapping of str to str
        Where ``LC_ALL``, ``LC_MESSAGES`` and ``LANG`` may be set; the first that is set decides.

    Returns
    -------
    Language
        The last valid ``--lang``, else that of the locale.
    """
    options = before_separator(arguments)
    for place in range(len(options) - 1, -1, -1):
        name, _, value = options[place].partition("=")
        if name == "--lang":
            value = value or (options[place + 1] if place + 1 < len(options) else "")
            if value in set(Language):
                return Language(value)
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(variable):
            return _of_locale(environment[variable])
    # Windows sets none of the three.
    return _of_locale(locale.getlocale()[0] or "")


def _of_locale(name: str) -> Language:
    return Language.ZH if name.lower().startswith(("zh", "chinese")) else Language.EN
