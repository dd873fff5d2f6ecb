"""Rules: what the guidelines say so definitely that a headline alone can contradict a label."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from classifier.domain.article import Article
from classifier.domain.label import Label
from classifier.text.words import fold_case


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What the label of every article with such a headline has to be like.

    Parameters
    ----------
    id : str
        Name of the rule, for programs.
    case : int
        Number of the case of the guidelines; 0 for their part on the tags and on what carries none.
    title : re.Pattern
        Fits somewhere in the headline, as `fold_case` gives it.
    unless : re.Pattern or None
        Fits nowhere in it.
    zh, en : str
        What the rule demands, for people.
    untagged : bool
        Whether the article carries no tag.
    every : frozenset of str
        Tags that it carries.
    some : frozenset of str
        Tags of which it carries at least one; none where nothing is demanded.
    never : frozenset of str
        Tags that it does not carry.
    primaries : frozenset of str
        What its primary is one of, wherever it has one; none where nothing is demanded.
    """

    id: str
    case: int
    title: re.Pattern[str]
    unless: re.Pattern[str] | None
    zh: str
    en: str
    untagged: bool = False
    every: frozenset[str] = frozenset()
    some: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    primaries: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not (self.untagged or self.tags):
            raise ValueError(f"the rule {self.id} demands nothing")
        if self.untagged and self.tags:
            raise ValueError(f"the rule {self.id} demands tags, and none")

    @property
    def tags(self) -> frozenset[str]:
        """Every tag that the rule speaks of."""
        return self.every | self.some | self.never | self.primaries

    def fits(self, article: Article) -> bool:
        """Tell whether the article has such a headline."""
        title = fold_case(article.title).strip()
        return bool(self.title.search(title)) and not (self.unless and self.unless.search(title))

    def broken_by(self, label: Label) -> bool:
        """Tell whether a label is not what the rule demands of the articles that it fits."""
        tags = set(label.tags)
        return bool(
            (self.untagged and tags)
            or self.every - tags
            or (self.some and not self.some & tags)
            or self.never & tags
            or (self.primaries and label.primary is not None and label.primary not in self.primaries)
        )


def contradictions(rules: Sequence[Rule], article: Article, label: Label) -> tuple[Rule, ...]:
    """Find the rules that a label breaks.

    Parameters
    ----------
    rules : sequence of Rule
        From `parse_rules`.
    article : Article
        Whose headline the rules are held against; without a headline it breaks none.
    label : Label
        What a person decided of it.

    Returns
    -------
    tuple of Rule
        In the order of `rules`.
    """
    return tuple(rule for rule in rules if rule.broken_by(label) and rule.fits(article))


def parse_rules(text: str) -> tuple[Rule, ...]:
    """Read rules.

    Parameters
    ----------
    text : str
        TOML, one ``[[rule]]`` table a rule, as ``labels/rules.toml`` explains it. Only what ships is read: a regular
        expression from elsewhere could be made to search for ever.

    Returns
    -------
    tuple of Rule
        In the order of the text.

    Raises
    ------
    ValueError
        Where it is not such a text.
    """
    rules = tuple(_rule(table) for table in tomllib.loads(text)["rule"])
    if len({rule.id for rule in rules}) < len(rules):
        raise ValueError("a rule stands twice")
    return rules


# Any: whatever TOML holds.
def _rule(table: Mapping[str, Any]) -> Rule:
    known = {"id", "case", "title", "unless", "zh", "en", "untagged", "all", "any", "none", "primary"}
    if unknown := sorted(set(table) - known):
        raise ValueError(f"a rule has an unknown entry {unknown[0]}")
    return Rule(
        id=table["id"],
        case=table["case"],
        title=re.compile(table["title"]),
        unless=re.compile(table["unless"]) if "unless" in table else None,
        zh=table["zh"],
        en=table["en"],
        untagged=table.get("untagged", False),
        every=frozenset(table.get("all", ())),
        some=frozenset(table.get("any", ())),
        never=frozenset(table.get("none", ())),
        primaries=frozenset(table.get("primary", ())),
    )
