"""Bylines: who wrote an article, and for which department."""

from dataclasses import dataclass

from classifier.text.bylines.credits import Credits, Part
from classifier.text.bylines.places import closing_credits, credits_alone, leading_credits


@dataclass(frozen=True, slots=True)
class Byline:
    """Contributors in printed order, and the department they write for."""

    names: tuple[str, ...] = ()
    organisation: str | None = None

    def __bool__(self) -> bool:
        return bool(self.names or self.organisation)


def leading_byline(text: str) -> Byline:
    """Return the byline that a first paragraph opens with, as in 本报讯（姓名 姓名）."""
    return _byline(leading_credits(text))


def closing_byline(text: str) -> Byline:
    """Return the byline in brackets that a last paragraph ends with, as in （宣传科 姓名）."""
    return _byline(closing_credits(text))


def byline_alone(text: str) -> Byline:
    """Return the byline that a line is, as in □姓名 or （供稿：姓名）; an empty one where it is something else."""
    return _byline(credits_alone(text))


def _byline(printed: Credits) -> Byline:
    names = dict.fromkeys(credit.name for credit in printed.people if credit.part is not Part.PASSED)
    return Byline(tuple(names), next(iter(printed.departments), None))
