"""A reference scorer's path in, what it prints out: scorers are run as they are, and nothing of them stands here.

A scorer compares a gold file with ``onrecord read --format jsonl`` output and prints its figures. It is a module with
``main(gold, pred)``, or with ``report(score(rows(gold), rows(pred)))``.
"""

from __future__ import annotations

import importlib.util
import io
import re
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from types import ModuleType

Row = dict[str, Any]
"""A line of JSON, gold or output: its fields are the corpus's own."""


class ScorerError(RuntimeError):
    """A scorer refused its input, or printed something else than its figures."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a layer and how it is kept.

    ``pattern`` finds it in what the scorer prints: its one group is the number, two are a count and what it is of;
    empty where the layer works the number out itself. ``falls``: less is better. ``digits`` after the point are kept.
    """

    name: str
    pattern: str = ""
    digits: int = 1
    falls: bool = False


def load(path: Path) -> ModuleType:
    """Load a scorer by its path; no bytecode is left beside it."""
    spec = importlib.util.spec_from_file_location(f"reference_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ScorerError(f"{path} is no Python module")
    module = importlib.util.module_from_spec(spec)
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = before
    return module


def printed(scorer: ModuleType, gold: Path, output: Path) -> str:
    """Run a scorer on two files and return what it prints."""
    heard = io.StringIO()
    try:
        with redirect_stdout(heard):
            if hasattr(scorer, "main"):
                scorer.main(gold, output)
            else:
                scorer.report(scorer.score(scorer.rows(gold), scorer.rows(output)))
    except SystemExit as refusal:
        raise ScorerError(f"{scorer.__name__}: {refusal}") from None
    return heard.getvalue()


def figures(text: str, asked: Iterable[Figure]) -> dict[str, float]:
    """Find in what a scorer printed each figure that has a pattern."""
    return {figure.name: _number(text, figure) for figure in asked if figure.pattern}


def _number(text: str, figure: Figure) -> float:
    match = re.search(figure.pattern, text, re.MULTILINE)
    if match is None:
        raise ScorerError(f"the scorer prints no {figure.name}: {text.strip()[:200]!r}")
    if match.lastindex == 2:  # noqa: PLR2004 -- a count and what it is of
        return int(match[1]) / max(1, int(match[2]))
    return float(match[1])
