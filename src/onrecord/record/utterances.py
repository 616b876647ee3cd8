"""Quotations in, which of them are the same words of the same occasion out, whatever report carries them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from onrecord.record import shingles
from onrecord.record.folding import folded
from onrecord.record.rows import UNKNOWN

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from onrecord.model import Record, Statement

LEAST: Final = 4
"""Words below which a quotation is anybody's."""
SURE: Final = 8
"""Words from which the day need not be known."""
PART: Final = 6
"""Words that a part of a longer quotation must have in one piece."""
ALIKE: Final = 0.8
"""Share of the shorter quotation's words, in their order, that the longer must have."""
NEAR: Final = 14 * 86_400
"""Seconds between two reports of one occasion, at most."""
LONG: Final = 400
"""Words of a quotation that are compared."""
LOOKED: Final = 20
"""Quotations that one is compared with."""
COMMON: Final = 64
"""Quotations with one hash that are looked at: a phrase that more have in common tells nothing."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """The quoted words of a statement, who is credited (``None``: nobody by name) and when the report appeared (seconds)."""

    words: tuple[str, ...]
    speaker: str | None
    at: int


def quotation(record: Record, statement: Statement, at: int) -> Quotation | None:
    """Take the quoted words of a statement; ``None`` where there are too few."""
    found = shingles.words(" ".join(record.text[start:end] for start, end in statement.verbatim))
    if len(found) < LEAST:
        return None
    speaker = next((party for party in record.parties if party.id == statement.speaker), None)
    return Quotation(tuple(found), folded(speaker.name) if speaker and speaker.kind != "unnamed" else None, at)


def same(one: Quotation, other: Quotation) -> bool:
    """Tell whether two quotations are one utterance: near-equal words, one speaker or none, near dates."""
    short, long = sorted((one.words[:LONG], other.words[:LONG]), key=len)
    if len(short) < LEAST or not _one_speaker(one.speaker, other.speaker) or not _near(one.at, other.at, len(short)):
        return False
    if short == long:
        return True
    blocks = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()
    alike = sum(block.size for block in blocks) >= ALIKE * len(short)
    whole = len(short) >= ALIKE * len(long)
    return alike and ((whole and len(short) > LEAST) or max(block.size for block in blocks) >= PART)


def _one_speaker(one: str | None, other: str | None) -> bool:
    """Tell whether two folded names can be one: equal, one of them unknown, or one the last words of the other."""
    if not one or not other or one == other:
        return True
    return f" {one}".endswith(f" {other}") or f" {other}".endswith(f" {one}")


def _near(one: int, other: int, count: int) -> bool:
    if UNKNOWN in (one, other):
        return count >= SURE
    return abs(one - other) <= NEAR


def find(connection: sqlite3.Connection, report: int, quoted: Quotation) -> int | None:
    """Find the first statement on file that carries the same utterance, in another report.

    Of those on file a few hashes are kept, and here all are looked for: a changed word or a part left out costs few of them.
    """
    for candidate in _candidates(connection, shingles.hashes(quoted.words[:LONG], shingles.QUOTED)):
        other, elsewhere = on_file(connection, candidate)
        if elsewhere != report and other and same(other, quoted):
            return candidate
    return None


def note(connection: sqlite3.Connection, statement: int, quoted: Quotation) -> None:
    """Enter a quotation that others are to be compared with."""
    rows = ((value, statement) for value in shingles.of_quotation(quoted.words))
    connection.executemany("INSERT OR IGNORE INTO shingle (hash, statement) VALUES (?, ?)", rows)


def forget(connection: sqlite3.Connection, statement: int) -> None:
    """Take out a statement that others follow; the first of those takes its place."""
    quoted = on_file(connection, statement)[0]
    if quoted:
        rows = ((value, statement) for value in shingles.of_quotation(quoted.words))
        connection.executemany("DELETE FROM shingle WHERE hash = ? AND statement = ?", rows)
    heir = connection.execute("SELECT min(id) FROM statement WHERE utterance = ?", (statement,)).fetchone()[0]
    if heir is None:
        return
    connection.execute("UPDATE statement SET utterance = NULL WHERE id = ?", (heir,))
    connection.execute("UPDATE statement SET utterance = ? WHERE utterance = ?", (heir, statement))
    inherited = on_file(connection, heir)[0]
    if inherited:
        note(connection, heir, inherited)


def on_file(connection: sqlite3.Connection, statement: int) -> tuple[Quotation | None, int | None]:
    """Give a statement's quotation, where it has one, and its report."""
    row = connection.execute(
        "SELECT s.verbatim, r.text, r.at, p.name, p.kind, r.id FROM statement s JOIN report r ON r.id = s.report"
        " LEFT JOIN party p ON p.id = s.speaker WHERE s.id = ?",
        (statement,),
    ).fetchone()
    if row is None:
        return None, None
    verbatim, text, at, name, kind, report = row
    found = shingles.words(" ".join(text[start:end] for start, end in json.loads(verbatim)))
    speaker = folded(name) if name and kind != "unnamed" else None
    return (Quotation(tuple(found), speaker, at) if len(found) >= LEAST else None), report


def _candidates(connection: sqlite3.Connection, hashes: Iterable[int]) -> list[int]:
    """Give the statements that share most hashes, the most alike first."""
    shared: dict[int, int] = {}
    for value in hashes:
        rows = connection.execute("SELECT statement FROM shingle WHERE hash = ? LIMIT ?", (value, COMMON))
        for (statement,) in rows:
            shared[statement] = shared.get(statement, 0) + 1
    return sorted(shared, key=lambda statement: (-shared[statement], statement))[:LOOKED]
