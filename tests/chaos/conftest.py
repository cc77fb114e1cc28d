"""Farms to break."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from farm.base.config import Settings
from farm.errors import FarmError
from farm.local.embedded import DataFolder, Postgres, Valkey, start
from farm.sql.database import Database
from farm.sql.schema import migrate
from tests.chaos.arena import QUICK, Arena

ATTEMPTS = "attempts"  # the user property that carries a test's count to the report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say of each fault how long the farm took to get over it, and how its attempts ended."""
    reports = [
        report
        for reports in terminalreporter.stats.values()
        for report in reports
        if "tests/chaos/" in getattr(report, "nodeid", "")
    ]
    told = {r.nodeid: dict(r.user_properties).get(ATTEMPTS) for r in reports if r.user_properties}
    calls = [
        report for report in reports if getattr(report, "when", "") == "call"
    ]  # others were deselected
    if calls:
        terminalreporter.section("faults")
    for report in sorted(calls, key=lambda report: report.nodeid):
        words = report.nodeid.rpartition("::")[2].removeprefix("test_").replace("_", " ")
        terminalreporter.line(f"{report.outcome:7} {report.duration:5.0f} s  {words}")
        terminalreporter.line(f"{'':17}{told.get(report.nodeid) or ''}")


@pytest.fixture(autouse=True)
def _told(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Note how the attempts of each farm of the test ended, for the report."""
    close = Arena.__exit__

    def tell(arena: Arena, *error: object) -> None:
        with suppress(FarmError):
            request.node.user_properties.append((ATTEMPTS, arena.summary()))
        close(arena, *error)

    monkeypatch.setattr(Arena, "__exit__", tell)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Settings of an impatient farm."""
    return settings.model_copy(update=QUICK)


@pytest.fixture
def arena(settings: Settings, tmp_path: Path) -> Iterator[Arena]:
    """A farm on the servers that all tests share: only our own processes may be killed."""
    with Arena(settings, tmp_path) as arena:
        yield arena


@pytest.fixture
def folder() -> Iterator[DataFolder]:
    """Where a test keeps servers of its own; any account may pass, as PostgreSQL's must."""
    with TemporaryDirectory(prefix="brushfarm-chaos-") as path:
        Path(path).chmod(0o711)
        with DataFolder(Path(path) / "own") as folder:
            yield folder


@pytest.fixture
def valkey(folder: DataFolder) -> Iterator[Valkey]:
    """A broker of this test's own."""
    server = Valkey(folder)
    with start([server]):
        yield server


@pytest.fixture
def postgres(folder: DataFolder) -> Iterator[Postgres]:
    """A database server of this test's own, with every migration applied."""
    server = Postgres(folder)
    with start([server]):
        database = Database(server.url)
        migrate(database)
        database.close()
        yield server
