"""A record file in, what is wrong with it out: its pages, its references, and every anchor against its text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from onrecord.record import records
from onrecord.record.links import digest_of, links, source_of
from onrecord.record.soundness import flaws

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

SHOWN: Final = 100
"""Flaws of the file's pages that are named, at most."""


def nothing(_: int) -> None:
    """Hear how far the check has come, and say nothing."""


def check(connection: sqlite3.Connection, *, progress: Callable[[int], None] = nothing) -> Iterator[str]:
    """Name each flaw in words fit for one line; ``progress`` hears how many reports are done.

    A statement's link is a hash of its words: where it is right, the spans lead to the words that were read.
    """
    yield from _pages(connection)
    yield from _references(connection)
    yield from _index(connection)
    numbers = [row[0] for row in connection.execute("SELECT id FROM report ORDER BY id")]
    for done, number in enumerate(numbers, 1):
        yield from _report(connection, number)
        progress(done)


def _pages(connection: sqlite3.Connection) -> Iterator[str]:
    for (found,) in connection.execute(f"PRAGMA integrity_check({SHOWN})"):
        if found != "ok":
            yield f"the file is damaged: {found}"


def _references(connection: sqlite3.Connection) -> Iterator[str]:
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchmany(SHOWN):
        yield f"{table} {row} names a {parent} that is not there"


def _index(connection: sqlite3.Connection) -> Iterator[str]:
    """Compare the words that are searched with those of the reports."""
    for table, of in (("statement_words", "statements"), ("actor_words", "names")):
        missing = connection.execute(
            f"SELECT (SELECT count(*) FROM {table}_docsize) - (SELECT count(*) FROM {'statement' if of == 'statements' else 'actor'})"
        ).fetchone()[0]
        if missing:
            yield f"the words of {abs(missing):,} {of} are {'searched but gone' if missing > 0 else 'not searched'}"


def _report(connection: sqlite3.Connection, number: int) -> Iterator[str]:
    name, source, digest, first, last = connection.execute(
        "SELECT CASE name WHEN '' THEN key ELSE name END, source, digest, first, last FROM report WHERE id = ?", (number,)
    ).fetchone()
    try:
        record = records.load(connection, number)
    except (ValueError, TypeError, KeyError, json.JSONDecodeError) as error:
        yield f"report {number} ({name}) cannot be read back: {error}"
        return
    if record is None:
        return
    for flaw in flaws(record):
        yield f"report {number} ({name}): {flaw}"
    if (source_of(record), digest_of(record)) != (source, digest):
        yield f"report {number} ({name}): its words are not those that were read"
    found = connection.execute("SELECT ref, link FROM statement WHERE report = ? AND id BETWEEN ? AND ? ORDER BY id", (number, first, last))
    kept = dict(found.fetchall())
    for statement, link in zip(record.statements, links(record), strict=True):
        if kept.get(statement.id) != link:
            yield f"report {number} ({name}): the words of statement {statement.id} are not those that were read"
