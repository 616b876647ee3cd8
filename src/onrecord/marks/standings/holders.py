"""Statements in, who asserts the words at an offset out: a speaker, or the report itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.marks.manner.clauses import split
from onrecord.marks.manner.stems import stem
from onrecord.marks.standings.actors import ACTING, Actor, folded, look_up, states

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.model import Party, Span, Statement

NAMINGS: Final = 3
"""Mentions of somebody beside which their state is looked for."""
ROUND: Final = 90
"""Characters before a name that may tell it."""
SENTENCE: Final = re.compile(r"[.!?]\s|\n")
OWNER: Final = re.compile(
    r"(?:[A-Z][\w-]+ ){0,2}[A-Z][\w-]+(?=[’']s )|(?<=In )[A-Z][\w ]{2,30}(?=,)|[A-Z][a-z]+(?:an|ese|ish|ch|i)(?= [a-z])"
)
APPOSED: Final = re.compile(
    r", ((?:the )?(?:[A-Z][\w-]+[’']s |[A-Z][a-z]+(?:an|ese|ish|i|ch) )[\w -]{3,60}"
    r"|[a-z][\w -]{3,40} (?:of|for|in) (?:the )?[A-Z][\w -]{2,40})"
)
UNSAID: Final = frozenset({"ask"})
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
        return _first(lows, own) or self._beside(party, own)

    def _beside(self, party: Party, own: Mapping[str, Actor]) -> Actor | None:
        """Read for whom somebody speaks off the words round their name: "Ukraine's deputy minister, Ada Novak", "In Kyiv, Ada Novak"."""
        for start, end in party.mentions[:NAMINGS]:
            before = SENTENCE.split(self.text[max(0, start - ROUND) : start])[-1]
            after = APPOSED.match(self.text, end)
            told = OWNER.findall(before) + ([after[1]] if after else [])
            found = next((actor for words in reversed(told) if (actor := _first([w.removesuffix("'s") for w in split(words)], own))), None)
            if found:
                return found
        return None


def _first(lows: Sequence[str], own: Mapping[str, Actor]) -> Actor | None:
    """Return who is named first in some words."""
    return next((Actor(found[0].name, found[0].kind) for at in range(len(lows)) if (found := look_up(list(lows[at : at + 5]), own))), None)
