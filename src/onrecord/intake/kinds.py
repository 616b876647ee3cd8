"""A name or a beginning in, its kind out: page, text, rows, archive or feed; what is none of these is named and refused."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from onrecord.errors import NotAReport

if TYPE_CHECKING:
    from onrecord.model import Kind

SUFFIXES: Final[dict[str, Kind]] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html", ".mhtml.html": "html",
    ".txt": "text", ".text": "text",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".jl": "jsonl",
    ".warc": "warc", ".warc.zst": "warc",
    ".rss": "feed", ".atom": "feed", ".rdf": "feed", "feed.xml": "feed", "rss.xml": "feed", "atom.xml": "feed",
}  # fmt: skip
PACKED: Final = (".gz",)
FOREIGN: Final = (
    (b"%PDF", "is a PDF, not a page or a text: save the report as HTML or text"),
    (b"PK\x03\x04", "is a zip archive or an office document, not a page or a text"),
    (b"\xd0\xcf\x11\xe0", "is an office document, not a page or a text"),
    (b"\x89PNG", "is a picture, not a page or a text"),
    (b"\xff\xd8\xff", "is a picture, not a page or a text"),
    (b"GIF8", "is a picture, not a page or a text"),
    (b"SQLite format 3\0", "is a database, not a page or a text"),
    (b"\x28\xb5\x2f\xfd", "is compressed with zstd, which is not read here"),
    (b"BZh", "is compressed with bzip2, which is not read here"),
    (b"\xfd7zXZ", "is compressed with xz, which is not read here"),
    (b"\x7fELF", "is a program, not a page or a text"),
)
"""What files that are no reports begin with, and what to say of them."""
MARKUP: Final = re.compile(
    r"[\s\ufeff]*+(?>(?:<!--.*?-->|<\?xml[^>]*>)\s*)*+<(?:!doctype\s+html|html|head|body|title|meta|script|article|main|section|div|p|h[1-6]|table|span)\b",
    re.IGNORECASE | re.DOTALL,
)
FEED: Final = re.compile(
    r"[\s\ufeff]*+(?>(?:<!--.*?-->|<\?[^>]*>|<!doctype[^>\[]*(?:\[[^\]]*\])?\s*>)\s*)*+<(?:rss|(?:\w+:)?feed|(?:\w+:)?RDF)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
BINARY_SHARE: Final = 0.02
"""Share of control characters above which bytes are no text; mojibake stays below."""
PEEK: Final = 1 << 16
"""How much of an input is looked at to tell its kind."""


def kind_by_name(name: str) -> Kind | None:
    """Tell the kind from a file's name, ``None`` where it says nothing.

    >>> kind_by_name("harbour.HTML.gz")
    'html'
    """
    stem = name.lower()
    for packed in PACKED:
        stem = stem.removesuffix(packed)
    return next((kind for suffix, kind in SUFFIXES.items() if stem.endswith(suffix)), None)


def kind_by_content(start: str) -> Kind:
    """Tell the kind from how the content begins: a row of JSON Lines, markup, a feed, else plain text."""
    start = start[:PEEK]
    if MARKUP.match(start):
        return "html"
    if FEED.match(start):
        return "feed"
    first = start.lstrip("\ufeff \t\r\n").split("\n", 1)[0]
    if first.startswith("{") and re.search(r'"(?:text|html)"\s*:', first):
        return "jsonl"
    try:
        return "jsonl" if isinstance(json.loads(first), dict) else "text"
    except (ValueError, RecursionError):
        return "text"


def refuse_foreign(start: bytes, name: str) -> None:
    """Raise :class:`NotAReport` for what begins like a PDF, a picture, an archive."""
    for magic, reason in FOREIGN:
        if start.startswith(magic):
            raise NotAReport(name, reason)


def refuse_binary(text: str, name: str) -> None:
    """Raise :class:`NotAReport` for decoded bytes that are no text."""
    sample = text[:PEEK]
    controls = sum(character < " " and character not in "\t\n\r\x0b\x0c\x1b" for character in sample)
    if controls > BINARY_SHARE * len(sample) + 1:
        raise NotAReport(name, "is binary, not a page or a text")
