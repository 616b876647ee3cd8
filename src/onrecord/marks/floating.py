"""Sentences with their attributions in, quotations without a cue given to whoever spoke before them out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.marks.contents import JOINTS
from onrecord.marks.tokens import STOPS, Reading, Sentence, Token, is_long, is_quote, span_of
from onrecord.marks.verbs import Attribution

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Span

POINTERS: Final = frozenset({"it", "this", "that"})
"""What a denial can have for all its content: the words denied stand before it."""
SHORTEST: Final = 3
"""Tokens of the shortest clause, its mark included: "They left,"."""


def take_quotations(tokens: Sequence[Token], attribution: Attribution, owned: set[int]) -> bool:
    """Mark the quotations of an attribution as taken; tell whether any of its content was still free."""
    whole = {tokens[start].quotation for start, end in attribution.ranges if end - start == 1}
    if whole & owned - {-1}:
        return False
    owned.update(tokens[at].quotation for start, end in attribution.ranges for at in range(start, end))
    return True


def read_floating(reading: Reading, found: Sequence[list[Attribution]], owned: set[int]) -> list[Attribution]:
    """Give quotations without a cue to the sentence or the paragraph before them."""
    tokens, made = reading.tokens, []
    last: Attribution | None = None
    block = -2
    free: Sentence | None = None
    for sentence, own in zip(reading.sentences, found, strict=True):
        for attribution in own:
            if not attribution.ranges and not attribution.awaits and free and free.block == sentence.block:
                _take(tokens, attribution, free, owned)
        if own:
            last = next((a for a in reversed(own) if _direct(tokens, a) or a.awaits), own[-1])
            block, free = sentence.block, None
            continue
        free = sentence if is_quote(tokens, sentence.first) and _floats(reading, sentence, owned) else None
        if free is None or last is None:
            continue
        if last.awaits or (block == sentence.block and _direct(tokens, last)):
            _take(tokens, last, sentence, owned)
            last.awaits, free = False, None
        elif block == sentence.block - 1 and (last.source or last.addressee or last.echoes):
            last = Attribution("state", [], echoes=last, score=0.6)
            _take(tokens, last, sentence, owned)
            made.append(last)
            block, free = sentence.block, None
    return made


def _floats(reading: Reading, sentence: Sentence, owned: set[int]) -> bool:
    """Tell a sentence that is one free quotation and nothing else; a short one must be whole: "“Never.”"."""
    first = reading.tokens[sentence.first]
    others = reading.tokens[sentence.first + 1 : sentence.end]
    free = first.quotation not in owned and all(token.kind == "mark" for token in others)
    return free and (is_long(first) or _is_whole(reading, first))


def _is_whole(reading: Reading, quote: Token) -> bool:
    """Tell a quoted sentence by the stop inside its marks."""
    _, end = reading.quotations[quote.quotation].inner[-1]
    return reading.text[end - 1] in STOPS | {"…"}


def _direct(tokens: Sequence[Token], attribution: Attribution) -> bool:
    return bool(attribution.ranges) and is_quote(tokens, attribution.ranges[-1][0])


def _take(tokens: Sequence[Token], attribution: Attribution, sentence: Sentence, owned: set[int]) -> None:
    attribution.ranges.append((sentence.first, sentence.first + 1))
    owned.add(tokens[sentence.first].quotation)


def point_back(reading: Reading, found: Sequence[list[Attribution]]) -> None:
    """Give a denial that only points back ("denies it") the words it points to: what was said just before, or the clause before it."""
    last: tuple[int, Attribution] | None = None
    for at, (sentence, own) in enumerate(zip(reading.sentences, found, strict=True)):
        for attribution in own:
            if attribution.act in ("deny", "reject") and attribution.targets is None and _only_points(reading.tokens, attribution):
                near = last and last[0] >= at - 1 and reading.sentences[last[0]].block == sentence.block
                attribution.targets = _told(reading, last[1]) if last and near else _clause_before(reading.tokens, sentence, attribution)
            elif attribution.ranges:
                last = at, attribution


def _only_points(tokens: Sequence[Token], attribution: Attribution) -> bool:
    told = [token.low for start, end in attribution.ranges for token in tokens[start:end] if token.kind != "mark"]
    return len(told) == 1 and told[0] in POINTERS


def _told(reading: Reading, attribution: Attribution) -> Span:
    start, end = attribution.ranges[0]
    tokens = reading.tokens
    if end - start == 1 and is_quote(tokens, start):
        low, high = reading.quotations[tokens[start].quotation].inner[0]
        return low, low + len(reading.text[low:high].rstrip(" ,\n")) or high
    return span_of(tokens, start + (tokens[start].low == "that" and end - start > 1), end)


def _clause_before(tokens: Sequence[Token], sentence: Sentence, attribution: Attribution) -> Span | None:
    """Return the clause that a mark and a joint part from a denial: "The council sold the mill, but the mayor denies it"."""
    low = attribution.source[0] if attribution.source else tokens[sentence.first].start
    subject = next((at for at in range(sentence.first, sentence.end) if tokens[at].start >= low), sentence.first)
    end = subject - (subject > sentence.first and tokens[subject - 1].low in JOINTS)
    parted = end - sentence.first > SHORTEST and tokens[end - 1].low in (",", ";")
    return span_of(tokens, sentence.first, end) if parted else None
