"""What somebody asks for in, words and conditions that SQLite understands out."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from onrecord.errors import UsageError
from onrecord.record.folding import folded
from onrecord.record.rows import UNKNOWN, seconds

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from onrecord.model import Act, Form

Order = Literal["newest", "oldest", "best"]

TERMS: Final = 32
"""Words and phrases of a query, at most."""
ACTORS: Final = 5_000
"""Actors whose name has the words that are asked for, at most."""

_TERM: Final = re.compile(r'(-?)(?:"([^"]*)"?|“([^”]*)”?|([^\s"“]+))')
_NUMBERED: Final = re.compile(r"actor:(\d{1,15})")
_LIST: Final = "(SELECT value FROM json_each({}))"


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for; every field that is given narrows the answer.

    ``words``: all of the words; ``"a phrase"``; ``begin*`` for words that begin so; ``-word`` for those without it.
    ``who``, ``to``, ``about``: a name or part of one, or ``actor:12``. ``place``: a name or a gazetteer id; a region finds
    what lies in it. ``since`` and ``until`` are days (``2025-12-09``, ``2025-12`` or ``2025``) on which it was said by
    the report's words; ``published_since`` and ``published_until`` days on which the report appeared (UTC). Both ends are included.
    """

    words: str = ""
    who: str = ""
    to: str = ""
    about: str = ""
    place: str = ""
    act: tuple[Act, ...] = ()
    form: tuple[Form, ...] = ()
    outlet: str = ""
    since: str = ""
    until: str = ""
    published_since: str = ""
    published_until: str = ""
    report: int | None = None
    order: Order = "newest"


class Condition(NamedTuple):
    """A condition on a statement ``s`` of a report ``r``, with what fills its question marks.

    ``driver`` selects the numbers of the statements that meet it, for when they are few.
    """

    sql: str
    values: tuple[str | int | float, ...] = ()
    driver: str = ""
    driver_values: tuple[str | int | float, ...] = ()


def match_of(words: str) -> str:
    """Write the words as a query of FTS5; nothing in them is taken for an operator. Empty where there is nothing to look for.

    >>> match_of('quay "north side" repair* -sold')
    '"quay" AND "north side" AND "repair" * NOT "sold"'
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, straight, curly, word in _TERM.findall(words)[:TERMS]:
        term = (straight or curly or word).replace('"', " ").replace("\0", " ")
        prefix = word.endswith("*")
        term = term.rstrip("*") if prefix else term
        if any(char.isalnum() for char in term):
            (unwanted if minus else wanted).append(f'"{term}"' + (" *" if prefix else ""))
    return " NOT ".join([" AND ".join(wanted), *unwanted]) if wanted else ""


def conditions(connection: sqlite3.Connection, query: Query) -> list[Condition]:
    """Give the conditions of a query besides its words.

    Raises :class:`~onrecord.errors.UsageError` for a day that is none.
    """
    return [*_people(connection, query), *_kinds(query), *_days(query), *_places(connection, query)]


def _people(connection: sqlite3.Connection, query: Query) -> Iterator[Condition]:
    for name, column in ((query.who, "speaker"), (query.to, "addressee")):
        if name:
            found = json.dumps(actors_named(connection, name))
            yield Condition(
                f"EXISTS (SELECT 1 FROM party p WHERE p.id = s.{column} AND p.actor IN {_LIST.format('?')})",
                (found,),
                f"SELECT d.id FROM party p JOIN statement d ON d.{column} = p.id WHERE p.actor IN {_LIST.format('?')}",
                (found,),
            )
    if query.about:
        found = json.dumps(actors_named(connection, query.about))
        inner = f"FROM about a JOIN party p ON p.id = a.party WHERE p.actor IN {_LIST.format('?')}"
        yield Condition(f"EXISTS (SELECT 1 {inner} AND a.statement = s.id)", (found,), f"SELECT a.statement {inner}", (found,))


def _kinds(query: Query) -> Iterator[Condition]:
    for values, column in ((query.act, "act"), (query.form, "form")):
        if values:
            yield Condition(f"s.{column} IN {_LIST.format('?')}", (json.dumps(values),))
    if query.outlet:
        yield Condition("r.outlet = ? COLLATE NOCASE", (query.outlet,))
    if query.report is not None:
        within = "SELECT d.id FROM report b JOIN statement d ON d.id BETWEEN b.first AND b.last WHERE b.id = ?"
        yield Condition("s.report = ?", (query.report,), within, (query.report,))


def _days(query: Query) -> Iterator[Condition]:
    if query.since:
        yield Condition("s.said_to >= ?", (_day(query.since, last=False),))
    if query.until:
        yield Condition("s.said_from <= ?", (_day(query.until, last=True),))
    if query.published_since:
        yield Condition("r.at >= ?", (seconds(_day(query.published_since, last=False)),))
    if query.published_until:
        yield Condition("r.at < ? AND r.at > ?", (seconds(_day(query.published_until, last=True)) + 86_400, UNKNOWN))


def _places(connection: sqlite3.Connection, query: Query) -> Iterator[Condition]:
    if query.place:
        found = json.dumps(places_named(connection, query.place))
        inner = f"FROM located l WHERE l.place IN {_LIST.format('?')}"
        yield Condition(f"EXISTS (SELECT 1 {inner} AND l.statement = s.id)", (found,), f"SELECT l.statement {inner}", (found,))


def actors_named(connection: sqlite3.Connection, name: str) -> list[int]:
    """Give the actors whose name has all the words of ``name``, or the one that ``actor:12`` numbers."""
    numbered = _NUMBERED.fullmatch(name)
    if numbered:
        return [int(numbered[1])]
    match = match_of(re.sub(r"(?<!\S)-+", " ", name))
    if not match:
        return []
    return [row[0] for row in connection.execute("SELECT rowid FROM actor_words WHERE actor_words MATCH ? LIMIT ?", (match, ACTORS))]


def places_named(connection: sqlite3.Connection, name: str) -> list[int]:
    """Give the rows of the places that a name or a gazetteer id means, and of those that lie in them."""
    own = connection.execute("SELECT id, gazetteer_id FROM place WHERE folded = ? OR gazetteer_id = ?", (folded(name), name)).fetchall()
    ids = json.dumps([gazetteer for _, gazetteer in own if gazetteer])
    inside = connection.execute(
        f"SELECT p.id FROM within w JOIN place p ON p.gazetteer_id = w.place WHERE w.container IN {_LIST.format('?')}"
        f" UNION SELECT id FROM place WHERE gazetteer_id IN {_LIST.format('?')}",
        (ids, ids),
    )
    return sorted({row for row, _ in own} | {row[0] for row in inside})


def _day(words: str, *, last: bool) -> str:
    """Give the first or last day that ``2025``, ``2025-12`` or ``2025-12-09`` means."""
    try:
        if re.fullmatch(r"[0-9]{4}", words):
            return date(int(words), 12 if last else 1, 31 if last else 1).isoformat()
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}", words):
            first = date.fromisoformat(f"{words}-01")
            after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
            return (date.fromordinal(after.toordinal() - 1) if last else first).isoformat()
        return date.fromisoformat(words).isoformat()
    except ValueError:
        raise UsageError(f"{words!r} is no day: write it like 2025-12-09, 2025-12 or 2025") from None
