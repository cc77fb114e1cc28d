"""Small and large workers, and jobs that fit only some of them, with real claims."""

import random

import pytest
from sqlalchemy import select, update

from farm.base.config import Settings
from farm.domain.placement import Needs, parse
from farm.domain.roles import Viewer
from farm.domain.states import JobState
from farm.fleet import queue, registry
from farm.infra.services import Services
from farm.jobs.leasing import leases, losses
from farm.jobs.leasing.endings import Outcome
from farm.jobs.leasing.leases import Lease
from farm.jobs.submitting import submissions
from farm.sql.models import Attempt, Job, Worker
from tests.factories import ANA, BEN, submission, worker

GB = 10**9
SMALL, LARGE = 128, 1024  # pixels
BETWEEN = 300_000_000  # bytes: enough for the small one alone


@pytest.fixture
def settings(settings: Settings, database_url: str) -> Settings:
    return settings.model_copy(update={"database_url": database_url})


def submit(services: Services, viewer: Viewer = ANA, size: int = SMALL, **changes: object) -> str:
    request = submission(services, viewer, recipe={"size": size}, **changes)
    return submissions.submit(services, viewer, request).id


def join(services: Services, worker: str, memory: int, labels: str = "") -> None:
    registry.register(
        services,
        Worker(
            id=worker,
            boot_id=f"boot-{worker}",
            host="h",
            pid=1,
            device="cpu",
            version="1",
            memory=memory,
            labels=labels,
        ),
    )


def test_a_job_for_several_devices_waits_for_a_worker_that_has_them(services: Services) -> None:
    job = submit(services, devices=2)
    assert row(services, job).spec["devices"] == 2
    join(services, "alone", 10 * GB)
    assert claim(services, "alone") is None
    with services.db.read() as session:
        fleet = queue.fleet(session, 30, parse(row(services, job).needs))
    assert fleet.lack == "It asks for a worker with 2 devices; none has so many."
    join(services, "pair", 10 * GB, labels="devices-2")
    lease = claim(services, "pair")
    assert lease is not None
    assert lease.job_id == job


def test_a_job_that_names_a_network_waits_for_a_worker_that_has_it(services: Services) -> None:
    recipe = {"size": SMALL, "network": "vgg16"}
    request = submission(services, ANA, recipe=recipe)
    job = submissions.submit(services, ANA, request).id
    join(services, "nineteen", 10 * GB, labels="network-vgg19")
    assert claim(services, "nineteen") is None
    assert reason(services, job) == "It needs the network vgg16; no worker has it."
    with services.db.read() as session:
        checked = submissions.check(session, services.settings, ANA, request)
    assert checked.warnings[-1] == "It needs the network vgg16; no worker has it."
    cloned = submissions.clone(services, ANA, job, {"recipe": {"network": "auto"}}).id
    lease = claim(services, "nineteen")
    assert lease is not None
    assert lease.job_id == cloned
    join(services, "both", 10 * GB, labels="network-vgg16,network-vgg19")
    assert claim(services, "both") is not None


def test_a_worker_of_a_version_that_told_of_no_networks_takes_jobs_that_name_one(
    services: Services,
) -> None:
    recipe = {"size": SMALL, "network": "vgg16"}
    submissions.submit(services, ANA, submission(services, ANA, recipe=recipe))
    join(services, "older", 10 * GB, labels="fast")
    assert claim(services, "older") is not None


def test_each_of_several_devices_needs_less(services: Services) -> None:
    one, four = (parse(row(services, submit(services, size=2048, devices=n)).needs) for n in (1, 4))
    assert four.bytes("gpu") < one.bytes("gpu") / 2


def claim(services: Services, worker: str) -> Lease | None:
    return leases.claim(services, worker, f"boot-{worker}")


def row(services: Services, job_id: str) -> Job:
    with services.db.read() as session:
        return session.get_one(Job, job_id)


def reason(services: Services, job_id: str) -> str:
    with services.db.read() as session:
        return queue.waits(session, [job_id], services.settings)[job_id].reason


def set_needs(services: Services, job_id: str, needs: str) -> None:
    with services.db.write() as session:
        session.execute(update(Job).where(Job.id == job_id).values(needs=needs))


def test_a_small_and_a_large_worker_render_eight_jobs_of_which_six_fit_only_the_large_one(
    services: Services,
) -> None:
    jobs = [submit(services, size=size) for size in [SMALL, LARGE, LARGE, LARGE] * 2]
    join(services, "small", BETWEEN)
    join(services, "large", 24 * GB)
    done: dict[str, str] = {}
    while len(done) < len(jobs):
        for name in ("small", "large"):
            if lease := claim(services, name):
                leases.succeed(services, lease, [], {})
                done[lease.job_id] = name
    assert all(row(services, job_id).state == JobState.SUCCEEDED for job_id in jobs)
    assert {
        done[job_id] for job_id in jobs if row(services, job_id).spec["recipe"]["size"] == LARGE
    } == {"large"}


def test_a_job_that_ran_out_of_memory_goes_to_a_larger_worker_and_nobody_is_at_fault(
    services: Services,
) -> None:
    jobs = [submit(services) for _ in range(losses.DIFFERENT_JOBS)]
    join(services, "small", BETWEEN)
    for job_id in jobs:
        lease = claim(services, "small")
        assert lease is not None
        leases.outgrow(services, lease, BETWEEN, "It ran out of memory.", "log")
        assert (row(services, job_id).state, row(services, job_id).worker_losses) == ("queued", 0)
    assert claim(services, "small") is None
    assert reason(services, jobs[0]).startswith("It needs 305 MB; the largest worker has 300 MB.")
    with services.db.read() as session:
        assert not session.get_one(Worker, "small").draining
        assert set(session.scalars(select(Attempt.outcome))) == {Outcome.OUT_OF_MEMORY}
    join(services, "large", 24 * GB)
    assert reason(services, jobs[0]) == "It is next, and a worker is about to take it."
    lease = claim(services, "large")
    assert lease is not None
    assert lease.job_id == jobs[0]


def test_memory_that_others_took_from_a_device_teaches_nothing_about_the_job(
    services: Services,
) -> None:
    job_id = submit(services)
    join(services, "w", 24 * GB)
    before = row(services, job_id).needs
    lease = claim(services, "w")
    assert lease is not None
    leases.outgrow(services, lease, 1_000_000, "It does not fit.", "log")
    assert row(services, job_id).needs == before
    assert claim(services, "w") is None
    registry.seen(services, worker("w", memory=24 * GB))
    assert claim(services, "w") is not None


def test_a_job_of_a_version_without_needs_is_tried_anywhere_and_gets_them_where_it_does_not_fit(
    services: Services,
) -> None:
    job_id = submit(services, size=LARGE)
    known = row(services, job_id).needs
    set_needs(services, job_id, "")
    join(services, "small", BETWEEN)
    lease = claim(services, "small")
    assert lease is not None
    leases.outgrow(services, lease, BETWEEN, "It does not fit.", "log")
    assert row(services, job_id).needs == known
    assert claim(services, "small") is None


def test_a_job_that_asks_for_labels_waits_for_a_worker_that_has_them_all(
    services: Services,
) -> None:
    asking = submit(services, worker_labels=["fast", "studio-2"])
    other = submit(services)
    join(services, "plain", 24 * GB, "fast")
    assert reason(services, asking).startswith("It asks for a worker with the label")
    lease = claim(services, "plain")
    assert lease is not None
    assert lease.job_id == other
    join(services, "right", 24 * GB, "fast,night,studio-2")
    lease = claim(services, "right")
    assert lease is not None
    assert lease.job_id == asking


def test_jobs_that_no_worker_of_ones_own_could_take_are_not_ahead(services: Services) -> None:
    huge, mine = submit(services), submit(services)
    set_needs(services, huge, str(Needs.of("render", [900 * GB] * 4, ())))
    join(services, "w", 24 * GB)
    with services.db.read() as session:
        assert queue.waits(session, [huge, mine], services.settings)[mine].place == 1
    assert reason(services, huge).endswith("the largest worker has 24 GB.")


def test_a_drained_worker_that_would_do_is_told_from_one_that_is_missing(
    services: Services,
) -> None:
    job_id = submit(services, size=LARGE)
    join(services, "small", BETWEEN)
    join(services, "large", 24 * GB)
    registry.drain(services, "large", True)
    assert (
        reason(services, job_id)
        == "Every worker that could take it is drained, set aside or outside of its hours."
    )


@pytest.mark.parametrize("seed", range(3))
def test_neither_large_nor_small_jobs_starve_behind_an_endless_stream_of_the_others(
    services: Services, seed: int
) -> None:
    """Two people send jobs without end, one of each size; whoever asks once is soon served."""
    chance = random.Random(seed)
    workers = {"s1": BETWEEN, "s2": BETWEEN, "s3": BETWEEN, "l1": 24 * GB}
    for name, memory in workers.items():
        join(services, name, memory)
    stream = chance.choice([SMALL, LARGE])
    rare = LARGE if stream == SMALL else SMALL
    for _ in range(8):
        submit(services, ANA, stream)
        submit(services, BEN, stream)
    waiting = submit(services, chance.choice([ANA, BEN]), rare)
    held: dict[str, Lease | None] = dict.fromkeys(workers)
    ends = 0
    while row(services, waiting).state == JobState.QUEUED:
        worker = chance.choice(sorted(workers))
        if lease := held[worker]:
            leases.succeed(services, lease, [], {})
            submit(services, ANA, stream)
            ends += worker == "l1"
        held[worker] = claim(services, worker)
        if lease := held[worker]:
            offer = parse(row(services, lease.job_id).needs).bytes("cpu")
            assert offer <= workers[worker]
        assert ends <= 2


def test_a_large_job_is_not_kept_waiting_by_its_owners_own_small_ones(services: Services) -> None:
    for name, memory in {"s1": BETWEEN, "s2": BETWEEN, "large": 24 * GB}.items():
        join(services, name, memory)
    for _ in range(6):
        submit(services)
    large = submit(services, size=LARGE)
    submit(services, BEN)
    submit(services, BEN)
    claim(services, "s1")
    claim(services, "s2")
    taken = [lease for _ in range(2) if (lease := claim(services, "large"))]
    assert large in [lease.job_id for lease in taken]
