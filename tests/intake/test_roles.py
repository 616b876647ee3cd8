"""What each line of a report is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.intake.conftest import Paged, Told

    from onrecord.model import BlockKind

NOTE = "Ada Novak spent two hours with the dockers and left by the back door, which nobody had locked."


@pytest.mark.parametrize(
    ("within", "text", "kind"),
    [
        ("<h2>The survey nobody has seen</h2>", "The survey nobody has seen", "heading"),
        ("<p><b>Who owns the quay?</b></p>", "Who owns the quay?", "paragraph"),
        ("<p><b>Who owns the quay</b></p>", "Who owns the quay", "heading"),
        ("<figure><img><figcaption>The quay at dawn.</figcaption></figure>", "The quay at dawn.", "caption"),
        (
            "<figure><figcaption>The quay. <span class=credit>Photo: Ola Brandt</span></figcaption></figure>",
            "Photo: Ola Brandt",
            "furniture",
        ),
        ("<p>Photograph: Ola Brandt</p>", "Photograph: Ola Brandt", "furniture"),
        ("<blockquote class=twitter-tweet><p>Not my wall</p></blockquote>", "Not my wall", "caption"),
        ("<table><tr><td>Length<td>900 metres</table>", "900 metres", "caption"),
        ("<table><tr><td>Cost<td>$1,410</table>", "$1,410", "caption"),
        ("<table ALIGN=RIGHT><tr><td><img><br>The quay at dawn.</table>", "The quay at dawn.", "caption"),
        ("<p>Read more: <a href=x>How the quay was built</a></p>", "Read more: How the quay was built", "furniture"),
        (f"<div class=text-with-summary><p>{NOTE}</p></div>", NOTE, "paragraph"),  # a name of the body, not of a dek
        ("<p>10:42 GMT</p>", "10:42 GMT", "dateline"),
        ("<p>Advertisement</p>", "Advertisement", "furniture"),
        ("<p>1 2 3</p>", "1 2 3", "furniture"),
        ("<p><a href=x>Read what the port says about its wall</a></p>", "Read what the port says about its wall", "furniture"),
        ("<ul><li><a href=x>Ada Novak</a></li></ul>", "Ada Novak", "paragraph"),  # a list of winners
        ("<p>“Yes.”</p>", "“Yes.”", "paragraph"),
        (f"<div class=author-bio><p>{NOTE}</p></div>", NOTE, "furniture"),
        (f"<p class=paywall>{NOTE}</p>", NOTE, "paragraph"),
    ],
)
def test_lines_within_the_report(paged: Paged, told: Told, within: str, text: str, kind: BlockKind) -> None:
    assert (kind, text) in told(paged(within=within))


@pytest.mark.parametrize(
    ("line", "text", "kind"),
    [
        ("<p class=byline>By Ana Reyes</p>", "By Ana Reyes", "byline"),
        ("<div>By Ana Reyes and Jon Holm</div>", "By Ana Reyes and Jon Holm", "byline"),
        ("<div>Ana Reyes, chief of the desk</div>", "Ana Reyes, chief of the desk", "byline"),  # the page claims her
        ("<p>9 May 2024 10:00 GMT</p>", "9 May 2024 10:00 GMT", "dateline"),
        ("<div class=timestamp>Updated 3 hours ago</div>", "Updated 3 hours ago", "dateline"),
        ("<p class=standfirst>Minister denies that any of it is to be sold</p>", "Minister denies that any of it is to be sold", "dek"),
        (
            "<h2>Minister denies that any of the old harbour is to be sold</h2>",
            "Minister denies that any of the old harbour is to be sold",
            "dek",
        ),
        ("<h2>The survey</h2>", "The survey", "heading"),
    ],
)
def test_lines_between_title_and_report(paged: Paged, told: Told, line: str, text: str, kind: BlockKind) -> None:
    page = paged(head="<meta name=author content='Ana Reyes'>").replace("</h1>", f"</h1>{line}")
    assert (kind, text) in told(page)


def test_what_is_said_again_is_furniture(paged: Paged, told: Told) -> None:
    blocks = told(
        paged(within=f"<p>{NOTE}</p><p>“No.”</p><blockquote>{NOTE}</blockquote><p>“No.”</p><h2>Wall to be mended by winter!</h2>")
    )
    assert [kind for kind, text in blocks if text == NOTE] == ["paragraph", "furniture"]
    assert [kind for kind, text in blocks if text == "“No.”"] == ["paragraph", "paragraph"]
    assert ("furniture", "Wall to be mended by winter!") in blocks


def test_one_of_a_crowd_of_authors_signs(paged: Paged, told: Told) -> None:
    claims = json.dumps({"@type": "NewsArticle", "author": [f"Ana{n} Reyes" for n in range(90)]})
    page = paged(head=f"<script type='application/ld+json'>{claims}</script>")
    assert ("byline", "Ana7 Reyes") in told(page.replace("</h1>", "</h1><p>Ana7 Reyes</p>"))
