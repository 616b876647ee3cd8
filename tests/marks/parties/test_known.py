"""Who is known by a name: surnames, initials, firms, kinds that a recogniser tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = [
    ("The Port Workers’ Union met. [The PWU] spoke.", ["Port Workers’ Union"]),
    ("The Port Workers’ Union met the Public Water Utility. [The PWU] spoke.", ["PWU"]),
    ("Larkmoor Foods Inc. met. [Larkmoor Foods] spoke, then [Larkmoor].", ["Larkmoor Foods Inc."] * 2),
    ("Anna Holt met Ben Holt. It rained. It snowed. It froze. It thawed. It hailed. It poured. Ben Holt left. [Holt] spoke.", ["Ben Holt"]),
    ("Anna Holt met Ben Holt. [Mr Holt] spoke.", ["Ben Holt"]),
    ("[The Taoiseach, Anna Holt,] spoke. [The Taoiseach] left.", ["Anna Holt", "Anna Holt"]),
    ("[Santiago] spoke.", ["Chile"]),
    ("[The UN] met. [The United Nations] spoke.", ["United Nations"] * 2),
    ("[The US] met. [Washington] spoke. [The United States] left.", ["United States"] * 3),
    ("[The IAEA] spoke.", ["IAEA"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_a_name_stands_for(named: Callable[..., list[str | None]], text: str, expected: list[str | None]) -> None:
    assert [name.rstrip(",") if name else name for name in named(text)] == expected


def test_a_recogniser_tells_people_from_places(named: Callable[..., list[str | None]]) -> None:
    text = "Sowerby Quill met Ardra Vane. [She] spoke."
    assert named(text) == [None]
    assert named(text, Sowerby_Quill="place", Ardra_Vane="person") == ["Ardra Vane"]


def test_an_unlikely_name_is_none(named: Callable[..., list[str | None]]) -> None:
    assert named("[Ardra Vane] spoke.", Ardra_Vane="person") == ["Ardra Vane"]
