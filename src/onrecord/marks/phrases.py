"""A cue in, the noun phrases around it out: its subject, whom it addresses, a list of names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.marks.heads import head_of
from onrecord.marks.lexicon import cues, words
from onrecord.marks.tokens import Token, is_adverb, is_small

if TYPE_CHECKING:
    from collections.abc import Sequence


ADJUNCT: Final = 14
"""Tokens of somebody addressed: "told farmers at a meeting on Monday"."""
SUBJECT: Final = 30
"""Tokens of a subject with its appositions; longer ones were misread."""


def subject_of(tokens: Sequence[Token], end: int, low: int) -> tuple[int, int] | None:
    """Return the token range of the noun phrase that ends before a verb and its auxiliaries, appositions included."""
    start = _clause_start(tokens, end, low)
    if end - 1 > low and tokens[end - 1].low == "," and end == start:
        opening = _comma_before(tokens, end - 1, max(low, end - SUBJECT))
        if opening is None:
            return None
        start = _clause_start(tokens, opening, low)
        while low < start < opening and _is_aside(tokens, start, opening):
            opening = start - 1
            start = _clause_start(tokens, opening, low)
        end = opening if start == opening else end - 1
    start = _past_relative(tokens, _trim_subject(tokens, _past_time(tokens, start, end), end), end)
    if end - start > 1 and tokens[end - 1].low in words("words", "relatives"):
        end -= 1
    return (start, end) if _is_noun_phrase(tokens, start, end) else None


def _comma_before(tokens: Sequence[Token], end: int, low: int) -> int | None:
    return next((at for at in range(end - 1, low, -1) if tokens[at].low == ","), None)


def _is_aside(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell what can only follow a name between commas: an age, "of Lyon", "based in Lyon", "who …", the "France" of "Lyon, France"."""
    before, first = tokens[start - 1], tokens[start]
    if before.low != ",":
        return False
    if first.low[0].isdigit() or first.low in ("of", "from") or is_small(first, "relatives"):
        return True
    participle = first.low.endswith("ed") and not first.capital and is_small(tokens[start + 1], "prepositions")
    return participle or _is_wider_place(tokens, start, end)


def _is_wider_place(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell the second name of "in Newcastle, New South Wales": capitals after a place that "in" or "at" stands before."""
    at = start - 1
    while at > 0 and tokens[at - 1].capital:
        at -= 1
    placed = 0 < at < start - 1 and tokens[at - 1].low in ("in", "near", "at", "from", "of")
    return placed and all(token.capital for token in tokens[start:end])


def _past_time(tokens: Sequence[Token], start: int, end: int) -> int:
    """Leave out "An hour later" and "Last week" before a subject."""
    at = start
    while at < end and (at == start or not tokens[at].capital) and is_small(tokens[at], "times", "determiners"):
        at += 1
    timed = any(token.low in words("words", "times") for token in tokens[start:at])
    while at > start and tokens[at - 1].low in words("words", "determiners") - words("words", "times"):
        at -= 1
    opens = start < at < end and (tokens[at].capital or is_small(tokens[at], "determiners", "pronouns"))
    return at if timed and opens else start


def _past_relative(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return the subject inside a relative clause: "engineers" in "the survey, which engineers finished"."""
    for at in range(start, end - 1):
        if tokens[at].low in words("words", "relatives"):
            follows = tokens[at + 1]
            opens = at == start or follows.capital or is_small(follows, "determiners", "pronouns")
            return at + 1 if opens else start
    return start


def can_speak(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether a noun phrase may name a speaker: a name, a pronoun, a noun for people, a body or a document."""
    stop = next((at for at in range(start, end) if tokens[at].low == ","), end)
    phrase = [token for token in tokens[start:stop] if token.low not in ("the", "a", "an")]
    if any(token.capital and token.low not in words("names", "calendar") for token in phrase):
        return True
    small = ("pronouns", "objects", "relatives", "determiners")
    alone = bool(phrase) and (is_small(phrase[-1], *small) or phrase[-1].low in words("titles", "amounts", "words"))
    return alone or head_of([token.low for token in phrase]) is not None


def _clause_start(tokens: Sequence[Token], end: int, low: int) -> int:
    """Walk left to the mark or the small word that opens the clause."""
    at = end
    while at > low and end - at < SUBJECT:
        token = tokens[at - 1]
        if token.kind == "quote" or (token.kind == "mark" and token.low not in "()'&/$%#@"):
            break
        if token.low in words("words", "subordinators") and not (token.low == "that" and at == end):
            break
        if token.low == "and" and not _joins(tokens, at - 1, end, low):
            break
        at -= 1
    return at


def _joins(tokens: Sequence[Token], at: int, end: int, low: int) -> bool:
    """Tell the "and" between two names from the one between two clauses."""
    if at + 1 >= end or at <= low:
        return False
    left, right = tokens[at - 1], tokens[at + 1]
    return right.low not in words("words", "pronouns") and left.kind == "word" and right.low not in cues()


def _trim_subject(tokens: Sequence[Token], start: int, end: int) -> int:
    """Leave out what only introduces the clause: "In Toledo the mayor" begins with "the"."""
    while start < end and (tokens[start].low in words("words", "adverbs") or is_adverb(tokens[start].low)):
        start += 1
    if start < end and tokens[start].low in words("words", "prepositions"):
        inner = (at for at in range(end - 1, start, -1) if tokens[at].low in words("words", "determiners") | words("words", "pronouns"))
        return next(inner, end - 1)
    return start


def _is_noun_phrase(tokens: Sequence[Token], start: int, end: int) -> bool:
    return (
        start < end
        and tokens[start].kind == "word"
        and not is_small(tokens[start], "auxiliaries", "modals")
        and (tokens[end - 1].kind == "word" or tokens[end - 1].low == ")")
        and tokens[end - 1].low not in words("words", "objects") - words("words", "pronouns")
        and not is_small(tokens[end - 1], "prepositions", "auxiliaries", "modals")
    )


def opens_noun(token: Token) -> bool:
    """Tell whether a noun phrase can begin with this word."""
    return token.kind == "word" and not is_small(token, "prepositions", "adverbs", "times", "openers", "auxiliaries")


def addressee_end(tokens: Sequence[Token], at: int, end: int) -> int:
    """Return where the person addressed ends: "told reporters on Monday" at "on"."""
    first = at
    if at < end and tokens[at].low in words("words", "objects") - {"her"}:
        return at + 1
    if at < end and tokens[at].low in words("words", "negations"):
        return at
    stop = words("words", "openers") | words("words", "prepositions") | words("words", "pronouns")
    while at < end and at - first < ADJUNCT:
        token = tokens[at]
        if token.kind != "word" or (token.low in stop and token.low != "of"):
            break
        if at > first and token.low in words("words", "determiners") | words("words", "times"):
            break
        at += 1
    return at


def told_to(tokens: Sequence[Token], at: int, end: int) -> tuple[int, int] | None:
    """Return who "to" names after a cue and its subject: "said Anna Holt, the mayor, to reporters in the street"."""
    at += int(at < end and tokens[at].low == ",")
    if at + 1 >= end or tokens[at].low != "to" or not opens_noun(tokens[at + 1]):
        return None
    stop = addressee_end(tokens, at + 1, end)
    return (at + 1, stop) if stop > at + 1 and can_speak(tokens, at + 1, stop) else None
