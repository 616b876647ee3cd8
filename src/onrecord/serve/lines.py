"""Words in, lines for a terminal out: safe to print, broken by display width, never in the middle of a word that fits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len, chop_cells
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

QUIET: Final = "dim"
DOT: Final = " · "

# CSI sequences, and OSC, DCS and the like with what they carry, in their seven and eight bit forms. What they carry is
# bounded: without the bound, a page of nothing but openings would take the square of its length.
_COMMAND: Final = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]{0,400}(?:\x07|\x1b\\|\x9c)"
)
# Printable by their category, and yet nothing is seen: fillers, variation selectors, the blank Braille cell.
_UNSEEN: Final = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
# No language stacks more than three marks on a letter; a pile of them runs over the lines above.
_MARKS: Final = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_PILE: Final = re.compile(f"({_MARKS}{{3}}){_MARKS}+")
# East Asian text breaks between any two characters, everything else at white space.
_EAST: Final = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60"
_WORD: Final = re.compile(rf"[{_EAST}]\s*|[^\s{_EAST}]+\s*|\s+")


def clean(words: str) -> str:
    """Take out what acts on a terminal or hides: escapes, controls, bidi and zero-width characters; runs of space become one."""
    if words.isascii() and words.isprintable() and "  " not in words:
        return words
    seen = re.sub(r"\s+", " ", _UNSEEN.sub("", _COMMAND.sub("", words)))
    return _PILE.sub(r"\1", "".join(char for char in seen if char.isprintable()))


def wrapped(text: Text, width: int) -> list[Text]:
    """Break into lines of at most ``width`` cells, between words; only a word longer than a whole line is broken inside."""
    breaks: list[int] = []
    used = at = 0
    for piece in (part for word in _WORD.findall(text.plain) for part in _chopped(word, width)):
        if used and used + cell_len(piece.rstrip()) > width:
            breaks.append(at)
            used = 0
        used += cell_len(piece)
        at += len(piece)
    lines = list(text.divide(breaks))
    for line in lines:
        line.rstrip()
    return lines


def fitted(text: Text, width: int, most: int) -> list[Text]:
    """Keep at most ``most`` lines; what does not fit is cut at a word with an ellipsis, and an open quotation closed behind it."""
    lines = wrapped(text, width)
    if len(lines) <= most:
        return lines
    *full, last = lines[:most]
    above = "".join(line.plain for line in full)
    while True:
        last = last[: len(last.plain.rstrip(" ,;:–—“"))]
        shown = above + last.plain
        tail = "…”" if shown.count("“") > shown.count("”") else "…"
        if not last.plain or last.cell_len + len(tail) <= width:
            return [*full, Text.assemble(last, (tail, _ending(last)))]
        last = _shortened(last)


def packed(items: Iterable[Text], width: int) -> Iterator[Text]:
    """Join with dots on as few lines as it takes; an item is broken only where it is longer than a line."""
    line = Text()
    for item in items:
        joined = Text.assemble(line, (DOT, QUIET), item) if line.plain else item
        if joined.cell_len <= width:
            line = joined
            continue
        if line.plain:
            yield line
        *full, line = wrapped(item, width)
        if full:
            yield from (*full, line)
            line = Text()
    if line.plain:
        yield line


def shifted(line: Text, indent: int) -> Text:
    """Move to the right by ``indent`` cells."""
    return Text.assemble(" " * indent, line)


def styled(lines: Iterable[Text]) -> str:
    """Write out with ANSI styles; the colours are the terminal's own sixteen, so that they suit its background."""
    from io import StringIO  # noqa: PLC0415 -- plain output does without all three

    from rich.console import Console  # noqa: PLC0415

    sheet = StringIO()
    console = Console(file=sheet, force_terminal=True, color_system="standard", no_color=False, legacy_windows=False)
    for line in lines:
        line.rstrip()
        console.print(line, soft_wrap=True, highlight=False)
    return sheet.getvalue()


def _chopped(word: str, width: int) -> list[str]:
    return [word] if cell_len(word.rstrip()) <= width else chop_cells(word, width)


def _shortened(line: Text) -> Text:
    words = _WORD.findall(line.plain)
    # The last word of the line gives way; of a line that is one overlong word, its last character.
    return line[: len(line.plain) - (len(words[-1]) if len(words) > 1 else 1)]


def _ending(line: Text) -> str:
    return next((str(span.style) for span in reversed(line.spans) if span.end == len(line.plain)), "")
