from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli import EXAMPLES, app, run, total_of, visible, watched
from onrecord.errors import InputError, MissingInput, UsageError
from onrecord.model import SCHEMA, Head, Party, Record, Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from onrecord.model import Kind

    Reading = Callable[[Iterable[Record | InputError | BaseException]], None]
    Looking = Callable[[str], "Terminal"]

SAMPLES = Path(__file__).parents[1] / "samples"
TEXT = "“We are staying,” said Ada Novak, the harbour minister."
STAYING = Statement("s1", "direct", "state", "fact", "positive", ((1, 15),), ((1, 15),), ((18, 22),), ((23, 32),), "p1", score=0.9)


def record(name: str, *notes: str) -> Record:
    novak = Party("p1", "Ada Novak", "person", "harbour minister", ((23, 32),))
    return Record(SCHEMA, name, Head(title=f"Report {name}"), TEXT, (), (novak,), (STAYING,), (), (), (), notes, f"{name}.html")


MISSING = MissingInput("gone.html", "there is no such file")


class Terminal(io.StringIO):
    """A stream that says that somebody is looking."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Reading:
    """Put a reader in place that hands out what it is given, whatever the input is; an exception among it is raised."""

    def install(items: Iterable[Record | InputError | BaseException]) -> None:
        def read_all(*_: object, **__: object) -> Iterator[Record | InputError]:
            for item in items:
                if isinstance(item, BaseException) and not isinstance(item, InputError):
                    raise item
                yield item

        reader = ModuleType("onrecord.pipeline")
        vars(reader)["read_all"] = read_all
        monkeypatch.setitem(sys.modules, "onrecord.pipeline", reader)

    return install


@pytest.fixture
def looking(monkeypatch: pytest.MonkeyPatch) -> Looking:
    """Put a terminal in the place of stdout, in an environment of ``NAME=value`` words."""

    def install(environment: str) -> Terminal:
        screen = Terminal()
        monkeypatch.setattr(sys, "stdout", screen)
        for name in ("NO_COLOR", "TERM", "COLUMNS"):
            monkeypatch.delenv(name, raising=False)
        for setting in environment.split():
            monkeypatch.setenv(*setting.split("=", 1))
        return screen

    return install


def command(
    *arguments: str, cwd: Path | None = None, given: str | None = "", stdin: int | None = None, stdout: int = subprocess.PIPE
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 -- our own command with our own arguments
        [sys.executable, "-m", "onrecord", *arguments],
        cwd=cwd,
        input=given,
        stdin=stdin,
        stdout=stdout,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )


# What is printed


def test_terminal_is_the_default(reading: Reading) -> None:
    reading([record("a"), record("b")])
    result = CliRunner().invoke(app, ["read", "x"])
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.count(" WHO                          SAID") == 2
    assert "\n\nReport b" in result.stdout
    assert "\x1b" not in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 100


def test_jsonl_is_a_line_a_report(reading: Reading) -> None:
    reading([record("a"), record("b")])
    result = CliRunner().invoke(app, ["read", "x", "--format", "jsonl"])
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a", "b"]


@pytest.mark.parametrize(("names", "shape"), [("", []), ("a", "a"), ("ab", ["a", "b"])])
def test_json_is_an_object_or_an_array(reading: Reading, names: str, shape: str | list[str]) -> None:
    reading([record(name) for name in names])
    shown = json.loads(CliRunner().invoke(app, ["read", "x", "--format", "json"]).stdout)
    assert ([one["id"] for one in shown] if isinstance(shown, list) else shown["id"]) == shape


def test_csv_is_a_row_a_statement(reading: Reading) -> None:
    reading([record("a"), record("b")])
    result = CliRunner().invoke(app, ["read", "x", "--format", "csv"])
    header, *rows = csv.reader(io.StringIO(result.stdout, newline=""))
    assert [dict(zip(header, row, strict=True))["report"] for row in rows] == ["a", "b"]
    assert result.stdout_bytes.count(b"\r\n") == 3


def test_why_reaches_the_page(reading: Reading) -> None:
    reading([record("a")])
    assert "cue “said” 18–22" in CliRunner().invoke(app, ["read", "x", "--why"]).stdout


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("out.csv", "report,title,"),
        ("out.CSV", "report,title,"),
        ("out.json", "{\n"),
        ("out.jsonl", '{"schema":"onrecord/1"'),
        ("out.ndjson", '{"schema":"onrecord/1"'),
        ("out.txt", "Report a "),
        ("out", "Report a "),
    ],
)
def test_the_ending_of_the_output_names_the_format(reading: Reading, tmp_path: Path, name: str, start: str) -> None:
    reading([record("a")])
    result = CliRunner().invoke(app, ["read", "x", "-o", str(tmp_path / name)])
    assert (result.exit_code, result.output) == (0, "")
    assert (tmp_path / name).read_text("utf-8").startswith(start)


def test_a_given_format_outweighs_the_ending(reading: Reading, tmp_path: Path) -> None:
    reading([record("a")])
    CliRunner().invoke(app, ["read", "x", "--format", "jsonl", "-o", str(tmp_path / "out.csv")])
    assert json.loads((tmp_path / "out.csv").read_text("utf-8"))["id"] == "a"


@pytest.mark.parametrize(
    ("arguments", "environment"), [("", ""), ("", "NO_COLOR="), ("--color always", "NO_COLOR=1 TERM=dumb"), ("--color auto", "TERM=xterm")]
)
def test_colour_where_it_is_taken(reading: Reading, looking: Looking, arguments: str, environment: str) -> None:
    reading([record("a")])
    screen = looking(environment)
    assert run(["read", "x", *arguments.split()]) == 0
    assert "\x1b[36m“We are staying”\x1b[0m" in screen.getvalue()


@pytest.mark.parametrize(("arguments", "environment"), [("", "NO_COLOR=1"), ("", "TERM=dumb"), ("--color never", "")])
def test_no_colour_where_it_is_not(reading: Reading, looking: Looking, arguments: str, environment: str) -> None:
    reading([record("a")])
    screen = looking(environment)
    assert run(["read", "x", *arguments.split()]) == 0
    assert "\x1b" not in screen.getvalue()


def test_colour_can_be_asked_for_in_a_pipe(reading: Reading) -> None:
    reading([record("a")])
    assert "\x1b[36m" in CliRunner().invoke(app, ["read", "x", "--color", "always"], color=True).stdout


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_a_terminal_sets_the_width(reading: Reading, looking: Looking, columns: int) -> None:
    reading([record("a")])
    screen = looking(f"NO_COLOR=1 COLUMNS={columns}")
    run(["read", "x"])
    assert len(screen.getvalue().splitlines()[0]) == columns


# What could not be read


@pytest.mark.parametrize(
    ("items", "status"),
    [
        ([], 0),
        ([record("a")], 0),
        ([record("a", "a note is no failure")], 0),
        ([MISSING], 1),
        ([MISSING, record("a")], 1),
        ([record("a"), MISSING, record("b")], 1),
    ],
)
def test_exit_status_tells_whether_all_was_read(reading: Reading, items: Sequence[Record | InputError], status: int) -> None:
    reading(items)
    result = CliRunner().invoke(app, ["read", "x", "--format", "jsonl"])
    assert result.exit_code == status
    assert len(result.stdout.splitlines()) == sum(isinstance(item, Record) for item in items)
    assert result.stderr.count("onrecord: gone.html: there is no such file\n") == sum(item is MISSING for item in items)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("plain.html", "plain.html"),
        ("two\nlines", "two\\nlines"),
        ("red\x1b[31m", "red\\x1b[31m"),
        ("csi \x9b", "csi \\x9b"),
        ("lmth.\u202egnp", "lmth.\\u202egnp"),
        ("bytes \udcff", "bytes \\udcff"),
        ("curly “é” 漢字", "curly “é” 漢字"),
    ],
)
def test_a_failure_is_one_harmless_line(reading: Reading, words: str, shown: str) -> None:
    reading([InputError(words, words)])
    result = CliRunner().invoke(app, ["read", "x"])
    assert result.stderr == f"onrecord: {shown}: {shown}\n"


@given(st.text(st.characters()))
def test_what_is_visible_is_printable(words: str) -> None:
    assert visible(words).isprintable()


def test_notes_go_to_stderr_where_the_output_is_data(reading: Reading) -> None:
    reading([record("a", "the page lies", "twice")])
    result = CliRunner().invoke(app, ["read", "x", "--format", "csv"])
    assert result.stderr == "onrecord: a.html: the page lies\nonrecord: a.html: twice\n"


def test_notes_stand_at_the_foot_of_the_page_and_nowhere_else(reading: Reading) -> None:
    reading([record("a", "the page lies")])
    result = CliRunner().invoke(app, ["read", "x"])
    assert result.stdout.endswith(" NOTES      a.html: the page lies\n")
    assert result.stderr == ""


# What -o leaves behind


def left(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("items", "status"),
    [
        ([UsageError("“nonsense” is no date")], 2),
        ([MISSING], 1),
        ([record("a"), ValueError("wonder")], 70),
        ([record("a"), KeyboardInterrupt()], 130),
        ([record("a"), OSError(28, "No space left on device")], 70),
    ],
)
def test_a_call_that_fails_leaves_the_old_file(
    reading: Reading, tmp_path: Path, items: list[Record | InputError | BaseException], status: int
) -> None:
    reading(items)
    assert run(["read", "x", "-o", str(tmp_path / "new.csv")]) == status
    (tmp_path / "keep.csv").write_text("old", "utf-8")
    reading(items)
    assert run(["read", "x", "-o", str(tmp_path / "keep.csv")]) == status
    assert left(tmp_path) == {"keep.csv": "old"}


def test_what_was_read_takes_the_place_of_the_old_file(reading: Reading, tmp_path: Path) -> None:
    old, link = tmp_path / "old.csv", tmp_path / "link.csv"
    old.write_text("old", "utf-8")
    old.chmod(0o604)
    link.symlink_to("old.csv")
    reading([MISSING, record("a")])
    assert run(["read", "x", "-o", str(link)]) == 1
    assert old.read_text("utf-8").startswith("report,title,")
    assert (link.is_symlink(), old.stat().st_mode & 0o777, len(left(tmp_path))) == (True, 0o604, 2)


@pytest.mark.parametrize("limit", [100, 4_096])
def test_a_disk_that_fills_leaves_the_old_file(tmp_path: Path, limit: int) -> None:
    (tmp_path / "a.txt").write_text(f"{TEXT}\n\n" * 100, "utf-8")
    (tmp_path / "keep.csv").write_text("old", "utf-8")
    program = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit})); from onrecord.cli import main; main()"
    words = [sys.executable, "-B", "-c", program, "read", "a.txt", "-o", "keep.csv"]
    result = subprocess.run(words, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 -- our own program
    assert (result.returncode, result.stderr) == (1, "onrecord: keep.csv: File too large\n")
    assert set(left(tmp_path)) == {"a.txt", "keep.csv"}
    assert left(tmp_path)["keep.csv"] == "old"


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_run_that_is_ended_leaves_the_old_file(tmp_path: Path, number: signal.Signals, status: int) -> None:
    (tmp_path / "keep.csv").write_text("old", "utf-8")
    words = [sys.executable, "-m", "onrecord", "read", "-", "-o", "keep.csv"]
    rows = json.dumps({"text": f"{TEXT}\n\n" * 2_000}) + "\nno row\n"
    with subprocess.Popen(  # noqa: S603 -- our own command
        words,
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),  # noqa: PLW1509 -- no threads; a runner may have set it to be ignored
    ) as running:
        assert running.stdin
        assert running.stderr
        running.stdin.write(rows.encode())
        running.stdin.flush()
        assert running.stderr.readline().startswith(b"onrecord: standard input row 2: ")  # it is in the middle of its work
        running.send_signal(number)
        assert running.wait(20) == status
    assert left(tmp_path) == {"keep.csv": "old"}


@pytest.mark.parametrize("inputs", [".", "*", "*.jsonl"])
def test_the_output_is_no_input(tmp_path: Path, inputs: str) -> None:
    for name in ("a.jsonl", "out.jsonl"):
        (tmp_path / name).write_text(json.dumps({"text": TEXT}), "utf-8")
    result = command("read", inputs, "-o", "out.jsonl", cwd=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    assert [json.loads(line)["text"] for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()] == [TEXT]


# Wrong use


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["read", "x", "--format", "xml"], "'xml' is not one of"),
        (["read", "x", "--from", "pdf"], "'pdf' is not one of"),
        (["read", "x", "--color", "sometimes"], "'sometimes' is not one of"),
        (["read", "x", "--nonsense"], "No such option"),
        (["read", "x", "-o", "no/such/folder/out.csv"], "Cannot write to no/such/folder/out.csv: No such file or directory."),
        (["read", "{file}", "-o", "{file}"], "is both read and written"),
        (["read", "{file}", "other", "-o", "{folder}/./a.txt"], "is both read and written"),
        (["read", "x", "-o", "{folder}/out.parquet"], "No format is known by “.parquet”: end FILE in .csv, .json, .jsonl, .ndjson, .txt,"),
        (["read", "x", "-o", "{folder}/out.csv.gz"], "No format is known by “.gz”"),
        (["read", "x", "-o", "{folder}"], "Is a directory"),
        (["write"], "No such command"),
    ],
)
def test_wrong_use_is_status_2(reading: Reading, tmp_path: Path, arguments: list[str], reason: str) -> None:
    reading([])
    file = tmp_path / "a.txt"
    file.write_text(TEXT, "utf-8")
    result = CliRunner().invoke(app, [argument.format(file=file, folder=tmp_path) for argument in arguments])
    assert result.exit_code == 2
    assert reason in result.stderr
    assert left(tmp_path) == {"a.txt": TEXT}


def test_a_call_that_the_reader_refuses_is_wrong_use(reading: Reading) -> None:
    reading([UsageError("“yesterday” is no date")])
    result = CliRunner().invoke(app, ["read", "x", "--published", "yesterday"])
    assert result.exit_code == 2
    assert "Error: “yesterday” is no date" in result.stderr


def test_nothing_to_read_is_wrong_use() -> None:
    controller, screen = pty.openpty()
    result = command("read", stdin=screen, given=None)
    os.close(controller)
    os.close(screen)
    assert result.returncode == 2
    assert "Nothing to read: name a file, a folder or a pattern, or pipe a report in." in result.stderr


# Faults


def test_a_fault_of_ours_is_one_line_and_a_hint(reading: Reading, capsys: pytest.CaptureFixture[str]) -> None:
    reading([record("a"), ValueError("no\nwonder")])
    assert run(["read", "x", "--format", "jsonl"]) == 70
    assert capsys.readouterr().err == "onrecord: internal error: ValueError: no\\nwonder (set ONRECORD_DEBUG=1 to see where)\n"


def test_a_fault_of_ours_can_be_looked_into(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    reading([ValueError("wonder")])
    monkeypatch.setenv("ONRECORD_DEBUG", "1")
    with pytest.raises(ValueError, match="wonder"):
        run(["read", "x"])


def test_an_interrupt_is_status_130(reading: Reading, capsys: pytest.CaptureFixture[str]) -> None:
    reading([record("a"), KeyboardInterrupt()])
    assert run(["read", "x", "--format", "jsonl"]) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    reader, writer = os.pipe()
    os.close(reader)
    result = command("read", "a.txt", cwd=tmp_path, stdout=writer)
    os.close(writer)
    assert (result.returncode, result.stderr) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("arguments", [["-o", "/dev/full"], []])
def test_a_full_disk_is_one_line(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    with Path("/dev/full").open("w") as full:
        result = command("read", "a.txt", *arguments, cwd=tmp_path, stdout=full.fileno())
    assert result.returncode == 1
    assert re.fullmatch(r"onrecord: (/dev/full|stdout): No space left on device\n", result.stderr)


# Progress


def _ticks(*seconds: float) -> Callable[[], float]:
    return iter(seconds).__next__


def test_a_long_wait_shows_how_far_it_has_come(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    items: list[Record | InputError] = [record("a"), record("b"), MISSING, record("d", "a note")]
    seen = watched(items, lambda: 4, shared=False, clock=_ticks(0.0, 1.0, 2.5, 3.0, 4.0))
    assert next(seen) is items[0]
    assert screen.getvalue() == ""
    assert list(seen) == items[1:]
    assert "reading" in screen.getvalue()
    assert "2/4" in screen.getvalue()
    assert "0.8 a second" in screen.getvalue()
    assert screen.getvalue().endswith("\x1b[2K")


@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
@pytest.mark.parametrize("total", [None, 2])
@pytest.mark.parametrize("shared", [True, False])
def test_progress_changes_nothing(monkeypatch: pytest.MonkeyPatch, stream: type[io.StringIO], total: int | None, *, shared: bool) -> None:
    screen = stream()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    items: list[Record | InputError] = [record("a"), MISSING]
    assert list(watched(items, lambda: total, shared=shared, clock=_ticks(0.0, 9.0, 18.0))) == items
    assert bool(screen.getvalue()) is screen.isatty()


# The real thing


def test_text_through_a_pipe() -> None:
    result = command("read", given=TEXT)
    assert (result.returncode, result.stderr) == (0, "")
    assert re.search(r"^ Ada Novak.*“We are staying”.*states · verbatim$", result.stdout, re.MULTILINE)
    assert all(line == line.rstrip() and len(line) <= 100 for line in result.stdout.splitlines())


def test_files_that_are_there_are_read_beside_one_that_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    result = command("read", "gone.txt", "a.txt", "--format", "jsonl", cwd=tmp_path)
    assert result.returncode == 1
    assert json.loads(result.stdout)["text"] == TEXT
    assert result.stderr.startswith("onrecord: gone.txt: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("example", EXAMPLES.split("\n")[2:-1], ids=str.strip)
def test_the_examples_run_as_printed(tmp_path: Path, example: str) -> None:
    (tmp_path / "reports").mkdir()
    for folder in (tmp_path, tmp_path / "reports"):
        shutil.copy(SAMPLES / "harbour.html", folder)
        (folder / "harbour.txt").write_text(TEXT, "utf-8")
    here = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    result = subprocess.run(example, shell=True, cwd=tmp_path, env=here, capture_output=True, encoding="utf-8", check=False)  # noqa: S602
    assert (result.returncode, result.stderr) == (0, "")
    assert "Ada Novak" in (tmp_path / "statements.csv").read_text("utf-8") if "-o" in example else result.stdout


# What it costs to start


@pytest.mark.parametrize(
    ("program", "absent"),
    [
        ("import onrecord", {"click", "rich", "msgspec"}),
        ("import onrecord.cli", {"rich", "msgspec", "onrecord.pipeline", "onrecord.serve"}),
    ],
)
def test_starting_loads_only_what_is_needed(program: str, absent: set[str]) -> None:
    words = [sys.executable, "-c", f"{program}, sys; print(*sys.modules)"]
    result = subprocess.run(words, capture_output=True, encoding="utf-8", check=True)  # noqa: S603 -- our own program
    assert not absent & set(result.stdout.split())


@pytest.mark.parametrize(
    ("inputs", "kind", "total"),
    [
        (["harbour.html"], None, 1),
        (["harbour.html", "gone.html", "quake.txt"], None, 3),
        (["*.html"], None, 2),
        (["."], None, None),
        (["harbour.html", "-"], None, None),
        (["wires.jsonl"], None, None),
        (["quake.txt"], "jsonl", None),
    ],
)
def test_the_total_is_known_where_names_tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inputs: list[str], kind: Kind | None, total: int | None
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("harbour.html", "council.html", "quake.txt", "wires.jsonl"):
        (tmp_path / name).touch()
    assert total_of(inputs, kind) == total


def test_help_promises_what_is_printed() -> None:
    shown = " ".join(CliRunner().invoke(app, ["read", "--help"]).output.split())
    assert "cue, source, score, and offsets" in shown
    assert "Thursday" not in shown


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_version(flag: str) -> None:
    result = CliRunner().invoke(app, [flag])
    assert re.fullmatch(r"onrecord \d+\.\d+\.\d+\n", result.output)
