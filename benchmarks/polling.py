"""Requests a second for GET /jobs/{id}, with and without If-None-Match, beside a bare Flask.

    python -m benchmarks.polling

One gunicorn process, 100,000 jobs in SQLite; the job that is polled is being rendered. The order
of the runs is repeated, and each figure is the median of its runs.
"""

import re
import statistics

from sqlalchemy import insert

from benchmarks import load
from benchmarks.load import Load
from farm.base.config import Settings
from farm.base.ids import new_id
from farm.engine.gatys.recipe import Recipe
from farm.sql.database import Database
from farm.sql.models import Job

JOBS = 100_000
SECONDS = 5.0
CLIENTS = 8
ROUNDS = 3


def main() -> None:
    """Print the table."""
    with load.farm() as settings:
        path = f"/api/v1/jobs/{fill(settings)}"
        runs: dict[str, list[Load]] = {"bare Flask": [], "job, 200": [], "job, 304": []}
        for _ in range(ROUNDS):
            with load.serving(settings, "benchmarks.hello"):
                runs["bare Flask"].append(run(settings, "/"))
            with load.serving(settings):
                runs["job, 200"].append(run(settings, path))
                runs["job, 304"].append(run(settings, path, known(settings, path)))
    print(f"{JOBS:,} jobs, {CLIENTS} clients, one gunicorn process")
    print(f"{'':12}{'req/s':>9}{'p50 ms':>9}{'p99 ms':>9}{'ratio':>8}")
    hello = rate(runs["bare Flask"])
    for name, found in runs.items():
        p50, p99 = (
            statistics.median(getattr(one, p) for one in found) for p in ("p50_ms", "p99_ms")
        )
        print(f"{name:12}{rate(found):9.0f}{p50:9.2f}{p99:9.2f}{rate(found) / hello:8.2f}")


def rate(runs: list[Load]) -> float:
    """Return the median of requests a second."""
    return statistics.median(one.per_second for one in runs)


def run(settings: Settings, path: str, headers: str = "") -> Load:
    """Warm up, then measure."""
    load.send(settings, path, headers, 1.0, CLIENTS)
    return load.send(settings, path, headers, SECONDS, CLIENTS)


def known(settings: Settings, path: str) -> str:
    """Return the header of a client that has the newest state."""
    found = re.search(rb'etag: ("[^"]+")', load.get(settings, path), re.IGNORECASE)
    assert found is not None
    header = f"If-None-Match: {found[1].decode()}\r\n"
    assert b" 304 " in load.get(settings, path, header)
    return header


def fill(settings: Settings) -> str:
    """Make the jobs and return the id of the one that is being rendered."""
    spec = {
        "content": new_id("asset"),
        "styles": [{"asset": new_id("asset"), "weight": 1.0, "mask": None}],
        "outputs": ["png"],
        "recipe": Recipe().model_dump(mode="json"),
    }
    progress = {"stage": "rendering", "done": 0.4, "eta_seconds": 60.0, "curve": [[0.1, 2.0]] * 100}
    ended = {"owner": "admin", "spec": spec, "state": "succeeded", "position": 0.0, "label": ""}
    rows = [ended | {"id": new_id("job"), "progress": None} for _ in range(JOBS)]
    rows[0] |= {"state": "running", "progress": progress}
    database = Database(settings.database)
    with database.write() as session:
        session.execute(insert(Job), rows)
    database.close()
    return str(rows[0]["id"])


if __name__ == "__main__":
    main()
