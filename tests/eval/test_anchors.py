from __future__ import annotations

import pytest

import anchors

PAGE = "<article><h1>Fish</h1><p>It &amp; <b>th</b>ey said<svg><text>no</text></svg> that it rained on &quot;the quay&quot;.</p></article>"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("It &amp; they</b>", "Itthey"),
        ("caf&eacute;s", "cafés"),
        ("<b>th</b>ey", "they"),
        ("one<script>if (a<b) no()</script> two", "onetwo"),
        ("one<svg><text>no</text></svg> two", "onetwo"),
        ("one<!-- no --> two", "onetwo"),
        ("&#8217;tis", "tis"),
    ],
)
def test_words(markup: str, expected: str) -> None:
    assert anchors.words(markup) == expected


def test_held_counts_blocks_of_the_body_and_those_whose_words_stand_there() -> None:
    start, end = PAGE.index("It &amp;"), PAGE.index("</p>")
    text = 'It & they said that it rained on "the quay".'
    block = {"start": 0, "end": len(text), "kind": "paragraph"}
    right, shifted, none = ({**block, "source": source} for source in ([start, end], [start + 5, end + 4], None))
    furniture = {**block, "kind": "furniture", "source": None}
    assert anchors.held({"text": text, "blocks": [right, shifted, none, furniture]}, PAGE) == (1, 3)
