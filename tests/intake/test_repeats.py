"""Lines that stand on several pages of one site."""

from __future__ import annotations

import pytest

from onrecord.intake.plain import read_plain
from onrecord.intake.repeats import demote_repeats
from onrecord.model import Given, Report

LEADS = (
    "The mayor of Varde said on Monday that the harbour wall would be mended before the first storms of winter.",
    "A ferry left without its captain on Tuesday, and nobody on the quay could say who had cast it off at dawn.",
    "The canteen of the port was sold on Friday to the union whose members have eaten there for forty long years.",
)
CALL = "Readers who know more about this are asked to come to our office in the old customs house and tell us."


def reports(url: str | None, *, call: str = CALL, titles: tuple[str, ...] = ("One", "Two", "Three")) -> list[Report]:
    given = [Given(url=url and f"{url}{n}", title=title) for n, title in enumerate(titles)]
    return [read_plain(f"{lead}\n\n{call}", f"{n}.txt", given[n]) for n, lead in enumerate(LEADS)]


def kinds(found: list[Report]) -> list[str]:
    return [" ".join(block.kind for block in report.blocks) for report in found]


def test_a_line_on_three_pages_of_a_site_is_the_sites() -> None:
    before = reports("https://courier.example/")
    after = demote_repeats(before)
    assert kinds(after) == ["paragraph furniture"] * 3
    assert [report.text for report in after] == [report.text for report in before]


@pytest.mark.parametrize(
    "found",
    [
        reports("https://courier.example/")[:2],
        reports(None),
        reports("not an address"),
        reports("http://["),
        reports("https://courier.example/", titles=("One", "One", "One")),  # versions of one story share what they share
    ],
)
def test_fewer_pages_or_no_site_change_nothing(found: list[Report]) -> None:
    assert demote_repeats(found) == found


def test_pages_of_different_sites_are_kept_apart() -> None:
    mixed = [reports(f"https://{name}.example/")[n] for n, name in enumerate(("courier", "ledger", "wire"))]
    assert demote_repeats(mixed) == mixed


def test_a_site_is_one_with_and_without_www() -> None:
    mixed = [reports(f"https://{name}courier.example/")[n] for n, name in enumerate(("www.", "", "www."))]
    assert kinds(demote_repeats(mixed)) == ["paragraph furniture"] * 3


def test_a_report_that_is_nothing_else_is_left_as_it_is() -> None:
    same = [read_plain(CALL, "a.txt", Given(url=f"https://courier.example/{n}", title=f"Title {n}")) for n in range(4)]
    assert demote_repeats(same) == same
