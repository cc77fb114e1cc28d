"""Servers die, vanish, refuse and crawl; the renders wait or go on, and none is lost."""

import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import httpx
import pytest
import redis
from sqlalchemy import func, select

from farm.base.config import Settings
from farm.domain.states import JobState
from farm.infra.doorbell import Doorbell
from farm.jobs import orders
from farm.jobs.leasing.endings import Outcome
from farm.local.embedded import Postgres, Valkey
from farm.local.embedded.servers import wait_for
from farm.sql.models import Job
from tests.chaos.arena import ANA, Arena
from tests.chaos.grumpy import refusing
from tests.proxy import Proxy

pytestmark = pytest.mark.chaos

AWAY_S = 8.0  # longer than a lease of these tests


@pytest.fixture
def s3(settings: Settings) -> Iterator[Proxy]:
    """The way to the object store."""
    with Proxy(urlsplit(settings.s3_endpoint).port or 0) as proxy:
        yield proxy


def through(proxy: Proxy, url: str) -> str:
    """Return the URL with the proxy's port."""
    return url.replace(f":{urlsplit(url).port}", f":{proxy.port}")


def test_renders_go_on_and_begin_while_the_broker_is_killed_and_gone(
    settings: Settings, valkey: Valkey, tmp_path: Path
) -> None:
    with Arena(settings.model_copy(update={"redis_url": valkey.url}), tmp_path) as arena:
        arena.maintenance()
        arena.worker("w1")
        running = arena.submit(300)
        arena.until_done(running, 0.1)
        valkey.process.kill()
        arena.until_finished(running)
        born_without = arena.submit(100)
        arena.until_finished(born_without)
        paused = arena.submit(5000)  # it must not end before it is paused
        arena.until_done(paused, 0.01)
        orders.pause(arena.services, ANA, paused)
        arena.until_state(paused, JobState.PAUSED, seconds=10)
        valkey.start()
        wait_for(valkey)
        redis.Redis.from_url(valkey.url).flushall()
        arena.until_finished(arena.submit(50))
        assert arena.outcomes(running) == arena.outcomes(born_without) == [Outcome.SUCCEEDED]


def test_an_outage_of_the_database_costs_no_attempt_and_no_work(
    settings: Settings, postgres: Postgres, tmp_path: Path
) -> None:
    with Arena(settings.model_copy(update={"database_url": postgres.url}), tmp_path) as arena:
        arena.maintenance()
        arena.worker("w1")
        job = arena.submit(400)
        arena.until_done(job, 0.1)
        postgres.stop()
        time.sleep(AWAY_S)
        postgres.start()
        wait_for(postgres)
        picture = arena.until_finished(job)
        assert arena.outcomes(job) == [Outcome.SUCCEEDED]
        assert arena.until_finished(arena.submit(400)) == picture


def test_maintenance_that_comes_back_with_the_database_before_a_worker_does_waits_for_it(
    settings: Settings, postgres: Postgres, tmp_path: Path
) -> None:
    with Arena(settings.model_copy(update={"database_url": postgres.url}), tmp_path) as arena:
        maintenance = arena.maintenance()
        worker = arena.worker("w1")
        job = arena.submit(400)
        arena.until_done(job, 0.1)
        arena.freeze(worker)
        postgres.stop()
        maintenance.kill()
        time.sleep(AWAY_S)
        postgres.start()
        wait_for(postgres)
        maintenance.start()
        arena.until(lambda: maintenance.last_words(50).count("on duty") == 2)
        time.sleep(2 * arena.settings.maintenance_seconds)
        worker.signal(signal.SIGCONT)
        arena.until_finished(job)
        assert arena.outcomes(job) == [Outcome.SUCCEEDED]


@pytest.mark.parametrize("fault", ["refusing", "slow", "cut", "500", "503", "412", "507"])
def test_a_store_out_of_order_delays_a_render_and_does_not_fail_it(
    arena: Arena, s3: Proxy, fault: str
) -> None:
    arena.maintenance()
    arena.worker("w1", s3_endpoint=through(s3, arena.settings.s3_endpoint))
    whole = arena.until_finished(arena.submit(150))
    job = arena.submit(150)
    arena.until_done(job, 0.1)
    with refusing(int(fault) if fault.isdigit() else 500) as grumpy:
        if fault == "refusing":
            s3.refuse()
        elif fault == "slow":
            s3.delay = 1.0
        elif fault == "cut":
            s3.cut_after(1000)
        else:
            s3.target = ("127.0.0.1", grumpy)
        s3.cut()
        time.sleep(AWAY_S)
        s3.target = ("127.0.0.1", urlsplit(arena.settings.s3_endpoint).port or 0)
        s3.heal()
        s3.cut()
    assert arena.until_finished(job) == whole
    assert arena.outcomes(job) == [Outcome.SUCCEEDED]


@pytest.mark.parametrize("server", ["database", "broker", "store"])
def test_a_worker_cut_off_from_a_server_comes_back_to_the_right_picture(
    settings: Settings, postgres: Postgres, valkey: Valkey, tmp_path: Path, server: str
) -> None:
    near = settings.model_copy(update={"database_url": postgres.url, "redis_url": valkey.url})
    field, url = {
        "database": ("database_url", postgres.url),
        "broker": ("redis_url", valkey.url),
        "store": ("s3_endpoint", settings.s3_endpoint),
    }[server]
    with Proxy(urlsplit(url).port or 0) as network, Arena(near, tmp_path) as arena:
        arena.maintenance()
        arena.worker("far", **{field: through(network, url)})
        job = arena.submit(300)
        arena.until_done(job, 0.1)
        network.drop()
        time.sleep(AWAY_S)
        network.cut()
        network.heal()
        picture = arena.until_finished(job)
        assert arena.until_finished(arena.submit(300)) == picture
        lost = [Outcome.LOST] if server == "database" else []
        assert arena.outcomes(job) == [*lost, Outcome.SUCCEEDED]


def test_the_second_maintenance_process_stands_by_and_takes_over(arena: Arena) -> None:
    first = arena.maintenance("first")
    arena.until(lambda: "on duty" in first.last_words(5))
    second = arena.maintenance("second")
    worker = arena.worker("w1")
    job = arena.submit(200)
    arena.until_done(job, 0.1)
    assert "on duty" not in second.last_words(5)
    first.kill()
    worker.kill()
    arena.until(lambda: "on duty" in second.last_words(5))
    arena.worker("w2")
    arena.until_finished(job)
    assert arena.outcomes(job) == [Outcome.LOST, Outcome.SUCCEEDED]


def test_the_lock_of_maintenance_on_postgres_is_freed_by_the_death_of_its_process(
    settings: Settings, postgres: Postgres, tmp_path: Path
) -> None:
    with Arena(settings.model_copy(update={"database_url": postgres.url}), tmp_path) as arena:
        first = arena.maintenance("first")
        arena.until(lambda: "on duty" in first.last_words(5))
        second = arena.maintenance("second")
        time.sleep(3)
        assert "on duty" not in second.last_words(5)
        first.kill()
        arena.until(lambda: "on duty" in second.last_words(5))


def test_messages_delivered_many_times_start_each_job_once(arena: Arena) -> None:
    arena.maintenance()
    doorbell = Doorbell(arena.settings)
    waiting = [arena.submit(40) for _ in range(4)]
    for _ in range(40):
        assert doorbell.ring()
    doorbell.close()
    arena.worker("w1")
    arena.worker("w2")
    for job in waiting:
        arena.until_finished(job)
    assert all(arena.outcomes(job) == [Outcome.SUCCEEDED] for job in waiting)


def test_a_web_process_killed_between_requests_and_answers_submits_each_job_once(
    arena: Arena,
) -> None:
    port = free_port()
    web = arena.run("web", ["web"], port=port)
    content, style = arena.pictures()
    address = f"http://127.0.0.1:{port}/api/v1/jobs"
    keys = [uuid4().hex for _ in range(12)]
    for number, key in enumerate(keys):
        body = {"content": content, "styles": [{"asset": style}], "recipe": {"size": 64}}

        def submit(key: str = key, body: dict[str, object] = body) -> bool:
            try:
                answer = httpx.post(
                    address, json=body, headers={"Idempotency-Key": key}, timeout=10
                )
            except httpx.HTTPError:
                return False
            assert answer.status_code == 201, answer.text
            return True

        arena.until(submit)
        if number in (3, 7):
            web.kill()
            web.start()
            submit()
    with arena.services.db.read() as session:
        assert session.scalar(select(func.count()).select_from(Job)) == len(keys)


def test_a_full_disk_under_database_and_temporary_files_only_delays_a_render(
    settings: Settings, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk], capture_output=True
    )
    if mounted.returncode != 0:
        pytest.skip("only root may mount the small disk that this test fills")
    try:
        (disk / "farm.db").write_bytes((tmp_path / "farm.db").read_bytes())
        full = settings.model_copy(update={"database_url": f"sqlite:///{disk}/farm.db"})
        with Arena(full, tmp_path) as arena, pytest.MonkeyPatch.context() as patch:
            patch.setenv("TMPDIR", str(disk))
            arena.maintenance()
            arena.worker("w1")
            job = arena.submit(400)
            arena.until_done(job, 0.1)
            fill(disk / "ballast")
            time.sleep(AWAY_S)
            (disk / "ballast").unlink()
            picture = arena.until_finished(job)
            assert arena.outcomes(job) == [Outcome.SUCCEEDED]
            assert arena.until_finished(arena.submit(400)) == picture
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)


def fill(path: Path) -> None:
    """Write until the disk is full."""
    with path.open("wb", buffering=0) as file:
        try:
            while file.write(b"\0" * 4096):
                pass
        except OSError:
            return


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
