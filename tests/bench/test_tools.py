from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

import by_compromise
import by_onrecord
import by_textacy
from statements import Statement
from tools import MissingToolError, in_process

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "“We will go,” said Ada Novak.\n\nThe workers’ vote is on Monday.\n\n“It is late,” she said."


@dataclass
class Token:
    """As much of spaCy's token as is read."""

    idx: int
    text: str
    pos_: str = "NOUN"

    def __len__(self) -> int:
        return len(self.text)


@dataclass
class Triple:
    """As textacy gives it."""

    speaker: list[Token]
    cue: list[Token]
    content: list[Token]


def tokens(text: str, words: str, pos: str = "NOUN") -> list[Token]:
    at = 0
    found = []
    for word in words.split():
        at = text.index(word, at)
        found.append(Token(at, word, pos))
        at += len(word)
    return found


def quotations(text: str) -> Iterator[Triple]:
    """Find what textacy would; like it, refuse an odd number of marks."""
    if "’" in text:
        raise ValueError("1 quotation marks found, indicating an unclosed quotation")
    if "We" in text:
        yield Triple(tokens(text, "Ada Novak"), tokens(text, "said"), tokens(text, "“ We will go, ”"))
    if "late" in text:
        yield Triple(tokens(text, "she", "PRON"), tokens(text, "said"), tokens(text, "“ It is late ”"))


def test_textacy_read_whole_gives_up_on_an_odd_mark() -> None:
    assert by_textacy.read(quotations, TEXT) == ()


def test_textacy_by_paragraph_keeps_the_offsets_of_the_report() -> None:
    first, second = by_textacy.read_by_paragraph(quotations, TEXT)
    assert first == Statement(((1, 12),), ((14, 18),), ((19, 28),), "Ada Novak")
    spans = (*second.content, *second.cue, *second.source)
    assert [TEXT[start:end] for start, end in spans] == ["It is late", "said", "she"]
    assert second.speaker is None


def test_tokens_apart_are_spans_apart() -> None:
    text = "Ada Novak and Jan Reyes"
    named = tokens(text, "Ada Novak Jan Reyes")
    assert list(by_textacy.joined(text, [*reversed(named), named[0]])) == [(0, 9), (14, 23)]
    assert list(by_textacy.joined(text, [])) == []


def test_our_own_reader_gives_spans_of_the_text_as_it_stands() -> None:
    text = "“We will not be hurried,” said Ada Novak, who chairs the board of the harbour.\n"
    reading = by_onrecord.run({"quay": text})
    (found,) = reading.output["quay"]
    assert [text[start:end] for start, end in found.content] == ["We will not be hurried"]
    assert found.speaker == "Ada Novak"
    assert reading.seconds > 0


def test_a_function_is_run_on_every_text() -> None:
    one = Statement(((0, 1),))
    assert in_process(lambda text: [one] * len(text), {"a": "", "b": "xx"}, rounds=1).output == {"a": (), "b": (one, one)}


def test_without_node_one_line_says_so() -> None:
    with pytest.raises(MissingToolError, match=r"^no-such-node is not on this machine: it runs under Node\.js 18 or newer$"):
        by_compromise.run({}, node="no-such-node")


def test_without_its_package_one_line_says_what_helps(tmp_path: Path) -> None:
    with pytest.raises(MissingToolError, match=r"^compromise is not in .+: make peers$"):
        by_compromise.run({}, node="sh", folder=tmp_path)


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    (tmp_path / "node_modules" / "compromise").mkdir(parents=True)
    return tmp_path


@pytest.fixture
def node(tmp_path: Path) -> Path:
    """A stand-in for node that prints what the script would."""
    rows = [{"id": "a", "statements": [{"content": [[0, 1]]}]}, {"seconds": 0.5}]
    (tmp_path / "printed").write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    program = tmp_path / "node"
    program.write_text(f"#!/bin/sh\ncat > /dev/null\ncat '{tmp_path / 'printed'}'\n", "utf-8")
    program.chmod(0o755)
    return program


def test_what_node_prints_is_read(installed: Path, node: Path) -> None:
    reading = by_compromise.run({"a": "No."}, node=str(node), folder=installed)
    assert (reading.output, reading.seconds) == ({"a": (Statement(((0, 1),)),)}, 0.5)


def test_node_that_stops_is_told_in_one_line(installed: Path, node: Path) -> None:
    node.write_text("#!/bin/sh\ncat > /dev/null\necho trace >&2\necho 'Error: out of memory' >&2\nexit 1\n", "utf-8")
    with pytest.raises(MissingToolError, match=r"^node stopped: Error: out of memory$"):
        by_compromise.run({"a": "No."}, node=str(node), folder=installed)
