"""Spots of all blocks in, those that are places out: each weighed by its own evidence, then by that of its neighbours and namesakes."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from onrecord.marks.lexicon import table
from onrecord.marks.places import edges, evidence, lists
from onrecord.marks.places.banks import flow
from onrecord.marks.places.gazetteer import MAIN, SHORT
from onrecord.marks.places.named import hear

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.marks.places.named import Name
    from onrecord.marks.places.spot import Spot

SURER: Final = 2.0
LARGE: Final = frozenset({"US", "GB", "CA", "AU", "IN", "CN", "RU", "BR"})
"""States in which a name of the state tells little about one of a town."""
SURE: Final = 1.0
"""Score above which a place speaks for its neighbours."""


def weigh(found: Sequence[Spot], names: Sequence[Name] = ()) -> list[Spot]:
    """Return the spots that are places, in reading order; ``names`` are what a trained reader found."""
    people = _refuse(found)
    kept = [spot for spot in found if spot.refused is None]
    flow(kept)
    for spot in kept:
        spot.evidence = evidence.gather(spot)
        spot.evidence["surname"] = float(_last(spot) in people and len(spot.cut.words[spot.first : spot.end]) == 1)
        spot.evidence["dateline"] = float(evidence.beside(spot.cut.words, spot))
    hear(kept, names)
    for spot in kept:
        spot.score = scored(spot.evidence)
    _hear_neighbours(kept)
    _hear_surroundings(kept)
    _hear_namesakes(kept)
    return [spot for spot in kept if spot.score > 0]


def scored(told: Mapping[str, float]) -> float:
    """Add up weighted evidence: the logarithm of the odds that a spot is a place."""
    known = weights()
    return sum(value * known.get(name, 0.0) for name, value in told.items())


@cache
def weights() -> dict[str, float]:
    """Return the weight of each piece of evidence."""
    found: dict[str, Any] = table("evidence")["names"]
    return {name: float(weight) for name, weight in found.items()}


def _refuse(found: Sequence[Spot]) -> frozenset[str]:
    """Refuse what is part of another name; return the last words of names that may be people's."""
    by_cut: dict[int, list[Spot]] = defaultdict(list)
    for spot in found:
        by_cut[spot.cut.block.start].append(spot)
    people: set[str] = set()
    for group in by_cut.values():
        for _ in range(2):
            for at, spot in enumerate(group):
                spot.refused = spot.refused or edges.refusal(spot, _taken(spot, group[max(0, at - 2) : at + 3]))
        for spot in group:
            spot.refused = "code" if _is_stray(spot, group) else spot.refused
            if spot.refused == "person" and not spot.titled:
                people |= edges.people_in(spot)
    return frozenset(people)


def _taken(spot: Spot, beside: Sequence[Spot]) -> dict[int, Spot]:
    """Return the words beside a spot that belong to others."""
    others = (other for other in beside if other is not spot and other.refused is None)
    return {at: other for other in others for at in range(other.first, other.end)}


def _is_stray(spot: Spot, group: Sequence[Spot]) -> bool:
    """Tell the code of a state that no place stands before: "ID" is no Idaho there."""
    found = spot.cut.words
    if not spot.senses or any(sense.sort != SHORT for sense in spot.senses) or "." in found[spot.end - 1].form:
        return False
    before = found[spot.first - 1].form if spot.first else ""
    return before not in (",", "-") and not any(other.end == spot.first for other in group)


def _last(spot: Spot) -> str:
    return spot.cut.words[spot.end - 1].low


def _hear_neighbours(kept: Sequence[Spot]) -> None:
    """Let a container after a comma, a common noun, and the other names of a list speak for a spot; twice, for long lists."""
    links = lists.links(kept)
    lists.hold(kept, links)
    lists.name_kinds(lists.chains(links))
    for _ in range(2):
        for one, other, between in links:
            if lists.is_list(between):
                for spot, fellow in ((one, other), (other, one)):
                    if fellow.score > SURE:
                        spot.evidence["listed"] = 1.0
        for spot in kept:
            spot.score = scored(spot.evidence)


def _hear_surroundings(kept: Sequence[Spot]) -> None:
    """Let names speak for each other that can lie in one state or, in a large state, in one region."""
    homes: set[str | int] = set()
    for spot in kept:
        if spot.score > SURER:
            homes |= _homes(spot)
    for spot in kept:
        near = any(sense.sort == MAIN and {sense.place.country, sense.place.admin1} & homes for sense in spot.senses)
        spot.evidence["at home"] = float(near and spot.score <= SURER)
        spot.evidence["astray"] = float(bool(spot.senses) and len(homes) > 1 and not near and spot.score <= SURER)
        spot.score = scored(spot.evidence)


def _homes(spot: Spot) -> set[str | int]:
    """Return the states and regions that a name surely points to."""
    best = max(spot.senses, key=evidence.fame, default=None)
    if best is None:
        return set()
    place = best.place
    region = place.number if place.kind == "admin1" else place.admin1
    state = place.country if place.country not in LARGE else None
    return {home for home in (region, state) if home}


def _hear_namesakes(kept: Iterable[Spot]) -> None:
    """Let a name that is surely a place once speak for its other mentions, and the other way round."""
    by_key: dict[str, list[Spot]] = defaultdict(list)
    for spot in kept:
        by_key[spot.key].append(spot)
    for group in by_key.values():
        best = max(spot.score for spot in group)
        for spot in group:
            spot.evidence["namesake"] = float(best > SURE and spot.score < best)
            spot.evidence["alone"] = float(len(group) == 1)
            spot.score = scored(spot.evidence)
