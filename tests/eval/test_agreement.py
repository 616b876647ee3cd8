from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

import agreement
import goldmarks

TEXT = "“We stay,” said Ada Novak on Monday. The port is Denmark’s, the union says. Esbjerg waits."
PARTIES = [
    {"id": "P1", "name": "Ada Novak", "kind": "person", "first": (16, 25)},
    {"id": "P2", "name": "union", "kind": "group", "first": (60, 69)},
]


def statement(content: tuple[int, int], speaker: str | None, **other: object) -> dict[str, Any]:
    plain = {"form": "direct", "act": "state", "mode": "fact", "polarity": "positive", "cue": [(11, 15)], "source": [(16, 25)]}
    none = dict.fromkeys(("addressee", "said", "parent", "answers", "targets"))
    return {"id": f"S{content[0]}", "content": [content], "speaker": speaker, **plain, **none, **other}


def row(*statements: dict[str, Any], **layers: object) -> dict[str, Any]:
    return {"text": TEXT, "parties": PARTIES, "statements": list(statements), "dates": [], "places": [], "standings": [], **layers}


FIRST, SECOND = statement((1, 8), "P1"), statement((37, 58), "P2", form="indirect")
STANDING = {"place": [(37, 45)], "aspect": "claims", "polarity": "positive", "party": "P2", "holder": "P2", "statement": None}


def test_the_same_reading_agrees_in_all() -> None:
    count: Counter[str] = Counter()
    both = row(FIRST, SECOND, standings=[STANDING])
    assert list(agreement.compare(both, both, count)) == []
    assert "statements  F1 1.000  (2 and 2, 2 in both)" in list(agreement.report(count))


def test_what_differs_is_told_in_words() -> None:
    other = statement((1, 8), "P2", act="deny")
    told = list(agreement.compare(row(FIRST, SECOND), row(other), Counter()))
    assert any(line.startswith("only a: S37") for line in told)
    assert "act: state / deny: 'We stay'" in told
    assert "speaker: 'Ada Novak' / 'union': 'We stay'" in told


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada Novak", "Novak", True),
        ("the Port Union", "Port Union", True),
        ("Ada Novak", "Ada Hollis", False),
        (None, None, True),
        ("Ada Novak", None, False),
    ],
)
def test_a_party_is_known_by_the_words_of_its_name(one: str | None, other: str | None, same: bool) -> None:  # noqa: FBT001 -- a table's column
    assert agreement.same_party({"name": one, "first": None}, {"name": other, "first": None}) is same


def test_contents_pair_once_and_best_first() -> None:
    wide, close = statement((1, 12), None), statement((1, 9), None)
    assert agreement.pair([FIRST], [wide, close]) == [(0, 1)]


def found(*statements: dict[str, Any], **layers: object) -> dict[str, Any]:
    parties = [{**party, "mentions": [party["first"]]} for party in PARTIES]
    return {**row(*statements, **layers), "parties": parties}


@pytest.mark.parametrize(
    ("output", "figure", "value"),
    [
        (found(FIRST, SECOND), "IoU F1", 100),
        (found(FIRST), "recall", 50),
        (found(FIRST, SECOND, statement((60, 75), None)), "precision", 200 / 3),
        (found({**FIRST, "speaker": None}, SECOND), "speaker", 50),
        (found({**FIRST, "speaker": None}, SECOND), "speaker wrong", 0),
        (found({**FIRST, "speaker": "P2"}, SECOND), "speaker wrong", 50),
        (found({**FIRST, "cue": []}, SECOND), "cue", 50),
        (found(FIRST, SECOND, standings=[STANDING]), "standings F1", 100),
        (found(FIRST, SECOND, standings=[{**STANDING, "polarity": "negative"}]), "standings F1", 0),
    ],
)
def test_figures_on_the_gold(output: dict[str, Any], figure: str, value: float) -> None:
    gold = row(FIRST, SECOND, standings=[STANDING])
    assert goldmarks.figures([goldmarks.count(gold, output)])[figure] == pytest.approx(value)
