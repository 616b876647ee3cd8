"""The words around a date in, the tense of its clause out: past, future, or unclear.

A clause ends at a comma, a conjunction or a relative; where it says nothing the sentence is asked, and a sentence without a verb of
the past tells nothing, but for headlines, whose present is the past.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from onrecord.marks.lexicon import words as listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.marks.dates.words import Word

Tense = Literal["past", "future", "unclear"]
Marks = dict[int, "Tense | None"]
HARD: Final = frozenset('.;:?!“”"()—–‘')
NEAR: Final[dict[str, Tense]] = {"by": "unclear", "since": "past", "until": "future", "till": "future"}
"""Words before a date that tell more than the verb does."""
FIXED: Final = frozenset({"set", "scheduled", "listed", "fixed", "slated", "planned"})
LEADING: Final = frozenset({"will", "would", "shall", "to", "ll", "may", "might", "can", "could", "should", "must"})
"""What makes a form of the past, soon after it, no past: "will be held", "to cut"."""
REACH: Final = 24
"""Words on either side that a clause can reach."""
REGULAR: Final = 4


def tense_at(words: Sequence[Word], first: int, end: int, *, known: Marks | None = None) -> Tense:
    """Tell the tense of the clause round ``words[first:end]``; ``known`` keeps what each word tells, for the next date beside it."""
    known = {} if known is None else known
    soft = listed("dates", "words", "clause") | HARD
    told = words[first - 1].low if first else ""
    if told in NEAR and told != "by":
        left, _ = _bounds(words, first, end, soft)
        not_until = told != "since" and {"not", "t", "never", "only"} & {words[at].low for at in range(left, first)}
        if not_until and _clause_tense(words, first, end, known, soft) == "past":  # "was not told until May"
            return "past"
        return "past" if first > 1 and words[first - 2].low in ("took", "lasted", "ran") else NEAR[told]
    found = _clause_tense(words, first, end, known, soft)
    if told == "to" and {words[at].low for at in range(max(0, first - REACH), first)} & listed("dates", "words", "put_off"):
        return "future"
    if found == "unclear" and first > 1 and "after" in (told, words[first - 2].low):  # "prices up after a wet summer"
        return "past"
    if told == "by":  # "was to be done by Monday": what is past is not the day
        left, _ = _bounds(words, first, end, soft)
        verbs = {words[at].low for at in range(left, first)}
        return "past" if "had" in verbs else "future" if found == "future" and "would" not in verbs else NEAR[told]
    return found


def _clause_tense(words: Sequence[Word], first: int, end: int, known: Marks, soft: frozenset[str]) -> Tense:
    """Tell what the verbs of the clause say, else those of the sentence."""
    for stops in (soft, HARD):
        left, right = _bounds(words, first, end, stops)
        marks = [(at, tense) for at in range(left, right) if not first <= at < end and (tense := mark_at(words, at, known))]
        if marks:
            before = [mark for mark in marks if mark[0] < first]
            return before[-1][1] if before else marks[0][1]
    return "unclear"


def _bounds(words: Sequence[Word], first: int, end: int, stops: frozenset[str]) -> tuple[int, int]:
    left, right = first, end
    while left > max(0, first - REACH) and (words[left - 1].low not in stops or _shortens(words, left - 1)):
        left -= 1
    while right < min(len(words), end + REACH) and (words[right].low not in stops or _shortens(words, right)) and not _closes(words, right):
        right += 1
    return left, right


def _shortens(words: Sequence[Word], at: int) -> bool:
    """Tell whether a full stop is that of a shortened word: "St. Theresa's"."""
    return words[at].low == "." and at > 0 and words[at - 1].low in listed("dates", "words", "shortened")


def _closes(words: Sequence[Word], at: int) -> bool:
    """Tell whether a single quotation mark ends a quotation."""
    return words[at].low == "'" and at > 0 and words[at - 1].low in (",", ".")


def mark_at(words: Sequence[Word], at: int, known: Marks) -> Tense | None:
    """Tell the tense that one word gives; what is ``known`` is not looked at again."""
    if at not in known:
        known[at] = _mark(words, at)
    return known[at]


def _mark(words: Sequence[Word], at: int) -> Tense | None:
    """Tell the tense that one word gives."""
    low, after = words[at].low, words[at + 1].low if at + 1 < len(words) else ""
    if _is_may(words, at):
        return None
    if low in ("was", "were") and after == "to":  # "was to start on Friday" lies ahead of what is told
        return "future"
    if low in ("is", "are", "be", "s", "re"):
        later = {words[i].low for i in range(at + 1, min(at + 4, len(words)))}
        return "future" if after == "to" or later & listed("dates", "words", "planned") else None
    if after == "have" and low in LEADING:
        return "past"
    if (low in ("has", "have") and after == "to") or low in listed("dates", "words", "future"):
        return "future"
    return "past" if _is_past(words, at) else None


def _is_fixed(words: Sequence[Word], at: int) -> bool:
    """Tell the words of "has been set"."""
    near = [word.low for word in words[max(0, at - 2) : at + 3]]
    return any(a in ("has", "have") and b == "been" and c in FIXED for a, b, c in zip(near, near[1:], near[2:], strict=False))


def _is_may(words: Sequence[Word], at: int) -> bool:
    """Tell the month from the verb."""
    return words[at].low == "may" and words[at].capital and at > 0


def _is_past(words: Sequence[Word], at: int) -> bool:
    low = words[at].low
    led = {words[i].low for i in range(max(0, at - 3), at) if not _is_may(words, i)}
    if words[at - 1 if at else 0].low in ("to", "-") or led & (LEADING - {"to"}):
        return False
    if (
        low in (listed("dates", "words", "planned") | FIXED | {"suspended", "forecast"})
        and at > 0
        and words[at - 1].low in ("is", "are", "be", "been")
    ):
        return False  # "is set for 22 January", "is expected on Monday"
    if low in ("has", "have", "been", *FIXED) and _is_fixed(words, at):  # "has been set for 11 February"
        return False
    regular = low.endswith("ed") and len(low) > REGULAR and low not in listed("dates", "words", "no_verb")
    return regular or low in listed("dates", "words", "past")
