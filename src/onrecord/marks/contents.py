"""A cue in, where its content begins and ends out: what follows it, what stands before it, what it interrupts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from onrecord.marks.heads import kind_of_head
from onrecord.marks.lexicon import Cue, cues, words
from onrecord.marks.tokens import DASHES, STOPS, Sentence, Token, is_long, is_quote, is_small

if TYPE_CHECKING:
    from collections.abc import Sequence

Link = Literal["end", "comma", "quote", "that", "rest", "to", "colon"]
Shape = Literal["clause", "thing", "wish"]
THINGS: Final = frozenset({"rest", "clause", "finding", "saying"})
"""What a cue can take that no small word introduces."""
JOINTS: Final = frozenset({"and", "but", "while", "though", "although"})
"""Words that open a second main clause after a comma."""
TURNS: Final = frozenset({"as", "after", "when"})
"""Words after which a clause tells when a thing was claimed, not what."""
NAMED: Final = 5
"""Tokens in which what is called something ends: "the mayor of Lyon as"."""
CLAUSE: Final = 9
"""Tokens in which a new clause shows its verb."""
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


def content_end(tokens: Sequence[Token], start: int, end: int, cue: Cue, kind: Shape) -> int:
    """Return where the content that begins here ends: before an aside after a quotation, a semicolon, for a thing a comma.

    A thing that is named ("claims half a mile") ends before the next clause (", and crews have …", "as monitors are …")
    too; so does what is thought, and a wish with "to": there the next clause is the reporter's.
    """
    if is_quote(tokens, start) and is_long(tokens[start]) and start + 1 < end and tokens[start + 1].kind == "word":
        return start + 1
    stops = {";"} if "quote" in cue.takes or cue.thought else {";", ",", *DASHES}
    stop = next((at for at in range(start + 2, end) if tokens[at].low in stops), end)
    if kind == "thing":
        joints = (at for at in range(start + 1, stop - 1) if tokens[at].low == "," and tokens[at + 1].low in ("and", "but", "while"))
        stop = next(joints, stop)
        stop = before_turn(tokens, start, stop)
    if kind == "wish" or cue.thought:
        joints = (at for at in range(start + 1, stop - 2) if tokens[at].low == "," and tokens[at + 1].low in JOINTS)
        stop = next((at for at in joints if opens_clause(tokens, at + 2, stop)), stop)
    return stop


def before_turn(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where a clause begins that tells when: "as monitors are turned back"."""
    turns = (at for at in range(start + 1, end - 2) if tokens[at].low in TURNS)
    return next((at for at in turns if opens_clause(tokens, at + 1, end)), end)


def named_as(tokens: Sequence[Token], start: int, end: int, verb: str) -> int:
    """Return where begins what something is called: "a liar" in "called him a liar", "a farce" in "described it as a farce"."""
    low = [token.low for token in tokens[start : min(end, named_end(tokens, start, end))]]
    joint = "as" if verb in words("words", "describing") else "of" if verb in words("words", "accusing") else ""
    if joint:
        return start + low.index(joint) + 1 if joint in low[1:] and start + low.index(joint) + 1 < end else start
    if verb not in words("words", "calling"):
        return start
    if tokens[start].low in words("words", "objects") and start + 1 < end:
        return start + 1
    last = end
    while last - 1 > start and tokens[last - 1].kind == "mark":
        last -= 1
    if is_quote(tokens, last - 1) and last - 1 > start and not is_small(tokens[last - 2], "determiners", "prepositions"):
        return last - 1
    parts = (at for at in range(2, len(low)) if low[at] in ("a", "an") and not is_small(tokens[start + at - 1], "prepositions"))
    return start + next(parts, 0)


def named_end(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where the thing at most ends that is called something: at a mark, a quotation or a clause with "who"."""
    span = range(start, min(end, start + NAMED))
    return next((at for at in span if tokens[at].kind != "word" or (at > start and is_small(tokens[at], "relatives"))), span.stop)


def opens_clause(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Tell whether a subject and its verb begin here: "drivers fear", "the depot has", but not "open another"."""
    first = tokens[at]
    if is_small(first, "pronouns"):
        return True
    named = first.capital or is_small(first, "determiners") or (first.low.endswith("s") and not is_small(first, "adverbs", "prepositions"))
    if first.kind != "word" or not (named or kind_of_head(first.low)):
        return False
    for here in range(at + 1, min(end, at + CLAUSE)):
        token = tokens[here]
        if token.kind != "word" or is_small(token, "relatives", "openers") or token.low == "to":
            return False
        if is_small(token, "auxiliaries", "modals") or (token.low in cues() and _governs(tokens, here)):
            return True
    return False


def _governs(tokens: Sequence[Token], at: int) -> bool:
    """Tell a finite verb by its subject: "drivers fear", "the mayor says", but not "the claims", "for fear"."""
    before = tokens[at - 1]
    if tokens[at].capital or is_small(before, "determiners", "prepositions") or tokens[at].low.endswith("ing"):
        return False
    shapes = cues()[tokens[at].low][0].shapes
    return bool({"past", "third"} & shapes) or ("base" in shapes and before.low.endswith("s"))


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
