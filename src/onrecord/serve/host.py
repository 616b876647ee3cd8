"""A record file and an address in, the reading room open there until somebody ends it."""

from __future__ import annotations

import errno
import socket
from dataclasses import dataclass
from ipaddress import ip_address
from threading import Timer
from typing import TYPE_CHECKING, Final

import uvicorn

from onrecord.errors import UsageError
from onrecord.serve.app import room
from onrecord.serve.atlas.topology import atlas
from onrecord.serve.security import LOOPBACK

if TYPE_CHECKING:
    import os
    from collections.abc import Callable

WAITING: Final = 128
"""Connections that wait to be taken."""
WARM: Final = 2.0
"""Seconds after which what later pages need is made ready."""
GRACE: Final = 1
"""Seconds in which answers under way are finished when the room is closed."""


@dataclass(frozen=True, slots=True)
class Door:
    """Where the room is open: a socket that listens, its address in a browser, and whether only this machine can come in."""

    socket: socket.socket
    url: str
    own: bool


def door(host: str, port: int) -> Door:
    """Take an address. Raises :class:`~onrecord.errors.UsageError` for one that is taken, or not this machine's."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except (OSError, UnicodeError) as error:
        raise UsageError(f"{host} is no address of this machine") from error
    made = socket.socket(family, kind, protocol)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen(WAITING)
    except OSError as error:
        made.close()
        raise UsageError(f"{host}, port {port}: {_reason(error)}") from error
    shown, taken = made.getsockname()[:2]
    return Door(made, f"http://{f'[{shown}]' if ':' in shown else shown}:{taken}/", ip_address(shown.partition("%")[0]).is_loopback)


def serve(path: str | os.PathLike[str], at: Door, names: tuple[str, ...] = (), *, opened: Callable[[], None] | None = None) -> None:
    """Answer at the door until the process is told to end; ``opened`` is called once pages can be asked for.

    Others than this machine may read, under a number or one of ``names``, and correct nothing.
    """
    application = room(path, hosts=(*LOOPBACK, *names), anywhere=not at.own, writable=at.own)
    config = uvicorn.Config(
        application, log_level="error", access_log=False, server_header=False, lifespan="off", ws="none", timeout_graceful_shutdown=GRACE
    )
    _Server(config, opened).run(sockets=[at.socket])


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, opened: Callable[[], None] | None) -> None:
        super().__init__(config)
        self.opened = opened

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.opened is not None:
            self.opened()
        # Shapes of maps take half a second to unpack: not before the first page, and not on somebody's first map.
        warming = Timer(WARM, _warm)
        warming.daemon = True
        warming.start()


def _warm() -> None:
    for extent in ("near", "far"):
        atlas(extent)


def _reason(error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return "another program has it; choose another with --port, or 0 for any that is free"
    return (error.strerror or str(error)).lower()
