"""Calls to addresses that users chose: not into our own network, and no redirect is followed.

A name is resolved once, every address that it has is checked, and the call goes to a checked one:
a name that changes its mind in between changes nothing.
"""

import asyncio
import ipaddress
import socket
import ssl
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

import httpx

from farm.errors import Fault, InvalidInput

TIMEOUT_S = 10.0  # for all of a call, however slowly the receiver speaks
GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")  # all of IPv6 that leads anywhere
NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True)
class Outcome:
    """How a call went: an HTTP status, or why there was none."""

    status: int | None
    error: str | None

    @property
    def ok(self) -> bool:
        """Whether the receiver has taken it."""
        return self.status is not None and 200 <= self.status < 300


def check(url: str, *, allow_private: bool) -> None:
    """Raise InvalidInput if this is no address that may be called."""
    parts = _parsed(url)
    try:
        addresses = resolve(parts)
    except OSError as error:
        raise _refused(f"The name {parts.hostname!r} cannot be resolved: correct it.") from error
    if not allow_private and not all(map(is_public, addresses)):
        raise _refused(
            f"{parts.hostname} lies inside a private network, which webhooks may not call; an "
            "operator can allow it with FARM_WEBHOOKS_TO_PRIVATE_ADDRESSES."
        )


def post(url: str, body: bytes, headers: dict[str, str], *, allow_private: bool) -> Outcome:
    """Send the body; whatever goes wrong is told, not raised."""
    try:
        parts = _parsed(url)
        addresses = resolve(parts)
    except (InvalidInput, OSError) as error:
        return Outcome(None, f"The name cannot be resolved ({error}).")
    if not allow_private and not all(map(is_public, addresses)):
        return Outcome(None, "The name leads into a private network.")
    try:
        return asyncio.run(_sent(url, addresses[0], body, headers))
    except TimeoutError:
        return Outcome(None, f"The receiver did not answer within {TIMEOUT_S:.0f} seconds.")
    except httpx.HTTPError as error:
        return Outcome(None, f"The receiver cannot be reached ({reason(error)}).")


def resolve(parts: SplitResult) -> list[str]:
    """Return every address of the host; raise OSError if it has none."""
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 0, type=socket.SOCK_STREAM)
    except UnicodeError as error:
        raise OSError("it is no host's name") from error
    return [str(entry[4][0]) for entry in found]


def is_public(address: str) -> bool:
    """Whether an address is on the open internet, also behind IPv6's ways to carry IPv4."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        carried = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
        if ip in NAT64:
            carried = ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF)
        if carried:
            return is_public(str(carried))
        if ip not in GLOBAL_UNICAST:
            return False
    return ip.is_global and not ip.is_multicast


def reason(error: BaseException) -> str:
    """Return what is wrong with a certificate, or else in which way a call failed."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"its certificate: {cause.verify_message}"
        if isinstance(cause, ssl.SSLError):
            return "it speaks no TLS that is understood here"
        cause = cause.__cause__ or cause.__context__
    return type(error).__name__


async def _sent(url: str, address: str, body: bytes, headers: dict[str, str]) -> Outcome:
    target = httpx.URL(url)
    named = {"Host": target.netloc.decode(), **headers}
    extensions = {"sni_hostname": target.raw_host.decode()}  # TLS is checked against the name
    async with (
        asyncio.timeout(TIMEOUT_S),
        httpx.AsyncClient(timeout=TIMEOUT_S, trust_env=False) as http,
        http.stream(
            "POST",
            target.copy_with(host=address),
            content=body,
            headers=named,
            extensions=extensions,
        ) as answer,
    ):
        status = answer.status_code
    if answer.is_redirect:
        return Outcome(status, "The receiver redirects, which is not followed.")
    return Outcome(status, None if answer.is_success else f"The receiver answered {status}.")


def _parsed(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port_is_valid = parts.port is None or parts.port > 0
        httpx.URL(url)  # as it is called: by rules of its own
    except (ValueError, httpx.InvalidURL):
        raise _refused("This is no web address.") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or not port_is_valid:
        raise _refused("This must be an address that begins with https:// or http://.")
    if parts.username or parts.password:
        raise _refused("Leave name and password out of the address: messages are signed instead.")
    return parts


def _refused(detail: str) -> InvalidInput:
    return InvalidInput(detail, faults=(Fault("/url", detail),))
