"""A small page about invented people, to be varied by what a test is about; and a server that hands such things out."""

from __future__ import annotations

from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from onrecord.intake.page import read_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onrecord.model import Report

    Paged = Callable[..., str]
    Told = Callable[[str], list[tuple[str, str]]]

LEAD = "The mayor of Varde said on Monday that the harbour wall would be mended before the first storms of the winter."
REST = (
    "“We are not closing anything,” Ada Novak told the dockers who had come to hear her in the canteen of the port.",
    "The Port Union answered that no engineer had been near the wall since the spring, whatever the ministry may have heard.",
    "Tomas Iversen, its secretary, said he would believe in the repair when he saw a crane at the end of the quay.",
)


@pytest.fixture
def paged() -> Paged:
    """Set up a page: what stands in its head, before, within and after its report."""

    def write(head: str = "", before: str = "", within: str = "", after: str = "", title: str = "Wall to be mended by winter") -> str:
        rest = "\n".join(f"<p>{words}</p>" for words in REST)
        return (
            f"<!doctype html><html><head><title>Varde</title>{head}</head><body>{before}\n"
            f"<article><h1>{title}</h1>\n<p>{LEAD}</p>\n{within}{rest}</article>\n{after}</body></html>"
        )

    return write


@pytest.fixture
def told() -> Told:
    """Read a page and list the kind and the words of each of its blocks."""

    def read(page: str) -> list[tuple[str, str]]:
        report = read_page(page, "page.html")
        return [(block.kind, report.text[block.start : block.end]) for block in report.blocks]

    return read


def spoken(report: Report, kind: str) -> list[str]:
    return [report.text[block.start : block.end] for block in report.blocks if block.kind == kind]


@dataclass
class Served:
    """A server on this machine: what it answers to each path, and what it was asked.

    An answer is status, headers and body, or a function that writes what it likes to the connection.
    """

    answers: dict[str, tuple[int, dict[str, str], bytes] | Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    port: int = 0

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture
def served() -> Iterator[Served]:
    """Run a real server on the loopback for one test."""
    known = Served()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            answer = known.answers.get(self.path, (404, {}, b"nothing here"))
            if callable(answer):
                self.close_connection = True
                answer(self)
                return
            status, headers, body = answer
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if "Content-Length" not in headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing: what was asked is kept."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    known.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield known
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
