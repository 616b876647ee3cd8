"""A record file in, the reading room out: a web application that reads it, for browsers on this machine.

Pages are made on the server, work without scripts, and have their state in their address; each has a twin in JSON and, where it
is a list of statements, in CSV and as a feed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from onrecord.errors import OnrecordError, UsageError
from onrecord.record.file import RecordFile
from onrecord.record.query import Query
from onrecord.serve import sheets
from onrecord.serve.api import csv_response, feed_response, json_response
from onrecord.serve.atlas import Spot, draw, frame_for
from onrecord.serve.desk import correct
from onrecord.serve.grammar import Line, line, query
from onrecord.serve.lines import clean
from onrecord.serve.pages.actor import actor_page
from onrecord.serve.pages.place import place_page
from onrecord.serve.pages.report import SWITCHES, report_page
from onrecord.serve.pages.search import search_href, search_page
from onrecord.serve.pages.statement import statement_page
from onrecord.serve.pages.strip import span_of
from onrecord.serve.pages.utterance import utterance_page
from onrecord.serve.security import LOOPBACK, Guarded

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from starlette.requests import Request

    from onrecord.record.hits import Facets, Page, Timeline

PAGE: Final = 25
GONE: Final = "No report in this file holds this statement, or none does any more. An address never moves to other words."
BARS: Final = 130
"""Bars of a strip at most: where months are few, weeks or days are shown instead."""


class Room:
    """The pages over one record file; every request opens the file for itself, so that any number may be answered at once."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = path

    def front(self, _request: Request) -> Response:
        """Show what the file holds."""
        with RecordFile(self.path) as file:
            size, facets, timeline = file.size(), file.facets(Query()), _timeline(file, Query())
            newest = file.search(Query(), limit=6)
        shown = search_page(line(""), newest, facets, timeline)
        return _html("front.html", size=size, page=shown, here="/")

    def search(self, request: Request) -> Response:
        """Answer a search, as a page or one of its twins."""
        asked, twin = line(request.query_params.get("q", "")), request.path_params.get("twin", "html")
        wanted, after = query(asked), request.query_params.get("after")
        with RecordFile(self.path) as file:
            page = file.search(wanted, after=after, limit=PAGE if twin == "html" else 200)
            if twin != "html":
                return _twin(twin, page, asked, request)
            facets, timeline = file.facets(wanted), _timeline(file, wanted)
        shown = search_page(asked, page, facets, timeline)
        twins = {kind: f"/search.{kind}?{request.url.query}" for kind in ("json", "csv", "atom")}
        examples = () if page.hits else _examples(self.path)
        return _html("search.html", page=shown, feed=twins["atom"], twins=twins, examples=examples, here="/search", asked=asked.written)

    def report(self, request: Request) -> Response:
        """Show a report as read, with its marks."""
        number = request.path_params["id"]
        with RecordFile(self.path) as file:
            record, hits = file.report(number), file.hits(number)
            versions, reprints = file.versions(number), file.reprints(number)
        if record is None:
            raise HTTPException(404, "There is no such report in this file.")
        if request.path_params.get("twin") == "json":
            return json_response(record)
        hidden = [layer for layer in request.query_params.get("hide", "").split(",") if layer in SWITCHES]
        pairs = list(zip(hits, record.statements, strict=True))
        parties = {statement.speaker: hit.speaker.actor for hit, statement in pairs if hit.speaker and statement.speaker}
        links = {statement.id: hit.link for hit, statement in pairs}
        layers = [(layer, _switched(number, hidden, layer), layer not in hidden) for layer in SWITCHES]
        return _html(
            "report.html",
            page=report_page(record),
            hidden=hidden,
            layers=layers,
            party_href=lambda party: f"/party/{parties[party]}" if party in parties else None,
            link_of=links.__getitem__,
            verdicts={statement.id: hit.corrections[-1].verdict for hit, statement in pairs if hit.corrections},
            versions=versions if len(versions) > 1 else (),
            reprints=reprints,
            number=number,
            twins={"json": f"/report/{number}.json"},
        )

    def statement(self, request: Request) -> Response:
        """Show one statement at its lasting address."""
        with RecordFile(self.path) as file:
            hit = file.statement(request.path_params["link"])
        if hit is None:
            raise HTTPException(404, GONE)
        if request.path_params.get("twin") == "json":
            return json_response(hit)
        return _html("statement.html", page=statement_page(hit), twins={"json": f"/statement/{hit.link}.json"})

    async def mark(self, request: Request) -> Response:
        """Take a correction."""
        return await correct(self.path, request)

    def party(self, request: Request) -> Response:
        """Show someone across reports."""
        number = request.path_params["id"]
        wanted = Query(who=f"actor:{number}")
        with RecordFile(self.path) as file:
            actor = file.actor(number)
            if actor is None:
                raise HTTPException(404, "There is nobody of that number in this file.")
            if request.path_params.get("twin") == "json":
                return json_response(actor)
            page, facets, timeline = file.search(wanted, limit=PAGE), file.facets(wanted), _timeline(file, wanted)
        return _html("actor.html", page=actor_page(actor, page, facets, timeline), twins={"json": f"/party/{number}.json"})

    def place(self, request: Request) -> Response:
        """Show a place across reports."""
        name = request.path_params["id"]
        with RecordFile(self.path) as file:
            found = file.place(name)
            if found is None:
                raise HTTPException(404, "No report in this file names such a place.")
            if request.path_params.get("twin") == "json":
                return json_response(found)
            wanted = found.query
            page, facets, timeline = file.search(wanted, limit=PAGE), file.facets(wanted), _timeline(file, wanted)
        shown = place_page(found, page, facets, timeline)
        return _html("place.html", page=shown, map=sheets.drawing(shown.map or ""), twins={"json": f"/place/{name}.json"})

    def utterance(self, request: Request) -> Response:
        """Show one quotation through all reports that carry it."""
        with RecordFile(self.path) as file:
            found = file.utterance(request.path_params["id"])
        if found is None:
            raise HTTPException(404, "There is no such utterance in this file.")
        if request.path_params.get("twin") == "json":
            return json_response(found)
        return _html("utterance.html", page=utterance_page(found), twins={"json": f"/utterance/{found.id}.json"})

    def compare(self, request: Request) -> Response:
        """Show two searches side by side, on one axis of time."""
        asked = [line(request.query_params.get(side, "")) for side in ("a", "b")]
        with RecordFile(self.path) as file:
            wanted = [query(one) for one in asked]
            answers = [(file.search(one, limit=12), file.facets(one), file.timeline(one)) for one in wanted]
        axis = span_of([timeline for _, _, timeline in answers])
        sides = [search_page(one, *answer, axis) for one, answer in zip(asked, answers, strict=True)]
        return _html("compare.html", sides=sides, here="/compare")

    def map(self, request: Request) -> Response:
        """Show where the statements of a search lie."""
        asked = line(request.query_params.get("q", ""))
        with RecordFile(self.path) as file:
            facets = file.facets(query(asked))
            places = [(facet, page.place) for facet in facets.place if (page := file.place(facet.value))]
        spots = [
            Spot(clean(place.name or facet.label), place.lon, place.lat, facet.count, f"/place/{place.id}")
            for facet, place in places
            if place.lat is not None and place.lon is not None
        ]
        drawn = draw(frame_for([(spot.lon, spot.lat) for spot in spots], 1000, 560), spots, label="Places of the statements")
        return _html("map.html", map=sheets.drawing(drawn), spots=spots, partial=facets.partial, asked=asked.written, here="/map")

    def people(self, request: Request) -> Response:
        """List who speaks, most first, or those whose name is asked for."""
        name = request.query_params.get("name", "")
        with RecordFile(self.path) as file:
            if name:
                found = [(clean(one.name), f"/party/{one.actor}", f"{one.count:,} reports") for one in file.actors(name)]
            else:
                facets = file.facets(Query())
                found = [(clean(one.label), f"/party/{one.value.removeprefix('actor:')}", _statements(one.count)) for one in facets.who]
        return _html("people.html", found=found, name=name, here="/people")

    def places(self, _request: Request) -> Response:
        """List the places that statements name, most first."""
        with RecordFile(self.path) as file:
            facets = file.facets(Query())
        found = [(clean(one.label), f"/place/{one.value}", _statements(one.count)) for one in facets.place]
        return _html("places.html", found=found, here="/places")

    def keys(self, _request: Request) -> Response:
        """Show the keys and the grammar of the search field."""
        return _html("keys.html", here="/keys")


def room(path: str | os.PathLike[str], *, hosts: Sequence[str] = LOOPBACK) -> Starlette:
    """Make the application over the record file at ``path``; ``hosts`` are the names under which it may be asked."""
    at = Room(path)
    routes = [
        Route("/", at.front),
        Route("/search", at.search),
        Route("/search.{twin:str}", at.search),
        *(
            Route(f"/{name}/{{id{kind}}}{twin}", end)
            for name, kind, end in (("report", ":int", at.report), ("party", ":int", at.party), ("utterance", ":int", at.utterance))
            for twin in (".{twin:str}", "")
        ),
        Route("/statement/{link}/mark", at.mark, methods=["POST"]),
        Route("/statement/{link}.{twin:str}", at.statement),
        Route("/statement/{link}", at.statement),
        Route("/place/{id}.{twin:str}", at.place),
        Route("/place/{id}", at.place),
        Route("/compare", at.compare),
        Route("/map", at.map),
        Route("/people", at.people),
        Route("/places", at.places),
        Route("/keys", at.keys),
        Mount("/static", StaticFiles(packages=[("onrecord.serve", "static")])),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guarded), Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)],
        exception_handlers={HTTPException: _failed, OnrecordError: _refused},
    )


def _html(template: str, code: int = 200, **shown: Any) -> HTMLResponse:  # noqa: ANN401 -- templates take anything
    return HTMLResponse(sheets.page(template, **shown), code)


def _twin(twin: str, page: Page, asked: Line, request: Request) -> Response:
    if twin == "json":
        return json_response(page)
    if twin == "csv":
        return csv_response(page)
    if twin == "atom":
        return feed_response(page, asked.written, str(request.base_url).rstrip("/"))
    raise HTTPException(404, "A search has the twins .json, .csv and .atom.")


def _statements(count: int) -> str:
    return f"{count:,} statement{'' if count == 1 else 's'}"


def _timeline(file: RecordFile, wanted: Query) -> Timeline:
    """Count by the finest step whose bars fit."""
    shown = file.timeline(wanted, step="month")
    for step in ("week", "day"):
        if len(shown.bars) > 4:  # noqa: PLR2004 -- enough to see a course
            break
        finer = file.timeline(wanted, step=step)
        if len(finer.bars) > BARS:
            break
        shown = finer
    return shown


def _switched(number: int, hidden: Sequence[str], layer: str) -> str:
    left = [one for one in SWITCHES if (one in hidden) != (one == layer)]
    return f"/report/{number}" + (f"?hide={','.join(left)}" if left else "")


def _examples(path: str | os.PathLike[str]) -> tuple[tuple[str, str], ...]:
    """Give three searches that find something in this very file."""
    with RecordFile(path) as file:
        facets = file.facets(Query())
    made = [f"{key}:{quoted}" for key, quoted in _example_values(facets)]
    return tuple((text, search_href(text)) for text in made[:3])


def _example_values(facets: Facets) -> list[tuple[str, str]]:
    found = [("who", f'"{facets.who[0].label}"')] if facets.who else []
    found += [("act", facets.act[1].value)] if len(facets.act) > 1 else []
    found += [("in", f'"{facets.place[0].label}"')] if facets.place else []
    return [*found, ("form", "direct")]


def _failed(_request: Request, error: Exception) -> Response:
    status, reason = (error.status_code, error.detail) if isinstance(error, HTTPException) else (500, "Something went wrong here.")
    return _html("error.html", status, status=status, heading="Not on record" if status == 404 else "That did not work", reason=reason)  # noqa: PLR2004


def _refused(_request: Request, error: Exception) -> Response:
    status = 400 if isinstance(error, UsageError) else 503
    return _html("error.html", status, status=status, heading="That did not work", reason=clean(str(error)))
