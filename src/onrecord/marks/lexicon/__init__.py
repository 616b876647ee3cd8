"""The word lists beside this file in, frozen lookups out; each is read once, when first asked for."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from onrecord.model import Act

Shape = Literal["base", "third", "past", "ing", "participle"]
SHAPES: tuple[Shape, ...] = ("base", "third", "past", "ing", "participle")


@dataclass(frozen=True, slots=True)
class Cue:
    """One sense of an attributing verb in one of its forms; ``tail`` are the words that must follow it."""

    act: Act
    thought: bool
    takes: frozenset[str]
    shapes: frozenset[Shape]
    tail: tuple[str, ...]


@cache
def table(name: str) -> dict[str, Any]:
    """Return one list as written."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, *keys: str) -> frozenset[str]:
    """Return one set of words: ``words("titles", "roles", "words")``."""
    found: Any = table(name)
    for key in keys:
        found = found[key]
    return frozenset(found)


@cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """Return the senses of each form, those with the longest tail first."""
    senses: dict[str, list[Cue]] = {}
    for group in table("cues")["cues"]:
        for entry in group["forms"]:
            verb, _, tail = entry.partition(" + ")
            for form, shapes in _shapes(verb.split()).items():
                cue = Cue(group["act"], group["kind"] == "thought", frozenset(group["takes"]), shapes, tuple(tail.split()))
                senses.setdefault(form, []).append(cue)
    return {form: tuple(sorted(found, key=lambda cue: -len(cue.tail))) for form, found in senses.items()}


def _shapes(forms: list[str]) -> dict[str, frozenset[Shape]]:
    """Group a verb's forms by spelling: "read" is base and past at once."""
    shaped: dict[str, set[Shape]] = {}
    for form, shape in zip(forms, SHAPES, strict=False):
        shaped.setdefault(form, set()).add(shape)
    if len(forms) < len(SHAPES):
        shaped[forms[2]].add("participle")
    return {form: frozenset(shapes) for form, shapes in shaped.items()}
