"""A search's answer in, the page out: statements in their context, grouped by day, with what narrows them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from onrecord.serve.grammar import Chip, Line, chips
from onrecord.serve.lines import clean
from onrecord.serve.pages.lengths import ASKED, QUOTE, cut
from onrecord.serve.pages.strip import Strip, strip
from onrecord.serve.weave import Mark, weave
from onrecord.serve.wording import VERBS, instant, when

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from onrecord.record.hits import Facet, Facets, Hit, Page, Timeline

FACETS: Final = (("who", "Said by"), ("act", "Act"), ("place", "Place"), ("outlet", "Outlet"), ("form", "Form"), ("month", "Month"))
KEYS: Final = {"who": "who", "act": "act", "place": "in", "outlet": "outlet", "form": "form"}
SHOWN: Final = 8
"""Values of a facet that are shown; the rest is found by searching."""
RUNS: Final = 60
"""Runs of a context: every second word of a long quotation may be one that was looked for."""


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


def search_page(asked: Line, page: Page, facets: Facets, timeline: Timeline, axis: tuple[date, date] | None = None) -> SearchPage:
    """Lay out a page of hits: a pure function of the answer; ``axis`` is what the strip runs over, if not its own days."""
    order = next((part.value for part in asked.parts if part.key == "order"), "newest")
    return SearchPage(
        asked=asked.written,
        chips=tuple((chip, search_href(chip.without)) for chip in chips(asked) if chip.key != "order"),
        count=str(page.count),
        partial=page.partial,
        days=tuple((day, tuple(lines)) for day, lines in groupby(map(hit_line, page.hits), key=lambda one: _day_of(one, order))),
        facets=tuple((title, tuple(_values(asked, key, getattr(facets, key)))) for key, title in FACETS if getattr(facets, key)),
        facets_partial=facets.partial,
        strip=strip(asked, timeline, axis),
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
        report=f"/report/{hit.report.id}?at={hit.link}",
        title=cut(hit.report.title or "") or "Untitled report",
        outlet=cut(hit.report.outlet) if hit.report.outlet else None,
        published=hit.report.published,
        speaker=cut(hit.speaker.name) if hit.speaker else None,
        speaker_href=f"/party/{hit.speaker.actor}" if hit.speaker else None,
        role=cut(hit.speaker.role) if hit.speaker and hit.speaker.role else None,
        addressee=cut(hit.addressee.name) if hit.addressee else None,
        act="wants" if (hit.act, hit.mode) == ("think", "wish") else VERBS[hit.act],
        form={"direct": "verbatim", "mixed": "partly verbatim", "indirect": ""}[hit.form],
        when=cut(when(hit.said, year)) if hit.said else None,
        bits=tuple(context_bits(hit)),
        others=hit.others,
        utterance=f"/utterance/{hit.utterance}" if hit.utterance else None,
        verdict=verdict(hit),
    )


def verdict(hit: Hit) -> str | None:
    """Say what people said of a statement last."""
    if not hit.corrections:
        return None
    last = hit.corrections[-1]
    return f"{last.field} corrected" if last.verdict == "edit" else f"marked {last.verdict}"


def context_bits(hit: Hit) -> Iterable[Bit]:
    """Cut a hit's context into runs, as many as a list has room for; of longer words the beginning is shown."""
    start, end = hit.context.start, hit.context.start + len(hit.context.words)
    first = min((span[0] for span in hit.content), default=start)
    start = max(start, first - QUOTE // 4)
    stop = min(end, start + QUOTE)
    spans = [("statement", span) for span in hit.content] + [("verbatim", span) for span in hit.verbatim]
    marks = [Mark(at, to, "statement" if layer == "statement" else "verbatim", hit.link) for layer, (at, to) in spans]
    marks += [Mark(at, to, "cue", hit.link) for at, to in hit.matches]
    names = {"statement": "s", "verbatim": "v", "cue": "m"}
    text = hit.context.words[start - hit.context.start :]
    moved = sorted((Mark(mark.start - start, mark.end - start, mark.layer, mark.of) for mark in marks), key=lambda m: (m.start, -m.end))
    if start > hit.context.start:
        yield Bit("… ")
    for run in islice(weave(text, 0, stop - start, moved), RUNS):
        yield Bit(clean_run(run.words), " ".join(dict.fromkeys(names[mark.layer] for mark in run.marks)))
    if stop < end:
        yield Bit(" …")


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
    for value in [one for one in values if len(one.value) <= ASKED][:SHOWN]:
        if key == "month":
            href = search_href(asked.having("after", value.value).having("before", value.value).written)
            on = ("after", value.value) in chosen
        else:
            href = search_href(asked.having(KEYS[key], value.value).written)
            on = (KEYS[key], value.value) in chosen
        yield Value(cut(value.label), f"{value.count:,}", max(1, round(10 * value.count / most)), href, on)
