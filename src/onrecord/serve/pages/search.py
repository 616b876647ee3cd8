"""A search's answer in, the page out: statements in their context, grouped by day, with what narrows them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from onrecord.serve.grammar import Chip, Line, chips
from onrecord.serve.lines import clean
from onrecord.serve.weave import Mark, weave
from onrecord.serve.wording import VERBS, instant, when

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.record.hits import Bar, Facet, Facets, Hit, Page, Timeline

FACETS: Final = (("who", "Said by"), ("act", "Act"), ("place", "Place"), ("outlet", "Outlet"), ("form", "Form"), ("month", "Month"))
KEYS: Final = {"who": "who", "act": "act", "place": "in", "outlet": "outlet", "form": "form"}
SHOWN: Final = 8
"""Values of a facet that are shown; the rest is found by searching."""


@dataclass(frozen=True, slots=True)
class Bit:
    """A run of a hit's context: plain, said, verbatim or looked for."""

    words: str
    classes: str = ""


@dataclass(frozen=True, slots=True)
class HitLine:
    """One statement as the list shows it."""

    link: str
    href: str
    report: str
    title: str
    outlet: str | None
    published: str | None
    speaker: str | None
    speaker_href: str | None
    role: str | None
    addressee: str | None
    act: str
    form: str
    when: str | None
    bits: tuple[Bit, ...]
    others: int
    utterance: str | None
    verdict: str | None


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet: its bar is as wide as its share of the most frequent one, in tenths."""

    label: str
    count: str
    tenths: int
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class SearchPage:
    """All that the template needs."""

    asked: str
    chips: tuple[tuple[Chip, str], ...]
    count: str
    partial: bool
    days: tuple[tuple[str, tuple[HitLine, ...]], ...]
    facets: tuple[tuple[str, tuple[Value, ...]], ...]
    facets_partial: bool
    strip: Strip | None
    next: str | None
    newest: str
    best: str
    order: str


@dataclass(frozen=True, slots=True)
class Column:
    """A bar of the strip over time; heights in pixels."""

    x: float
    width: float
    published: float
    said: float
    title: str
    href: str
    start: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The bars over time of a search, published above the line and said below it."""

    columns: tuple[Column, ...]
    first: str
    last: str
    note: str


WIDE: Final = 960.0
TALL: Final = 34.0


def search_page(asked: Line, page: Page, facets: Facets, timeline: Timeline) -> SearchPage:
    """Lay out a page of hits: a pure function of the answer."""
    order = next((part.value for part in asked.parts if part.key == "order"), "newest")
    return SearchPage(
        asked=asked.written,
        chips=tuple((chip, search_href(chip.without)) for chip in chips(asked) if chip.key != "order"),
        count=str(page.count),
        partial=page.partial,
        days=tuple((day, tuple(lines)) for day, lines in groupby(map(hit_line, page.hits), key=lambda one: _day_of(one, order))),
        facets=tuple((title, tuple(_values(asked, key, getattr(facets, key)))) for key, title in FACETS if getattr(facets, key)),
        facets_partial=facets.partial,
        strip=strip(asked, timeline),
        next=search_href(asked.written, after=page.next) if page.next else None,
        newest=search_href(asked.having("order", "newest").written),
        best=search_href(asked.having("order", "best").written),
        order=order,
    )


def search_href(written: str, **more: str) -> str:
    """Give the address of a search."""
    return f"/search?{urlencode({'q': written, **more})}"


def hit_line(hit: Hit) -> HitLine:
    """Word one hit."""
    year = (hit.report.published or "")[:4]
    return HitLine(
        link=hit.link,
        href=f"/statement/{hit.link}",
        report=f"/report/{hit.report.id}",
        title=clean(hit.report.title or "") or "Untitled report",
        outlet=clean(hit.report.outlet) if hit.report.outlet else None,
        published=hit.report.published,
        speaker=clean(hit.speaker.name) if hit.speaker else None,
        speaker_href=f"/party/{hit.speaker.actor}" if hit.speaker else None,
        role=clean(hit.speaker.role) if hit.speaker and hit.speaker.role else None,
        addressee=clean(hit.addressee.name) if hit.addressee else None,
        act="wants" if (hit.act, hit.mode) == ("think", "wish") else VERBS[hit.act],
        form={"direct": "verbatim", "mixed": "partly verbatim", "indirect": ""}[hit.form],
        when=clean(when(hit.said, year)) if hit.said else None,
        bits=tuple(context_bits(hit)),
        others=hit.others,
        utterance=f"/utterance/{hit.utterance}" if hit.utterance else None,
        verdict=hit.corrections[-1].verdict if hit.corrections else None,
    )


def context_bits(hit: Hit) -> Iterable[Bit]:
    """Cut a hit's context into runs."""
    start, end = hit.context.start, hit.context.start + len(hit.context.words)
    spans = [("statement", span) for span in hit.content] + [("verbatim", span) for span in hit.verbatim]
    marks = [Mark(first, last, "statement" if layer == "statement" else "verbatim", hit.link) for layer, (first, last) in spans]
    marks += [Mark(first, last, "cue", hit.link) for first, last in hit.matches]
    names = {"statement": "s", "verbatim": "v", "cue": "m"}
    text = " " * start + hit.context.words if start < 0 else hit.context.words
    moved = sorted((Mark(mark.start - start, mark.end - start, mark.layer, mark.of) for mark in marks), key=lambda m: (m.start, -m.end))
    for run in weave(text, 0, end - start, moved):
        yield Bit(clean_run(run.words), " ".join(dict.fromkeys(names[mark.layer] for mark in run.marks)))


def clean_run(words: str) -> str:
    """Clean a run of words without losing the spaces at its edges."""
    head = " " if words[:1].isspace() else ""
    tail = " " if words[-1:].isspace() and words.strip() else ""
    return f"{head}{clean(words).strip()}{tail}"


def _day_of(one: HitLine, order: str) -> str:
    if order == "best":
        return ""
    return instant((one.published or "")[:10]) if one.published else "Undated"


def _values(asked: Line, key: str, values: Sequence[Facet]) -> Iterable[Value]:
    most = max((value.count for value in values), default=1)
    chosen = {(part.key, part.value) for part in asked.parts}
    for value in values[:SHOWN]:
        if key == "month":
            href = search_href(asked.having("after", value.value).having("before", value.value).written)
            on = ("after", value.value) in chosen
        else:
            href = search_href(asked.having(KEYS[key], value.value).written)
            on = (KEYS[key], value.value) in chosen
        yield Value(clean(value.label), f"{value.count:,}", max(1, round(10 * value.count / most)), href, on)


def strip(asked: Line, timeline: Timeline) -> Strip | None:
    """Lay out the bars over time; each leads to the search within its days."""
    if len(timeline.bars) < 2:  # noqa: PLR2004 -- one bar tells nothing
        return None
    most = max(max(bar.published, bar.said) for bar in timeline.bars) or 1
    wide = WIDE / len(timeline.bars)
    columns = tuple(_column(asked, timeline, number, bar, wide, most) for number, bar in enumerate(timeline.bars))
    note = ", ".join(
        f"{count:,} {words}"
        for count, words in ((timeline.undated, "in reports without a date"), (timeline.unsaid, "with no day said in the report"))
        if count
    )
    return Strip(columns, instant(timeline.bars[0].start), instant(timeline.bars[-1].start), note)


def _column(asked: Line, timeline: Timeline, number: int, bar: Bar, wide: float, most: int) -> Column:  # noqa: PLR0917, PLR0913 -- one bar
    until = timeline.bars[number + 1].start if number + 1 < len(timeline.bars) else ""
    first = bar.start[:7] if timeline.step == "month" else bar.start
    last = first if timeline.step in {"month", "day"} else until
    narrowed = asked.having("after", first)
    return Column(
        x=round(number * wide, 2),
        width=round(max(1.0, wide * 0.86), 2),
        published=round(TALL * bar.published / most, 1),
        said=round(TALL * bar.said / most, 1),
        title=f"{timeline.step} of {instant(bar.start)}: {bar.published:,} published, {bar.said:,} said",
        href=search_href((narrowed.having("before", last) if last else narrowed).written),
        start=bar.start,
    )
