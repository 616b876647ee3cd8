"""A folder with corpora in; its rows, its pages and the sums that tell one version of a corpus from another out."""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import TYPE_CHECKING, Final

from onrecord.intake import charset

if TYPE_CHECKING:
    from pathlib import Path

    from scorers import Row

TEST: Final = "test"
"""The half of the project's own gold that nobody reads while building: no message names its words."""
TRUTH = "ground_truth.json"
"""In a folder of pages: for each page, by name, the paragraphs of its body."""


def digest(path: Path) -> str:
    """Sum up a file, or a folder with the names and the bytes of all that it holds."""
    total = hashlib.sha256()
    if path.is_file():
        total.update(path.read_bytes())
        return total.hexdigest()
    for file in sorted(file for file in path.rglob("*") if file.is_file()):
        total.update(f"{file.relative_to(path).as_posix()}\0{digest(file)}\n".encode())
    return total.hexdigest()


def rows(path: Path) -> list[Row]:
    """Read a corpus of JSON Lines, in order."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def truth(folder: Path) -> dict[str, Row]:
    """Read what the pages of a folder hold, by the name of the page."""
    found: dict[str, Row] = json.loads((folder / TRUTH).read_text("utf-8"))
    return found


def page_bytes(folder: Path) -> dict[str, bytes]:
    """Read the pages that the truth names, as they were saved."""
    return {name: gzip.decompress((folder / "html" / name).read_bytes()) for name in truth(folder)}


def pages(folder: Path) -> dict[str, str]:
    """Read the pages that the truth names, decoded."""
    return {name: charset.decode(data)[0] for name, data in page_bytes(folder).items()}
