"""What other programs read out of a record file, read with those programs."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest
import rispy
from pyrefiqda import RefiProject

from onrecord.errors import UsageError
from onrecord.record.query import Query
from onrecord.record.targets import ENDINGS, PACKED, TARGETS
from onrecord.record.writing import WritableFile
from onrecord.serve.export import parquet
from onrecord.serve.export.formats import pieces, save
from onrecord.serve.export.rows import HEADER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.model import Record
    from onrecord.record.targets import Target


@pytest.fixture
def file(tmp_path: Path, harbour: Record) -> Iterator[WritableFile]:
    with WritableFile(tmp_path / "record.sqlite") as opened:
        opened.add(harbour)
        evil = '=HYPERLINK("x")\r\nER  - <b>&amp; \x00 ]]> \ud800 “We are not closing anything,” 🙂'
        opened.add(
            replace(
                harbour,
                id="evil",
                text=harbour.text,
                report=replace(harbour.report, title=evil, url=None, outlet="@SUM(1)\nTY  - BOOK"),
                parties=tuple(replace(party, name=f"=1+{party.name}<") for party in harbour.parties),
            )
        )
        yield opened


def text(file: WritableFile, target: Target, query: Query | None = None) -> str:
    return "".join(pieces(file, target, query))


def test_every_format_has_its_name() -> None:
    assert set(ENDINGS.values()) <= set(TARGETS)
    assert set(TARGETS) >= PACKED


def test_csv_is_safe_and_whole(file: WritableFile) -> None:
    rows = list(csv.DictReader(text(file, "csv").splitlines()))
    assert len(rows) == 10
    assert tuple(rows[0]) == HEADER
    assert [row for row in rows if any((value or "").startswith(("=", "+", "-", "@")) for value in row.values())] == []
    assert {row["link"] for row in rows[:5]} == {hit.link for hit in file.hits("harbour")}


def test_a_search_is_exported_alone(file: WritableFile) -> None:
    rows = list(csv.DictReader(text(file, "csv", Query("closing", who="ada novak")).splitlines()))
    assert [row["statement"] for row in rows] == ["s1", "s1"]
    assert text(file, "csv", Query("nothing of the kind")).count("\r\n") == 1


def test_json_lines_are_the_records(file: WritableFile) -> None:
    rows = [json.loads(row) for row in text(file, "jsonl").splitlines()]
    assert [row["id"] for row in rows] == ["harbour", "evil"]
    assert rows[0]["statements"][0]["content"] == [list(span) for span in file.hits("harbour")[0].content]


def test_parquet_is_read_by_arrow(file: WritableFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "GROUP", 3)
    save(file, "parquet", tmp_path / "x.parquet")
    table = pq.read_table(tmp_path / "x.parquet")
    assert (table.num_rows, tuple(table.column_names)) == (10, HEADER)
    assert table["score"].to_pylist()[:2] == [0.97, 0.9]
    assert table["speaker"].to_pylist()[5] == "=1+Ada Novak<"  # Parquet runs no formulas


def test_geojson_points_where_places_lie(file: WritableFile, harbour: Record) -> None:
    collection = json.loads(text(file, "geojson"))
    assert collection["type"] == "FeatureCollection"
    placed = [place for place in harbour.places if place.lat is not None]
    for feature in collection["features"]:
        assert feature["geometry"]["type"] == "Point"
        lon, lat = feature["geometry"]["coordinates"]
        assert (lat, lon) in {(place.lat, place.lon) for place in placed}
        assert feature["properties"]["kind"] in {"statement", "standing"}
    standings = [feature["properties"] for feature in collection["features"] if feature["properties"]["kind"] == "standing"]
    assert all(standing["holder"] for standing in standings)


def test_annotations_select_the_words(file: WritableFile, harbour: Record) -> None:
    page = json.loads(text(file, "webannotation"))["first"]
    assert len(page["items"]) == 10
    for item in page["items"]:
        for target in item["target"] if isinstance(item["target"], list) else [item["target"]]:
            position, quote = target["selector"]
            start, end = position["start"], position["end"]
            assert harbour.text[start:end] == quote["exact"]
            assert harbour.text[:start].endswith(quote["prefix"])
            assert harbour.text[end:].startswith(quote["suffix"])


def test_qdpx_opens_with_its_codes_and_passages(file: WritableFile, tmp_path: Path, harbour: Record) -> None:
    save(file, "qdpx", tmp_path / "x.qdpx")
    project = RefiProject.load(tmp_path / "x.qdpx")
    sources = project.sources.text_source
    assert len(sources) == 2
    groups = {code.name: {each.guid: each.name for each in code.code} for code in project.code_book.codes.code}
    assert set(groups) == {"act", "form", "speaker"}
    first = sources[0].plain_text_selection[0]
    assert harbour.text[first.start_position : first.end_position] == "We are not closing anything,"
    coded = {coding.code_ref.target_guid for coding in first.coding}
    assert {name for codes in groups.values() for guid, name in codes.items() if guid in coded} == {"deny", "direct", "Ada Novak"}


@pytest.fixture(autouse=True)
def _unpacked_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What opens a QDPX unpacks it where it stands."""
    monkeypatch.chdir(tmp_path)


def test_ris_opens_with_rispy(file: WritableFile) -> None:
    first, evil = rispy.loads(text(file, "ris"))
    assert (first["type_of_reference"], first["title"], first["authors"]) == ("NEWS", "Ministers split over harbour closure", ["Ana Reyes"])
    assert (first["year"], first["urls"]) == ("2025", ["https://courier.example/harbour"])
    assert len(first["notes"]) == 5
    assert evil["title"].startswith("=HYPERLINK")


def test_an_empty_file_is_exported_as_nothing(tmp_path: Path) -> None:
    with WritableFile(tmp_path / "empty.sqlite") as file:
        assert json.loads(text(file, "geojson"))["features"] == []
        assert json.loads(text(file, "webannotation"))["first"]["items"] == []
        assert text(file, "jsonl") == text(file, "ris") == text(file, "corrections") == ""
        for target in ("parquet", "qdpx"):
            save(file, target, tmp_path / f"x.{target}")
        assert RefiProject.load(tmp_path / "x.qdpx").sources.text_source == []
        assert pq.read_table(tmp_path / "x.parquet").num_rows == 0


def test_datasette_knows_every_table(file: WritableFile) -> None:
    tables = json.loads(text(file, "datasette"))["databases"]["record"]["tables"]
    assert tables["statement"]["description"]
    assert tables["statement"]["columns"]["link"]


def test_a_file_that_cannot_be_written_is_said_and_nothing_stays(file: WritableFile, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot write to"):
        save(file, "csv", tmp_path / "nowhere" / "x.csv")
    assert not list(tmp_path.glob(".onrecord-*"))
