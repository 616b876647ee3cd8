"""A host's name in, the addresses on the network that may be asked out: none within the user's own walls.

A page on the web may have a name that leads to the machine of whoever reads it, or to the machine's neighbours. Names are
resolved once, each address is looked at, and the connection goes to the very address that was looked at: a name that
leads elsewhere a moment later changes nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from typing import Final

UNICAST: Final = ipaddress.ip_network("2000::/3")
"""All of IPv6 that is given out to the world; what lies outside is local, reserved, or stands for something else."""
TRANSLATED: Final = ipaddress.ip_network("64:ff9b::/96")
"""IPv6 addresses that a network's translator makes of IPv4 ones (RFC 6052): the last four bytes are what counts."""

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def resolve(host: str, port: int) -> list[str]:
    """Look a name up; numbers come back as they are, however they are written. Raises :class:`OSError`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[4][0]) for place in found))


def is_public(address: str) -> bool:
    """Whether anyone on the internet would reach the same machine there.

    >>> [is_public(address) for address in ("127.0.0.1", "10.1.2.3", "169.254.169.254", "::ffff:127.0.0.1", "93.184.215.14")]
    [False, False, False, False, True]
    """
    try:
        return all(
            one.is_global and not one.is_multicast and (one.version == 4 or one in UNICAST)  # noqa: PLR2004 -- versions of IP
            for one in _meant(ipaddress.ip_address(address))
        )
    except ValueError:
        return False


def _meant(address: _Address) -> list[_Address]:
    """List an address, or those that it carries: IPv6 has several ways of writing IPv4."""
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address in TRANSLATED:
        return [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)]
    if address.teredo:
        return list(address.teredo)
    inner = address.ipv4_mapped or address.sixtofour
    return [inner] if inner else [address]
