"""Inputs of every kind through the whole product: what is read, what is refused, and in which words."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord import InputError, Record, UsageError, pipeline, read
from onrecord.errors import EmptyInput, NoArticle, NotAReport, TooLarge
from onrecord.intake.web import Web
from onrecord.pipeline import follow, read_all

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Served
    from onrecord.model import Kind

SAID = "“We are not closing anything,” said Ada Novak, the harbour minister."
REST = "The mayor of Varde said on Monday that the harbour wall would be mended before the first storms of winter."
PAGE = f"<html><title>Wall</title><h1>Wall to be mended by winter</h1><p>{SAID}</p><p>{REST}</p></html>"
FEED = '<rss version="2.0"><channel><title>Courier</title><item><title>{}</title><link>https://news.example/1</link></item></channel></rss>'
ROW = json.dumps({"id": "good", "text": SAID})
LINKS = "<html><ul>" + "<li><a href=x>Wall to be mended by winter, says the mayor</a>" * 99


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def outcomes(*inputs: str, kind: Kind | None = None) -> list[str]:
    """Tell of each outcome its text, or what is wrong."""
    return [item.text if isinstance(item, Record) else str(item) for item in read_all(inputs, kind=kind)]


def spoken(record: Record) -> list[str]:
    return [record.text[start:end].rstrip(",") for statement in record.statements for start, end in statement.content]


# What is read


def test_words_as_they_are() -> None:
    record = read(SAID)
    assert (record.schema, record.text, record.name) == ("onrecord/1", SAID, "input")
    assert spoken(record) == ["We are not closing anything"]
    assert [(block.start, block.end, block.kind) for block in record.blocks] == [(0, len(SAID), "paragraph")]


@pytest.mark.parametrize("source", [PAGE, PAGE.encode(), PAGE.encode("utf-16"), "\ufeff" + PAGE, "\r\n" + PAGE.replace("><", ">\r\n<")])
def test_a_page_as_it_is(source: str | bytes) -> None:
    record = read(source)
    assert record.text == f"Wall to be mended by winter\n\n{SAID}\n\n{REST}"
    assert record.report.title == "Wall to be mended by winter"
    assert "We are not closing anything" in spoken(record)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", SAID.encode()),
        ("a.txt", SAID.encode("windows-1252")),
        ("a.txt", b"\xef\xbb\xbf" + SAID.encode()),
        ("a.txt", SAID.encode("utf-16")),
        ("a.txt", SAID.encode("utf-16-le")),
        ("a.txt.gz", gzip.compress(SAID.encode())),
        ("a", SAID.encode()),
        ("a.html", f"<meta charset=utf-8><p>{SAID}".encode("windows-1252")),
        ("a.html", f"<meta charset=iso-8859-1><p>{SAID}".encode()),
        ("a.html", f"<meta charset=utf-16><p>{SAID}".encode()),
        ("a.html.gz", gzip.compress(f"<p>{SAID}".encode())),
        ("a.html", f"<p>{SAID}<a hre".encode()),
        ("a.jsonl", ROW.encode()),
        ("a.jsonl.gz", gzip.compress(b"\xef\xbb\xbf\r\n" + ROW.encode() + b"\r\n\r\n")),
        ("a\nb\x1b[31m.txt", SAID.encode()),
        ("[a].txt", SAID.encode()),
        ("-", SAID.encode()),
    ],
)
def test_files(name: str, data: bytes) -> None:
    Path(name).write_bytes(data)
    assert read(Path(f"./{name}") if name != "-" else Path.cwd() / "-").text == SAID
    assert outcomes(str(Path.cwd() / name)) == [SAID]


def test_a_name_of_no_known_ending_is_read_for_what_it_holds() -> None:
    for name, data in (("a.data", PAGE), ("b.data", SAID), ("c.data", f"{ROW}\n{ROW}")):
        Path(name).write_text(data, "utf-8")
    assert [text.count(SAID) for text in outcomes("a.data", "b.data", "c.data")] == [1, 1, 1, 1]
    assert [text.startswith("Wall") for text in outcomes("a.data", "b.data", "c.data")] == [True, False, False, False]


def test_a_kind_that_is_told_outweighs_the_name() -> None:
    Path("a.html").write_text(SAID, "utf-8")
    Path("b.txt").write_text(PAGE, "utf-8")
    assert outcomes("a.html", "b.txt", kind="text") == [SAID, PAGE]
    assert outcomes("a.html", kind="jsonl") == ["a.html row 1: is not JSON: expecting value"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for given in (SAID.encode(), gzip.compress(SAID.encode()), ROW.encode()):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(given))))  # type: ignore[arg-type]
        assert outcomes("-", "-") == [SAID, "standard input: is empty"]


def test_when_it_was_published() -> None:
    assert read(SAID, published="2024-05-09T10:00Z").report.published == "2024-05-09T10:00:00+00:00"
    assert read(SAID, published="9 May 2024").report.published == "2024-05-09"
    Path("a.txt").write_text(SAID, "utf-8")
    assert read(Path("a.txt"), published="2024-05-09").report.basis["published"] == "given"


DATED = f"Wall to be mended by winter\n\nFriday 09 December 2022 04:25 GMT\n\n{REST}"


@pytest.mark.parametrize("published", [None, "2022-12-09T04:25Z", "2024-05-09"])
def test_what_a_report_says_of_its_date_goes_first(published: str | None) -> None:
    record = read(DATED, published=published)
    assert (record.report.published, record.report.basis["published"]) == ("2022-12-09T04:25:00+00:00", "text")


def test_a_fallback_makes_no_other_report() -> None:
    for source in (SAID, SAID.encode(), PAGE):
        ids = {read(source, published=published).id for published in (None, "2024-05-09", "2024-05-10")}
        assert len(ids) == 1
    rows = [{"text": SAID}, {"text": SAID, "published": "2024-05-09"}, {"text": SAID, "url": "https://x.example"}]
    Path("a.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    assert len({item.id for item in read_all(["a.jsonl"], published="2024-05-09") if isinstance(item, Record)}) == 3


def test_what_is_no_language_is_read_as_english() -> None:
    record = read(f"{'a' * 400}\n\n{SAID}")
    assert (record.report.language, record.notes, spoken(record)) == (None, (), ["We are not closing anything"])


def test_a_row_without_a_date_says_so() -> None:
    Path("a.jsonl").write_text(json.dumps({"text": SAID, "published": "soon"}), "utf-8")
    record = read(Path("a.jsonl"), published="2024-05-09")
    assert (record.report.published, record.notes) == ("2024-05-09", ("published “soon” is no date",))


def test_names_may_be_paths() -> None:
    Path("a.txt").write_text(SAID, "utf-8")
    assert [item.text for item in read_all([Path("a.txt"), "a.txt"]) if isinstance(item, Record)] == [SAID, SAID]


@pytest.mark.parametrize("name", ["a.txt", Path("a.txt"), b"a.txt"])
def test_a_name_alone_is_wrong_use(name: str) -> None:
    with pytest.raises(UsageError, match=r"^read_all takes a list of names: "):
        read_all(name)


def test_another_language_is_kept_but_not_read() -> None:
    german = "„Wir schließen gar nichts“, sagte die Hafenministerin am Donnerstag vor den Arbeitern in der Kantine des Hafens."
    record = read(german)
    assert (record.text, record.report.language, record.statements) == (german, "de", ())
    assert record.notes == ("is in German: statements are read in English only",)


def test_marks_are_read_as_far_as_reports_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "MARKED", len(SAID) + 10)
    record = read(f"{SAID}\n\n{SAID}")
    assert spoken(record) == ["We are not closing anything"]
    assert record.text == f"{SAID}\n\n{SAID}"
    assert record.notes == (f"statements were read in the first {len(SAID) + 10} characters only",)
    assert read(SAID).notes == ()


# What is refused


@pytest.mark.parametrize(
    ("source", "error", "reason"),
    [
        ("", EmptyInput, "is empty"),
        (" \n\u3000", EmptyInput, "is empty"),
        (b"", EmptyInput, "is empty"),
        (b"\xef\xbb\xbf", EmptyInput, "is empty"),
        (b"%PDF-1.7\n", NotAReport, "is a PDF, not a page or a text: save the report as HTML or text"),
        (bytes(range(256)) * 20, NotAReport, "is binary, not a page or a text"),
        (LINKS, NoArticle, "no article in this page: it has no running text"),
        ("<html>" + "".join(f"<b id=x{n}>" for n in range(2_000)) + "<p>a" * 2_000, TooLarge, "has more than 1,000,000 tags"),
    ],
)
def test_what_cannot_be_read_is_told(source: str | bytes, error: type[InputError], reason: str) -> None:
    with pytest.raises(error) as told:
        read(source)
    assert str(told.value).startswith(f"input: {reason}")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.html", b" \r\n\t", "is empty"),
        ("a.jsonl", b"\n \n", "is empty"),
        ("a.jsonl", b"", "is empty"),
        ("a.txt", b"\0" * 99, "is empty"),
        ("a.pdf", b"%PDF-1.7\n", "is a PDF, not a page or a text: save the report as HTML or text"),
        ("a.txt", bytes(range(256)) * 20, "is binary, not a page or a text"),
        ("a.gz", gzip.compress(SAID.encode())[:20], "is cut short: its gzip data end early"),
        ("a.gz", gzip.compress(gzip.compress(os.urandom(999))), "is binary, not a page or a text"),
        ("a.html.gz", gzip.compress(b"\0" * (25 << 20)), "is over 24 MB, more than one report can be"),
        ("a.html.gz", gzip.compress(b"<p>" * (9 << 20)), "is over 24 MB, more than one report can be"),
        ("a.html", b"<html><b></b>" * 500_000, "has more than 1,000,000 tags and stretches of text, more than one report can have"),
    ],
)
def test_files_that_cannot_be_read_are_named(name: str, data: bytes, reason: str) -> None:
    Path(name).write_bytes(data)
    with pytest.raises(InputError) as told:
        read(Path(name))
    assert str(told.value) == f"{name}: {reason}"
    assert (told.value.__context__, told.value.__cause__) == (None, None)


@pytest.mark.parametrize("name", ["gone.txt", "nothing", "self", "*.html", "**/*.html", "", "a\0b", "x" * 999, "nothing/../gone"])
def test_what_is_not_there_is_told(name: str) -> None:
    Path("nothing").mkdir()
    Path("self").symlink_to("self")
    (error,) = read_all([name])
    assert isinstance(error, InputError)
    assert error.subject == (name or "“”")
    with pytest.raises(InputError):
        read(Path(name or "gone.txt"))


def test_others_are_read_beside_what_cannot_be() -> None:
    Path("a.txt").write_text(SAID, "utf-8")
    Path("b.txt").touch()
    Path("c.jsonl").write_text(f"{ROW}\n[]\n{ROW}", "utf-8")
    assert outcomes("a.txt", "gone", "b.txt", "c.jsonl", "a.txt") == [
        SAID,
        "gone: no such file or folder",
        "b.txt: is empty",
        SAID,
        "c.jsonl row 2: is not a JSON object",
        SAID,
        SAID,
    ]


@pytest.mark.parametrize("published", ["yesterday", "", "2024-02-30", "99999-99-99"])
def test_a_date_that_is_none_is_wrong_use(published: str) -> None:
    with pytest.raises(UsageError, match=r"is no date: write it like 2025-12-09T04:25Z or 2025-12-09$"):
        read(SAID, published=published)
    with pytest.raises(UsageError):
        read_all([], published=published)  # at once, and not at the first report


def test_words_never_open_a_file() -> None:
    Path("a.txt").write_text(SAID, "utf-8")
    with pytest.raises(UsageError, match=r"^to read the file 'a\.txt', pass Path\('a\.txt'\): a str is read as text$"):
        read("a.txt")
    assert read("b.txt").text == "b.txt"


@pytest.mark.parametrize(
    "words", ["One sentence. " * 20 + "The end", "a/" * 300 + "b.c", "a\0b.txt", "\ud800.txt", "..", ".", "x" * 300 + ".html", "~/.a"]
)
def test_words_that_look_like_a_path_are_words(words: str) -> None:
    assert read(words).text == words.replace("\ud800", "\ufffd")


def test_one_report_is_asked_for() -> None:
    Path("a.jsonl").write_text(f"{ROW}\n{ROW}", "utf-8")
    with pytest.raises(NotAReport, match=r"^a\.jsonl: holds more than one report: use onrecord\.read_all$"):
        read(Path("a.jsonl"))


# Pages of one site


LEADS = (
    "The ferry left at dawn without its captain",
    "The canteen was sold to the union on Friday",
    "A gull spoke to the council on Monday",
)
CALL = "Readers who know more about this are asked to come to our office in the old customs house and tell us."


def site(number: int) -> str:
    link = f"<link rel=canonical href='https://courier.example/{number}'>"
    words = f"{LEADS[number]}, and nobody who stood on the quay at that hour could say who had cast it off."
    return f"<html><title>Title {number}</title>{link}<div><h1>{LEADS[number]}</h1><p>{words}</p><p>{CALL}</p></div></html>"


@pytest.mark.parametrize(("held", "kind"), [(8_000_000, "furniture"), (1, "paragraph")])
def test_what_pages_of_a_site_repeat_is_furniture_as_far_as_they_are_held(monkeypatch: pytest.MonkeyPatch, held: int, kind: str) -> None:
    monkeypatch.setattr(pipeline, "HELD", held)
    for number in range(3):
        Path(f"{number}.html").write_text(site(number), "utf-8")
    records = [item for item in read_all(["."]) if isinstance(item, Record)]
    assert [block.kind for record in records for block in record.blocks if record.text[block.start : block.end] == CALL] == [kind] * 3


@pytest.mark.parametrize("address", ["http://[", "https://[::1", "https://a]b/", "https://x.example:99999/a"])
def test_addresses_that_are_none_do_no_harm(address: str) -> None:
    page = PAGE.replace("<h1>", f"<link rel=canonical href='{address}'><h1>")
    Path("a.jsonl").write_text(json.dumps({"html": page, "url": address}) + "\n" + json.dumps({"text": SAID, "url": address}), "utf-8")
    assert [text.count(SAID) for text in outcomes("a.jsonl")] == [1, 1]
    assert SAID in read(page).text


# The command


def command(*arguments: str, given: bytes | None = b"", prepare: Callable[[], None] | None = None) -> tuple[int, list[str], list[str]]:
    """Run ``onrecord read``; give its status and the lines of its output and of what it says."""
    result = subprocess.run(  # noqa: S603 -- our own command with our own arguments
        [sys.executable, "-m", "onrecord", "read", "--format", "jsonl", *arguments],
        input=given,
        capture_output=True,
        check=False,
        preexec_fn=prepare,
    )
    return result.returncode, result.stdout.decode().splitlines(), result.stderr.decode().splitlines()


def test_one_line_for_each_that_cannot_be_read() -> None:
    for name, data in {
        "good.txt": SAID.encode(),
        "empty.txt": b"",
        "two\nlines.txt": b" ",
        "red\x1b[31m.txt": b"\0",
        "cut.txt.gz": gzip.compress(SAID.encode())[:-9],
        "list.html": LINKS.encode(),
        "rows.jsonl": f'{ROW}\n{{"text": 1}}\n{ROW}'.encode(),
    }.items():
        Path(name).write_bytes(data)
    os.mkfifo("pipe.txt")
    Path("loop.html").symlink_to("loop.html")
    status, printed, said = command(".", "gone.txt", "good.txt", "-")
    assert status == 1
    assert [json.loads(line)["text"] for line in printed] == [SAID] * 4
    assert said == [
        "onrecord: cut.txt.gz: is cut short: its gzip data end early",
        "onrecord: empty.txt: is empty",
        "onrecord: list.html: no article in this page: it has no running text",
        "onrecord: loop.html: cannot be read: too many levels of symbolic links",
        "onrecord: pipe.txt: is a pipe, a socket or a device; name it to read it",
        "onrecord: red\\x1b[31m.txt: is empty",
        "onrecord: rows.jsonl row 2: has neither “text” nor “html” (a string)",
        "onrecord: two\\nlines.txt: is empty",
        "onrecord: gone.txt: no such file or folder",
        "onrecord: standard input: is empty",
    ]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["gone.txt"], 1, "onrecord: gone.txt: no such file or folder"),
        ([""], 1, "onrecord: “”: names nothing"),
        (["."], 1, "onrecord: .: no reports in this folder (.html, .htm, .txt, .jsonl, .warc, .rss, .atom, each also with .gz)"),
        (["-"], 1, "onrecord: standard input: is empty"),
        (["--published", "yesterday", "-"], 2, "Error: --published 'yesterday' is no date: write it like 2025-12-09T04:25Z or 2025-12-09"),
    ],
)
def test_what_is_said_and_the_status(arguments: list[str], status: int, said: str) -> None:
    found, printed, lines = command(*arguments)
    assert (found, printed, lines[-1]) == (status, [], said)
    assert not any("Traceback" in line for line in lines)


def test_standard_input_that_is_closed() -> None:
    assert command("-", given=None, prepare=lambda: os.close(0)) == (1, [], ["onrecord: standard input: is closed"])
    status, printed, said = command(given=None, prepare=lambda: os.close(0))
    assert (status, printed) == (2, [])
    assert said[-1] == "Error: Nothing to read: name a file, a folder or a pattern, or pipe a report in."


def test_standard_output_that_is_closed() -> None:
    Path("a.txt").write_text(SAID, "utf-8")
    assert command("a.txt", given=None, prepare=lambda: os.close(1)) == (1, [], ["onrecord: stdout: is closed; name a file with -o"])
    assert command("a.txt", "-o", "a.csv", given=None, prepare=lambda: os.close(1)) == (0, [], [])
    assert Path("a.csv").exists()


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="nobody tells how much memory a program took")
def test_errors_are_told_and_not_kept() -> None:
    """A dump may have hundreds of thousands of bad rows: what is kept of them is that there were some."""

    def peak(rows: int) -> int:
        Path("bad.jsonl").write_text("[]\n" * rows, "utf-8")
        with Path("said").open("w", encoding="utf-8") as said:
            child = subprocess.Popen([sys.executable, "-m", "onrecord", "read", "bad.jsonl"], stderr=said)
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        assert child.returncode == 1
        assert len(Path("said").read_text("utf-8").splitlines()) == rows
        return usage.ru_maxrss >> (10 if sys.platform == "linux" else 20)

    assert peak(60_000) < peak(600) + 20


# Addresses and feeds


def test_addresses_are_read_where_they_are_allowed(served: Served) -> None:
    served.answers |= {
        "/wall": (200, {"Content-Type": "text/html"}, PAGE.encode()),
        "/rss": (200, {}, FEED.format("Novak: wall is safe").encode()),
    }
    status, printed, said = command("--allow-private", served.at("/wall"), served.at("/rss"), served.at("/gone"))
    assert status == 1
    assert [json.loads(line)["report"]["title"] for line in printed] == ["Wall to be mended by winter", "Novak: wall is safe"]
    assert [json.loads(line)["report"]["url"] for line in printed] == [served.at("/wall"), "https://news.example/1"]
    assert said == [
        f"onrecord: {served.at('/rss')} entry 1: the feed holds its title alone",
        f"onrecord: {served.at('/gone')}: answers 404 Not Found",
    ]
    served.asked.clear()
    status, printed, said = command(served.at("/wall"))
    assert (status, printed, served.asked) == (1, [], [])
    assert "leads into your own network (127.0.0.1), which is asked only where --allow-private is given" in said[0]


class Hours:
    """A clock that goes on only while somebody sleeps by it."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def test_a_feed_is_followed(served: Served) -> None:
    hours = Hours()
    served.answers["/rss"] = (200, {}, FEED.format("Novak: wall is safe").encode())
    found = follow([served.at("/rss")], every=60, web=Web(private=True, clock=hours, sleep=hours.sleep))
    first = next(found)
    served.answers["/rss"] = (200, {}, FEED.format("Novak: wall is not safe").encode())
    second = next(found)
    served.answers["/rss"] = (404, {}, b"")
    third = next(found)
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert [first.text, second.text, str(third)] == [
        "Novak: wall is safe",
        "Novak: wall is not safe",
        f"{served.at('/rss')}: answers 404 Not Found",
    ]
    assert hours.now >= 120


@pytest.mark.parametrize(
    ("feeds", "every", "reason"),
    [
        ([], 900, "follow takes the address of a feed"),
        (["feed.xml"], 900, "follow takes addresses of feeds, not 'feed.xml'"),
        (["https://news.example/rss"], 1, "feeds are asked once in 60 seconds at most"),
    ],
)
def test_what_cannot_be_followed_is_told_at_once(feeds: list[str], every: float, reason: str) -> None:
    with pytest.raises(UsageError) as told:
        follow(feeds, every=every)
    assert str(told.value) == reason


def test_a_feed_of_one_entry_is_a_report() -> None:
    feed = FEED.format("Novak: wall is safe")
    Path("feed.xml").write_text(feed, "utf-8")
    assert {read(feed).text, read(feed.encode()).text, read(Path("feed.xml")).text} == {"Novak: wall is safe"}
    two = feed.replace("</item>", "</item><item><title>Novak: wall is not safe</title></item>")
    with pytest.raises(NotAReport, match=r"^input: holds more than one report: use onrecord\.read_all$"):
        read(two)


def test_a_pipe_that_is_named_is_read() -> None:
    reader, writer = os.pipe()
    os.write(writer, SAID.encode())
    os.close(writer)
    result = subprocess.run(  # noqa: S603 -- as above
        [sys.executable, "-m", "onrecord", "read", f"/dev/fd/{reader}", "--format", "jsonl"],
        pass_fds=[reader],
        capture_output=True,
        check=False,
    )
    os.close(reader)
    assert json.loads(result.stdout)["text"] == SAID


HOSTILE = {
    "deep": "<div>" * 20_000 + PAGE,
    "unclosed": "<b>" * 20_000 + f"<p>{REST}</p>" * 50,
    "references": f"<p>{REST}" + "&amp;" * 100_000,
    "forged": f"<body><!--0 5--><table>{REST}<tr><td>{SAID}</table><!--{'9' * 5_000} 1-->",
    "bodies": "".join(f"<body a{n}=1>" for n in range(5_000)) + f"<p>{REST}",
    "names": f"<div class='abc{'1' * 60}x {'A' * 90}é'><p>{REST}</div>",
    "plaintext": f"<p>{SAID}<plaintext>{REST}",
    "foreign": f"<svg><title></svg><p>{REST}<math><mi><p>{SAID}<template>{SAID}",
    "quotation marks": f"<p>{REST}" + "“" * 20_000 + '"' * 20_000,
    "spaces": f"<p>{REST}" + " \t\u00a0" * 50_000 + SAID,
    "data": "<html><script type='application/ld+json'>"
    + json.dumps(
        {"@type": "NewsArticle", "author": [f"Ana{n} Reyes" for n in range(50_000)], "datePublished": "9 May 2024" + " " * 60 + "x"}
    )
    + f"</script><p>{REST}",
    "rules": "<html>" + "".join(f"<p>{'-' * 380}{n}</p>" for n in range(500)) + f"<p>{REST}",
    "nuls": PAGE.replace("wall", "wa\0ll"),
    "surrogates": PAGE.replace("Monday", "&#xD800;Monday&#xDFFF;"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_read(name: str) -> None:
    record = read("<html>" + HOSTILE[name])
    assert "The mayor of Varde said on" in record.text
    json.dumps(record.text, ensure_ascii=False).encode()
    assert all(record.text[start:end].strip() for statement in record.statements for start, end in statement.content)
