"""What elements are called and what lines say that belong to the site and not to its report."""

from __future__ import annotations

import pytest

from onrecord.intake import furniture
from onrecord.intake.blocks import count


@pytest.mark.parametrize(
    "text",
    [
        "Sign up to our morning newsletter",
        "Advertisement",
        "----- ADVERTISEMENT -----",
        "[Advertisement]",
        "• Read more: The wall that moved",
        "Story continues below",
        "© 2025 The Coast Courier. All rights reserved.",
        "(c) 2025 The Coast Courier",
        "@coastcourier",
        "Follow us on Facebook",
        "Share this article",
        "12 Comments",
        "Reach Ada Novak at anovak@courier.example.",
        "By signing up, you agree to the terms.",
        "Related: The wall that moved",
        "5 min read",
        "Back to top",
        "Tags:",
        "Our Standards: The Courier Principles",
    ],
)
def test_phrases_of_furniture(text: str) -> None:
    assert furniture.is_phrase(text, count(text))


@pytest.mark.parametrize(
    "text",
    [
        "“Sign up today,” she said.",
        "Advertisement sales fell by a third in May, the paper's owner told the court.",
        "The minister said that readers should subscribe.",
        "Related companies of the port have left the town.",
        "Comments by the mayor were cut from the film.",
        "Homes burned in the night.",
        "Live fire was heard near the quay.",
        "Sign up " + "and read on " * 20,
        "",
    ],
)
def test_sentences_of_a_report_are_none(text: str) -> None:
    assert not furniture.is_phrase(text, count(text))


@pytest.mark.parametrize("text", ["-" * 390 + "a", "@" * 390 + "!", "_" * 390 + "~", ". " * 190 + "z", "(" * 390 + "a"])
def test_lines_of_rules_are_no_phrase(text: str) -> None:
    assert not furniture.is_phrase(text, count(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Recommended", True),
        ("Most read", True),
        ("More from the courts", True),
        ("Topics", True),
        ("More than forty people were told to leave their homes", False),
        ("Recommended by nobody, read by all, and feared by some of them", False),
    ],
)
def test_labels(text: str, *, expected: bool) -> None:
    assert furniture.is_label(text, count(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Photograph: Ola Brandt/The Coast Courier", True),
        ("Photo by Ola Brandt", True),
        ("Ola Brandt/Getty Images", True),
        ("Ola Brandt / AP Photo", True),
        ("The photo by Ola Brandt hung in the hall.", False),
        ("Photography is forbidden on the quay", False),
    ],
)
def test_credits(text: str, *, expected: bool) -> None:
    assert furniture.is_credit(text, count(text)) is expected


@pytest.mark.parametrize(
    ("name", "words", "expected"),
    [
        ("body", "article body", True),
        ("body", "articlebody", True),
        ("body", "body", False),
        ("furniture", "related", True),
        ("furniture", "uncorrelated", False),
        ("furniture", "read more", True),
        ("site", "site footer", True),
        ("site", "", False),
        ("byline", "article author", True),
        ("credit", "photo credit", True),
        ("date", "last updated", True),
    ],
)
def test_names_of_elements(name: furniture.Name, words: str, *, expected: bool) -> None:
    assert furniture.is_called(name, words) is expected


def test_two_lines_that_say_the_same_have_one_key() -> None:
    assert furniture.key("“Ministers SPLIT — over\nharbour!”") == furniture.key("Ministers split over harbour")
    assert furniture.key("Straße") == furniture.key("STRASSE")
    assert furniture.key("a") != furniture.key("b")
