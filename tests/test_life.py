"""Any order of orders, claims, writes and losses: the invariants of jobs and leases hold."""

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import delete, func, select, update

from farm import jobs, leases
from farm.config import Settings
from farm.errors import Conflict, LeaseLost
from farm.leases import File, Lease, Outcome
from farm.models import Artifact, Attempt, Checkpoint, Job, Row
from farm.roles import Viewer
from farm.services import Services
from farm.states import HELD, TERMINAL, Action, JobState, after, sources
from farm.states import JobState as S
from tests.factories import ANA, BEN, OPS, submission

WORKERS = ("w1", "w2", "w3")
PEOPLE = {
    Action.PAUSE: jobs.pause,
    Action.RESUME: jobs.resume,
    Action.CANCEL: jobs.cancel,
}


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    return settings.model_copy(update={"database_url": database_url})


class Life(RuleBasedStateMachine):
    """What should be true beside what the database says; `leases` also holds dead ones."""

    services: Services

    @initialize()
    def begin(self) -> None:
        with self.services.db.write() as session:
            for table in reversed(Row.metadata.sorted_tables):
                session.execute(delete(table))
        self.states: dict[str, JobState] = {}
        self.holders: dict[str, Lease] = {}
        self.leases: list[Lease] = []
        self.files = 0

    @rule(viewer=st.sampled_from([ANA, BEN]), priority=st.integers(0, 2))
    def submit(self, viewer: Viewer, priority: int) -> None:
        request = submission(self.services, viewer, priority=priority)
        self.states[jobs.submit(self.services, viewer, request).id] = S.QUEUED

    @rule(worker=st.sampled_from(WORKERS))
    def claim(self, worker: str) -> None:
        lease = leases.claim(self.services, worker, f"boot-{worker}-{len(self.leases)}")
        if lease is None:
            assert S.QUEUED not in self.states.values()
            return
        assert self.states[lease.job_id] is S.QUEUED
        assert all(lease.epoch > old.epoch for old in self.leases if old.job_id == lease.job_id)
        self.states[lease.job_id] = S.RUNNING
        self.holders[lease.job_id] = lease
        self.leases.append(lease)

    @precondition(lambda self: self.states)
    @rule(data=st.data(), action=st.sampled_from(sorted(PEOPLE)))
    def order(self, data: st.DataObject, action: Action) -> None:
        job_id = data.draw(st.sampled_from(sorted(self.states)))
        state = self.states[job_id]
        if state not in sources(action):
            with pytest.raises(Conflict):
                PEOPLE[action](self.services, OPS, job_id)
            return
        self.states[job_id] = after(action, state)
        assert PEOPLE[action](self.services, OPS, job_id).state == self.states[job_id]

    @precondition(lambda self: self.leases)
    @rule(
        data=st.data(),
        write=st.sampled_from(
            ["renew", "checkpoint", "picture", "succeed", "fail", "release", "abandon"]
        ),
    )
    def work(self, data: st.DataObject, write: str) -> None:
        lease = data.draw(st.sampled_from(self.leases))
        state = self.states[lease.job_id]
        if self.holders.get(lease.job_id) is not lease:
            with pytest.raises(LeaseLost):
                self.write(lease, write)
        elif write == "succeed" and state is S.CANCELING:
            with pytest.raises(Conflict):
                self.write(lease, write)
        else:
            self.write(lease, write)
            self.follow(lease, write)

    def write(self, lease: Lease, write: str) -> Any:
        self.files += 1
        key = f"jobs/{lease.job_id}/e{lease.epoch}/{self.files}"
        file = File("result.png", "result", key, "image/png", 8, 8, 9, "0" * 64)
        args = (self.services, lease)
        return {
            "renew": lambda: leases.renew(*args, {"done": 0.5}),
            "checkpoint": lambda: leases.add_checkpoint(*args, key, 9, self.files / 1e6, True),
            "picture": lambda: leases.add_artifact(*args, file),
            "succeed": lambda: leases.succeed(*args, [file], {}),
            "fail": lambda: leases.fail(*args, "It cannot be painted.", "log"),
            "release": lambda: leases.release(*args),
            "abandon": lambda: leases.abandon(*args, Outcome.CRASHED, "broken", "log"),
        }[write]()

    def follow(self, lease: Lease, write: str) -> None:
        action = {"succeed": Action.SUCCEED, "fail": Action.FAIL, "release": Action.RELEASE}
        if write in action:
            self.states[lease.job_id] = after(action[write], self.states[lease.job_id])
        elif write == "abandon":
            self.lose(lease.job_id)
        if self.states[lease.job_id] not in HELD:
            self.holders.pop(lease.job_id)

    @precondition(lambda self: self.holders)
    @rule(data=st.data())
    def vanish(self, data: st.DataObject) -> None:
        job_id = data.draw(st.sampled_from(sorted(self.holders)))
        with self.services.db.write() as session:
            session.execute(update(Job).where(Job.id == job_id).values(lease_until=0))
        assert leases.expire(self.services) == [job_id]
        self.lose(job_id)
        self.holders.pop(job_id)

    def lose(self, job_id: str) -> None:
        """Two ways are right, one for poison: which of them, its own tests say."""
        state = self.states[job_id]
        found = self.row(job_id)
        allowed = {after(Action.RELEASE, state)}
        if found.losses >= self.services.settings.max_losses:
            allowed = {after(Action.FAIL, state)}
        assert JobState(found.state) in allowed
        self.states[job_id] = JobState(found.state)

    def row(self, job_id: str) -> Job:
        with self.services.db.read() as session:
            return session.get_one(Job, job_id)

    @invariant()
    def every_job_is_where_it_should_be(self) -> None:
        with self.services.db.read() as session:
            found = {
                job_id: S(state) for job_id, state in session.execute(select(Job.id, Job.state))
            }
        assert found == self.states

    @invariant()
    def an_attempt_is_open_exactly_while_a_worker_holds_the_job(self) -> None:
        with self.services.db.read() as session:
            query = select(Attempt.job_id, Attempt.epoch).where(Attempt.ended.is_(None))
            found = {tuple(row) for row in session.execute(query)}
            count = session.scalar(select(func.count()).select_from(Attempt))
        assert found == {(lease.job_id, lease.epoch) for lease in self.holders.values()}
        assert count == len(self.leases)

    @invariant()
    def a_job_has_at_most_two_checkpoints_and_none_after_its_end(self) -> None:
        with self.services.db.read() as session:
            query = select(Checkpoint.job_id, func.count()).group_by(Checkpoint.job_id)
            counts = dict(session.execute(query).all())
        assert all(
            count <= 2 and self.states[job_id] not in TERMINAL for job_id, count in counts.items()
        )

    @invariant()
    def every_file_was_written_under_an_epoch_that_was_claimed(self) -> None:
        claimed = {(lease.job_id, lease.epoch) for lease in self.leases}
        with self.services.db.read() as session:
            for table in (Checkpoint, Artifact):
                rows = session.execute(select(table.job_id, table.epoch))
                assert {tuple(row) for row in rows} <= claimed


def test_no_order_of_events_breaks_an_invariant(services: Services) -> None:
    run_state_machine_as_test(
        type("Life", (Life,), {"services": services}),
        settings=hypothesis_settings(
            max_examples=6,
            stateful_step_count=40,
            deadline=None,
            database=None,
            phases=[Phase.explicit, Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )
