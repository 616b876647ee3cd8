"""A block of text in, its words and marks out, cut finer than elsewhere: "Poland-Ukraine" and "Mumbai's" hold a place each."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from onrecord.marks.lexicon import table, words
from onrecord.marks.names import PRONOUNS
from onrecord.marks.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Block

PIECE: Final = re.compile(
    r"(?:W\. Va|[NS]\. [CD]|N\. [YJMH]|R\. I|D\. C|B\. C)\."  # N. Y.
    r"|(?:[^\W\d_]\.)+[^\W\d_]{1,3}\.(?![^\W\d_])|(?:[^\W\d_]\.){2,}"  # W.Va., U.S.
    rf"|(?:{'|'.join(sorted(words('places', 'stopped', 'words')))})\."  # St.
    r"|['’][sS]\b|[^\W\d_]+(?:['’](?![sS]\b)[^\W\d_]+)*|\d[\d.,:]*|[^\w\s]|_"
)
TITLED: Final = 0.85
"""Share of a line's longer words with capitals above which capitals tell nothing: headlines spare small words alone."""
LONG: Final = 3
FEWEST: Final = 4
"""Longer words of a line whose capitals tell something."""


SMALL: Final = (
    "prepositions", "subordinators", "adverbs", "determiners", "auxiliaries", "modals", "negations", "relatives", "pronouns", "openers",
    "objects",
)  # fmt: skip


class Word(NamedTuple):
    """A word or mark; ``gap`` is what stands between it and the one before, ``first`` whether a sentence begins with it."""

    start: int
    end: int
    form: str
    low: str
    gap: str
    capital: bool
    first: bool
    titled: bool = False
    """Whether it stands in a line where nearly all words have capitals, so that they tell nothing."""

    @property
    def upper(self) -> bool:
        """Tell whether it is written in capitals only."""
        return self.form.isupper() and len(self.form) > 1


class Cut(NamedTuple):
    """The words of one block; ``heading`` where it is no running text."""

    block: Block
    words: tuple[Word, ...]
    heading: bool


def cut(text: str, block: Block) -> Cut:
    """Cut up a block."""
    found: list[Word] = []
    for start, end in sentences(text, (block.start, block.end)):
        found.extend(_sentence(text, start, end, found[-1].end if found else block.start))
    return Cut(block, tuple(found), block.kind in ("title", "dek", "heading"))


def _sentence(text: str, start: int, end: int, before: int) -> list[Word]:
    found: list[Word] = []
    fresh = True
    for match in PIECE.finditer(text, start, end):
        at, form = match.start(), match[0]
        word = form[0].isalpha()
        fresh = fresh or (word and bool(found) and found[-1].form in '“"‘:•')
        low, capital = form.casefold().replace("’", "'"), word and form[0].isupper()
        found.append(Word(at, match.end(), form, low, text[before:at], capital, fresh and word))
        fresh = fresh and not word
        before = match.end()
    return [word._replace(titled=True) for word in found] if _is_titled(found) else found


def _is_titled(found: Sequence[Word]) -> bool:
    long = [word for word in found if len(word.form) > LONG and word.form[0].isalpha() and word.low not in words("words", "prepositions")]
    return len(long) >= FEWEST and sum(word.capital for word in long) > TITLED * len(long)


@cache
def is_common(low: str) -> bool:
    """Tell a word that a capital makes no name of: a small word, or one that news writes in small letters."""
    return low in _small() or low in words("places", "common", "words") or (low.endswith("ly") and low not in ("italy", "sicily"))


@cache
def _small() -> frozenset[str]:
    found = frozenset[str]().union(*(words("words", name) for name in SMALL))
    return found | PRONOUNS | words("abbreviations", "openers") | {"who", "what", "but", "and", "or", "so", "yet"}


@cache
def is_office(low: str) -> bool:
    """Tell a word for an office or a title, before or after a name."""
    bare = low.rstrip(".")
    return bare in words("titles", "roles", "words") or bare in table("titles")["honorifics"] or low in words("places", "offices", "words")
