"""A record file in, the reading room out: a web application that only reads it, for browsers on this machine.

Pages are made on the server, work without scripts, and have their state in their address; each has a twin in JSON and, where it
is a list, in CSV.
"""

from __future__ import annotations

from contextlib import contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from onrecord.errors import OnrecordError, UsageError
from onrecord.record.file import RecordFile
from onrecord.serve.api import csv_response, feed_response, json_response
from onrecord.serve.grammar import line, query
from onrecord.serve.pages.overview import overview_page
from onrecord.serve.pages.party import party_page
from onrecord.serve.pages.place import place_page
from onrecord.serve.pages.report import SWITCHES, report_page
from onrecord.serve.pages.search import search_href, search_page
from onrecord.serve.pages.utterance import utterance_page
from onrecord.serve.security import LOOPBACK, Guarded
from onrecord.serve.sheets import Sheets

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Sequence

    from starlette.requests import Request

PAGE: Final = 25
STEPS: Final = {"day", "week", "month"}


def room(path: str | os.PathLike[str], *, hosts: Sequence[str] = LOOPBACK) -> Starlette:
    """Make the application; ``hosts`` are the names under which it may be asked."""
    desk = Desk(path)
    routes = [
        Route("/", desk.front),
        Route("/search{twin}", desk.search),
        Route("/search", desk.search),
        Route("/report/{id:int}", desk.report),
        Route("/report/{id:int}.json", desk.report_json),
        Route("/statement/{link}", desk.statement),
        Route("/party/{id:int}", desk.party),
        Route("/place/{id}", desk.place),
        Route("/utterance/{id:int}", desk.utterance),
        Route("/compare", desk.compare),
        Route("/map", desk.map),
        Route("/people", desk.people),
        Route("/keys", desk.keys),
        Mount("/static", StaticFiles(packages=[("onrecord.serve", "static")])),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guarded), Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)],
        exception_handlers={HTTPException: desk.missing, OnrecordError: desk.refused},
    )
