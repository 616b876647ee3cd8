"""An example's window in, what is to be learned from it out: a tag a word and layer, spans by role, links between them.

Layers 0 to 2 are statements by depth, layer 3 names; every layer has seven tags: outside, then begin and inside of three roles.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from examples import LAYERS, NAME_TYPES
from kinds import KINDS
from markup import ACTS, MODES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from examples import Example, Statement
    from onrecord.marks.windows import Window
    from onrecord.model import Span

ROLES: Final = ("content", "cue", "source")
TAGS: Final = 7
NAMES_LAYER: Final = LAYERS
ACT_NAMES: Final = tuple(sorted(ACTS))
MODE_NAMES: Final = ("fact", "possible", "hypothetical", "question", "plan", "wish")
assert set(MODE_NAMES) == MODES  # noqa: S101 -- the order is the model's, the set the markup's


@dataclass(slots=True)
class Linked:
    """The spans of one layer, in words, first to last, and who belongs to whom; -1 is nobody, -2 not known here."""

    contents: list[Span] = field(default_factory=list)
    cues: list[Span] = field(default_factory=list)
    sources: list[Span] = field(default_factory=list)
    cue_of: list[int] = field(default_factory=list)
    source_of: list[int] = field(default_factory=list)
    source_of_cue: list[int] = field(default_factory=list)
    kinds: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Of each content: kind, act, mode, polarity; -1 where not known."""


@dataclass(slots=True)
class Labels:
    """What is to be learned from a window; ``known`` says of which layers anything is known."""

    tags: list[list[int]]
    known: list[bool]
    layers: list[Linked]


def label(example: Example, window: Window) -> Labels:
    """Work out the labels of a window of an example."""
    tags = [[0] * len(window.words) for _ in range(LAYERS + 1)]
    linked = [_statements(window, example.statements or (), depth, tags[depth]) for depth in range(LAYERS)]
    for start, end, kind in example.names or ():
        _tag(tags[NAMES_LAYER], _words(window, (start, end)), NAME_TYPES.index(kind))
    told = example.statements is not None
    known = [told, *[told and example.nested] * (LAYERS - 1), example.names is not None]
    return Labels(tags, known, linked)


def _words(window: Window, span: Span) -> Span | None:
    """Return the first and the last word of a span that stand in the window."""
    inside = [n for n, (start, end) in enumerate(window.words) if end > span[0] and start < span[1]]
    return (inside[0], inside[-1]) if inside else None


def _tag(row: list[int], words: Span | None, role: int) -> None:
    if words:
        for at in range(words[0], words[1] + 1):
            row[at] = 2 * role + (1 if at == words[0] else 2)


def _statements(window: Window, statements: Sequence[Statement], depth: int, row: list[int]) -> Linked:
    here = [s for s in statements if min(s.depth, LAYERS - 1) == depth]
    for role in (0, 2, 1):  # a cue within a content or a source parts it
        for one in sorted(here, key=lambda s: s.content[0][0] - s.content[-1][1]):
            for span in getattr(one, ROLES[role]):
                _tag(row, _words(window, span), role)
    _mend(row)
    made = Linked()
    starts: dict[int, dict[Span, int]] = {0: {}, 1: {}, 2: {}}
    for role, (begin, end) in runs(row):
        table = (made.contents, made.cues, made.sources)[role]
        starts[role][(begin, end)] = len(table)
        table.append((begin, end))
    made.cue_of, made.source_of = [-1] * len(made.contents), [-1] * len(made.contents)
    made.kinds = [(-1, -1, -1, -1)] * len(made.contents)
    made.source_of_cue = [-1] * len(made.cues)
    for one in here:
        cue, source = (_which(starts[r], window, getattr(one, ROLES[r])) for r in (1, 2))
        if cue >= 0:
            made.source_of_cue[cue] = source
        for content in _which_all(starts[0], window, one.content):
            made.cue_of[content], made.source_of[content] = cue, source
            made.kinds[content] = _kinds(one)
    return made


def _mend(row: list[int]) -> None:
    """Let what is left of a parted span begin anew."""
    for at, tag in enumerate(row):
        if tag and tag % 2 == 0 and (at == 0 or row[at - 1] not in (tag, tag - 1)):
            row[at] = tag - 1


def runs(row: Iterable[int]) -> list[tuple[int, Span]]:
    """Return role, first and last word of each run of tags."""
    found: list[tuple[int, Span]] = []
    for at, tag in enumerate(row):
        if tag % 2 == 1:
            found.append(((tag - 1) // 2, (at, at)))
        elif tag and found:
            found[-1] = (found[-1][0], (found[-1][1][0], at))
    return found


def _which(table: dict[Span, int], window: Window, spans: Sequence[Span]) -> int:
    """Return the index of the first run that a role's spans meet; -1 for none, -2 where they stand outside the window."""
    found = _which_all(table, window, spans)
    return found[0] if found else -2 if spans else -1


def _which_all(table: dict[Span, int], window: Window, spans: Sequence[Span]) -> list[int]:
    met = [words for span in spans if (words := _words(window, span))]
    return [n for (begin, end), n in table.items() if any(begin <= last and first <= end for first, last in met)]


def _kinds(one: Statement) -> tuple[int, int, int, int]:
    return (
        KINDS.index(one.kind) if one.kind else -1,
        ACT_NAMES.index(one.act) if one.act else -1,
        MODE_NAMES.index(one.mode) if one.mode else -1,
        -1 if one.polarity is None else int(one.polarity == "negative"),
    )
