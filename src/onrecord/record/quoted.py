"""A query in, who is quoted in its statements out: how often, in whose words, doing what; within a box of time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.record.boxes import Box
from onrecord.record.plan import planned

if TYPE_CHECKING:
    import sqlite3

    from onrecord.model import PartyKind
    from onrecord.record.query import Query

BOX: Final = 0.08
"""Seconds for counting."""
SHOWN: Final = 60
"""Speakers that are listed, at most."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker: how many statements, so many of them all in quotation marks, in part, or not."""

    actor: int
    name: str
    kind: PartyKind
    direct: int
    mixed: int
    indirect: int

    @property
    def count(self) -> int:
        """All its statements."""
        return self.direct + self.mixed + self.indirect


@dataclass(frozen=True, slots=True)
class Voices:
    """Who is quoted, most first; ``speakers`` counts them all, ``nobody`` the statements without a speaker.

    ``forms`` are all statements that were counted, as (direct, mixed, indirect); ``partial`` where the time ran out.
    """

    shown: tuple[Voice, ...]
    speakers: int
    nobody: int
    forms: tuple[int, int, int]
    partial: bool


def quoted(connection: sqlite3.Connection, query: Query, *, seconds: float = BOX) -> Voices:
    """Count a query's statements by speaker and form, newest reports first."""
    plan, box = planned(connection, query), Box(connection, seconds)
    order = "" if plan.few else "ORDER BY r.at DESC, r.id DESC"
    counts: Counter[tuple[int | None, str]] = Counter()
    actor = "(SELECT p.actor FROM party p WHERE p.id = s.speaker)"
    for row in box.rows(f"SELECT {actor}, s.form{plan.sql} {order}", plan.values):
        counts[row[0], row[1]] += 1
    totals: Counter[int] = Counter()
    for (speaker, _), count in counts.items():
        if speaker is not None:
            totals[speaker] += count
    shown = sorted(totals, key=lambda speaker: (-totals[speaker], speaker))[:SHOWN]
    nobody = sum(count for (speaker, _), count in counts.items() if speaker is None)
    direct, mixed, indirect = (sum(count for (_, of), count in counts.items() if of == form) for form in ("direct", "mixed", "indirect"))
    return Voices(tuple(_voice(connection, one, counts) for one in shown), len(totals), nobody, (direct, mixed, indirect), box.cut)


def _voice(connection: sqlite3.Connection, actor: int, counts: Counter[tuple[int | None, str]]) -> Voice:
    name, kind = connection.execute("SELECT name, kind FROM actor WHERE id = ?", (actor,)).fetchone()
    return Voice(actor, name, kind, counts[actor, "direct"], counts[actor, "mixed"], counts[actor, "indirect"])
