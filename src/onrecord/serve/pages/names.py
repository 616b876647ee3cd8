"""Names of the file in, a page of them out, with where the next ones are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from onrecord.record.lists import MOST, NameLine, NamePage
from onrecord.serve.pages.lengths import cut
from onrecord.serve.sheets import place_href

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class NamesPage:
    """All that the template needs: name, address and count of each line, and the address of the next page."""

    lines: tuple[tuple[str, str, str], ...]
    next: str | None = None


def names_page(path: str, found: NamePage | Sequence[tuple[str, str, str]]) -> NamesPage:
    """Lay out a page of a list, or some lines that were found by name."""
    if not isinstance(found, NamePage):
        return NamesPage(tuple(found))
    following = f"{path}?{urlencode({'after': found.next})}" if found.next else None
    return NamesPage(tuple(_line(path, one) for one in found.names), following)


def _line(path: str, one: NameLine) -> tuple[str, str, str]:
    count = f"{one.reports:,}{'+' if one.reports == MOST else ''} report{'' if one.reports == 1 else 's'}"
    told = ", ".join(cut(word, 60) for word in (one.note, count) if word)
    return cut(one.name, 120), f"/party/{one.id}" if path == "/people" else place_href(one.id), told
