"""Contents: where they begin after a cue, end before one, and go on behind one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

CONTENTS = [
    ("Anna Holt said on Monday in Lyon that the dam would hold.", ["the dam would hold"]),
    ("Anna Holt said: “The dam is safe.”", ["The dam is safe."]),
    ("Anna Holt said, “The dam is safe.”", ["The dam is safe."]),
    ("Anna Holt said on Monday: “The dam is safe.”", ["The dam is safe."]),
    ("Anna Holt said the dam was “as safe as a church”.", ["the dam was “as safe as a church”"]),
    ("Anna Holt said the dam leaked; nobody came.", ["the dam leaked"]),
    ("Anna Holt cited the rain, then left.", ["the rain"]),
    ("“The dam is safe for now,” Anna Holt said on Monday.", ["The dam is safe for now"]),
    ("“The dam,” he said, “is safe.”", ["The dam … is safe."]),
    ("“The dam is old,” he said. “It is safe, though.”", ["The dam is old … It is safe, though."]),
    ("The dam, she said, would hold.", ["The dam … would hold"]),
    ("The old dam would hold for a year, officials said.", ["The old dam would hold for a year"]),
    ("The road was lost in a flood of 1931 that, the union says, took the bridge.", ["a flood of 1931 that … took the bridge"]),
    ("Talks will go on, the mayor said, though Ben Oduya said he would not come.", ["Talks will go on", "he would not come"]),
    ("Anna Holt said the survey, which engineers finished, would be late.", ["the survey, which engineers finished, would be late"]),
    ("The council wants to close the depot, and drivers fear for their jobs.", ["to close the depot"]),
    ("Anna Holt hopes to mend the dam, but it leaks.", ["to mend the dam"]),
    ("Anna Holt fears that the dam will go, while the drivers have left.", ["the dam will go"]),
    ("Anna Holt hopes the dam will hold, although engineers have left.", ["the dam will hold"]),
    ("Anna Holt wants to close the dam, and open another in Lyon.", ["to close the dam, and open another in Lyon"]),
    ("Anna Holt called the plan “a decision taken in the dark”.", ["a decision taken in the dark"]),
    ("Anna Holt called the strike a disaster for the town.", ["a disaster for the town"]),
    ("Anna Holt described the vote as “a farce”.", ["a farce"]),
    ("Anna Holt described Ben Oduya as a coward.", ["a coward"]),
    ("Anna Holt accused the council of waste.", ["waste"]),
    ("“The dam is old and wet.” — Anna Holt", ["The dam is old and wet."]),
]


@pytest.mark.parametrize(("text", "expected"), CONTENTS)
def test_where_a_content_lies(lines: Callable[..., list[tuple[str, str, str]]], text: str, expected: list[str]) -> None:
    assert [line[2] for line in lines(text)] == expected


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Both sides claim Dniester crossing as monitors are turned back", ["Dniester crossing"]),
        ("Rebels claim the bridge after troops have left", ["the bridge"]),
    ],
)
def test_a_thing_claimed_ends_where_a_headline_turns(
    lines: Callable[..., list[tuple[str, str, str]]], headline: str, expected: list[str]
) -> None:
    assert [line[2] for line in lines(headline, "title")] == expected
