"""The splitter's own training: labelled articles in, the weights that ship with the package out."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from classifier.domain.article import Article
from classifier.ingest.assemble import Draft
from classifier.ingest.assign import explore
from classifier.ingest.document import Document
from classifier.ingest.doubt import Doubts, confidence
from classifier.ingest.evidence import Witness
from classifier.ingest.features import Evidence, Feature, Sign
from classifier.ingest.formats.text import from_text
from classifier.ingest.lines import Line, columns
from classifier.ingest.moves import Context, Moves, follow
from classifier.ingest.roles import Unit
from classifier.ingest.split import draft, survey
from classifier.ingest.weights import Weights
from classifier.learn.splitter.composition import compose_issues
from classifier.learn.splitter.paths import PathLearner, Reals
from classifier.learn.splitter.sheet import Part, Sheet
from classifier.learn.splitter.trust import fit_confidence, fit_threshold
from classifier.text.encoding import Decoded
from classifier.workflows.prior import PRIOR

SEED, ISSUES, EPOCHS = 0, 900, 2
# Share of the articles whose issues teach the moves; those of the rest teach how far these can be trusted.
_TEACHING = 2 / 3
_WHOLE = 0.8
_DIGITS, _DIGEST = 4, 16


@dataclass(frozen=True, slots=True)
class Study:
    """A composed issue as a reader gives it, with what is right.

    Parameters
    ----------
    sheet : Sheet
        The issue.
    witness : Witness
        What the splitter knows of it.
    labels : tuple of int or None
        The right label of each slot; None for what should not have been taken for a paragraph.
    """

    sheet: Sheet
    witness: Witness
    labels: tuple[int | None, ...]


def train_splitter(
    articles: Sequence[Article], *, issues: int = ISSUES, epochs: int = EPOCHS, seed: int = SEED
) -> Weights:
    """Learn to split from issues composed of some articles.

    Parameters
    ----------
    articles : sequence of Article
        To compose from, in an order by chance. Two thirds teach which moves are right, the rest how sure to be.
    issues : int
        How many to compose for the moves; half as many are for the confidence.
    epochs : int
        How often each is gone through.
    seed : int
        Decides all that is left to chance.

    Returns
    -------
    Weights
        The same for the same arguments.
    """
    rng = np.random.default_rng(seed)
    cut = round(len(articles) * _TEACHING)
    studies = [study(sheet) for sheet in compose_issues(articles[:cut], rng, issues)]
    moves = tuple(round(float(weight), _DIGITS) for weight in _follow_paths(studies, rng, epochs))
    weights = Weights(moves=moves, training=_digest(articles, issues, epochs, seed))
    tested = [
        found for sheet in compose_issues(articles[cut:], rng, issues // 2) for found in judge(study(sheet), weights)
    ]
    signs, right = [found for found, _ in tested], [found for _, found in tested]
    trust = tuple(round(float(weight), _DIGITS) for weight in fit_confidence(signs, right))
    weights = replace(weights, confidence=trust)
    return replace(weights, doubtful=fit_threshold([confidence(found, weights) for found in signs], right))


def as_json(weights: Weights) -> str:
    """Return weights as the file that ships with the package, each beside its name."""
    found = {
        "training": weights.training,
        "doubtful": weights.doubtful,
        "moves": {feature.name.lower(): weight for feature, weight in zip(Feature, weights.moves, strict=True)},
        "confidence": {sign.name.lower(): weight for sign, weight in zip(Sign, weights.confidence, strict=True)},
    }
    return json.dumps(found, indent=2) + "\n"


def study(sheet: Sheet) -> Study:
    """Read a composed issue, and find out what is right of it."""
    witness = survey(as_document(sheet))
    return Study(sheet, witness, tuple(_labels(witness, sheet)))


def as_document(sheet: Sheet) -> Document:
    """Return a sheet as a reader gives it: as the text of a file, or as lines whose type is known."""
    if not sheet.laid_out:
        return from_text(Decoded(sheet.text, "utf-8"))
    lines = []
    for number, line in enumerate(sheet.lines, start=1):
        text = line.text.strip(" \u3000")
        if text:
            indent, width = columns(line.text[: line.text.index(text[0])]), columns(text)
            found = Line(number, text, indent, len(line.text), width, 0, line.level, 1)
            lines.append(replace(found, whole=True, size=line.size, bold=line.bold))
    return Document(lines=tuple(lines), marked=True)


def judge(one: Study, weights: Weights) -> list[tuple[list[float], bool]]:
    """Split a composed issue; return for each article what tells of it, and whether it is whole and rightly titled."""
    drafts = draft(one.witness, weights)
    doubts = Doubts(one.witness, drafts)
    return [(doubts.signs(made), _is_right(made, one)) for made in drafts]


def _is_right(made: Draft, one: Study) -> bool:
    units = one.witness.outline.units
    headline = _lines_of(made.headline.units if made.headline else ())
    held = headline | _lines_of([units[unit] for unit in made.body])
    size = {number: len(line.text.strip()) for number, line in enumerate(one.sheet.lines, start=1)}
    gold = one.sheet.gold
    owners: Counter[int] = Counter()
    for line in held & gold.keys():
        owners[gold[line]] += size[line]
    if not owners:
        return False
    owner, shared = owners.most_common(1)[0]
    own = {line for line, found in gold.items() if found == owner}
    if shared < _WHOLE * sum(size[line] for line in held | own):
        return False
    title = set(one.sheet.parts(owner, Part.TITLE))
    return title <= headline and not (headline and not title)


def _lines_of(units: Sequence[Unit]) -> set[int]:
    spans = [unit.paragraph.span for unit in units]
    return {line for span in spans for line in range(span.first, span.last + 1)}


def _labels(witness: Witness, sheet: Sheet) -> list[int | None]:
    heads = _heads(witness, sheet)
    first: dict[int, int] = {}
    labels: list[int | None] = []
    for index, slot in enumerate(witness.outline.slots):
        span = witness.outline.units[slot.unit].paragraph.span
        held = Counter(line.owner for line in sheet.lines[span.first - 1 : span.last] if line.text.strip())
        owner = held.most_common(1)[0][0]
        labels.append(None if owner is None else heads.get(owner, -1 - first.setdefault(owner, index)))
    return labels


def _heads(witness: Witness, sheet: Sheet) -> dict[int, int]:
    """Return the number of each article's headline, of those that were recognised as one."""
    heads: dict[int, int] = {}
    for number, headline in enumerate(witness.outline.headlines):
        spans = [unit.paragraph.span for unit in headline.units]
        lines = [line for span in spans for line in sheet.lines[span.first - 1 : span.last]]
        owners = [line.owner for line in lines if line.part is Part.TITLE and line.owner is not None]
        # Of two that were not joined, the one with the body below is the headline.
        if owners and (owners[0] not in heads or not witness.outline.places[number].displaced):
            heads[owners[0]] = number
    return heads


def _identity(evidence: Evidence) -> Evidence:
    return evidence


def _followed(one: Study, context: Context | None, label: int, index: int) -> Context:
    return follow(context, label, index, displaced=label >= 0 and one.witness.outline.places[label].displaced)


def _follow_paths(studies: Sequence[Study], rng: np.random.Generator, epochs: int) -> Reals:
    known = [(one, path) for one in studies if (path := _right_path(one))]
    learner = PathLearner(np.array([PRIOR[feature] for feature in Feature]))
    for at in (at for _ in range(epochs) for at in rng.permutation(len(known))):
        one, (labels, right) = known[at]
        current = Weights(moves=tuple(learner.weights.tolist()))
        *_, beam = [[], *explore(one.witness, Moves(one.witness, _identity), current.weigh)]
        paths = [path.steps for path in beam]
        others = [
            _total([step.worth for step in path]) for path in paths if [step.context.label for step in path] != labels
        ]
        if others:
            learner.learn(right, np.array(others))
    return learner.mean


def _right_path(one: Study) -> tuple[list[int], Reals] | None:
    """Return the labels of the right path and the sum of its features; None where no moves lead along it."""
    moves: Moves[Evidence] = Moves(one.witness, _identity)
    context: Context | None = None
    labels: list[int] = []
    worths: list[Evidence] = []
    for index, wanted in enumerate(one.labels):
        tried = dict(moves.of(index, context))
        # What a reader took for a paragraph by mistake goes along with what stands above it.
        label = wanted if wanted is not None else context.label if context else -1 - index
        if label not in tried:
            return None
        labels.append(label)
        worths.append(tried[label])
        context = _followed(one, context, label, index)
    return labels, _total(worths)


def _total(worths: Sequence[Evidence]) -> Reals:
    total = np.zeros(len(Feature))
    for evidence in worths:
        for feature, value in evidence:
            total[feature] += value
    return total


def _digest(articles: Sequence[Article], issues: int, epochs: int, seed: int) -> str:
    facts = [f"{issues} {epochs} {seed}", *(article.id for article in articles)]
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()[:_DIGEST]
