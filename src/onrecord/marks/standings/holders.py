"""Statements in, who asserts the words at an offset out: a speaker, or the report itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.marks.manner.clauses import split
from onrecord.marks.manner.stems import stem
from onrecord.marks.standings.actors import ACTING, Actor, folded, look_up, states

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.model import Party, Span, Statement

UNSAID = frozenset({"ask"})
"""Acts whose content nobody asserts."""


@dataclass(frozen=True, slots=True)
class Holders:
    """The statements of a report and their speakers."""

    text: str
    statements: Sequence[Statement]
    parties: Mapping[str, Party]

    def inside(self, at: int) -> Statement | None:
        """Return the innermost statement in whose content an offset lies."""
        found = [(end - start, n, s) for n, s in enumerate(self.statements) for start, end in s.content if start <= at < end]
        return min(found, key=lambda one: one[:2])[2] if found else None

    def opening(self, span: Span) -> Statement | None:
        """Return the first statement whose content begins within a span."""
        return next((s for s in self.statements if span[0] <= s.content[0][0] < span[1]), None)

    def cued(self, start: int, end: int) -> Statement | None:
        """Return the statement whose cue some words are: "X claims LAND"."""
        return next((s for s in self.statements for low, high in s.cue if low < end and start < high), None)

    def denies(self, statement: Statement) -> bool:
        """Tell whether its cue denies its content."""
        return any(stem(word) == stem("deny") for start, end in statement.cue for word in split(self.text[start:end]))

    def side(self, statement: Statement | None, own: Mapping[str, Actor]) -> Actor | None:
        """Return for whom a statement's speaker says "we": itself, or the state or body in its role."""
        party = self.parties.get(statement.speaker or "") if statement else None
        if statement is None or party is None:
            return None
        if party.kind in ACTING and not party.members:
            known = states().get(folded(party.name))
            return Actor(known.name, "state") if known else Actor(party.name, party.kind)
        described = " ".join((party.role or "", *(self.text[start:end] for start, end in statement.source)))
        lows = [word.removesuffix("'s") for word in split(described)]
        return next((Actor(found[0].name, found[0].kind) for at in range(len(lows)) if (found := look_up(lows[at : at + 5], own))), None)
