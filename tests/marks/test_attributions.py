"""Attributions made of what the network finds: here found by hand, so that each rule is seen by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.marks.attributions import Attribution, score_of
from onrecord.marks.attributions import attributions as made_of
from onrecord.marks.finding import Found

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.marks.tokens import Reading

Seen = tuple[str | None, str | None, str]


def found(  # noqa: PLR0913 -- what differs from case to case
    text: str, content: str | list[str], cue: str = "", source: str = "", *, depth: int = 0, deed: float = 0.0, act: str = "state"
) -> Found:
    def place(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    contents = tuple(place(words) for words in ([content] if isinstance(content, str) else content))
    return Found(
        contents,
        place(cue) if cue else None,
        place(source) if source else None,
        depth,
        1 - deed,
        0.0,
        deed,
        act,
        1.0,
        "fact",
        0.0,
        9.0,
        9.0,
        (1.0, 1.0),
    )  # type: ignore[arg-type] -- an act by its name


def seen(text: str, made: tuple[Attribution, ...]) -> list[Seen]:
    return [
        (
            text[slice(*one.source)] if one.source else None,
            text[slice(*one.cue)] if one.cue else None,
            " … ".join(text[a:b] for a, b in one.content),
        )
        for one in made
    ]


def test_a_deed_is_left_out(cut: Callable[[str], Reading]) -> None:
    text = "Anna Holt supported the dam."
    assert not made_of(cut(text), [found(text, "the dam", "supported", "Anna Holt", deed=0.97)])
    assert made_of(cut(text), [found(text, "the dam", "supported", "Anna Holt", deed=0.2)])


@pytest.mark.parametrize("cue", ["declined to comment", "refused to say", "would not discuss", "didn’t comment"])
def test_words_kept_back_are_left_out(cut: Callable[[str], Reading], cue: str) -> None:
    text = f"Anna Holt {cue} on the dam."
    assert not made_of(cut(text), [found(text, "on the dam", cue, "Anna Holt")])


def test_what_is_nested_has_its_parent_and_what_is_not_is_left_out(cut: Callable[[str], Reading]) -> None:
    text = "Holt said that Oduya told the council that the dam leaked. It rained."
    outer = found(text, "that Oduya told the council that the dam leaked", "said", "Holt")
    inner = found(text, "the dam leaked", "told", "Oduya", depth=1)
    stray = found(text, "It rained", depth=1)
    first, second = made_of(cut(text), [outer, inner, stray])
    assert (first.inside, second.inside) == (None, first)
    assert second.addressee
    assert text[slice(*second.addressee)] == "the council"


def test_a_quotation_over_paragraphs_is_one(cut: Callable[[str], Reading]) -> None:
    text = "“The dam is old.\n“It will not last,” said Anna Holt."
    parted = [found(text, "The dam is old"), found(text, "It will not last", "said", "Anna Holt")]
    assert seen(text, made_of(cut(text), parted)) == [("Anna Holt", "said", "The dam is old … It will not last")]


def test_a_part_that_was_not_found_comes_with_the_rest(cut: Callable[[str], Reading]) -> None:
    text = "“The dam is old.\n“It leaks.\n“It will not last,” said Anna Holt."
    assert seen(text, made_of(cut(text), [found(text, "It will not last", "said", "Anna Holt")])) == [
        ("Anna Holt", "said", "The dam is old … It leaks … It will not last")
    ]


def test_a_quotation_goes_on_after_its_cue(cut: Callable[[str], Reading]) -> None:
    text = "“We stay,” said Ada Novak. “We fight.”"
    made = made_of(cut(text), [found(text, "We stay", "said", "Ada Novak"), found(text, "We fight.")])
    assert seen(text, made) == [("Ada Novak", "said", "We stay … We fight")]


def test_a_new_quotation_in_a_new_paragraph_is_of_its_own(cut: Callable[[str], Reading]) -> None:
    text = "“We stay,” said Ada Novak.\n“We fight.”"
    for parted in (
        [found(text, ["We stay", "We fight"], "said", "Ada Novak")],
        [found(text, "We stay", "said", "Ada Novak"), found(text, "We fight")],
    ):
        first, second = made_of(cut(text), parted)
        assert (second.cue, second.source, second.echoes) == (None, None, first)


def test_a_quotation_after_reported_speech_is_of_its_own(cut: Callable[[str], Reading]) -> None:
    text = "Ada Novak said they would stay. “We fight.”"
    first, second = made_of(cut(text), [found(text, "they would stay", "said", "Ada Novak"), found(text, "We fight")])
    assert second.echoes is first


def test_words_without_marks_cue_and_source_are_left_out(cut: Callable[[str], Reading]) -> None:
    text = "They would stay."
    assert made_of(cut(text), [found(text, "They would stay")]) == ()


@pytest.mark.parametrize(
    ("text", "parts", "addressee"),
    [
        ("Anna Holt told Ben Oduya that the dam leaked.", ("the dam leaked", "told", "Anna Holt"), "Ben Oduya"),
        ("Anna Holt told reporters on Monday that the dam leaked.", ("the dam leaked", "told", "Anna Holt"), "reporters"),
        ("Anna Holt said that the dam leaked.", ("the dam leaked", "said", "Anna Holt"), None),
        ("“It leaked,” Anna Holt said to Ben Oduya.", ("It leaked", "said", "Anna Holt"), "Ben Oduya"),
        ("Ben Oduya was asked whether the dam leaked.", ("whether the dam leaked", "asked", ""), "Ben Oduya"),
        ("Anna Holt urged him to leave.", ("to leave", "urged", "Anna Holt"), "him"),
    ],
)
def test_whom_somebody_told(cut: Callable[[str], Reading], text: str, parts: tuple[str, str, str], addressee: str | None) -> None:
    (one,) = made_of(cut(text), [found(text, *parts)])
    assert (text[slice(*one.addressee)] if one.addressee else None) == addressee


def test_what_an_accusation_is_about(cut: Callable[[str], Reading]) -> None:
    text = "Anna Holt accused the council of waste."
    (one,) = made_of(cut(text), [found(text, "waste", "accused", "Anna Holt", act="accuse")])
    assert one.targets
    assert text[slice(*one.targets)] == "the council"


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Police said that the gate was locked. Ada Novak denied it.", "the gate was locked"),
        ("Ada Novak denied it.", None),
    ],
)
def test_what_a_denial_points_to(cut: Callable[[str], Reading], text: str, targets: str | None) -> None:
    parts = [found(text, "the gate was locked", "said", "Police")] if targets else []
    *_, denial = made_of(cut(text), [*parts, found(text, "it.", "denied", "Ada Novak", act="deny")])
    assert (text[slice(*denial.targets)] if denial.targets else None) == targets


def test_a_score_is_a_probability_that_falls_with_doubt() -> None:
    text = "Holt said it rained."
    sure, deed = found(text, "it rained", "said", "Holt"), found(text, "it rained", "said", "Holt", deed=0.8)
    assert 0 < score_of(deed) < score_of(sure) < 1
