"""A report in, its marks out: statements, parties, dates, places and standings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.marks.dates import read_dates
from onrecord.marks.parties import cast
from onrecord.marks.places import read_places
from onrecord.marks.said import date_statements
from onrecord.marks.sentences import sentences
from onrecord.marks.standings import Known, read_standings
from onrecord.marks.statements import attributions, statements
from onrecord.marks.tokens import cut_up
from onrecord.model import BODY, Marks

if TYPE_CHECKING:
    from onrecord.model import Report, Span

__all__ = ["read_marks"]

DATED = BODY | {"dateline"}


def read_marks(report: Report) -> Marks:
    """Read who said what and when, in the blocks of :data:`onrecord.model.BODY`; dates in datelines too."""
    reading = cut_up(report.text, [block for block in report.blocks if block.kind in BODY])
    found = attributions(reading)
    people = [span for a in found for span in (a.source, a.addressee) if span]
    spoken = cast(report.text, [(reading.tokens[s.first].start, reading.tokens[s.end - 1].end) for s in reading.sentences], people)
    dates = read_dates(report.text, [block for block in report.blocks if block.kind in DATED], report.head.published)
    places = read_places(report.text, [block for block in report.blocks if block.kind in BODY], report.head.outlet)
    said = statements(reading, found, spoken.ids)
    dated = date_statements(reading, said, dates, report.head.published)
    quoted = [span for quotation in reading.quotations for span in quotation.inner]
    standings, parties = read_standings(Known(report.text, plain_sentences(report), dated, spoken.parties, places, dates, quoted))
    return Marks(parties, dated, dates, places, standings)


def plain_sentences(report: Report) -> tuple[Span, ...]:
    """Return the sentences of the body, those inside quotations too."""
    return tuple(span for block in report.blocks if block.kind in BODY for span in sentences(report.text, (block.start, block.end)))
