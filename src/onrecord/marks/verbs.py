"""An attributing verb in, the attribution that it makes out: "X said that …", "…, said X", "…, X said, …"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.marks.contents import ADJUNCT, before_turn, content_end, fits, follows, left_of, named_as, second_half
from onrecord.marks.heads import kind_of_head, phrase_start
from onrecord.marks.objects import is_clause, is_silence, points, tells
from onrecord.marks.phrases import addressee_end, can_speak, inverted_subject, subject_of, told_to
from onrecord.marks.tokens import SCARE, Sentence, Token, is_quote, is_small, span_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.marks.cues import Hit
    from onrecord.marks.lexicon import Cue
    from onrecord.model import Act, Span

INDIRECT: Final = frozenset({"rest", "clause", "person"})
"""What a verb takes that can follow a clause without quotation marks: "…, officials said", but no "…, she finished"."""
SCORES: Final = {"quote": 0.95, "that": 0.9, "end": 0.85, "comma": 0.8, "colon": 0.7, "rest": 0.65, "to": 0.65}


@dataclass(slots=True)
class Attribution:
    """A statement in the making: ranges of tokens, in the order found.

    ``echoes`` is the attribution that a quotation without a cue follows, whose speaker it takes over; ``inside`` is
    the one that it is nested in; the content of a ``thing`` is no clause, so that a "that" before it belongs to it; what
    is ``relative`` was said in a clause with "who", that ends before the verb of its sentence.
    """

    act: Act
    ranges: list[tuple[int, int]]
    cue: Span | None = None
    source: Span | None = None
    addressee: Span | None = None
    thought: bool = False
    negated: bool = False
    passive: bool = False
    awaits: bool = False
    thing: bool = False
    relative: bool = False
    score: float = 0.5
    targets: Span | None = None
    echoes: Attribution | None = None
    inside: Attribution | None = None


def read_before(tokens: Sequence[Token], sentence: Sentence, hit: Hit, low: int) -> Attribution | None:
    """Read "X said that …": the source, the cue, then the content."""
    subject = subject_of(tokens, hit, low)
    if subject is None or (subject[0] == sentence.first and is_small(tokens[subject[0]], "relatives")):
        return None
    finds = any("finding" in cue.takes for cue in hit.senses)
    made = read_forward(tokens, sentence, hit, by_document=finds and _is_document(tokens, *subject))
    if made and made.thing and not (can_speak(tokens, *subject) or is_clause(tokens, *made.ranges[0])):
        return None
    if made:
        made.source = span_of(tokens, *subject)
        made.relative = subject[1] - subject[0] == 1 and is_small(tokens[subject[0]], "relatives")
    return made


def _is_document(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell a subject that can find a thing without saying so: "polls show a lead"."""
    return any(kind_of_head(token.low) == "document" for token in tokens[start:end])


def read_forward(tokens: Sequence[Token], sentence: Sentence, hit: Hit, *, by_document: bool = False) -> Attribution | None:
    """Read from a cue on to the content; the source is left to the caller."""
    for cue in hit.senses:
        at, addressee = hit.end, None
        if "person" in cue.takes and (named := addressee_end(tokens, at, sentence.end)) > at:
            at, addressee = named, span_of(tokens, at, named)
        link = follows(tokens, at, cue.takes | ({"rest"} if addressee else frozenset()), sentence.end)
        if link is None or link[0] == "comma" or not fits(link, cue):
            continue
        kind, start = link
        empty = kind == "end" or start >= sentence.end
        if empty and (kind != "colon" or cue.thought):
            continue
        thing = kind == "rest" and not is_clause(tokens, start, before_turn(tokens, start, sentence.end))
        end = start if empty else content_end(tokens, start, sentence.end, cue, "thing" if thing else "wish" if kind == "to" else "clause")
        if kind == "rest" and not tells(tokens, start, end, cue, by_document=by_document):
            continue
        if kind == "that" and points(tokens, start, end, cue):
            continue
        if kind == "to" and is_silence(tokens, start, end, cue):
            continue
        of = start
        if kind == "rest":
            start = named_as(tokens, start, end, tokens[hit.first].low if hit.end == hit.first + 1 else "")
        return Attribution(
            "demand" if cue.act == "ask" and kind == "to" else cue.act,
            [] if empty else [(start, end)],
            span_of(tokens, hit.first, hit.end),
            addressee=addressee,
            thought=cue.thought,
            negated=hit.negated,
            awaits=empty,
            score=SCORES[kind],
            thing=kind == "rest",
            targets=span_of(tokens, of, start - 1) if cue.act == "accuse" and start - of > 1 else None,
        )
    return None


def read_after(tokens: Sequence[Token], sentence: Sentence, hit: Hit, base: int) -> Attribution | None:
    """Read "…, X said", "…, said X" and the split "…, X said, …": content stands before the cue."""
    senses = [cue for cue in hit.senses if "quote" in cue.takes]
    if not senses or hit.passive:
        return None
    placed = _turned(tokens, sentence, hit, base) or _straight(tokens, sentence, hit, base, senses[0])
    if placed is None:
        return None
    source, left, at, addressee = placed
    if left[0] < left[1] and not INDIRECT & senses[0].takes and not any(token.kind == "quote" for token in tokens[left[0] : left[1]]):
        return None
    ranges = [left] if left[0] < left[1] else []
    made = Attribution(senses[0].act, ranges, span_of(tokens, hit.first, hit.end), source, addressee, score=SCORES["end"])
    made.thought, made.negated = senses[0].thought, hit.negated
    made.ranges += second_half(tokens, sentence, at, left)
    if len(made.ranges) > 1 and is_small(tokens[left[1] - 1], "relatives", "openers"):
        made.ranges[0] = (left[0] + phrase_start([token.low for token in tokens[left[0] : left[1] - 1]]), left[1])
    if ranges and is_quote(tokens, left[1] - 1):
        made.score = SCORES["quote"]
    return made


def _turned(tokens: Sequence[Token], sentence: Sentence, hit: Hit, base: int) -> tuple[Span, tuple[int, int], int, Span | None] | None:
    """Place "…, said X": source, content before it, where the rest begins."""
    left = left_of(tokens, base, hit.first)
    if hit.first != hit.group or left is None or not {"past", "third", "base"} & hit.senses[0].shapes:
        return None
    subject = inverted_subject(tokens, hit, sentence)
    if subject is None:
        return None
    apposed = any(token.low == "," for token in tokens[left[0] : left[1]]) or left[1] - left[0] <= SCARE
    apposed = apposed and not sentence.headline
    if not is_quote(tokens, left[1] - 1) and (apposed or subject[1] < sentence.end - 1):
        return None
    told = told_to(tokens, subject[1], sentence.end)
    return span_of(tokens, *subject), left, told[1] if told else subject[1], span_of(tokens, *told) if told else None


def _straight(
    tokens: Sequence[Token], sentence: Sentence, hit: Hit, base: int, cue: Cue
) -> tuple[Span, tuple[int, int], int, Span | None] | None:
    """Place "…, X said": source, content before it, where the rest begins, who was addressed."""
    subject = subject_of(tokens, hit, base)
    if subject is None:
        return None
    at, addressee = hit.end, None
    if "person" in cue.takes and (end := addressee_end(tokens, at, sentence.end)) > at:
        at, addressee = end, span_of(tokens, at, end)
    link = follows(tokens, at, cue.takes, sentence.end)
    left = left_of(tokens, base, subject[0])
    alone = subject[0] == sentence.first and sentence.end - subject[0] < ADJUNCT
    if link is None or (left is None and not (alone and link[0] == "end")):
        return None
    left = left or (subject[0], subject[0])
    quoted = left[0] < left[1] and is_quote(tokens, left[1] - 1)
    if link[0] not in ("end", "comma") and not (quoted and link[0] == "quote"):
        return None
    if link[0] == "comma" and left[0] == left[1]:
        return None
    return span_of(tokens, *subject), left, at, addressee
