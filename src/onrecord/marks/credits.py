"""A sentence in, what it credits without a verb out: "according to", a headline's colon, a name below a quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.marks.contents import ADJUNCT
from onrecord.marks.lexicon import cues, table, words
from onrecord.marks.phrases import past_appositions, phrase_end
from onrecord.marks.tokens import DASHES, Sentence, Token, is_long, is_quote, is_small, span_of
from onrecord.marks.verbs import SCORES, Attribution

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.marks.cues import Hit


def read_headline(tokens: Sequence[Token], sentence: Sentence) -> Attribution | None:
    """Read "Mayor: …" over a report."""
    colon = next((at for at in range(sentence.first + 1, min(sentence.end, sentence.first + 7)) if tokens[at].low == ":"), None)
    if colon is None or colon + 1 >= sentence.end:
        return None
    known = words("titles", "documents", "words") | words("titles", "organisations", "words") | words("titles", "crowds", "words")
    known |= (
        words("names", "states")
        | table("capitals").keys()
        | words("names", "he")
        | words("names", "she")
        | words("titles", "roles", "words")
    )
    named = any(token.low in known for token in tokens[sentence.first : colon])
    if not named and tokens[colon + 1].kind != "quote":
        return None
    source = tokens[sentence.first].start, tokens[colon - 1].end
    cue = tokens[colon].start, tokens[colon].end
    return Attribution("state", [(colon + 1, sentence.end)], cue, source, score=SCORES["colon"])


def read_signed(tokens: Sequence[Token], sentence: Sentence) -> Attribution | None:
    """Read a quotation with a name below it: "“…” — Jane Miller"."""
    at = sentence.first
    if not is_quote(tokens, at) or not at + 2 < sentence.end < at + ADJUNCT or tokens[at + 1].low not in DASHES:
        return None
    if not (tokens[at + 2].capital and tokens[sentence.end - 1].kind != "quote" and is_long(tokens[at])):
        return None
    if any(token.kind == "word" and token.low in cues() for token in tokens[at + 2 : sentence.end]):
        return None
    cue = tokens[at + 1].start, tokens[at + 1].end
    return Attribution("state", [(at, at + 1)], cue, span_of(tokens, at + 2, sentence.end), score=SCORES["colon"])


def read_according(tokens: Sequence[Token], sentence: Sentence, hit: Hit, within: Attribution | None) -> Attribution | None:
    """Read "according to X, …" and "…, according to X": the source ends at a mark or a new clause."""
    end = phrase_end(tokens, hit.end, sentence.end)
    rest = _past_clause(tokens, end, sentence.end)
    left = (sentence.first, hit.first)
    made = Attribution("state", [], span_of(tokens, hit.first, hit.end), span_of(tokens, hit.end, end), score=SCORES["that"])
    if within:
        within.ranges[-1] = (within.ranges[-1][0], hit.first)
        within.inside = made
    if hit.first - sentence.first > 1:
        made.ranges.append(left)
    if rest + 1 < sentence.end and tokens[rest].low == ",":
        made.ranges.append((rest + 1, sentence.end))
    return made if made.ranges and end > hit.end else None


def _past_clause(tokens: Sequence[Token], comma: int, end: int) -> int:
    """Return where what is told of a source ends: "according to an official, who asked not to be named, …"."""
    apposed = past_appositions(tokens, comma, end)
    if apposed >= end - 1 or tokens[apposed].low == ",":
        comma = apposed
    if comma + 1 >= end or tokens[comma].low != "," or not is_small(tokens[comma + 1], "relatives"):
        return comma
    return next((at for at in range(comma + 1, end) if tokens[at].low == ","), end)
