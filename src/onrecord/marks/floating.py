"""Sentences with their attributions in, quotations without a cue given to whoever spoke before them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.marks.tokens import Reading, Sentence, Token, is_long, is_quote
from onrecord.marks.verbs import Attribution

if TYPE_CHECKING:
    from collections.abc import Sequence


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
        free = sentence if is_quote(tokens, sentence.first) and _floats(tokens, sentence, owned) else None
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


def _floats(tokens: Sequence[Token], sentence: Sentence, owned: set[int]) -> bool:
    """Tell a sentence that is one free quotation and nothing else."""
    first = tokens[sentence.first]
    others = tokens[sentence.first + 1 : sentence.end]
    return first.quotation not in owned and is_long(first) and all(token.kind == "mark" for token in others)


def _direct(tokens: Sequence[Token], attribution: Attribution) -> bool:
    return bool(attribution.ranges) and is_quote(tokens, attribution.ranges[-1][0])


def _take(tokens: Sequence[Token], attribution: Attribution, sentence: Sentence, owned: set[int]) -> None:
    attribution.ranges.append((sentence.first, sentence.first + 1))
    owned.add(tokens[sentence.first].quotation)
