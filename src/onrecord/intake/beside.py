"""The file of a feed in, a finder of the pages that were saved beside it out: by the link of an entry, never elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from onrecord.config import MAX_PAGE_BYTES
from onrecord.intake.charset import decode
from onrecord.intake.kinds import kind_by_content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ENDINGS: Final = ("", ".html", ".htm", "/index.html")


def pages_beside(feed: Path) -> Callable[[str], tuple[str, tuple[str, ...]] | None]:
    """Make a finder: an address in, the decoded page and the remarks on it out, ``None`` where none was saved.

    A page is looked for in the folder of the feed, under host and path, as programs that save whole sites name it; or
    under the last part of the path alone, where it then has to name its address itself.
    """
    folder = feed.parent.resolve()

    def find(address: str) -> tuple[str, tuple[str, ...]] | None:
        try:
            return next(_saved(folder, address), None)
        except (OSError, ValueError):  # an address that is none, or no name that a file can have
            return None

    return find


def _saved(folder: Path, address: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    parts = urlsplit(address)
    path = unquote(parts.path).strip("/")
    last = path.rpartition("/")[2]
    for name, alone in ((f"{parts.netloc}/{path}", False), (last, True)):
        for ending in ENDINGS if name.strip("/") else ():
            file = (folder / (name + ending).lstrip("/")).resolve()
            if file.is_relative_to(folder) and file.is_file() and file.stat().st_size <= MAX_PAGE_BYTES:
                text, notes = decode(file.read_bytes())
                if kind_by_content(text) == "html" and (not alone or f"{parts.netloc}{parts.path}" in text):
                    yield text, notes
