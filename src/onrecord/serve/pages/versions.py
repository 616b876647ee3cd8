"""The versions and reprints of a report in, the lines out that name them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.serve.pages.lengths import cut
from onrecord.serve.wording import instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.record.hits import ReportLine

SHOWN: Final = 40


@dataclass(frozen=True, slots=True)
class Edition:
    """A version or a reprint of the report on the page; ``href`` is ``None`` for this very one."""

    words: str
    href: str | None


def editions(versions: Sequence[ReportLine], number: int) -> tuple[Edition, ...]:
    """Name the versions of a report, none where there is only one."""
    if len(versions) < 2:  # noqa: PLR2004 -- one is no choice
        return ()
    return tuple(_edition(one, f"version {one.version}", number) for one in versions[-SHOWN:])


def carriers(reprints: Iterable[ReportLine], number: int) -> tuple[Edition, ...]:
    """Name the other reports that have nearly the same words."""
    others = [one for one in reprints if one.id != number]
    return tuple(_edition(one, cut(one.outlet or one.title or "a report"), number) for one in others[:SHOWN])


def _edition(one: ReportLine, words: str, number: int) -> Edition:
    day = f", {cut(instant(one.published))}" if one.published else ""
    return Edition(f"{words}{day}", None if one.id == number else f"/report/{one.id}")
