"""A host and a port in, a connection out: to an address that was looked at, and with one deadline for all that it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpcore2

from onrecord.intake.hosts import is_public, resolve

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable


class Walled(Exception):  # noqa: N818 -- it says what is wrong with the address
    """A name leads nowhere but into the user's own network."""


class Network(httpcore2.NetworkBackend):
    """Connects to public addresses alone, unless ``private``; nothing goes on past ``deadline``, a time of ``clock``."""

    def __init__(self, private: bool, deadline: float, clock: Callable[[], float]) -> None:  # noqa: FBT001 -- as Web has it
        self._private = private
        self._deadline = deadline
        self._clock = clock
        self._connector = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Look the name up and connect to the first of its addresses that may be asked and answers."""
        found = resolve(host, port)
        allowed = [address for address in found if self._private or is_public(address)]
        if not allowed:
            raise Walled(f"leads into your own network ({found[0]}), which is asked only where --allow-private is given")
        failed: Exception | None = None
        for address in allowed:
            try:
                stream = self._connector.connect_tcp(address, port, self.left(timeout), local_address, socket_options)
                return _Stream(stream, self)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
        raise failed or OSError(f"{host} has no address")

    def left(self, timeout: float | None) -> float:
        """Tell the seconds that a step may take; raises where the deadline has passed."""
        left = self._deadline - self._clock()
        if left <= 0:
            raise httpcore2.ReadTimeout
        return min(left, timeout) if timeout is not None else left


class _Stream(httpcore2.NetworkStream):
    """A connection every step of which ends by the deadline: a server that sends a byte now and then gains nothing."""

    def __init__(self, stream: httpcore2.NetworkStream, network: Network) -> None:
        self._stream = stream
        self._network = network

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._network.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._network.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, self._network.left(timeout)), self._network)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 -- as the library has it
        return self._stream.get_extra_info(info)
