"""Answers of a record file in, lines for a terminal out: hits in their context, a person's page, a place's, a timeline."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from rich.text import Text

from onrecord.serve.lines import QUIET, clean, fitted, packed, shifted, styled, wrapped
from onrecord.serve.wording import VERBS, counted, instant, when

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.record.carriers import Utterance
    from onrecord.record.hits import Correction, Hit, Page, Timeline
    from onrecord.record.people import Actor
    from onrecord.record.places import PlaceLine, PlacePage, StandingLine

STRONG: Final = "bold"
FOUND: Final = "bold yellow"
SAID: Final = "cyan"
LINES: Final = 4
"""Lines of context that are shown, at most; the words themselves are always among them."""
BEFORE: Final = 120
"""Characters of context before the words."""
BAR: Final = 40
INDENT: Final = 3


def printed(lines: Iterable[Text], *, color: bool) -> str:
    """Write lines out, plain or with the terminal's own colours."""
    return styled(lines) if color else "".join(f"{line.plain.rstrip()}\n" for line in lines)


def page(found: Page, width: int) -> Iterator[Text]:
    """Show hits, then how many there are, and whether all were looked at."""
    for hit in found.hits:
        yield from hit_lines(hit, width)
        yield Text()
    many = f"{found.count} statement{'' if found.count.value == 1 and found.count.exact else 's'}"
    more = f"; {len(found.hits)} shown, the next with --after {found.next}" if found.next else ""
    cut = "; there may be more: time ran out" if found.partial else ""
    yield from wrapped(Text(f"{many}{more}{cut}", QUIET), width)


def hit_lines(hit: Hit, width: int) -> Iterator[Text]:
    """Show a statement: who, what it does, when and where; then its words within theirs; then its address."""
    who = hit.speaker.name if hit.speaker else "not named"
    role = f", {hit.speaker.role}" if hit.speaker and hit.speaker.role else ""
    to = f" → {hit.addressee.name}" if hit.addressee else ""
    said = f"said {when(hit.said, '')}" if hit.said else ""
    facts = [VERBS[hit.act], said, instant(hit.report.published or ""), hit.report.outlet or ""]
    yield from packed([Text(clean(f"{who}{role}{to}"), STRONG), *(Text(clean(fact), QUIET) for fact in facts if fact)], width)
    yield from (shifted(line, INDENT) for line in fitted(_context(hit), width - INDENT, LINES))
    copies = [f"in {counted(hit.others, 'other report')}"] if hit.others else []
    tail = [
        Text(words, QUIET) for words in (hit.link, clean(hit.report.title or hit.report.key), *copies, *map(_correction, hit.corrections))
    ]
    yield from (shifted(line, INDENT) for line in packed(tail, width - INDENT))


def _context(hit: Hit) -> Text:
    """Mark the statement in its context, which begins not long before it."""
    marks = [(start, end, SAID) for start, end in hit.content] + [(start, end, FOUND) for start, end in hit.matches]
    first, last = min((mark[0] for mark in marks), default=hit.context.start), max((mark[1] for mark in marks), default=hit.context.start)
    words, at = hit.context.words, hit.context.start
    begin = 0 if first - at <= BEFORE else words.find(" ", first - at - BEFORE) + 1
    text = Text("… " if begin else "")
    for start, end, style in _pieces(marks, at + begin, max(last, at + len(words))):
        text.append(clean(words[start - at : end - at]) if end - start > 1 else words[start - at : end - at].replace("\n", " "), style)
    return text


def _pieces(marks: list[tuple[int, int, str]], start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Cut a stretch at the edges of the marks; of two marks on one piece the later is shown."""
    edges = sorted({start, end, *(edge for mark in marks for edge in mark[:2] if start < edge < end)})
    for low, high in pairwise(edges):
        styles = [style for first, last, style in marks if first <= low and high <= last]
        yield low, high, styles[-1] if styles else ""


def _correction(said: Correction) -> str:
    return clean(f"marked: {said.field} = {said.value}" if said.verdict == "edit" else f"marked {said.verdict}")


def actor(found: Actor, statements: Page, width: int) -> Iterator[Text]:
    """Show someone across reports: what reports call them, why these are one, and their statements."""
    yield from wrapped(Text(clean(found.name), STRONG), width)
    yield from packed(
        [Text(clean(fact), QUIET) for fact in (found.kind, *found.roles[:6], f"in {counted(found.reports, 'report')}")], width
    )
    for label, others in (("speaks to", found.to), ("speaks of", found.about)):
        if others:
            yield from wrapped(Text(f"{label} {', '.join(clean(f'{other.name} ({other.count:,})') for other in others)}"), width)
    if found.namesakes:
        yield from wrapped(
            Text(f"others of this name, not taken for the same: {', '.join(f'actor:{n}' for n in found.namesakes)}", QUIET), width
        )
    yield Text()
    yield from page(statements, width)


def place(found: PlacePage, statements: Page, width: int) -> Iterator[Text]:
    """Show a place: where it lies, what is the case with it and according to whom, and the statements that name it."""
    yield from wrapped(Text(clean(found.place.name or found.place.id), STRONG), width)
    inside = [f"in {_place(container)}" for container in found.containers]
    yield from packed(
        [Text(clean(fact), QUIET) for fact in (*_facts(found.place), *inside, f"in {counted(found.reports, 'report')}")], width
    )
    for standing in found.standings:
        yield from wrapped(Text(clean(_standing(standing))), width)
    yield Text()
    yield from page(statements, width)


def _facts(found: PlaceLine) -> list[str]:
    where = "" if found.lat is None or found.lon is None else f"{found.lat:.2f}, {found.lon:.2f}"
    return [fact for fact in (found.kind or "", found.country or "", where, found.id) if fact]


def _place(found: PlaceLine) -> str:
    return found.name or found.id


def _standing(found: StandingLine) -> str:
    negative = "not " if found.polarity == "negative" else ""
    day = found.when or instant(found.published or "") or "no day"
    return f"{day}: {found.party or 'nobody'} {negative}{found.aspect} {found.place} ({found.extent}), says {found.holder or 'the report'}"


def utterance(found: Utterance, width: int) -> Iterator[Text]:
    """Show which reports carry the same words, the first one first, and what differs in them."""
    yield from wrapped(Text(f"carried by {counted(len(found.carriers) + found.more, 'report')}, the first one first:", STRONG), width)
    for carrier in found.carriers:
        report = carrier.hit.report
        differs = [f"+ {words}" for words in carrier.added] + [f"− {words}" for words in carrier.left_out]
        speaker = "" if carrier.same else f"credited to {carrier.hit.speaker.name if carrier.hit.speaker else 'nobody'}"
        facts = (instant(report.published or "") or "no day", report.outlet or "", report.title or report.key, speaker, *differs)
        yield from (shifted(line, INDENT) for line in packed([Text(clean(fact)) for fact in facts if fact], width - INDENT))


def timeline(found: Timeline, width: int) -> Iterator[Text]:
    """Draw two rows of bars: what was published and what was said in each stretch of time."""
    most = max((max(bar.published, bar.said) for bar in found.bars), default=1)
    room = max(4, min(BAR, (width - 34) // 2))
    yield Text(f"{found.step:<10}  {'published':>9} {'':<{room}}  {'said':>7}", QUIET)
    for bar in found.bars:
        published, said = ("█" * round(room * count / most) for count in (bar.published, bar.said))
        yield Text(f"{bar.start}  {bar.published:>9,} {published:<{room}}  {bar.said:>7,} {said}")
    rest = [f"{found.undated:,} without a day published", f"{found.unsaid:,} without a day said"]
    yield from packed(
        [Text(words, QUIET) for words in (*rest, *(["time ran out: only some were counted"] if found.partial else []))], width
    )
