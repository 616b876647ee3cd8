"""The reading room, asked as a browser would: every page, its twins, what is refused, what hostile words become."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from starlette.testclient import TestClient

from onrecord.model import SCHEMA, Block, Candidate, Date, Head, Party, Place, Record, Standing, Statement
from onrecord.record.writing import WritableFile
from onrecord.serve.app import room
from onrecord.serve.desk import LARGEST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGE = 150_000
HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)>" onmouseover="alert(3)" \u202egnp.exe\u202c a\u200bb {{7*7}}'


@pytest.fixture
def path(tmp_path: Path, harbour: Record) -> Path:
    made = tmp_path / "record.sqlite"
    with WritableFile(made) as file:
        file.add(harbour)
        file.add(_reprint(harbour))
    return made


def _reprint(harbour: Record) -> Record:
    head = replace(harbour.report, url="https://herald.example/harbour", outlet="The Herald", published="2025-12-10T09:00:00+00:00")
    return replace(harbour, id="reprint", report=head)


@pytest.fixture
def browser(path: Path) -> Iterator[TestClient]:
    with TestClient(room(path), base_url="http://localhost") as client:
        yield client


def link(browser: TestClient) -> str:
    """Give the address of the newest denial, which stands in the report that was added last."""
    found: str = browser.get("/search.json?q=act:deny").json()["hits"][0]["link"]
    return found


PAGES = [
    "/", "/search", "/search?q=quay", "/search?q=nothingatall", "/search?q=act:deny%20form:direct%20who:Novak",
    "/report/1", "/report/1?hide=dates,cues", "/report/1?part=9", "/party/1", "/place/Varde%20harbour", "/place/geonames:0000001",
    "/compare?a=act:deny&b=who:Iversen", "/map", "/map?q=quay", "/overview", "/overview?q=form:direct",
    "/people", "/people?name=novak", "/people?after=p", "/places", "/keys", "/utterance/1",
]  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_there_small_and_guarded(browser: TestClient, page: str) -> None:
    answer = browser.get(page)
    assert answer.status_code == 200
    assert len(answer.content) < LARGE
    assert answer.text.count("<h1") == 1
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "style=" not in answer.text  # the policy would refuse it
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("page", "status", "words"),
    [
        ("/report/99", 404, "no such report"),
        ("/report/99999999999999999999999", 404, "nothing of that number"),
        ("/party/99", 404, "nobody of that number"),
        ("/place/Atlantis", 404, "No report in this file names"),
        ("/utterance/99", 404, "no such utterance"),
        ("/statement/none", 404, "never moves to other words"),
        ("/search?q=act:shout", 400, "act:shout is not known"),
        ("/search?q=after:soon", 400, "is no day"),
        ("/search?after=x", 400, "is from no page"),
        ("/nowhere", 404, "Not on record"),
    ],
)
def test_what_is_not_there_is_said_in_a_page(browser: TestClient, page: str, status: int, words: str) -> None:
    answer = browser.get(page)
    assert answer.status_code == status
    assert words in answer.text


@pytest.mark.parametrize(
    "page", ["/search", "/report/1", "/party/1", "/place/Varde%20harbour", "/map", "/overview", "/people", "/places", "/compare"]
)
def test_every_page_has_a_twin_in_json(browser: TestClient, page: str) -> None:
    answer = browser.get(f"{page}.json")
    assert answer.headers["content-type"] == "application/json"
    assert json.loads(answer.text)


def test_a_list_has_twins_for_a_sheet_and_a_feed_reader(browser: TestClient) -> None:
    for page in ("/search", "/party/1"):
        rows = list(csv.DictReader(io.StringIO(browser.get(f"{page}.csv").text)))
        entries = ET.fromstring(browser.get(f"{page}.atom").content).findall("{http://www.w3.org/2005/Atom}entry")  # noqa: S314 -- ours
        assert rows
        assert [row["link"] for row in rows] == [str(entry[1].text).removeprefix("urn:onrecord:") for entry in entries]


def test_the_search_of_a_hit_leads_to_its_note_in_the_report(browser: TestClient) -> None:
    answer = browser.get(f"/report/2?at={link(browser)}", follow_redirects=False)
    assert answer.status_code == 303
    assert 'id="n1"' in browser.get("/report/2").text
    assert answer.headers["location"] == "/report/2#n1"


def test_a_report_says_why(browser: TestClient) -> None:
    page = browser.get("/report/1").text
    for words in (
        "weekday-before",
        "counted from",
        "2025-12-09",
        "Varde, DK (55.60, 8.50), score 0.20",
        "left open",
        "“Ms Novak”",
        "The Herald",
    ):
        assert words in page
    assert "north quay: controlled by the city, says the report, 2025-12-09" in page


@pytest.mark.parametrize("host", ["elsewhere.example", "localhost.elsewhere.example", "", "10.0.0.1", "[::2]"])
def test_another_name_is_refused(browser: TestClient, host: str) -> None:
    assert browser.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "localhost:8300", "127.0.0.1:8300", "[::1]:8300", "LOCALHOST"])
def test_names_of_this_machine_are_taken(browser: TestClient, host: str) -> None:
    assert browser.get("/", headers={"host": host}).status_code == 200


def test_from_elsewhere_a_room_is_asked_by_number_or_a_given_name(path: Path) -> None:
    client = TestClient(room(path, hosts=("desk.example",), anywhere=True, writable=False), base_url="http://10.0.0.1")
    assert client.get("/").status_code == 200
    assert client.get("/", headers={"host": "desk.example"}).status_code == 200
    assert client.get("/", headers={"host": "elsewhere.example"}).status_code == 421
    assert 'method="post"' not in client.get("/report/1").text
    assert client.post("/statement/any/mark", data={"verdict": "right"}).status_code in {404, 405}


# Corrections

OURS = {"sec-fetch-site": "same-origin"}


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ({"verdict": "right"}, "marked right"),
        ({"verdict": "wrong", "note": "he never said so"}, "marked wrong"),
        ({"verdict": "edit", "field": "speaker", "value": "Tomas Iversen"}, "speaker corrected"),
    ],
)
def test_a_correction_is_entered_shown_and_taken_back(browser: TestClient, form: dict[str, str], shown: str) -> None:
    at = link(browser)
    answer = browser.post(f"/statement/{at}/mark", data={**form, "back": "/report/2#n1"}, headers=OURS, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/report/2#n1")
    assert shown in browser.get("/report/2").text
    assert shown in browser.get("/search?q=act:deny").text
    browser.post(f"/statement/{at}/mark", data={"verdict": "withdraw"}, headers=OURS)
    assert shown not in browser.get("/report/2").text


@pytest.mark.parametrize(
    ("form", "headers", "status"),
    [
        ({"verdict": "right"}, {}, 403),
        ({"verdict": "right"}, {"sec-fetch-site": "cross-site"}, 403),
        ({"verdict": "right"}, {"sec-fetch-site": "same-site"}, 403),
        ({"verdict": "right"}, {"origin": "https://elsewhere.example"}, 403),
        ({"verdict": "right"}, {"origin": "null"}, 403),
        ({"verdict": "loud"}, OURS, 400),
        ({"verdict": "edit", "field": "words", "value": "x"}, OURS, 400),
        ({"verdict": "edit", "field": "act", "value": "shout"}, OURS, 400),
        ({"verdict": "edit", "field": "said", "value": "soon"}, OURS, 400),
        ({"verdict": "right", "note": "x" * LARGEST}, OURS, 413),
    ],
)
def test_what_is_no_correction_of_ours_changes_nothing(
    browser: TestClient, form: dict[str, str], headers: dict[str, str], status: int
) -> None:
    at = link(browser)
    before = browser.get(f"/statement/{at}.json").json()
    assert browser.post(f"/statement/{at}/mark", data=form, headers=headers, follow_redirects=False).status_code == status
    assert browser.get(f"/statement/{at}.json").json() == before


@pytest.mark.parametrize("back", ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "\t//elsewhere.example", ""])
def test_a_correction_leads_to_pages_of_ours_alone(browser: TestClient, back: str) -> None:
    at = link(browser)
    answer = browser.post(f"/statement/{at}/mark", data={"verdict": "right", "back": back}, headers=OURS, follow_redirects=False)
    assert answer.headers["location"] == f"/statement/{at}"


# Hostile reports


def hostile(size: int = 1) -> Record:
    words = HOSTILE * size
    text = f"{words}\n\n{words}"
    span, whole = (0, len(words)), (0, len(text))
    return Record(
        SCHEMA,
        "hostile",
        Head(title=words, byline=(words,), outlet=words, url="javascript:alert(4)", published="2025-12-09", sha256=""),
        text,
        (Block(0, len(words), "title"), Block(len(words) + 2, len(text), "paragraph"), Block(0, 0, "furniture")),
        (Party("p1", words, "person", words, (span,)), Party("p2", words[::-1], "organisation")),
        (
            Statement(
                "s1", "direct", "deny", "fact", "negative", (whole,), (whole,), (span,), (span,), "p1", "p2", targets=span, score=0.5
            ),
            Statement("s2", "indirect", "state", "fact", "positive", (span,), cue=(span,), speaker="p1", parent="s1", answers="s1"),
        ),
        (Date(*span, "DATE", words, None, None, words, words, (words,)),),
        (Place(*span, words, words, words, words, 1.0, 2.0, 0.5, (Candidate(words, words, words, 1.0, 2.0, 0.5),)),),
        (
            Standing(words, "p1", "claims", "full", "positive", words, "p2", "s1"),
            Standing(words, "p1", "controls", "full", "positive", None, "report", None),
        ),
        (words,),
    )


@pytest.mark.parametrize("size", [1, 2_000])
def test_hostile_words_stay_words_and_pages_small(tmp_path: Path, size: int) -> None:
    with WritableFile(tmp_path / "record.sqlite") as file:
        file.add(hostile(size))
    client = TestClient(room(tmp_path / "record.sqlite"), base_url="http://localhost")
    at = link(client)
    pages = [
        "/",
        "/search",
        "/report/1",
        "/report/1?part=2",
        "/party/1",
        "/people",
        "/places",
        "/overview",
        "/map",
        "/compare",
        f"/statement/{at}",
    ]
    for page in pages:
        answer = client.get(page)
        assert answer.status_code == 200
        assert len(answer.content) < LARGE, page
        for live in ("<script>alert", "<img src=x", '" onmouseover="', 'href="javascript:', "49 "):
            assert live not in answer.text, (page, live)


def test_a_million_characters_and_five_hundred_statements_come_in_small_parts(tmp_path: Path) -> None:
    text = "harbour quay survey " * 50_000
    step = len(text) // 500
    statements = tuple(
        Statement(f"s{n}", "indirect", "state", "fact", "positive", ((n * step, n * step + 90),), speaker="p1", score=0.5)
        for n in range(500)
    )
    made = Record(
        SCHEMA, "long", Head(title="Long", sha256=""), text, (Block(0, len(text), "paragraph"),),
        (Party("p1", "Ada Novak", "person", None, ((0, 7),)),), statements, (), (), (),
    )  # fmt: skip
    with WritableFile(tmp_path / "record.sqlite") as file:
        file.add(made)
    client = TestClient(room(tmp_path / "record.sqlite"), base_url="http://localhost")
    page, seen, count = "/report/1", 0, 0
    while page and count < 100:
        answer = client.get(page)
        assert len(answer.content) < LARGE
        seen, count = seen + answer.text.count('class="note '), count + 1
        _, found, rest = answer.text.partition('rel="next" href="')
        page = rest.partition('"')[0].replace("&amp;", "&") if found else ""
    assert seen == 500
