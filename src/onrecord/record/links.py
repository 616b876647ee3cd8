"""Words and where they stand in, an address out that survives a second reading and never moves to other words."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model import Record, Span, Statement

LENGTH: Final = 12
"""Characters of a link: 60 bits. Among a million statements two share one with a probability of 1 in two million."""

BETWEEN: Final = " … "
"""What joins the parts of a statement where it is shown as one."""


def source_of(record: Record) -> str:
    """Name what the versions of a report share: its address, else its words with title and date."""
    url = record.report.url
    return url.partition("#")[0] if url else f"sha256:{digest_of(record)}"


def digest_of(record: Record) -> str:
    """Hash what makes a version: the words, the title, the date; how the page was laid out does not count."""
    parts = (record.text, record.report.title or "", record.report.published or "")
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


def links(record: Record) -> Iterator[str]:
    """Give each statement's link, in the order of the record.

    It is made of the source, the words, and which occurrence of these words in the text it is; of nothing that another
    reader could read otherwise. Statements of the very same words are numbered.
    """
    source, seen = source_of(record), dict[str, int]()
    for statement in record.statements:
        link = link_of(source, record.text, statement)
        seen[link] = seen.get(link, 0) + 1
        yield link if seen[link] == 1 else f"{link}-{seen[link]}"


def link_of(source: str, text: str, statement: Statement) -> str:
    """Make the link of one statement."""
    occurrence = 0
    if statement.content:
        start, end = statement.content[0]
        occurrence = text.count(text[start:end], 0, start)
    key = "\0".join((source, *parts(text, statement.content), str(occurrence)))
    return base64.b32encode(hashlib.sha256(key.encode("utf-8", "replace")).digest()).decode().lower()[:LENGTH]


def parts(text: str, spans: tuple[Span, ...]) -> list[str]:
    """Give the words of each span."""
    return [text[start:end] for start, end in spans]
