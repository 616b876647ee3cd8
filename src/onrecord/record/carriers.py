"""An utterance in, every report that carries it out: the first one, and how wording and attribution differ."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from onrecord.record import shingles
from onrecord.record.finds import hits_of
from onrecord.record.rows import UNKNOWN

if TYPE_CHECKING:
    import sqlite3

    from onrecord.record.hits import Hit

SHOWN: Final = 200
"""Reports that are listed, at most."""
LONG: Final = 400


@dataclass(frozen=True, slots=True)
class Carrier:
    """A report that carries the utterance. ``added`` and ``left_out`` are words that differ from the first, in order.

    ``attribution`` tells whether another speaker is credited than in the first: the name here, or ``None`` where nobody
    is; ``same`` where they agree.
    """

    hit: Hit
    added: tuple[str, ...]
    left_out: tuple[str, ...]
    same: bool


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words of one occasion and all reports that carry them, the first published first; ``more`` are not listed.

    ``first`` is the earliest of those whose day is known, else the first that was added.
    """

    id: int
    first: Hit
    carriers: tuple[Carrier, ...]
    more: int


def utterance(connection: sqlite3.Connection, number: int) -> Utterance | None:
    """Collect an utterance by the number of any statement that carries it; ``None`` where there is no such statement."""
    row = connection.execute("SELECT ifnull(utterance, id) FROM statement WHERE id = ?", (number,)).fetchone()
    if row is None:
        return None
    found = [
        each[0]
        for each in connection.execute(
            "SELECT s.id FROM statement s JOIN report r ON r.id = s.report WHERE (s.id = ? OR s.utterance = ?) AND r.latest = 1"
            " ORDER BY r.at = ?, r.at, s.id",
            (row[0], row[0], UNKNOWN),
        )
    ]
    hits = hits_of(connection, found[:SHOWN])
    if not hits:
        return None
    return Utterance(row[0], hits[0], tuple(_carrier(hits[0], hit) for hit in hits), max(0, len(found) - SHOWN))


def _carrier(first: Hit, hit: Hit) -> Carrier:
    ours, theirs = (shingles.words(quoted(one))[:LONG] for one in (first, hit))
    added: list[str] = []
    left_out: list[str] = []
    for tag, i, j, k, m in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag != "equal":
            left_out += [" ".join(ours[i:j])] if i < j else []
            added += [" ".join(theirs[k:m])] if k < m else []
    names = [one.speaker.name if one.speaker else None for one in (first, hit)]
    return Carrier(hit, tuple(added), tuple(left_out), names[0] == names[1])


def quoted(hit: Hit) -> str:
    """Give the quoted words of a hit."""
    return " ".join(hit.context.words[start - hit.context.start : end - hit.context.start] for start, end in hit.verbatim)
