"""Statements and the dates of their report in, the statements with the day that each was said out, where the report tells it.

A date tells it that stands in the sentence of the cue and in no content but one that holds the cue too; an answer has the day of its
question, and what a speaker goes on to say the day of what stands before.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from onrecord.model import Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.marks.tokens import Reading
    from onrecord.model import Date, Span, Statement

NOT_WHEN: Final = ("since", "until", "till", "before", "after", "from", "by", "who", "for")
"""Words before a date that does not tell when the sentence happened."""
CLOSE: Final = 4
"""Characters between a cue and its date: "said on"."""
REPLIES: Final = frozenset({"replied", "answered", "responded", "retorted", "added", "continued", "shot back", "went on", "asked"})
"""Cues of words that belong to an exchange."""
SITTING: Final = frozenset(
    {"court", "jury", "jurors", "trial", "parliament", "sabha", "senate", "hearing", "inquest", "tribunal", "mps", "lawmakers"}
)
"""Words of a sentence about a sitting, whose opening dates what is said in it."""
FAR: Final = 400
"""Characters between two statements that one occasion holds together: about a paragraph."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What a report's dates are looked up in."""

    text: str
    sentences: tuple[Span, ...]
    dates: tuple[Date, ...]
    contents: tuple[Span, ...]
    published: str


def date_statements(reading: Reading, found: Sequence[Statement], dates: Sequence[Date], published: str | None) -> tuple[Statement, ...]:
    """Return the statements with the day each was said."""
    usable = tuple(date for date in dates if date.value and date.earliest and date.type in ("DATE", "TIME") and "/" not in date.value)
    sentences = tuple((reading.tokens[s.first].start, reading.tokens[s.end - 1].end) for s in reading.sentences if s.first < s.end)
    contents = tuple(sorted(span for one in found for span in one.content))
    page = _Page(reading.text, sentences, usable, contents, (published or "9999")[:10])
    return tuple(_dated(page, found))


def _dated(page: _Page, found: Sequence[Statement]) -> Iterator[Statement]:
    known: dict[str, Said] = {}
    before: Statement | None = None
    sittings = _sittings(page)
    present: set[str | None] = set()
    for one in found:
        said = _own(page, one) or (known.get(one.answers) if one.answers else None)
        if said and said.basis == "sentence" and one.answers and said is known.get(one.answers):
            said = replace(said, basis="question")
        if said is None and before is not None and _goes_on(page.text, before, one) and before.id in known:
            said = replace(known[before.id], basis="carried")
        at = bisect_right([start for start, _ in sittings], one.content[0][0]) - 1
        sits = at >= 0 and (_sits(page, _sentence(page, (one.cue or one.content)[0])) or _exchanges(page.text, one))
        if said is None and at >= 0 and (sits or one.speaker in present):
            said = sittings[at][1]
        if sits:
            present |= {one.speaker, one.addressee} - {None}
        if said:
            known[one.id] = said
        before = one
        yield replace(one, said=said)


def _sittings(page: _Page) -> list[tuple[int, Said]]:
    """Return the dated openings of sittings: where each stands, and the day."""
    found: list[tuple[int, Said]] = []
    for date in page.dates:
        span = _sentence(page, (date.start, date.end))
        near = date.value == date.earliest and "0" < page.published[:8] == (date.earliest or "")[:8]
        if near and _tells(page, date, (span[0], span[0]), span[0]) and _sits(page, span):
            found.append((span[0], Said(date.value or "", date.earliest or "", date.latest or "", "sitting")))
    return found


def _sits(page: _Page, sentence: Span) -> bool:
    """Tell whether a sentence is about a court or a parliament, whose other words of the report are of the same day."""
    start, end = sentence
    return bool(SITTING & set(page.text[start:end].casefold().replace(",", " ").replace(".", " ").split()))


def _exchanges(text: str, one: Statement) -> bool:
    """Tell whether a statement is a question, a reply, or what goes on from one."""
    return not one.cue or one.act == "ask" or text[one.cue[0][0] : one.cue[0][1]].casefold() in REPLIES


def _sentence(page: _Page, span: Span) -> Span:
    at = bisect_right(page.sentences, (span[0], len(page.text) + 1)) - 1
    return page.sentences[at] if at >= 0 else span


def _own(page: _Page, one: Statement) -> Said | None:
    """Return the day that the sentence of the cue names, the one nearest to the cue."""
    if not one.cue:
        return None
    cue = one.cue[0]
    start, end = _sentence(page, cue)
    first = bisect_right([date.start for date in page.dates], start - 1)
    near: list[tuple[int, Date]] = []
    for date in page.dates[first:]:
        if date.start >= end:
            break
        if _tells(page, date, cue, start):
            near.append((min(abs(date.start - cue[1]), abs(cue[0] - date.end)), date))
    if not near:
        return None
    date = min(near, key=lambda pair: pair[0])[1]
    return Said(date.value or "", date.earliest or "", date.latest or "", "sentence")


def _tells(page: _Page, date: Date, cue: Span, start: int) -> bool:
    """Tell whether a date says when what the cue names happened."""
    if (date.earliest or "") > page.published:
        return False
    word = page.text[max(0, date.start - 12) : date.start].split()
    if word and word[-1].casefold() in NOT_WHEN:
        return False
    if _relative(page.text, date, cue, start):
        return False
    if cue[1] <= date.start <= cue[1] + CLOSE and page.text[date.end : date.end + CLOSE].lstrip()[:1] in (":", "“", "‘", '"'):
        return True
    last = bisect_right(page.contents, (date.start, len(page.text) + 1))
    holding = [span for span in page.contents[max(0, last - 8) : last] if span[0] <= date.start < span[1]]
    return all(span[0] <= cue[0] < span[1] for span in holding)


def _relative(text: str, date: Date, cue: Span, start: int) -> bool:
    """Tell whether a date stands in a clause of its own: "said Ruth Voss, who founded it in 2011"."""
    if date.start >= cue[1]:
        between = text[cue[1] : date.start][-FAR:].casefold().split()
        return bool({"who", "which", "whose"} & set(between))
    clause = text[max(start, date.start - FAR) : date.start].rpartition(",")[2].casefold().split()
    return clause[:1] in (["who"], ["which"], ["whose"], ["where"])


def _goes_on(text: str, before: Statement, one: Statement) -> bool:
    """Tell whether a statement carries on the occasion of the one before it: one speaker, or question and answer."""
    same = before.speaker is not None and before.speaker in (one.speaker, one.addressee)
    same = same or before.act == "ask" or _exchanges(text, one)
    return same and 0 <= one.content[0][0] - before.content[-1][1] < FAR
