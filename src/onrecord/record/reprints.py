"""A report's words in, the report on file that it reprints out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.record import shingles

if TYPE_CHECKING:
    import sqlite3

    from onrecord.model import Record

LEAST: Final = 40
"""Words below which two reports of one event may be alike by chance."""
ALIKE: Final = 0.8
"""Share of the shorter report's runs of words that the longer must have."""
MET: Final = 3
"""Hashes of the eight kept that two such reports share nearly always."""
LOOKED: Final = 4
COMMON: Final = 200


def body(record: Record) -> list[str]:
    """Give the words of the paragraphs: headlines and furniture are the outlet's own."""
    kept = [record.text[block.start : block.end] for block in record.blocks if block.kind == "paragraph"]
    return shingles.words(" ".join(kept))


def hashed(words: list[str]) -> frozenset[int]:
    """Hash a body; too short a one is like no other."""
    return frozenset(shingles.hashes(words, shingles.PRINTED)) if len(words) >= LEAST else frozenset()


def find(connection: sqlite3.Connection, source: str, ours: frozenset[int]) -> int | None:
    """Find the first report on file, of another source, with nearly the same words."""
    shared: dict[int, int] = {}
    for value in shingles.of_report(ours):
        for (report,) in connection.execute("SELECT report FROM band WHERE hash = ? LIMIT ?", (value, COMMON)):
            shared[report] = shared.get(report, 0) + 1
    likely = sorted((report for report in shared if shared[report] >= MET), key=lambda report: (-shared[report], report))
    for report in likely[:LOOKED]:
        elsewhere, theirs = _on_file(connection, report)
        if elsewhere != source and shingles.shared(ours, shingles.hashes(theirs, shingles.PRINTED)) >= ALIKE:
            return report
    return None


def note(connection: sqlite3.Connection, report: int, ours: frozenset[int]) -> None:
    """Enter a report that others are to be compared with."""
    rows = ((value, report) for value in shingles.of_report(ours))
    connection.executemany("INSERT OR IGNORE INTO band (hash, report) VALUES (?, ?)", rows)


def _on_file(connection: sqlite3.Connection, report: int) -> tuple[str, list[str]]:
    source, text = connection.execute("SELECT source, text FROM report WHERE id = ?", (report,)).fetchone()
    blocks = connection.execute("SELECT start, end FROM block WHERE report = ? AND kind = 'paragraph' ORDER BY n", (report,))
    return source, shingles.words(" ".join(text[start:end] for start, end in blocks))
