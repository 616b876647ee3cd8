"""A report's record in, the page out on which it is read: paragraphs with their marks, and the margin beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from onrecord.model import BODY
from onrecord.serve.lines import clean
from onrecord.serve.terminal import nested
from onrecord.serve.weave import Mark, Run, marks_of, weave
from onrecord.serve.wording import day, instant, pieces, place, standing, verb, when

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.model import Block, Party, Record, Statement

HUES: Final = 8
"""Speakers that have a hue of their own; the ninth shares the first one's, and the name stands beside it."""

FRAGMENT: Final = 12
"""Words of a statement by which a browser finds it on the page that it came from."""

HEAD: Final = frozenset({"title", "dek", "byline", "dateline"})
"""Blocks above the rule; the switches of the layers stand below them."""

SWITCHES: Final = ("statements", "cues", "dates", "places", "standings")
"""Layers of the text that a reader may switch off, each by its first letter."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words as the template sets it: classes, which statements it belongs to, a number to print before it, a title."""

    words: str
    classes: str = ""
    of: str = ""
    note: int | None = None
    anchor: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of evidence under a statement: what it is called, and what it says."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Note:
    """One statement in the margin."""

    id: str
    number: int
    hue: str
    depth: int
    speaker: str | None
    party: str | None
    role: str | None
    addressee: str | None
    act: str
    when: str | None
    form: str
    words: tuple[tuple[str, bool], ...]
    answers: int | None
    why: tuple[Reason, ...]
    source: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """One block of the report with the notes of the statements that begin in it."""

    kind: str
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


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
    """All that the template needs."""

    title: str
    outlet: str | None
    published: str | None
    byline: str | None
    url: str | None
    parts: tuple[Part, ...]
    lead: int
    furniture: tuple[str, ...]
    speakers: tuple[Speaker, ...]
    unnamed: int
    dates: tuple[str, ...]
    places: tuple[str, ...]
    standings: tuple[str, ...]
    notes: tuple[str, ...]
    statements: int
    words: int


def report_page(record: Record) -> ReportPage:
    """Lay a record out as a page: a pure function of the record."""
    ordered = list(nested(record.statements))
    numbers = {statement.id: number for number, (statement, _) in enumerate(ordered, 1)}
    hues = _hues(record)
    marks = marks_of(record.statements, record.dates, record.places)
    begins = _by_block(record, ordered)
    parts, furniture = [], []
    for number, block in enumerate(record.blocks):
        if block.kind == "furniture":
            furniture.append(clean(record.text[block.start : block.end]))
            continue
        notes = tuple(_note(record, statement, depth, numbers, hues) for statement, depth in begins.get(number, ()))
        within = marks if block.kind in BODY else [mark for mark in marks if mark.layer == "date"]
        parts.append(Part(block.kind, tuple(_pieces(record, block, within, numbers, hues)), notes))
    head, names = record.report, {party.id: clean(party.name) for party in record.parties}
    return ReportPage(
        title=clean(head.title or "") or "Untitled report",
        outlet=clean(head.outlet) if head.outlet else None,
        published=instant(head.published) if head.published else None,
        byline=clean(", ".join(head.byline)) or None,
        url=head.url if head.url and head.url.startswith(("http://", "https://")) else None,
        parts=tuple(parts),
        lead=next((number for number, part in enumerate(parts) if part.kind not in HEAD), 0),
        furniture=tuple(furniture),
        speakers=tuple(_speakers(record, hues)),
        unnamed=sum(statement.speaker is None for statement in record.statements),
        dates=tuple(dict.fromkeys(clean(day(record.text, found)) for found in record.dates)),
        places=tuple(dict.fromkeys(clean(place(record.text, found)) for found in record.places)),
        standings=tuple(dict.fromkeys(clean(f"{found.place}: {standing(names, found)}") for found in record.standings)),
        notes=record.notes,
        statements=len(ordered),
        words=sum(len(record.text[block.start : block.end].split()) for block in record.blocks if block.kind in BODY),
    )


def _hues(record: Record) -> dict[str | None, str]:
    """Give each speaker a hue in the order of first speaking; those whom nobody names share the grey one."""
    speakers = dict.fromkeys(statement.speaker for statement in record.statements if statement.speaker)
    return {None: "hx", **{party: f"h{number % HUES}" for number, party in enumerate(speakers)}}


def _speakers(record: Record, hues: dict[str | None, str]) -> Iterable[Speaker]:
    parties = {party.id: party for party in record.parties}
    counts = {key: sum(statement.speaker == key for statement in record.statements) for key in hues if key}
    for key, count in sorted(counts.items(), key=lambda item: -item[1]):
        party = parties.get(key)
        if party:
            yield Speaker(clean(party.name), party.id, hues[key], clean(party.role) if party.role else None, count)


def _by_block(record: Record, ordered: Sequence[tuple[Statement, int]]) -> dict[int, list[tuple[Statement, int]]]:
    """Find the block in which each statement begins."""
    begins: dict[int, list[tuple[Statement, int]]] = {}
    for statement, depth in ordered:
        start = min((span[0] for span in statement.content), default=0)
        number = next((n for n, block in enumerate(record.blocks) if block.start <= start < block.end), 0)
        begins.setdefault(number, []).append((statement, depth))
    return begins


def _pieces(record: Record, block: Block, marks: Sequence[Mark], numbers: dict[str, int], hues: dict[str | None, str]) -> Iterable[Piece]:
    speakers = {statement.id: statement.speaker for statement in record.statements}
    for run in weave(record.text, block.start, block.end, marks):
        said = run.of("statement")
        opening = next((mark.of for mark in run.opens if mark.layer == "statement" and _first(record, mark)), None)
        yield Piece(
            run.words,
            " ".join(_classes(run, [hues.get(speakers[of], "hx") for of in said])),
            " ".join(dict.fromkeys([*said, *run.of("cue"), *run.of("source")])),
            numbers.get(opening or ""),
            opening,
            _title(record, run),
        )


def _first(record: Record, mark: Mark) -> bool:
    return any(statement.id == mark.of and min(statement.content)[0] == mark.start for statement in record.statements)


def _classes(run: Run, hues: list[str]) -> Iterable[str]:
    if hues:
        yield from ("s", hues[-1])
        if len(hues) > 1:
            yield "deep"
        if any(mark.layer == "statement" for mark in run.opens):
            yield "first"
        if any(mark.layer == "statement" for mark in run.closes):
            yield "last"
    for layer, name in (("verbatim", "v"), ("cue", "c"), ("date", "d"), ("place", "p")):
        if any(mark.layer == layer for mark in run.marks):
            yield name


def _title(record: Record, run: Run) -> str | None:
    """Say what a date or a place means, where the pointer rests on it."""
    dates = [day(record.text, record.dates[int(of[1:])]) for of in run.of("date")]
    places = [place(record.text, record.places[int(of[1:])]) for of in run.of("place")]
    return clean(" · ".join([*dates, *places])) or None


def _note(record: Record, statement: Statement, depth: int, numbers: dict[str, int], hues: dict[str | None, str]) -> Note:
    parties = {party.id: party for party in record.parties}
    speaker, addressee = parties.get(statement.speaker or ""), parties.get(statement.addressee or "")
    year = (record.report.published or "")[:4]
    return Note(
        id=statement.id,
        number=numbers[statement.id],
        hue=hues.get(statement.speaker, "hx"),
        depth=min(depth, 3),
        speaker=clean(speaker.name) if speaker else None,
        party=speaker.id if speaker else None,
        role=clean(speaker.role) if speaker and speaker.role else None,
        addressee=clean(addressee.name) if addressee else None,
        act=verb(statement) or "is credited with",
        when=clean(when(statement.said, year)) if statement.said else None,
        form={"direct": "verbatim", "mixed": "partly verbatim", "indirect": "in the reporter’s words"}[statement.form],
        words=tuple((clean(words), verbatim) for words, verbatim in pieces(record.text, statement)),
        answers=numbers.get(statement.answers or ""),
        why=tuple(_reasons(record.text, statement, speaker)),
        source=_source(record, statement),
    )


def _reasons(text: str, statement: Statement, speaker: Party | None) -> Iterable[Reason]:
    def joined(spans: Iterable[tuple[int, int]]) -> str:
        return clean(" … ".join(text[start:end] for start, end in spans))

    yield Reason("cue", f"“{joined(statement.cue)}”" if statement.cue else "none: the speaker follows from the words around it")
    if statement.source:
        yield Reason("source", f"“{joined(statement.source)}”")
    if speaker:
        chain = list(dict.fromkeys(clean(text[start:end]) for start, end in speaker.mentions))[:6]
        if len(chain) > 1:
            yield Reason("name", f"{clean(speaker.name)}, also called {', '.join(f'“{name}”' for name in chain if name != speaker.name)}")
    yield Reason("reads as", f"{statement.mode}, {statement.polarity}")
    if statement.said:
        yield Reason("day said", clean(f"{statement.said.value}, by “{statement.said.basis}”"))
    if statement.targets:
        yield Reason("about", f"“{joined([statement.targets])}”")
    yield Reason("score", f"{statement.score:.2f}")
    yield Reason("anchor", ", ".join(f"{start:,}–{end:,}" for start, end in statement.content))


def _source(record: Record, statement: Statement) -> str | None:
    """Link to the words in the page that they came from, by a text fragment."""
    url = record.report.url
    if not url or not url.startswith(("http://", "https://")) or not statement.content:
        return None
    start, end = statement.content[0]
    words = " ".join(clean(record.text[start:end]).split()[:FRAGMENT])
    return f"{url.partition('#')[0]}#:~:text={quote(words, safe='').replace('-', '%2D')}"
