"""Rows in, the product's output on them out, as a user gets it: JSON Lines in schema ``onrecord/1``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from onrecord.errors import InputError
from onrecord.intake.reports import reports
from onrecord.intake.sources import Source
from onrecord.model import SCHEMA, Given, Record
from onrecord.pipeline import read_all
from onrecord.serve.export import jsonl

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from onrecord.model import Kind
    from scorers import Row


def write_rows(rows: Iterable[Row], path: Path) -> Path:
    """Write rows as a corpus of JSON Lines."""
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    return path


def read(corpus: Path) -> list[Row | None]:
    """Read a corpus of JSON Lines through the whole product; a row that it refuses gives ``None``."""
    return [None if isinstance(found, InputError) else json.loads(jsonl.line(found)) for found in read_all([str(corpus)], kind="jsonl")]


def read_unmarked(corpus: Path) -> Iterator[Row | None]:
    """Read a corpus but for its marks, which take the longest and change no text; a row that is refused gives ``None``."""
    for report in reports(Source(str(corpus), corpus), "jsonl", Given()):
        if isinstance(report, InputError):
            yield None
        else:
            record = Record(SCHEMA, report.id, report.head, report.text, report.blocks, (), (), (), (), ())
            yield json.loads(jsonl.line(record))


def read_text(path: Path, kind: Kind = "text") -> Row:
    """Read one saved text or page."""
    (found,) = read_all([str(path)], kind=kind)
    if isinstance(found, InputError):
        raise found
    row: Row = json.loads(jsonl.line(found))
    return row
