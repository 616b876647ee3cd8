"""A feed's XML as outlets write it in, a feed out: what they get wrong most is put right, and nothing else.

One character that XML forbids, one entity that it does not know, one bare ampersand, and a strict reader takes nothing
of a feed. What cannot be put right is read as HTML is, which takes nearly everything.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Final

from turbohtml import HTMLParseError, parse, parse_xml
from turbohtml.extract import Feed  # noqa: TC002 -- documents answer with one only where this was loaded

OPENING: Final = "<![CDATA["
CLOSING: Final = "]]>"
FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 does not allow (section 2.2)."""
REFERENCE: Final = re.compile(r"&(?!#\d{1,7};|#x[\da-f]{1,6};|(?:amp|lt|gt|quot|apos);)(?:[a-z][a-z\d]{1,31};)?", re.IGNORECASE)
"""An ampersand that is no reference in XML, with the name of the entity where HTML may know it."""
START: Final = re.compile(r"<(?:\?xml\s|!doctype\s|!--|(?:\w{1,20}:)?(?:rss|feed|RDF)[\s>])", re.IGNORECASE)
ROOT: Final = re.compile(r"<(rss|(?:\w{1,20}:)?(?:feed|RDF))(?=[\s>])([^<>]*)>", re.IGNORECASE)
OLD: Final = re.compile(r"""\sversion\s*=\s*(?:"[^"<>]*"|'[^'<>]*')""", re.IGNORECASE)
LAST: Final = re.compile(r"</(?:\w{1,20}:)?(?:item|entry)\s*>", re.IGNORECASE)


def read_tree(text: str) -> tuple[Feed | None, bool]:
    """Read a feed, ``None`` where it is none; also tell whether its end is missing, with the entry that it cut."""
    text = mended(text)
    for attempt, cut in ((text, False), (ended(text), True)):
        try:
            return parse_xml(attempt).feed(), cut
        except HTMLParseError:
            continue
    return parse(text).feed(), False


def mended(text: str) -> str:
    r"""Put right what XML forbids; CDATA becomes plain text, which every reader takes, and every version of RSS the last.

    >>> mended("\n<rss version='0.92'><title>A & B&nbsp;<![CDATA[<b>]]>\x0b</title></rss>")
    '<rss version="2.0"><title>A &amp; B&#160;&lt;b&gt; </title></rss>'
    """
    start = START.search(text)
    text = FORBIDDEN.sub(" ", text[start.start() if start else 0 :])
    parts: list[str] = []
    at = 0
    while (opening := text.find(OPENING, at)) >= 0:
        closing = text.find(CLOSING, opening)
        closing = closing if closing >= 0 else len(text)
        parts += (REFERENCE.sub(_known, text[at:opening]), escape(text[opening + len(OPENING) : closing], quote=False))
        at = closing + len(CLOSING)
    parts.append(REFERENCE.sub(_known, text[at:]))
    return ROOT.sub(_modern, "".join(parts), count=1)


def ended(text: str) -> str:
    """Close a feed that was cut short, after the last entry that is whole."""
    root = ROOT.search(text)
    last = max((match.end() for match in LAST.finditer(text)), default=0)
    if root is None or last == 0:
        return text
    return f"{text[:last]}{'</channel>' if root[1].lower() == 'rss' else ''}</{root[1]}>"


def _known(match: re.Match[str]) -> str:
    characters = unescape(match[0])
    if len(match[0]) == 1 or characters.endswith(";"):
        return f"&amp;{match[0][1:]}"
    return "".join(f"&#{ord(character)};" for character in characters)


def _modern(match: re.Match[str]) -> str:
    if match[1].lower() != "rss":
        return match[0]
    return f'<{match[1]} version="2.0"{OLD.sub("", match[2], count=1)}>'
