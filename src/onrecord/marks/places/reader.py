"""Text, body and head of a report in, its places out: found, weighed, settled together."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from onrecord.marks.lexicon import table
from onrecord.marks.places.gazetteer import packaged
from onrecord.marks.places.groups import far, ranking
from onrecord.marks.places.metonyms import metonyms
from onrecord.marks.places.named import joined
from onrecord.marks.places.resolving import resolve
from onrecord.marks.places.spots import spots
from onrecord.marks.places.weighing import weigh
from onrecord.marks.places.words import cut
from onrecord.model import Block, Candidate, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.marks.places.gazetteer import Gazetteer, Known
    from onrecord.marks.places.groups import Group
    from onrecord.marks.places.named import Name
    from onrecord.marks.places.spot import Spot
    from onrecord.marks.places.words import Cut

UNSURE: Final = 0.3
"""Share of the likeliest sense below which none is given."""
SHOWN: Final = 4
"""Candidates that are kept of a name."""
NEAR: Final = 12
"""Places before and after a river among which the nearest settles where along it."""
LETTERS: Final = 20
"""Letters between a river and a place that count like a kilometre."""
ALONG: Final = 70
"""Kilometres from a river within which a place tells where along it is meant."""
POINTED: Final = frozenset({"city", "admin1", "admin2", "island"})


def read_places(
    text: str, body: Sequence[Block], outlet: str | None = None, names: Sequence[Name] = (), gazetteer: Gazetteer | None = None
) -> tuple[Place, ...]:
    """Return the places named in some blocks of a text, in reading order.

    ``outlet`` is the name of who published it: "Toledo Argus" tells which Toledo is near. ``names`` are what a trained
    reader found; without one the gazetteer and the words around a name decide alone.
    """
    known = gazetteer or packaged()
    cuts = [cut(text, block) for block in body]
    named = joined([spot for each in cuts for spot in spots(each, known)], names, cuts)
    found = apart(weigh(named, names))
    hosts = [spot for spot in named if spot.refused == "body" and spot.senses]
    if outlet:
        hosts.extend(spots(cut(outlet, Block(0, len(outlet), "paragraph")), known))
    groups = resolve(found, hosts, _hints(cuts))
    standing = metonyms(found)
    scene = Settled(known, groups, {id(spot) for at, spot in enumerate(found) if at in standing})
    by_spot = {id(spot): group for group in groups for spot in group.spots}
    return tuple(_place(spot, by_spot.get(id(spot)), scene) for spot in found)


def apart(found: Sequence[Spot]) -> list[Spot]:
    """Leave out what begins within the name before it: a name of two places that share a word is the first of them."""
    kept: list[Spot] = []
    for spot in found:
        if not kept or spot.start >= kept[-1].stop:
            kept.append(spot)
    return kept


class Settled:
    """The names of a report once they are settled, each ranked once."""

    def __init__(self, gazetteer: Gazetteer, groups: Sequence[Group], standing: set[int]) -> None:
        """Keep what is settled; ``standing`` are the spots that stand for governments."""
        self.gazetteer = gazetteer
        self.standing = standing
        self._ranked: dict[int, list[tuple[Known, float]]] = {}
        self._points = sorted(
            (spot.start, known.lat, known.lon)
            for group in groups
            for known in [group.top()[0]]
            if known.kind in POINTED
            for spot in group.spots
            if id(spot) not in standing
        )

    def ranked(self, group: Group) -> list[tuple[Known, float]]:
        """Return what a name may mean, the likeliest first."""
        if id(group) not in self._ranked:
            self._ranked[id(group)] = ranking(group)[:SHOWN]
        return self._ranked[id(group)]

    def point(self, place: Known, start: int) -> tuple[float, float]:
        """Return where a place lies; a river, where it flows nearest to a place that is named near by."""
        course = self.gazetteer.course(place.number) if place.kind == "river" and self._points else ()
        if not course:
            return place.lat, place.lon
        at = bisect_left(self._points, (start,))
        ways = []
        for other, lat, lon in self._points[max(0, at - NEAR) : at + NEAR]:
            way, point = min((far(*one, lat, lon), one) for one in course)
            ways.append((way + abs(other - start) / LETTERS, point))
        way, nearest = min(ways)
        return nearest if way < ALONG else (place.lat, place.lon)


def _hints(cuts: Sequence[Cut]) -> dict[str, float]:
    """Count the words for peoples: "the Georgian army" points to a state."""
    demonyms = table("places")["demonyms"]
    found: defaultdict[str, float] = defaultdict(float)
    for each in cuts:
        for word in each.words:
            if word.capital and word.low in demonyms:
                found[demonyms[word.low]] += 0.5
    return {code: min(weight, 2.0) for code, weight in found.items() if code}


def _place(spot: Spot, group: Group | None, scene: Settled) -> Place:
    ranked = scene.ranked(group) if group else []
    shown = table("places")["shown"]
    candidates = tuple(
        Candidate(
            scene.gazetteer.id_of(known.number),
            shown.get(known.name, known.name),
            known.country,
            *scene.point(known, spot.start),
            round(share, 3),
        )
        for known, share in ranked
    )
    standing = id(spot) in scene.standing
    if not ranked or ranked[0][1] < UNSURE:
        return Place(spot.start, spot.stop, None, None, None, None, None, None, None, candidates, standing)
    first, kind = candidates[0], ranked[0][0].kind
    told = (first.name, kind, first.country, first.gazetteer_id, first.lat, first.lon, first.score)
    return Place(spot.start, spot.stop, *told, candidates[1:], standing)
