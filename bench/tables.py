"""A title, a header and rows of cells in, a table for the terminal and for Markdown alike out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def lines(title: str, header: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    """Set out a table, its first column to the left, the others to the right."""
    cells = [list(header), *([str(cell) for cell in row] for row in rows)]
    widths = [max(3, *(len(row[column]) for row in cells)) for column in range(len(header))]
    rule = [f"{'-' * (width - 1)}{'-' if column == 0 else ':'}" for column, width in enumerate(widths)]
    yield f"\n{title}\n"
    for row in (cells[0], rule, *cells[1:]):
        yield f"| {' | '.join(_set(cell, width, column) for column, (cell, width) in enumerate(zip(row, widths, strict=True)))} |"


def times(value: float, base: float) -> str:
    """Say how many times ``base`` a value is."""
    return f"{value / base:.2f} ×" if base else "–"


def _set(cell: str, width: int, column: int) -> str:
    return cell.ljust(width) if column == 0 else cell.rjust(width)
