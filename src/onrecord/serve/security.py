"""A request in, refused unless it asks by a name of ours; a response out that keeps hostile words from acting in a browser."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing from elsewhere and nothing inline: what a report says may be shown, never run."""

HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")
"""Names under which a browser on this machine may ask; any other name is a page elsewhere that had its address changed to ours."""


class Guarded:
    """ASGI middleware that sets :data:`HEADERS` on every response."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer through the inner application."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, guarded if scope["type"] == "http" else send)


class Hosts:
    """ASGI middleware that answers only where it is asked by one of its names.

    A page elsewhere can have its own name lead to this machine; a browser then takes what is served here for that page's. It
    cannot have a number for its name, so with ``anywhere`` numbers are let through.
    """

    def __init__(self, app: ASGIApp, *, names: Sequence[str], anywhere: bool = False) -> None:
        self.app = app
        self.names = frozenset(name.lower() for name in names)
        self.anywhere = anywhere

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] != "http" or self.known(Headers(scope=scope).get("host", "")):
            await self.app(scope, receive, send)
            return
        await PlainTextResponse("This reading room is not asked by that name.", 421)(scope, receive, send)

    def known(self, host: str) -> bool:
        """Tell whether the header names this room.

        >>> room = Hosts(PlainTextResponse(), names=LOOPBACK)
        >>> room.known("localhost:8300"), room.known("[::1]:8300"), room.known("elsewhere.example")
        (True, True, False)
        """
        name = host[: host.index("]") + 1] if host.startswith("[") and "]" in host else host.partition(":")[0]
        return name.lower() in self.names or (self.anywhere and _numeric(name.strip("[]")))


def _numeric(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
