"""A tool's output as JSON Lines in, its statements a report out, and one line for each row that breaks the format; and back."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Statement:
    """What a tool says of one statement; ``README.md`` tells the fields."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    speaker: str | None = None


Output = dict[str, tuple[Statement, ...]]


class BrokenRowError(ValueError):
    """A row that is not as the format says."""


def read_output(lines: Iterable[str], name: str, texts: Mapping[str, str]) -> tuple[Output, list[str]]:
    """Read a tool's output on these texts; rows on other texts are passed over, since offsets cannot be checked without the text."""
    output: Output = {}
    broken: list[str] = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                key, statements = _row(line, texts, output)
            except BrokenRowError as error:
                broken.append(f"{name} row {number}: {error}")
            else:
                output |= {key: statements} if key in texts else {}
    return output, broken


def _row(line: str, texts: Mapping[str, str], known: Output) -> tuple[str, tuple[Statement, ...]]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise BrokenRowError("is not JSON") from None
    if not isinstance(row, dict):
        raise BrokenRowError("is not a JSON object")
    key = row.get("id")
    if not isinstance(key, str):
        raise BrokenRowError("has no “id” (a string)")
    if not isinstance(row.get("statements"), list):
        raise BrokenRowError("has no “statements” (a list)")
    if key in known:
        raise BrokenRowError(f"“id” {key!r} comes a second time")
    if key not in texts:
        return key, ()
    return key, tuple(_statement(value, f"statement {n}", len(texts[key])) for n, value in enumerate(row["statements"], start=1))


def _statement(value: object, name: str, length: int) -> Statement:
    if not isinstance(value, dict):
        raise BrokenRowError(f"{name} is not a JSON object")
    content, cue, source = (_spans(value.get(key), f"“{key}” of {name}", length) for key in ("content", "cue", "source"))
    if not content:
        raise BrokenRowError(f"{name} has no “content”")
    speaker = value.get("speaker")
    if speaker is not None and not isinstance(speaker, str):
        raise BrokenRowError(f"“speaker” of {name} is neither a string nor null")
    return Statement(content, cue, source, speaker or None)


def _spans(value: object, name: str, length: int) -> tuple[Span, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise BrokenRowError(f"{name} is not a list of [start, end]")
    return tuple(_span(pair, name, length) for pair in value)


def _span(value: object, name: str, length: int) -> Span:
    match value:
        case [int(start), int(end)] if not isinstance(start, bool) and not isinstance(end, bool):
            if not 0 <= start < end <= length:
                raise BrokenRowError(f"{name}: [{start}, {end}] is no span of a text of {length} characters")
            return start, end
    raise BrokenRowError(f"{name}: {json.dumps(value)[:60]} is not [start, end]")


def write_output(output: Mapping[str, Sequence[Statement]]) -> Iterator[str]:
    """Write statements as rows of the format."""
    for key, statements in output.items():
        row: dict[str, Any] = {"id": key, "statements": [asdict(statement) for statement in statements]}
        yield f"{json.dumps(row, ensure_ascii=False)}\n"
