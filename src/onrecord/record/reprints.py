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
LOOKED: Final = 4
COMMON: Final = 200


def body(record: Record) -> list[str]:
    """Give the words of the paragraphs: headlines and furniture are the outlet's own."""
    kept = [record.text[block.start : block.end] for block in record.blocks if block.kind == "paragraph"]
    return shingles.words(" ".join(kept))


def find(connection: sqlite3.Connection, source: str, words: list[str]) -> int | None:
    """Find the first report on file, of another source, with nearly the same words."""
    if len(words) < LEAST:
        return None
    ours = shingles.hashes(words, shingles.PRINTED)
    shared: dict[int, int] = {}
    for value in shingles.of_report(words):
        for (report,) in connection.execute("SELECT report FROM band WHERE hash = ? LIMIT ?", (value, COMMON)):
            shared[report] = shared.get(report, 0) + 1
    for report in sorted(shared, key=lambda report: (-shared[report], report))[:LOOKED]:
        elsewhere, theirs = _on_file(connection, report)
        if elsewhere != source and shingles.shared(ours, shingles.hashes(theirs, shingles.PRINTED)) >= ALIKE:
            return report
    return None


def note(connection: sqlite3.Connection, report: int, words: list[str]) -> None:
    """Enter a report that others are to be compared with."""
    if len(words) >= LEAST:
        rows = ((value, report) for value in shingles.of_report(words))
        connection.executemany("INSERT OR IGNORE INTO band (hash, report) VALUES (?, ?)", rows)


def _on_file(connection: sqlite3.Connection, report: int) -> tuple[str, list[str]]:
    source, text = connection.execute("SELECT source, text FROM report WHERE id = ?", (report,)).fetchone()
    blocks = connection.execute("SELECT start, end FROM block WHERE report = ? AND kind = 'paragraph' ORDER BY n", (report,))
    return source, shingles.words(" ".join(text[start:end] for start, end in blocks))
