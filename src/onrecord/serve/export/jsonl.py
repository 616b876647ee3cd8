"""Records in, JSON in schema ``onrecord/1`` out: one line a report, or indented for reading.

Keys stand in the order of the schema and are always there; unknown is ``null``, none is ``[]``. A lone surrogate,
which no JSON reader has to accept, is written as U+FFFD, so that every offset stays true. Characters that could act
on a terminal or end a line early are written as escapes, which changes no value.
"""

from __future__ import annotations

import json
import re
from dataclasses import fields
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

import msgspec

from onrecord.model import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FIELDS: Final = tuple(field.name for field in fields(Record) if field.name not in {"notes", "name"})
"""Notes and the input's name are for the person who reads; they are no part of the schema."""

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
# DEL and the C1 controls, the line and paragraph separators, bidirectional overrides and isolates.
_ACTING: Final = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
# No string can match: inside one, a line break is an escape.
_SPAN: Final = re.compile(r"\[\n\s+(\d+),\n\s+(\d+)\n\s+\]")


def line(record: Record) -> str:
    """One report as one line of JSON, without its line end."""
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", _encoded(record))


def lines(records: Iterable[Record]) -> Iterator[str]:
    """Each report as one line."""
    return (f"{line(record)}\n" for record in records)


def indented(records: Iterable[Record]) -> Iterator[str]:
    """JSON to look at: one report as an object, several as an array, none as an empty array."""
    waiting = iter(records)
    first = list(islice(waiting, 2))
    if not first:
        yield "[]\n"
    elif len(first) == 1:
        yield f"{_laid_out(first[0])}\n"
    else:
        for number, record in enumerate(chain(first, waiting)):
            # A line break in JSON never stands inside a string, so that indenting each line changes no value.
            yield f"{',' if number else '['}\n  " + _laid_out(record).replace("\n", "\n  ")
        yield "\n]\n"


def _encoded(record: Record) -> str:
    row = {name: getattr(record, name) for name in FIELDS}
    try:
        return msgspec.json.encode(row).decode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", json.dumps(msgspec.to_builtins(row), ensure_ascii=False, separators=(",", ":")))


def _laid_out(record: Record) -> str:
    return _SPAN.sub(r"[\1, \2]", msgspec.json.format(line(record), indent=2))
