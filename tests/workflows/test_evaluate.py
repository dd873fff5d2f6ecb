import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from classifier.domain.article import Article
from classifier.domain.label import LabelledArticle
from classifier.domain.prediction import Prediction
from classifier.domain.scorecard import Seen
from classifier.errors import CorpusError
from classifier.evaluate.metrics import evaluate as score
from classifier.storage.shipped import load_starter, load_taxonomy
from classifier.workflows import evaluate as module
from classifier.workflows.chosen import Chosen, Learnt
from classifier.workflows.evaluate import BATCH, MISTAKES, cross_validate_gold, evaluate_model, seen
from tests.evaluate.factories import make_label, make_labelled

SCORER = Path(__file__).parents[3] / "shared" / "scoring" / "score_tags.py"
KEYS = load_taxonomy().keys
STARTER = load_starter()


class Parrot:
    """Says of every article the same, and explains nothing."""

    version = "parrot"
    keys = KEYS

    def predict(self, articles: Sequence[Article], **_: object) -> list[Prediction]:
        scores = {key: 0.9 if key == "award" else 0.1 for key in KEYS}
        one = Prediction(scores=scores, tags=("award",), primary="award", review=None, model="parrot", certainty=0.9)
        return [one] * len(articles)


PARROT = Chosen(name="builtin", taxonomy=load_taxonomy(), load=Parrot, learnt=lambda: Learnt.of(STARTER))


def test_a_model_is_scored_in_batches() -> None:
    gold = [make_labelled("award" if n % 4 else "event", title=f"第{n}篇") for n in range(BATCH + 4)]
    told: list[tuple[int, int]] = []
    card = evaluate_model(gold, PARROT, resamples=20, passed=lambda done, of: told.append((done, of)))
    assert (card.evaluation.model, card.evaluation.articles, card.folds) == ("parrot", BATCH + 4, None)
    assert card.evaluation.primary_accuracy == 0.75
    assert told == [(BATCH, BATCH + 4), (BATCH + 4, BATCH + 4)]
    assert len(card.mistakes) == MISTAKES
    assert card.mistakes[0].labelled is gold[0]


def test_gold_that_the_model_has_learnt_is_counted() -> None:
    first, second = STARTER[0].article, STARTER[1].article
    gold = [
        STARTER[0],
        LabelledArticle(Article(title=second.title, text=f"{second.text}（有删改）"), STARTER[1].label),
        make_labelled("event", title="全新的一篇", text="谁也没有见过这些话。"),
        LabelledArticle(Article(title=f" {first.title}", text=first.text), STARTER[0].label),
    ]
    assert evaluate_model(gold, PARROT, resamples=0).seen == Seen(same=2, alike=1)


def test_nothing_learnt_is_nothing_seen() -> None:
    assert seen(STARTER[:3], Learnt()) == Seen(0, 0)


def test_the_same_seed_gives_the_same_folds_and_figures() -> None:
    gold = STARTER[::8]
    told: list[tuple[int, int]] = []
    first = cross_validate_gold(gold, KEYS, folds=2, resamples=30, passed=lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]
    assert (first.folds, first.seen, first.evaluation.model) == (2, Seen(), "cross-validated")
    # Learnt by heart, all would be right.
    assert 0.4 < first.evaluation.primary_accuracy < 1
    assert cross_validate_gold(gold, KEYS, folds=2, resamples=30).evaluation == first.evaluation
    assert cross_validate_gold(gold, KEYS, folds=2, resamples=30, seed=1).evaluation != first.evaluation


def test_too_few_articles_cannot_be_cross_validated() -> None:
    gold = [LabelledArticle(Article(title=f"第{n}篇", text=""), make_label("award")) for n in range(3)]
    with pytest.raises(CorpusError):
        cross_validate_gold(gold, KEYS, folds=5)


def as_line(place: int, primary: str | None, tags: Sequence[str]) -> str:
    return json.dumps({"id": str(place), "primary": primary, "tags": list(tags)})


@pytest.mark.shared
def test_the_figures_are_those_of_the_shared_scorer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not SCORER.is_file():
        pytest.skip(f"{SCORER} is not there")
    gold, said = STARTER[::8], list[Prediction]()

    def spy(labels: object, predictions: Sequence[Prediction], *given: object, **named: object) -> object:
        said.extend(predictions)
        return score(labels, predictions, *given, **named)  # type: ignore[arg-type]  # handed through as they came

    monkeypatch.setattr(module, "evaluate", spy)
    found = cross_validate_gold(gold, KEYS, folds=2, resamples=0).evaluation
    for name, lines in {
        "gold": [as_line(n, one.label.primary, one.label.tags) for n, one in enumerate(gold)],
        "said": [as_line(n, one.primary, one.tags) for n, one in enumerate(said)],
    }.items():
        (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(SCORER), str(tmp_path / "gold"), str(tmp_path / "said")],
        check=True,
        capture_output=True,
        text=True,
    )
    assert f"acc {found.primary_accuracy:.3f} macroF1(6) {found.primary_macro_f1:.3f}" in done.stdout
    assert f"tags macroF1 {found.tag_macro_f1:.3f} microF1 {found.tag_micro_f1:.3f}" in done.stdout
    assert f"exact {found.exact_match:.3f}" in done.stdout
    for key in KEYS:
        primary, tag = found.primary[key], found.tags[key]
        counts = [[one.hits, one.false_alarms, one.misses] for one in (primary, tag)]
        assert f"{key:20s} primary F1 {primary.f1:.3f} {counts[0]}  tag F1 {tag.f1:.3f} {counts[1]}" in done.stdout
