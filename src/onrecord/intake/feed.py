"""A feed in (RSS, RDF or Atom), a report or an error for each of its entries out.

An entry is read from its own content, else from its summary, else from its title alone, and a note says which; or from
the page that was saved beside the feed under the name of its link. Nothing that an entry links to is fetched.
"""

from __future__ import annotations

import dataclasses
import re
from html import escape, unescape
from itertools import islice
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from onrecord.errors import EmptyInput, InputError, NotAReport, TooLarge
from onrecord.intake.instants import instant
from onrecord.intake.metadata import LINK, MAX_FIELD, MAX_LINK, names
from onrecord.intake.page import read_page
from onrecord.intake.plain import read_plain
from onrecord.intake.xml import read_tree
from onrecord.model import Given, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from turbohtml.extract import Entry, Feed

    Beside = Callable[[str], tuple[str, tuple[str, ...]] | None]

MAX_ENTRIES: Final = 20_000
"""Entries of one feed; feeds of a whole archive have about 5,000."""
MAX_TAGS: Final = 1_000_000
"""Elements of one feed, whose tree takes 100 to 400 bytes each."""
ENTRY: Final = re.compile(r"<(?:\w{1,20}:)?(?:item|entry)[\s/>]", re.IGNORECASE)
MARKUP: Final = re.compile(r"</?[a-z][^<>]*>|&(?:#\w{1,8}|\w{1,32});", re.IGNORECASE)
MAILBOX: Final = re.compile(r"\S*@\S*")
WORDS: Final = re.compile(r"[^\W_]")
SUMMARY: Final = "the feed holds a summary of it"
TITLE: Final = "the feed holds its title alone"


@dataclasses.dataclass(frozen=True, slots=True)
class Item:
    """One entry: what it is known by in its feed, what it says of itself, and its words with how they are to be read."""

    key: str
    given: Given
    words: str
    is_page: bool
    notes: tuple[str, ...] = ()


def read_feed(text: str, name: str, given: Given | None = None, beside: Beside | None = None) -> Iterator[Report | InputError]:
    """Read entry by entry; messages name the feed and the entry's number, counted from 1.

    ``given.url`` is the feed's own address; ``beside`` finds the page that was saved beside it under an entry's address.
    """
    for number, item in enumerate(items(text, name, given), start=1):
        yield item if isinstance(item, InputError) else read_item(item, f"{name} entry {number}", beside)


def items(text: str, name: str, given: Given | None = None) -> list[Item | InputError]:
    """List what a feed's entries say, with an error at the end where the feed was cut short.

    Raises :class:`InputError` for what is no feed, too large, or has no entries.
    """
    if next(islice(ENTRY.finditer(text), MAX_ENTRIES, None), None) or text.count("<") > MAX_TAGS:
        raise TooLarge(name, "has more in it than a feed can")
    feed, cut = read_tree(text)
    if feed is None:
        raise NotAReport(name, "is no feed: it is neither RSS nor Atom")
    if not feed.entries:
        raise EmptyInput(name, "has no entries")
    found: list[Item | InputError] = [_item(entry, feed, given or Given()) for entry in feed.entries]
    return [*found, NotAReport(name, f"is cut short or damaged after entry {len(found)}")] if cut else found


def read_item(item: Item, name: str, beside: Beside | None = None) -> Report | InputError:
    """Read one entry."""
    saved = beside(item.given.url) if beside and item.given.url else None
    try:
        if saved:
            return read_page(saved[0], name, item.given, saved[1])
        if not WORDS.search(item.words):
            return EmptyInput(name, "has no words")
        return _from_content(item, name) if item.is_page else read_plain(item.words, name, item.given, item.notes)
    except InputError as error:
        return type(error)(error.subject, error.reason)


def _from_content(item: Item, name: str) -> Report:
    """Read an entry's markup under its title, as its page sets it; places are those in the entry's own content."""
    before = f"<article><h1>{escape(item.given.title)}</h1>\n" if item.given.title else "<article>"
    report = read_page(f"{before}{item.words}</article>", name, item.given, item.notes)
    blocks = tuple(
        dataclasses.replace(block, source=_moved(block.source, len(before), len(item.words)) if block.source else None)
        for block in report.blocks
    )
    return dataclasses.replace(report, blocks=blocks)


def _moved(source: tuple[int, int], before: int, size: int) -> tuple[int, int] | None:
    start, end = source[0] - before, source[1] - before
    return (start, end) if start >= 0 and end <= size else None


def _item(entry: Entry, feed: Feed, given: Given) -> Item:
    title, link = _line(entry.title), _link(entry.link, given.url)
    published, modified = _day(entry.published), _day(entry.updated)
    known = dataclasses.replace(
        given,
        title=title or None,
        byline=_people(entry.author),
        outlet=given.outlet or _line(feed.title) or None,
        url=link,
        published=published,
        modified=modified if modified != published else None,
        fallback=given.fallback or (modified or "")[:10] or None,
    )
    words, notes = _words(entry, title)
    if not published and modified and not given.fallback:
        notes += (f"the feed does not say when it was published: {modified[:10]} is the day of its last change",)
    return Item(entry.id or link or title, known, words, words is not title and MARKUP.search(words) is not None, notes)


def _words(entry: Entry, title: str) -> tuple[str, tuple[str, ...]]:
    """Choose the words of an entry; a title that stands over plain ones becomes part of them, as it is of a page."""
    content = entry.content if isinstance(entry.content, str) else None
    for words, notes in ((content, ()), (entry.summary, (SUMMARY,))):
        if words and words.strip():
            plain = MARKUP.search(words) is None
            return f"{title}\n\n{words}" if plain and title and not words.lstrip().startswith(title) else words, notes
    return title, (TITLE,)


def _line(value: str | None) -> str:
    """Read a title: tags and entities, which many feeds encode twice, undone; white space folded."""
    bare = re.sub(r"<[^<>]{1,200}>", "", (value or "")[: 4 * MAX_FIELD])
    folded = " ".join(unescape(bare).split())
    return folded if len(folded) <= MAX_FIELD else ""


def _people(author: str | None) -> tuple[str, ...]:
    """Read who wrote it; RSS puts the address first and the name in brackets."""
    return names(MAILBOX.sub("", _line(author)).strip(" ()<>"))


def _link(value: str | None, base: str | None) -> str | None:
    if not value or not value.strip():
        return None  # and not the feed's own address
    try:
        link = urljoin(base or "", value[: 2 * MAX_LINK].strip())
    except ValueError:
        return None
    return link if len(link) <= MAX_LINK and LINK.fullmatch(link) else None


def _day(value: str | None) -> str | None:
    return instant(value) if value else None
