"""Statements of a record file in, flat rows out: what tables for spreadsheets and data frames share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.serve.export import csv

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.record.exports import Selection

HEADER: Final = (*csv.HEADER, "link", "url")
"""The columns of ``onrecord read --format csv``, then the statement's lasting address and the report's."""


def rows(selection: Selection) -> Iterator[tuple[str | float | None, ...]]:
    """Give the values of each statement that was asked for, in the order of :data:`HEADER`."""
    parties = {party.id: party for party in selection.record.parties}
    for number in selection.wanted:
        statement = selection.record.statements[number]
        yield (*csv.values(selection.record, statement, parties), selection.links[number], selection.record.report.url)
