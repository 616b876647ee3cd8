"""Places of a report in, the mentions that mean the same together out: one sense a name, unless the text says otherwise."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from math import cos, hypot, log1p, radians
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.marks.places.gazetteer import Known, Sense
    from onrecord.marks.places.spot import Spot

KILOMETRES: Final = 111.2
SAME: Final = 60
"""Kilometres between a town and the region around it that bears its name."""


@dataclass(slots=True)
class Group:
    """The mentions of one name that mean the same, and the senses they may have, each with its odds.

    ``held`` are the states and regions that the text puts it in; ``weight`` is how much it says about others: its
    mentions, with less for each further one, and more for where the report was written.
    """

    spots: list[Spot]
    senses: tuple[Sense, ...]
    held: frozenset[int]
    odds: list[float] = field(default_factory=list)
    weight: float = 1.0

    def top(self) -> tuple[Known, float]:
        """Return the likeliest sense and its odds."""
        best = max(range(len(self.odds)), key=self.odds.__getitem__)
        return self.senses[best].place, self.odds[best]


def grouped(spots: Sequence[Spot]) -> list[Group]:
    """Put the mentions of a name together; one with a container of its own ("Paris, Ontario") stands for those without."""
    by_name: dict[tuple[str, str | None], dict[frozenset[int], list[Spot]]] = defaultdict(lambda: defaultdict(list))
    for spot in spots:
        if spot.senses:
            by_name[spot.key, "river" if spot.flows else spot.generic][frozenset(spot.inside)].append(spot)
    groups: list[Group] = []
    for held in by_name.values():
        bare = held.pop(frozenset(), [])
        if held:
            held[min(held, key=lambda one: held[one][0].start)].extend(bare)
        elif bare:
            held[frozenset()] = bare
        groups.extend(_group(found, inside) for inside, found in held.items())
    return groups


def _group(spots: list[Spot], held: frozenset[int]) -> Group:
    senses = tuple({sense.place.number: sense for spot in spots for sense in spot.senses}.values())
    opening = any(spot.evidence.get("dateline") for spot in spots)
    return Group(spots, senses, held, weight=1.0 + log1p(len(spots) - 1) / 2 + opening)


def ranking(group: Group) -> list[tuple[Known, float]]:
    """Return what a name may mean, the likeliest first, a town and the region around it as one: they lie in one place."""
    left = sorted(zip((sense.place for sense in group.senses), group.odds, strict=True), key=lambda pair: -pair[1])
    found: list[tuple[Known, float]] = []
    for known, share in left:
        for at, (other, whole) in enumerate(found):
            if known.country == other.country and far(known.lat, known.lon, other.lat, other.lon) < SAME:
                found[at] = (other, whole + share)
                break
        else:
            found.append((known, share))
    return sorted(found, key=lambda pair: -pair[1])


def far(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Measure the way between two points in kilometres, on a flat map of where they are; far ones come out too far.

    >>> round(far(48.9, 2.4, 51.5, -0.1))
    339
    """
    across = abs(lon - other_lon) % 360
    return KILOMETRES * hypot(lat - other_lat, min(across, 360 - across) * cos(radians((lat + other_lat) / 2)))
