"""The jobs of a trial: three projects, small and large jobs, all queued as people's are."""

import random
from collections.abc import Iterator

from sqlalchemy import func, insert, select

from farm.accounts import projects
from farm.base.ids import new_id
from farm.domain.placement import RENDER, Needs
from farm.domain.projects import NewProject
from farm.infra.services import Services
from farm.sql.models import Job
from tests.factories import ANA, submission

GB = 10**9
SMALL, LARGE = (str(Needs.of(RENDER, [size] * 4, ())) for size in (2 * GB, 20 * GB))
LARGE_SHARE = 0.2
WEIGHTS = {"film": 3.0, "print": 2.0, "web": 1.0}
PEOPLE = 5  # of each project
AT_ONCE = 1000


class Work:
    """Queues jobs."""

    def __init__(self, services: Services, seed: int) -> None:
        self._services = services
        self._chance = random.Random(seed)  # noqa: S311 - repeatable
        self._spec = submission(services, ANA).job_spec().model_dump(mode="json")
        for name, weight in WEIGHTS.items():
            projects.add(services, NewProject(name=name, weight=weight))

    def fill(self, count: int) -> None:
        """Queue so many at once, of each project as many as its weight says."""
        rows = list(self._rows(count))
        for first in range(0, count, AT_ONCE):
            with self._services.db.write() as session:
                session.execute(insert(Job), rows[first : first + AT_ONCE])

    def one_more(self) -> None:
        """Queue one, with all that follows from it."""
        (row,) = self._rows(1)
        with self._services.transaction() as session:
            job = Job(**row)
            session.add(job)
            session.flush()
            session.record_event(job, "state", state=job.state)
            session.ring()

    def _rows(self, count: int) -> Iterator[dict[str, object]]:
        with self._services.db.read() as session:
            first = session.scalar(select(func.count()).select_from(Job)) or 0
        for number in range(first, first + count):
            project = self._chance.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
            yield {
                "id": new_id("job"),
                "owner": f"{project}-{self._chance.randrange(PEOPLE)}",
                "project": project,
                "spec": self._spec,
                "needs": LARGE if self._chance.random() < LARGE_SHARE else SMALL,
                "position": float(number),
            }
