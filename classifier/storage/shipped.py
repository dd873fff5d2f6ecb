"""What ships with the project: the taxonomy and the starter corpus, found from a wheel and from a checkout alike."""

import json
import tomllib
from pathlib import Path
from typing import Any

from classifier.domain.article import Article
from classifier.domain.label import Label, LabelledArticle
from classifier.domain.taxonomy import Tag, Taxonomy
from classifier.errors import CorpusError, TaxonomyError

_PACKAGE = Path(__file__).resolve().parents[1]
_LINE_KEYS = frozenset({"id", "title", "text", "primary", "tags"})
_TAG_TEXTS = frozenset({"key", "zh", "en", "definition"})
_TAG_LISTS = frozenset({"yes", "no", "formerly"})


def labels_dir() -> Path:
    """Return the folder of shipped labels.

    Returns
    -------
    pathlib.Path
        ``classifier/_labels`` where a wheel was installed, the folder ``labels`` beside the package in a checkout or an
        editable install. Read it, never write to it.

    Raises
    ------
    CorpusError
        Where neither is there: the installation is incomplete.
    """
    for folder in (_PACKAGE / "_labels", _PACKAGE.parent / "labels"):
        if (folder / "taxonomy.toml").is_file():
            return folder
    raise CorpusError(
        f"{_PACKAGE / '_labels'}: the labels that ship with Yuankan are missing", hint="install yuankan again"
    )


def load_taxonomy(path: Path | None = None) -> Taxonomy:
    """Read a taxonomy: a TOML file with one ``[[tag]]`` table per tag.

    Parameters
    ----------
    path : pathlib.Path, optional
        The file; the shipped taxonomy of five tags where it is not given.

    Returns
    -------
    Taxonomy
        The tags in the order of the file.

    Raises
    ------
    TaxonomyError
        Where the file cannot be read, is not TOML, has a key that means nothing here, or contradicts itself.
    """
    path = path or labels_dir() / "taxonomy.toml"
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise TaxonomyError(f"{path}: cannot be opened ({error.strerror})", hint="check the path") from error
    except UnicodeDecodeError as error:
        raise TaxonomyError(f"{path}: is not UTF-8 at byte {error.start}", hint="save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise TaxonomyError(f"{path}: is not TOML ({error})", hint="mend the line it names") from error
    tables = content.get("tag")
    if set(content) != {"tag"} or not isinstance(tables, list):
        raise TaxonomyError(f"{path}: a taxonomy holds [[tag]] tables alone", hint="see labels/taxonomy.toml")
    try:
        return Taxonomy(tuple(_tag(table) for table in tables))
    except TaxonomyError as error:
        raise TaxonomyError(f"{path}: {error.message}", hint=error.hint) from error


def starter_files(labels: Path) -> tuple[Path, ...]:
    """Return the files that the built-in tagger is trained from.

    Parameters
    ----------
    labels : pathlib.Path
        Folder with ``taxonomy.toml`` and ``starter/*.jsonl``.

    Returns
    -------
    tuple of pathlib.Path
        The taxonomy, then the labelled articles by their names.
    """
    return (labels / "taxonomy.toml", *sorted((labels / "starter").glob("*.jsonl")))


def load_starter() -> list[LabelledArticle]:
    """Read the starter corpus that the built-in model learns from.

    Returns
    -------
    list of LabelledArticle
        Files in the order of their names, articles in the order of their lines. ``source_id`` is the corpus's own id.

    Raises
    ------
    CorpusError
        Where a line is broken; the message names file and line.
    """
    return load_labelled(labels_dir() / "starter", load_taxonomy())


def load_labelled(folder: Path, taxonomy: Taxonomy) -> list[LabelledArticle]:
    """Read every ``*.jsonl`` of a folder, one labelled article a line, and check each of them.

    Parameters
    ----------
    folder : pathlib.Path
        Where the files are; folders inside it are not looked into.
    taxonomy : Taxonomy
        Whose tags the articles may carry.

    Returns
    -------
    list of LabelledArticle
        Files in the order of their names, articles in the order of their lines.

    Raises
    ------
    CorpusError
        Where there is no such file, a line is not a labelled article, or an id stands twice.
    """
    paths = sorted(folder.glob("*.jsonl"))
    if not paths:
        raise CorpusError(f"{folder}: holds no .jsonl file", hint="give a folder with labelled articles")
    found: list[LabelledArticle] = []
    places: dict[str, str] = {}
    for path in paths:
        for number, line in enumerate(_lines(path), start=1):
            place = f"{path}, line {number}"
            labelled = _labelled(line, place, taxonomy)
            name = labelled.article.source_id or ""
            if name in places:
                raise CorpusError(f"{place}: the id {name!r} stands in {places[name]} too", hint="give one a new id")
            places[name] = place
            found.append(labelled)
    return found


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CorpusError(f"{path}: cannot be opened ({error.strerror})", hint="check who may read it") from error
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path}: is not UTF-8 at byte {error.start}", hint="save the file as UTF-8") from error
    # Not splitlines(): it would also cut at U+2028 and U+0085, which may stand inside a JSON string.
    return text.removesuffix("\n").split("\n")


def _labelled(line: str, place: str, taxonomy: Taxonomy) -> LabelledArticle:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise CorpusError(f"{place}: is not JSON ({error})", hint="mend or delete the line") from error
    _check_record(record, place)
    if unknown := [tag for tag in record["tags"] if tag not in taxonomy.keys]:
        raise CorpusError(f"{place}: the tag {unknown[0]!r} is not known", hint=f"known are {', '.join(taxonomy.keys)}")
    try:
        return LabelledArticle(
            Article(title=record["title"], text=record["text"], source_id=record["id"]),
            Label(tags=tuple(record["tags"]), primary=record["primary"]),
        )
    except ValueError as error:
        raise CorpusError(f"{place}: {error}", hint="mend or delete the line") from error


def _check_record(record: object, place: str) -> None:
    hint = "a line holds id, title, text, primary and tags"
    if not isinstance(record, dict) or set(record) != _LINE_KEYS:
        raise CorpusError(f"{place}: is not a labelled article", hint=hint)
    if wrong := [key for key in ("id", "title", "text") if not isinstance(record[key], str)]:
        raise CorpusError(f"{place}: {wrong[0]} is not a text", hint=hint)
    if not record["id"]:
        raise CorpusError(f"{place}: the id is empty", hint=hint)
    if not isinstance(record["tags"], list) or not all(isinstance(tag, str) for tag in record["tags"]):
        raise CorpusError(f"{place}: tags is not a list of texts", hint=hint)
    if not isinstance(record["primary"], str | None):
        raise CorpusError(f"{place}: primary is neither a text nor null", hint=hint)


def _tag(table: Any) -> Tag:
    # Any: whatever TOML can hold stands here until the checks below have passed.
    if not isinstance(table, dict):
        raise TaxonomyError("a tag is not a table", hint="write each tag as a [[tag]] table")
    name = table.get("key", "")
    if unknown := sorted(set(table) - _TAG_TEXTS - _TAG_LISTS):
        raise TaxonomyError(f"tag {name!r} has an unknown entry {unknown[0]!r}", hint=_allowed())
    for key in sorted(_TAG_TEXTS):
        if not isinstance(table.get(key), str):
            raise TaxonomyError(f"tag {name!r} has no text for {key}", hint=_allowed())
    for key in sorted(_TAG_LISTS & set(table)):
        if not isinstance(table[key], list) or not all(isinstance(example, str) for example in table[key]):
            raise TaxonomyError(f"tag {name!r}: {key} is not a list of texts", hint=_allowed())
    return Tag(
        key=table["key"],
        zh=table["zh"],
        en=table["en"],
        definition=table["definition"],
        yes=tuple(table.get("yes", ())),
        formerly=tuple(table.get("formerly", ())),
        no=tuple(table.get("no", ())),
    )


def _allowed() -> str:
    return f"a tag holds {', '.join(sorted(_TAG_TEXTS))} and may hold {', '.join(sorted(_TAG_LISTS))}"
