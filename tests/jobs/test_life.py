"""Any order of orders, claims, writes and losses: the invariants of jobs and leases hold."""

from itertools import takewhile
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

from farm.base.config import Settings
from farm.domain.jobs import bases
from farm.domain.placement import Needs, parse
from farm.domain.roles import Viewer
from farm.domain.states import HELD, TERMINAL, Action, JobState, after, sources
from farm.domain.states import JobState as S
from farm.errors import Conflict, LeaseLost
from farm.fleet import registry
from farm.fleet.registry import Drain
from farm.infra.services import Services
from farm.jobs import orders
from farm.jobs.kept import bin
from farm.jobs.leasing import leases, losses
from farm.jobs.leasing.endings import BROKEN, Outcome
from farm.jobs.leasing.leases import File, Lease
from farm.jobs.listing import lookup
from farm.jobs.many import batches
from farm.jobs.many.batches import Axis, Grid
from farm.jobs.submitting import submissions
from farm.sql.models import Artifact, Attempt, Checkpoint, Job, JobAsset, JobEvent, Row, Worker
from tests.factories import ANA, BEN, OPS, submission

WORKERS = ("w1", "w2", "w3")
PEOPLE = {
    Action.PAUSE: orders.pause,
    Action.RESUME: orders.resume,
    Action.FINISH: orders.finish,
    Action.CANCEL: orders.cancel,
}
ORDERED = {S.PAUSING: Outcome.PAUSED, S.CANCELING: Outcome.CANCELED}


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
        self.grids: dict[tuple[str, str], Grid] = {}
        self.batches: dict[tuple[str, str], str] = {}
        self.members: dict[str, set[str]] = {}
        self.attempts = 0
        for worker in WORKERS:
            registry.register(self.services, worker_row(worker, f"boot-{worker}"))
        self.files = 0

    @rule(
        viewer=st.sampled_from([ANA, BEN]),
        priority=st.integers(0, 2),
        size=st.sampled_from([128, 1024]),
        labels=st.sampled_from([[], ["fast"]]),
    )
    def submit(self, viewer: Viewer, priority: int, size: int, labels: list[str]) -> None:
        request = submission(
            self.services,
            viewer,
            priority=priority,
            recipe={"size": size},
            worker_labels=labels,
        )
        self.states[submissions.submit(self.services, viewer, request).id] = S.QUEUED

    @rule(viewer=st.sampled_from([ANA, BEN]), key=st.sampled_from(["k1", "k2"]))
    def submit_batch(self, viewer: Viewer, key: str) -> None:
        """Queue two jobs at once; the same key answers with the same two."""
        base = submission(self.services, viewer).model_dump(mode="json", exclude_unset=True)
        if (viewer.name, key) not in self.grids:
            axes = [Axis(field="/recipe/seed", values=[1, 2])]
            self.grids[viewer.name, key] = Grid(base=base, axes=axes)
        batch = batches.submit(self.services, viewer, self.grids[viewer.name, key], key)
        if self.batches.setdefault((viewer.name, key), batch.id) != batch.id:
            raise AssertionError("one key, two batches")
        with self.services.db.read() as session:
            members = [job.id for job in batches.members(session, viewer, batch)]
        if batch.id not in self.members:
            self.members[batch.id] = set(members)
            self.states |= dict.fromkeys(members, S.QUEUED)
        assert set(members) == self.members[batch.id]

    @rule(worker=st.sampled_from(WORKERS))
    def claim(self, worker: str) -> None:
        lease = leases.claim(self.services, worker, f"boot-{worker}-{len(self.leases)}")
        row = self.fleet()[worker]
        offer = row.offer
        if lease is None:
            takes = any(offer.takes(self.needs(job_id)) for job_id in self.waiting())
            assert row.draining or not takes
            return
        assert not row.draining
        assert offer.takes(self.needs(lease.job_id))
        assert self.states[lease.job_id] is S.QUEUED
        assert all(lease.epoch > old.epoch for old in self.leases if old.job_id == lease.job_id)
        self.states[lease.job_id] = S.RUNNING
        self.holders[lease.job_id] = lease
        self.leases.append(lease)
        self.attempts += 1

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

    @precondition(lambda self: self.states)
    @rule(data=st.data())
    def put_back(self, data: st.DataObject) -> None:
        """Undo a cancel: a job that nobody had begun goes on under a new number."""
        job_id = data.draw(st.sampled_from(sorted(self.states)))
        if self.states[job_id] is not S.CANCELED or self.was_claimed(job_id):
            with pytest.raises(Conflict):
                orders.put_back(self.services, OPS, job_id)
            return
        old = self.row(job_id)
        new = orders.put_back(self.services, OPS, job_id)
        assert (new.position, new.priority, new.batch_id) == (
            old.position,
            old.priority,
            old.batch_id,
        )
        self.drop(job_id)
        self.states[new.id] = S.QUEUED
        if new.batch_id:
            self.members[new.batch_id].add(new.id)

    @precondition(lambda self: self.states)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        job_id = data.draw(st.sampled_from(sorted(self.states)))
        if self.states[job_id] not in TERMINAL:
            with pytest.raises(Conflict):
                bin.erase(self.services, OPS, job_id)
            return
        bin.erase(self.services, OPS, job_id)
        self.attempts -= sum(lease.job_id == job_id for lease in self.leases)
        self.drop(job_id)

    def drop(self, job_id: str) -> None:
        del self.states[job_id]
        for members in self.members.values():
            members.discard(job_id)

    def was_claimed(self, job_id: str) -> bool:
        return any(lease.job_id == job_id for lease in self.leases)

    @precondition(lambda self: len(self.waiting()) > 1)
    @rule(data=st.data())
    def move(self, data: st.DataObject) -> None:
        job_id, other = data.draw(st.permutations(self.waiting()))[:2]
        orders.move(self.services, OPS, job_id, other)
        with self.services.db.read() as session:
            moved, passed = (lookup.get(session, OPS, one) for one in (job_id, other))
        assert moved.priority == passed.priority
        assert moved.position < passed.position  # of one owner; several take turns

    def waiting(self) -> list[str]:
        return sorted(job_id for job_id, state in self.states.items() if state is S.QUEUED)

    @precondition(lambda self: self.leases)
    @rule(
        data=st.data(),
        write=st.sampled_from(
            [
                "renew",
                "checkpoint",
                "picture",
                "succeed",
                "fail",
                "release",
                "abandon",
                "outgrow",
                "hand on",
            ]
        ),
    )
    def work(self, data: st.DataObject, write: str) -> None:
        lease = data.draw(st.sampled_from(self.leases))
        state = self.states.get(lease.job_id)
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
            "outgrow": lambda: leases.outgrow(*args, memory_of(lease.worker_id), "no room", "log"),
            "hand on": lambda: leases.hand_on(*args, "its disk is full", "log"),
            "abandon": lambda: leases.abandon(*args, Outcome.CRASHED, "broken", "log"),
        }[write]()

    def outcome(self, lease: Lease) -> Outcome:
        """How the attempt of a lease ended."""
        mine = (Attempt.job_id == lease.job_id) & (Attempt.epoch == lease.epoch)
        with self.services.db.read() as session:
            return Outcome(session.scalars(select(Attempt.outcome).where(mine)).one())

    def follow(self, lease: Lease, write: str) -> None:
        action = {
            "succeed": Action.SUCCEED,
            "fail": Action.FAIL,
            "release": Action.RELEASE,
            "outgrow": Action.RELEASE,
            "hand on": Action.RELEASE,
        }
        state = self.states[lease.job_id]
        if action.get(write) is Action.RELEASE and state in ORDERED:
            assert self.outcome(lease) is ORDERED[state]
        if write == "hand on":
            assert self.fleet()[lease.worker_id].draining
        if write == "outgrow":
            worker = self.fleet()[lease.worker_id]
            assert not worker.offer.takes(self.needs(lease.job_id))
            assert worker.reason is None or worker.draining
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
        assert losses.expire(self.services) == [job_id]
        self.lose(job_id)
        self.holders.pop(job_id)

    @rule(worker=st.sampled_from(WORKERS))
    def die_and_be_started_again(self, worker: str) -> None:
        """Everything that the dead process held is free, and nothing else."""
        held = [lease for lease in self.holders.values() if lease.worker_id == worker]
        for boot_id in {lease.boot_id for lease in held} or {"boot of none"}:
            mine = {lease.job_id for lease in held if lease.boot_id == boot_id}
            assert set(losses.reclaim(self.services, boot_id)) == mine
            for job_id in mine:
                self.lose(job_id)
                self.holders.pop(job_id)
        before = self.fleet()[worker]
        row = worker_row(worker, f"boot-{worker}-again")
        registry.register(self.services, row, is_dead=lambda _before: True)
        after = self.fleet()[worker]
        assert registry.ordered(after) is registry.ordered(before)
        assert after.reason == before.reason

    @rule(worker=st.sampled_from(WORKERS), draining=st.booleans(), after_job=st.booleans())
    def drain(self, worker: str, draining: bool, after_job: bool) -> None:
        before = registry.ordered(self.fleet()[worker])
        registry.drain(self.services, worker, draining, after_job=after_job)
        row = self.fleet()[worker]
        assert row.draining is draining
        finishes = draining and after_job and before is not Drain.NOW
        assert row.after_job is finishes
        assert draining or row.reason is None

    def fleet(self) -> dict[str, Worker]:
        with self.services.db.read() as session:
            return {row.id: row for row in registry.workers(session)}

    @invariant()
    def a_worker_that_broke_three_jobs_in_a_row_is_set_aside(self) -> None:
        for worker, row in self.fleet().items():
            assert row.reason is None or row.draining
            if row.reason is None and row.trusted is None:
                assert len(self.broken_in_a_row(worker)) < losses.DIFFERENT_JOBS

    def broken_in_a_row(self, worker: str) -> set[str]:
        with self.services.db.read() as session:
            ended = (Attempt.worker_id == worker) & Attempt.ended.is_not(None)
            query = select(Attempt.job_id, Attempt.outcome).where(ended)
            tries = session.execute(query.order_by(Attempt.id.desc())).all()
        broken = takewhile(lambda tried: tried.outcome in BROKEN, tries)
        return {tried.job_id for tried in broken}

    def lose(self, job_id: str) -> None:
        """Two ways are right, one for poison: which of them, its own tests say."""
        state = self.states[job_id]
        found = self.row(job_id)
        allowed = {after(Action.RELEASE, state)}
        if found.worker_losses >= self.services.settings.max_losses:
            allowed = {after(Action.FAIL, state)}
        assert JobState(found.state) in allowed
        self.states[job_id] = JobState(found.state)

    def needs(self, job_id: str) -> Needs:
        return parse(self.row(job_id).needs)

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
        assert count == self.attempts

    @invariant()
    def a_job_has_at_most_two_checkpoints(self) -> None:
        with self.services.db.read() as session:
            query = select(Checkpoint.job_id, func.count()).group_by(Checkpoint.job_id)
            counts = dict(session.execute(query).all())
        assert all(count <= 2 for count in counts.values())

    @invariant()
    def nothing_is_left_of_a_job_that_is_gone(self) -> None:
        with self.services.db.read() as session:
            for table in (Attempt, Checkpoint, Artifact, JobEvent):
                assert set(session.scalars(select(table.job_id))) <= set(self.states)

    @invariant()
    def every_job_is_found_by_what_it_is_made_of(self) -> None:
        with self.services.db.read() as session:
            listed = session.execute(select(JobAsset.job_id, JobAsset.asset_id, JobAsset.role))
            specs = session.execute(select(Job.id, Job.spec))
            named = {(job_id, *one) for job_id, spec in specs for one in bases.inputs(spec)}
            assert {tuple(row) for row in listed} == named

    @invariant()
    def every_file_was_written_under_an_epoch_that_was_claimed(self) -> None:
        claimed = {(lease.job_id, lease.epoch) for lease in self.leases}
        with self.services.db.read() as session:
            for table in (Checkpoint, Artifact):
                rows = session.execute(select(table.job_id, table.epoch))
                assert {tuple(row) for row in rows} <= claimed


def worker_row(worker: str, boot_id: str) -> Worker:
    return Worker(
        id=worker,
        boot_id=boot_id,
        host="h",
        pid=1,
        device="cpu",
        version="1",
        memory=memory_of(worker),
        labels="fast" if worker == "w3" else "",
    )


def memory_of(worker: str) -> int:
    """The first worker has too little for the larger jobs."""
    return 300_000_000 if worker == "w1" else 10**12


def test_no_order_of_events_breaks_an_invariant(services: Services) -> None:
    run_state_machine_as_test(
        type("Life", (Life,), {"services": services}),
        settings=hypothesis_settings(
            max_examples=6,
            stateful_step_count=40,
            database=None,
            phases=[Phase.explicit, Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )
