"""The record file to read from: a path in, an open file out that answers what is asked of it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, Self

from onrecord.record import (
    carriers,
    check,
    connection,
    corrections,
    exports,
    facets,
    finds,
    lists,
    people,
    places,
    quoted,
    records,
    search,
    spots,
    timeline,
)
from onrecord.record.faults import naming
from onrecord.record.query import Query

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType

    from onrecord.model import Record
    from onrecord.record.hits import Facets, Hit, Page, ReportLine, Timeline

REPRINTS: Final = 500
"""Reports of a group of reprints that are listed, at most."""
FAILURES: Final = 1_000
"""Failures that are listed, at most."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much a file holds."""

    reports: int
    statements: int
    actors: int
    failures: int


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read: its name, the input that it is in, why, and when (ISO 8601)."""

    subject: str
    input: str
    reason: str
    noted: str


class RecordFile:
    """An open record file; nothing in it changes. One thread at a time may use it; opening another one costs about a millisecond.

    Every method raises :class:`~onrecord.errors.RecordFileError`, in one line, where the file cannot be used.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.name = os.fspath(path)
        self.connection: sqlite3.Connection = self._connected()

    def _connected(self) -> sqlite3.Connection:
        return connection.connect(self.name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was added is kept."""
        with naming(self.name):
            self.connection.close()

    def search(self, query: Query | str, *, after: str | None = None, limit: int = search.PAGE) -> Page:
        """Find statements, in their context; ``after`` continues from a page's ``next``."""
        with naming(self.name):
            return search.search(self.connection, _query(query), after=after, limit=limit)

    def facets(self, query: Query | str, *, seconds: float = facets.BOX) -> Facets:
        """Count the values that would narrow a search; marked partial where the time runs out."""
        with naming(self.name):
            return facets.facets(self.connection, _query(query), seconds=seconds)

    def timeline(self, query: Query | str, *, step: timeline.Step = "month", seconds: float = timeline.BOX) -> Timeline:
        """Count a search's statements over time, published and said apart; marked partial where the time runs out."""
        with naming(self.name):
            return timeline.timeline(self.connection, _query(query), step=step, seconds=seconds)

    def quoted(self, query: Query | str) -> quoted.Voices:
        """Count who is quoted in a search's statements, and in whose words."""
        with naming(self.name):
            return quoted.quoted(self.connection, _query(query))

    def spots(self, query: Query | str) -> spots.Spots:
        """Give the places that a search's statements name, with where they lie."""
        with naming(self.name):
            return spots.spots(self.connection, _query(query))

    def names(self, what: Literal["actors", "places"], after: str = "") -> lists.NamePage:
        """List everybody, or every place, by name; ``after`` continues from a page's ``next``."""
        with naming(self.name):
            return lists.actor_names(self.connection, after) if what == "actors" else lists.place_names(self.connection, after)

    def report(self, ref: int | str) -> Record | None:
        """Give a report's record: by its number in the file, the id of the record, or its address (then the last version)."""
        with naming(self.name):
            number = self._number(ref)
            return None if number is None else records.load(self.connection, number)

    def report_line(self, ref: int | str) -> ReportLine | None:
        """Give what a list shows of a report."""
        with naming(self.name):
            number = self._number(ref)
            return None if number is None else finds.report_line(self.connection, number)

    def versions(self, ref: int | str) -> tuple[ReportLine, ...]:
        """Give all versions of a report, the first one first."""
        with naming(self.name):
            found = self.connection.execute(
                "SELECT id FROM report WHERE source = (SELECT source FROM report WHERE id = ?) ORDER BY version", (self._number(ref),)
            )
            return self._lines(row[0] for row in found.fetchall())

    def reprints(self, ref: int | str) -> tuple[ReportLine, ...]:
        """Give the reports with nearly the same words, this one among them, the first published first; alone: empty."""
        with naming(self.name):
            number = self._number(ref)
            found = self.connection.execute(
                "SELECT id FROM report WHERE ifnull(reprints, id) = (SELECT ifnull(reprints, id) FROM report WHERE id = ?)"
                " AND (reprints IS NOT NULL OR id IN (SELECT reprints FROM report WHERE id = ? UNION SELECT ?)) ORDER BY at, id LIMIT ?",
                (number, number, number, REPRINTS),
            ).fetchall()
            return self._lines(row[0] for row in found) if len(found) > 1 else ()

    def statement(self, link: str) -> Hit | None:
        """Give a statement by its lasting address: of the last version that has it."""
        with naming(self.name):
            row = self.connection.execute(
                "SELECT s.id FROM statement s JOIN report r ON r.id = s.report WHERE s.link = ? ORDER BY r.version DESC, r.id DESC LIMIT 1",
                (link,),
            ).fetchone()
            return finds.hits_of(self.connection, [row[0]])[0] if row else None

    def hits(self, ref: int | str) -> tuple[Hit, ...]:
        """Give the statements of a report as hits, in its order."""
        with naming(self.name):
            found = self.connection.execute(
                "SELECT s.id FROM report r JOIN statement s ON s.id BETWEEN r.first AND r.last WHERE r.id = ? ORDER BY s.id",
                (self._number(ref),),
            )
            return finds.hits_of(self.connection, [row[0] for row in found.fetchall()])

    def utterance(self, number: int) -> carriers.Utterance | None:
        """Give the words of one occasion with every report that carries them; ``number`` is a hit's ``utterance``."""
        with naming(self.name):
            return carriers.utterance(self.connection, number)

    def actor(self, number: int) -> people.Actor | None:
        """Give the page of a person, organisation or state."""
        with naming(self.name):
            return people.actor(self.connection, number)

    def actors(self, name: str) -> tuple[people.Companion, ...]:
        """Find actors by words of their name, those of most reports first."""
        with naming(self.name):
            return people.actors(self.connection, name)

    def place(self, name: str) -> places.PlacePage | None:
        """Give the page of a place, by gazetteer id or by name."""
        with naming(self.name):
            return places.place(self.connection, name)

    def size(self) -> Size:
        """Count what the file holds."""
        with naming(self.name):
            counts = (
                self.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                for table in ("report", "statement", "actor", "failure")
            )
            return Size(*counts)

    def failures(self, limit: int = FAILURES) -> tuple[Failure, ...]:
        """Give what could not be read, and why, by name."""
        with naming(self.name):
            found = self.connection.execute("SELECT subject, input, reason, noted FROM failure ORDER BY subject LIMIT ?", (limit,))
            return tuple(Failure(*row) for row in found)

    def judged(self) -> Iterator[corrections.Judged]:
        """Give each report that somebody corrected or confirmed statements of: evaluation data."""
        with naming(self.name):
            yield from corrections.judged(self.connection)

    def check(self, *, progress: Callable[[int], None] = check.nothing) -> Iterator[str]:
        """Name each flaw of the file: damage, broken references, anchors that do not lead to their words."""
        with naming(self.name):
            yield from check.check(self.connection, progress=progress)

    def descriptions(self) -> dict[str, str]:
        """Say what each table, and each ``table.column``, holds."""
        with naming(self.name):
            return dict(self.connection.execute("SELECT item, words FROM description ORDER BY item"))

    def selections(self, query: Query | None = None) -> Iterator[exports.Selection]:
        """Give every report (last version) with the statements that a query finds, without end of page or time; without one, all."""
        with naming(self.name):
            yield from exports.selections(self.connection, query)

    def _number(self, ref: int | str) -> int | None:
        if isinstance(ref, int):
            return ref
        row = self.connection.execute(
            "SELECT id FROM report WHERE source = ? OR key = ? ORDER BY latest DESC, id DESC LIMIT 1", (re.sub("#.*", "", ref), ref)
        ).fetchone()
        return row[0] if row else None

    def _lines(self, numbers: Iterable[int]) -> tuple[ReportLine, ...]:
        return tuple(line for number in numbers if (line := finds.report_line(self.connection, number)))


def _query(query: Query | str) -> Query:
    return Query(query) if isinstance(query, str) else query
