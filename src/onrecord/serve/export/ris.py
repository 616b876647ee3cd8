"""Reports in, RIS out, for reference managers: one entry a report, its statements as notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.serve.export.csv import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.record.exports import Selection

NOTES: Final = 200
"""Statements of one entry, at most: reference managers show them in one field."""
_BREAK: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


def lines(selections: Iterable[Selection]) -> Iterator[str]:
    """Write entry by entry; lines end in CR LF, as the format has it."""
    for selection in selections:
        yield "".join(f"{tag}  - {_BREAK.sub(' ', words).strip()}\r\n" for tag, words in _entry(selection)) + "ER  - \r\n\r\n"


def _entry(selection: Selection) -> Iterator[tuple[str, str]]:
    record, head = selection.record, selection.record.report
    names = {party.id: party.name for party in record.parties}
    yield "TY", "NEWS"
    yield "TI", head.title or record.id
    yield from (("AU", name) for name in head.byline)
    known = {"T2": head.outlet, "UR": head.url, "LA": head.language, "ID": record.id}
    yield from ((tag, words) for tag, words in known.items() if words)
    if head.published:
        yield "PY", head.published[:4]
        yield "DA", head.published[:10].replace("-", "/")
    for number in selection.wanted[:NOTES]:
        statement = record.statements[number]
        who = names.get(statement.speaker or "", "not named")
        yield "N1", f"{who} ({statement.act}): {joined(record.text, statement.content)} [{selection.links[number]}]"
