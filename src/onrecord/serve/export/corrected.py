"""What people said of statements in, evaluation data out: a report a line, with what is right (edits applied) and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.record.corrections import Judged


def lines(found: Iterable[Judged]) -> Iterator[str]:
    """Write a report a line: ``id``, ``published``, ``text``, ``parties``, and the statements ``right`` and ``wrong``."""
    for judged in found:
        record = judged.record
        row = {
            "id": record.id,
            "published": record.report.published,
            "text": record.text,
            "parties": record.parties,
            "right": judged.right,
            "wrong": judged.wrong,
        }
        yield f"{msgspec.json.encode(row).decode()}\n"
