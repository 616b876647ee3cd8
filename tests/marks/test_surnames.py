"""Full names: what a surname, a given name and the first word of a firm stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.marks.names import runs_of, split_words
from onrecord.marks.surnames import bodies_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.model import Marks


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Tarn Bearings raised its forecast.", {("tarn", "bearings")}),
        ("Linhas do Tarn, which runs buses, stopped.", {("linhas", "do", "tarn")}),
        ("Anna Holt raised her voice, and its echo stayed.", set()),
        ("Anna Holt left.", set()),
    ],
)
def test_what_its_tells(text: str, bodies: set[tuple[str, ...]]) -> None:
    found = split_words(text, (0, len(text)))
    assert bodies_of(found, runs_of(found)) == bodies


NAMES = [
    ("Quill Terminals of Lyon came. Quill said it rained.", "Quill Terminals", "organisation"),
    ("Tarn Bearings raised its prices. Tarn Bearings said it rained.", "Tarn Bearings", "organisation"),
    ("Linhas do Tarn, which runs buses, said it rained.", "Linhas do Tarn", "organisation"),
    ("Calder Stone Co. said it rained.", "Calder Stone Co.", "organisation"),
    ("Quill County said it rained.", "Quill County", "organisation"),
    ("A residents’ group, Quill Stays, said it rained.", "Quill Stays", "organisation"),
    ("Anna Holt came. Holt said it rained.", "Anna Holt", "person"),
    ("Colin Tarn, 61, of Kettering in southern Tasmania, said it rained.", "Colin Tarn", "person"),
]


@pytest.mark.parametrize(("text", "name", "kind"), NAMES)
def test_who_and_of_what_kind(read: Callable[..., Marks], text: str, name: str, kind: str) -> None:
    marks = read(text)
    speaker = marks.statements[-1].speaker
    assert [(party.name, party.kind) for party in marks.parties if party.id == speaker] == [(name, kind)]
