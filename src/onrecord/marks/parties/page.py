"""A report's text with its sentences in, the words, the runs of capitals and the quotations that its parties are read from out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from onrecord.marks.descriptions import describe, whoever
from onrecord.marks.lexicon import words
from onrecord.marks.names import SUFFIXES, key_of, recognised_runs, runs_of, sign_of, split_words
from onrecord.marks.surnames import FullNames, bodies_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.marks.descriptions import Description
    from onrecord.marks.names import Name, Run, Word
    from onrecord.marks.parties.brief import Brief, Told
    from onrecord.model import Span

DEEP: Final = 16
"""Contents before a span that it may stand in."""
LIKELY: Final = 0.5
"""How likely a recognised name must be."""
WITHIN: Final = frozenset({"in", "at", "near", "across", "outside", "throughout"})
"""Prepositions that places follow."""


@dataclass(frozen=True, slots=True)
class Page:
    """The sentences of a report, cut into words, and what is told in them."""

    text: str
    starts: tuple[int, ...]
    words: tuple[tuple[Word, ...], ...]
    runs: tuple[tuple[Run, ...], ...]
    quotes: tuple[Span, ...]
    told: tuple[Told, ...]
    names: FullNames
    places: frozenset[tuple[str, ...]]
    headlines: frozenset[int]
    paragraphs: tuple[int, ...]
    recognised: tuple[Name, ...] | None
    """What a recogniser took for names; ``None`` where there was none, and capitals alone tell."""

    held: tuple[tuple[int, int, int], ...]
    """The spans of all contents in order, each with the number of what is told there."""
    addressed: Mapping[Span, Told]
    sources: frozenset[Span]
    askers: frozenset[Span]
    read: dict[Span, Description | None] = field(default_factory=dict)
    """What was described before: each span is asked for more than once."""

    @classmethod
    def of(cls, brief: Brief) -> Page:
        """Cut the sentences up and note the full names that stand in them."""
        found = None if brief.names is None else tuple(sorted(name for name in brief.names if name.probability >= LIKELY))
        cut = tuple(tuple(split_words(brief.text, span)) for span in brief.sentences)
        runs = tuple(tuple(_runs(own, found)) for own in cut)
        places = frozenset(key for own, some in zip(cut, runs, strict=True) for key in _places(own, some))
        bodies = frozenset(key for own, some in zip(cut, runs, strict=True) for key in bodies_of(own, some))
        names = FullNames.of((run for some in runs for run in some), bodies | {key for key in places if len(key) > 1})
        starts = tuple(start for start, _ in brief.sentences)
        return cls(
            brief.text,
            starts,
            cut,
            runs,
            tuple(sorted(brief.quotes)),
            brief.told,
            names,
            places - bodies,
            brief.headlines,
            _paragraphs(brief.text, starts),
            found,
            tuple(sorted((*span, number) for number, one in enumerate(brief.told) for span in one.content)),
            {one.addressee: one for one in brief.told if one.addressee},
            frozenset(one.source for one in brief.told if one.source),
            frozenset(one.source for one in brief.told if one.source and one.asks),
        )

    def runs_in(self, found: Sequence[Word]) -> Sequence[Run]:
        """Return the names among some words: those recognised, or else capitals."""
        return (_runs(found, self.recognised) if self.recognised is not None else ()) or runs_of(found)

    def described(self, span: Span) -> Description | None:
        """Read what a span says by itself; a trade with a capital is a name only where somebody is called so: "Magistrate", "Mason"."""
        if span not in self.read:
            self.read[span] = self._described(span)
        return self.read[span]

    def _described(self, span: Span) -> Description | None:
        found = describe(self.text, span, self.runs_in)
        if found and len(found.key) == 1 and found.key[0] in words("titles", "trades", "words") and not found.honorific:
            known = found.key[0] in self.names.full or found.key[0] in self.names.styled
            return found if known else whoever(self.text, span)
        return found

    def sentence(self, at: int) -> int:
        """Return the number of the sentence that a character stands in."""
        return max(0, bisect_right(self.starts, at) - 1)

    def enclosing(self, span: Span) -> Told | None:
        """Return the innermost attribution in whose words a span stands."""
        at = bisect_right(self.held, (span[0], len(self.text) + 1, 0))
        holding = [(stop - start, number) for start, stop, number in self.held[max(0, at - DEEP) : at] if span[1] <= stop]
        holding = [(size, number) for size, number in holding if self.told[number].source != span]
        return self.told[min(holding)[1]] if holding else None

    def quoted(self, span: Span) -> bool:
        """Tell whether a span stands within quotation marks."""
        at = bisect_right(self.quotes, (span[0], len(self.text) + 1)) - 1
        return at >= 0 and self.quotes[at][0] <= span[0] < self.quotes[at][1]


def _paragraphs(text: str, starts: Sequence[int]) -> tuple[int, ...]:
    """Return the number of the paragraph that each sentence stands in; line breaks part them."""
    return tuple(accumulate((int("\n" in text[left:right]) for left, right in pairwise(starts)), initial=0))


def _runs(found: Sequence[Word], recognised: Sequence[Name] | None) -> list[Run]:
    if recognised is None:
        return runs_of(found)
    if not found:
        return []
    low = bisect_left(recognised, (found[0].start,))
    high = bisect_left(recognised, (found[-1].end,))
    return recognised_runs(found, recognised[low:high])


def _places(found: Sequence[Word], runs: Sequence[Run]) -> Iterator[tuple[str, ...]]:
    """Yield the names that something happens in: no people and no bodies, whatever they look like."""
    at = {word.start: n for n, word in enumerate(found)}
    for run in runs:
        if not run.bearer:
            continue
        n = at.get(run.first.start, 0)
        within = n and found[n - 1].low in WITHIN and sign_of(run.bearer[0].low) is None and not run.title
        if run.kind == "place" or (run.kind is None and within and run.bearer[-1].low not in SUFFIXES):
            yield key_of(run.bearer)
