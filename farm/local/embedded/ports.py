"""TCP ports on this machine."""

import errno
import random
import socket
from collections.abc import Collection

from farm.errors import SetupError

# Below the range from which Linux takes the local ports of outgoing connections (32768 up), so
# that no client grabs a port between our choice and the server's bind.
CANDIDATES = range(15_000, 32_000)


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    """Whether a server could listen on ``host:port`` now."""
    return obstacle(port, host) is None


def obstacle(port: int, host: str) -> OSError | None:
    """What keeps a server from listening on ``host:port`` now."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # As servers do: a connection still closing does not hold the port, a listener does.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error
    return None


def free_port(*, taken: Collection[int] = ()) -> int:
    """A port that nothing listens on, other than ``taken``."""
    for port in random.sample(CANDIDATES, 1000):
        if port not in taken and is_free(port):
            return port
    raise SetupError("No free TCP port was found on 127.0.0.1: stop programs that hold many.")


def require_free(port: int, name: str, instead: str, host: str = "127.0.0.1") -> int:
    """``port``, or SetupError that says what wanted it and what to do ``instead``."""
    found = obstacle(port, host)
    if found is None:
        return port
    if isinstance(found, socket.gaierror) or found.errno == errno.EADDRNOTAVAIL:
        raise SetupError(
            f"{host!r} is no address of this machine, so {name} cannot listen there: "
            "choose another with FARM_HOST."
        )
    why = "is taken" if found.errno == errno.EADDRINUSE else f"is refused ({found.strerror})"
    raise SetupError(f"Port {port} {why}, so {name} cannot listen there: {instead}.")
