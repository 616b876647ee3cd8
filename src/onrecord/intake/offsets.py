"""A decoded page in, its tree out, in which every piece of text knows where it stands in the page.

The map is carried through the parser, not found again afterwards: the tokenizer names the place of each run of text,
a comment with that place is put before it, and the parser, which keeps comments where they stand, hands both on
together. A comment changes nothing else in the tree (HTML standard, section 13.2.6: every insertion mode keeps it).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from turbohtml import Comment, Document, Element, Text, TokenType, parse, tokenize

from onrecord.errors import TooLarge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from turbohtml import Node

    from onrecord.model import Span


LINE_END: Final = re.compile(r"\r\n?|\n")
MARK: Final = "\ufeff"
MARKER: Final = re.compile(r"([0-9]{1,9}) ([0-9]{1,9})")
UNFINISHED: Final = re.compile(r"</?[A-Za-z]")
"""What a page that was cut short may end in; the tokenizer drops it."""
RAW: Final = frozenset({"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext"})
"""Elements whose content is not parsed: a comment put there would become part of it."""
ROOTS: Final = frozenset({"html", "body"})
"""Elements that a page has once; each further tag would only copy their attributes again."""
FORMATTING: Final = frozenset({"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"})
"""Elements that, left open, the parser opens anew in every block that follows (HTML standard, section 13.2.4.3)."""
OPENED: Final = FORMATTING | ROOTS
ALIKE: Final = 3
"""Of those that are written alike it keeps so many."""
MAX_NODES: Final = 1_000_000
"""Elements and texts of one page, which take 100 to 400 bytes each; the live blog of a day has 50,000."""

_Token = tuple[TokenType, str, int, int]


def parse_anchored(page: str, name: str) -> Document:
    """Parse ``page`` so that :func:`anchor` answers for the text in it; raises :class:`TooLarge` for endless markup."""
    if page.startswith(MARK):
        page = page.replace(MARK, " ", 1)  # or the parser would take it for the first word of the body
    return parse(_with_markers(page, name), positions=False)


def anchor(node: Text, page: str) -> Span | None:
    """Where ``node`` stands in the page (code points, half open), or ``None`` where the parser moved, merged or made it."""
    before = _before(node)
    marker = MARKER.fullmatch(before.data) if isinstance(before, Comment) else None
    if marker is None:
        return None
    start, end = int(marker[1]), int(marker[2])
    return (start, end) if _read(page[start:end]).strip() == node.data.strip() else None


def _before(node: Text) -> Node | None:
    """Find the node before a text, past the elements that the parser opens by itself at the text and not at its marker."""
    at: Node = node
    before = at.previous_sibling
    while before is None and isinstance(at.parent, Element) and at.parent.tag in OPENED:
        at = at.parent
        before = at.previous_sibling
        if isinstance(before, Element) and before.tag == "head":
            before = before.children[-1] if before.children else None
    return before


def _read(source: str) -> str:
    """Read a run of text as the parser does: references resolved, line ends made one, NULs dropped."""
    if "&" in source:
        source = "".join(token.data or "" for token in tokenize(source) if token.type == TokenType.TEXT)
    elif "\r" in source:
        source = LINE_END.sub("\n", source)
    return source.replace("\0", "")


def _with_markers(page: str, name: str) -> str:
    pieces: list[str] = []
    done = 0
    raw = False
    rooted: set[str] = set()
    for kind, tag, start, end in _bounded(_tokens(page), page, name):
        if kind == TokenType.TEXT and not raw:
            pieces += (page[done:start], f"<!--{start} {end}-->")
            done = start
        elif kind == TokenType.START_TAG:
            raw = tag in RAW
            if tag in rooted:
                pieces.append(page[done:start])
                done = end
            elif tag in ROOTS:
                rooted.add(tag)
        elif kind == TokenType.END_TAG:
            raw = False
    pieces.append(page[done:])
    return "".join(pieces)


def _bounded(tokens: Iterable[_Token], page: str, name: str) -> Iterator[_Token]:
    """Pass the tokens on as long as the tree that they make stays in bounds."""
    unclosed: defaultdict[str, list[str]] = defaultdict(list)
    alike: Counter[str] = Counter()
    standing = nodes = 0
    for token in tokens:
        kind, tag, start, end = token
        nodes += 1
        if kind == TokenType.START_TAG and tag in FORMATTING:
            written = page[start:end]
            if alike[written] < ALIKE:
                alike[written] += 1
                unclosed[tag].append(written)
                standing += 1
        elif kind == TokenType.END_TAG and tag in FORMATTING:
            if unclosed[tag]:
                alike[unclosed[tag].pop()] -= 1
                standing -= 1
        elif kind in (TokenType.START_TAG, TokenType.END_TAG):
            nodes += standing
        if nodes > MAX_NODES:
            raise TooLarge(name, f"has more than {MAX_NODES:,} tags and stretches of text, more than one report can have")
        yield token


def _tokens(page: str) -> Iterator[_Token]:
    """Yield the kind and tag of each token, and where it stands."""
    line_starts = (match.end() for match in LINE_END.finditer(page))
    line, line_start = 1, 0
    before: tuple[TokenType, str, int] | None = None
    for token in tokenize(page, capture_attributes=False):
        while line < token.line:
            line, line_start = line + 1, next(line_starts)
        start = line_start + token.col
        if before is not None:
            yield *before, start
        before = token.type, token.tag or "", start
    if before is not None:
        cut = UNFINISHED.search(page, before[2]) if before[0] == TokenType.TEXT else None
        yield *before, cut.start() if cut else len(page)
