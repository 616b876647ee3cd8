"""What is typed into the search field in, a query and its removable parts out, and back again.

``harbour who:"Ada Novak" act:deny published:2025-03..2025-06`` is words and filters; the line itself is the whole state of a
search, so that an address can be kept, sent and cited.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeVar, get_args

from onrecord.errors import UsageError
from onrecord.model import Act, Form
from onrecord.record.query import Order, Query

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T", bound=str)

LONGEST: Final = 1_000
"""Characters of a line that are read."""

LABELS: Final[dict[str, str]] = {
    "who": "said by", "to": "said to", "about": "about", "in": "in", "act": "act", "form": "form", "outlet": "outlet",
    "after": "published from", "before": "published to", "said": "said", "order": "order",
}  # fmt: skip
FILTERS: Final = frozenset(LABELS)

ORDERS: Final[tuple[Order, ...]] = ("newest", "oldest", "best")

_TOKEN: Final = re.compile(r'(?P<minus>-?)(?:(?P<key>[a-z]+):)?(?:"(?P<quoted>[^"]*)"?|“(?P<curly>[^”]*)”?|(?P<bare>[^\s"“]+))')
_RANGE: Final = re.compile(r"(?P<since>[\d-]*)(?:\.\.(?P<until>[\d-]*))?")


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter of a line: its key, its value, how it reads, and the line without it."""

    key: str
    value: str
    label: str
    without: str


@dataclass(frozen=True, slots=True)
class Part:
    """A token of a line; ``key`` is empty for words."""

    key: str
    value: str
    written: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line taken apart."""

    parts: tuple[Part, ...]

    @property
    def written(self) -> str:
        """The line again, in its tidy form."""
        return " ".join(part.written for part in self.parts)

    @property
    def words(self) -> str:
        """What is looked for in the statements' words, still in the grammar of words."""
        return " ".join(part.written for part in self.parts if not part.key)

    def having(self, key: str, value: str) -> Line:
        """Add a filter; one that only one value makes sense of is replaced."""
        part = Part(key, value, f"{key}:{quoted(value)}")
        kept = [other for other in self.parts if other.key != key or (key in MANY and other.value != value)]
        return Line((*kept, part))

    def without(self, part: Part) -> Line:
        """Leave out one token."""
        return Line(tuple(other for other in self.parts if other is not part))


MANY: Final = frozenset(("act", "form"))
"""Filters that may stand more than once: any of their values will do."""


def line(typed: str) -> Line:
    """Take a line apart; ``word:`` that is no filter stays words."""
    parts = []
    for found in _TOKEN.finditer(typed[:LONGEST]):
        value = next(value for value in (found["quoted"], found["curly"], found["bare"], "") if value is not None)
        if found["key"] in FILTERS and value and not found["minus"]:
            parts.append(Part(found["key"], value, f"{found['key']}:{quoted(value)}"))
        else:
            parts.append(Part("", value, found[0]))
    return Line(tuple(parts))


def chips(asked: Line) -> tuple[Chip, ...]:
    """Name the filters of a line, each with the line that is left without it."""
    return tuple(Chip(part.key, part.value, LABELS[part.key], asked.without(part).written) for part in asked.parts if part.key)


def query(asked: Line) -> Query:
    """Turn a line into a query. Raises :class:`~onrecord.errors.UsageError` for a value that its filter does not have."""
    made = Query(words=asked.words)
    for part in asked.parts:
        made = _with(made, part) if part.key else made
    return made


PLAIN: Final = {
    "who": "who",
    "to": "to",
    "about": "about",
    "in": "place",
    "outlet": "outlet",
    "after": "published_since",
    "before": "published_until",
}
"""Filters whose value is taken as it stands, and the field of a query that it goes to."""


def _with(made: Query, part: Part) -> Query:
    if part.key in PLAIN:
        return replace(made, **{PLAIN[part.key]: part.value})  # type: ignore[arg-type]
    if part.key == "act":
        return replace(made, act=(*made.act, _one_of(part, get_args(Act))))
    if part.key == "form":
        return replace(made, form=(*made.form, _one_of(part, get_args(Form))))
    if part.key == "said":
        since, until = _range(part)
        return replace(made, since=since, until=until)
    return replace(made, order=_one_of(part, ORDERS))


def _one_of(part: Part, allowed: Iterable[T]) -> T:
    for value in allowed:
        if part.value == value:
            return value
    raise UsageError(f"{part.key}:{part.value} is not known; there are {', '.join(allowed)}")


def _range(part: Part) -> tuple[str, str]:
    found = _RANGE.fullmatch(part.value)
    if not found:
        raise UsageError(f"said:{part.value} is no day: write it like said:2025-12-09 or said:2025-03..2025-06")
    since = found["since"]
    return since, since if found["until"] is None else found["until"]


def quoted(value: str) -> str:
    """Put a value in quotation marks where it needs them."""
    bare = value.replace('"', "")
    return bare if bare and not re.search(r"\s|“", bare) else f'"{bare}"'
