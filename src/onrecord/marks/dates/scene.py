"""What a date is counted from, in; the day, the year or the value that it means there, out: two anchors and the direction of the clause."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from onrecord.marks.dates.calendar import day_of, interval
from onrecord.marks.dates.tense import HARD, mark_at, tense_at

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from onrecord.marks.dates.tense import Marks, Tense
    from onrecord.marks.dates.words import Word

YEAR: Final = re.compile(r"(?:BC)?\d{4}")
MONTHLY: Final = re.compile(r"(?:BC)?\d{4}-\d\d(?:-\d\d)?")
TURN: Final = 10
"""Months back at which a month is taken for that of the next year."""
FRESH: Final = 3
"""Days before the publication of which a clock time further on is still told."""
SHARED: Final = 7
"""Words in which a second day or month lends its year to the first."""
JOINS: Final = frozenset({"-", "–", "to", "and", "or", ",", ".", "of", "the", "until", "through", "/", "&"})
BARE: Final = 12
"""Words of a sentence on either side of a date in which a verb is looked for."""
PRESENT: Final = frozenset(
    {"is", "are", "has", "have", "do", "does", "am", "begin", "open", "close", "start", "meet", "return", "play", "vote"}
)
OPENING: Final = 3
"""Words that stand before the date at the head of a sentence."""
FAR_BACK, FAR_ON = 0, 1
"""Years from the one before that a bare year still carries a narrative on."""


class Answer(NamedTuple):
    """A value, what it was counted from (``None``: from nothing), and what else it can be."""

    value: str | None
    anchor: str | None = None
    others: tuple[str, ...] = ()
    part: str = ""
    """Which part of the value's days is meant: ``early``, ``mid``, ``late``, ``start`` or ``end``; empty for the whole."""


@dataclass(slots=True)
class Scene:
    """Where in a report the reading stands.

    ``last`` is the value of the date named last, ``day`` the last full day; a ``narrative`` counts from these; ``quoted``
    is the day that a quotation of something older counts from; ``dated`` tells that ``last`` stands in the same sentence,
    ``here`` that ``day`` is named in the same paragraph. ``lede`` is the day that the news is of, the first one named.
    """

    published: date | None = None
    narrative: bool = False
    south: bool = False
    last: str | None = None
    year: str | None = None
    month: int = 0
    day: date | None = None
    fresh: bool = False
    named: bool = False
    quoted: date | None = None
    spoken: date | None = None
    near: date | None = None
    inside: bool = False
    loose: bool = False
    dated: bool = False
    dated_day: bool = False
    lede: date | None = None
    here: bool = False
    title: bool = False
    words: Sequence[Word] = ()
    marks: Marks = field(default_factory=dict)
    first: int = 0
    end: int = 0

    def tense(self) -> Tense:
        """Tell the tense of the clause that the date stands in."""
        return tense_at(self.words, self.first, self.end, known=self.marks)

    def bare(self) -> bool:
        """Tell whether the sentence has no verb that could be one of the present: a caption, a scene set."""
        left = right = self.first
        while left > max(0, self.first - BARE) and self.words[left - 1].low not in HARD:
            left -= 1
        while right < min(len(self.words), self.first + BARE) and self.words[right].low not in HARD:
            right += 1
        if any(mark_at(self.words, at, self.marks) for at in range(left, right)):
            return False
        words = self.words[left:right]
        return not any(word.low in PRESENT or (word.low.endswith("s") and not word.capital and len(word.low) > 3) for word in words)  # noqa: PLR2004

    def now(self) -> date | None:
        """Return the day that "yesterday" counts from."""
        if self.narrative:
            return self.then_day()
        return self.quoted or self.published

    def then_day(self) -> date | None:
        """Return the first day of what was named last, else the day of publication."""
        days = interval(self.last)
        if days:
            return days[0]
        return None if self.last else self.published

    def then(self) -> str | None:
        """Return what was named last, else the day of publication."""
        if self.last:
            return self.last
        return self.published.isoformat() if self.published else None

    def shared_year(self, month: int) -> str | None:
        """Return the year that a later day or month lends: "February-March 1794", "26 June to 4 August 1952", "July and August 2023"."""
        at, last, joins = self.end, month, False
        for word in self.words[at : at + SHARED]:
            if "YEAR" in word.classes and joins:
                return f"{int(word.classes['YEAR']) - (last < month):04}"
            if "MONTH" in word.classes or "ABBREV" in word.classes:
                last = int(word.classes.get("MONTH", word.classes.get("ABBREV", 0)))
                joins = True
            elif word.low not in JOINS and not {"DAY", "NTH", "MOD"} & word.classes.keys():
                return None
        return None

    def told_year(self, month: int = 0) -> str | None:
        """Return the year that a month or a day without one belongs to, where that is told rather than the time of publication.

        In a narrative, January after December is that of the year that follows.
        """
        shared = self.shared_year(month) if month else None
        if shared or not self.year:
            return shared
        if self.narrative:
            turns = month and self.month - month > TURN and self.year.isdecimal()
            return f"{int(self.year) + 1:04}" if turns else self.year
        long_past = self.published is not None and self.year < f"{self.published.year - 1:04}"
        goes_on = self.fresh and 0 < self.month <= month and self.tense() == "past"
        return self.year if long_past and (goes_on or (self.dated and self.tense() != "future")) else None

    def told_first(self, value: str) -> None:
        """Keep the day that the news is of: the first that is named of those just before the publication."""
        days = interval(value)
        if self.lede is None and self.published and days and days[0] == days[1] and not self._in_passing():
            self.lede = days[0] if 0 <= (self.published - days[0]).days <= FRESH else None

    def remember(self, value: str) -> None:
        """Keep what was named last."""
        named, self.named = self.named, True
        self.last, self.dated = value, True
        days, year = interval(value), YEAR.match(value)
        if days and days[0] == days[1]:
            self.near = days[0]
        if days and days[0] == days[1] and (self.narrative or not self._in_passing()):
            self.day, self.dated_day, self.here = days[0], True, True
        month = int(value[-2:] if len(value) - len(year[0]) == len("-03") else value[-5:-3]) if year and MONTHLY.fullmatch(value) else 0
        if year and (not self.narrative or self._goes_on(year[0], named=named, dated=bool(month))):
            self.year, self.month, self.fresh = year[0], month, bool(month)

    def _in_passing(self) -> bool:
        """Tell whether a day of news is named from afar: "since 24 July", or within quoted words."""
        return self.inside or (self.first > 0 and self.words[self.first - 1].low in ("since", "until", "till"))

    def _goes_on(self, year: str, *, named: bool, dated: bool) -> bool:
        """Tell whether a year carries a narrative on, or is named in passing: bare, or far off and not at a head."""
        if not dated and self.first > 0 and self.words[self.first - 1].low in ("-", "–", "since", "to", "until"):
            return False
        if not self.year or not (year.isdecimal() and self.year.isdecimal()):
            return True
        apart, heads = int(year) - int(self.year), not named or self._opens()
        near = FAR_BACK <= apart <= FAR_ON
        return apart == 0 or (heads or near if dated else heads and near)

    def _opens(self) -> bool:
        """Tell whether the date stands at the head of its sentence: "In 1943 the front …"."""
        at = self.first - 1
        while at >= 0 and at >= self.first - OPENING and self.words[at].low not in HARD:
            at -= 1
        return at < 0 or self.words[at].low in HARD


Sense = Callable[[Scene], Answer]


def fixed(value: str | None) -> Sense:
    """Mean the same wherever it stands."""
    answer = Answer(value)
    return lambda _: answer


def base_day(scene: Scene) -> date | None:
    """Return the day that a time of day belongs to."""
    if scene.narrative:
        return scene.day
    now = scene.now()
    if scene.lede and now and not scene.here and not scene.quoted:
        return now if scene.tense() == "future" else scene.lede
    if scene.day and now and ((scene.dated and scene.dated_day) or 0 <= (now - scene.day).days <= FRESH):
        return scene.day
    return now or scene.day


def nearest(days: Sequence[date], day: date, tense: Tense) -> date:
    """Return of some days in order the one that the tense points to; the nearest where it points nowhere."""
    if tense == "past":
        return max((one for one in days if one <= day), default=days[0])
    if tense == "future":
        return min((one for one in days if one >= day), default=days[-1])
    return min(days, key=lambda one: abs(one - day))


def yearly(month: int, day: int) -> Sense:
    """Mean a day of the year, in the year that the anchor and the tense tell."""

    def resolve(scene: Scene) -> Answer:
        open_value = f"{month:02}-{day:02}"
        told = scene.told_year(month)
        if told:
            valid = told.startswith("BC") or day_of(int(told), month, day)
            return Answer(f"{told}-{open_value}" if valid else None, scene.last)
        now = scene.now()
        if now is None:
            return Answer(f"XXXX-{open_value}")
        days = [one for year in (now.year - 1, now.year, now.year + 1) if (one := day_of(year, month, day))]
        if not days:
            return Answer(f"XXXX-{open_value}")
        tense = scene.tense()
        chosen = nearest(days, now, tense)
        others = sorted((one for one in days if one != chosen), key=lambda one: abs(one - now))[:1] if tense == "unclear" else []
        return Answer(chosen.isoformat(), now.isoformat(), tuple(one.isoformat() for one in others))

    return resolve


EMPTY: Final = Scene()
"""No report at all: numbers mean the same in any."""
