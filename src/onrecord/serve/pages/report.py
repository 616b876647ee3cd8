"""A report's record in, the page out on which it is read: paragraphs with their marks, and the margin beside them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.model import BODY
from onrecord.serve.grammar import line
from onrecord.serve.pages import runs, sections
from onrecord.serve.pages.lengths import ADDRESS, ASKED, LINE, cut
from onrecord.serve.pages.meanings import Meanings, meanings
from onrecord.serve.pages.notes import Margin, Note, flags, note
from onrecord.serve.pages.search import search_href
from onrecord.serve.terminal import nested
from onrecord.serve.weave import marks_of
from onrecord.serve.wording import instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.model import Record, Statement
    from onrecord.serve.pages.sections import Section
    from onrecord.serve.weave import Mark

HUES: Final = 8
"""Speakers that have a hue of their own; the ninth shares the first one's, and the name stands beside it."""
HEAD: Final = frozenset({"title", "dek", "byline", "dateline"})
"""Blocks above the rule; the switches of the layers stand below them."""
SWITCHES: Final = ("statements", "cues", "dates", "places", "flags")
"""Layers that a reader may switch off, each by its first letter."""
CROWD: Final = 30
"""Notes beside one section; where more statements begin in it, the rest is counted."""
CAST: Final = 60
FURNITURE: Final = 40
"""Blocks of furniture that are shown."""


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the report with the notes of the statements that begin in it; ``more`` counts notes left out."""

    kind: str
    whole: bool
    pieces: tuple[runs.Piece, ...]
    notes: tuple[Note, ...]
    flags: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone who speaks in the report: how often, and in which hue."""

    name: str
    party: str
    hue: str
    role: str | None
    count: int


@dataclass(frozen=True, slots=True)
class ReportPage:
    """All that the template needs; ``part`` of ``of`` sheets, counted from 1."""

    title: str
    outlet: str | None
    outlet_href: str
    published: str | None
    byline: str | None
    url: str | None
    part: int
    of: int
    parts: tuple[Part, ...]
    lead: int
    furniture: tuple[str, ...]
    unshown: int
    speakers: tuple[Speaker, ...]
    unnamed: int
    meanings: Meanings
    flags: tuple[str, ...]
    notes: tuple[str, ...]
    statements: int
    words: int


def report_page(record: Record, part: int = 1) -> ReportPage:
    """Lay one sheet of a record out as a page: a pure function of the record. A ``part`` that is not there is the nearest one."""
    marks = marks_of(record.statements, record.dates, record.places)
    found = sections.sheets(record, marks)
    at = max(1, min(part, len(found)))
    shown = found[at - 1]
    margin = _margin(record, found)
    lines = meanings(record, ((one.start, one.end) for one in shown))
    parts = tuple(_parts(margin, shown, marks, lines))
    furniture = [record.text[block.start : block.end] for block in record.blocks if block.kind == "furniture"]
    head = record.report
    return ReportPage(
        title=cut(head.title or "") or "Untitled report",
        outlet=cut(head.outlet) if head.outlet else None,
        outlet_href=search_href(line("").having("outlet", (head.outlet or "")[:ASKED]).written),
        published=cut(instant(head.published)) if head.published else None,
        byline=cut(", ".join(head.byline)) or None,
        url=head.url if head.url and head.url.startswith(("http://", "https://")) and len(head.url) <= ADDRESS else None,
        part=at,
        of=len(found),
        parts=parts,
        lead=next((number for number, one in enumerate(parts) if one.kind not in HEAD), 0),
        furniture=tuple(cut(words) for words in furniture[:FURNITURE]) if at == len(found) else (),
        unshown=max(0, len(furniture) - FURNITURE),
        speakers=tuple(_speakers(record, margin))[:CAST],
        unnamed=sum(statement.speaker is None for statement in record.statements),
        meanings=lines,
        flags=tuple(words for words, start in _flagged(margin) if start < 0)[:CAST] if at == len(found) else (),
        notes=tuple(map(cut, record.notes[:20])),
        statements=len(record.statements),
        words=sum(len(record.text[block.start : block.end].split()) for block in record.blocks if block.kind in BODY),
    )


def sheet_of(record: Record, statement: str) -> tuple[int, int] | None:
    """Give the part of a report in which a statement begins, and the number of its note; ``None`` for one that it does not have."""
    margin = _margin(record, sections.sheets(record, marks_of(record.statements, record.dates, record.places)))
    number = margin.numbers.get(statement)
    return None if number is None else (int(margin.addresses[number].partition("#")[0].rpartition("=")[2] or 1), number)


def _margin(record: Record, found: Sequence[Sequence[Section]]) -> Margin:
    ordered = [statement for statement, _ in nested(record.statements)]
    numbers = {statement.id: number for number, statement in enumerate(ordered, 1)}
    speakers = dict.fromkeys(statement.speaker for statement in ordered if statement.speaker)
    hues: dict[str | None, str] = {None: "hx", **{party: f"h{number % HUES}" for number, party in enumerate(speakers)}}
    sheet_at = {one.start: number for number, sheet in enumerate(found, 1) for one in sheet}
    starts = sorted(sheet_at)
    addresses = {}
    for statement in ordered:
        sheet = sheet_at.get(_owner(starts, statement), 1)
        addresses[numbers[statement.id]] = f"{f'?part={sheet}' if len(found) > 1 else ''}#n{numbers[statement.id]}"
    return Margin(record, numbers, hues, addresses, {party.id: party for party in record.parties}, starts)


def _owner(starts: Sequence[int], statement: Statement) -> int:
    """Give the start of the section that a statement belongs to: it may begin in the white space between two."""
    return starts[max(0, bisect_right(starts, _start(statement)) - 1)] if starts else 0


def _start(statement: Statement) -> int:
    return min((span[0] for span in statement.content), default=0)


def _parts(margin: Margin, shown: Iterable[Section], marks: Sequence[Mark], lines: Meanings) -> Iterator[Part]:
    record = margin.record
    setting = runs.Setting(
        record,
        margin.numbers,
        {statement.id: margin.hues.get(statement.speaker, "hx") for statement in record.statements},
        {statement.id: _start(statement) for statement in record.statements},
        lines.anchors,
    )
    ordered = list(nested(record.statements))
    flagged = _flagged(margin)
    for section in shown:
        inside = [(statement, depth) for statement, depth in ordered if _owner(margin.starts, statement) == section.start]
        within = marks if section.kind in BODY else [mark for mark in marks if mark.layer == "date"]
        near = [mark for mark in within if mark.start < section.end and mark.end > section.start]
        yield Part(
            section.kind,
            section.whole,
            tuple(runs.pieces(setting, (section.start, section.end), near)),
            tuple(note(margin, statement, depth) for statement, depth in inside[:CROWD]),
            tuple(words for words, start in flagged if section.start <= start < section.end)[:CROWD],
            max(0, len(inside) - CROWD),
        )


def _flagged(margin: Margin) -> list[tuple[str, int]]:
    """Word what the report itself says of places, each with where the place is first named (-1: nowhere by that very name)."""
    record = margin.record
    first = {record.text[place.start : place.end]: place.start for place in reversed(record.places)}
    own = (found for found in record.standings if found.statement is None)
    return [(words, first.get(found.place, -1)) for words, found in zip(flags(margin, None), own, strict=True)]


def _speakers(record: Record, margin: Margin) -> Iterator[Speaker]:
    counts: dict[str, int] = {}
    for statement in record.statements:
        if statement.speaker in margin.parties:
            counts[statement.speaker or ""] = counts.get(statement.speaker or "", 0) + 1
    for key, count in sorted(counts.items(), key=lambda item: -item[1]):
        party = margin.parties[key]
        yield Speaker(cut(party.name), party.id, margin.hues[key], cut(party.role, LINE // 3) if party.role else None, count)
