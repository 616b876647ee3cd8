"""Texts in, the statements that our own reader finds in them out: ``onrecord.read`` on the bare text, as the peers get it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import tools
from onrecord import read
from statements import Statement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord import Record


def run(texts: Mapping[str, str]) -> tools.Reading:
    """Read the texts through the whole pipeline."""
    return tools.in_process(_statements, texts)


def _statements(text: str) -> tuple[Statement, ...]:
    return of_record(read(text))


def of_record(record: Record) -> tuple[Statement, ...]:
    """Lay out a record's statements for comparison."""
    names = {party.id: party.name for party in record.parties}
    return tuple(
        Statement(tuple(one.content), tuple(one.cue), tuple(one.source), names.get(one.speaker or "")) for one in record.statements
    )
