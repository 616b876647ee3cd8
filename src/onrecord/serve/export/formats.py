"""The name of a format in, what writes it out: text in pieces, or a file of its own kind."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.record.file import RecordFile
    from onrecord.record.query import Query
    from onrecord.record.targets import Target


def pieces(file: RecordFile, target: Target, query: Query | None = None) -> Iterator[str]:
    """Write a format of text, piece by piece; ``jsonl`` gives whole reports, the others the statements that are asked for.

    Each format loads what it needs when it is asked for.
    """
    from onrecord.serve.export import corrected, csv, datasette, geojson, jsonl, ris, webannotation  # noqa: PLC0415 -- as said
    from onrecord.serve.export.rows import HEADER, rows  # noqa: PLC0415 -- likewise

    found = file.selections(query)
    writers: dict[str, Iterator[str]] = {
        "csv": csv.table(HEADER, (row for selection in found for row in rows(selection))),
        "jsonl": jsonl.lines(selection.record for selection in found),
        "geojson": geojson.lines(found),
        "webannotation": webannotation.lines(found),
        "ris": ris.lines(found),
        "corrections": corrected.lines(file.judged()),
    }
    if target == "datasette":
        return datasette.lines(file.name, file.descriptions())
    return writers[target]


def save(file: RecordFile, target: Target, path: str | os.PathLike[str], query: Query | None = None) -> None:
    """Write any format to a file, which takes the place of one of that name once all is written.

    Raises :class:`~onrecord.errors.UsageError` where it cannot be written.
    """
    goal = Path(path)
    beside = goal.with_name(f".onrecord-{os.urandom(6).hex()}.part")
    try:
        _write(file, target, beside, query)
        beside.replace(goal)
    except OSError as error:
        raise UsageError(f"cannot write to {goal}: {error.strerror or error}") from error
    finally:
        beside.unlink(missing_ok=True)


def _write(file: RecordFile, target: Target, path: Path, query: Query | None) -> None:
    if target == "parquet":
        from onrecord.serve.export import parquet  # noqa: PLC0415 -- as above

        parquet.write(file.selections(query), path)
    elif target == "qdpx":
        from onrecord.serve.export import qdpx  # noqa: PLC0415 -- as above

        qdpx.write(file.selections(query), path)
    else:
        with path.open("w", encoding="utf-8", errors="replace", newline="") as out:
            out.writelines(pieces(file, target, query))
