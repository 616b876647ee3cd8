"""Names: runs of capitals, where their titles end, what tells their bearers apart."""

from __future__ import annotations

import pytest

from onrecord.marks.lexicon import table, words
from onrecord.marks.names import gender_of, name_runs, person_key, split_words, title_end, without_genitive

RUNS = [
    ("The Ministry of Health met Ludwig van Tarn.", ["Ministry of Health", "Ludwig van Tarn"]),
    ("But Holt’s car stood in Lyon on Monday.", ["Holt’s", "Lyon"]),
    ("She met Anna Holt and Ben Oduya.", ["Anna Holt", "Ben Oduya"]),
    ("it rained.", []),
]


@pytest.mark.parametrize(("text", "expected"), RUNS)
def test_runs_of_capitals(text: str, expected: list[str]) -> None:
    runs = name_runs(split_words(text, (0, len(text))))
    assert [text[run[0].start : run[-1].end] for run in runs] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr Holt", 1),
        ("Objector Anna Holt", 1),
        ("Baker Street Mill", 0),
        ("Nato Secretary General Lars Tarn", 3),
        ("Anna Holt", 0),
        ("Ben Charlie King", 0),
        ("President King", 1),
    ],
)
def test_where_a_title_ends(text: str, expected: int) -> None:
    assert title_end(split_words(text, (0, len(text)))) == expected


def test_a_run_loses_its_genitive() -> None:
    assert [word.form for word in without_genitive(split_words("Anna Holt’s", (0, 11)))] == ["Anna", "Holt"]


@pytest.mark.parametrize(("parts", "key"), [(("jane", "q.", "tarn", "jr."), ("jane", "tarn")), (("tarn",), ("tarn", "tarn"))])
def test_first_and_last_name(parts: tuple[str, ...], key: tuple[str, str]) -> None:
    assert person_key(parts) == key


@pytest.mark.parametrize(("given", "gender"), [("anna", "f"), ("dmitry", "m"), ("quill", None)])
def test_what_a_given_name_tells(given: str, gender: str | None) -> None:
    assert gender_of(given) == gender


def test_each_capital_stands_for_a_known_state() -> None:
    assert {state.casefold() for state in table("capitals").values()} <= words("names", "states")
    assert not table("capitals").keys() & words("names", "states")
