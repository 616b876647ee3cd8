"""Kin: relatives named by whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = [
    ("Anna Holt left with her husband, Dan Holt. [Her husband] spoke.", ["Dan Holt"]),
    ("Anna Holt left. Her husband, Dan Tarn, did not. [He] spoke. [His wife] spoke.", ["Dan Tarn", "Anna Holt"]),
    ("Anna Holt left. [Her husband] spoke.", ["Anna Holt’s husband"]),
    ("Anna Holt left. [Her client] spoke.", ["Anna Holt’s client"]),
    ("[Her husband] spoke.", ["Her husband"]),
    ("Anna Holt left. Her father, Ben Holt, stayed. “[My father] left,” [she] said.", ["Ben Holt", "Anna Holt"]),
    ("“[Dad] left,” [Anna Holt] said.", [None, "Anna Holt"]),
    ("[Mrs Tarn’s brother, Ben Oduya,] spoke. [She] left.", ["Ben Oduya", "Tarn"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_somebodys_relative_is(named: Callable[..., list[str | None]], text: str, expected: list[str | None]) -> None:
    assert named(text) == expected
