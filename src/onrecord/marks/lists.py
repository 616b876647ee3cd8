"""The span of a speaker in, the parties that it lists out: "the mayor, the police and two banks"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.marks.descriptions import cut_parts
from onrecord.marks.heads import LONGEST
from onrecord.marks.lexicon import words
from onrecord.marks.names import ARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.marks.names import Word
    from onrecord.model import Span

OTHERS: Final = frozenset({"his", "her", "their", "several", "other", "some", "many"})
JOINT: Final = re.compile(r",?\s+and\s+|,\s*")


def is_list(found: Sequence[Word]) -> bool:
    """Tell a list of parties from one with "and" in its name or its apposition: both sides must begin like a party."""
    joint = max((at for at, word in enumerate(found) if word.low == "and"), default=0)
    if not 0 < joint < len(found) - 1:
        return False
    left, right = found[joint - 1], found[joint + 1]
    pieces = cut_parts([word for word in found if word.low != "and"] if found[joint - 1].form == "," else found)
    institution = any(word.low in words("titles", "organisations", "words") for word in found[:joint])
    named_so = institution and any(word.low in ("of", "for") for word in found[:joint]) and right.capital
    begun = all(piece[0].capital or piece[0].low in ARTICLES | OTHERS for piece in (*pieces, found[joint + 1 :]))
    return begun and not named_so and (left.capital or not right.capital) and all(len(piece) <= LONGEST for piece in pieces)


def list_pieces(phrase: str, offset: int) -> Iterator[Span]:
    """Cut a list at its commas and its "and"."""
    at = 0
    for cut in (*JOINT.finditer(phrase), None):
        end = cut.start() if cut else len(phrase)
        if end > at:
            yield offset + at, offset + end
        at = cut.end() if cut else end
