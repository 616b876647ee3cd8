"""A record file's descriptions in, metadata for Datasette out: ``datasette record.sqlite -m metadata.json``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def lines(name: str, descriptions: Mapping[str, str]) -> Iterator[str]:
    """Write the descriptions of tables and columns under the name by which Datasette knows the file."""
    tables: dict[str, dict[str, Any]] = {}
    for item, words in descriptions.items():
        table, _, column = item.partition(".")
        entry = tables.setdefault(table, {})
        if column:
            entry.setdefault("columns", {})[column] = words
        else:
            entry["description"] = words
    database = {"description": "Who said what, about whom and where, and when", "tables": tables}
    yield json.dumps({"title": "onrecord", "databases": {Path(name).stem: database}}, ensure_ascii=False, indent=1) + "\n"
