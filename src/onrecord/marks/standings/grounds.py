"""Words that stand for a place in, the names that the report gave it out: "the island", "it", "the four regions"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from onrecord.marks.standings.objects import PLURALS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.marks.standings.items import Item
    from onrecord.model import Place

NEAR: Final = 900
"""Characters before a description in which its name is looked for."""


@dataclass(slots=True)
class Grounds:
    """The places named so far: those that stood together in a list, and those that something was said of."""

    text: str
    places: Sequence[Place]
    told: list[tuple[int, ...]] = field(default_factory=list)
    lists: list[tuple[int, ...]] = field(default_factory=list)
    named: list[int] = field(default_factory=list)

    def pass_by(self, items: Sequence[Item]) -> None:
        """Remember the names of a sentence that has been read."""
        run: list[int] = []
        for at, item in enumerate(items):
            if item.place is None:
                continue
            self.named.append(item.place)
            joined = at > 1 and bool(run) and items[at - 1].low in (",", "and") and items[at - 2].place == run[-1]
            run = [*run, item.place] if joined else [item.place]
            following = items[at + 1].low if at + 1 < len(items) else ""
            if len(run) > 1 and not (following in (",", "and") and at + 2 < len(items) and items[at + 2].place is not None):
                self.lists.append(tuple(run))

    def resolve(self, described: str, at: int) -> tuple[int, ...]:
        """Return the places that a description at an offset stands for; empty where that is doubtful."""
        if described in PLURALS:
            found = next((run for run in reversed(self.lists) if self._near(run[-1], at)), None)
            return found or ()
        if self.told:
            return self.told[-1] if self._near(self.told[-1][-1], at) and len(self.told[-1]) == 1 else ()
        fitting = {self.places[n].name or n for n in self.named if self._near(n, at) and self._is_land(n)}
        return (self.named[-1],) if len(fitting) == 1 and self._is_land(self.named[-1]) else ()

    def _near(self, index: int, at: int) -> bool:
        return 0 <= at - self.places[index].start < NEAR

    def _is_land(self, index: int) -> bool:
        return self.places[index].kind not in ("country", None)

    def tell(self, places: tuple[int, ...]) -> None:
        """Remember what something has been said of."""
        self.told.append(places)

    def name(self, index: int) -> str:
        """Return what a place is called."""
        place = self.places[index]
        return place.name or self.text[place.start : place.end]
