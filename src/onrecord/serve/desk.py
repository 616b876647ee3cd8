"""A form that a reader sent in, a correction in the file out: the one thing that the reading room writes.

It is written through a connection of its own, that is open for as long as it takes. A page elsewhere cannot send the form: the browser
says where it comes from (Fetch metadata, Origin), and what says nothing is no browser's form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast, get_args
from urllib.parse import parse_qs, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse

from onrecord.errors import UsageError
from onrecord.record.corrections import FIELDS, Judgement, Verdict
from onrecord.record.writing import WritableFile

if TYPE_CHECKING:
    import os

    from starlette.requests import Request
    from starlette.responses import Response

LARGEST: Final = 16_384
"""Bytes of a form."""


def same_origin(request: Request) -> bool:
    """Tell whether a request was sent by a page of ours: by what the browser says, which no page can change."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc == request.headers.get("host")


async def form_of(request: Request) -> dict[str, str]:
    """Read a small form; of a field that comes twice the first counts."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise HTTPException(413, "That is more than a correction can be.")
    return {name: values[0] for name, values in parse_qs(body.decode("utf-8", "replace"), max_num_fields=20).items()}


def judgement_of(form: dict[str, str]) -> Judgement | None:
    """Read what a form says of a statement; ``None`` takes back what was said."""
    verdict = form.get("verdict", "")
    if verdict == "withdraw":
        return None
    if verdict not in get_args(Verdict):
        raise UsageError(f"{verdict!r} is no verdict: a statement is right, wrong or edited")
    note = form.get("note", "").strip() or None
    if verdict != "edit":
        return Judgement(cast("Verdict", verdict), note=note)
    if form.get("field") not in FIELDS:
        raise UsageError(f"one of {', '.join(FIELDS)} can be edited")
    return Judgement("edit", form["field"], form.get("value", "").strip(), note)


async def correct(path: str | os.PathLike[str], request: Request) -> Response:
    """Enter a correction and lead back to where it was made."""
    if not same_origin(request):
        raise HTTPException(403, "A correction is taken from a page of this reading room alone.")
    form, link = await form_of(request), request.path_params["link"]
    judgement = judgement_of(form)
    await run_in_threadpool(_enter, path, link, judgement)
    back = form.get("back", "")
    # Only to a page of ours: "//elsewhere" would be another machine.
    target = back if back.startswith("/") and not back.startswith(("//", "/\\")) else f"/statement/{link}"
    return RedirectResponse(target, 303)


def _enter(path: str | os.PathLike[str], link: str, judgement: Judgement | None) -> None:
    with WritableFile(path) as file:
        if judgement is None:
            file.withdraw(link)
        else:
            file.mark(link, judgement)
