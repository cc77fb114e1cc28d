"""Submits and claims a second with many jobs in the table."""

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.table import Table
from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from benchmarks.durability.figures import table
from farm.base.config import Settings
from farm.domain.jobs.renders import Submission
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.jobs.submitting import submissions
from farm.local.embedded import DataFolder, Postgres, Valkey, start
from farm.sql.models import Job
from farm.sql.schema import migrate
from tests.factories import ANA, submission

ROWS = 100_000
AT_ONCE = 2000
OWNERS = 50
FEW = 300
MEASURE_S = 4.0


def measure(_samples: int) -> Table:
    """Return the rates on both databases, with a table of few jobs and of many."""
    figures = table(
        "a second, one client",
        *(f"submits, {ROWS:,} jobs", f"claims, {ROWS:,} jobs"),
        *(f"submits, {FEW} jobs", f"claims, {FEW} jobs"),
    )
    with TemporaryDirectory(prefix="brushfarm-bench-") as name:
        Path(name).chmod(0o711)  # PostgreSQL's account must pass
        with DataFolder(Path(name) / "data") as folder:
            valkey, postgres = Valkey(folder), Postgres(folder)
            with start([valkey, postgres]):
                own = {"data_dir": folder.path, "max_waiting_jobs": 0, **valkey.settings()}
                settings = Settings(_env_file=None, **own)
                for kind, url in {"SQLite": "", "PostgreSQL": postgres.url}.items():
                    there = settings.model_copy(update={"database_url": url})
                    figures.add_row(kind, *(f"{rate:.0f}" for rate in _rates(there)))
    return figures


def _rates(settings: Settings) -> list[float]:
    with Services(settings) as services:
        migrate(services.db)
        request = submission(services, ANA)

        def submit() -> object:
            return submissions.submit(services, ANA, request)

        def claim() -> object:
            return leases.claim(services, "w1", "boot")

        _fill(services, request, FEW)
        few = [_a_second(submit), _a_second(claim)]
        _fill(services, request, ROWS)
        return [_a_second(submit), _a_second(claim), *few]


def _fill(services: Services, request: Submission, count: int) -> None:
    """Make it `count` jobs, half of them waiting, none running."""
    with services.db.write() as session:
        session.execute(text("DELETE FROM attempts"))
        session.execute(text("DELETE FROM job_events"))
        session.execute(text("DELETE FROM jobs"))
    for base in range(0, count, AT_ONCE):
        with services.db.write() as session:
            _insert(session, request, base, min(base + AT_ONCE, count))
    with services.db.write() as session:
        session.execute(text("ANALYZE"))


def _insert(session: Session, request: Submission, first: int, end: int) -> None:
    spec = request.job_spec().model_dump(mode="json")
    rows = [
        {
            "id": f"job_{number:026}",
            "owner": f"person-{number % OWNERS}",
            "spec": spec,
            "position": float(number),
            "created": float(number),
            "state": "succeeded" if number // OWNERS % 2 else "queued",
        }
        for number in range(first, end)
    ]
    session.execute(insert(Job), rows)


def _a_second(action: Callable[[], object]) -> float:
    """Repeat `action` for some seconds, or until it returns None; return its rate."""
    began, count = time.monotonic(), 0
    while time.monotonic() - began < MEASURE_S and action() is not None:
        count += 1
    return count / (time.monotonic() - began)
