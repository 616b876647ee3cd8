"""A page's lines in, its report out: the lines of the article in reading order, each with its role.

Where the report is, is asked of the whole page: the smallest element that holds most of the prose outside furniture,
widened to hold the title too; in it the run of lines that prose speaks for and rows of links speak against; and of
that run what is set like its bulk. What each line is, :mod:`onrecord.intake.roles` says.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final

from onrecord.intake import furniture
from onrecord.intake.roles import Found, name_roles
from onrecord.intake.survey import HEADINGS, MOSTLY, NAME_WORDS, Survey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.intake.blocks import Box, Line
    from onrecord.intake.metadata import Claims
    from onrecord.model import BlockKind

MOST: Final = 0.9
"""The report's element holds at least this share of what is of value on the page."""
LINK_COST: Final = 5
FURNITURE_COST: Final = 1
"""What a link alone on its line (but no more than its words), and a line of furniture, speak against a run, in words of prose."""
OPENING: Final = 0.15
"""How a report may open, set apart: with this share of what its bulk is worth (the opening of a live blog)."""
BULK: Final = 0.5
"""Lines set in a way that is worth this share of the most are the bulk of the report."""
TITLE_WORDS: Final = 4
"""A line that is part of the claimed title must have so many, and so must a claim that is part of a line: the name of a site is shorter."""


def article(lines: Sequence[Line], claims: Claims) -> list[tuple[BlockKind, Line]]:
    """Pick the lines of the report and say what each is; empty where the page holds none."""
    survey = Survey(lines)
    title = _title(lines, claims.title, survey)
    values = [survey.value(line, early=title is not None and n < title) for n, line in enumerate(lines)]
    core = _core(lines, values, title)
    if core is None:
        return _scrap(lines, survey)
    inside = [core in line.box.chain() for line in lines]
    first, last = _alike(lines, values, inside, _run(lines, values, inside, survey), survey)
    found = Found(title, first if title is None else min(first, title), first, last, inside)
    return list(zip(name_roles(lines, found, claims, survey), lines[found.start : last + 1], strict=True))


def _scrap(lines: Sequence[Line], survey: Survey) -> list[tuple[BlockKind, Line]]:
    """Read a page too small for any of that: a fragment, a short note."""
    return [
        ("heading" if line.box.tag in HEADINGS else "paragraph", line)
        for line in lines
        if not survey.within("furniture", line.box) and line.linked < MOSTLY and not furniture.is_phrase(line.text, line.words)
    ]


def _title(lines: Sequence[Line], claimed: str | None, survey: Survey) -> int | None:
    """Find the line that is the report's title: the first that says what the page claims, else its first main heading."""
    headings = [n for n, line in enumerate(lines) if line.box.tag == "h1" and not survey.within("furniture", line.box)]
    if claimed:
        wanted = furniture.key(claimed)
        long = len(wanted.split()) >= TITLE_WORDS
        for n in chain(headings, range(len(lines))):
            own = furniture.key(lines[n].text)
            if own and (own == wanted or (lines[n].words >= TITLE_WORDS and (own in wanted or (long and wanted in own)))):
                return n
    return next(iter(headings), None)


def _core(lines: Sequence[Line], values: Sequence[float], title: int | None) -> Box | None:
    """Find the smallest element that holds most of what is of value, then the smallest around it that holds the title."""
    weight: Counter[Box] = Counter()
    children: defaultdict[Box, dict[Box, None]] = defaultdict(dict)
    box = None
    for line, value in zip(lines, values, strict=True):
        if value:
            path = list(line.box.chain())
            box = path[-1]
            weight.update(dict.fromkeys(path, value))
            for below, around in pairwise(path):
                children[around][below] = None
    if box is None:
        return None
    least = MOST * weight[box]
    while children[box] and weight[best := max(children[box], key=weight.__getitem__)] >= least:
        box = best
    if title is None:
        return box
    above = set(lines[title].box.chain())
    return next((around for around in box.chain() if around in above), box)


def _run(lines: Sequence[Line], values: Sequence[float], inside: Sequence[bool], survey: Survey) -> tuple[int, int]:
    """Find the run of lines with the greatest sum of values, less what stands against it (Kadane's method)."""
    best = low = total = 0.0
    low_at, run = 0, (0, len(lines) - 1)
    for n, line in enumerate(lines):
        if inside[n] and values[n]:
            total += values[n]
        elif line.linked > MOSTLY:
            total -= min(LINK_COST, line.words)
        elif not inside[n] or survey.within("furniture", line.box):
            total -= FURNITURE_COST
        if total - low > best:
            best, run = total - low, (low_at, n)
        if total < low:
            low, low_at = total, n + 1
    return run


def _alike(lines: Sequence[Line], values: Sequence[float], inside: Sequence[bool], run: tuple[int, int], survey: Survey) -> tuple[int, int]:
    """Cut from both ends what is set otherwise than the bulk of the run: teasers, notices, lists of other reports.

    What comes first may be set apart (the opening of a live blog); what comes last must stand in the same column.
    """
    told = [n for n in range(run[0], run[1] + 1) if inside[n] and values[n]]
    if not told:
        return run
    worth: Counter[tuple[str, str, str]] = Counter()
    for n in told:
        worth[_setting(lines[n])] += values[n]  # type: ignore[assignment]
    most = max(worth.values())
    kin = [n for n in told if worth[_setting(lines[n])] >= OPENING * most]
    columns = {lines[n].box.parent for n in kin}
    begin, end = kin[0], max(n for n in kin if worth[_setting(lines[n])] >= BULK * most)
    while begin > 0 and _goes_on(lines[begin - 1], columns, survey):
        begin -= 1
    while end + 1 < len(lines) and _goes_on(lines[end + 1], columns, survey):
        end += 1
    return begin, end


def _goes_on(line: Line, columns: set[Box | None], survey: Survey) -> bool:
    """Whether a line beside the run stands in the same column as its paragraphs and is no break in it."""
    if not any(box in columns for box in line.box.chain()):
        return False
    if survey.within("caption", line.box):
        return True
    is_link = line.linked > MOSTLY and line.words > NAME_WORDS
    return not (is_link or survey.within("furniture", line.box) or furniture.is_phrase(line.text, line.words))


def _setting(line: Line) -> tuple[str, str, str]:
    """How a line is set: its element's tag, and the tag and name of the element around it."""
    around = line.box.parent
    return line.box.tag, around.tag if around else "", around.name if around else ""
