"""A sentence in, its items out: words, names of places and of those who act, each name one item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from onrecord.marks.standings.actors import LONGEST, Actor, look_up
from onrecord.marks.tokens import TOKEN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.model import Span


SHORT: Final = re.compile(r"[A-Z]{3,6}|[A-Z]{1,4}-?\d{1,2}|[A-Z]{2,4}-[A-Z]{1,4}")
MARKS: Final = frozenset("\"“”‘’'«»„")


class Item(NamedTuple):
    """A word or a name; ``place`` is the index of a place mark, ``owns`` tells a possessive."""

    start: int
    end: int
    low: str
    actor: Actor | None = None
    place: int | None = None
    owns: bool = False


def items_of(text: str, span: Span, places: Mapping[int, tuple[int, int]], own: Mapping[str, Actor]) -> list[Item]:
    """Cut a sentence into items; ``places`` gives where each place mark ends and its index, by where it starts."""
    # Quotation marks part no phrase: what they hold back is told by the statement, or by the reporter's distance.
    tokens = [(found.start(), found.end(), found[0]) for found in TOKEN.finditer(text, *span) if found[0] not in MARKS]
    made: list[Item] = []
    at = 0
    while at < len(tokens):
        place, actor = _place(text, tokens, at, places, own), _actor(tokens, at, own)
        longer = actor if place and actor and actor[1] > place[1] else place or actor
        item, at = longer or _word(tokens, at)
        made.append(item)
    return made


def _low(word: str) -> str:
    return word.casefold().replace("’", "'")


def _bare(word: str) -> tuple[str, bool]:
    """Part a word from its genitive."""
    low = _low(word)
    if low.endswith("'s"):
        return low[:-2], True
    return (low[:-1], True) if low.endswith("s'") else (low, False)


def _place(
    text: str, tokens: Sequence[tuple[int, int, str]], at: int, places: Mapping[int, tuple[int, int]], own: Mapping[str, Actor]
) -> tuple[Item, int] | None:
    found = places.get(tokens[at][0])
    if found is None:
        return None
    end, index = found
    after = at + 1
    while after < len(tokens) and tokens[after][0] < end:
        after += 1
    name = _low(text[tokens[at][0] : end])
    known = look_up(name.split(), own)
    actor = known[0] if known and known[1] == len(name.split()) else None
    owns = text[end : end + 2] in ("'s", "’s") or (name.endswith("s") and text[end : end + 1] in ("'", "’"))
    return Item(tokens[at][0], end, name, actor, index, owns), after


def _actor(tokens: Sequence[tuple[int, int, str]], at: int, own: Mapping[str, Actor]) -> tuple[Item, int] | None:
    if not tokens[at][2][0].isupper():
        return None
    lows: list[str] = []
    owns = False
    for _, _, word in tokens[at : at + LONGEST]:
        low, owns = _bare(word)
        lows.append(low.removesuffix("."))
        if owns:
            break
    known = look_up(lows, own) or _short(tokens, at)
    if known is None:
        return None
    actor, count = known
    last = tokens[at + count - 1]
    low, owns = _bare(last[2])
    return Item(tokens[at][0], last[1] - (2 if owns else 0), " ".join(lows[:count]), actor, None, owns), at + count


def _short(tokens: Sequence[tuple[int, int, str]], at: int) -> tuple[Actor, int] | None:
    """Take a short form in capitals for a body, unless its neighbours are in capitals too: "M23", "RSF"."""
    word = tokens[at][2].removesuffix("'s").removesuffix("’s")
    beside = [tokens[n][2] for n in (at - 1, at + 1) if 0 <= n < len(tokens)]
    if not SHORT.fullmatch(word) or any(len(other) > 1 and other.isupper() for other in beside):
        return None
    return Actor(word, "organisation"), 1


def _word(tokens: Sequence[tuple[int, int, str]], at: int) -> tuple[Item, int]:
    start, end, word = tokens[at]
    return Item(start, end, _low(word)), at + 1
