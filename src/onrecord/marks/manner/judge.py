"""A wording in, its manner out: each of its features votes, with weights learned from annotated reports (``training/manner.py``)."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple, cast

from onrecord.marks.manner.features import features

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.marks.manner.wording import Wording
    from onrecord.model import Act, Mode, Polarity


@dataclass(frozen=True, slots=True)
class Manner:
    """What is done by a statement, how its content is put, and whether its main clause is negated."""

    act: Act
    mode: Mode
    polarity: Polarity


class Question(NamedTuple):
    """One thing to judge: its answers, and what each feature says for each of them, by their index."""

    answers: tuple[str, ...]
    start: tuple[float, ...]
    weights: Mapping[str, Mapping[str, float]]


def judge(told: Wording) -> Manner:
    """Judge one statement by its words."""
    shown = features(told)
    act, mode, polarity = (_best(question, shown) for question in questions())
    return Manner(cast("Act", act), cast("Mode", mode), cast("Polarity", polarity))


@cache
def questions() -> tuple[Question, ...]:
    """Read the weights, once: act, mode and polarity."""
    learned = json.loads(files("onrecord.marks.lexicon").joinpath("manner.json").read_text(encoding="utf-8"))
    return tuple(
        Question(tuple(learned[key]["start"]), tuple(learned[key]["start"].values()), learned[key]["weights"])
        for key in ("act", "mode", "polarity")
    )


def _best(question: Question, shown: Iterable[str]) -> str:
    score: defaultdict[str, float] = defaultdict(float, zip(question.answers, question.start, strict=True))
    for feature in sorted(shown):
        for answer, weight in question.weights.get(feature, {}).items():
            score[answer] += weight
    return max(question.answers, key=score.__getitem__)
