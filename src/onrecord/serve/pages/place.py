"""A place across reports in, the page out: a map that takes no side, the standings by holder over time, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.serve.atlas import Area, Spot, draw, frame_for
from onrecord.serve.grammar import line
from onrecord.serve.pages.lengths import ASKED, cut
from onrecord.serve.pages.search import SearchPage, search_page
from onrecord.serve.sheets import place_href
from onrecord.serve.wording import instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.model import Aspect, Extent
    from onrecord.record.hits import Facets, Page, Timeline
    from onrecord.record.places import PlaceLine, StandingLine
    from onrecord.record.places import PlacePage as Found

WORDS: Final[dict[Aspect, str]] = {
    "claims": "claimed by", "annexed": "annexed by", "controls": "controlled by", "lost": "lost by", "withdrew": "left by",
    "administers": "administered by", "contests": "contested by", "recognises": "recognised by", "rejects": "rejected by",
    "aims": "sought by",
}  # fmt: skip
EXTENTS: Final[dict[Extent, str]] = {"full": "fully ", "part": "partly ", "unspecified": ""}
DRAWN: Final = {"claims": "claim", "controls": "control"}
WIDE, TALL = 1000, 400
"""Pixels of the map."""
NUMBERED: Final = "geonames:"


@dataclass(frozen=True, slots=True)
class Rung:
    """One standing: what is the case, when, and where it was said."""

    words: str
    when: str | None
    published: str | None
    report: str
    link: str | None


@dataclass(frozen=True, slots=True)
class Ladder:
    """All that one holder says of the place, over time."""

    holder: str
    rungs: tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class PlacePage:
    """All that the template needs; ``map`` is an SVG."""

    name: str
    kind: str | None
    country: str | None
    where: str | None
    map: str | None
    ladders: tuple[Ladder, ...]
    containers: tuple[tuple[str, str], ...]
    within: tuple[tuple[str, str], ...]
    namesakes: tuple[tuple[str, str], ...]
    reports: str
    found: SearchPage


def place_page(found: Found, page: Page, facets: Facets, timeline: Timeline) -> PlacePage:
    """Lay out the page: a pure function of what the file tells of a place."""
    place = found.place
    return PlacePage(
        name=cut(place.name or place.id),
        kind=cut(place.kind) if place.kind else None,
        country=cut(place.country) if place.country else None,
        where=None if place.lat is None or place.lon is None else f"{place.lat:.2f}, {place.lon:.2f}",
        map=_map(found),
        ladders=tuple(_ladders(found.standings)),
        containers=_links(found.containers),
        within=_links(found.within),
        namesakes=_links(found.namesakes),
        reports=f"{found.reports:,}",
        found=search_page(line("").having("in", place.id[:ASKED]), page, facets, timeline),
    )


def _links(places: Iterable[PlaceLine]) -> tuple[tuple[str, str], ...]:
    return tuple((cut(place.name or place.id), place_href(place.id)) for place in places)


def _map(found: Found) -> str | None:
    spots = [
        Spot(cut(place.name or ""), place.lon, place.lat, href=None if place is found.place else place_href(place.id))
        for place in (found.place, *found.within[:40])
        if place.lat is not None and place.lon is not None
    ]
    if not spots:
        return None
    return draw(
        frame_for([(spot.lon, spot.lat) for spot in spots], WIDE, TALL), spots, _areas(found), label=f"Map of {cut(found.place.name or '')}"
    )


def _areas(found: Found) -> list[Area]:
    """Draw the last word of each holder on claims and control; what is denied is not drawn."""
    number = found.place.id.removeprefix(NUMBERED)
    geonames = int(number) if found.place.id.startswith(NUMBERED) and number.isdigit() else None
    country = found.place.country if found.place.kind == "country" else None
    parties = list(dict.fromkeys(standing.party for standing in found.standings if standing.party))
    last = {(standing.holder, standing.party, standing.aspect): standing for standing in found.standings}
    return [
        Area(
            f"{_words(standing)}, says {cut(standing.holder or 'the report')}",
            parties.index(standing.party),
            "claim" if standing.aspect == "claims" else "control",
            geonames,
            country,
        )
        for standing in last.values()
        if standing.aspect in DRAWN and standing.party and standing.polarity == "positive" and (geonames or country)
    ]


def _ladders(standings: Sequence[StandingLine]) -> Iterable[Ladder]:
    holders = dict.fromkeys(standing.holder for standing in standings)
    for holder in holders:
        rungs = tuple(map(_rung, (standing for standing in standings if standing.holder == holder)))
        yield Ladder(cut(holder) if holder else "The reports themselves", rungs)


def _rung(standing: StandingLine) -> Rung:
    return Rung(
        _words(standing),
        cut(standing.when) if standing.when else None,
        cut(instant(standing.published)) if standing.published else None,
        f"/report/{standing.report}",
        f"/statement/{standing.link}" if standing.link else None,
    )


def _words(standing: StandingLine) -> str:
    negated = "not " if standing.polarity == "negative" else ""
    return f"{cut(standing.place)}: {negated}{EXTENTS[standing.extent]}{WORDS[standing.aspect]} {cut(standing.party or 'anybody')}"
