import numpy as np
import pytest

from classifier.domain.article import Article
from classifier.domain.label import LabelledArticle
from classifier.errors import CorpusError
from classifier.evaluate.splits import duplicate_groups, make_folds, near_duplicates
from classifier.storage.shipped import load_starter
from tests.evaluate.factories import make_label

REPORT = "5月12日下午，全院护理人员在报告厅举行国际护士节庆祝大会，表彰优秀护士二十名，院长出席并讲话。"
REWRITTEN = "5月12日下午，全院护理人员在报告厅举行国际护士节庆祝大会，表彰优秀护士二十名。会后文艺演出。"
OTHER = "心内科为一名八旬老人植入无导线起搏器，手术历时四十分钟，患者次日下床，三天后康复出院回家。"


def make_article(text: str) -> Article:
    return Article(title="", text=text)


def make_many(texts: list[str]) -> list[LabelledArticle]:
    return [LabelledArticle(make_article(text), make_label("award")) for text in texts]


def test_a_rewritten_report_is_a_near_duplicate() -> None:
    groups = duplicate_groups([make_article(text) for text in (REPORT, OTHER, REWRITTEN)])
    assert groups[0] == groups[2] != groups[1]


def test_space_and_width_do_not_hide_a_duplicate() -> None:
    groups = duplicate_groups([make_article("ＩＣＵ 护理组\n获 奖"), make_article("ICU护理组获奖")])
    assert groups[0] == groups[1]


def test_near_duplicates_of_one_another_are_one_group() -> None:
    chain = [OTHER[i : i + 30] for i in range(0, 16, 3)]
    groups = duplicate_groups([make_article(text) for text in chain], near=0.5)
    assert len(set(groups.tolist())) == 1


def test_texts_shorter_than_a_gram() -> None:
    groups = duplicate_groups([make_article(text) for text in ("喜报", "喜报", "通知")])
    assert groups[0] == groups[1] != groups[2]


def test_the_starter_corpus_has_hardly_any() -> None:
    articles = [example.article for example in load_starter()]
    assert len(set(duplicate_groups(articles).tolist())) > 0.98 * len(articles)


def test_what_is_near_to_known_articles_is_told_one_by_one() -> None:
    found = near_duplicates([make_article(text) for text in (OTHER, REWRITTEN, REPORT)], [make_article(REPORT)])
    assert found.tolist() == [False, True, True]


def test_many_articles_are_held_against_the_known_in_batches() -> None:
    many = [make_article(f"{place}号通知：{place * 7919}") for place in range(1001)] + [make_article(REWRITTEN)]
    found = near_duplicates(many, [make_article(OTHER), make_article(REPORT)])
    assert np.flatnonzero(found).tolist() == [1001]


@pytest.mark.parametrize(("articles", "known"), [([], [REPORT]), ([REPORT], [])])
def test_nothing_is_near_to_nothing(articles: list[str], known: list[str]) -> None:
    found = near_duplicates([make_article(text) for text in articles], [make_article(text) for text in known])
    assert found.tolist() == [False] * len(articles)


def test_a_primary_rarer_than_there_are_folds_is_dealt_without_a_warning() -> None:
    labelled = make_many([f"{place}号通知：{place * 7919}" for place in range(8)])
    labelled.append(LabelledArticle(make_article(OTHER), make_label("event")))
    assert sorted(np.concatenate(make_folds(labelled, 4, seed=0)).tolist()) == list(range(9))


def test_folds_are_the_corpus_once_and_keep_near_duplicates_together() -> None:
    texts = [f"{OTHER[i:]}{REPORT[2 * i :]}" if i % 2 else f"{chr(0x4E00 + 300 * i) * 3}{i}号" for i in range(20)]
    corpus = make_many([*texts, REPORT, REWRITTEN])
    for seed in range(5):
        folds = make_folds(corpus, 3, seed=seed)
        assert sorted(np.concatenate(folds).tolist()) == list(range(len(corpus)))
        assert sum({20, 21} <= set(fold.tolist()) for fold in folds) == 1


def test_folds_spread_primaries_and_depend_on_the_seed_alone() -> None:
    corpus = load_starter()
    primaries = np.array([example.label.primary or "" for example in corpus])
    folds = make_folds(corpus, 5, seed=0)
    for primary in set(primaries.tolist()):
        counts = [int((primaries[fold] == primary).sum()) for fold in folds]
        assert max(counts) - min(counts) <= 2
    again, other = make_folds(corpus, 5, seed=0), make_folds(corpus, 5, seed=1)
    assert all((a == b).all() for a, b in zip(folds, again, strict=True))
    assert any(len(a) != len(b) or (a != b).any() for a, b in zip(folds, other, strict=True))


def test_too_few_articles_are_refused() -> None:
    with pytest.raises(CorpusError, match="2 labelled articles cannot be dealt to 5 folds"):
        make_folds(make_many([REPORT, OTHER]), 5, seed=0)


def test_duplicates_do_not_count_as_articles() -> None:
    with pytest.raises(CorpusError, match="cannot be dealt"):
        make_folds(make_many([REPORT] * 10), 2, seed=0)
