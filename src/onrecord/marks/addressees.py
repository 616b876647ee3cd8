"""A cue with what it credits in, to whom it was said and what it is about out."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from onrecord.marks.lexicon import cues, words
from onrecord.marks.phrases import addressee_end, can_speak, subject_of, told_to
from onrecord.marks.tokens import is_small, span_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.marks.attributions import Attribution
    from onrecord.marks.tokens import Reading, Token
    from onrecord.model import Span

POINTERS: Final = frozenset({"it", "this", "that"})
"""What a denial can have for all its content: the words denied stand before it."""
LINKS: Final = (" of", " for", " as")
LONGEST: Final = 160
"""Characters of what an accusation or a rejection is about."""


def addressee_of(reading: Reading, cue: Span, source: Span | None, content: Span) -> Span | None:
    """Return whom the words were said to: after "told", after "said … to", before "was asked"."""
    tokens = reading.tokens
    first, end = _range(tokens, cue)
    sentence = bisect_left(reading.sentences, first + 1, key=lambda s: s.end)
    if first >= end or sentence >= len(reading.sentences) or tokens[first].kind != "word":
        return None
    last = reading.sentences[sentence].end
    person = any("person" in sense.takes for token in tokens[first:end] for sense in cues().get(token.low, ()))
    if person and _is_passive(tokens, first, reading.sentences[sentence].first):
        low = reading.sentences[sentence].first
        found = subject_of(tokens, _group(tokens, first, low), low)
        return span_of(tokens, *found) if found and source != span_of(tokens, *found) else None
    if person and (stop := addressee_end(tokens, end, last)) > end and can_speak(tokens, end, stop):
        span = span_of(tokens, end, stop)
        return span if not content[0] <= span[0] < content[1] and span != source else None
    after = _range(tokens, source)[1] if source and source[0] >= cue[1] else end
    told = told_to(tokens, after, last)
    return span_of(tokens, *told) if told and not content[0] <= tokens[told[0]].start < content[1] else None


def targets_of(reading: Reading, one: Attribution, before: Attribution | None) -> Span | None:
    """Return the words that a denial, a rejection or an accusation is about, where its content does not say it."""
    text, content = reading.text, one.content[0]
    if one.cue is None:
        return None
    between = text[one.cue[1] : content[0]].rstrip()
    if one.act in ("accuse", "reject") and one.cue[1] < content[0] <= one.cue[1] + LONGEST:
        link = next((link for link in LINKS if between.endswith(link)), "")
        start, end = one.cue[1] + 1, one.cue[1] + len(between) - len(link)
        if link and start < end:
            return start, end
    if one.act in ("deny", "reject") and text[content[0] : content[1]].casefold() in POINTERS and before:
        near = one.cue[0] - before.content[-1][1]
        return before.content[-1] if 0 <= near < LONGEST else None
    return None


def _range(tokens: Sequence[Token], span: Span) -> tuple[int, int]:
    """Return the tokens of a span; none where it stands within a quotation."""
    first = bisect_left(tokens, span[0], key=lambda token: token.start)
    end = first
    while end < len(tokens) and tokens[end].start < span[1]:
        end += 1
    return first, end


def _is_passive(tokens: Sequence[Token], at: int, low: int) -> bool:
    while at > low and is_small(tokens[at - 1], "adverbs", "negations"):
        at -= 1
    return at > low and tokens[at - 1].low in words("words", "passive")


def _group(tokens: Sequence[Token], at: int, low: int) -> int:
    while at > low and is_small(tokens[at - 1], "auxiliaries", "adverbs", "negations", "modals"):
        at -= 1
    return at
