"""A sentence in, its attributions out: cue by cue, those that go on, end or stand inside the one before."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from onrecord.marks.contents import JOINTS
from onrecord.marks.credits import read_according, read_headline, read_signed
from onrecord.marks.cues import Hit, find_hits
from onrecord.marks.lexicon import words
from onrecord.marks.passives import read_asked, read_passive
from onrecord.marks.phrases import leading_subject, opens_noun
from onrecord.marks.tokens import Sentence, Token, is_quote
from onrecord.marks.verbs import Attribution, read_after, read_before, read_forward

if TYPE_CHECKING:
    from collections.abc import Sequence


def read_sentence(tokens: Sequence[Token], sentence: Sentence) -> list[Attribution]:
    """Return what a sentence attributes, in the order of its cues."""
    found: list[Attribution] = []
    if sentence.headline and (headline := read_headline(tokens, sentence)):
        found.append(headline)
    if signed := read_signed(tokens, sentence):
        return [signed]
    according = [at for at in range(sentence.first, sentence.end - 2) if tokens[at].low == "according" and tokens[at + 1].low == "to"]
    if asked := read_asked(tokens, sentence):
        found.append(asked)
    for hit in sorted((*find_hits(tokens, sentence), *(Hit(at, at + 2, (), at) for at in according))):
        made = _attribute(tokens, sentence, hit, found)
        if made:
            found.append(made)
    return found


def _attribute(tokens: Sequence[Token], sentence: Sentence, hit: Hit, found: Sequence[Attribution]) -> Attribution | None:
    """Turn a cue into an attribution; one inside another's content may cut it short or be nested in it."""
    last = found[-1] if found else None
    within = last if last and last.ranges and last.ranges[-1][0] <= hit.first < last.ranges[-1][1] else None
    if not hit.senses:
        return read_according(tokens, sentence, hit, within)
    if within:
        return _within(tokens, sentence, hit, within)
    base = max([sentence.first, *(end for a in found[-2:] for _, end in a.ranges)])
    if hit.passive:
        return read_passive(tokens, sentence, hit, base)
    if _joined(tokens, hit, sentence.first):
        return _same_source(tokens, sentence, hit, last)
    return read_after(tokens, sentence, hit, base) or read_before(tokens, sentence, hit, base)


def _within(tokens: Sequence[Token], sentence: Sentence, hit: Hit, outer: Attribution) -> Attribution | None:
    """Read a cue that stands in another attribution's content."""
    start = outer.ranges[-1][0]
    if _joined(tokens, hit, start):
        made = _same_source(tokens, sentence, hit, outer)
        if made is None or not _carries_on(tokens, hit, made):
            return None
        outer.ranges[-1] = (start, hit.group - 1)
        return made
    if hit.passive or hit.senses[0].thought:
        return None
    if outer.relative and tokens[hit.group - 1].low == "," and (made := read_before(tokens, sentence, hit, sentence.first)):
        outer.ranges[-1] = (start, hit.group - 1)
        return made
    made = read_after(tokens, sentence, hit, sentence.first)
    if made and made.ranges and made.ranges[0][1] > start:
        return _enclosing(made, outer, hit)
    return None if made else _nested(tokens, sentence, hit, outer)


def _nested(tokens: Sequence[Token], sentence: Sentence, hit: Hit, outer: Attribution) -> Attribution | None:
    """Read "A said that B told C that …", or, after a comma, the next clause, which ends the one before."""
    start, end = outer.ranges[-1]
    made = read_before(tokens, sentence, hit, start)
    if made is None or made.source is None or not made.ranges:
        return None
    subject = bisect_left(tokens, made.source[0], key=lambda token: token.start)
    cut = _new_clause(tokens, subject, start)
    if cut is not None:
        outer.ranges[-1] = (start, cut)
        return made
    if subject - 1 == start and tokens[start].low in JOINTS and len(outer.ranges) > 1:
        outer.ranges.pop()
        return made
    explicit = tokens[made.ranges[0][0]].low == "that" or is_quote(tokens, made.ranges[0][0])
    if explicit and outer.inside is None and tokens[subject].low not in words("words", "relatives"):
        made.inside = outer
        made.ranges = [(made.ranges[0][0], min(end, made.ranges[0][1]))]
        return made
    return None


def _carries_on(tokens: Sequence[Token], hit: Hit, made: Attribution) -> bool:
    """Tell "…, adding …" and "… and said that …" from a deed told in the content: "that he came and saw the damage"."""
    if not made.ranges or tokens[hit.first].low.endswith("ing"):
        return bool(made.ranges)
    start = made.ranges[0][0]
    if tokens[start].low == "that" or is_quote(tokens, start) or tokens[hit.group - 2].low == ",":
        return True
    return tokens[hit.first].low in ("said", "says", "say") and opens_noun(tokens[start])


def _enclosing(made: Attribution, inner: Attribution, hit: Hit) -> Attribution:
    """Let "…, officials said" at the end take in what was read before it."""
    start, end = inner.ranges[-1]
    inner.ranges[-1] = (start, min(end, max((stop for _, stop in made.ranges if stop <= hit.first), default=start)))
    inner.inside = made
    return made


def _new_clause(tokens: Sequence[Token], subject: int, low: int) -> int | None:
    """Return where the clause before ends, if a comma parts the two: ", and the mayor said"."""
    at = subject - 1
    if at > low and tokens[at].low in JOINTS | words("words", "relatives"):
        at -= 1
    return at if at > low and tokens[at].low in (",", ";") else None


def _joined(tokens: Sequence[Token], hit: Hit, low: int) -> bool:
    """Tell "…, adding that" and "… and added that", which have the source of what went before."""
    if hit.group <= low:
        return False
    before = tokens[hit.group - 1]
    ing = tokens[hit.first].low.endswith("ing") and hit.group == hit.first
    return (ing and (before.kind != "word" or before.low in ("and", "but"))) or before.low in ("and", "but")


def _same_source(tokens: Sequence[Token], sentence: Sentence, hit: Hit, last: Attribution | None) -> Attribution | None:
    source = last.source if last else leading_subject(tokens, sentence, hit.group)
    if source is None:
        return None
    made = read_forward(tokens, sentence, hit)
    if made:
        made.source = source
        made.score = min(made.score, 0.6)
    return made
