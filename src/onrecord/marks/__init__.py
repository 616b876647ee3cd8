"""A report in, its marks out: statements, parties, dates, places and standings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.marks.attributions import attributions
from onrecord.marks.dates import read_dates
from onrecord.marks.parties import cast
from onrecord.marks.places import read_places
from onrecord.marks.said import date_statements
from onrecord.marks.statements import statements
from onrecord.marks.tokens import cut_up
from onrecord.model import BODY, Marks

if TYPE_CHECKING:
    from onrecord.marks.finding import Found, Name
    from onrecord.marks.tokens import Reading
    from onrecord.model import Report

__all__ = ["read_marks"]

DATED = BODY | {"dateline"}


def read_marks(report: Report) -> Marks:
    """Read who said what and when, in the blocks of :data:`onrecord.model.BODY`; dates in datelines too."""
    reading = cut_up(report.text, [block for block in report.blocks if block.kind in BODY])
    told, _names = _find(reading)
    found = attributions(reading, told)
    people = [span for a in found for span in (a.source, a.addressee) if span]
    spoken = cast(report.text, [(reading.tokens[s.first].start, reading.tokens[s.end - 1].end) for s in reading.sentences], people)
    dates = read_dates(report.text, [block for block in report.blocks if block.kind in DATED], report.head.published)
    places = read_places(report.text, [block for block in report.blocks if block.kind in BODY], report.head.outlet)
    said = statements(reading, found, spoken.ids)
    dated = date_statements(reading, said, dates, report.head.published)
    return Marks(parties=spoken.parties, statements=dated, dates=dates, places=places)


def _find(reading: Reading) -> tuple[list[Found], list[Name]]:
    """Let the network read; what it needs is imported here, so that opening a record does not wait for it."""
    if not reading.sentences:
        return [], []
    from onrecord.marks.encoder import load  # noqa: PLC0415 -- the package must load fast
    from onrecord.marks.finding import find  # noqa: PLC0415 -- likewise
    from onrecord.marks.windows import pieces, windows  # noqa: PLC0415 -- likewise

    model = load()
    paragraphs: list[list[tuple[int, int]]] = [[] for _ in reading.blocks]
    for sentence in reading.sentences:
        paragraphs[sentence.block].append((reading.tokens[sentence.first].start, reading.tokens[sentence.end - 1].end))
    whole = list(zip(reading.blocks, paragraphs, strict=True))
    return find(model, windows(pieces(reading.text, whole, reading.quoted, model.tokenizer)))
