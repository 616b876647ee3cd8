from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.marks.places import read_places
from onrecord.model import Block, Place

WORDS = st.sampled_from([
    "in", "at", "the", "of", "and", ",", "-", "–", "—", ".", "'s", "’s", "“", "”", "(", ")", "&", "$", "/", ":", "St.", "Mt", "U.S.",
    "W. Va.", "Kherson", "Paris", "London", "Springfield", "Dnipro", "River", "river", "Lake",
    "County", "province", "regions", "bank", "banks", "west",
    "North", "city", "Texas", "Ala.", "Georgia", "Washington", "al", "Fashaga", "Bank", "University", "Mayor", "said", "San", "José",
    "D.C.",

    "Hawke", "Bay", "Gulf", "Aden", "Quorn", "İ", "ẞ", "🇺🇸", "\u200b", "\n",
])  # fmt: skip


def read(text: str) -> tuple[Place, ...]:
    return read_places(text, [Block(0, len(text), "paragraph")], text[:40])


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str) -> None:
    check(text, read(text))


@given(st.lists(WORDS, max_size=50).map(" ".join))
@settings(max_examples=400, deadline=None)
def test_any_words_of_places(text: str) -> None:
    check(text, read(text))


def check(text: str, places: tuple[Place, ...]) -> None:
    end = 0
    for place in places:
        assert end <= place.start < place.end <= len(text)
        assert text[place.start : place.end].strip() == text[place.start : place.end]
        end = place.end
        told = (place.name, place.kind, place.gazetteer_id, place.lat, place.lon, place.score)
        assert all(value is None for value in told) or all(value is not None for value in told)


def test_reading_twice_changes_nothing() -> None:
    text = "Lyon and Paris, Texas, are far from Springfield, Ohio, and from the west bank of the Rhine."
    assert read(text) == read(text)


def test_the_work_grows_with_the_text_alone() -> None:
    def cpu(text: str) -> float:
        started = time.process_time()
        read(text)
        return time.process_time() - started

    for piece in ("San José ", "Springfield, ", "Bank of ", "Lake ", "A. ", "the west bank of the ", "Paris and ", "X-", "(", "St. "):
        read(piece * 10)
        short, long = min(cpu(piece * 500) for _ in range(2)), min(cpu(piece * 5000) for _ in range(2))
        assert long < 40 * short + 0.2, piece


def test_a_name_that_begins_within_another_is_left() -> None:
    text = "He went to the St. Bay of St."
    check(text, read(text))
