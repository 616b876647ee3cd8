"""What is asked of the web, on a real server: answers of every kind, those that never end, and addresses that lead astray."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from onrecord.errors import EmptyInput, InputError, NotAReport, TooLarge, Unreachable
from onrecord.intake import network, web
from onrecord.intake.web import Fetched, Validators, Web, checked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Served

PAGE = b"<p>The mayor of Varde said so.</p>"
HTML = {"Content-Type": "text/html; charset=windows-1252"}


class Hours:
    """A clock that stands still but for who sleeps by it."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def opened(hours: Hours | None = None, *, private: bool = True) -> Web:
    hours = hours or Hours()
    return Web(private=private, clock=hours, sleep=hours.sleep)


def failure(address: str, *, private: bool = True) -> str:
    with pytest.raises(InputError) as told:
        opened(private=private).fetch(address)
    return str(told.value)


# Answers


def test_a_page_comes_with_what_its_header_says(served: Served) -> None:
    served.answers["/wall?a=b"] = (200, HTML | {"ETag": '"1"', "Last-Modified": "Tue, 09 Dec 2025 04:25:00 GMT"}, PAGE)
    answer = opened().fetch(served.at("/wall?a=b#quay"))
    validators = Validators('"1"', "Tue, 09 Dec 2025 04:25:00 GMT")
    assert answer == Fetched(served.at("/wall?a=b"), PAGE, "text/html", "windows-1252", validators)
    ((path, headers),) = served.asked
    assert path == "/wall?a=b"
    assert headers["host"] == f"127.0.0.1:{served.port}"
    assert headers["user-agent"].startswith("onrecord")
    assert not {"cookie", "referer", "authorization"} & set(headers)


def test_the_environment_names_no_proxy(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    served.answers["/"] = (200, HTML, PAGE)
    assert opened().fetch(served.at("/"))


@pytest.mark.parametrize(
    ("headers", "body", "whole"),
    [
        ({"Content-Encoding": "gzip"}, gzip.compress(PAGE), True),
        ({"Content-Encoding": "gzip"}, gzip.compress(PAGE * 99)[:60], False),
        ({"Content-Encoding": "gzip"}, PAGE, True),
        ({"Content-Encoding": "identity"}, PAGE, True),
        ({"Content-Encoding": "unheard-of"}, PAGE, True),
    ],
)
def test_what_is_packed_is_unpacked(served: Served, headers: dict[str, str], body: bytes, *, whole: bool) -> None:
    served.answers["/"] = (200, headers, body)
    answer = opened().fetch(served.at("/"))
    assert answer
    assert answer.data.startswith(PAGE)
    assert answer.whole is whole


def test_what_has_not_changed_is_not_sent_again(served: Served) -> None:
    served.answers["/"] = (304, {"ETag": '"1"'}, b"")
    assert opened().fetch(served.at("/"), Validators('"1"', "Tue, 09 Dec 2025 04:25:00 GMT")) is None
    ((_, headers),) = served.asked
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('"1"', "Tue, 09 Dec 2025 04:25:00 GMT")
    assert failure(served.at("/")).endswith(": answers 304 Not Modified")


@pytest.mark.parametrize(
    ("status", "headers", "body", "reason"),
    [
        (404, HTML, PAGE, "answers 404 Not Found"),
        (403, HTML, PAGE, "answers 403 Forbidden"),
        (503, {"Retry-After": "120"}, b"", "answers 503 Service Unavailable; it asks to wait 120 seconds"),
        (429, {"Retry-After": "9" * 50}, b"", "answers 429 Too Many Requests"),
        (299, HTML, PAGE, "answers 299"),
        (302, {}, b"", "answers 302 Found"),
        (200, HTML, b"", "is empty"),
        (200, HTML, b" \r\n\0", "is empty"),
        (200, {"Content-Type": "image/png"}, b"x", "is a picture, not a page or a feed"),
        (200, {"Content-Type": "application/pdf"}, b"x", "is a PDF, not a page or a feed"),
        (200, {"Content-Type": "application/zip"}, b"x", "is an archive, not a page or a feed"),
        (200, {"Content-Length": "99999999999999999999"}, b"x", "is over 24 MB, more than one report can be"),
        (200, {"Content-Length": str(25 << 20)}, b"x", "is over 24 MB, more than one report can be"),
    ],
)
def test_what_is_nothing_to_read_costs_a_line(served: Served, status: int, headers: dict[str, str], body: bytes, reason: str) -> None:
    served.answers["/"] = (status, headers, body)
    assert failure(served.at("/")) == f"{served.at('/')}: {reason}"


# Answers without end


def pour(handler: BaseHTTPRequestHandler, piece: bytes, hours: Hours | None = None) -> None:
    """Write the same over and over, five seconds of the clock apart, until nobody listens."""
    try:
        while True:
            handler.wfile.write(piece)
            if hours:
                hours.now += 5
    except OSError:
        return


def test_an_answer_without_end_is_cut_off(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "MAX_PAGE_BYTES", 1 << 20)

    def flood(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        pour(handler, b"x" * 65_536)

    served.answers["/"] = flood
    with pytest.raises(TooLarge):
        opened().fetch(served.at("/"))


def test_a_bomb_is_not_unpacked(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "MAX_PAGE_BYTES", 1 << 20)
    served.answers["/"] = (200, {"Content-Encoding": "gzip, gzip"}, gzip.compress(gzip.compress(bytes(200 << 20))))
    with pytest.raises(TooLarge):
        opened().fetch(served.at("/"))


@pytest.mark.parametrize("sent", [b"", b"HTTP/1.1 200 OK\r\nContent-Le", b"HTTP/1.1 200 OK\r\n\r\n<p>The mayor"])
def test_who_falls_silent_is_not_waited_for(served: Served, monkeypatch: pytest.MonkeyPatch, sent: bytes) -> None:
    monkeypatch.setattr(web, "MAX_SILENCE_SECONDS", 0.2)
    closed: list[bytes] = []

    def hush(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(sent)
        closed.append(handler.connection.recv(1))  # until the other side goes

    served.answers["/"] = hush
    assert ": does not answer in time" in failure(served.at("/"))


@pytest.mark.parametrize("line", [b"x", b"X-More: yes\r\n"])
def test_who_sends_drop_by_drop_is_not_waited_for(served: Served, line: bytes) -> None:
    hours = Hours()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + (b"\r\n" if line == b"x" else b""))
        pour(handler, line, hours)

    served.answers["/"] = drip
    with pytest.raises(Unreachable, match="does not answer in time"):
        opened(hours).fetch(served.at("/"))


@pytest.mark.parametrize(
    "sent",
    [b"hello", b"HTTP/1.1 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100_000],
)
def test_what_is_no_http_costs_a_line(served: Served, sent: bytes) -> None:
    def babble(handler: BaseHTTPRequestHandler) -> None:
        try:
            handler.wfile.write(sent)
        except OSError:
            return  # nobody listens to the end

    served.answers["/"] = babble
    assert failure(served.at("/")).endswith(": answers in no HTTP that can be read")


def test_nobody_there_costs_a_line() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/"
        assert failure(address) == f"{address}: cannot be reached: connection refused"


# Ways


def test_redirects_are_followed_and_told(served: Served) -> None:
    served.answers |= {
        "/a": (301, {"Location": "/b"}, b""),
        "/b": (302, {"Location": "c/d?e"}, b""),
        "/c/d?e": (307, {"Location": served.at("/wall")}, b""),
        "/wall": (200, HTML, PAGE),
    }
    answer = opened().fetch(served.at("/a"))
    assert answer
    assert answer.address == served.at("/wall")
    assert served.paths() == ["/a", "/b", "/c/d?e", "/wall"]


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("/a", "leads on more than 5 times"),
        ("file:///etc/passwd", "leads to file: only http and https are read"),
        ("ftp://127.0.0.1/", "leads to ftp: only http and https are read"),
        ("javascript:alert(1)", "leads to javascript: only http and https are read"),
        ("http://user:word@127.0.0.1/", "holds a user's name: what stands behind a login is not read"),
        ("http://[broken/", "is no address"),
        ("http://x:99999/", "is no address"),
        ("/" + "x" * 3_000, "is no address: it is too long"),
    ],
)
def test_redirects_that_lead_astray_are_refused(served: Served, location: str, reason: str) -> None:
    served.answers["/a"] = (302, {"Location": location}, b"")
    assert failure(served.at("/a")).startswith(f"{served.at('/a')}: {reason}")


def test_https_is_not_left_for_http() -> None:
    with pytest.raises(Unreachable, match=r"^a: leads from https to http, where anyone on the way can change it$"):
        checked("http://news.example/", "a", "https://news.example/")
    assert checked("https://news.example/", "a", "http://news.example/") == "https://news.example/"


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("HTTP://News.Example", "http://news.example/"),
        (" http://news.example/a#b ", "http://news.example/a"),
        ("http://news.example:80/", "http://news.example/"),
        ("https://news.example:8443/?q=a%20b", "https://news.example:8443/?q=a%20b"),
        ("http://blåbær.example/ø?å=é", "http://xn--blbr-roah.example/%C3%B8?%C3%A5=%C3%A9"),
        ("http://[::1]:80/", "http://[::1]/"),
    ],
)
def test_addresses_are_written_as_they_are_sent(address: str, sent: str) -> None:
    assert checked(address, "a") == sent


@pytest.mark.parametrize(
    "address", ["http://", "https:///a", "http://[", "http://a b/", "http://a\n/", "http://a:b/", "http://.../", "gopher://a/", "a", ""]
)
def test_what_is_no_address_is_told(address: str) -> None:
    with pytest.raises(Unreachable, match=r"^a: is no address"):
        checked(address, "a")


# Walls


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "0.0.0.0"])  # noqa: S104 -- asked for, not bound
def test_the_users_own_network_is_not_asked(served: Served, host: str) -> None:
    served.answers["/"] = (200, HTML, PAGE)
    assert "leads into your own network" in failure(served.at("/", host), private=False)
    assert served.asked == []


def test_a_redirect_into_the_users_own_network_is_not_followed(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first name is taken for public; what it leads on to is looked at anew."""
    served.answers |= {"/a": (302, {"Location": served.at("/b", "localhost")}, b""), "/b": (200, HTML, PAGE)}
    monkeypatch.setattr(network, "is_public", lambda address: address == "127.0.0.1" and not served.asked)
    assert "leads into your own network" in failure(served.at("/a"), private=False)
    assert served.paths() == ["/a"]


def test_the_connection_goes_to_the_address_that_was_looked_at(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is looked up a second time may lead elsewhere: it is looked up once."""
    asked: list[str] = []

    def resolve(host: str, _: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["127.0.0.2"]

    monkeypatch.setattr(network, "resolve", resolve)
    monkeypatch.setattr(network, "is_public", lambda address: address == "127.0.0.1")
    served.answers["/"] = (200, HTML, PAGE)
    assert opened(private=False).fetch(served.at("/", "news.example"))
    assert asked == ["news.example"]
    assert served.asked[0][1]["host"] == f"news.example:{served.port}"


def test_of_several_addresses_those_that_answer_are_taken(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "resolve", lambda *_: ["10.0.0.1", "127.0.0.2", "127.0.0.1"])
    monkeypatch.setattr(network, "is_public", lambda address: address.startswith("127."))
    served.answers["/"] = (200, HTML, PAGE)
    assert opened(private=False).fetch(served.at("/", "news.example"))


# Manners


def test_one_host_is_asked_at_the_pace_of_a_reader(served: Served) -> None:
    served.answers["/"] = (200, HTML, PAGE)
    hours = Hours()
    pages = opened(hours)
    for host in ("127.0.0.1", "127.0.0.1", "localhost", "127.0.0.1"):
        pages.fetch(served.at("/", host))
    assert hours.slept == [1.0, 1.0]
    hours.now += 0.25
    pages.fetch(served.at("/", "localhost"))
    pages.fetch(served.at("/", "127.0.0.1"))
    assert hours.slept == [1.0, 1.0, 0.75]


def test_errors_are_of_the_kind_that_callers_catch(served: Served) -> None:
    kinds: list[tuple[int, dict[str, str], bytes, type[InputError]]] = [
        (500, {}, b"", Unreachable),
        (200, {}, b"", EmptyInput),
        (200, {"Content-Type": "video/mp4"}, b"x", NotAReport),
    ]
    for status, headers, body, kind in kinds:
        served.answers["/"] = (status, headers, body)
        with pytest.raises(kind):
            opened().fetch(served.at("/"))


# Certificates


@pytest.fixture
def certified(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """Run a server under a certificate for localhost that nobody has signed; give its port and the certificate."""
    if not shutil.which("openssl"):
        pytest.skip("nothing to make a certificate with")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    words = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    subprocess.run(["openssl", *words.split(), "-keyout", key, "-out", certificate], check=True, capture_output=True)  # noqa: S603, S607 -- whichever there is

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(PAGE)))
            self.end_headers()
            self.wfile.write(PAGE)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1], certificate
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_certificates_are_looked_at(certified: tuple[int, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    port, certificate = certified
    assert "has a certificate that does not hold: self-signed certificate" in failure(f"https://localhost:{port}/")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))  # as one's own house may have one
    answer = opened().fetch(f"https://localhost:{port}/")
    assert answer
    assert answer.data == PAGE
    assert "is not valid for '127.0.0.1'" in failure(f"https://127.0.0.1:{port}/")  # it is the name that counts, not where it leads
