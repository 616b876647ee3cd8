"""An anchored tree in, its lines out: the stretches of words that a browser would set as lines or paragraphs of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from turbohtml import Element, Text

from onrecord.config import MAX_LINES
from onrecord.intake.offsets import anchor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from turbohtml import Document, Node

    from onrecord.model import Span

SPACE: Final = re.compile(r"[^\S ]\s*| \s+")
"""White space that is not one blank already; a text without any comes back as it is, uncopied."""
SPACES: Final = re.compile(r" {2,}")
BROKEN: Final = re.compile(r" *\n[ \n]*")
ALNUM: Final = re.compile(r"[^\W_]")
HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
MAX_NAME: Final = 1_000
"""Characters of a name that are looked at: the longest lists of classes seen have 300."""
SENTENCE_END: Final = re.compile(r"[.!?…][\"'”’»)\]]*$")
"""How a line ends that is a sentence, its closing marks included."""
WORD: Final = re.compile(r"\w+(?:['’]\w+)*")
FLOWING: Final = frozenset({"p", "li", "blockquote", "dd", "dt", "figcaption", "pre", "address", "h1", "h2", "h3", "h4", "h5", "h6"})
"""Elements that hold one paragraph, in which a line break is one; in others it parts lines, as in the heads of old pages."""
UNSEEN: Final = frozenset({
    "head", "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "embed", "canvas", "audio", "video",
    "select", "option", "datalist", "textarea", "input", "button", "label", "map", "frame", "frameset",
})  # fmt: skip
"""Elements whose text no reader of the page sees as words of it."""
CREDIT_CLASS: Final = re.compile(r"credit|copyright|photographer", re.IGNORECASE)
PARTED: Final = frozenset({"a", "span", "time", "small"})
"""Inline elements that styles set apart as often as not."""
RUN_ON: Final = re.compile(r"\w[a-z\d]\|[A-Z\d]|[A-Z]{2}\|[A-Z\d]")
NAMING: Final = ("class", "id", "role", "itemprop", "data-testid", "data-component", "aria-label")
"""Attributes whose words say what an element is for."""
NAME_PART: Final = re.compile(r"[^\W_]+")
CAMEL: Final = re.compile(r"(?:[A-Z]?[a-z]{3,}|[A-Z]{2,}(?![a-z]))(?>[A-Z][a-z]{2,}|[A-Z]{2,}(?![a-z])|\d+)*|[a-z]{1,2}")
"""A part of a name made of words. What does not match was made by a style compiler ("gbIgPa", "sc1x2") and says nothing."""
INLINE: Final = frozenset({
    "a", "abbr", "acronym", "b", "br", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label",
    "mark", "nobr", "output", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    "img", "ruby", "rb", "rt", "rp", "picture", "source", "blink",
})  # fmt: skip
"""Elements that do not end a line. All others do, unknown ones too, save those with a hyphen: custom elements are inline by default."""


LONGEST: Final = 100_000
"""Characters of a line in which words are counted; nobody asks whether there are more than that."""
CUT: Final = f"only the first {MAX_LINES:,} lines were read"
"""The note for what is longer than a report can be."""


@dataclass(frozen=True, slots=True, eq=False)
class Box:
    """An element that lines stand in: its tag, the words of its class, id, role and item properties, and what it stands in."""

    tag: str
    name: str
    hidden: bool
    parent: Box | None

    def chain(self) -> Iterator[Box]:
        """Yield this box, then each box around it."""
        box: Box | None = self
        while box is not None:
            yield box
            box = box.parent


@dataclass(frozen=True, slots=True)
class Line:
    """Words set as one line or paragraph: white space folded, ``linked`` and ``strong`` the shares of its letters in links and in bold."""

    text: str
    source: Span | None
    box: Box
    words: int
    linked: float
    strong: float


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    source: Span | None
    linked: bool
    strong: bool


STRONG: Final = frozenset({"b", "strong"})
BREAK: Final = _Piece("\n", None, linked=False, strong=False)
EDGE: Final = _Piece("", None, linked=False, strong=False)
"""Where an element of :data:`PARTED` begins or ends."""


def lines(document: Document, page: str) -> list[Line]:
    """Cut the tree of ``page`` into lines, in reading order; at most ``MAX_LINES`` of them and one, which tells that there are more."""
    found = (line for box, pieces in _groups(document, page) if (line := _line(box, pieces)))
    return list(islice(found, MAX_LINES + 1))


def count(text: str) -> int:
    """Count the words of a line."""
    return len(WORD.findall(text, 0, LONGEST))


def _groups(document: Document, page: str) -> Iterator[tuple[Box, list[_Piece]]]:
    """Yield the pieces between two borders of blocks, with the box that they stand in."""
    current = Box("", "", hidden=False, parent=None)
    pending: list[_Piece] = []
    breaks = 0
    for part in _parts_of(document, page, current):
        if isinstance(part, Box):
            yield current, pending
            current, pending, breaks = part, [], 0
            continue
        pending.append(part)
        if part is BREAK:
            breaks += 1
        elif part.text and not part.text.isspace():
            breaks = 0
        if breaks == 2 or (part is BREAK and current.tag not in FLOWING):  # noqa: PLR2004 -- how old pages part paragraphs
            yield current, pending
            pending = []
    yield current, pending


def _parts_of(document: Document, page: str, root: Box) -> Iterator[_Piece | Box]:
    """Walk the tree without recursion: yield each piece of text, and each box when it begins and when one goes on after it."""
    # Each entry: a node to open, or an edge or box to pass; with the box around it, and whether it is linked and strong.
    stack: list[tuple[Node | _Piece | Box, Box, bool, bool]] = [(document, root, False, False)]
    while stack:
        node, box, linked, strong = stack.pop()
        if isinstance(node, (_Piece, Box)):
            yield node
            continue
        if isinstance(node, Text):
            yield _piece(node, page, linked=linked, strong=strong)
            continue
        if isinstance(node, Element):
            tag = node.tag
            if tag in UNSEEN:
                continue
            linked = linked or tag == "a"
            strong = strong or tag in STRONG
            ends: _Piece | Box | None = BREAK if tag == "br" else EDGE if tag in PARTED else None
            if _is_block(node):
                ends, box = box, _box(node, box)
                yield box
            elif ends:
                yield ends
            if ends is not None and ends is not BREAK:
                stack.append((ends, box, False, False))
        stack.extend((child, box, linked, strong) for child in reversed(node.children))


def _is_block(element: Element) -> bool:
    tag = element.tag
    return (tag not in INLINE and "-" not in tag) or (tag in PARTED and _is_credit(element))


def _is_credit(element: Element) -> bool:
    """Whether an inline element says who took the picture: pages set that beside the caption, in the caption's line."""
    return CREDIT_CLASS.search(joined(element.attrs.get("class"))) is not None


def _box(element: Element, parent: Box) -> Box:
    attrs = element.attrs
    name = " ".join(_words_of(joined(attrs[key])[:MAX_NAME]) for key in NAMING if key in attrs)
    style = str(attrs.get("style") or "").replace(" ", "").lower()
    hidden = parent.hidden or "hidden" in attrs or attrs.get("aria-hidden") == "true" or "display:none" in style
    if element.tag == "table" and joined(attrs.get("align")).lower() in {"left", "right"} and element.find("img") is not None:
        name += " figure"  # how pages set a picture with its words before there were figures
    return Box(element.tag, name, hidden, parent)


@lru_cache(maxsize=4096)
def _words_of(name: str) -> str:
    """Cut a name into its words: those of ``articleBody``, ``article-body`` and ``article__body`` are the same."""
    return " ".join(HUMP.sub(" ", part).lower() for part in NAME_PART.findall(name) if CAMEL.fullmatch(part))


def joined(value: str | Sequence[str] | None) -> str:
    """Write an attribute's value as one string: lists of words come apart from the parser."""
    return value if isinstance(value, str) else " ".join(value or ())


def _piece(node: Text, page: str, *, linked: bool, strong: bool) -> _Piece:
    source = anchor(node, page)
    if source is not None:
        words = page[source[0] : source[1]]
        source = source[1] - len(words.lstrip()), source[0] + len(words.rstrip())
    return _Piece(SPACE.sub(" ", node.data), source, linked, strong)


def _line(box: Box, pieces: list[_Piece]) -> Line | None:
    told = [piece for piece in pieces if piece.text and not piece.text.isspace()]
    if not told:
        return None
    text = BROKEN.sub("\n", SPACES.sub(" ", "".join(_parted(pieces)))).strip()
    if not ALNUM.search(text):
        return None
    letters = sum(len(piece.text) for piece in told)
    return Line(
        text,
        _source(told),
        box,
        count(text),
        sum(len(piece.text) for piece in told if piece.linked) / letters,
        sum(len(piece.text) for piece in told if piece.strong) / letters,
    )


def _parted(pieces: list[_Piece]) -> Iterator[str]:
    """Yield the texts with a space where style alone keeps two apart: ``<a>Ana Reyes</a><time>9 May</time>``."""
    before, edge = "", False
    for piece in pieces:
        if piece is EDGE:
            edge = True
        elif piece.text:
            if edge and RUN_ON.fullmatch(before[-2:] + "|" + piece.text[:1]):
                yield " "
            yield piece.text
            before, edge = piece.text, False


def _source(pieces: list[_Piece]) -> Span | None:
    """From the first to just past the last word; ``None`` if a piece has lost its place."""
    places = [piece.source for piece in pieces]
    if any(place is None for place in places):
        return None
    known = [place for place in places if place is not None]
    return min(start for start, _ in known), max(end for _, end in known)
