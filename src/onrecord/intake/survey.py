"""A page's lines in, where on the page things are out: how much prose and how many links each element holds, and what for."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal

from onrecord.intake import furniture

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.intake.blocks import Box, Line

Question = Literal["furniture", "caption", "credit", "post", "byline", "date"]

HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
PROSE_WORDS: Final = 10
"""A line of fewer words may be a heading, a name, a link: it says little about where the report is."""
HALF: Final = 0.5
MOSTLY: Final = 0.8
"""A line with this share of its letters in links is a link with little beside it."""
NAME_WORDS: Final = 2
"""Words of a name: such a line may be all link and still be one of the report's, as in a list of winners."""
HELD: Final = 0.3
"""An element with this share of the page's prose is no furniture, whatever it is called."""
CALLED_BODY: Final = 3
"""How much more a word weighs in an element that is called the body of an article."""
EARLY: Final = 0.2
"""How much less before the title."""
LONG: Final = 60
"""Words beyond these add nothing to a line's value: a long line is prose, a longer one no more so."""
NEAR: Final = 3
"""Elements around a line that tell whether it stands amid links."""


def is_prose(line: Line) -> bool:
    """Whether a line reads as running text."""
    return (
        line.words >= PROSE_WORDS and line.box.tag not in HEADINGS and line.linked < HALF and not furniture.is_phrase(line.text, line.words)
    )


class Survey:
    """What each element of one page holds and is for; answers are worked out once."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.prose: Counter[Box] = Counter()
        self._letters: Counter[Box] = Counter()
        self._linked: Counter[Box] = Counter()
        self._answers: dict[tuple[Question, Box], bool] = {}
        self._bodies: dict[Box, bool] = {}
        for line in lines:
            prose = line.words if is_prose(line) else 0
            for level, box in enumerate(line.box.chain()):
                self.prose[box] += prose
                if level < NEAR:
                    self._letters[box] += len(line.text)
                    self._linked[box] += int(len(line.text) * line.linked)
        self._whole = max(self.prose.values(), default=0)

    def within(self, question: Question, box: Box) -> bool:
        """Whether ``box`` or an element around it is of that sort, those that hold much of the page's prose aside."""
        path = []
        answer = False
        for around in box.chain():
            known = self._answers.get((question, around))
            if known is not None:
                answer = known
                break
            path.append(around)
            if self.holds_much(around):
                break  # what stands around it holds as much or more
            if QUESTIONS[question](around):
                answer = True
                break
        self._answers.update(((question, around), answer) for around in path)
        return answer

    def holds_much(self, box: Box) -> bool:
        """Whether ``box`` holds so much of the page's prose that its name says nothing against it."""
        return self.prose[box] > HELD * self._whole

    def value(self, line: Line, *, early: bool) -> float:
        """How much a line says for its place as the report's: its words, more where called its body, less amid links."""
        called = self._is_body(line.box)
        if self.within("furniture", line.box) or self.within("caption", line.box) or not (called or is_prose(line)):
            return 0.0
        if line.linked > MOSTLY or furniture.is_phrase(line.text, line.words):
            return 0.0
        amid = max(self._linked[box] / self._letters[box] for box in islice(line.box.chain(), NEAR))
        return min(line.words, LONG) * (CALLED_BODY if called else 1) * (1 - amid) * (EARLY if early else 1)

    def _is_body(self, box: Box) -> bool:
        """Whether ``box`` or an element around it is called the body of an article."""
        path = []
        answer = False
        for around in box.chain():
            known = self._bodies.get(around)
            if known is not None:
                answer = known
                break
            path.append(around)
            if furniture.is_called("body", around.name):
                answer = True
                break
        self._bodies.update(dict.fromkeys(path, answer))
        return answer


def _is_furniture(box: Box) -> bool:
    if box.hidden or box.tag in furniture.TAGS or furniture.is_called("site", box.name):
        return True
    return box.tag != "p" and furniture.is_called("furniture", box.name)  # sites call gated paragraphs "paywall", "promo"


QUESTIONS: Final[dict[Question, Callable[[Box], bool]]] = {
    "furniture": _is_furniture,
    "caption": lambda box: box.tag in {"figure", "figcaption"} or furniture.is_called("caption", box.name),
    "credit": lambda box: furniture.is_called("credit", box.name),
    "post": lambda box: furniture.is_called("post", box.name),
    "byline": lambda box: furniture.is_called("byline", box.name),
    "date": lambda box: box.tag == "time" or furniture.is_called("date", box.name),
}
