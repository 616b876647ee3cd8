"""Words in, hashes of their shingles out, and how alike two texts are: what reprints and repeated quotations are found by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

QUOTED: Final = 3
"""Words of a shingle of a quotation."""
PRINTED: Final = 5
"""Words of a shingle of a report."""
KEPT: Final = 8
"""Of a quotation's hashes one in so many is kept, by its value alone: equal words keep equal hashes, whatever stands around them."""
LEAST: Final = 3
"""The smallest hashes, kept besides: a short quotation has no other."""
BANDS: Final = 8
"""The smallest hashes of a report that are kept: of two reports nine tenths alike nearly every pair shares one."""

_WORD: Final = re.compile(r"\w+(?:['’]\w+)*")


def words(text: str) -> list[str]:
    """Give the words of a text, without case."""
    return [word.replace("’", "'") for word in _WORD.findall(text.casefold())]


def hashes(text: Sequence[str], size: int) -> set[int]:
    """Hash each run of ``size`` words into 31 bits, of which SQLite makes four bytes; a text of fewer words is one run."""
    runs = ["\0".join(text[at : at + size]) for at in range(max(1, len(text) - size + 1))] if text else []
    return {crc32(run.encode("utf-8", "replace")) >> 1 for run in runs}


def of_quotation(text: Sequence[str]) -> list[int]:
    """Choose the hashes that a quotation is looked for by."""
    found = sorted(hashes(text, QUOTED))
    return [*found[:LEAST], *(value for value in found[LEAST:] if value % KEPT == 0)]


def of_report(found: Iterable[int]) -> list[int]:
    """Choose those of a report's hashes that it is looked for by."""
    return sorted(found)[:BANDS]


def shared(one: Iterable[int], other: Iterable[int]) -> float:
    """Give the share of the smaller set that is in the other."""
    ours, theirs = set(one), set(other)
    return len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0
