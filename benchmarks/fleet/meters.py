"""What a PostgreSQL server did: statements, and time on its processors."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Self

import psutil
import psycopg

STATEMENTS = "pg_stat_statements"  # must be preloaded


@dataclass(frozen=True)
class Reading:
    """What was counted so far."""

    statements: int
    cpu_s: float

    def __sub__(self, before: Self) -> "Reading":
        return Reading(self.statements - before.statements, self.cpu_s - before.cpu_s)


class Meter:
    """Reads both; it needs a connection of its own."""

    def __init__(self, url: str, pid: int) -> None:
        """`pid`: the server's first process."""
        self._connection = psycopg.connect(url.replace("+psycopg", ""), autocommit=True)
        self._connection.execute(f"CREATE EXTENSION IF NOT EXISTS {STATEMENTS}")
        self._server = psutil.Process(pid)

    def read(self) -> Reading:
        """Return what was counted since the server started, BEGIN and COMMIT included."""
        found = self._connection.execute("SELECT sum(calls) FROM pg_stat_statements").fetchone()
        times = []
        for each in self._server.children(recursive=True):
            with suppress(psutil.NoSuchProcess):  # it ended just then, and is counted below
                times.append(each.cpu_times())
        times.append(own := self._server.cpu_times())
        ended = own.children_user + own.children_system
        return Reading(int(found[0] or 0), ended + sum(each.user + each.system for each in times))

    def dearest(self, count: int = 12) -> list[tuple[str, int, float]]:
        """Return the statements that took most time: text, calls, milliseconds in all."""
        query = (
            "SELECT query, calls, total_exec_time FROM pg_stat_statements "
            "ORDER BY total_exec_time DESC LIMIT %s"
        )
        return self._connection.execute(query, [count]).fetchall()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()
