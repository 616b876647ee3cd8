"""A party in the making: its names, its roles, and when it was last spoken of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from onrecord.marks.lexicon import words

if TYPE_CHECKING:
    from onrecord.model import PartyKind, Span

Sign = Literal["m", "f"]


@dataclass(eq=False, slots=True)
class Entity:
    """Somebody or something that a report speaks of; ``alone`` is one person, named or not.

    ``offices`` are the nouns that it may be called by, each with the words before it: "harbour minister". ``kin`` are those whose
    son, wife or brother it is said to be. ``sure``: more than its capitals tells what it is; ``since`` and ``seen``: the
    sentences that it is named in first and was spoken of in last.
    """

    kind: PartyKind
    name: str
    key: tuple[str, ...]
    role: str | None = None
    alone: bool = False
    named: bool = True
    spoke: bool = False
    sure: bool = False
    seen: int = -999
    since: int = 999_999
    genders: Counter[str] = field(default_factory=Counter)
    mentions: set[Span] = field(default_factory=set)
    members: list[Entity] = field(default_factory=list)
    offices: dict[str, set[str]] = field(default_factory=dict)
    kin: list[tuple[str, Entity]] = field(default_factory=list)
    times: int = 0

    def fits(self, sign: Sign) -> bool:
        """Tell whether "he" or "she" may stand for it."""
        return self.alone and self.genders[sign] >= self.genders["f" if sign == "m" else "m"]

    @property
    def body(self) -> bool:
        """Tell what "it" can stand for."""
        return self.kind in ("organisation", "state", "document")

    @property
    def several(self) -> bool:
        """Tell what "they" stands for more often than not."""
        found = self.name.casefold().split()
        return self.kind == "group" or bool({*found[:1], *found[-1:]} & words("titles", "crowds", "words"))
