"""Rows of JSON Lines in, a report or an error for each out; a bad row costs that row alone.

A row has ``text`` or ``html``, and may have ``id``, ``title``, ``url``, ``published`` (``dct`` where a corpus calls it
so), ``modified``, ``byline`` and ``outlet``. Other fields are passed over; a date that is none is noted.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from onrecord.config import MAX_PAGE_BYTES
from onrecord.errors import EmptyInput, InputError, NotAReport, TooLarge
from onrecord.intake.charset import without_surrogates
from onrecord.intake.instants import instant
from onrecord.intake.page import read_page
from onrecord.intake.plain import read_plain
from onrecord.model import Given, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


STRING: Final = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
DATES: Final = ("published", "dct", "modified")
SHOWN: Final = 40
"""Characters of a date that is none in the note about it."""
MAX_STRUCTURE: Final = 4_000_000
"""Characters of a row outside its strings: hostile lists grow twentyfold when they become values."""


def read_rows(rows: Iterable[str | InputError], name: str, given: Given | None = None) -> Iterator[Report | InputError]:
    """Read row by row; messages name the input and the row's number, counted from 1, blank rows included."""
    blank = True
    for number, row in enumerate(rows, start=1):
        blank = blank and isinstance(row, str) and (not row or row.isspace())
        if isinstance(row, InputError):
            yield row
        elif row and not row.isspace():
            try:
                yield _read_row(row, f"{name} row {number}", given or Given())
            except InputError as error:
                yield type(error)(error.subject, error.reason)  # what was raised holds on to the row
    if blank:
        yield EmptyInput(name, "is empty")


def _read_row(row: str, name: str, given: Given) -> Report:
    value = _parsed(row, name)
    body, is_html = (value["html"], True) if isinstance(value.get("html"), str) else (value.get("text"), False)
    if not isinstance(body, str):
        raise NotAReport(name, "has neither “text” nor “html” (a string)")
    if len(body) > MAX_PAGE_BYTES:
        raise TooLarge(name, f"is over {MAX_PAGE_BYTES >> 20} MB")
    body, notes = without_surrogates(body)
    return (read_page if is_html else read_plain)(body, name, _given(value, given), notes + tuple(_undated(value)))


def _parsed(row: str, name: str) -> dict[str, object]:
    if len(row) > MAX_STRUCTURE and len(STRING.sub("", row)) > MAX_STRUCTURE:
        raise TooLarge(name, "holds more numbers and lists than a report can")
    try:
        value = json.loads(row)
    except RecursionError:
        raise NotAReport(name, "is nested too deep") from None
    except json.JSONDecodeError as error:
        raise NotAReport(name, f"is not JSON: {error.msg[:1].lower()}{error.msg[1:]}") from None
    except ValueError:  # Python's guard against integers of thousands of digits
        raise NotAReport(name, "holds a number of too many digits") from None
    if not isinstance(value, dict):
        raise NotAReport(name, "is not a JSON object")
    return value


def _given(value: dict[str, object], given: Given) -> Given:
    key = value.get("id")
    byline = value.get("byline")
    names = [byline] if isinstance(byline, str) else byline if isinstance(byline, list) else []
    return Given(
        id=_string(value, "id") or (str(key) if isinstance(key, int) and not isinstance(key, bool) else given.id),
        title=_string(value, "title") or given.title,
        byline=tuple(without_surrogates(name)[0] for name in names if isinstance(name, str) and name) or given.byline,
        outlet=_string(value, "outlet") or given.outlet,
        url=_string(value, "url") or given.url,
        published=_date(value, "published") or _date(value, "dct") or given.published,
        modified=_date(value, "modified") or given.modified,
        fallback=given.fallback,
    )


def _date(value: dict[str, object], key: str) -> str | None:
    found = _string(value, key)
    return found if found and instant(found) else None


def _undated(value: dict[str, object]) -> Iterator[str]:
    """Say of each date that is none what stands in its place; a number is none, whatever it counts from."""
    for key in DATES:
        found = str(value[key]) if isinstance(value.get(key), (int, float)) else _string(value, key)
        if found and not _date(value, key):
            words = " ".join(found[:SHOWN].split())
            yield f"{key} “{words}{'…' if len(found) > SHOWN else ''}” is no date"


def _string(value: dict[str, object], key: str) -> str | None:
    found = value.get(key)
    return without_surrogates(found)[0] if isinstance(found, str) and found.strip() else None
