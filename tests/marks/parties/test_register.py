"""The register: surnames, pronouns, titles, and what stays unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

CHAINS = [
    ("Anna Holt said it rained. Holt said it snowed.", ["Anna Holt", "Anna Holt"]),
    ("Holt said it rained. Anna Holt said it snowed.", ["Anna Holt", "Anna Holt"]),
    ("Anna Holt said it rained. She said it snowed.", ["Anna Holt", "Anna Holt"]),
    ("Dmitry Varga said it rained. Ms Varga said it snowed. Mr Varga said it froze.", ["Dmitry Varga"] * 3),
    ("Anna Holt said it rained. Mark Tarn said it snowed. She said it froze.", ["Anna Holt", "Mark Tarn", "Anna Holt"]),
    ("Anna Holt said it rained. He said it snowed.", ["Anna Holt", None]),
    ("He said it rained.", [None]),
    ("Anna Holt met Mark Holt. Mr Holt said it rained.", ["Mark Holt"]),
    ("Anna Holt met Mark Holt. Holt said it rained.", [None]),
    ("The minister Anna Holt said it rained. The minister said it snowed.", ["Anna Holt", "Anna Holt"]),
    ("The ministry said it rained. It said snow was coming.", ["ministry", "ministry"]),
    ("Officials said it rained. They said snow was coming.", ["Officials", "Officials"]),
    ("A source said it rained. Another source said it snowed.", ["source", "Another source"]),
    ("A source said it rained. The source said it snowed.", ["source", "source"]),
    ("Ben Charlie King said it rained. King said it snowed.", ["Ben Charlie King", "Ben Charlie King"]),
    ("Varga said it rained. Mr Varga and President Varga are one. He said it snowed.", ["Varga", "Varga"]),
    ("Mark Tarn and his wife, Anna, said it rained.", ["Mark Tarn and his wife, Anna"]),
    ("They went home and it said it rained.", [None]),
    ("Ben Holt Jnr said it rained. Holt Snr said it snowed.", ["Ben Holt Jnr", "Holt Snr"]),
    ("Mark Tarn, who said it rained, left.", ["Mark Tarn"]),
    ("The authorities in Lyon, who said it rained, left.", ["authorities in Lyon"]),
    ("The Port Union said it rained. The union said it snowed.", ["Port Union", "Port Union"]),
    ("Tarn Mills Ltd said it rained. The company said it snowed.", ["Tarn Mills Ltd", "Tarn Mills Ltd"]),
    ("Police said it rained. The police said it snowed.", ["Police", "Police"]),
    ("The roof said it rained.", [None]),
    ("Anna Holt and Mark Holt came. Holt said it rained.", [None]),
    ("Beijing said it rained. China said it snowed.", ["China", "China"]),
    ("Wellington denied that it rained.", ["New Zealand"]),
    ("Addis Ababa rejects the map.", ["Ethiopia"]),
    ("New Delhi said it rained, and Delhi said it snowed.", ["India", "India"]),
    ("Kyiv denied it. Moscow said it rained.", ["Ukraine", "Russia"]),
    ("Officials in Moscow said it rained.", ["Officials in Moscow"]),
    ("In Caracas the mayor said it rained.", ["mayor"]),
    ("Jack London said it rained. London said it snowed.", ["Jack London", "Jack London"]),
    ("Mr Lima said it rained.", ["Lima"]),
    ("Anna Holt said it rained. Carla Tarn heard it. She said it snowed.", ["Anna Holt", "Carla Tarn"]),
    ("Anna Holt met Carla Tarn. Anna Holt said it rained. She said it snowed.", ["Anna Holt", "Anna Holt"]),
    ("Anna Holt said Carla Tarn was late. She said it rained.", ["Anna Holt", "Anna Holt"]),
    ("Anna Holt and Carla Tarn came. She said it rained.", [None]),
    ("Anna Holt said it rained. Zyx Tarn said it snowed. She said it froze.", ["Anna Holt", "Zyx Tarn", "Zyx Tarn"]),
    ("Anna Holt said it rained. Alan Tarn Snr said it snowed. She said it froze.", ["Anna Holt", "Alan Tarn Snr", "Anna Holt"]),
    ("Anna Holt said it rained. A driver said it snowed. She said it froze.", ["Anna Holt", "driver", "driver"]),
    ("The spokeswoman said it rained. She said it snowed.", ["spokeswoman", "spokeswoman"]),
    ("The mayor said it rained. The mayor, Anna Holt, said it snowed.", ["Anna Holt", "Anna Holt"]),
    ("Closing, it says the roof leaked.", [None]),
    ("Cross-examined, he said it rained.", [None]),
    ("The carmaker Tarn said it rained. The company said it snowed.", ["Tarn", "Tarn"]),
    ("The club said it rained. The Port Rowing Club said it snowed.", ["club", "Port Rowing Club"]),
    ("The Port Rowing Club said it rained. The club said it snowed.", ["Port Rowing Club", "Port Rowing Club"]),
    ("The ministry, based in Cambridge, Massachusetts, said it rained.", ["ministry"]),
    ("Carla Tarn, who works at a mill in Newcastle, New South Wales, said it rained.", ["Carla Tarn"]),
    ("Tarn Mills, which makes flour, denied it. It said it rained.", ["Tarn Mills", "Tarn Mills"]),
]


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_who_speaks(speakers: Callable[[str], list[str | None]], text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected
