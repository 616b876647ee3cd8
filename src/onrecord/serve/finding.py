"""The pages that find: the front page, search, compare, map, overview, and the lists of people and places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.record.file import RecordFile
from onrecord.record.query import Query
from onrecord.serve import sheets
from onrecord.serve.api import json_response
from onrecord.serve.atlas import Spot, draw, frame_for
from onrecord.serve.grammar import line, query, quoted
from onrecord.serve.pages.lengths import cut
from onrecord.serve.pages.names import names_page
from onrecord.serve.pages.overview import overview_page
from onrecord.serve.pages.search import search_href, search_page
from onrecord.serve.pages.strip import span_of
from onrecord.serve.replies import PAGE, TWIN, counted, facets_of, html, timeline_of, twin_response, twins_of

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from starlette.requests import Request
    from starlette.responses import Response

    from onrecord.record.hits import Facets

NEWEST = 6
SIDE = 12
WIDE, TALL = 1000, 560
SPOTS, LISTED = 200, 100
"""Places that a map shows, and that are listed below it: the drawing stays below 150 KB."""


class Finding:
    """Pages over the whole file; each request opens it for itself, so that any number may be answered at once."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = path

    def front(self, _request: Request) -> Response:
        """Show what the file holds."""
        with RecordFile(self.path) as file:
            size, facets, timeline = file.size(), facets_of(file, Query()), timeline_of(file, Query())
            newest = file.search(Query(), limit=NEWEST)
        shown = search_page(line(""), newest, facets, timeline)
        return html("front.html", size=size, page=shown, here="/", examples=_linked(_examples(facets)))

    def search(self, request: Request) -> Response:
        """Answer a search, as a page or one of its twins."""
        asked, twin = line(request.query_params.get("q", "")), request.path_params.get("twin", "html")
        wanted, after = query(asked), request.query_params.get("after")
        with RecordFile(self.path) as file:
            page = file.search(wanted, after=after, limit=PAGE if twin == "html" else TWIN)
            if twin != "html":
                return twin_response(twin, page, asked.written, request)
            facets, timeline = facets_of(file, wanted), timeline_of(file, wanted)
            examples = () if page.hits else _linked(_examples(facets_of(file, Query())))
        shown = search_page(asked, page, facets, timeline)
        twins = twins_of("/search", request.url.query)
        return html(
            "search.html", page=shown, feed=twins["atom"], twins=twins, examples=examples, here="/search", asked=asked.written, later=after
        )

    def compare(self, request: Request) -> Response:
        """Show two searches side by side, on one axis of time."""
        asked = [line(request.query_params.get(side, "")) for side in ("a", "b")]
        with RecordFile(self.path) as file:
            wanted = [query(one) for one in asked]
            answers = [(file.search(one, limit=SIDE), facets_of(file, one), timeline_of(file, one)) for one in wanted]
        if request.path_params.get("twin") == "json":
            return json_response([page for page, _, _ in answers])
        axis = span_of([timeline for _, _, timeline in answers])
        sides = [search_page(one, *answer, axis) for one, answer in zip(asked, answers, strict=True)]
        return html("compare.html", sides=sides, here="/compare", twins={"json": f"/compare.json?{request.url.query}"})

    def map(self, request: Request) -> Response:
        """Show where the statements of a search lie."""
        asked = line(request.query_params.get("q", ""))
        with RecordFile(self.path) as file:
            found = file.spots(query(asked))
        if request.path_params.get("twin") == "json":
            return json_response(found)
        spots = [Spot(cut(one.name, 60), one.lon, one.lat, one.count, sheets.place_href(one.id)) for one in found.found[:SPOTS]]
        drawn = draw(frame_for([(spot.lon, spot.lat) for spot in spots], WIDE, TALL), spots, label="Places of the statements")
        return html(
            "map.html",
            map=sheets.drawing(drawn),
            spots=spots[:LISTED],
            nowhere=found.nowhere,
            partial=found.partial,
            asked=asked.written,
            here="/map",
            twins={"json": f"/map.json?{request.url.query}"},
        )

    def overview(self, request: Request) -> Response:
        """Show who is quoted in a search's statements, how much, and in whose words."""
        asked = line(request.query_params.get("q", ""))
        with RecordFile(self.path) as file:
            found = file.quoted(query(asked))
        if request.path_params.get("twin") == "json":
            return json_response(found)
        twins = {"json": f"/overview.json?{request.url.query}"}
        return html("overview.html", page=overview_page(asked, found), asked=asked.written, here="/overview", twins=twins)

    def people(self, request: Request) -> Response:
        """List everybody by name, or those whose name has some words."""
        name, after = request.query_params.get("name", ""), request.query_params.get("after", "")
        with RecordFile(self.path) as file:
            if name.strip():
                found: Any = file.actors(name)
                listed = [(cut(one.name), f"/party/{one.actor}", counted(one.count, "report")) for one in found]
                page = names_page("/people", listed)
            else:
                found = file.names("actors", after)
                page = names_page("/people", found)
            most = () if name or after else facets_of(file, Query()).who
        if request.path_params.get("twin") == "json":
            return json_response(found)
        top = [(cut(one.label), f"/party/{one.value.removeprefix('actor:')}", counted(one.count)) for one in most]
        return html("people.html", page=page, top=top, name=name, here="/people", twins={"json": f"/people.json?{request.url.query}"})

    def places(self, request: Request) -> Response:
        """List the places that reports name by name, those of most statements first of all."""
        after = request.query_params.get("after", "")
        with RecordFile(self.path) as file:
            found = file.names("places", after)
            most = () if after else facets_of(file, Query()).place
        if request.path_params.get("twin") == "json":
            return json_response(found)
        top = [(cut(one.label), sheets.place_href(one.value), counted(one.count)) for one in most]
        return html("places.html", page=names_page("/places", found), top=top, here="/places", twins={"json": "/places.json"})

    def keys(self, _request: Request) -> Response:
        """Show the keys and the grammar of the search field."""
        return html("keys.html", here="/keys")


def _linked(written: Iterator[str]) -> tuple[tuple[str, str], ...]:
    return tuple((text, search_href(text)) for text in written)[:3]


def _examples(facets: Facets) -> Iterator[str]:
    """Give searches that find something in this very file."""
    if facets.who:
        yield f"who:{quoted(cut(facets.who[0].label, 60))}"
    if len(facets.act) > 1:
        yield f"act:{facets.act[1].value}"
    if facets.place:
        yield f"in:{quoted(cut(facets.place[0].label, 60))}"
    yield "form:direct"
