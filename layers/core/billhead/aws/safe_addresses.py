"""Tells a public internet address from every other; it opens no connection and resolves no name."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

# The standard library's `is_global` changed its answers between Python versions, so the ranges are spelled out here.
# Source: IANA IPv4 Special-Purpose Address Registry (RFC 6890 and its updates).
_NON_PUBLIC_V4 = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",
        "100.64.0.0/10",  # carrier-grade NAT; some clouds keep a metadata server here
        "127.0.0.0/8",
        "168.63.129.16/32",  # a public number, but a cloud's internal platform server
        "169.254.0.0/16",  # link-local, with the metadata server 169.254.169.254
        "172.16.0.0/12",
        "192.0.0.0/24",  # IETF protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays, withdrawn
        "192.168.0.0/16",
        "198.18.0.0/15",  # benchmarking
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, with the broadcast address
    )
)
# IANA gives out global unicast addresses from 2000::/3 alone. So loopback, unique local (fc00::/7, fd00:ec2::254),
# link-local, multicast, IPv4-mapped and NAT64 (64:ff9b::/96, 64:ff9b:1::/48) fall outside it.
_GLOBAL_UNICAST_V6 = IPv6Network("2000::/3")
_NON_PUBLIC_V6 = tuple(
    IPv6Network(block)
    for block in (
        "2001::/23",  # IETF protocol assignments, with Teredo, which can carry a private IPv4 address
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which can carry a private IPv4 address
        "3fff::/20",  # documentation
    )
)


def is_public(address: str) -> bool:
    """Say whether `address` is one address of the public internet in its usual notation.

    False also for what is no address at all, and for an IPv6 address with a zone: a zone only makes sense on a link.
    """
    if "%" in address:
        return False
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return _is_public_v4(parsed) if isinstance(parsed, IPv4Address) else _is_public_v6(parsed)


def _is_public_v4(address: IPv4Address) -> bool:
    return not any(address in block for block in _NON_PUBLIC_V4)


def _is_public_v6(address: IPv6Address) -> bool:
    return address in _GLOBAL_UNICAST_V6 and not any(address in block for block in _NON_PUBLIC_V6)
