"""The names of what a record can be exported as: known before anything that writes them is loaded."""

from __future__ import annotations

from typing import Final, Literal, get_args

Target = Literal["csv", "jsonl", "geojson", "webannotation", "ris", "parquet", "qdpx", "corrections", "datasette"]
TARGETS: Final[tuple[Target, ...]] = get_args(Target)
PACKED: Final[frozenset[str]] = frozenset({"parquet", "qdpx"})
"""Formats that are no text: they are written to a file of their own."""
ENDINGS: Final[dict[str, Target]] = {
    ".csv": "csv", ".jsonl": "jsonl", ".geojson": "geojson", ".jsonld": "webannotation", ".ris": "ris", ".parquet": "parquet",
    ".qdpx": "qdpx",
}  # fmt: skip
"""By which a file's name tells what is meant."""
