"""What a page shows in, a response out; and what several pages are made of: the searches behind them, boxed in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from onrecord.serve import sheets
from onrecord.serve.api import csv_response, feed_response, json_response

if TYPE_CHECKING:
    from starlette.requests import Request

    from onrecord.record.file import RecordFile
    from onrecord.record.hits import Facets, Page, Timeline
    from onrecord.record.query import Query

PAGE: Final = 25
"""Statements of a page."""
TWIN: Final = 200
"""Statements of a page's twin in JSON or CSV, or as a feed."""
BARS: Final = 130
"""Bars of a strip at most: where months are few, weeks or days are shown instead."""
ENOUGH: Final = 4
"""Bars in which a course can be seen."""
BOX: Final = 0.05
"""Seconds for the facets of a page, and for its strip: together with the hits a page is there in under a quarter of a second."""


def html(template: str, code: int = 200, **shown: Any) -> HTMLResponse:  # noqa: ANN401 -- templates take anything
    """Answer with a page."""
    return HTMLResponse(sheets.page(template, **shown), code)


def missing(reason: str) -> HTTPException:
    """Say that there is no such page."""
    return HTTPException(404, reason)


def twin_response(twin: str, page: Page, asked: str, request: Request) -> Response:
    """Answer a search in another format."""
    if twin == "json":
        return json_response(page)
    if twin == "csv":
        return csv_response(page)
    if twin == "atom":
        return feed_response(page, asked, str(request.base_url).rstrip("/"))
    raise missing("A list of statements has the twins .json, .csv and .atom.")


def twins_of(path: str, query: str = "") -> dict[str, str]:
    """Give the addresses of a list's twins."""
    return {kind: f"{path}.{kind}{f'?{query}' if query else ''}" for kind in ("json", "csv", "atom")}


def facets_of(file: RecordFile, wanted: Query) -> Facets:
    """Count what would narrow a search, in the time that a page has for it."""
    return file.facets(wanted, seconds=BOX)


def timeline_of(file: RecordFile, wanted: Query) -> Timeline:
    """Count by the finest step whose bars fit."""
    shown = file.timeline(wanted, step="month", seconds=BOX)
    for step in ("week", "day"):
        if len(shown.bars) > ENOUGH or shown.partial:
            break
        finer = file.timeline(wanted, step=step, seconds=BOX)
        if len(finer.bars) > BARS:
            break
        shown = finer
    return shown


def counted(count: int, noun: str = "statement") -> str:
    """Say how many."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
