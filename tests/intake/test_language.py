"""The language of a text, where there is enough of it."""

from __future__ import annotations

import pytest

from onrecord.intake.language import language, name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The minister said on Thursday that the harbour would stay open for the winter season.", "en"),
        ("Die Stadt sperrt die Nordbrücke von Montag an für Lastwagen, wie die Verwaltung am Donnerstag mitteilte.", "de"),
        ("Le ministre a déclaré jeudi que le port resterait ouvert pendant toute la saison d'hiver.", "fr"),
        ("Министр заявила в четверг, что гавань останется открытой в течение всего зимнего сезона.", "ru"),
        ("Yes.", None),
        ("", None),
        ("1234567890 " * 50, None),
        ("“” … — " * 50, None),
    ],
)
def test_language(text: str, code: str | None) -> None:
    assert language(text) == code


def test_only_the_beginning_tells() -> None:
    english = "The minister said on Thursday that the harbour would stay open for the winter season. " * 60
    assert language(english + "Die Stadt sperrt die Nordbrücke für Lastwagen. " * 500) == "en"


@pytest.mark.parametrize(("code", "words"), [("de", "German"), ("uk", "Ukrainian"), ("xx", "the language “xx”")])
def test_languages_have_names_for_people(code: str, words: str) -> None:
    assert name(code) == words
