from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.model import Place


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Moscow said the convoy had been searched.", {"Moscow"}),
        ("Residents of Moscow said the water was brown.", set()),
        ("She flew to Moscow. Oslo has recalled its envoy.", {"Oslo"}),
        ("Cairo’s answer was a single line.", {"Cairo"}),
        ("Cairo’s streets were empty.", set()),
        ("Talks between Tehran and Ankara resumed in Muscat.", {"Tehran", "Ankara"}),
        ("The road between Tehran and Qom was shut.", set()),
        ("Canberra hopes for closer ties with Hanoi.", {"Canberra", "Hanoi"}),
        ("Jakarta, after a season of storms, has sent a ship.", {"Jakarta"}),
        ("Croatia accused Serbia of damming a stream.", set()),
        ("Lyon said it would appeal.", set()),
        ("Shares fell in Tokyo. Tokyo, which had vowed to defend the yen, sold dollars.", {"Tokyo"}),
    ],
)
def test_a_capital_that_acts_is_a_metonym(read: Callable[[str], tuple[Place, ...]], text: str, standing: set[str]) -> None:
    assert {text[place.start : place.end] for place in read(text) if place.metonym} == standing
