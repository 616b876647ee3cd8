"""The lines of a report's run in, the role of each out: title, dek, byline, dateline, paragraph, heading, caption, furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from onrecord.intake import furniture
from onrecord.intake.blocks import SENTENCE_END
from onrecord.intake.instants import written
from onrecord.intake.survey import HALF, HEADINGS, MOSTLY, NAME_WORDS, PROSE_WORDS, Survey

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.intake.blocks import Box, Line
    from onrecord.intake.metadata import Claims
    from onrecord.model import BlockKind

SHORT: Final = 12
"""Words of the longest bylines and datelines, but for those that name several people and their desks."""
LONGEST: Final = 30
"""Words of those."""
DEK_WORDS: Final = (4, 70)
HEADING_WORDS: Final = 6
"""A longer heading right under the title is a dek, a shorter one the heading of a section."""
TAIL: Final = 4
"""Lines at the end of a report in which its authors may be described."""
DOES: Final = re.compile(r" (?:is|was|has been|covers|reports|writes|edits|joined|leads) ")
LETTER: Final = re.compile(r"[^\W\d_]")
POSTED: Final = re.compile(r"(?<!\d)\d{1,2} [A-Z][a-z]+,? \d{4},? (?:at )?\d{1,2}[:.]\d{2}$")
CLOCK: Final = re.compile(r"\d{1,2}[:.]\d{2} ?(?:[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?", re.IGNORECASE)
DATED: Final = re.compile(r"\b(?:published|updated|posted|modified|last|first)\b|\d{4}|\b\d{1,2}[:.]\d{2}\b|\bago\b", re.IGNORECASE)
SIGNED: Final = re.compile(r"(?:by|words|reported by|reporting by|story by)\b:? +[^\W\d_]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """Where a report was found among the lines of its page, as numbers of lines.

    ``start`` is the first of its head, ``first`` and ``last`` the ends of its run; ``inside`` tells of every line of
    the page whether it stands in the report's element.
    """

    title: int | None
    start: int
    first: int
    last: int
    inside: Sequence[bool]


def name_roles(lines: Sequence[Line], found: Found, claims: Claims, survey: Survey) -> list[BlockKind]:
    """Name the roles of the lines from the head's first to the run's last; before the run all but pictures is furniture."""
    kinds: list[BlockKind] = []
    for n in range(found.start, found.last + 1):
        told = found.inside[n] and (n >= found.first or survey.within("caption", lines[n].box))
        kinds.append(_role(lines[n], survey) if told else "furniture")
    after_title = 0
    if found.title is not None and found.title <= found.last:
        kinds[found.title - found.start] = "title"
        after_title = found.title - found.start + 1
    own = lines[found.start : found.last + 1]
    _name_head(own, kinds, after_title, claims, survey)
    _demote_repeats(own, kinds)
    _demote_biographies(own, kinds, claims)
    return kinds


def _role(line: Line, survey: Survey) -> BlockKind:
    return next((kind for kind, is_one in ROLES if is_one(line, survey)), "paragraph")


def _is_clock(line: Line, _: Survey) -> bool:
    """Whether a line is the time of an entry in a live blog."""
    return CLOCK.fullmatch(line.text) is not None or (line.words <= SHORT and POSTED.search(line.text) is not None)


def _is_heading(line: Line, _: Survey) -> bool:
    set_bold = line.strong > MOSTLY and line.words <= SHORT and not SENTENCE_END.search(line.text)
    return line.box.tag in HEADINGS or set_bold


def _says_furniture(line: Line, survey: Survey) -> bool:
    if not LETTER.search(line.text) and not CLOCK.fullmatch(line.text):
        return True  # a counter, the number of a page
    if furniture.is_credit(line.text, line.words) or survey.within("credit", line.box):
        return True
    if survey.within("caption", line.box):
        return False
    if furniture.is_phrase(line.text, line.words) or (survey.within("byline", line.box) and line.words > SHORT):
        return True  # the latter: an author described
    if line.linked >= HALF and furniture.begins_with_label(line.text):
        return True
    return line.linked > MOSTLY and (line.words > NAME_WORDS or line.box.tag in HEADINGS)


def _is_cell(line: Line, survey: Survey) -> bool:
    """Whether a line is the cell of a table of data; the cells of a table that lays out the page hold prose."""
    if line.words >= PROSE_WORDS:
        return False
    return any(box.tag in {"td", "th"} and not survey.prose[box] for box in line.box.chain())


def _name_head(lines: Sequence[Line], kinds: list[BlockKind], after_title: int, claims: Claims, survey: Survey) -> None:
    """Name the dek, the byline and the dateline between the title and the first paragraph, and bylines further down."""
    authors = {furniture.key(name) for name in claims.byline}
    described = furniture.key(claims.description or "")
    opened = False
    for n in range(after_title, len(lines)):
        line = lines[n]
        if kinds[n] == "caption":
            continue
        kind = _head_role(line, authors, survey)
        if kind and (not opened or survey.within("byline", line.box) or survey.within("date", line.box)):
            kinds[n] = kind
        elif not opened and _is_dek(line, kinds[n], described, survey):
            kinds[n] = "dek"
        elif kinds[n] == "paragraph" and line.words >= PROSE_WORDS:
            opened = True


def _head_role(line: Line, authors: set[str], survey: Survey) -> BlockKind | None:
    if line.words > LONGEST:
        return None
    short, in_date = line.words <= SHORT, survey.within("date", line.box)
    dated = DATED.search(line.text) is not None and (written(line.text) is not None or (short and in_date))
    own = furniture.key(line.text) if short else ""
    named = any(name and name in own for name in authors)
    signed = SIGNED.match(line.text) is not None
    if signed or named or (short and not dated and survey.within("byline", line.box)):
        return "byline"
    return "dateline" if dated and (short or in_date) else None


def _is_dek(line: Line, kind: BlockKind, described: str, survey: Survey) -> bool:
    least, most = DEK_WORDS
    if survey.within("furniture", line.box) or line.linked > HALF or not least <= line.words <= most:
        return False
    if any(_is_called_dek(box, survey) for box in islice(line.box.chain(), 2)):
        return True
    if kind == "furniture" and described:
        return furniture.key(line.text) == described
    return line.box.tag in HEADINGS and line.words > HEADING_WORDS


def _is_called_dek(box: Box, survey: Survey) -> bool:
    """Whether an element is called a summary, and is not the body itself: some sites call that a text with summary."""
    return furniture.is_called("dek", box.name) and not furniture.is_called("body", box.name) and not survey.holds_much(box)


def _demote_repeats(lines: Sequence[Line], kinds: list[BlockKind]) -> None:
    """Call a line furniture that says again what the title, or a paragraph before it, says word for word."""
    seen: set[str] = set()
    for n, line in enumerate(lines):
        if kinds[n] == "furniture":
            continue
        own = furniture.key(line.text)
        if own in seen and kinds[n] != "title":
            kinds[n] = "furniture"
        if kinds[n] == "title" or line.words > SHORT:  # "Yes." may be said twice
            seen.add(own)


def _demote_biographies(lines: Sequence[Line], kinds: list[BlockKind], claims: Claims) -> None:
    """Call furniture what is said of the authors below the report: "Ana Reyes covers the harbour."."""
    authors = [furniture.key(name) for name in claims.byline if name]
    for n in range(max(1, len(lines) - TAIL), len(lines)):
        own = furniture.key(lines[n].text)
        if kinds[n] == "paragraph" and any(DOES.match(own, len(name)) for name in authors if own.startswith(name)):
            kinds[n] = "furniture"


ROLES: Final[tuple[tuple[BlockKind, Callable[[Line, Survey], bool]], ...]] = (
    # A post that the report embeds is told like a picture, since it is no sentence of the report.
    ("caption", lambda line, survey: survey.within("post", line.box)),
    ("furniture", lambda line, survey: survey.within("furniture", line.box)),
    ("caption", _is_cell),
    ("furniture", _says_furniture),
    ("caption", lambda line, survey: survey.within("caption", line.box)),
    ("dateline", _is_clock),
    ("heading", _is_heading),
)
"""What a line is, by the first test that it meets; else it is a paragraph."""
