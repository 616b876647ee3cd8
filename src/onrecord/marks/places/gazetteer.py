"""A folded name in, the places that bear it out: the gazetteer, a read-only SQLite file in the package, with rows of the user's own.

Places go by ids such as ``geonames:706448``, ``naturalearth:river/ob`` and ``onrecord:region/donbas``.
"""

from __future__ import annotations

import sqlite3
import struct
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Final, NamedTuple

from onrecord.marks.places.keys import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

KINDS: Final = ("country", "admin1", "admin2", "city", "region", "river", "sea", "lake", "mountain", "island", "strait", "other")
MAIN, ALIAS, BARE, SHORT = 0, 1, 2, 3
"""How a name stands to its place: its name, another, a region's without its generic word, an abbreviation."""
PRECISION: Final = 10_000
KEPT: Final = 4_096
"""Names whose places are held in memory."""
OWN: Final = 1 << 40
"""Numbers of the user's own rows begin here."""


class Known(NamedTuple):
    """A row of the gazetteer; ``admin1`` and ``admin2`` are numbers of other rows, 0 where there is none."""

    number: int
    name: str
    kind: str
    country: str | None
    admin1: int
    admin2: int
    lat: float
    lon: float
    people: int


class Sense(NamedTuple):
    """A place that a name may mean, and how the name stands to it."""

    place: Known
    sort: int


class Gazetteer:
    """Look-ups in a gazetteer file; every answer is kept a while."""

    def __init__(self, path: Path, own: Iterable[tuple[Known, tuple[str, ...], str]] = ()) -> None:
        """Open the file; ``own`` are rows that go before it, each with its names and its id."""
        self.path = path
        self._file = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._kept: dict[str, tuple[Sense, ...]] = {}
        self._own: dict[str, list[Sense]] = {}
        self._own_ids: dict[int, str] = {}
        for row, names, named in own:
            self._own_ids[row.number] = named
            for name in names:
                self._own.setdefault(fold(name), []).append(Sense(row, MAIN))

    def look(self, key: str) -> tuple[Sense, ...]:
        """Return the places of a folded name, those with the most people first."""
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            found = self._kept[key] = (*self._own.get(key, ()), *self._read(key))
        return found

    def _read(self, key: str) -> Iterable[Sense]:
        row = self._file.execute("SELECT places FROM name WHERE key = ?", (key,)).fetchone()
        if row is None:
            return
        numbers = struct.unpack(f"<{len(row[0]) // 4}i", row[0])
        marks = ",".join("?" * len(numbers))
        found = self._file.execute(
            f"SELECT id, name, kind, country, admin1, admin2, lat, lon, people FROM place WHERE id IN ({marks})",  # noqa: S608 -- question marks
            [number >> 2 for number in numbers],
        )
        places = {known[0]: _known(known) for known in found}
        yield from (Sense(places[number >> 2], number & 3) for number in numbers)

    def place(self, number: int) -> Known | None:
        """Return the row of a number."""
        row = self._file.execute(
            "SELECT id, name, kind, country, admin1, admin2, lat, lon, people FROM place WHERE id = ?", (number,)
        ).fetchone()
        return _known(row) if row else None

    def state(self, code: str) -> Known | None:
        """Return the row of a state by its code (ISO 3166-1 alpha-2)."""
        row = self._file.execute("SELECT id FROM place WHERE kind = 0 AND country = ?", (code,)).fetchone()
        return self.place(row[0]) if row else None

    def course(self, number: int) -> tuple[tuple[float, float], ...]:
        """Return points along a river; none of what is no river, or has no course."""
        row = self._file.execute("SELECT points FROM course WHERE id = ?", (number,)).fetchone()
        if row is None:
            return ()
        values = struct.unpack(f"<{len(row[0]) // 2}h", row[0])
        return tuple((values[at] / 100, values[at + 1] / 100) for at in range(0, len(values), 2))

    def id_of(self, number: int) -> str:
        """Return the id that a place is published under."""
        if number in self._own_ids:
            return self._own_ids[number]
        if number > 0:
            return f"geonames:{number}"
        (source,) = self._file.execute("SELECT source FROM source WHERE id = ?", (number,)).fetchone()
        return str(source)

    def number_of(self, gazetteer_id: str) -> int | None:
        """Return the number behind an id; ``None`` for an id that is not known."""
        source, _, number = gazetteer_id.partition(":")
        if source == "geonames" and number.isdecimal() and len(number) < 12:  # noqa: PLR2004 -- what SQLite can hold
            return int(number) if self.place(int(number)) else None
        row = self._file.execute("SELECT id FROM source WHERE source = ?", (gazetteer_id,)).fetchone()
        own = next((number for number, named in self._own_ids.items() if named == gazetteer_id), None)
        return own if row is None else int(row[0])

    def within(self, gazetteer_id: str) -> tuple[str, ...]:
        """Return the ids of what a place lies in, from the smallest: its regions, its state, regions of no rank ("Donbas").

        Empty for an id that is not known.
        """
        number = self.number_of(gazetteer_id)
        known = None if number is None or number >= OWN else self.place(number)
        if known is None:
            return ()
        state = self.state(known.country) if known.country and known.kind != "country" else None
        ranks = [number for number in (known.admin2, known.admin1, state.number if state else 0) if number]
        regions: dict[int, None] = {}
        for number in (known.number, *ranks):
            found = self._file.execute("SELECT region FROM part WHERE id = ?", (number,))
            regions.update(dict.fromkeys(row[0] for row in found))
        return tuple(self.id_of(number) for number in (*ranks, *regions))


def _known(row: tuple[int, str, int, str | None, int | None, int | None, int, int, int | None]) -> Known:
    number, name, kind, country, admin1, admin2, lat, lon, people = row
    return Known(number, name, KINDS[kind], country, admin1 or 0, admin2 or 0, lat / PRECISION, lon / PRECISION, people or 0)


@cache
def packaged() -> Gazetteer:
    """Return the gazetteer that the package brings along, opened once."""
    with as_file(files("onrecord.marks.places").joinpath("gazetteer.sqlite")) as path:
        return Gazetteer(path)
