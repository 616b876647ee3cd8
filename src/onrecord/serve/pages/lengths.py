"""Words in, as many of them out as a page has room for: whatever a report holds, no page grows beyond what a browser shows at once."""

from __future__ import annotations

from typing import Final

from onrecord.serve.lines import clean

LINE: Final = 300
"""Characters of a title, a name, a reason."""
GIST: Final = 420
"""Characters of a statement in the margin."""
QUOTE: Final = 2_400
"""Characters of a statement that has a page, or a place in a list, of its own."""

ADDRESS: Final = 2_000
"""Characters of an address that is linked to."""
ASKED: Final = 400
"""Characters of a value that can be asked for: a name or an outlet that is longer is none."""

ESCAPED: Final = str.maketrans(dict.fromkeys("&<>\"'", "\0" * 5))


def cut(words: str, most: int = LINE) -> str:
    """Clean words and shorten them, between two words where there is a gap near enough."""
    # Cleaning looks at every character: of a megabyte only what may be shown is looked at.
    seen = clean(words[: 2 * most])
    if len(seen) <= most and len(words) <= 2 * most:
        return seen
    head = seen[:most]
    gap = head.rfind(" ", most // 2)
    return f"{head[:gap] if gap > 0 else head}…"


def weight(words: str) -> int:
    """Give the bytes that words take in a page, escaped."""
    return len(words.translate(ESCAPED).encode("utf-8", "replace"))
