"""A record file in, the reading room out: a web application that reads it, for browsers on this machine.

Pages are made on the server, work without scripts, and have their state in their address; each has a twin in JSON and, where it
is a list of statements, in CSV and as a feed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from onrecord.errors import OnrecordError, UsageError
from onrecord.serve.finding import Finding
from onrecord.serve.pages.lengths import cut
from onrecord.serve.reading import Reading
from onrecord.serve.replies import html
from onrecord.serve.security import LOOPBACK, Guarded, Hosts

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator, Sequence

    from starlette.requests import Request
    from starlette.responses import Response

MISSING = 404


def room(path: str | os.PathLike[str], *, hosts: Sequence[str] = LOOPBACK, anywhere: bool = False, writable: bool = True) -> Starlette:
    """Make the application over the record file at ``path``.

    ``hosts`` are the names under which it may be asked, ``anywhere`` adds every address that is a number; ``writable`` says
    whether corrections are taken.
    """
    return Starlette(
        routes=list(_routes(Finding(path), Reading(path, writable=writable), writable=writable)),
        middleware=[Middleware(Guarded), Middleware(Hosts, names=hosts, anywhere=anywhere)],
        exception_handlers={HTTPException: _failed, OnrecordError: _refused, Exception: _broken},
    )


def _routes(finding: Finding, reading: Reading, *, writable: bool) -> Iterator[Route | Mount]:
    yield Route("/", finding.front)
    for name, end in (("search", finding.search), ("compare", finding.compare), ("map", finding.map), ("overview", finding.overview)):
        yield from _twinned(f"/{name}", end)
    yield from _twinned("/people", finding.people)
    yield from _twinned("/places", finding.places)
    yield Route("/keys", finding.keys)
    for name, end in (("report", reading.report), ("party", reading.party), ("utterance", reading.utterance)):
        yield from _twinned(f"/{name}/{{id:int}}", end)
    if writable:
        yield Route("/statement/{link}/mark", reading.mark, methods=["POST"])
    yield from _twinned("/statement/{link}", reading.statement)
    yield from _twinned("/place/{id:path}", reading.place)
    yield Mount("/static", StaticFiles(packages=[("onrecord.serve", "static")]))


def _twinned(path: str, end: Callable[[Request], Response]) -> Iterator[Route]:
    for twin in ("json", "csv", "atom"):
        yield Route(f"{path}.{twin}", _as(end, twin))
    yield Route(path, end)


def _as(end: Callable[[Request], Response], twin: str) -> Callable[[Request], Response]:
    def answered(request: Request) -> Response:
        request.path_params["twin"] = twin
        return end(request)

    return answered


def _failed(_request: Request, error: Exception) -> Response:
    status, reason = (error.status_code, error.detail) if isinstance(error, HTTPException) else (500, "")
    return html("error.html", status, status=status, heading="Not on record" if status == MISSING else "That did not work", reason=reason)


def _refused(_request: Request, error: Exception) -> Response:
    status = 400 if isinstance(error, UsageError) else 503
    return html("error.html", status, status=status, heading="That did not work", reason=cut(str(error)))


def _broken(_request: Request, _error: Exception) -> Response:
    return html("error.html", 500, status=500, heading="That did not work", reason="Something went wrong here. The record is as it was.")
