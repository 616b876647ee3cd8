"""Places of a report in, for each what it may mean and how likely out: names are settled together.

A sense gains by its people, by the state or region that the text puts it in, and by how many of the other names have a likely
sense in the same state or region, or near by. Three rounds let the names settle each other.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from math import exp, log1p, log10
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from onrecord.marks.lexicon import table
from onrecord.marks.places.gazetteer import ALIAS, BARE, SHORT
from onrecord.marks.places.groups import Group, far, grouped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.marks.places.gazetteer import Known, Sense
    from onrecord.marks.places.spot import Spot

ROUNDS: Final = 3
REACH: Final = 120.0
"""Kilometres at which a neighbour has lost two thirds of its pull."""
BEYOND: Final = 8.0
"""Degrees of latitude at which it has lost all."""
TEMPER: Final = 0.3
"""How far an unlikely sense of another name still counts: small towns settle each other."""
NOISE: Final = 0.02
RANKED: Final = frozenset({"country", "admin1", "admin2", "city", "region", "sea"})
WIDE: Final = frozenset({"country", "sea", "admin1"})
CAPITAL: Final = 20_000
"""People of a capital, beside which towns of its name are villages."""
SORTS: Final = {ALIAS: "alias", BARE: "bare", SHORT: "short"}
FEWEST: Final = 100
"""People that a place is taken to have at the least: many rows give none."""
COUNTED: Final = 120
"""Names of a report that are settled together, those with the most mentions; the longest reports hold about as many."""
Evidence = dict[str, float]
Holder = str | int
"""A state by its code, or a region by its number."""


class Anchor(NamedTuple):
    """Where another name likely lies, and how much it pulls."""

    group: Group
    number: int
    lat: float
    lon: float
    pull: float


@dataclass(frozen=True, slots=True)
class Scene:
    """What all names of a report say together: how much for each state and region, and how many can lie in each."""

    likely: Mapping[Holder, float]
    possible: Mapping[int, float]
    anchors: Sequence[Anchor]


def resolve(spots: Sequence[Spot], hosts: Sequence[Spot], hints: Mapping[str, float]) -> list[Group]:
    """Settle what the names of a report mean.

    ``hosts`` are places in the names of bodies, which are no places of the report but tell where it is; ``hints`` are states by
    their code that the words for peoples point to.
    """
    groups = sorted(grouped([*spots, *hosts]), key=lambda group: -len(group.spots))[:COUNTED]
    states = {known.number: known.country for group in groups for sense in group.senses if (known := sense.place).kind == "country"}
    bases = [[scored(alone(sense, group, states)) for sense in group.senses] for group in groups]
    for group, base in zip(groups, bases, strict=True):
        group.odds = likelihoods(base)
    for _ in range(ROUNDS):
        scene = survey(groups, hints)
        for group, base in zip(groups, bases, strict=True):
            group.odds = likelihoods([known + scored(told) for known, told in zip(base, together(group, scene), strict=True)])
    return groups


def alone(sense: Sense, group: Group, states: Mapping[int, str | None]) -> Evidence:
    """Return what speaks for a sense by itself, and by the state or region that the text puts it in."""
    place = sense.place
    rank = place.kind if place.kind in RANKED else "natural"
    told = {f"is {rank}": 1.0, f"people {rank}": log10(max(FEWEST, place.people)) - 4}
    if sense.sort in SORTS:
        told[SORTS[sense.sort]] = 1.0
    if place.kind == "city" and place.people > CAPITAL and group.spots[0].key in table("capitals"):
        told["capital"] = 1.0
    if group.held:
        codes = {states[number] for number in group.held if number in states}
        inside = bool({place.admin1, place.admin2} & group.held) or (place.country in codes and place.kind != "country")
        told["held"] = float(inside)
    return told


def scored(told: Evidence) -> float:
    """Add up weighted evidence."""
    known = weights()
    return sum(value * known.get(name, 0.0) for name, value in told.items())


@cache
def weights() -> Evidence:
    """Return the weight of each piece of evidence for a sense."""
    found: dict[str, Any] = table("evidence")["senses"]
    return {name: float(weight) for name, weight in found.items()}


def likelihoods(scores: Sequence[float]) -> list[float]:
    """Turn scores into shares of one; what is left is the share of a place that the gazetteer lacks."""
    lacking = weights().get("lacking", 0.0)
    top = max(*scores, lacking)
    powers = [exp(score - top) for score in scores]
    total = sum(powers) + exp(lacking - top)
    return [power / total for power in powers]


def survey(groups: Sequence[Group], hints: Mapping[str, float]) -> Scene:
    """Sum up what the names say, as far as they are settled."""
    likely: defaultdict[Holder, float] = defaultdict(float)
    likely.update(hints)
    possible: defaultdict[int, float] = defaultdict(float)
    anchors = []
    for group in groups:
        for holder, share in _likely(group).items():
            likely[holder] += share
        for number, share in _possible(group).items():
            possible[number] += share
        known, odds = group.top()
        if known.kind not in WIDE:
            anchors.append(Anchor(group, known.number, known.lat, known.lon, odds * group.weight))
    return Scene(likely, possible, anchors)


def together(group: Group, scene: Scene) -> Iterator[Evidence]:
    """Yield for each sense what the other names say: in its state, in its region and district, near by."""
    likely, possible = _likely(group), _possible(group)
    for sense in group.senses:
        place, told = sense.place, {}
        state, region, district = place.country, _region(place), _district(place)
        if state:
            rank = "country" if place.kind == "country" else "place"
            told[f"state of {rank}"] = log1p(max(0.0, scene.likely[state] - likely.get(state, 0.0)))
        if region:
            rank = "region" if region == place.number else "place"
            told[f"region of {rank}"] = log1p(max(0.0, scene.likely[region] - likely.get(region, 0.0)))
            told["names in region"] = log1p(max(0.0, scene.possible[region] - possible.get(region, 0.0)))
        if district:
            told["names in district"] = log1p(max(0.0, scene.possible[district] - possible.get(district, 0.0)))
        if place.kind not in ("country", "sea"):
            told["near"] = log1p(_pull(place, group, scene.anchors))
        yield told


def _likely(group: Group) -> dict[Holder, float]:
    found: dict[Holder, float] = defaultdict(float)
    for sense, odds in zip(group.senses, group.odds, strict=True):
        if odds > NOISE:
            for holder in (sense.place.country, _region(sense.place)):
                if holder:
                    found[holder] += odds * group.weight
    return found


def _possible(group: Group) -> dict[int, float]:
    found: dict[int, float] = {}
    for sense, odds in zip(group.senses, group.odds, strict=True):
        share = odds**TEMPER * group.weight
        for number in (_region(sense.place), _district(sense.place)):
            if number and share > found.get(number, 0.0):
                found[number] = share
    return found


def _district(place: Known) -> int:
    return place.number if place.kind == "admin2" else place.admin2


def _region(place: Known) -> int:
    return place.number if place.kind == "admin1" else place.admin1


def _pull(place: Known, group: Group, anchors: Sequence[Anchor]) -> float:
    return sum(
        anchor.pull * exp(-far(place.lat, place.lon, anchor.lat, anchor.lon) / REACH)
        for anchor in anchors
        if -BEYOND < place.lat - anchor.lat < BEYOND and anchor.group is not group and anchor.number != place.number
    )
