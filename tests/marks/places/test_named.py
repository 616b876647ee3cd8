from __future__ import annotations

import pytest

from onrecord.marks.places import Name, read_places
from onrecord.model import Block


def read(text: str, *names: tuple[str, str, float]) -> list[str]:
    spans = [Name(text.index(words), text.index(words) + len(words), kind, sure) for words, kind, sure in names]  # type: ignore[arg-type]
    return [text[place.start : place.end] for place in read_places(text, [Block(0, len(text), "paragraph")], None, spans)]


@pytest.mark.parametrize(
    ("text", "names", "places"),
    [
        ("Lincoln paid in Lyon.", [], ["Lincoln", "Lyon"]),
        ("Lincoln paid in Lyon.", [("Lincoln", "place", 0.99), ("Lyon", "place", 0.99)], ["Lincoln", "Lyon"]),
        ("Lincoln paid in Lyon.", [("Lincoln", "person", 0.9), ("Lyon", "person", 0.99)], []),
        ("Quornby Magna flooded.", [], []),
        ("Quornby Magna flooded.", [("Quornby Magna", "place", 0.95)], ["Quornby Magna"]),
        ("Quornby Magna flooded.", [("Quornby Magna", "place", 0.2)], []),
        ("Quornby Magna flooded.", [("Quornby Magna", "organisation", 0.99)], []),
    ],
)
def test_a_trained_reader_is_heard(text: str, names: list[tuple[str, str, float]], places: list[str]) -> None:
    assert read(text, *names) == places
