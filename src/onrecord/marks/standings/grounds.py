"""Words that stand for a place in, the names that the report gave it out: "the island", "it", "the four regions"."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from onrecord.marks.standings.objects import PLURALS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.marks.standings.items import Item
    from onrecord.model import Place

LAND: Final = frozenset({"region", "admin1", "admin2", "island", "strait", "mountain", "other", "lake"})
TOWNS: Final = frozenset({"city", "admin2", "other"})
KINDS: Final = {
    **dict.fromkeys(("town", "city", "village", "settlement"), TOWNS),
    **dict.fromkeys(("province", "region"), frozenset({"admin1", "admin2", "region"})),
    **dict.fromkeys(("island", "islet", "cay", "shoal", "reef", "rock", "sandbar", "archipelago"), frozenset({"island", "other"})),
    **dict.fromkeys(
        ("peninsula", "valley", "plateau", "enclave", "exclave", "strip", "borderland"), frozenset({"region", "other", "admin1", "city"})
    ),
}
"""Which kinds of place a noun can stand for; what is not here stands for a stretch of land."""
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

    def resolve(self, described: str, at: int) -> tuple[int, ...]:  # noqa: PLR0911 -- one line a way to name it
        """Return the places that a description at an offset stands for; empty where that is doubtful."""
        if described in PLURALS:
            found = next((run for run in reversed(self.lists) if self._near(run[-1], at)), None)
            if found:
                return found
            plural = [n for n in self.named if self.places[n].kind == "island" and self.name(n).endswith("s")]
            return (plural[-1],) if described.startswith("is") and len({self.name(n) for n in plural}) == 1 else ()
        if described == "it" and self._is_left(at):
            return ()
        noun = described.removesuffix("s")
        alike = next((n for n in reversed(self.named) if self.name(n).casefold().split()[-1:] == [noun]), None)
        if alike is not None:
            return (alike,)
        if self.told and len(self.told[-1]) == 1 and self._near(self.told[-1][0], at) and self._agrees(self.told[-1][0], described):
            return self.told[-1]
        if described == "it":
            return ()
        fitting = [n for n in self.named if self._is_land(n) and self._agrees(n, described)]
        names = Counter(self.name(n) for n in fitting)
        if not names or (len(names) > 1 and len({count for _, count in names.most_common(2)}) == 1):
            return ()
        return (next(n for n in reversed(fitting) if self.name(n) == names.most_common(1)[0][0]),)

    def _is_left(self, at: int) -> bool:
        """Tell whether another place has been named since the one that something was last said of."""
        if not self.told:
            return True
        since = max(self.places[n].start for n in self.told[-1])
        names = {self.name(n) for n in self.told[-1]}
        return any(since < self.places[n].start < at and self._is_land(n) and self.name(n) not in names for n in self.named)

    def _agrees(self, index: int, noun: str) -> bool:
        kind = self.places[index].kind or ""
        return noun in ("it", "place") or kind in KINDS.get(noun, LAND)

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
