from __future__ import annotations

import pytest

from onrecord.marks.places.keys import fold


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Kherson", "kherson"),
        ("St. Louis", "saint louis"),
        ("Saint Louis", "saint louis"),
        ("Saint-Étienne", "saint etienne"),
        ("Mt. Vernon", "mount vernon"),
        ("Ft Worth", "fort worth"),
        ("Hawke’s Bay", "hawkes bay"),
        ("Hawke's Bay", "hawkes bay"),
        ("Nagorno-Karabakh", "nagorno karabakh"),
        ("W.Va.", "wva"),
        ("U.S.", "us"),
        ("Łódź", "lodz"),
        ("İzmir", "izmir"),
        ("Tromsø", "tromso"),
        ("Nūhaka", "nuhaka"),
        ("  Port  Harcourt ", "port harcourt"),
        ("St", "st"),
        ("", ""),
    ],
)
def test_names_have_one_key(name: str, key: str) -> None:
    assert fold(name) == key


def test_a_key_is_its_own_key() -> None:
    for name in ("St. John's", "Côte d’Ivoire", "Ust-Luga", "Đà Nẵng"):
        assert fold(fold(name)) == fold(name)
