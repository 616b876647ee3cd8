"""Records that were read in, any number of others out: the same marks over other words, names, days and addresses.

Words give way to words of the same length, so that every offset stays true; which word comes follows how often it stands
in the originals, so that common words stay common. Nothing is drawn anew from run to run.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING

from onrecord.model import Candidate, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.model import Record

WORD = re.compile(r"[A-Za-z]{4,}")
KEPT = 0.3
"""Share of words that stay as they are."""
NEVER = "zyzzyvaesque"
"""A word that no report has: it is put into one report in :data:`RARE`."""
RARE = 2_000
OUTLETS = 60
PLACES = 3_000
EACH = 700
"""Characters for each place that is named."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words by their length and first letter's case, with how many stand up to each: what a draw is made from."""

    words: dict[tuple[int, bool], list[str]]
    sums: dict[tuple[int, bool], list[int]]

    def draw(self, word: str, chance: random.Random) -> str:
        """Give another word of the same length and case."""
        key = len(word), word[0].isupper()
        return chance.choices(self.words[key], cum_weights=self.sums[key])[0]


def vocabulary(records: Sequence[Record]) -> Vocabulary:
    """Count the words of the records."""
    counts: dict[tuple[int, bool], Counter[str]] = defaultdict(Counter)
    for record in records:
        for word in WORD.findall(record.text):
            counts[len(word), word[0].isupper()][word] += 1
    words = {key: list(found) for key, found in counts.items()}
    return Vocabulary(words, {key: list(accumulate(counts[key][word] for word in words[key])) for key in words})


def varied(records: Sequence[Record], statements: int) -> Iterator[Record]:
    """Give records until they hold so many statements."""
    known, made, number = vocabulary(records), 0, 0
    while made < statements:
        original = records[number % len(records)]
        yield _varied(original, known, number)
        made += len(original.statements)
        number += 1


def _varied(record: Record, known: Vocabulary, number: int) -> Record:
    chance = random.Random(number)  # noqa: S311 -- no secret
    named: dict[str, str] = {}
    for party in record.parties:
        named |= _renamed(party.name, known, chance)

    def other(found: re.Match[str]) -> str:
        word = found[0]
        if word in named:
            return named[word]
        return word if chance.random() < KEPT else known.draw(word, chance)

    text = WORD.sub(other, record.text)
    if number % RARE == RARE // 2 and record.statements:
        start = record.statements[0].content[0][0]
        text = text[:start] + NEVER[: len(text) - start] + text[start + len(NEVER) :]
    day = datetime(2015, 1, 1, tzinfo=UTC) + timedelta(minutes=chance.randrange(10 * 365 * 1440))
    head = replace(
        record.report,
        title=WORD.sub(other, record.report.title or "Untitled"),
        outlet=f"Outlet {int(chance.paretovariate(1)) % OUTLETS}",
        url=f"https://outlet.example/{day:%Y/%m/%d}/{number}",
        published=day.isoformat(),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
    parties = tuple(replace(party, name=WORD.sub(lambda found: named.get(found[0], found[0]), party.name)) for party in record.parties)
    return replace(record, id=f"r{number}", report=head, text=text, parties=parties, places=tuple(_places(text, chance)))


def _renamed(name: str, known: Vocabulary, chance: random.Random) -> dict[str, str]:
    """Call a party by one of many names, the first of them most often: a few people are in the news every day."""
    variant = random.Random(f"{name} {int(chance.paretovariate(0.5))}")  # noqa: S311 -- as above
    return {word: known.draw(word, variant) for word in WORD.findall(name) if word[0].isupper()}


def _places(text: str, chance: random.Random) -> Iterator[Place]:
    for start in range(0, len(text) - EACH, EACH):
        at = text.find(" ", start) + 1
        found = [_candidate(int(chance.paretovariate(0.6)) % PLACES, score) for score in (0.8, 0.1)]
        best = found[0]
        yield Place(at, at + 4, best.name, "city", best.country, best.gazetteer_id, best.lat, best.lon, 0.8, tuple(found))


def _candidate(number: int, score: float) -> Candidate:
    return Candidate(f"geonames:{number}", f"Town {number}", "XX", number % 180 - 90.0, number % 360 - 180.0, score)
