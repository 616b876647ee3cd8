"""A report annotated in place in, its text and spans out: the form in which our own training reports are written.

A file is one `<report>` of blocks (`<title>`, `<dek>`, `<heading>`, `<p>`, `<caption>`). Inside, in reading order and nested as
the words are nested:

- `<s id="1" act="deny" mode="fact" pol="neg" by="Ada Novak" to="parliament" answers="2">` content of a statement; the same
  `id` again is a further part of it, and needs no other attribute. Inside another `<s>` it is nested in that statement.
- `<c of="1">` its cue, `<w of="1">` its source ("who"), `<a of="1">` its addressee; `of="1 2"` where several share it.
- `<per>`, `<org>`, `<loc>` a name of a person, an organisation, a place.

Run by path it checks the files that it is given and prints what is wrong.
"""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

Span = tuple[int, int]

BLOCKS: Final = frozenset({"title", "dek", "heading", "p", "caption"})
ACTS: Final = frozenset(
    "state claim announce confirm deny reject accuse warn threaten demand promise praise ask think other".split()  # noqa: SIM905 -- reads best
)
MODES: Final = frozenset(("fact", "possible", "hypothetical", "question", "plan", "wish"))
ROLES: Final = {"c": "cue", "w": "source", "a": "addressee"}
NAMES: Final = {"per": "person", "org": "organization", "loc": "place"}
QUOTES: Final = '"“”„«»'
GAP: Final = "\n\n"


@dataclass(slots=True)
class Said:
    """One statement: spans a role, and what its opening tag says of it."""

    id: str
    act: str = "state"
    mode: str = "fact"
    polarity: str = "positive"
    by: str | None = None
    to: str | None = None
    answers: str | None = None
    parent: str | None = None
    spans: dict[str, list[Span]] = field(default_factory=lambda: {role: [] for role in ("content", *ROLES.values())})


@dataclass(slots=True)
class Annotated:
    """A report's text (blocks parted by an empty line) with its spans in code points."""

    name: str
    published: str | None
    text: str = ""
    blocks: list[tuple[int, int, str]] = field(default_factory=list)
    statements: dict[str, Said] = field(default_factory=dict)
    names: list[tuple[int, int, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def read(path: Path) -> Annotated:
    """Read one file. Raises :class:`xml.etree.ElementTree.ParseError` where it is not well-formed."""
    return read_words(path.read_text("utf-8"), path.stem)


def read_words(words: str, name: str) -> Annotated:
    """Read what a file holds. Raises as :func:`read` does."""
    root = ET.fromstring(words)  # noqa: S314 -- our own files
    made = Annotated(name, root.get("published"))
    for block in root:
        if block.tag not in BLOCKS:
            made.faults.append(f"<{block.tag}> is no block")
            continue
        made.text += GAP if made.text else ""
        start = len(made.text)
        _words(block, made, ())
        made.blocks.append((start, len(made.text), "paragraph" if block.tag == "p" else block.tag))
    _check(made)
    return made


def _words(element: ET.Element, made: Annotated, inside: tuple[str, ...]) -> None:
    start = len(made.text)
    within = (*inside, element.get("id", "")) if element.tag == "s" else inside
    made.text += _one_line(element.text)
    for child in element:
        _words(child, made, within)
        made.text += _one_line(child.tail)
    span = (start, len(made.text))
    if element.tag == "s":
        _content(element, span, made, inside)
    elif element.tag in ROLES:
        for of in element.get("of", "").split() or [""]:
            made.statements.setdefault(of, Said(of)).spans[ROLES[element.tag]].append(span)
    elif element.tag in NAMES:
        made.names.append((*span, NAMES[element.tag]))
    elif element.tag not in BLOCKS:
        made.faults.append(f"<{element.tag}> is no mark")


def _one_line(words: str | None) -> str:
    return (words or "").replace("\n", " ")


def _content(element: ET.Element, span: Span, made: Annotated, inside: tuple[str, ...]) -> None:
    said = made.statements.setdefault(element.get("id", ""), Said(element.get("id", "")))
    if said.spans["content"] and len(element.keys()) > 1:
        made.faults.append(f"statement {said.id!r} is opened twice: a further part of it has no attribute but its id")
    said.spans["content"].append(span)
    said.spans["content"].sort()
    said.parent = inside[-1] if inside else said.parent
    said.act = element.get("act", said.act)
    said.mode = element.get("mode", said.mode)
    said.polarity = "negative" if element.get("pol") == "neg" else said.polarity
    said.by, said.to = element.get("by", said.by), element.get("to", said.to)
    said.answers = element.get("answers", said.answers)


def _check(made: Annotated) -> None:
    for said in made.statements.values():
        _check_statement(made, said)
    for start, end, _ in made.names:
        if made.text[start:end].strip() != made.text[start:end] or not made.text[start:end]:
            made.faults.append(f"name {made.text[start:end]!r} is empty or has space at an edge")


def _check_statement(made: Annotated, said: Said) -> None:
    at = f"statement {said.id!r}"
    if not said.spans["content"]:
        made.faults.append(f"{at} has a cue, source or addressee, but no content")
    if said.act not in ACTS or said.mode not in MODES:
        made.faults.append(f"{at}: no such act or mode: {said.act!r}, {said.mode!r}")
    for other in (said.parent, said.answers):
        if other and other not in made.statements:
            made.faults.append(f"{at} points to {other!r}, which is not there")
    if not said.spans["source"] and said.by is None and said.act != "ask":
        made.faults.append(f'{at} has neither a source nor by (write by="" where nobody is credited)')
    for role, spans in said.spans.items():
        for start, end in spans:
            words = made.text[start:end]
            if not words or words.strip() != words:
                made.faults.append(f"{at}: {role} {words!r} is empty or has space at an edge")
            if role == "content" and ((words[:1] in QUOTES and words[-1:] in QUOTES) or _opens_with_that(made.text, start)):
                made.faults.append(f"{at}: content {words[:40]!r}… takes in outer quotation marks or a leading 'that'")


def _opens_with_that(text: str, start: int) -> bool:
    # Within quotation marks "that" may be a pronoun: "That is a lie".
    return text.startswith("that ", start) and text[start - 1 : start] not in QUOTES


def main(names: list[str]) -> int:
    """Check files; print their faults and what they hold."""
    bad = statements = words = 0
    for name in names:
        try:
            made = read(Path(name))
        except ET.ParseError as error:
            print(f"{name}: {error}")
            bad += 1
            continue
        for fault in made.faults:
            print(f"{name}: {fault}")
        bad += bool(made.faults)
        statements += len(made.statements)
        words += len(made.text.split())
    print(f"{len(names)} files, {bad} with faults, {words:,} words, {statements:,} statements")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
