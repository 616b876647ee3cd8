"""Feeds that the user names in, what is new in them out, round after round: nothing is read twice, nobody is asked too often."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from onrecord.errors import InputError
from onrecord.intake.charset import decode
from onrecord.intake.feed import Item, items, read_item
from onrecord.intake.web import Validators
from onrecord.model import Given, Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.intake.web import Web

LONGEST: Final = 24 * 60 * 60.0
"""Seconds between two tries at a feed that fails: each failure doubles them, up to a day."""


@dataclass(slots=True)
class Followed:
    """What is kept of a feed from round to round; ``seen`` holds the entries of its last reading alone."""

    address: str
    every: float
    validators: Validators = field(default_factory=Validators)
    seen: frozenset[str] = frozenset()
    failures: int = 0
    due: float = 0.0


def follow(feeds: list[Followed], web: Web) -> Iterator[list[Report | InputError]]:
    """Read the feeds that are due, wait, and so on without end: for each round the entries that are new or have changed.

    A feed that fails is an error in its place; it is asked again later and later, until it answers.
    """
    while True:
        for feed in feeds:
            if feed.due <= web.clock():
                yield read_new(feed, web)
        web.sleep(max(0.0, min(feed.due for feed in feeds) - web.clock()))


def read_new(feed: Followed, web: Web) -> list[Report | InputError]:
    """Read what is new in one feed, and note in ``feed`` what is known of it now."""
    try:
        answer = web.fetch(feed.address, feed.validators)
        found = items(decode(answer.data, answer.charset)[0], feed.address, Given(url=answer.address)) if answer else []
    except InputError as error:
        feed.failures += 1
        feed.due = web.clock() + max(feed.every, min(LONGEST, feed.every * 2.0 ** min(feed.failures, 10)))
        return [type(error)(error.subject, error.reason)]
    feed.failures, feed.due = 0, web.clock() + feed.every
    if answer is None:
        return []
    new = [
        item if isinstance(item, InputError) else read_item(item, f"{feed.address} entry {number}")
        for number, item in enumerate(found, start=1)
        if isinstance(item, InputError) or _mark(item) not in feed.seen
    ]
    feed.validators = answer.validators
    feed.seen = frozenset(_mark(item) for item in found if isinstance(item, Item))
    return new


def _mark(item: Item) -> str:
    """Tell an entry, as it now is, from all others."""
    words = "\0".join((item.key, item.given.title or "", item.given.published or "", item.words))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]
