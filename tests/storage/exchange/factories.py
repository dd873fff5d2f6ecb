"""Records for the tests of the formats: single ones, and any that hypothesis thinks of."""

import datetime as dt

from hypothesis import strategies as st

from classifier.domain.article import Article
from classifier.domain.filed import FiledArticle
from classifier.domain.label import Label
from classifier.domain.taxonomy import Tag, Taxonomy
from classifier.storage.exchange.record import Record

TAXONOMY = Taxonomy(
    (
        Tag(key="award", zh="获奖", en="Awards", definition="获得奖励"),
        Tag(key="training", zh="培训", en="Training", definition="培训"),
        Tag(key="event", zh="活动", en="Events", definition="活动"),
    )
)
AT = dt.datetime(2026, 3, 5, 9, 30, 15, 120_000, tzinfo=dt.timezone(dt.timedelta(hours=8)))
# What formats trip over: ends of lines of all kinds, quotes, formulas, labels inside a text, what is not seen.
AWKWARD = (
    "=cmd()", "+1", "@SUM(A1)", "＝1", "-2", "'quoted", "__label__award", "a\n__label__event b", "</s>", "a,b;c|d#e",
    '"', '""', "\\", "\\;", "\t", "\r", "\r\n", "\n", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1e", "\0",
    "\ufeff", "\u200b", "🏥", "👩‍⚕️", "𠮷", "{", "[", "]", "}", "[{", "null", "NaN", "<b>", "&amp;",
)  # fmt: skip


def make_record(
    *,
    title: str = "我院获评先进集体",
    text: str = "第一段。\n第二段。",
    tags: tuple[str, ...] | None = ("award", "event"),
    primary: str | None = None,
    annotator: str = "王芳",
    at: dt.datetime | None = AT,
    note: str = "",
    adjudicates: bool = False,
    issue: str = "2026-03.txt",
    date: dt.date | None = dt.date(2026, 3, 1),
) -> Record:
    article = Article(title=title, text=text, bylines=("李强",), date=date, pages=(2, 3), position=4)
    label = None if tags is None else Label(tags=tags, primary=primary or next(iter(tags), None))
    return Record(
        filed=FiledArticle(article, issue), label=label, annotator=annotator, at=at, note=note, adjudicates=adjudicates
    )


texts = st.lists(
    st.one_of(st.text(st.characters(exclude_categories=["Cs"]), max_size=12), st.sampled_from(AWKWARD)), max_size=5
).map("".join)
some_text = texts.filter(bool)
zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))
times = st.datetimes(dt.datetime(1971, 1, 1), dt.datetime(2100, 1, 1), timezones=zones)


@st.composite
def labels(draw: st.DrawFn) -> Label | None:
    tags = tuple(draw(st.lists(st.sampled_from(TAXONOMY.keys), unique=True)))
    if draw(st.booleans()):
        return Label(tags=tags, primary=draw(st.sampled_from(tags)) if tags else None)
    return None


@st.composite
def articles(draw: st.DrawFn) -> FiledArticle:
    title, text = draw(texts).replace("\n", ""), draw(texts)
    article = Article(
        title=title if (title.strip() or text.strip()) else "题",
        text=text,
        bylines=tuple(draw(st.lists(some_text, max_size=3))),
        organisation=draw(st.none() | some_text),
        date=draw(st.none() | st.dates()),
        pages=tuple(draw(st.lists(st.integers(1, 99), max_size=3))),
        position=draw(st.integers(1, 99)),
        source_id=draw(st.none() | some_text),
    )
    return FiledArticle(article, draw(texts))


@st.composite
def any_records(draw: st.DrawFn) -> Record:
    label = draw(labels())
    return Record(
        filed=draw(articles()),
        label=label,
        annotator=draw(some_text),
        at=draw(times),
        note=draw(texts),
        adjudicates=label is not None and draw(st.booleans()),
    )


@st.composite
def files(draw: st.DrawFn) -> list[Record]:
    """Records of a file; some are of one article, by other people."""
    found: list[Record] = []
    for record in draw(st.lists(any_records(), max_size=5)):
        again = draw(st.booleans()) and found
        found.append(record if not again else _of_article(record, found[-1].filed))
    return found


def _of_article(record: Record, filed: FiledArticle) -> Record:
    return Record(
        filed=filed,
        label=record.label,
        annotator=record.annotator,
        at=record.at,
        note=record.note,
        adjudicates=record.adjudicates,
    )
