"""Truths and a tool's output in, the figures of the tool out, by the definitions that the gate scores our own reader with.

A statement is found where the contents share half of their joint characters (one to one, best first); names and sources are
judged in those that are found.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from agreement import pair, same_party, touches

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from statements import Statement
    from truths import Truth, Truths

HEADER: Final = (
    "tool", "asked", "found", "right name", "wrong name", "right source", "not a statement",
    "precision", "recall", "F1", "characters a CPU-second",
)  # fmt: skip
NO_NAME: Final = frozenset(
    {"a", "an", "he", "her", "him", "his", "i", "it", "of", "she", "the", "their", "them", "they", "we", "who", "you"}
)
"""Words that make no name: what a tool calls “she” or “the” is left unnamed, not misnamed."""


def count(truths: Iterable[Truth], output: Mapping[str, Sequence[Statement]]) -> Counter[str]:
    """Count over all reports what the figures are made of; a report without a row is one in which the tool found nothing."""
    told: Counter[str] = Counter()
    for truth in truths:
        told += _of_report(truth.statements, output.get(truth.id, ()))
    return told


def _of_report(asked: Sequence[Statement], given: Sequence[Statement]) -> Counter[str]:
    pairs = pair([{"content": one.content} for one in asked], [{"content": one.content} for one in given])
    told = Counter(asked=len(asked), given=len(given), found=len(pairs))
    told["names"] = sum(one.speaker is not None for one in given)
    told["sources"] = sum(bool(one.source) for one in given)
    told["nothing"] = sum(not any(touches(one.content, other.content) for other in asked) for one in given)
    for i, j in pairs:
        told += _of_pair(asked[i], given[j])
    return told


def _of_pair(asked: Statement, given: Statement) -> Counter[str]:
    one, other = named(asked.speaker), named(given.speaker)
    right = one is not None and other is not None and same_party({"name": one, "first": None}, {"name": other, "first": None})
    return Counter(
        nameable=one is not None,
        named=right,
        misnamed=other is not None and not right,
        sourceable=bool(asked.source),
        sourced=bool(asked.source) and touches(asked.source, given.source),
    )


def named(name: str | None) -> str | None:
    """Return a name that names somebody, else ``None``."""
    return name if name and set(re.findall(r"\w+", name.casefold())) - NO_NAME else None


def row(tool: str, told: Mapping[str, int], truths: Truths, speed: float | None = None) -> tuple[str, ...]:
    """Set out a tool's figures under :data:`HEADER`."""
    asked, given, found = (told.get(key, 0) for key in ("asked", "given", "found"))
    return (
        tool,
        str(asked),
        str(found),
        _of(told, "named", "nameable", "names") if truths.named else "–",
        str(told.get("misnamed", 0)) if truths.named else "–",
        _of(told, "sourced", "sourceable", "sources"),
        str(told.get("nothing", 0)),
        f"{_share(found, given):.3f}",
        f"{_share(found, asked):.3f}",
        f"{_share(2 * found, given + asked):.3f}",
        f"{round(speed, -2):,.0f}" if speed else "–",
    )


def _of(told: Mapping[str, int], part: str, whole: str, given: str) -> str:
    """Say how many are right of how many; a tool that gives none at all is not made for it."""
    return f"{told.get(part, 0)} of {told.get(whole, 0)}" if told.get(given) else "none"


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
