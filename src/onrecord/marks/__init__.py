"""A report in, its marks out: statements, parties, dates, places and standings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.marks.attributions import attributions
from onrecord.marks.dates import read_dates
from onrecord.marks.parties import Brief, Told, cast
from onrecord.marks.places import read_places
from onrecord.marks.said import date_statements
from onrecord.marks.statements import statements
from onrecord.marks.tokens import cut_up, headlines, quoted, spans_of
from onrecord.model import BODY, Marks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.marks.attributions import Attribution
    from onrecord.marks.finding import Found
    from onrecord.marks.finding import Name as Seen
    from onrecord.marks.names import Name
    from onrecord.marks.tokens import Reading
    from onrecord.model import Report

__all__ = ["attributed", "brief_of", "read_marks", "told_of"]

DATED = BODY | {"dateline"}


def read_marks(report: Report) -> Marks:
    """Read who said what and when, in the blocks of :data:`onrecord.model.BODY`; dates in datelines too."""
    reading = cut_up(report.text, [block for block in report.blocks if block.kind in BODY])
    found = attributed(reading)
    spoken = cast(brief_of(reading, [told_of(a) for a in found]))
    dates = read_dates(report.text, [block for block in report.blocks if block.kind in DATED], report.head.published)
    places = read_places(report.text, [block for block in report.blocks if block.kind in BODY], report.head.outlet)
    said = statements(reading, found, spoken.ids)
    dated = date_statements(reading, said, dates, report.head.published)
    # marks/standings is not asked: of what it reads in reports that nobody had seen, two in five are right, and a wrong standing
    # does more harm than a missing one (docs/neutrality.md).
    return Marks(parties=spoken.parties, statements=dated, dates=dates, places=places)


def attributed(reading: Reading) -> tuple[Attribution, ...]:
    """Return who is credited with what in a text that is cut up, in reading order."""
    # The network sees names as well; measured on our own gold, parties and places read by their rules alone are right more often.
    seen, _names = _find(reading)
    return attributions(reading, seen)


def _find(reading: Reading) -> tuple[list[Found], list[Seen]]:
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


def brief_of(reading: Reading, told: Iterable[Told], names: Iterable[Name] | None = None) -> Brief:
    """Return what the reader of parties is given; ``names`` are those of a recogniser, if there was one."""
    recognised = None if names is None else tuple(names)
    return Brief(reading.text, tuple(spans_of(reading)), tuple(told), tuple(quoted(reading)), frozenset(headlines(reading)), recognised)


def told_of(attribution: Attribution) -> Told:
    """Return where the words of an attribution stand; what has no source of its own goes on from another."""
    origin = attribution
    while origin.source is None and origin.echoes and origin.echoes.act != "ask":
        origin = origin.echoes
    return Told(attribution.content, origin.source, attribution.addressee, asks=attribution.act == "ask")
