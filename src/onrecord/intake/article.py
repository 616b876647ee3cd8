"""A page's lines in, its report out: the lines of the article in reading order, each with its role.

Three questions, each answered over the whole page: which elements are furniture (by what they are called, unless they
hold a good part of the page's prose), which element holds the report (the smallest that has most of the prose outside
furniture), and what each line in it is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.intake import furniture
from onrecord.intake.instants import written

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.intake.blocks import Box, Line
    from onrecord.intake.metadata import Claims
    from onrecord.model import BlockKind

HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
PROSE_WORDS: Final = 10
"""A line of fewer words may be a heading, a name, a link: it says little about where the report is."""
HELD: Final = 0.3
"""An element with this share of the page's prose is no furniture, whatever it is called."""
MOST: Final = 0.9
"""The report's element holds at least this share of the prose outside furniture."""
MOSTLY: Final = 0.8
"""A line with this share of its letters in links is a link with little beside it."""
LONG: Final = 60
"""Words beyond these add nothing to a line's value: a long line is prose, a longer one no more so."""
LINK_COST: Final = 5
FURNITURE_COST: Final = 1
NAME_WORDS: Final = 2
"""Words of a name: such a line may be all link and still be one of the report's, as in a list of winners."""
OPENING: Final = 0.15
BULK: Final = 0.5
NEAR: Final = 3
"""Elements around a line that tell whether it stands amid links."""
CALLED_BODY: Final = 3
"""How much more a word weighs in an element that is called the body of an article."""
SENTENCE_END: Final = re.compile(r"[.!?…][\"'”’»)\]]*$")
LETTER: Final = re.compile(r"[^\W\d_]")
SHORT: Final = 12
"""Words of the longest bylines and datelines, but for those that name several people and their desks."""
POSTED: Final = re.compile(r"(?<!\d)\d{1,2} [A-Z][a-z]+,? \d{4},? (?:at )?\d{1,2}[:.]\d{2}$")
DEK_WORDS: Final = (4, 70)
HEADING_WORDS: Final = 6
"""A longer heading right under the title is a dek, a shorter one the heading of a section."""
CLOCK: Final = re.compile(r"\d{1,2}[:.]\d{2} ?(?:[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?", re.IGNORECASE)
DATED: Final = re.compile(r"\b(?:published|updated|posted|modified|last|first)\b|\d{4}|\b\d{1,2}[:.]\d{2}\b|\bago\b", re.IGNORECASE)
SIGNED: Final = re.compile(r"(?:by|words|reported by|reporting by|story by)\b:? +[^\W\d_]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Page:
    """Where a page keeps its prose and its links, and what each of its elements is by its name (answers are kept)."""

    weight: Counter[Box]
    total: int
    letters: Counter[Box]
    linked: Counter[Box]
    answers: dict[tuple[str, Box], bool]

    def within(self, question: str, box: Box) -> bool:
        """Whether ``box`` or an element around it answers to ``question``, those with much of the prose aside."""
        path = []
        answer = False
        for around in box.chain():
            if (question, around) in self.answers:
                answer = self.answers[question, around]
                break
            path.append(around)
            if self.weight[around] > HELD * self.total:
                break  # what stands around it holds as much or more
            if QUESTIONS[question](around):
                answer = True
                break
        for around in path:
            self.answers[question, around] = answer
        return answer


def _is_furniture(box: Box) -> bool:
    named = furniture.SITE_NAME.search(box.name) or (box.tag != "p" and furniture.FURNITURE_NAME.search(box.name))
    return box.hidden or box.tag in furniture.SITE_TAGS or bool(named)


def _is_caption(box: Box) -> bool:
    return box.tag in ("figure", "figcaption") or bool(furniture.CAPTION_NAME.search(box.name))


QUESTIONS: Final[dict[str, Callable[[Box], bool]]] = {
    "furniture": _is_furniture,
    "caption": _is_caption,
    "credit": lambda box: bool(furniture.CREDIT_NAME.search(box.name)),
    "post": lambda box: bool(furniture.POST_NAME.search(box.name)),
    "byline": lambda box: bool(furniture.BYLINE_NAME.search(box.name)),
    "date": lambda box: box.tag == "time" or bool(furniture.DATE_NAME.search(box.name)),
}


def article(lines: Sequence[Line], claims: Claims) -> list[tuple[BlockKind, Line]]:
    """Pick the lines of the report and say what each is; empty where the page holds none."""
    page = _survey(lines)
    title = _title(lines, claims.title, page)
    values = [_value(line, page, early=title is not None and n < title) for n, line in enumerate(lines)]
    core = _core(lines, values)
    if core is None:
        return []
    if title is not None:
        above = set(lines[title].box.chain())
        core = next((box for box in core.chain() if box in above), core)
    inside = [core in line.box.chain() for line in lines]
    first, last = _stretch(lines, values, inside, page)
    kinds = [
        _kind(line, page) if inside[n] and n <= last and (n >= first or page.within("caption", line.box)) else "furniture"
        for n, line in enumerate(lines)
    ]
    start = min(first, title) if title is not None else first
    _name_head(lines, kinds, start, last, title, claims, page)
    _demote_repeats(lines, kinds, start, last)
    return [(kinds[n], lines[n]) for n in range(start, last + 1)]


def _survey(lines: Sequence[Line]) -> _Page:
    weight: Counter[Box] = Counter()
    letters: Counter[Box] = Counter()
    linked: Counter[Box] = Counter()
    for line in lines:
        prose = _is_prose(line)
        for level, box in enumerate(line.box.chain()):
            if prose:
                weight[box] += line.words
            if level < NEAR:
                letters[box] += len(line.text)
                linked[box] += int(len(line.text) * line.linked)
    return _Page(weight, max(weight.values(), default=0), letters, linked, {})


def _is_prose(line: Line) -> bool:
    return line.words >= PROSE_WORDS and line.linked < 0.5 and not furniture.is_phrase(line.text, line.words)  # noqa: PLR2004 -- more link than text


def _title(lines: Sequence[Line], claimed: str | None, page: _Page) -> int | None:
    """Find the line that is the report's title: the first that says what the page claims, else its first main heading."""
    headings = [n for n, line in enumerate(lines) if line.box.tag == "h1" and not page.within("furniture", line.box)]
    if claimed:
        wanted = furniture.key(claimed)
        for candidates in (headings, range(len(lines))):
            for n in candidates:
                own = furniture.key(lines[n].text)
                if own and (own == wanted or (lines[n].words > 3 and (own in wanted or wanted in own))):  # noqa: PLR2004 -- a site's name is shorter
                    return n
    return headings[0] if headings else None


def _value(line: Line, page: _Page, *, early: bool) -> float:
    """How much a line says for a place as the report's: its words, more where it is called its body, less amid links."""
    path = list(line.box.chain())
    called = any(furniture.BODY_NAME.search(box.name) for box in path)
    if page.within("furniture", line.box) or page.within("caption", line.box) or not (called or _is_prose(line)):
        return 0.0
    if line.linked > MOSTLY or furniture.is_phrase(line.text, line.words):
        return 0.0
    amid = max(page.linked[box] / page.letters[box] for box in path[:NEAR])
    return min(line.words, LONG) * (CALLED_BODY if called else 1) * (1 - amid) * (0.2 if early else 1)


def _core(lines: Sequence[Line], values: Sequence[float]) -> Box | None:
    """Find the smallest element that holds most of what is of value."""
    weight: Counter[Box] = Counter()
    children: defaultdict[Box, dict[Box, None]] = defaultdict(dict)
    box = None
    for line, value in zip(lines, values, strict=True):
        if not value:
            continue
        path = list(line.box.chain())
        box = path[-1]
        for below, around in zip([None, *path], path, strict=False):
            weight[around] += value
            if below is not None:
                children[around][below] = None
    if box is None:
        return None
    whole = weight[box]
    while children[box]:
        best = max(children[box], key=lambda child: weight[child])
        if weight[best] < MOST * whole:
            break
        box = best
    return box


def _stretch(lines: Sequence[Line], values: Sequence[float], inside: Sequence[bool], page: _Page) -> tuple[int, int]:
    """Find the run of lines that the report fills: what is of value counts for it, rows of links and labels against it."""
    best = low = total = 0.0
    low_at, span = 0, (0, len(lines) - 1)
    for n, line in enumerate(lines):
        if inside[n] and values[n]:
            total += values[n]
        else:
            total -= LINK_COST if line.linked > MOSTLY else FURNITURE_COST if page.within("furniture", line.box) or not inside[n] else 0
        if total - low > best:
            best, span = total - low, (low_at, n)
        if total < low:
            low, low_at = total, n + 1
    return _of_one_kind(lines, values, inside, span, page) if best else span


def _of_one_kind(
    lines: Sequence[Line], values: Sequence[float], inside: Sequence[bool], span: tuple[int, int], page: _Page
) -> tuple[int, int]:
    """Cut from both ends what is set otherwise than the bulk of the run: teasers, notices, lists of other reports.

    What comes first may be set apart (the opening of a live blog); what comes last must go on without a break.
    """
    first, last = span
    worth: Counter[tuple[str, str, str]] = Counter()
    for n in range(first, last + 1):
        worth[_setting(lines[n])] += values[n] if inside[n] else 0
    most = max(worth.values())
    kin = [n for n in range(first, last + 1) if values[n] and inside[n] and worth[_setting(lines[n])] >= OPENING * most]
    bulk = [n for n in kin if worth[_setting(lines[n])] >= BULK * most]
    columns = {lines[n].box.parent for n in kin}
    begin, end = kin[0], bulk[-1]
    while begin > 0 and _goes_on(lines[begin - 1], columns, page):
        begin -= 1
    while end + 1 < len(lines) and _goes_on(lines[end + 1], columns, page):
        end += 1
    return begin, end


def _goes_on(line: Line, columns: set[Box | None], page: _Page) -> bool:
    """Whether a line beside the run stands in the same column as its paragraphs and is no break in it."""
    column = any(box in columns for box in line.box.chain())
    if column and page.within("caption", line.box):
        return True
    is_link = line.linked > MOSTLY and line.words > NAME_WORDS
    return column and not (is_link or page.within("furniture", line.box) or furniture.is_phrase(line.text, line.words))


def _setting(line: Line) -> tuple[str, str, str]:
    """How a line is set: its element's tag, and the tag and name of the element around it."""
    around = line.box.parent
    return line.box.tag, around.tag if around else "", around.name if around else ""


def _kind(line: Line, page: _Page) -> BlockKind:
    box = line.box
    if page.within("post", box):
        return "caption"
    if page.within("furniture", box):
        return "furniture"
    if page.within("caption", box):
        return "furniture" if page.within("credit", box) or furniture.is_credit(line.text, line.words) else "caption"
    if furniture.is_phrase(line.text, line.words) or furniture.is_credit(line.text, line.words):
        return "furniture"
    if CLOCK.fullmatch(line.text) or (line.words <= SHORT and POSTED.search(line.text)):
        return "dateline"
    if not LETTER.search(line.text) or (page.within("byline", box) and line.words > SHORT):
        return "furniture"  # a counter, a page number; an author described
    if line.strong > MOSTLY and line.words <= SHORT and not SENTENCE_END.search(line.text):
        return "heading"
    if line.words < PROSE_WORDS and any(around.tag in ("td", "th") and not page.weight[around] for around in box.chain()):
        return "caption"  # a cell of a table
    if line.linked > MOSTLY and (line.words > NAME_WORDS or box.tag in HEADINGS):
        return "furniture"
    return "heading" if box.tag in HEADINGS else "paragraph"


def _name_head(
    lines: Sequence[Line], kinds: list[BlockKind], start: int, last: int, title: int | None, claims: Claims, page: _Page
) -> None:
    """Name the title, and between it and the first paragraph the dek, the byline and the dateline."""
    if title is not None and start <= title <= last:
        kinds[title] = "title"
    authors = {furniture.key(name) for name in claims.byline}
    described = furniture.key(claims.description or "")
    opened = False
    for n in range(start if title is None else title + 1, last + 1):
        line = lines[n]
        if kinds[n] == "title":
            continue
        kind = None if page.within("caption", line.box) and kinds[n] != "furniture" else _head_kind(line, authors, page)
        if kind in ("byline", "dateline") and (not opened or page.within("byline", line.box) or page.within("date", line.box)):
            kinds[n] = kind
        elif not opened and _is_dek(line, kinds[n], described, page):
            kinds[n] = "dek"
        elif kinds[n] == "paragraph" and line.words >= PROSE_WORDS:
            opened = True


def _head_kind(line: Line, authors: set[str], page: _Page) -> BlockKind | None:
    if line.words > 30:  # noqa: PLR2004 -- the longest bylines name five people and their desks
        return None
    own = furniture.key(line.text)
    dated = DATED.search(line.text) and (written(line.text) is not None or (line.words <= 12 and page.within("date", line.box)))  # noqa: PLR2004 -- as in "Updated 3 hours ago by the newsdesk"
    signed = SIGNED.match(line.text) and line.words <= 25  # noqa: PLR2004 -- as above
    named = any(name and name in own for name in authors) and line.words <= 12  # noqa: PLR2004 -- a sentence may name its author too
    if signed or named or (page.within("byline", line.box) and line.words <= 12 and not dated):  # noqa: PLR2004 -- as above
        return "byline"
    if dated and line.words <= 20 and (line.words <= 12 or page.within("date", line.box)):  # noqa: PLR2004 -- as above
        return "dateline"
    return None


def _is_dek(line: Line, kind: BlockKind, described: str, page: _Page) -> bool:
    if kind == "caption" or page.within("furniture", line.box) or line.linked > 0.5 or not DEK_WORDS[0] <= line.words <= DEK_WORDS[1]:  # noqa: PLR2004 -- more link than text
        return False
    near = [box for box, _ in zip(line.box.chain(), range(2), strict=False)]
    if any(furniture.DEK_NAME.search(box.name) for box in near):
        return True
    return (line.box.tag in HEADINGS and line.words > HEADING_WORDS) or (
        kind == "furniture" and bool(described) and furniture.key(line.text) == described
    )


def _demote_repeats(lines: Sequence[Line], kinds: list[BlockKind], start: int, last: int) -> None:
    """Call a line furniture that says again what the title, or a paragraph before it, says word for word."""
    seen: set[str] = set()
    for n in range(start, last + 1):
        if kinds[n] == "furniture":
            continue
        own = furniture.key(lines[n].text)
        if own in seen and kinds[n] != "title":
            kinds[n] = "furniture"
        if kinds[n] == "title" or lines[n].words > SHORT:  # "Yes." may be said twice
            seen.add(own)
