"""What a session has from outside, and warnings while a screen is shown."""

import logging
from pathlib import Path

import pytest

from classifier.cli.screens.labelling import held_back, means_of
from classifier.cli.screens.source import Recorder
from classifier.domain.article import Article
from classifier.domain.prediction import Prediction
from classifier.query.means import Means
from classifier.storage.labels.folder import LabelFolder
from classifier.workflows.keeper import FolderKeeper
from classifier.workflows.labelling.feed import Feed
from tests.cli.factories import make_article
from tests.cli.screens.factories import make_question, scored


class Suggesting:
    """As much of a feed as a session asks while a person works."""

    def suggest(self, article: Article) -> Prediction:
        return scored("training", model=article.title)

    def follow(self, article: str) -> Article:
        return make_article(title=f"{article}的下一篇", position=2)


def make_means(folder: Path) -> Means:
    labels = LabelFolder(folder)
    feed: Feed = Suggesting()  # type: ignore[assignment]  # it answers what is asked here
    return means_of(labels, Recorder(FolderKeeper(labels, labels.log("王芳"))), feed)


def test_an_article_of_an_earlier_session_is_found_with_what_follows_it(tmp_path: Path) -> None:
    means = make_means(tmp_path)
    question = make_question()
    assert means.find(question.id) is None
    means.keeper.file(question.filed)
    found = means.find(question.id)
    assert found is not None
    assert found.filed.issue == question.filed.issue
    assert found.following is not None
    assert found.prediction is not None


def test_a_mended_article_is_suggested_anew_but_never_in_a_blind_pass(tmp_path: Path) -> None:
    means = make_means(tmp_path)
    suggested = means.suggest(make_question()).prediction
    assert suggested is not None
    assert suggested.tags == ("training",)
    assert means.suggest(make_question(blind=True)).prediction is None


def test_warnings_wait_until_the_screen_is_gone(capsys: pytest.CaptureFixture[str]) -> None:
    from classifier.cli.logs import listen

    listen()
    logger = logging.getLogger("classifier.storage.labels.lines")
    handlers = list(logging.getLogger("classifier").handlers)
    with held_back():
        logger.warning("a line of the log is torn")
        assert capsys.readouterr().err == ""
    assert capsys.readouterr().err == "yuankan: a line of the log is torn\n"
    assert logging.getLogger("classifier").handlers == handlers
