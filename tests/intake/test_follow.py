"""Feeds read round after round from a real server: what is new comes once, and nobody is asked too often."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from onrecord.errors import InputError
from onrecord.intake.follow import LONGEST, Followed, follow, read_new
from onrecord.intake.web import Web
from onrecord.model import Report

if TYPE_CHECKING:
    from conftest import Served

SAID = "Novak said that the wall was safe"
HEADERS = {"Content-Type": "application/rss+xml"}


def feed(*titles: str) -> bytes:
    entries = "".join(
        f"<item><title>{title}</title><guid>{number}</guid><link>/{number}</link></item>" for number, title in enumerate(titles)
    )
    return f'<rss version="2.0"><channel><title>The Coast Courier</title>{entries}</channel></rss>'.encode()


class Hours:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.now += seconds


def texts(found: list[Report | InputError]) -> list[str]:
    return [one.text if isinstance(one, Report) else one.reason for one in found]


def test_what_is_new_or_changed_comes_once(served: Served) -> None:
    hours = Hours()
    web = Web(private=True, clock=hours, sleep=hours.sleep)
    known = Followed(served.at("/rss"), 900)
    rounds = [
        (feed("One said", "Two said"), ["One said", "Two said"]),
        (feed("One said", "Two said"), []),
        (feed("One said", "Two denied", "Three said"), ["Two denied", "Three said"]),
        (feed("Two denied", "Three said"), ["Two denied", "Three said"]),  # under other names
        (b"<html>", ["is no feed: it is neither RSS nor Atom"]),
        (feed("Two denied", "Three said"), []),
    ]
    for answer, expected in rounds:
        served.answers["/rss"] = (200, HEADERS, answer)
        assert texts(read_new(known, web)) == expected
    (one,) = read_new(Followed(served.at("/rss"), 900), web)[:1]
    assert isinstance(one, Report)
    assert (one.head.url, one.name) == (served.at("/0"), f"{served.at('/rss')} entry 1")
    assert set(served.paths()) == {"/rss"}  # what entries link to is not asked for


def test_a_feed_is_asked_whether_it_has_changed(served: Served) -> None:
    hours = Hours()
    web = Web(private=True, clock=hours, sleep=hours.sleep)
    known = Followed(served.at("/rss"), 900)
    served.answers["/rss"] = (200, HEADERS | {"ETag": '"1"'}, feed("One said"))
    assert texts(read_new(known, web)) == ["One said"]
    served.answers["/rss"] = (304, {}, b"")
    assert read_new(known, web) == []
    assert [headers.get("if-none-match") for _, headers in served.asked] == [None, '"1"']
    served.answers["/rss"] = (200, HEADERS, feed("One said", "Two said"))
    assert texts(read_new(known, web)) == ["Two said"]


def test_rounds_keep_their_hours(served: Served) -> None:
    hours = Hours()
    served.answers |= {"/a": (200, HEADERS, feed("One said")), "/b": (500, {}, b"")}
    feeds = [Followed(served.at(path), every) for path, every in (("/a", 900), ("/b", 900))]
    found = [texts(one) for one in islice(follow(feeds, Web(private=True, clock=hours, sleep=hours.sleep)), 8)]
    failed = ["answers 500 Internal Server Error"]
    assert found == [["One said"], failed, [], [], failed, [], [], []]
    assert served.paths() == ["/a", "/b", "/a", "/a", "/b", "/a", "/a", "/a"]
    assert 4 * 900 < hours.now < 6 * 900


def test_a_feed_that_fails_is_asked_later_and_later() -> None:
    hours = Hours()
    known = Followed("http://127.0.0.1:9/", 900)
    waits = []
    for _ in range(12):
        (one,) = read_new(known, Web(clock=hours, sleep=hours.sleep))
        assert isinstance(one, InputError)
        waits.append(known.due - hours.now)
    assert waits[:4] == [1800, 3600, 7200, 14400]
    assert waits[-1] == LONGEST
