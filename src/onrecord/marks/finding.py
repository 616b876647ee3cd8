"""Paragraphs in, what the network finds in them out: statements by depth with cue and source, and names.

Each window is read by itself. Contents that share a cue are one statement; cue and source are the likeliest together.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

import numpy as np

from onrecord.marks.decoding import best_tags, runs
from onrecord.marks.encoder import encode
from onrecord.marks.linking import features

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from onrecord.marks.encoder import Encoded, Model
    from onrecord.marks.windows import Window
    from onrecord.model import Act, Mode, Span

DEPTHS: Final = 3
NAMES: Final = 3
AT_ONCE: Final = 64
"""Windows that are decoded together: bounds the memory for a report of any length."""
NAME_KINDS: Final = ("person", "organization", "place")
ACTS: Final[tuple[Act, ...]] = (
    "accuse", "announce", "ask", "claim", "confirm", "demand", "deny", "other",
    "praise", "promise", "reject", "state", "think", "threaten", "warn",
)  # fmt: skip
MODES: Final[tuple[Mode, ...]] = ("fact", "possible", "hypothetical", "question", "plan", "wish")
SPLITS: Final = (3, 3 + len(ACTS), 3 + len(ACTS) + len(MODES))

NameKind = Literal["person", "organization", "place"]


class Name(NamedTuple):
    """A name of a person, an organisation or a place, without a leading "the"; ``sure`` is its probability."""

    start: int
    end: int
    kind: NameKind
    sure: float


@dataclass(frozen=True, slots=True)
class Found:
    """A statement as the network sees it.

    ``depth`` counts the statements that it stands in; ``words``, ``thought`` and ``deed`` are the probabilities that words
    were said, that it is a belief or a wish, or a deed or an attitude; ``linked`` those of its links to cue and source.
    ``content_odds`` and ``cue_odds`` are how much likelier, in logarithms, the spans are than nothing (nought without a cue).
    """

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    depth: int
    words: float
    thought: float
    deed: float
    act: Act
    act_sure: float
    mode: Mode
    negative: float
    content_odds: float
    cue_odds: float
    linked: tuple[float, float]


def find(model: Model, windows: Iterable[Window]) -> tuple[list[Found], list[Name]]:
    """Return the statements and the names of some windows, in reading order."""
    statements: list[Found] = []
    names: list[Name] = []
    batch: list[Window] = []
    for window in windows:
        batch.append(window)
        if len(batch) == AT_ONCE:
            _find(model, batch, statements, names)
            batch = []
    if batch:
        _find(model, batch, statements, names)
    return sorted(statements, key=lambda found: (found.content[0], -found.content[-1][1])), names


def _find(model: Model, batch: Sequence[Window], statements: list[Found], names: list[Name]) -> None:
    encoded = [encode(model, window) for window in batch]
    tags = best_tags([one.emitted for one in encoded], [w.breaks for w in batch], model.move, model.start)
    for window, one, row in zip(batch, encoded, tags, strict=True):
        names.extend(_names(window, row[:, NAMES].tolist(), log_softmax(one.emitted[:, NAMES])))
        for depth in range(DEPTHS):
            layer = row[:, depth].tolist()
            if any(layer):
                statements.extend(_statements(model, window, one, layer, depth))


def _names(window: Window, row: Sequence[int], sure: NDArray[np.float32]) -> Iterator[Name]:
    found = runs(row)
    marked = sorted((span, role) for role, spans in enumerate(found) for span in spans)
    for (first, last), role in marked:
        likely = float(np.exp(min(sure[first, 2 * role + 1], sure[last, 2 * role + (1 if first == last else 2)])))
        yield Name(window.words[first][0], window.words[last][1], NAME_KINDS[role], likely)


def _statements(model: Model, window: Window, encoded: Encoded, row: Sequence[int], depth: int) -> Iterator[Found]:
    contents, cues, sources = spans = runs(row)
    if not contents:
        return
    to_cue, by_cue, to_source, told = model.heads.run(
        ["content_cue.out", "cue_source.out", "content_source.out", "kinds.out"],
        {
            "words": encoded.words,
            **{name: np.array(role, np.int64).reshape(-1, 2) for name, role in zip(("contents", "cues", "sources"), spans, strict=True)},
            "content_cue": features(contents, cues, contents, window.breaks),
            "cue_source": features(cues, sources, contents, window.breaks),
            "content_source": features(contents, sources, contents, window.breaks),
        },
    )
    cue_of = to_cue.argmax(1).tolist()
    cue_of = [-1 if at == len(cues) else at for at in cue_of]
    odds = partial(_odds, encoded.emitted[:, depth], model.move[depth], row)
    groups: dict[int, list[int]] = {}
    for n, cue in enumerate(cue_of):
        groups.setdefault(cue if cue >= 0 else -1 - n, []).append(n)
    for cue, members in groups.items():
        likely = to_source[members].mean(0)
        if cue >= 0:
            likely = (likely + by_cue[cue]) / 2
        source = int(likely.argmax())
        parts = _Linked(
            [contents[n] for n in members],
            cues[cue] if cue >= 0 else None,
            sources[source] if source < len(sources) else None,
            min(odds(contents[n]) for n in members),
            odds(cues[cue]) if cue >= 0 else 0.0,
            (float(np.exp(to_cue[members].max(1).min())), float(np.exp(likely[source]))),
        )
        yield _found(window, depth, told[members].mean(0), parts)


def _odds(emitted: NDArray[np.float32], move: NDArray[np.float32], row: Sequence[int], span: Span) -> float:
    """Return how much likelier the tags of a span are than none there, in logarithms."""
    first, last = span
    before = row[first - 1] if first else 0
    after = row[last + 1] if last + 1 < len(row) else 0
    tags = np.array([before, *row[first : last + 1], after])
    steps = move[tags[:-1], tags[1:]].sum() - move[before, 0] - (last - first) * move[0, 0] - move[0, after]
    at = np.arange(first, last + 1)
    return float(steps + (emitted[at, tags[1:-1]] - emitted[at, 0]).sum())


class _Linked(NamedTuple):
    """Contents, in words, with the cue and the source that they share, and how sure that is."""

    contents: list[Span]
    cue: Span | None
    source: Span | None
    content_odds: float
    cue_odds: float
    linked: tuple[float, float]


def _found(window: Window, depth: int, told: NDArray[np.float32], parts: _Linked) -> Found:
    kind, act, mode, polarity = (np.exp(log_softmax(part)) for part in np.split(told, SPLITS))
    return Found(
        tuple(_span(window, span) for span in parts.contents),
        _span(window, parts.cue) if parts.cue else None,
        _span(window, parts.source) if parts.source else None,
        depth,
        float(kind[0]),
        float(kind[1]),
        float(kind[2]),
        ACTS[int(act.argmax())],
        float(act.max()),
        MODES[int(mode.argmax())],
        float(polarity[1]),
        parts.content_odds,
        parts.cue_odds,
        parts.linked,
    )


def _span(window: Window, words: Span) -> Span:
    return window.words[words[0]][0], window.words[words[1]][1]


def log_softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return log-probabilities over the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    made: NDArray[np.float32] = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return made
