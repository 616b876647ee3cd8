"""The pages on which one thing is read: a report, a statement, someone, a place, an utterance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse

from onrecord.record.file import RecordFile
from onrecord.record.query import Query
from onrecord.serve import sheets
from onrecord.serve.api import json_response
from onrecord.serve.desk import correct
from onrecord.serve.pages.actor import actor_page
from onrecord.serve.pages.place import place_page
from onrecord.serve.pages.report import SWITCHES, report_page, sheet_of
from onrecord.serve.pages.search import verdict
from onrecord.serve.pages.statement import statement_page
from onrecord.serve.pages.utterance import utterance_page
from onrecord.serve.pages.versions import carriers, editions
from onrecord.serve.replies import PAGE, TWIN, facets_of, html, missing, timeline_of, twin_response, twins_of

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from onrecord.model import Record

GONE = "No report in this file holds this statement, or none does any more. An address never moves to other words."
NUMBER = 2**62
"""Beyond this a number in an address is none that SQLite has given."""


class Reading:
    """Pages over one thing; ``writable`` says whether corrections are taken."""

    def __init__(self, path: str | os.PathLike[str], *, writable: bool = True) -> None:
        self.path = path
        self.writable = writable

    def report(self, request: Request) -> Response:
        """Show a report as read, with its marks; ``at`` leads to the part in which a statement stands."""
        number = _number(request)
        with RecordFile(self.path) as file:
            record = file.report(number)
            if record is None:
                raise missing("There is no such report in this file.")
            if request.path_params.get("twin") == "json":
                return json_response(record)
            hits = file.hits(number)
            versions, reprints = file.versions(number), file.reprints(number)
        pairs = list(zip(hits, record.statements, strict=True))
        if at := request.query_params.get("at"):
            return RedirectResponse(_address(number, record, next((one.id for hit, one in pairs if hit.link == at), "")), 303)
        part, hidden = _part(request), [one for one in request.query_params.get("hide", "").split(",") if one in SWITCHES]
        page = report_page(record, part)
        parties = {one.speaker: hit.speaker.actor for hit, one in pairs if hit.speaker and one.speaker}
        links = {one.id: hit.link for hit, one in pairs}
        return html(
            "report.html",
            page=page,
            hidden=hidden,
            layers=[(layer, _at(number, page.part, _switched(hidden, layer)), layer not in hidden) for layer in SWITCHES],
            sheet=lambda part: _at(number, part, hidden),
            party_href=lambda party: f"/party/{parties[party]}" if party in parties else None,
            link_of=links.__getitem__,
            verdicts={one.id: verdict(hit) for hit, one in pairs if hit.corrections},
            versions=editions(versions, number),
            reprints=carriers(reprints, number),
            number=number,
            writable=self.writable,
            twins={"json": f"/report/{number}.json"},
        )

    def statement(self, request: Request) -> Response:
        """Show one statement at its lasting address."""
        with RecordFile(self.path) as file:
            hit = file.statement(request.path_params["link"])
        if hit is None:
            raise missing(GONE)
        if request.path_params.get("twin") == "json":
            return json_response(hit)
        twins = {"json": f"/statement/{hit.link}.json"}
        return html("statement.html", page=statement_page(hit), writable=self.writable, twins=twins)

    async def mark(self, request: Request) -> Response:
        """Take a correction."""
        return await correct(self.path, request)

    def party(self, request: Request) -> Response:
        """Show someone across reports."""
        number, twin = _number(request), request.path_params.get("twin", "html")
        wanted = Query(who=f"actor:{number}")
        with RecordFile(self.path) as file:
            actor = file.actor(number)
            if actor is None:
                raise missing("There is nobody of that number in this file.")
            if twin == "json":
                return json_response(actor)
            page = file.search(wanted, limit=PAGE if twin == "html" else TWIN)
            if twin != "html":
                return twin_response(twin, page, f"who:actor:{number}", request)
            facets, timeline = facets_of(file, wanted), timeline_of(file, wanted)
        twins = twins_of(f"/party/{number}")
        return html("actor.html", page=actor_page(actor, page, facets, timeline), feed=twins["atom"], twins=twins)

    def place(self, request: Request) -> Response:
        """Show a place across reports."""
        name, twin = request.path_params["id"], request.path_params.get("twin", "html")
        with RecordFile(self.path) as file:
            found = file.place(name)
            if found is None:
                raise missing("No report in this file names such a place.")
            if twin == "json":
                return json_response(found)
            wanted = found.query
            page = file.search(wanted, limit=PAGE if twin == "html" else TWIN)
            if twin != "html":
                return twin_response(twin, page, f"in:{found.place.id}", request)
            facets, timeline = facets_of(file, wanted), timeline_of(file, wanted)
        shown, twins = place_page(found, page, facets, timeline), twins_of(sheets.place_href(found.place.id))
        return html("place.html", page=shown, map=sheets.drawing(shown.map or ""), feed=twins["atom"], twins=twins)

    def utterance(self, request: Request) -> Response:
        """Show one quotation through all reports that carry it."""
        with RecordFile(self.path) as file:
            found = file.utterance(_number(request))
        if found is None:
            raise missing("There is no such utterance in this file.")
        if request.path_params.get("twin") == "json":
            return json_response(found)
        return html("utterance.html", page=utterance_page(found), twins={"json": f"/utterance/{found.id}.json"})


def _number(request: Request) -> int:
    number: int = request.path_params["id"]
    if number > NUMBER:
        raise missing("There is nothing of that number in this file.")
    return number


def _part(request: Request) -> int:
    part = request.query_params.get("part", "1")
    return int(part) if part.isascii() and part.isdigit() and len(part) < 6 else 1  # noqa: PLR2004 -- no report has more parts


def _address(number: int, record: Record, statement: str) -> str:
    found = sheet_of(record, statement)
    if found is None:
        return f"/report/{number}"
    return f"{_at(number, found[0], ())}#n{found[1]}"


def _at(number: int, part: int, hidden: Sequence[str]) -> str:
    asked = [f"part={part}"] if part > 1 else []
    asked += [f"hide={','.join(hidden)}"] if hidden else []
    return f"/report/{number}{'?' if asked else ''}{'&'.join(asked)}"


def _switched(hidden: Sequence[str], layer: str) -> list[str]:
    return [one for one in SWITCHES if (one in hidden) != (one == layer)]
