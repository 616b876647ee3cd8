from __future__ import annotations

import pytest

from scores import HEADER, count, named, row
from statements import Statement
from truths import Truth, Truths

ASKED = (
    Statement(((0, 20),), source=((25, 30),), speaker="Ada Novak"),
    Statement(((40, 60),), source=((65, 70),), speaker="Jan Reyes"),
    Statement(((80, 100),)),
)
TRUTHS = Truths("made up", (Truth("a", "x" * 200, ASKED), Truth("b", "x" * 9, ())), named=True)


def told(*given: Statement) -> dict[str, str]:
    return dict(zip(HEADER, row("tool", count(TRUTHS.reports, {"a": given}), TRUTHS), strict=True))


def test_what_was_asked_given_back_is_all_right() -> None:
    figures = told(*ASKED)
    assert (figures["asked"], figures["found"], figures["not a statement"]) == ("3", "3", "0")
    assert (figures["right name"], figures["wrong name"], figures["right source"]) == ("2 of 2", "0", "2 of 2")
    assert (figures["precision"], figures["recall"], figures["F1"]) == ("1.000", "1.000", "1.000")


def test_a_tool_that_finds_nothing_divides_by_nothing() -> None:
    figures = told()
    assert (figures["found"], figures["precision"], figures["recall"], figures["F1"]) == ("0", "0.000", "0.000", "0.000")


@pytest.mark.parametrize(("end", "found"), [(10, "1"), (9, "0"), (39, "1"), (41, "0")])
def test_half_of_the_joint_characters_is_found(end: int, found: str) -> None:
    assert told(Statement(((0, end),)))["found"] == found


def test_two_parts_of_one_statement_are_found_once() -> None:
    figures = told(Statement(((0, 12),)), Statement(((12, 20),)))
    assert (figures["found"], figures["not a statement"], figures["precision"]) == ("1", "0", "0.500")


def test_what_touches_no_statement_is_none() -> None:
    figures = told(Statement(((0, 20),)), Statement(((120, 140),)), Statement(((55, 90),)))
    assert (figures["found"], figures["not a statement"]) == ("1", "1")


@pytest.mark.parametrize(
    ("speaker", "right", "wrong"),
    [
        ("Ada Novak", "1 of 1", "0"),
        ("Novak", "1 of 1", "0"),
        ("harbour minister Ada Novak", "1 of 1", "0"),
        ("Jan Reyes", "0 of 1", "1"),
        ("she", "0 of 1", "0"),
        ("The", "0 of 1", "0"),
        (None, "none", "0"),
    ],
)
def test_a_name_is_right_wrong_or_not_given(speaker: str | None, right: str, wrong: str) -> None:
    figures = told(Statement(((0, 20),), speaker=speaker))
    assert (figures["right name"], figures["wrong name"]) == (right, wrong)


def test_a_name_for_one_who_is_not_named_is_wrong() -> None:
    figures = told(Statement(((80, 100),), speaker="Ada Novak"))
    assert (figures["right name"], figures["wrong name"]) == ("0 of 0", "1")


def test_a_source_is_right_where_it_touches() -> None:
    assert told(Statement(((0, 20),), source=((29, 33),)))["right source"] == "1 of 1"
    assert told(Statement(((0, 20),), source=((30, 33),)))["right source"] == "0 of 1"
    assert told(Statement(((0, 20),)))["right source"] == "none"


def test_without_names_in_the_gold_none_is_judged() -> None:
    unnamed = Truths("wires", TRUTHS.reports, named=False)
    assert row("tool", count(unnamed.reports, {"a": ASKED}), unnamed, 12_345.0)[3:5] == ("–", "–")


def test_speed_stands_where_it_was_run() -> None:
    assert row("tool", {}, TRUTHS, 12_345.0)[-1] == "12,300"
    assert row("tool", {}, TRUTHS)[-1] == "–"


@pytest.mark.parametrize(("name", "kept"), [("Ada", "Ada"), ("They", None), ("the", None), ("“”", None), ("", None), (None, None)])
def test_some_words_are_no_names(name: str | None, kept: str | None) -> None:
    assert named(name) == kept
