from __future__ import annotations

import cProfile
import os
import subprocess
import sys
import time
from datetime import date
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.marks.dates import read_dates
from onrecord.marks.dates.calendar import easter, interval
from onrecord.model import Block, Date

WORDS = st.sampled_from([
    "on", "the", "last", "next", "this", "of", "in", "at", "to", "and", "-", "–", ",", ".", "'", "“", "”", "May", "March", "Monday",
    "sun", "spring", "fall", "3", "12", "31", "1998", "2024", "10:30", "99999", "0", "480", "BC", "a.m.", "p.m.", "night", "week",
    "month", "year", "decades", "two", "few", "later", "ago", "earlier", "early", "mid", "end", "every", "century", "1960s", "20th",
    "second", "quarter", "half", "Easter",
])  # fmt: skip


def read(text: str, published: str | None = "2024-03-14T10:00+05:00") -> tuple[Date, ...]:
    return read_dates(text, [Block(0, len(text), "paragraph")], published)


@given(st.text(max_size=300), st.sampled_from([None, "2024-03-14", "0001-01-01", "9999-12-31", "nonsense"]))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str, published: str | None) -> None:
    read(text, published)


@given(st.lists(WORDS, max_size=40).map(" ".join), st.sampled_from([None, "2024-03-14", "0001-01-01", "9999-12-31"]))
@settings(max_examples=600, deadline=None)
def test_any_words_of_dates(text: str, published: str | None) -> None:
    end = 0
    for one in read_dates(text, [Block(0, len(text), "paragraph")], published):
        assert end <= one.start < one.end <= len(text)
        assert (one.earliest is None) == (one.latest is None)
        if one.earliest and one.latest:
            assert date.fromisoformat(one.earliest) <= date.fromisoformat(one.latest)
        end = one.end


@given(st.from_regex(r"[0-9][0-9.,:/’'a-z%-]{0,10}", fullmatch=True))
@settings(max_examples=600, deadline=None)
def test_any_number(number: str) -> None:
    read(f"It cost {number} on Monday.", "2024-03-14")


@pytest.mark.parametrize("number", ["34,070.25", "1,000th", "1,960s", "12:99", "1.2.3.4", "99999999999999999999th", "٣:٤٥"])
def test_numbers_that_are_no_dates(number: str) -> None:
    assert [one.value for one in read(f"It cost {number} in all.", "2024-03-14")] == []


def test_any_zone_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "It opened on Monday at 11 p.m. and closes next week; overnight two men left. Last month it rained."
    found = set()
    for zone in ("UTC", "Pacific/Kiritimati", "America/Los_Angeles"):
        monkeypatch.setenv("TZ", zone)
        if hasattr(time, "tzset"):
            time.tzset()
        found.add(read(text))
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()
    assert len(found) == 1
    assert os.environ.get("TZ") is None or found


CLOCKLESS: Final = """
import datetime, time

class NoClock(datetime.date):
    @classmethod
    def today(cls):
        raise AssertionError("the machine's clock was asked")

class NoInstant(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        raise AssertionError("the machine's clock was asked")

    today = utcnow = now

datetime.date, datetime.datetime = NoClock, NoInstant
from onrecord.marks.dates import read_dates
from onrecord.model import Block

text = "It opened on Monday at 11 p.m. and closes next week; 3 March was wet. Last month it rained. We go on Friday. In May he left."
for published in ("2024-03-14T10:00+05:00", None):
    print([(one.start, one.end, one.value) for one in read_dates(text, [Block(0, len(text), "paragraph")], published)])
"""


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8"])
@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "America/Los_Angeles"])
def test_any_locale_and_zone_and_no_clock(locale: str, zone: str) -> None:
    def told(**wanted: str) -> str:
        run = [sys.executable, "-c", CLOCKLESS]
        found = subprocess.run(run, env={**os.environ, **wanted}, capture_output=True, text=True, check=True)  # noqa: S603 -- our own words
        return found.stdout

    assert told(LC_ALL=locale, LANG=locale, TZ=zone) == told(LC_ALL="C", TZ="UTC") != ""


HOSTILE: Final = (
    "the ", "early the ", "1 ", "a few ", "Monday ", "in 1998 - ", "“", "“a ", '" said on Monday "', "the end of the ", "every two ",
    "12 May to ", "at nine ", "two and a half ", "the first Monday in ", "the three months to ", "March 5 and ", "5 and 6 ", "1998-",
    "year ago ", "by Friday ", "on Monday “we ", "half of ", "most of the rest of ", "late early ", "Q: A: ",
)  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_work_grows_with_the_text_and_no_faster(unit: str) -> None:
    def steps(text: str) -> int:
        profile = cProfile.Profile()
        profile.runcall(read, text)
        return sum(entry.callcount for entry in profile.getstats())

    steps(unit * 80)  # what is remembered of words is learnt
    assert steps(unit * 640) < 10 * steps(unit * 80) + 10_000


def test_easter() -> None:
    assert [easter(year) for year in (1999, 2008, 2024, 2025, 2038)] == [
        date(1999, 4, 4),
        date(2008, 3, 23),
        date(2024, 3, 31),
        date(2025, 4, 20),
        date(2038, 4, 25),
    ]


def test_intervals() -> None:
    assert interval("2024-W53") is None
    assert interval("2024-WI") == (date(2024, 12, 1), date(2025, 2, 28))
    assert interval("2024-WI", south=True) == (date(2024, 6, 1), date(2024, 8, 31))
    assert interval("196") == (date(1960, 1, 1), date(1969, 12, 31))
    assert interval("16") == (date(1600, 1, 1), date(1699, 12, 31))
    assert interval("0000-01") is None
