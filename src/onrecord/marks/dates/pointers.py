"""A match in, where it points out: back, ahead or at what holds; and the year that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from onrecord.marks.dates.grammar import Match

BACK: Final = frozenset({"last", "past", "previous", "preceding", "earlier", "before", "ago", "previously"})
AHEAD: Final = frozenset({"next", "following", "coming", "later", "after", "subsequent"})


def shift_of(match: Match) -> int:
    """Tell whether a match points back, ahead, or at what holds."""
    lows = {word.low for word in match.words[match.first : match.end]}
    return -1 if lows & BACK else 1 if lows & AHEAD else 0


def year_text(match: Match) -> str:
    """Return the year of a match as TIMEX3 writes it."""
    year = match.number("YEAR" if match.has("YEAR") else "OLD")
    return f"BC{year:04}" if match.has("ERA") and match.number("ERA") < 0 else f"{year:04}"
