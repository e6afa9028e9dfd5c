"""Which places on the net are refused, whoever names them: not public, or no web server. Pure."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address

# IANA's special-purpose registry for IPv4 (RFC 6890 and its updates), multicast (RFC 5771) and what is reserved.
# Written out, since what `ipaddress.is_global` says differs between releases of Python (CVE-2024-4032).
_NOT_PUBLIC_V4 = tuple(
    IPv4Network(net)
    for net in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carrier-grade NAT
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local, clouds' metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays, withdrawn
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)
_PUBLIC_V6 = IPv6Network("2000::/3")  # all global unicast there is (RFC 4291 §2.4)
_NOT_PUBLIC_V6 = tuple(
    IPv6Network(net)
    for net in (
        "2001::/23",  # protocol assignments, Teredo
        "2001:db8::/32",  # documentation
        "3ffe::/16",  # 6bone, returned
        "3fff::/20",  # documentation
    )
)
# What a user may mean by an own network: not link-local, where clouds keep their secrets, nor what no host can have.
_OWN = tuple(
    IPv4Network(net) for net in ("10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")
)
_OWN_V6 = (IPv6Network("::1/128"), IPv6Network("fc00::/7"))
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address

# Ports past 1023 that browsers refuse as well, since other protocols live there (Fetch standard, "port blocking").
_OTHER_PROTOCOLS = frozenset(
    {1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, *range(6665, 6670), 6679, 6697, 10080}
)


def is_public(address: Address | str) -> bool:
    """Whether *address* is on the public internet; of IPv4 inside IPv6 the IPv4 decides. No address at all: False.

    >>> is_public("8.8.8.8"), is_public("::ffff:10.0.0.1"), is_public("fe80::1%eth0")
    (True, False, False)
    """
    found = _read(address)
    if isinstance(found, IPv6Address):
        return found in _PUBLIC_V6 and not any(found in net for net in _NOT_PUBLIC_V6)
    return found is not None and not any(found in net for net in _NOT_PUBLIC_V4)


def is_own(address: Address | str) -> bool:
    """Whether *address* is loopback or of a private network: what `--allow-private` lets in, and no more.

    >>> is_own("127.0.0.1"), is_own("169.254.169.254")
    (True, False)
    """
    found = _read(address)
    if isinstance(found, IPv6Address):
        return any(found in net for net in _OWN_V6)
    return found is not None and any(found in net for net in _OWN)


def may_connect(address: Address | str, *, allow_private: bool) -> bool:
    """Whether pages may be asked for at *address*."""
    return is_public(address) or (allow_private and is_own(address))


def _read(address: Address | str) -> Address | None:
    try:
        found = ip_address(address) if isinstance(address, str) else address
    except ValueError:
        return None
    if isinstance(found, IPv6Address):
        if found in _NAT64:
            return IPv4Address(int(found) & 0xFFFFFFFF)
        return found.ipv4_mapped or found.sixtofour or found
    return found


def is_web_port(port: int) -> bool:
    """Whether *port* may be asked for pages: 80, 443, or an unprivileged one where no other protocol lives.

    A page's links must not make us talk to mail or shell servers, but companies do run sites on odd ports.

    >>> is_web_port(443), is_web_port(8443), is_web_port(25)
    (True, True, False)
    """
    return port in {80, 443} or (1024 <= port <= 65535 and port not in _OTHER_PROTOCOLS)
