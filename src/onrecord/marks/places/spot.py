"""Words that may name a place, and what is known and said of them on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.marks.places.gazetteer import Sense
    from onrecord.marks.places.words import Cut


@dataclass(slots=True)
class Spot:
    """Words ``first`` to ``end`` of a block that may name a place, and what the gazetteer has under ``key``.

    ``generic`` is the sort of place that a generic word tells ("province", "city of"); ``core`` are the words without it;
    ``side`` and ``flows`` tell the side of a river and what the text makes a river; ``inside`` are what it stands in.
    """

    cut: Cut
    first: int
    end: int
    key: str
    senses: tuple[Sense, ...]
    core: tuple[int, int]
    generic: str | None = None
    evidence: dict[str, float] = field(default_factory=dict)
    score: float = 0.0
    refused: str | None = None
    inside: tuple[int, ...] = ()
    side: bool = False
    flows: bool = False

    @property
    def titled(self) -> bool:
        """Whether it stands in a line of capitals."""
        return self.cut.words[self.first].titled

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.cut.words[self.first].start

    @property
    def stop(self) -> int:
        """Where it ends in the text."""
        return self.cut.words[self.end - 1].end
