"""A report in, its marks out: statements, parties, dates, places and standings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.marks.dates import read_dates
from onrecord.marks.parties import Brief, Told, cast
from onrecord.marks.places import read_places
from onrecord.marks.said import date_statements
from onrecord.marks.sentences import sentences
from onrecord.marks.standings import Known, read_standings
from onrecord.marks.statements import attributions, statements
from onrecord.marks.tokens import cut_up, headlines, quoted, spans_of
from onrecord.model import BODY, Marks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.marks.names import Name
    from onrecord.marks.tokens import Reading
    from onrecord.marks.verbs import Attribution
    from onrecord.model import Report, Span

__all__ = ["brief_of", "read_marks", "told_of"]

DATED = BODY | {"dateline"}


def read_marks(report: Report) -> Marks:
    """Read who said what and when, in the blocks of :data:`onrecord.model.BODY`; dates in datelines too."""
    reading = cut_up(report.text, [block for block in report.blocks if block.kind in BODY])
    found = attributions(reading)
    spoken = cast(brief_of(reading, [told_of(reading, a) for a in found]))
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


def brief_of(reading: Reading, told: Iterable[Told], names: Iterable[Name] | None = None) -> Brief:
    """Return what the reader of parties is given; ``names`` are those of a recogniser, if there was one."""
    recognised = None if names is None else tuple(names)
    return Brief(reading.text, tuple(spans_of(reading)), tuple(told), tuple(quoted(reading)), frozenset(headlines(reading)), recognised)


def told_of(reading: Reading, attribution: Attribution) -> Told:
    """Return where the words of an attribution stand; what has no source of its own goes on from another."""
    tokens, origin = reading.tokens, attribution
    while origin.source is None and origin.echoes and origin.echoes.act != "ask":
        origin = origin.echoes
    content = tuple((tokens[start].start, tokens[end - 1].end) for start, end in attribution.ranges)
    return Told(content, origin.source, attribution.addressee, asks=attribution.act == "ask")
