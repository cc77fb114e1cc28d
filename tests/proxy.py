"""A bad network: a TCP proxy between a client and a server, driven by a test."""

import contextlib
import socket
import struct
import threading
import time
from types import TracebackType

RESET = struct.pack("ii", 1, 0)  # SO_LINGER: close with RST, as a cut line looks


class Proxy:
    """``with Proxy(port) as network``: clients connect to ``network.port``.

    ``delay`` holds every piece back for so many seconds; ``drop()`` swallows what is sent, both
    ways, without closing; ``refuse()`` turns new connections away; ``cut()`` resets the open
    ones; ``cut_after(n)`` resets a connection once a client has sent ``n`` bytes on it;
    ``lose_answer(n)`` resets it at the ``n``-th piece that the server sends; ``heal()`` ends them
    all.
    """

    def __init__(self, target: int, host: str = "127.0.0.1") -> None:
        self.target = (host, target)
        self.delay = 0.0
        self._dropping = False
        self._limit: int | None = None
        self._answers_until_loss = 0
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._listener = self._listen(0)
        self.port: int = self._listener.getsockname()[1]

    def __enter__(self) -> "Proxy":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.refuse()
        self.cut()

    def drop(self) -> None:
        self._dropping = True

    def refuse(self) -> None:
        with contextlib.suppress(OSError):  # wakes the thread that accepts
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def cut(self) -> None:
        with self._lock:
            for connection in self._open:
                reset(connection)
            self._open.clear()

    def cut_after(self, sent: int) -> None:
        self._limit = sent

    def lose_answer(self, number: int) -> None:
        self._answers_until_loss = number

    def heal(self) -> None:
        self.delay, self._dropping, self._limit, self._answers_until_loss = 0.0, False, None, 0
        if self._listener.fileno() == -1:
            self._listener = self._listen(self.port)

    def _listen(self, port: int) -> socket.socket:
        listener = socket.create_server(("127.0.0.1", port), backlog=128)
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()
        return listener

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            try:
                server = socket.create_connection(self.target, timeout=5)
            except OSError:
                reset(client)
                continue
            server.settimeout(None)
            with self._lock:
                self._open |= {client, server}
            for pair in ((client, server, True), (server, client, False)):
                threading.Thread(target=self._pump, args=pair, daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket, outward: bool) -> None:
        passed = 0
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                time.sleep(self.delay)
                passed += len(data)
                if self._breaks(outward, passed):
                    break
                if not self._dropping:
                    sink.sendall(data)
        self._close(source, sink)

    def _breaks(self, outward: bool, passed: int) -> bool:
        if outward:
            return self._limit is not None and passed > self._limit
        with self._lock:
            self._answers_until_loss -= 1
            return self._answers_until_loss == 0

    def _close(self, *connections: socket.socket) -> None:
        with self._lock:
            for connection in connections:
                reset(connection)
                self._open.discard(connection)


def reset(connection: socket.socket) -> None:
    """Close at once, without waiting for what is unsent."""
    with contextlib.suppress(OSError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        connection.shutdown(socket.SHUT_RDWR)
    connection.close()
