"""What a page shows in, its twins out: JSON, CSV and an Atom feed."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

import msgspec
from starlette.responses import Response

from onrecord.serve.export.csv import cell
from onrecord.serve.lines import clean

if TYPE_CHECKING:
    from onrecord.record.hits import Hit, Page

COLUMNS: Final = (
    "link", "speaker", "role", "act", "form", "mode", "polarity", "words", "addressee", "said", "title", "outlet", "published", "url",
)  # fmt: skip
ATOM: Final = "http://www.w3.org/2005/Atom"
EPOCH: Final = "1970-01-01T00:00:00Z"


def json_response(value: object) -> Response:
    """Answer with any value of ours as JSON."""
    return Response(msgspec.json.encode(value), media_type="application/json")


def csv_response(page: Page) -> Response:
    """Answer with a page of hits as CSV; cells that a spreadsheet would take for a formula are defused."""
    out = io.StringIO()
    sheet = csv.writer(out)
    sheet.writerow(COLUMNS)
    sheet.writerows([cell(value) for value in row(hit)] for hit in page.hits)
    return Response(out.getvalue(), media_type="text/csv; charset=utf-8")


def row(hit: Hit) -> tuple[str, ...]:
    """Give a hit's columns."""
    speaker, report = hit.speaker, hit.report
    values = (
        hit.link, speaker and speaker.name, speaker and speaker.role, hit.act, hit.form, hit.mode, hit.polarity, hit.words,
        hit.addressee and hit.addressee.name, hit.said and hit.said.value, report.title, report.outlet, report.published, report.url,
    )  # fmt: skip
    return tuple(value or "" for value in values)


def feed_response(page: Page, asked: str, base: str) -> Response:
    """Answer with a page of hits as an Atom feed (RFC 4287)."""
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed")

    def say(parent: ET.Element, name: str, words: str = "", **attributes: str) -> ET.Element:
        made = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
        made.text = clean(words) or None
        return made

    say(feed, "title", f"onrecord: {asked or 'all statements'}")
    say(feed, "id", f"{base}/search?{asked}")
    say(feed, "updated", instant(page.hits[0].report.published if page.hits else None))
    for hit in page.hits:
        entry = say(feed, "entry")
        name = hit.speaker.name if hit.speaker else "unnamed"
        say(entry, "title", f"{name}: {hit.words}"[:200])
        say(entry, "id", f"urn:onrecord:{hit.link}")
        say(entry, "updated", instant(hit.report.published))
        say(say(entry, "author"), "name", name)
        say(entry, "link", href=f"{base}/statement/{hit.link}")
        say(entry, "content", hit.words, type="text")
    return Response(ET.tostring(feed, encoding="utf-8", xml_declaration=True), media_type="application/atom+xml")


def instant(published: str | None) -> str:
    """Write a time as RFC 3339 has it; a bare day is its midnight, an unknown one the epoch."""
    if not published:
        return EPOCH
    return (
        published
        if "T" in published and published[-6:-5] in "+-"
        else f"{published[:19]}Z"
        if "T" in published
        else f"{published}T00:00:00Z"
    )
