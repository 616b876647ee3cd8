"""A decoded page in, its tree out, in which every piece of text knows where it stands in the page.

The map is carried through the parser, not found again afterwards: the tokenizer names the place of each piece of text,
a comment with that place is put before it, and the parser, which keeps comments where they stand, hands both on
together. A comment changes nothing else in the tree (HTML standard, section 13.2.6: every insertion mode keeps it).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from turbohtml import Comment, Document, Text, TokenType, parse, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator


LINE_END: Final = re.compile(r"\r\n?|\n")
RAW: Final = frozenset({"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext"})
"""Elements whose content is not parsed: a comment put there would become part of it."""


def parse_anchored(page: str) -> Document:
    """Parse ``page`` so that :func:`anchor` answers for the text in it."""
    return parse(_with_markers(page), positions=False)


def anchor(node: Text) -> tuple[int, int] | None:
    """Where ``node`` stands in the page (code points, half open), or ``None`` where the parser moved or made it."""
    before = node.previous_sibling
    if not isinstance(before, Comment):
        return None
    start, _, end = before.data.partition(" ")
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit()):
        return None
    return int(start), int(end)


def _with_markers(page: str) -> str:
    pieces: list[str] = []
    done = 0
    for start, end in _text_places(page):
        pieces += (page[done:start], f"<!--{start} {end}-->")
        done = start
    pieces.append(page[done:])
    return "".join(pieces)


def _text_places(page: str) -> Iterator[tuple[int, int]]:
    """Yield where each piece of text or character reference stands, those in raw elements left out."""
    lines = [0, *(match.end() for match in LINE_END.finditer(page))]
    raw = False
    places = []
    for token in tokenize(page, resolve_references=False, capture_source=True, capture_attributes=False):
        kind = token.type
        is_text = kind in (TokenType.TEXT, TokenType.CHARACTER_REFERENCE)
        places.append((lines[token.line - 1] + token.col, is_text and not raw))
        if kind == TokenType.START_TAG:
            raw = token.tag in RAW
        elif kind == TokenType.END_TAG:
            raw = False
    places.append((len(page), False))
    for (start, is_text), (end, _) in pairwise(places):
        if is_text:
            yield start, end
