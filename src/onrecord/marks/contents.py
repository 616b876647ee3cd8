"""A cue in, where its content begins and ends out: what follows it, what stands before it, what it interrupts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from onrecord.marks.lexicon import Cue, words
from onrecord.marks.tokens import DASHES, STOPS, Sentence, Token, is_long, is_quote, is_small

if TYPE_CHECKING:
    from collections.abc import Sequence

Link = Literal["end", "comma", "quote", "that", "rest", "to", "colon"]
THINGS: Final = frozenset({"rest", "clause", "finding", "saying"})
"""What a cue can take that no small word introduces."""
ADJUNCT: Final = 14
"""Tokens between a cue and its "that": "said on Monday at a meeting with farmers that"."""


def follows(  # noqa: C901, PLR0911 -- one line a way to go on
    tokens: Sequence[Token], at: int, takes: frozenset[str], end: int
) -> tuple[Link, int] | None:
    """Say what comes after a cue, and where its content begins: :data:`Link`."""
    while at < end and is_small(tokens[at], "adverbs", "times") and tokens[at].low not in words("words", "determiners"):
        at += 1
    if at >= end or tokens[at].low in STOPS:
        return "end", at
    token = tokens[at]
    if token.kind == "quote" and (is_long(token) or at + 1 >= end or tokens[at + 1].kind == "mark"):
        return "quote", at
    if token.low in (":", ",") and at + 1 < end and tokens[at + 1].kind == "quote":
        return "quote", at + 1
    if token.low == ":":
        return "colon", at + 1
    if token.kind == "mark":
        return "comma", at + 1
    if token.low == "that" and "that" not in takes and "rest" in takes:
        return "rest", at
    if token.low in words("words", "openers") and {"that", "rest"} & takes and (token.low != "if" or "about" in takes):
        return "that", at
    if token.low == "to" and "to" in takes:
        return "to", at
    if token.low == "about" and "about" in takes:
        return "that", at
    if {"that", "quote"} & takes and is_small(token, "prepositions", "times", "subordinators"):
        return _beyond(tokens, at, end)
    return ("rest", at) if THINGS & takes else None


def _beyond(tokens: Sequence[Token], at: int, end: int) -> tuple[Link, int]:
    """Look past "on Monday in a statement" for the content; without one the attribution ends here."""
    for here in range(at, min(end, at + ADJUNCT)):
        token = tokens[here]
        if token.low == "that" and here > at:
            return "that", here
        if token.kind == "quote" and tokens[here - 1].low in (",", ":"):
            return "quote", here
        if token.low == ":":
            return "colon", here + 1
        if token.low == "," and not is_quote(tokens, here + 1):
            return "comma", here + 1
        if token.low in STOPS:
            break
    return "end", at


def fits(link: tuple[Link, int], cue: Cue) -> bool:
    """Tell whether a sense of a cue takes what follows it."""
    kind, _ = link
    if kind == "quote":
        return bool({"quote", "rest", "saying"} & cue.takes)
    return kind != "colon" or "quote" in cue.takes


def content_end(tokens: Sequence[Token], start: int, end: int, cue: Cue, *, thing: bool) -> int:
    """Return where the content that begins here ends: before an aside after a quotation, a semicolon, for a thing a comma.

    A thing that is named ("claims half a mile") ends before the next clause (", and crews have …") too.
    """
    if is_quote(tokens, start) and is_long(tokens[start]) and start + 1 < end and tokens[start + 1].kind == "word":
        return start + 1
    stops = {";"} if "quote" in cue.takes or cue.thought else {";", ",", *DASHES}
    stop = next((at for at in range(start + 2, end) if tokens[at].low in stops), end)
    if thing:
        joints = (at for at in range(start + 1, stop - 1) if tokens[at].low == "," and tokens[at + 1].low in ("and", "but", "while"))
        stop = next(joints, stop)
    return stop


def left_of(tokens: Sequence[Token], base: int, end: int) -> tuple[int, int] | None:
    """Return the content that ends before a comma or with a quotation."""
    stop = end
    while stop > base and tokens[stop - 1].low in (",", *DASHES):
        stop -= 1
    if stop == base or (stop == end and not is_quote(tokens, stop - 1)):
        return None
    start = stop - 1
    if is_quote(tokens, start) and is_long(tokens[start]) and (start == base or tokens[start - 1].kind == "mark"):
        return start, stop
    return base, stop


def second_half(tokens: Sequence[Token], sentence: Sentence, at: int, left: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the rest of a split quotation or of a clause that "he said" interrupts."""
    marks = [here for here in range(at, min(sentence.end - 1, at + ADJUNCT)) if tokens[here].low in (",", ":", *DASHES)]
    if not marks or left[0] == left[1]:
        return []
    quoted = next((here + 1 for here in marks if is_quote(tokens, here + 1) and is_quote(tokens, left[1] - 1)), None)
    if quoted is not None:
        return [(quoted, quoted + 1)]
    mark, follows = marks[0], marks[0] + 1
    if is_quote(tokens, follows):
        return [(follows, follows + 1)]
    if is_quote(tokens, left[1] - 1) or tokens[follows].low.endswith("ing") or tokens[follows].low in words("words", "relatives"):
        return []
    return [(follows, sentence.end)] if tokens[mark].low == "," and mark == at else []
