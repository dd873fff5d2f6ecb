"""Sections read back: rows as values by the key of their column, and the articles behind a value."""

from classifier.domain.section import Section, Value


def rows_of(section: Section) -> list[dict[str, Value]]:
    keys = [column.key for column in section.columns]
    return [dict(zip(keys, (cell.value for cell in row), strict=True)) for row in section.rows]


def total_of(section: Section) -> dict[str, Value]:
    assert section.total is not None
    return {column.key: cell.value for column, cell in zip(section.columns, section.total, strict=True)}


def column_of(section: Section, key: str) -> list[Value]:
    return [row[key] for row in rows_of(section)]


def behind(section: Section, row: int, key: str) -> tuple[int, ...]:
    place = [column.key for column in section.columns].index(key)
    return section.rows[row][place].articles
