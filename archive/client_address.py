"""The network address that a request comes from, behind as many servers of our own as the settings say."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

NETWORK_BITS = 64
"""An address of IPv6 is one of very many that its owner has: the network counts."""


def of(request: HttpRequest) -> str:
    """The address of the connection, or what the outermost of our own servers in front has seen; may be anything."""
    told = [item.strip() for item in request.headers.get("X-Forwarded-For", "").split(",") if item.strip()]
    servers: int = settings.SERVERS_IN_FRONT
    return told[-servers] if servers and len(told) >= servers else request.META.get("REMOTE_ADDR", "")


def network_of(address: str) -> str:
    """ "203.0.113.7" → "203.0.113.7/32"; "2001:db8::1" → "2001:db8::/64"; what is no address stays, cut to 64."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address[:64]
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    bits = NETWORK_BITS if found.version == 6 else found.max_prefixlen
    return str(ipaddress.ip_network((found, bits), strict=False))
