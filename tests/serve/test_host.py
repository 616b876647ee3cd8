"""``onrecord serve`` as a process: it opens, says where, answers, and closes when it is told to."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

from onrecord.record.writing import WritableFile
from onrecord.serve.host import door

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.model import Record

COMMAND = (sys.executable, "-m", "onrecord", "serve")


@pytest.fixture
def path(tmp_path: Path, harbour: Record) -> Path:
    with WritableFile(tmp_path / "record.sqlite") as file:
        file.add(harbour)
    return tmp_path / "record.sqlite"


@pytest.mark.skipif(sys.platform == "win32", reason="a signal")
def test_it_says_where_it_is_answers_and_ends_on_control_c(path: Path) -> None:
    with subprocess.Popen([*COMMAND, "--db", str(path), "--port", "0"], stdout=subprocess.PIPE, encoding="utf-8") as room:  # noqa: S603
        assert room.stdout is not None
        said = room.stdout.readline()
        assert said.startswith(f"The reading room of {path} is open at http://127.0.0.1:")
        with urlopen(said.partition(" at ")[2].split()[0], timeout=30) as page:  # noqa: S310 -- our own address
            assert b"Who said what" in page.read()
        room.send_signal(signal.SIGINT)
        assert room.wait(30) in {0, 130, -signal.SIGINT}


@pytest.mark.parametrize(
    ("name", "said"), [("missing.sqlite", "there is no such record file"), ("foreign.txt", "is not a record file"), ("empty", "is empty")]
)
def test_a_file_that_cannot_be_read_is_told_of_at_once(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "foreign.txt").write_text("words that are no database, and quite a few of them " * 40, encoding="utf-8")
    (tmp_path / "empty").touch()
    ran = subprocess.run([*COMMAND, "--db", str(tmp_path / name)], capture_output=True, encoding="utf-8", check=False, timeout=60)  # noqa: S603
    assert ran.returncode == 1
    assert said in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_a_port_that_is_taken_is_a_clear_error(path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        ran = subprocess.run(  # noqa: S603
            [*COMMAND, "--db", str(path), "--port", str(port)], capture_output=True, encoding="utf-8", check=False, timeout=60
        )
    assert ran.returncode == 2
    assert f"port {port}: another program has it" in ran.stderr


@pytest.mark.parametrize(("host", "own"), [("127.0.0.1", True), ("localhost", True), ("0.0.0.0", False)])  # noqa: S104 -- what is asked for
def test_a_door_knows_whether_only_this_machine_can_come_in(host: str, own: bool) -> None:  # noqa: FBT001 -- a case
    found = door(host, 0)
    found.socket.close()
    assert found.own is own
    assert found.url.startswith("http://")


def test_opening_the_room_loads_no_reader() -> None:
    program = "import onrecord.cli, onrecord.serve.host, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True).stdout.split()  # noqa: S603
    assert not {"onrecord.marks", "onrecord.intake", "onrecord.pipeline", "onnxruntime", "numpy", "turbohtml"} & set(loaded)
