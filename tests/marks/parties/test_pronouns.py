"""Pronouns: whom they fit, how likely each is, and when nobody is likely enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.marks.lexicon import table
from onrecord.marks.parties.entity import Entity
from onrecord.marks.parties.pronouns import FEATURES, Naming, Scene, candidates, choose, shares, weights

if TYPE_CHECKING:
    from collections.abc import Callable


def person(name: str, sign: str = "f") -> Entity:
    entity = Entity("person", name, tuple(name.casefold().split()), alone=True)
    entity.genders[sign] += 2
    return entity


def naming(entity: Entity, sentence: int, *, joint: int = -1, asker: bool = False) -> Naming:
    return Naming(entity, sentence, 0, not asker, quoted=False, first=not asker, addressed=False, asker=asker, inside=False, joint=joint)


def scene(sentence: int) -> Scene:
    return Scene(sentence, 0, "f", None, 99, None, source=True, quoted=False, owns=False)


ANNA, CARLA, BEN = person("Anna Holt"), person("Carla Tarn"), person("Ben Oduya", "m")


def test_the_lexicon_weighs_every_feature_and_no_other() -> None:
    assert set(table("pronouns")["people"]) == set(FEATURES)
    assert len(weights()) == len(FEATURES)


def test_whom_a_pronoun_fits_comes_latest_first() -> None:
    met = [naming(ANNA, 0), naming(BEN, 1), naming(CARLA, 2), naming(ANNA, 3)]
    assert [entity for entity, _ in candidates(met, scene(4))] == [ANNA, CARLA]


def test_who_is_barred_or_asks_in_passing_is_not_meant() -> None:
    assert not candidates([naming(ANNA, 0)], scene(1), [ANNA])
    assert not candidates([naming(ANNA, 1, asker=True)], scene(1))


def test_two_of_one_list_are_too_close() -> None:
    assert not candidates([naming(ANNA, 0, joint=5), naming(CARLA, 0, joint=5)], scene(1))


def test_nobody_is_chosen_below_the_threshold() -> None:
    found = candidates([naming(ANNA, 0), naming(CARLA, 0)], scene(30))
    assert choose(found, wanted=True)[0] is None
    assert choose([], wanted=True) == (None, 0.0)


@given(st.lists(st.lists(st.floats(-9, 9), min_size=len(FEATURES), max_size=len(FEATURES)).map(tuple), max_size=6))
def test_shares_leave_something_to_nobody(found: list[tuple[float, ...]]) -> None:
    likely = shares(found, weights())
    assert all(0 <= share <= 1 for share in likely)
    assert sum(likely) <= 1 + 1e-9


CASES = [
    ("[Anna Holt] left. “[I] saw it.”", ["Anna Holt", "Anna Holt"]),
    ("[Anna Holt] left. “[We] stay,” [she] said.", ["Anna Holt"] * 3),
    ("Anna Holt met Ben Oduya. [He] left. [She] stayed.", ["Ben Oduya", "Anna Holt"]),
    ("[Officials] met. [They] left.", ["Officials", "Officials"]),
    ("[It] rained.", [None]),
    ("[Tarn Mills] met. [It] closed.", ["Tarn Mills", "Tarn Mills"]),
    ("[They] left.", [None]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_is_meant(named: Callable[..., list[str | None]], text: str, expected: list[str | None]) -> None:
    assert named(text, **({"Tarn_Mills": "organization"} if "Tarn" in text else {})) == expected
