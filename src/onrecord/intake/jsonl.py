"""Rows of JSON Lines in, a report or an error for each out; a bad row costs that row alone.

A row has ``text`` or ``html``, and may have ``id``, ``title``, ``url``, ``published`` (``dct`` where a corpus calls it
so), ``modified``, ``byline`` and ``outlet``. Other fields are passed over.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from onrecord.config import MAX_PAGE_BYTES
from onrecord.errors import InputError, NotAReport, TooLarge
from onrecord.intake.page import read_page
from onrecord.intake.plain import read_plain
from onrecord.model import Given, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def read_rows(rows: Iterable[str | InputError], name: str, given: Given | None = None) -> Iterator[Report | InputError]:
    """Read row by row; messages name the input and the row's number, counted from 1, blank rows included."""
    for number, row in enumerate(rows, start=1):
        if isinstance(row, InputError):
            yield row
        elif row.strip():
            try:
                yield _read_row(row, f"{name} row {number}", given or Given())
            except InputError as error:
                yield error


def _read_row(row: str, name: str, given: Given) -> Report:
    value = _parsed(row, name)
    body, is_html = (value["html"], True) if isinstance(value.get("html"), str) else (value.get("text"), False)
    if not isinstance(body, str):
        raise NotAReport(name, "has neither “text” nor “html” (a string)")
    if len(body) > MAX_PAGE_BYTES:
        raise TooLarge(name, f"is over {MAX_PAGE_BYTES >> 20} MB")
    body, notes = without_surrogates(body)
    return (read_page if is_html else read_plain)(body, name, _given(value, given), notes)


def without_surrogates(text: str) -> tuple[str, tuple[str, ...]]:
    r"""Put U+FFFD for each lone surrogate: no file can hold one, and every offset stays as it is.

    >>> without_surrogates("a\ud800b")
    ('a\ufffdb', ('1 lone surrogate stands as U+FFFD',))
    """
    if text.isascii():
        return text, ()
    try:
        text.encode()
    except UnicodeEncodeError:
        mended = "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)
        count = sum(old != new for old, new in zip(text, mended, strict=True))
        return mended, (f"{count} lone surrogate{'s stand' if count > 1 else ' stands'} as U+FFFD",)
    return text, ()


def _parsed(row: str, name: str) -> dict[str, object]:
    try:
        value = json.loads(row)
    except RecursionError:
        raise NotAReport(name, "is nested too deep") from None
    except ValueError as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        raise NotAReport(name, f"is not JSON: {reason[:1].lower()}{reason[1:100]}") from None
    if not isinstance(value, dict):
        raise NotAReport(name, "is not a JSON object")
    return value


def _given(value: dict[str, object], given: Given) -> Given:
    key = value.get("id")
    byline = value.get("byline")
    names = [byline] if isinstance(byline, str) else byline if isinstance(byline, list) else []
    return Given(
        id=str(key) if isinstance(key, (str, int)) and not isinstance(key, bool) and str(key) else given.id,
        title=_string(value, "title") or given.title,
        byline=tuple(name for name in names if isinstance(name, str) and name) or given.byline,
        outlet=_string(value, "outlet") or given.outlet,
        url=_string(value, "url") or given.url,
        published=_string(value, "published") or _string(value, "dct") or given.published,
        modified=_string(value, "modified") or given.modified,
    )


def _string(value: dict[str, object], key: str) -> str | None:
    found = value.get(key)
    return without_surrogates(found)[0] if isinstance(found, str) and found.strip() else None
