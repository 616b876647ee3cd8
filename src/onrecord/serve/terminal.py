"""A record in, the page that a reader sees in a terminal out: lines that fit the width, safe whatever the report holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from rich.text import Text

from onrecord.model import BODY
from onrecord.serve.lines import DOT, QUIET, clean, fitted, packed, shifted, styled, wrapped
from onrecord.serve.wording import counted, day, instant, pieces, place, standing, verb, when

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.model import Date, Place, Record, Statement

PIPE_WIDTH: Final = 100
"""Where nobody's window sets the width: a file, a pipe."""

NARROWEST: Final = 40
WIDEST: Final = 140
"""Beyond this the eye loses the line on its way back."""

SHORTEST_SAID: Final = 34
"""Where the words would get less room than this, a statement takes lines of its own instead of table columns."""

ENOUGH_SAID: Final = 120
"""Cells of a statement that are shown before it is cut: a sentence or two."""

LINES_WHO: Final = 2
DEEPEST: Final = 3
GAP: Final = 2
LABEL: Final = 12

STRONG: Final = "bold"
VERBATIM: Final = "cyan"
UNDATED: Final = "–"


@dataclass(frozen=True, slots=True)
class Row:
    """One statement as the table shows it; ``indent`` grows with the statements that it stands inside."""

    who: Text
    when: str
    said: Text
    act: str
    indent: int
    why: tuple[str, ...] = ()


def render(record: Record, *, width: int = PIPE_WIDTH, color: bool = False, why: bool = False) -> str:
    """Show a record as lines of text; ``why`` adds the evidence under each statement, place and date."""
    lines = page(record, width=max(NARROWEST, min(width, WIDEST)), why=why)
    return styled(lines) if color else "".join(f"{line.plain.rstrip()}\n" for line in lines)


def page(record: Record, *, width: int, why: bool) -> Iterator[Text]:
    """Lay out the lines, from masthead to notes."""
    yield from masthead(record, width)
    yield Text()
    found = list(rows(record, why=why))
    yield from listing(found, width) if found else wrapped(Text(" No statement was found in this report."), width)
    feet = list(foot(record, width, why=why))
    if feet:
        yield Text()
        yield from feet


# Masthead


def masthead(record: Record, width: int) -> Iterator[Text]:
    """Set title and byline on the left, where from and how much on the right; in one column where they do not fit."""
    head = record.report
    title = Text().append(_said(head.title) or "Untitled report", STRONG)
    byline = _said(f"By {', '.join(head.byline)}" if head.byline else None)
    origin = list(filter(None, [_said(head.outlet), _said(instant(head.published or ""))]))
    extent = list(
        filter(
            None,
            [_said(re.split(r"[/\\]", record.name)[-1]), counted(_words(record), "word"), counted(len(record.statements), "statement")],
        )
    )
    right = [Text(DOT.join(part), QUIET) for part in (origin, extent) if part]
    column = width - max(part.cell_len for part in right)
    if max(title.cell_len, cell_len(byline)) + GAP <= column:
        for left, facts in zip_longest((title, Text(byline)) if byline else (title,), right, fillvalue=Text()):
            yield Text.assemble(left, " " * (column - left.cell_len), facts)
        return
    yield from wrapped(title, width)
    yield from packed([Text(byline), *(Text(fact, QUIET) for fact in origin)], width)
    yield from packed([Text(fact, QUIET) for fact in extent], width)


def _words(record: Record) -> int:
    body = [record.text[block.start : block.end] for block in record.blocks if block.kind in BODY]
    return sum(len(part.split()) for part in body or [record.text])


def _said(words: str | None) -> str:
    return clean(words or "").strip()


# Statements


def rows(record: Record, *, why: bool) -> Iterator[Row]:
    """Word the statements in reading order, each before those that stand inside it; a speaker's role is named once."""
    named: set[str] = set()
    year = (record.report.published or "")[:4]
    for statement, depth in nested(record.statements):
        does = verb(statement) or ("in the above" if depth else "")
        parts = (Text(clean(words), VERBATIM if verbatim else "") for words, verbatim in pieces(record.text, statement))
        yield Row(
            who=_who(record, statement, named),
            when=clean(when(statement.said, year)) if statement.said else UNDATED,
            said=Text.assemble(*parts),
            act=DOT.join(filter(None, [does, "verbatim" if statement.form == "direct" else ""])),
            indent=2 * min(depth, DEEPEST),
            why=tuple(_reasons(record.text, statement)) if why else (),
        )


def nested(statements: Sequence[Statement]) -> Iterator[tuple[Statement, int]]:
    """Give each statement once, under its parent, with its depth; one whose parent is missing or runs in a circle stands alone."""
    inside: dict[str, list[Statement]] = {}
    known = {statement.id for statement in statements}
    ordered = sorted(statements, key=lambda statement: statement.content[:1])
    for statement in ordered:
        inside.setdefault(statement.parent or "", []).append(statement)
    shown: set[str] = set()
    for start in (*(statement for statement in ordered if statement.parent not in known), *ordered):
        waiting = [(start, 0)]
        while waiting:
            statement, depth = waiting.pop()
            if statement.id not in shown:
                shown.add(statement.id)
                yield statement, depth
                waiting.extend((child, depth + 1) for child in reversed(inside.get(statement.id, ())))


def _who(record: Record, statement: Statement, named: set[str]) -> Text:
    parties = {party.id: party for party in record.parties}
    speaker, addressee = parties.get(statement.speaker or ""), parties.get(statement.addressee or "")
    name = _said(speaker.name) if speaker else ""
    who = Text().append(name or "unnamed", STRONG if name else QUIET)
    if speaker and speaker.role and speaker.id not in named:
        who.append(f", {_said(speaker.role)}")
    if speaker:
        named.add(speaker.id)
    if addressee:
        who.append(" → ", QUIET).append(_said(addressee.name))
    return who


def _reasons(text: str, statement: Statement) -> Iterator[str]:
    yield statement.id
    yield f"{statement.form}, {statement.mode}, {statement.polarity}"
    for label, spans in (("cue", statement.cue), ("source", statement.source)):
        yield from (f"{label} “{text[start:end]}” {start}–{end}" for start, end in spans)
    for label, spans in (("words", statement.content), ("verbatim", statement.verbatim)):
        if spans:
            yield f"{label} {', '.join(f'{start}–{end}' for start, end in spans)}"
    if statement.said:
        yield f"said {statement.said.value} by “{statement.said.basis}”"
    if statement.answers:
        yield f"answers {statement.answers}"
    if statement.targets:
        yield f"targets {statement.targets[0]}–{statement.targets[1]}"
    yield f"score {statement.score:.2f}"


# Table


def listing(rows: Sequence[Row], width: int) -> Iterator[Text]:
    """Set the statements as a table, or one below the other where the table would squeeze the words."""
    dated = any(row.when != UNDATED for row in rows)
    who = min(max(row.indent + row.who.cell_len for row in rows), width * 28 // 100)
    dates = max(cell_len(row.when) for row in rows) if dated else 0
    act = max(len(row.act) for row in rows)
    said = width - 1 - sum(column + GAP for column in (who, dates, act) if column)
    if said < SHORTEST_SAID:
        for row in rows:
            yield from _stacked(row, width)
        return
    columns = (who, dates, said, act)
    yield _line([Text(label, QUIET) for label in ("WHO", "WHEN", "SAID", "")], columns)
    for row in rows:
        yield from _tabled(row, columns, width)


def _tabled(row: Row, columns: tuple[int, int, int, int], width: int) -> Iterator[Text]:
    who = [shifted(line, row.indent) for line in fitted(row.who, columns[0] - row.indent, LINES_WHO)]
    words = [shifted(line, row.indent) for line in _enough(row.said, columns[2] - row.indent)]
    blank = Text()
    for number in range(max(len(who), len(words))):
        facts = (blank, blank) if number else (Text(row.when, QUIET), Text(row.act))
        left = who[number] if number < len(who) else blank
        right = words[number] if number < len(words) else blank
        yield _line([left, facts[0], right, facts[1]], columns)
    yield from _because(row, width)


def _stacked(row: Row, width: int) -> Iterator[Text]:
    indent = row.indent + 1
    facts = [Text(fact, QUIET) for fact in (row.when, row.act) if fact not in {UNDATED, ""}]
    yield from (shifted(line, indent) for line in packed([row.who, *facts], width - indent))
    yield from (shifted(line, indent + 2) for line in _enough(row.said, width - indent - 2))
    yield from _because(row, width)


def _because(row: Row, width: int) -> Iterator[Text]:
    indent = row.indent + 3
    yield from (shifted(line, indent) for line in packed([Text(_said(reason), QUIET) for reason in row.why], width - indent))


def _enough(said: Text, width: int) -> list[Text]:
    return fitted(said, width, -(-ENOUGH_SAID // width))


def _line(cells: Sequence[Text], columns: Sequence[int]) -> Text:
    shown = [Text.assemble(cell, " " * (column - cell.cell_len)) for cell, column in zip(cells, columns, strict=True) if column]
    return shifted(Text(" " * GAP).join(shown), 1)


# Foot: dates, places, standings, notes


def foot(record: Record, width: int, *, why: bool) -> Iterator[Text]:
    """List what the report names besides its statements, a labelled paragraph each, and what the reader should know."""
    sections = (
        ("DATES", [_date(record.text, found, why=why) for found in record.dates], not why),
        ("PLACES", [_place(record.text, found, why=why) for found in record.places], not why),
        ("STANDINGS", _standings(record, why=why), False),
        ("NOTES", [(f"{record.name}: {note}" if record.name else note,) for note in record.notes], False),
    )
    for label, entries, flowing in sections:
        each = [[_said(part) for part in entry] for entry in dict.fromkeys(entries)]
        listed = [[part for entry in each for part in entry]] if flowing else each
        for number, line in enumerate(line for entry in listed for line in _hanging(entry, width - LABEL, 0 if flowing else 2)):
            yield Text.assemble(((" " if number else f" {label}").ljust(LABEL), QUIET), line)


def _place(text: str, found: Place, *, why: bool) -> tuple[str, ...]:
    if not why:
        return (place(text, found),)
    score = None if found.score is None else f"score {found.score:.2f}"
    point = None if found.lat is None or found.lon is None else f"{found.lat:.2f}, {found.lon:.2f}"
    facts = filter(None, [found.kind, point, found.gazetteer_id, "metonym" if found.metonym else None, score])
    others = (f"or {other.name} {other.gazetteer_id} {other.score:.2f}" for other in found.candidates)
    return (place(text, found), f"“{text[found.start : found.end]}” {found.start}–{found.end}", *facts, *others)


def _date(text: str, found: Date, *, why: bool) -> tuple[str, ...]:
    if not why:
        return (day(text, found),)
    facts = filter(None, [found.type, found.value, f"rule {found.rule}", f"from {found.anchor}" if found.anchor else None])
    others = (f"or {other}" for other in found.alternatives)
    return (day(text, found), f"{found.start}–{found.end}", *facts, *others)


def _standings(record: Record, *, why: bool) -> list[tuple[str, ...]]:
    names = {party.id: party.name for party in record.parties}
    by_place: dict[str, dict[str, None]] = {}
    for found in record.standings:
        anchor = f", in {found.statement}" if why and found.statement else ""
        by_place.setdefault(found.place, {})[standing(names, found) + anchor] = None
    return [(f"{where}: {first}", *others) for where, (first, *others) in by_place.items()]


def _hanging(parts: Sequence[str], width: int, hang: int) -> Iterator[Text]:
    lines = list(packed(map(Text, parts), width))
    if len(lines) > 1:
        lines = list(packed(map(Text, parts), width - hang))
    for number, line in enumerate(lines):
        yield shifted(line, hang if number else 0)
