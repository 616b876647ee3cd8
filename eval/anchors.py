"""A page's output and the decoded page in, how many anchors hold out.

Where a block says that it stands in the page, the page must say the block's words there, once tags are taken out and
character references resolved. The page is read here with the standard library's parser: a reader of its own kind, so
that a slip of the product's parser is not repeated.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from onrecord.model import BODY

if TYPE_CHECKING:
    from scorers import Row

UNSEEN = frozenset({
    "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "canvas", "audio", "video", "select", "datalist",
    "textarea", "button", "label", "map",
})  # fmt: skip
"""Elements whose text no reader of the page sees as words of it."""
WORD = re.compile(r"\w+")


def held(row: Row, page: str) -> tuple[int, int]:
    """Count the blocks of the body whose anchor holds, and the blocks of the body; one without an anchor does not hold."""
    body = [block for block in row["blocks"] if block["kind"] in BODY]
    return sum(_holds(block, row["text"], page) for block in body), len(body)


def words(markup: str) -> str:
    """Run together the word characters that a reader of this piece of a page sees.

    >>> words("<p>Fish &amp; <b>ch</b>ips<script>no</script>")
    'Fishchips'
    """
    reader = _Words()
    reader.feed(markup)
    reader.close()
    return _folded("".join(reader.seen))


def _holds(block: Row, text: str, page: str) -> bool:
    source = block.get("source")
    return source is not None and words(page[source[0] : source[1]]) == _folded(text[block["start"] : block["end"]])


def _folded(text: str) -> str:
    return "".join(WORD.findall(text))


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[str] = []
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 -- the parser's signature
        if tag in UNSEEN:
            self._unseen.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.seen.append(data)
