"""What is put in comes out, field for field; and once is enough."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord import read_all
from onrecord.errors import InputError, UnsoundRecord
from onrecord.model import Candidate, Place, Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.record.writing import WritableFile

    Making = Callable[..., Record]

SAMPLES = Path(__file__).parents[2] / "samples"


def samples() -> list[Record]:
    return [record for record in read_all([SAMPLES]) if not isinstance(record, InputError)]


def dump(file: WritableFile) -> dict[str, list[tuple[object, ...]]]:
    """Everything in the file but when it was put there."""
    tables = [row[0] for row in file.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    found = {table: file.connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}  # noqa: S608 -- our own tables
    added = [row[1] for row in file.connection.execute("PRAGMA table_info(report)")].index("added")
    found["report"] = [(*row[:added], *row[added + 1 :]) for row in found["report"]]
    return found


def test_a_record_comes_out_as_it_went_in(file: WritableFile) -> None:
    for record in samples():
        assert file.add(record) == "new"
        assert file.report(record.id) == record
    assert file.size().reports == len(samples()) > 3


def test_the_same_words_of_the_same_source_are_written_once(file: WritableFile) -> None:
    for record in samples():
        file.add(record)
    before = dump(file)
    for record in samples():
        assert file.add(record) == "known"
    assert dump(file) == before


def test_marks_read_anew_replace_those_that_were_there(file: WritableFile) -> None:
    for record in samples():
        file.add(record)
    before = file.size()
    for record in samples():
        assert file.add(record, again=True) == "reread"
        assert file.report(record.id) == record
    assert file.size() == before
    file.connection.execute("INSERT INTO statement_words (statement_words) VALUES ('integrity-check')")
    assert file.connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_changed_page_is_a_new_version_and_the_old_one_stays(file: WritableFile, made: Making) -> None:
    first = made(["The quay is open."], url="https://a.example/quay", key="q1")
    second = made(["The quay is closed."], url="https://a.example/quay#top", key="q2")
    assert [file.add(first), file.add(second)] == ["new", "version"]
    assert [(line.version, line.latest, line.key) for line in file.versions("https://a.example/quay")] == [
        (1, False, "q1"),
        (2, True, "q2"),
    ]
    assert file.report("https://a.example/quay") == second
    assert file.report("q1") == first


def test_reports_without_an_address_are_no_versions_of_each_other(file: WritableFile, made: Making) -> None:
    first, second = made(["The quay is open."], key="1"), made(["The tram is late."], key="1")
    assert [file.add(first), file.add(second)] == ["new", "new"]
    assert len(file.versions("1")) == 1


def test_places_share_their_facts_and_keep_what_was_read(file: WritableFile, made: Making) -> None:
    record = made(["In Esbjerg and in Varde."])
    candidate = Candidate("geonames:2622447", "Esbjerg", "DK", 55.47, 8.45, 0.7)
    sure = Place(3, 10, "Esbjerg", "city", "DK", "geonames:2622447", 55.47, 8.45, 0.7, (candidate, replace(candidate, score=0.1)))
    unsure = Place(18, 23, None, None, None, None, None, None, None, (candidate,))
    record = replace(record, places=(sure, unsure))
    file.add(record)
    assert file.report(record.id) == record


@pytest.mark.parametrize("span", [(0, 999), (-1, 2), (5, 3)])
def test_a_span_outside_the_text_is_refused(file: WritableFile, made: Making, span: tuple[int, int]) -> None:
    record = made(["Ada Novak spoke."], others=[("Ada Novak", "person")])
    record = replace(record, parties=(replace(record.parties[0], mentions=(span,)),))
    with pytest.raises(UnsoundRecord, match="party p1 has a span outside the text"):
        file.add(record)
    assert file.size().reports == 0


def test_there_is_no_report_of_an_unknown_name(file: WritableFile) -> None:
    assert file.report("nobody") is None
    assert file.report(7) is None
    assert file.statement("nothing") is None
    assert file.versions(7) == file.reprints(7) == file.hits(7) == ()
