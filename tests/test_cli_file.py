"""The commands of the record file, as a user puts them."""

from __future__ import annotations

import csv
import json
import signal
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from onrecord.cli import app, run
from onrecord.record.writing import WritableFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from click.testing import Result

SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "record.sqlite"
    assert put(path, "add", str(SAMPLES / "harbour.html"), str(SAMPLES / "border.html")).exit_code == 0
    return path


def put(db: Path, command: str, *arguments: str) -> Result:
    return CliRunner().invoke(app, [command, *arguments, "--db", str(db)], standalone_mode=False)


def test_add_says_what_it_did_and_what_it_could_not_read(tmp_path: Path) -> None:
    db = tmp_path / "r.sqlite"
    first = CliRunner().invoke(app, ["add", str(SAMPLES), str(tmp_path / "gone.html"), "--db", str(db), "--jobs", "1"])
    assert (first.exit_code, first.stdout) == (1, f"{db}: 8 reports added, 1 not read\n")
    assert f"onrecord: {tmp_path / 'gone.html'}: no such file or folder\n" in first.stderr
    again = put(db, "add", str(SAMPLES))
    assert again.stdout == f"{db}: 0 reports added, 8 there already\n"
    failures = put(db, "check", "--failures").stdout
    assert failures.startswith(f"{tmp_path / 'gone.html'}: no such file or folder (2")


def test_search_shows_statements_in_their_context(db: Path) -> None:
    shown = put(db, "search", "quay", "--who", "novak").stdout
    assert shown.startswith("Ada Novak, harbour minister · denies · 9 Dec 2025, 04:25 GMT · The Coast Courier\n")
    assert shown.endswith("\n2 statements\n")
    assert "north quay is to be shut or sold" in shown
    assert "0 statements" in put(db, "search", "north side").stdout
    assert "1 statement\n" in put(db, "search", "north quay is").stdout
    assert "1 statement\n" in put(db, "search", "quay", "--who", "novak", "--without", "esbjerg").stdout
    page = put(db, "search", "--limit", "1").stdout
    key = page.rstrip().rsplit(" ", 1)[1]
    assert put(db, "search", "--limit", "1", "--after", key).stdout.splitlines()[:-1] != page.splitlines()[:-1]


def test_search_counts_over_time(db: Path) -> None:
    shown = put(db, "search", "--timeline", "month").stdout.splitlines()
    assert shown[0].split() == ["month", "published", "said"]
    assert any(line.startswith("2025-12-01") for line in shown)


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("https://coastcourier.example/2025/dec/09/ministers-split-over-harbour-closure", "Ministers split over harbour closure"),
        ("novak", "Ada Novak\nperson · harbour minister · in 1 report\n"),
    ],
)
def test_show(db: Path, name: str, beginning: str) -> None:
    assert put(db, "show", name).stdout.startswith(beginning)


def test_show_says_where_there_is_nothing(db: Path) -> None:
    result = CliRunner().invoke(app, ["show", "nobody at all", "--db", str(db)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "has no report, statement, party or place “nobody at all”" in result.stderr


def test_show_a_statement_and_mark_it(db: Path) -> None:
    with WritableFile(db) as file:
        link = file.search("sold").hits[-1].link
    assert link in put(db, "show", link).stdout
    assert put(db, "mark", link, "--speaker", "Port Union", "--act", "claim", "--note", "she was quoting").stdout == f"{link}: noted\n"
    shown = put(db, "show", link).stdout
    assert "marked: speaker = Port Union" in shown
    assert "marked: act = claim" in shown
    (row,) = [json.loads(line) for line in put(db, "export", "--to", "corrections").stdout.splitlines()]
    assert [statement["act"] for statement in row["right"]] == ["claim"]
    assert put(db, "mark", link, "--undo").stdout == f"{link}: 2 taken back\n"


def test_export_to_a_file_and_to_stdout(db: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.csv"
    assert put(db, "export", "quay", "-o", str(out)).exit_code == 0
    assert next(row["speaker"] for row in csv.DictReader(out.read_text("utf-8").splitlines())) == "Ada Novak"
    assert put(db, "export", "quay", "--to", "csv").stdout_bytes.replace(b"\r", b"") == out.read_bytes().replace(b"\r", b"")
    assert put(db, "export", "-o", str(tmp_path / "x.qdpx")).exit_code == 0
    assert (tmp_path / "x.qdpx").read_bytes().startswith(b"PK")


def test_check_says_that_all_is_well_and_what_is_not(db: Path) -> None:
    assert put(db, "check").stdout == f"{db}: sound; 2 reports, 51 statements, each where its words stand\n"
    with WritableFile(db) as file:
        file.connection.execute("UPDATE report SET text = replace(text, 'quay', 'dock')")
    result = CliRunner().invoke(app, ["check", "--db", str(db)])
    assert result.exit_code == 1
    assert "its words are not those that were read" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["search", "quay", "--db", "gone.sqlite"], 1, "gone.sqlite: there is no such record file"),
        (["mark", "x", "--right", "--db", "gone.sqlite"], 1, "gone.sqlite: there is no such record file"),
        (["search", "--since", "yesterday", "--db", "{db}"], 2, "'yesterday' is no day"),
        (["search", "--after", "x", "--db", "{db}"], 2, "'x' is from no page"),
        (["export", "--db", "{db}"], 2, "Name a format"),
        (["export", "--to", "qdpx", "--db", "{db}"], 2, "qdpx is no text"),
        (["mark", "x", "--db", "{db}"], 2, "Say one of --right"),
        (["mark", "x", "--right", "--db", "{db}"], 2, "no statement 'x'"),
        (["add", "x.html", "--published", "yesterday", "--db", "new.sqlite"], 2, "is no date"),
        (["add", "x.html", "--db", "{page}"], 1, "is not a record file"),
        (["check", "--db", "{page}"], 1, "is not a record file"),
        (["follow", "page.html", "--db", "new.sqlite"], 2, "follow takes addresses of feeds"),
    ],
)
def test_every_failure_is_a_line(db: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], status: int, words: str) -> None:
    page = db.with_name("page.html")
    page.write_text("<p>We are not closing.</p>" * 50, "utf-8")
    names = {"{db}": str(db), "{page}": str(page), "new.sqlite": str(db.with_name("new.sqlite"))}
    assert run([names.get(word, word) for word in arguments]) == status
    told = capsys.readouterr().err
    assert words in told
    assert "Traceback" not in told


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Coast</title><item><title>Quay</title><guid>g1</guid>
<pubDate>Tue, 09 Dec 2025 04:25:00 GMT</pubDate><link>http://coast.example/quay</link>
<description>&lt;p&gt;“We are not closing anything,” said Ada Novak, the harbour minister, on the quay on Thursday.
“We are repairing a wall.”&lt;/p&gt;
</description></item></channel></rss>"""


@pytest.fixture
def feed() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml")
            self.end_headers()
            self.wfile.write(FEED.encode())

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/feed.xml"
        server.shutdown()


def test_follow_keeps_what_a_feed_brings_until_it_is_stopped(tmp_path: Path, feed: str) -> None:
    db = tmp_path / "r.sqlite"
    # A shell that puts this test in the background has its programs ignore Ctrl-C, until one says otherwise.
    program = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from onrecord.cli import main; main()"
    command = [sys.executable, "-c", program, "follow", feed, "--allow-private", "--db", str(db)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as process:  # noqa: S603 -- our own program
        try:
            assert process.stdout
            assert process.stdout.readline().strip().endswith("Quay")
            process.send_signal(signal.SIGINT)
            assert process.wait(60) == 0
        finally:
            process.kill()
    with WritableFile(db) as file:
        assert file.size().reports == 1
        assert file.search("closing").hits
