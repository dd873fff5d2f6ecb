"""Files of an inbox, and runs."""

import datetime as dt
from dataclasses import replace

from classifier.domain.catalogued import Reading
from classifier.storage.catalogue.catalogue import Catalogue
from tests.storage.catalogue.factories import make_run, make_seen


def test_files_are_seen_and_seen_again(catalogue: Catalogue) -> None:
    seen, failed = make_seen(), replace(make_seen("/inbox/\udcff.txt"), reading=Reading.FAILED, fault="\0 broken")
    for one in (seen, failed):
        catalogue.see(one)
    assert catalogue.files() == {seen.path: seen, failed.path: failed}
    mended = replace(failed, reading=Reading.DONE, fault="", digest="d2", size=2**40, issues=("a", "b"))
    catalogue.see(mended)
    assert catalogue.files() == {seen.path: seen, failed.path: mended}


def test_files_are_announced(catalogue: Catalogue) -> None:
    one, other = make_seen("/inbox/a.txt"), make_seen("/inbox/b.txt")
    catalogue.see(one)
    catalogue.see(other)
    catalogue.announced(one.path)
    assert catalogue.files() == {one.path: replace(one, announced=True), other.path: other}


def test_runs_begin_and_end(catalogue: Catalogue) -> None:
    second, first = make_run("b", after=9), make_run("a")
    catalogue.begin(second)
    catalogue.begin(first)
    assert catalogue.runs() == [first, second]
    over = replace(first, ended=first.ended + dt.timedelta(seconds=3), issues=2, articles=60, predictions=58, failed=1)
    catalogue.end(over)
    assert catalogue.runs() == [over, second]


def test_times_come_back_in_utc(catalogue: Catalogue) -> None:
    zone = dt.timezone(dt.timedelta(hours=8))
    seen = replace(make_seen(), at=dt.datetime(2026, 3, 1, 0, 30, 0, 7, tzinfo=zone))
    catalogue.see(seen)
    assert catalogue.files()[seen.path].at == seen.at
    assert catalogue.files()[seen.path].at.tzinfo is dt.UTC
