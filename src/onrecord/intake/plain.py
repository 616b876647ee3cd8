"""A plain text in, its report out: the text unchanged to the character, and the role of each of its lines or paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from onrecord.config import MAX_LINES
from onrecord.errors import EmptyInput
from onrecord.intake import furniture
from onrecord.intake.blocks import CUT, SENTENCE_END, count
from onrecord.intake.head import content_id, dated, head
from onrecord.intake.instants import written
from onrecord.intake.metadata import Claims
from onrecord.model import Block, Given, Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.model import BlockKind

LINE: Final = re.compile(r"[^\r\n\u2028\u2029\x85\x0b\x0c]+")
BLANK: Final = re.compile(r"(?:\r\n?|[\n\u2028\u2029\x85\x0b\x0c])[ \t\u00a0]*(?:\r\n?|[\n\u2028\u2029\x85\x0b\x0c])\s*")
ENDED: Final = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
SENTENCE_PARTING: Final = re.compile(r"[.!?](?= +[A-Z“\"])")
AGENCY: Final = re.compile(r"[A-Z][A-Z .’'-]{2,40}(?:,[^()]{0,60})?(?: ?\([^()]{2,40}\))? ?[-–—]+ ")
"""The place, day and agency that a wire report opens with: "SHEFFIELD, England, May 8 (Reuters) - ..."."""
BY: Final = re.compile(r"(?i:by):? +[^\W\d_a-z]")
PARTICLE: Final = r"(?:de|da|di|van|von|der|den|el|al|bin|and|&|,)"
NAME: Final = re.compile(rf"(?:[^\W\d_a-z][\w.’'-]*|{PARTICLE} ?)(?: +(?:[^\W\d_a-z][\w.’'-]*|{PARTICLE}),?){{1,7}}")
"""Two to eight words that may be names."""
DATED: Final = re.compile(
    r"^\W*(?:(?:first |last )?(?:published|posted|updated|modified)\b"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d|[A-Z][a-z]+ \d{1,2}, \d{4})",
    re.IGNORECASE,
)
WRAPPED: Final = (45, 100)
"""Characters of the lines of a text that is broken by hand: mail and terminals set 60 to 80."""
TITLE_WORDS: Final = 30
DEK_WORDS: Final = 50
HEADING_WORDS: Final = 12
PROSE_WORDS: Final = 18
"""A unit of so many words is a paragraph, whatever its end."""
HEAD_UNITS: Final = 12
"""The title and what stands under it are among the first units."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """A line or paragraph; ``stanza`` counts the groups of lines that blank lines part."""

    start: int
    end: int
    text: str
    words: int
    stanza: int


def read_plain(text: str, name: str, given: Given | None = None, notes: tuple[str, ...] = ()) -> Report:
    """Read a plain text; its offsets are code points into ``text``, which is kept as it is.

    Raises :class:`EmptyInput` for a text of white space alone.
    """
    if all(character.isspace() or character in "\ufeff\0" for character in text):
        raise EmptyInput(name, "is empty")
    given = given or Given()
    units = list(islice(_units(text), MAX_LINES + 1))
    if len(units) > MAX_LINES:
        units.pop()
        notes += (CUT,)
    blocks = tuple(Block(unit.start, unit.end, kind) for unit, kind in zip(units, _kinds(units, given.title), strict=True))
    known = head(text, blocks, given, Claims())
    return Report(given.id or content_id(text, known), dated(known, given.fallback), text, blocks, notes, name)


def _units(text: str) -> Iterator[_Unit]:
    for stanza, (start, end) in enumerate(_stanzas(text)):
        spans = [match.span() for match in LINE.finditer(text, start, end)]
        for first, last in [(start, end)] if _is_wrapped(text, spans) else spans:
            span = _stripped(text, first, last)
            if span:
                words = text[span[0] : span[1]]
                yield _Unit(*span, words, count(words), stanza)


def _stanzas(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in BLANK.finditer(text):
        yield at, match.start()
        at = match.end()
    yield at, len(text)


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    right = len(words.rstrip())
    return (start + left, start + right) if right > left else None


def _is_wrapped(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether lines were broken to fit a width: all but the last nearly fill it, and few end a sentence."""
    if len(spans) < 2:  # noqa: PLR2004 -- one line is not broken
        return True
    full = [text[start:end].rstrip() for start, end in spans[:-1]]
    widest = max(map(len, full))
    fits = all(widest - len(line) <= 20 for line in full)  # noqa: PLR2004 -- the longest word that did not fit
    return fits and WRAPPED[0] <= widest <= WRAPPED[1] and sum(bool(SENTENCE_END.search(line)) for line in full) <= len(full) / 2


def _kinds(units: Sequence[_Unit], title: str | None) -> list[BlockKind]:
    kinds: list[BlockKind] = [_alone(unit) for unit in units]
    start = next((n for n, kind in enumerate(kinds) if kind != "furniture"), 0)
    body = _head(units, kinds, start, title)
    _name_lists(units, kinds, body)
    for n in range(body, len(units)):
        follows = n + 1 < len(units) and kinds[n + 1] == "paragraph" and units[n + 1].words > units[n].words
        if kinds[n] == "paragraph" and follows and _is_heading(units[n], units[n - 1] if n > body else None):
            kinds[n] = "heading"
    return kinds


def _name_lists(units: Sequence[_Unit], kinds: list[BlockKind], body: int) -> None:
    """Call furniture the titles that stand under a label such as "Recommended", and what follows the report's end."""
    last = max((n for n, unit in enumerate(units) if kinds[n] == "paragraph" and _is_prose(unit)), default=len(units))
    told = {unit.stanza for unit in units if _is_prose(unit)}
    listed = ended = False
    for n in range(body, len(units)):
        if kinds[n] == "furniture":
            listed = furniture.is_label(units[n].text, units[n].words) or (listed and not _is_prose(units[n]))
            ended = ended or n > last
        elif ended or (
            (listed or _is_amid(kinds, n) or _is_beside(units, kinds, n, told))
            and not SENTENCE_END.search(units[n].text)
            and units[n].words < PROSE_WORDS
        ):
            kinds[n] = "furniture"
        else:
            listed = False


def _is_amid(kinds: Sequence[BlockKind], n: int) -> bool:
    return 0 < n < len(kinds) - 1 and kinds[n - 1] == kinds[n + 1] == "furniture"


def _is_beside(units: Sequence[_Unit], kinds: Sequence[BlockKind], n: int, told: set[int]) -> bool:
    """Whether a line is set right under furniture, in a group of lines that tells nothing."""
    return n > 0 and kinds[n - 1] == "furniture" and units[n - 1].stanza == units[n].stanza not in told


def _is_prose(unit: _Unit) -> bool:
    return unit.words >= PROSE_WORDS and SENTENCE_END.search(unit.text) is not None


def _alone(unit: _Unit) -> BlockKind:
    if furniture.is_phrase(unit.text, unit.words) or furniture.is_credit(unit.text, unit.words):
        return "furniture"
    return "paragraph"


def _head(units: Sequence[_Unit], kinds: list[BlockKind], start: int, title: str | None) -> int:
    """Name title, dek, byline and dateline where the text opens with them; return where the body begins."""
    if len(units) - start < 2 or not _is_title(units[start], units[start + 1], title):  # noqa: PLR2004 -- a lone unit is the body
        return start
    kinds[start] = "title"
    stop = min(len(units), start + HEAD_UNITS)
    opened = next((n for n in range(start + 1, stop) if _is_prose(units[n])), stop)
    signed = [n for n in range(start + 1, min(opened + 1, len(units))) if _is_dateline(units[n])]
    named = [n for n in range(start + 1, opened) if _is_byline(units[n], beside=any(abs(n - other) == 1 for other in signed))]
    for n in named:
        kinds[n] = "byline"
    for n in signed:
        kinds[n] = "dateline"
    if not (signed or named):
        return start + 1
    first, last = min(signed + named), max(signed + named)
    for n in range(start + 1, first):
        if kinds[n] == "paragraph" and units[n].words <= DEK_WORDS:
            kinds[n] = "dek"
    body = last + 1
    while body < len(units) and units[body].stanza == units[last].stanza and units[body].words < PROSE_WORDS:
        kinds[body] = "furniture"  # a label or the title of a film, set under the dateline
        body += 1
    return body


def _is_title(unit: _Unit, following: _Unit, title: str | None) -> bool:
    if title:
        own, wanted = furniture.key(unit.text), furniture.key(title)
        return bool(own and wanted) and (own in wanted or wanted in own[: len(title) + 40])
    if unit.words > TITLE_WORDS or _is_prose(unit) or AGENCY.match(unit.text):
        return False
    if unit.text[0] in "“\"'‘" and SENTENCE_END.search(unit.text):
        return False
    return not SENTENCE_PARTING.search(unit.text) and (not SENTENCE_END.search(unit.text) or following.words > unit.words)


def _is_dateline(unit: _Unit) -> bool:
    return unit.words <= HEADING_WORDS and DATED.search(unit.text) is not None and written(unit.text) is not None


def _is_byline(unit: _Unit, *, beside: bool) -> bool:
    if unit.words > HEADING_WORDS or SENTENCE_END.search(unit.text):
        return False
    return BY.match(unit.text) is not None or (beside and NAME.fullmatch(unit.text) is not None)


def _is_heading(unit: _Unit, before: _Unit | None) -> bool:
    if unit.words > HEADING_WORDS or ENDED.search(unit.text) or unit.text[0] in "“\"'‘–—-•*":
        return False
    return before is None or before.stanza != unit.stanza or bool(SENTENCE_END.search(before.text))
