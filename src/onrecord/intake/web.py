"""An address that the user names in, the page or feed that stands there out: asked politely, bounded, and nothing beside it.

Proxies that the environment names are not asked: which machine is reached would then be theirs to say.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from http.client import OK, responses
from ssl import SSLCertVerificationError
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urljoin, urlsplit

import httpcore2

from onrecord.config import MAX_FETCH_SECONDS, MAX_PAGE_BYTES, MAX_SILENCE_SECONDS, PAUSE_SECONDS
from onrecord.errors import EmptyInput, NotAReport, TooLarge, Unreachable
from onrecord.intake.coding import decoded
from onrecord.intake.network import Network, Walled

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_REDIRECTS: Final = 5
MAX_ADDRESS: Final = 2_000
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
UNCHANGED: Final = 304
PORTS: Final = {"http": 80, "https": 443}
SAFE: Final = "/?#[]@!$&'()*+,;=:%~"
FOREIGN: Final = {
    "image/": "a picture", "video/": "a film", "audio/": "a recording", "font/": "a font",
    "application/pdf": "a PDF", "application/zip": "an archive", "application/msword": "a document of Word",
}  # fmt: skip
FOREIGN_MEDIA: Final = re.compile("|".join(FOREIGN).join("()"))
CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
TOO_LARGE: Final = f"is over {MAX_PAGE_BYTES >> 20} MB, more than one report can be"
HEADERS: Final = {
    "User-Agent": "onrecord",
    "Accept": "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip",
    "Accept-Language": "en",
}


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave along with an answer, to be asked next time whether that is still the newest."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: where it came from in the end, its bytes, the kind and the character set that its header states."""

    address: str
    data: bytes
    media: str
    charset: str | None
    validators: Validators
    whole: bool = True


@dataclass(slots=True)
class Web:
    """Fetches one address after the other, from one thread; ``private`` allows addresses within the user's own network."""

    private: bool = False
    pause: float = PAUSE_SECONDS
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _asked: dict[str, float] = field(default_factory=dict)

    def fetch(self, address: str, known: Validators | None = None) -> Fetched | None:
        """Fetch what stands at ``address``; ``None`` where it has not changed since ``known``.

        Raises :class:`Unreachable`, :class:`TooLarge`, :class:`NotAReport`, each with the address as it was named.
        """
        network = Network(self.private, self.clock() + MAX_FETCH_SECONDS, self.clock)
        at = checked(address, address)
        self._wait(at)
        try:
            with httpcore2.ConnectionPool(network_backend=network, max_connections=1) as pool:
                for _ in range(MAX_REDIRECTS + 1):
                    answer = _ask(pool, at, address, known or Validators())
                    if not isinstance(answer, str):
                        return answer
                    at = checked(answer, address, at)
        except (Walled, httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError, OSError) as error:
            raise Unreachable(address, _why(error)) from None
        finally:
            self._asked[urlsplit(at).netloc] = self.clock()
        raise Unreachable(address, f"leads on more than {MAX_REDIRECTS} times")

    def _wait(self, at: str) -> None:
        last = self._asked.get(urlsplit(at).netloc)
        left = self.pause - (self.clock() - last) if last is not None else 0
        if left > 0:
            self.sleep(left)


def checked(address: str, subject: str, before: str | None = None) -> str:
    """Write an address, or one that ``before`` leads on to, as it is sent; raises :class:`Unreachable` for what is not asked."""
    if len(address) > MAX_ADDRESS or any(character.isspace() or not character.isprintable() for character in address.strip()):
        raise Unreachable(subject, "is no address: it is too long, or has blanks or control characters in it")
    try:
        parts = urlsplit(urljoin(before or "", address.strip()))
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port
    except ValueError:
        raise Unreachable(subject, "is no address") from None
    if parts.scheme not in PORTS or not host:
        raise Unreachable(subject, f"leads to {parts.scheme or 'nowhere'}: only http and https are read" if before else "is no address")
    if parts.username is not None:
        raise Unreachable(subject, "holds a user's name: what stands behind a login is not read")
    if before and before.startswith("https:") and parts.scheme == "http":
        raise Unreachable(subject, "leads from https to http, where anyone on the way can change it")
    place = f"[{host}]" if ":" in host else host
    path = quote(parts.path or "/", safe=SAFE) + (f"?{quote(parts.query, safe=SAFE)}" if parts.query else "")
    return f"{parts.scheme}://{place}{f':{port}' if port and port != PORTS[parts.scheme] else ''}{path}"


def _ask(pool: httpcore2.ConnectionPool, at: str, subject: str, known: Validators) -> Fetched | str | None:
    """Ask once: an answer, or the address that it leads on to."""
    headers = HEADERS | {"Host": urlsplit(at).netloc}
    headers |= {"If-None-Match": known.etag} if known.etag else {}
    headers |= {"If-Modified-Since": known.modified} if known.modified else {}
    timeout = dict.fromkeys(("connect", "read", "write", "pool"), MAX_SILENCE_SECONDS)
    with pool.stream("GET", at, headers=list(headers.items()), extensions={"timeout": timeout}) as response:
        told = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
        if response.status in REDIRECTS and told.get("location"):
            return told["location"].encode("latin-1").decode("utf-8", "replace")
        if response.status == UNCHANGED and known != Validators():
            return None
        _refuse(response.status, told, subject)
        body = bytearray()
        for piece in response.iter_stream():
            body += piece
            if len(body) > MAX_PAGE_BYTES:
                raise TooLarge(subject, TOO_LARGE)
    return _fetched(at, bytes(body), told, subject)


def _refuse(status: int, told: dict[str, str], subject: str) -> None:
    """Raise for an answer that is nothing to read, before any of it is."""
    if status != OK:
        later = told.get("retry-after", "")
        asks = f"; it asks to wait {later} seconds" if later.isdecimal() and len(later) < 8 else ""  # noqa: PLR2004 -- a quarter of a year
        raise Unreachable(subject, f"answers {status} {responses.get(status, '')}".rstrip() + asks)
    kind = FOREIGN_MEDIA.match(told.get("content-type", "").lower())
    if kind:
        raise NotAReport(subject, f"is {FOREIGN[kind[1]]}, not a page or a feed")
    size = told.get("content-length", "")
    if size.isdecimal() and (len(size) > 12 or int(size) > MAX_PAGE_BYTES):  # noqa: PLR2004 -- a terabyte
        raise TooLarge(subject, TOO_LARGE)


def _fetched(at: str, body: bytes, told: dict[str, str], subject: str) -> Fetched:
    data, whole = decoded(body, told.get("content-encoding", ""), MAX_PAGE_BYTES + 1)
    if len(data) > MAX_PAGE_BYTES:
        raise TooLarge(subject, TOO_LARGE)
    if not data.strip(b"\0 \t\r\n"):
        raise EmptyInput(subject, "is empty")
    media = told.get("content-type", "")
    charset = CHARSET.search(media)
    validators = Validators(told.get("etag"), told.get("last-modified"))
    return Fetched(at, data, media.partition(";")[0].strip().lower(), charset[1] if charset else None, validators, whole)


def _why(error: Exception) -> str:
    if isinstance(error, Walled):
        return str(error)
    if isinstance(error, httpcore2.TimeoutException):
        return f"does not answer in time ({MAX_SILENCE_SECONDS:.0f} seconds of silence, {MAX_FETCH_SECONDS:.0f} in all)"
    if isinstance(error, httpcore2.ProtocolError):
        return "answers in no HTTP that can be read"
    cause = next((one for one in error.args if isinstance(one, OSError)), error)  # the library hands it on as its own argument
    if isinstance(cause, SSLCertVerificationError):
        return f"has a certificate that does not hold: {cause.verify_message}"
    words = (cause.strerror if isinstance(cause, OSError) else None) or str(cause)
    return f"cannot be reached: {words[:1].lower()}{words[1:]}"
