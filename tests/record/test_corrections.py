"""What people say of a statement stands beside it, outlives a second reading, and leaves as evaluation data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.errors import UsageError
from onrecord.record.corrections import Judgement

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.model import Record
    from onrecord.record.writing import WritableFile

    Making = Callable[..., Record]
    Lining = Callable[..., object]


@pytest.fixture
def quay(file: WritableFile, made: Making, line: Lining) -> WritableFile:
    lines = [line("the quay is shut", "Ada Novak"), line("the tram is late", "Tomas Iversen"), line("nobody knows", "Ada Novak")]
    file.add(
        made(
            ["Ada Novak said the quay is shut.", "Tomas Iversen said the tram is late, and nobody knows."], lines, url="https://a.example/"
        )
    )
    return file


def link(file: WritableFile, words: str) -> str:
    return file.search(words).hits[0].link


def test_they_overwrite_nothing_and_outlive_a_second_reading(quay: WritableFile) -> None:
    before = quay.report("https://a.example/")
    assert before
    quay.mark(link(quay, "quay"), Judgement("edit", "speaker", "Port Union", "she was quoting"))
    assert quay.report("https://a.example/") == before
    quay.add(before, again=True)
    (correction,) = quay.search("quay").hits[0].corrections
    assert (correction.field, correction.value, correction.note, correction.words) == (
        "speaker", "Port Union", "she was quoting", "the quay is shut",
    )  # fmt: skip
    assert quay.withdraw(correction.link) == 1
    assert quay.search("quay").hits[0].corrections == ()


def test_they_leave_as_evaluation_data(quay: WritableFile) -> None:
    quay.mark(link(quay, "quay"), Judgement("edit", "speaker", "Port Union"))
    quay.mark(link(quay, "quay"), Judgement("edit", "act", "deny"))
    quay.mark(link(quay, "tram"), Judgement("right"))
    quay.mark(link(quay, "nobody"), Judgement("edit", "speaker", "tomas iversen"))
    quay.mark(link(quay, "nobody"), Judgement("wrong"))
    (judged,) = quay.judged()
    names = {party.id: party.name for party in judged.record.parties}
    right = [(names[statement.speaker or ""], statement.act) for statement in judged.right]
    assert right == [("Port Union", "deny"), ("Tomas Iversen", "state")]
    assert [statement.id for statement in judged.wrong] == ["s3"]


@pytest.mark.parametrize(
    ("judgement", "message"),
    [
        (Judgement("edit", "act", "bark"), "act is one of"),
        (Judgement("edit", "words", "others"), "cannot be corrected"),
        (Judgement("edit", "said", "yesterday"), "is no day"),
        (Judgement("edit", "speaker", ""), "no value"),
        (Judgement("right", note="x" * 3_000), "at most"),
    ],
)
def test_what_cannot_be_is_refused(quay: WritableFile, judgement: Judgement, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        quay.mark(link(quay, "quay"), judgement)
    with pytest.raises(UsageError, match="no statement"):
        quay.mark("unknown", Judgement("right"))
    assert list(quay.judged()) == []


@pytest.mark.parametrize(("field", "value"), [("speaker", "-"), ("addressee", "-"), ("said", "-"), ("said", "2025-12-09")])
def test_a_field_can_be_emptied_and_set(quay: WritableFile, field: str, value: str) -> None:
    quay.mark(link(quay, "quay"), Judgement("edit", field, value))
    (statement,) = next(quay.judged()).right
    found = getattr(statement, field)
    assert (found.value if value != "-" else found) == (value if value != "-" else None)
