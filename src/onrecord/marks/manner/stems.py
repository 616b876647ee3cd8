"""The words of a cue in, the act that they name out."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, cast

from onrecord.marks.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model import Act

ENDINGS: Final = (("ying", "y"), ("ied", "y"), ("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", ""))
DOUBLED: Final = re.compile(r"([bdgmnprt])\1$")
SHORTEST: Final = 2


@cache
def stem(word: str) -> str:
    """Cut an English word down to what its forms share: "denies", "denied" → "deny"; "urging", "urged" → "urg"."""
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > SHORTEST and not word.endswith("ss"):
            word = word.removesuffix(ending) + instead
            break
    return DOUBLED.sub(r"\1", word)


@cache
def _acts() -> dict[str, tuple[tuple[tuple[str, ...], Act], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Act]]] = {}
    listed = cast("dict[Act, list[str]]", table("acts"))
    for act, entries in listed.items():
        for entry in entries:
            verb, _, tail = entry.partition(" + ")
            found.setdefault(stem(verb), []).append((tuple(tail.split()), act))
    return {verb: tuple(sorted(senses, key=lambda sense: -len(sense[0]))) for verb, senses in found.items()}


def named_act(cue: Sequence[str]) -> Act | None:
    """Return the act that a cue's words (in lower case) name, the last of them that names one; ``None`` for plain saying."""
    named: Act | None = None
    for at, word in enumerate(cue):
        for tail, act in _acts().get(stem(word), ()):
            if set(tail) <= set(cue[at + 1 :]):
                named = act
                break
    return named
