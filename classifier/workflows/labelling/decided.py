"""Decided: what the labels of everybody mean for the questions of one annotator."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from classifier.domain.answer import Answer, Verdict, standing
from classifier.domain.filed import FiledArticle
from classifier.domain.label import LabelledArticle
from classifier.domain.resolution import Basis, latest, replaced, resolve

_SALT = b"second pass\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What is settled, and what is left.

    Parameters
    ----------
    labelled : tuple of LabelledArticle
        Articles with the label that everybody's answers come to: what a model learns from.
    closed : frozenset of str
        Ids of articles that this annotator is not asked about: somebody decided them, or this annotator could not, or
        they are no articles any more.
    replaced : frozenset of str
        Ids of those that are no articles any more.
    skipped : tuple of str
        Ids of articles that this annotator put off, longest ago first.
    made : tuple of FiledArticle
        Articles that somebody made by mending a split, and that nobody decided.
    second : tuple of FiledArticle
        Articles that somebody else decided, in an order that is the same for everybody: the second pass.
    answers : tuple of Answer
        All of them, by time.
    """

    labelled: tuple[LabelledArticle, ...] = ()
    closed: frozenset[str] = frozenset()
    replaced: frozenset[str] = frozenset()
    skipped: tuple[str, ...] = ()
    made: tuple[FiledArticle, ...] = ()
    second: tuple[FiledArticle, ...] = ()
    answers: tuple[Answer, ...] = ()


def decide(
    answers: Sequence[Answer], articles: Mapping[str, FiledArticle], annotator: str, *, second_share: float = 0.0
) -> Decided:
    """Work out what is settled.

    Parameters
    ----------
    answers : sequence of Answer
        Of all annotators, by time.
    articles : mapping of str to FiledArticle
        The texts that were filed with them, by id.
    annotator : str
        Who is asked.
    second_share : float
        Share of the articles decided by others that this annotator is asked about too.

    Returns
    -------
    Decided
        An article whose text was not filed is closed all the same.
    """
    every = list(answers)
    gone, spoken, found = replaced(every), latest(every), resolve(every)
    decided = {article for article, said in spoken.items() if any(one.label is not None for one in said.values())}
    closed = frozenset(decided | {article for article, said in spoken.items() if annotator in said} | gone)
    second = sorted((place, article) for article in decided - gone if (place := second_place(article)) < second_share)
    made = dict.fromkeys(one for answer in standing(every) for one in answer.makes)
    return Decided(
        labelled=tuple(
            LabelledArticle(articles[article].article, one.label)
            for article, one in found.items()
            if one.label is not None and article in articles
        ),
        closed=closed,
        replaced=gone,
        skipped=tuple(_skipped(every, annotator)),
        made=tuple(articles[one] for one in made if one in articles and one not in closed),
        second=tuple(
            articles[article]
            for _, article in second
            if article in articles
            and annotator not in spoken[article]
            and found[article].basis is not Basis.ADJUDICATED
        ),
        answers=tuple(every),
    )


def second_place(article: str) -> float:
    """Return where an article stands in the order of the second pass, 0 to 1: a hash of its id, whoever asks."""
    digest = hashlib.sha256(_SALT + article.encode()).digest()
    # As many bits as a float holds exactly: the result stays below 1.
    return (int.from_bytes(digest[:8], "big") >> 11) / (1 << 53)


def _skipped(answers: Sequence[Answer], annotator: str) -> dict[str, None]:
    """Return what an annotator put off, the one put off longest ago first."""
    found: dict[str, None] = {}
    for answer in standing(list(answers)):
        if answer.annotator == annotator and answer.verdict is Verdict.SKIP:
            found.pop(answer.article, None)
            found[answer.article] = None
    return found
