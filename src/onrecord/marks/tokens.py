"""The text and its blocks in, tokens, sentences and quotations out; a quotation is one token.

:data:`TOKEN` is what every later step calls a word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from onrecord.marks.lexicon import words
from onrecord.marks.quotes import Quotation, parts, read_quotations
from onrecord.marks.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.model import Block, Span

Kind = Literal["word", "quote", "mark"]
TOKEN: Final = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|[^\W_]+(?:[’'.\-&/,](?=[^\W_])[^\W_]+)*(?:\.(?=\s*[\w,)]))?"  # spokesman's, 1,000, Mr.
    r"|[^\w\s]|_"
)
DATELINE: Final = re.compile(
    r"[A-Z][A-Z’'.\-]{2,}(?: [A-Z][A-Z’'.\-]+){0,3}(?:, [^\n,–—]{2,30}){0,3}(?: \([^()\n]{2,40}\))?(?: ?[–—]| --?) (?=\S)"
)
"""Where and for whom a report was written, before its first sentence: "PORTO, Portugal (City Wire) — "."""
STOPS: Final = frozenset(".?!;")
SCARE: Final = 3
"""Words of a quotation that needs a cue: shorter ones are names, slogans and scare quotes."""


class Token(NamedTuple):
    """A word, a mark, or a whole quotation (then ``quotation`` is its index and ``words`` what it holds)."""

    start: int
    end: int
    kind: Kind
    low: str
    quotation: int = -1
    capital: bool = False
    words: int = 1


class Sentence(NamedTuple):
    """A range of tokens, and the block it stands in."""

    first: int
    end: int
    block: int
    headline: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """The text cut up: blocks, tokens, sentences, quotations.

    ``quoted`` are the parts of the quotations in reading order, one a paragraph, each with its marks and without.
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    blocks: tuple[Span, ...] = ()
    quoted: tuple[tuple[Span, Span], ...] = ()


def cut_up(text: str, body: Sequence[Block]) -> Reading:
    """Cut the blocks into sentences and tokens."""
    quotations = read_quotations(text, [(block.start, block.end) for block in body])
    outer = sorted((span, index) for index, quotation in enumerate(quotations) for span in quotation.outer)
    tokens: list[Token] = []
    found: list[Sentence] = []
    for number, block in enumerate(body):
        low, high = bisect_left(outer, ((block.start,),)), bisect_left(outer, ((block.end,),))
        inside = outer[low:high]
        for span in sentences(text, (_past_dateline(text, block), block.end), [quote for quote, _ in inside]):
            first = len(tokens)
            left, right = bisect_left(inside, ((span[0],),)), bisect_left(inside, ((span[1],),))
            tokens.extend(_tokens(text, span, inside[left:right]))
            found.append(Sentence(first, len(tokens), number, block.kind in ("title", "dek", "heading")))
    return Reading(text, tuple(tokens), tuple(found), quotations, tuple((b.start, b.end) for b in body), parts(quotations))


def spans_of(reading: Reading) -> list[Span]:
    """Return where the sentences stand in the text."""
    return [(reading.tokens[sentence.first].start, reading.tokens[sentence.end - 1].end) for sentence in reading.sentences]


def headlines(reading: Reading) -> list[int]:
    """Return the numbers of the sentences that stand over the report or over a part of it."""
    return [number for number, sentence in enumerate(reading.sentences) if sentence.headline]


def quoted(reading: Reading) -> list[Span]:
    """Return where words stand in quotation marks."""
    return [span for quotation in reading.quotations for span in quotation.inner]


def _past_dateline(text: str, block: Block) -> int:
    found = DATELINE.match(text, block.start, block.end) if block.kind == "paragraph" else None
    return found.end() if found else block.start


def _tokens(text: str, span: Span, quotes: Sequence[tuple[Span, int]]) -> Iterator[Token]:
    at = span[0]
    for (start, end), index in quotes:
        yield from _words(text, at, start)
        yield Token(start, end, "quote", "", index, words=1 + text.count(" ", start, end))
        at = end
    yield from _words(text, at, span[1])


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    for found in TOKEN.finditer(text, start, end):
        word = found[0]
        kind: Kind = "word" if word[0].isalnum() else "mark"
        yield Token(found.start(), found.end(), kind, word.casefold().replace("’", "'"), capital=word[0].isupper())


def span_of(tokens: Sequence[Token], start: int, end: int) -> Span:
    """Return the text span of some tokens, without marks at its end."""
    while end - 1 > start and tokens[end - 1].kind == "mark" and tokens[end - 1].low != ")":
        end -= 1
    return tokens[start].start, tokens[end - 1].end


def is_small(token: Token, *lists: str) -> bool:
    """Tell whether a word is on one of the named lists of small words."""
    return token.low in _listed(lists) or ("adverbs" in lists and is_adverb(token.low))


@cache
def _listed(lists: tuple[str, ...]) -> frozenset[str]:
    """Put lists together once: they are asked for at every token."""
    return frozenset[str]().union(*(words("words", name) for name in lists))


def is_adverb(word: str) -> bool:
    """Tell an adverb by its ending."""
    return word.endswith("ly") and len(word) > 4 and word not in ("family", "early", "daily", "italy", "only")  # noqa: PLR2004 -- "fly", "ally"
