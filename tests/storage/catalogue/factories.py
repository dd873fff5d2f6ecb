"""Issues, predictions and what goes with them, with what a test does not care about filled in."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st
from sqlalchemy import text

from classifier.domain.article import Article
from classifier.domain.catalogued import CatalogueRun, Reading, Recording, SeenFile, Verb
from classifier.domain.issue import Issue, Masthead
from classifier.domain.label import Label
from classifier.domain.prediction import Evidence, Prediction, ReviewReason
from classifier.domain.resolution import Basis, Resolution
from classifier.storage.catalogue.catalogue import Catalogue
from classifier.storage.catalogue.engine import make_engines

MOMENT = dt.datetime(2026, 3, 1, 9, 30, tzinfo=dt.UTC)
DAY = dt.date(2026, 2, 27)
KEYS = ("award", "event", "training")


def make_article(title: str = "我院开展义诊", text: str = "周末，义诊在社区举行。", *, position: int = 1) -> Article:
    return Article(title=title, text=text, position=position)


def make_issue(
    *titles: str,
    path: Path | str | None = None,
    name: str = "",
    part: int = 1,
    newspaper: str | None = "某某医院报",
    number: str | None = None,
    articles: tuple[Article, ...] = (),
) -> Issue:
    """An issue with an article for each title, or with those given."""
    found = articles or tuple(
        make_article(title, f"{title}，这是正文。", position=at) for at, title in enumerate(titles, start=1)
    )
    return Issue(
        source=name or (Path(path).name if path is not None else "-"),
        path=None if path is None else str(path),
        part=part,
        articles=found,
        masthead=Masthead(newspaper=newspaper, number=number),
    )


def make_prediction(
    *tags: str,
    model: str = "v0001",
    review: ReviewReason | None = None,
    certainty: float = 0.9,
    evidence: dict[str, tuple[Evidence, ...]] | None = None,
) -> Prediction:
    """What a model said; the primary is the first of the tags."""
    return Prediction(
        scores={key: 0.9 if key in tags else 0.1 for key in KEYS},
        tags=tags,
        primary=tags[0] if tags else None,
        review=review,
        model=model,
        certainty=certainty,
        evidence=evidence or {},
    )


def make_seen(path: str = "/inbox/a.txt", *, digest: str = "d1", issues: tuple[str, ...] = ()) -> SeenFile:
    return SeenFile(
        path=path, size=12, modified=1_700_000_000_123_456_789, digest=digest, reading=Reading.DONE, issues=issues,
        at=MOMENT,
    )  # fmt: skip


def make_run(id: str = "run1", *, after: float = 0.0) -> CatalogueRun:  # noqa: A002 - the name of the field
    began = MOMENT + dt.timedelta(seconds=after)
    return CatalogueRun(id=id, verb=Verb.TAG, began=began, ended=began, model="v0001")


def make_resolution(article: str, *tags: str, basis: Basis = Basis.SINGLE) -> Resolution:
    """What people decided, or could not where the basis says so."""
    spoken = basis not in {Basis.DISPUTED, Basis.UNSURE}
    label = Label(tags=tags, primary=tags[0] if tags else None) if spoken else None
    return Resolution(article=article, basis=basis, label=label, answers=())


def look(url: str, statement: str) -> list[tuple[object, ...]]:
    """Run a statement past the catalogue; return its rows."""
    engines = make_engines(url, patience=5)
    with engines.writing.begin() as connection:
        result = connection.execute(text(statement))
        rows = [tuple(row) for row in result] if result.returns_rows else []
    engines.reading.dispose()
    return rows


def record(
    catalogue: Catalogue,
    issue: Issue,
    *predictions: Prediction,
    date: dt.date | None = DAY,
    run: str = "run1",
    seen: SeenFile | None = None,
) -> Recording:
    """Record an issue; each of its articles is an award where nothing is said of it."""
    said = predictions or (make_prediction("award"),) * len(issue.articles)
    return catalogue.record(issue, said, date=date, at=MOMENT, run=run, seen=seen)


def put(catalogue: Catalogue, path: Path, *titles: str) -> Recording:
    """Write a file, and record it as an issue with an article for each title."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(titles), encoding="utf-8")
    return record(catalogue, make_issue(*titles, path=path))


def titles_of(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Where each article stands: the name of the issue and its title."""
    return [(one.issue.name, one.article.title) for one in catalogue.articles()]


def kept(article: Article) -> Article:
    """An article without what the catalogue does not keep of it."""
    return replace(article, spans=(), certainties=())


# Any text that Python holds: NUL, halves of characters and what the catalogue itself escapes with are among them.
texts = st.text(st.characters() | st.sampled_from("\x00\x10\ud800\udfff\x100000"), max_size=12)
shares = st.floats(min_value=0, max_value=1)
days = st.none() | st.dates()
times = st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2100, 1, 1), timezones=st.just(dt.UTC))
text_lists = st.lists(texts, max_size=3).map(tuple)


@st.composite
def articles(draw: st.DrawFn, position: int = 1) -> Article:
    """Any article, without what is not kept of it."""
    return Article(
        title="题" + draw(texts).replace("\n", " "),
        text=draw(texts),
        bylines=draw(text_lists),
        organisation=draw(st.none() | texts),
        date=draw(days),
        pages=draw(st.lists(st.integers(1, 99), max_size=3).map(tuple)),
        position=position,
        confidence=draw(shares),
        doubtful=draw(st.booleans()),
        recognition=draw(st.none() | shares),
        source_id=draw(st.none() | texts),
    )


@st.composite
def predictions(draw: st.DrawFn) -> Prediction:
    """Any prediction with evidence as it is kept."""
    keys = draw(st.lists(texts, min_size=1, max_size=4, unique=True))
    tags = tuple(draw(st.lists(st.sampled_from(keys), unique=True)))
    spoke = st.floats(min_value=1, max_value=9).map(lambda weight: Evidence("荣获\x00", weight))
    return Prediction(
        scores={key: draw(shares) for key in keys},
        tags=tags,
        primary=tags[0] if tags else None,
        review=draw(st.none() | st.sampled_from(ReviewReason)),
        model=draw(texts),
        certainty=draw(shares),
        evidence={tag: tuple(draw(st.lists(spoke, max_size=3))) for tag in tags},
        familiar=draw(shares),
    )


@st.composite
def issues(draw: st.DrawFn) -> tuple[Issue, tuple[Prediction, ...]]:
    """Any issue with its predictions; two of its articles may be the same."""
    found = tuple(draw(articles(position=at)) for at in range(1, draw(st.integers(0, 4)) + 1))
    masthead = Masthead(newspaper=draw(st.none() | texts), date=draw(days), number=draw(st.none() | texts))
    issue = Issue(source=draw(texts), articles=found, masthead=masthead)
    said = {article.id: draw(predictions()) for article in found}
    return issue, tuple(said[article.id] for article in found)
