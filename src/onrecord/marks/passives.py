"""An attributing verb in the passive in, its attribution out: "was asked whether", "was rejected by", "is expected to".

The agent of a passive is whoever can speak: "reported by the mayor", but not "by dawn" or "by the roof".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.marks.contents import ADJUNCT, follows
from onrecord.marks.lexicon import words
from onrecord.marks.phrases import can_speak, list_end, opening_subject, subject_of
from onrecord.marks.tokens import Sentence, Token, span_of
from onrecord.marks.verbs import Attribution

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.marks.cues import Hit

ASKED: Final = frozenset({"asked", "questioned", "quizzed", "pressed"})
"""Participles that open a sentence: "Asked whether it was safe, she said …"."""


def read_passive(tokens: Sequence[Token], sentence: Sentence, hit: Hit, base: int) -> Attribution | None:
    """Read "X was asked whether …", "X were rejected as bogus by Y", "X is expected to …"."""
    subject = subject_of(tokens, hit, base)
    if subject is None:
        return None
    cue, at, agent = hit.senses[0], hit.end, None
    if at < sentence.end and tokens[at].low == "by":
        at, agent = _agent(tokens, at, sentence.end)
        if agent is None and not {"person", "about"} & cue.takes:
            return None
    made = Attribution(cue.act, [], span_of(tokens, hit.first, hit.end), agent, thought=cue.thought, passive=True, score=0.6)
    if {"person", "about"} & cue.takes:
        made.addressee = span_of(tokens, *subject)
        made.ranges = _asked_for(tokens, at, sentence.end, cue.takes)
        return made if made.ranges else None
    by = at if agent else _by(tokens, at, sentence.end)
    if by is None:
        return _unsaid(tokens, sentence, made, subject, at)
    if agent is None:
        _, made.source = _agent(tokens, by, sentence.end)
        if made.source is None:
            return _unsaid(tokens, sentence, made, subject, at)
    made.targets = span_of(tokens, *subject)
    made.ranges = [(at, by)] if not agent and by > at else [subject]
    return made


def read_asked(tokens: Sequence[Token], sentence: Sentence) -> Attribution | None:
    """Read "Asked by a reporter whether …, she paused": the question of whoever asked her."""
    first = sentence.first + (tokens[sentence.first].low == "when")
    if first >= sentence.end or tokens[first].low not in ASKED:
        return None
    at, agent = first + 1, None
    if at < sentence.end and tokens[at].low == "by":
        at, agent = _agent(tokens, at, sentence.end)
    openers = words("words", "openers") - {"that"} | {"about"}
    clause = range(at, _next_mark(tokens, at, min(sentence.end, at + ADJUNCT)))
    start = next((here for here in clause if tokens[here].low in openers), None)
    if start is None:
        return None
    for comma in (here for here in range(start + 1, sentence.end) if tokens[here].low == ","):
        asked = opening_subject(tokens, comma + 1, sentence.end)
        if asked:
            cue, addressee = span_of(tokens, first, first + 1), span_of(tokens, *asked)
            return Attribution("ask", [(start, comma)], cue, agent, addressee, passive=True, score=0.6)
    return None


def _next_mark(tokens: Sequence[Token], at: int, end: int) -> int:
    return next((here for here in range(at, end) if tokens[here].kind == "mark"), end)


def _asked_for(tokens: Sequence[Token], at: int, end: int, takes: frozenset[str]) -> list[tuple[int, int]]:
    link = follows(tokens, at, takes - {"rest"}, end)
    return [(link[1], end)] if link and link[0] in ("that", "quote", "to") and link[1] < end else []


def _agent(tokens: Sequence[Token], by: int, end: int) -> tuple[int, tuple[int, int] | None]:
    """Return where the agent after "by" ends, and its span if it can speak."""
    stop = list_end(tokens, by + 1, end)
    return stop, span_of(tokens, by + 1, stop) if stop > by + 1 and can_speak(tokens, by + 1, stop) else None


def _by(tokens: Sequence[Token], at: int, end: int) -> int | None:
    """Return the "by" of a passive, within its clause."""
    for here in range(at, min(end, at + ADJUNCT)):
        if tokens[here].low == "by" and here + 1 < end:
            return here
        if tokens[here].kind == "mark":
            return None
    return None


def _unsaid(tokens: Sequence[Token], sentence: Sentence, made: Attribution, subject: tuple[int, int], at: int) -> Attribution | None:
    """Read a passive that names nobody: an expectation, an accusation, "it was reported that"."""
    follows_next = tokens[at].low if at < sentence.end else ""
    if follows_next == "that":
        made.ranges = [(at, sentence.end)]
    elif follows_next == "to" and made.act in ("think", "claim", "state"):
        made.ranges = [subject, (at, sentence.end)]
    elif follows_next == "of" and made.act == "accuse":
        made.ranges, made.targets = [(at, sentence.end)], span_of(tokens, *subject)
    else:
        return None
    return made
