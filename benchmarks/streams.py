"""500 live streams on one web process through a render, cut and taken up again at random.

    python -m benchmarks.streams

Prints whether any client missed or repeated an event, how late events came, and the memory of the
web process. Progress may be left out (at most two a second are told), but never comes twice.
"""

import asyncio
import random
import statistics
import time
from dataclasses import dataclass, field

import psutil

from benchmarks import load
from benchmarks.polling import fill
from farm.base.config import Settings
from farm.client.follow import Follower
from farm.domain.states import JobState
from farm.infra.events import order
from farm.infra.services import Services, record_event
from farm.jobs.leasing import leases
from farm.jobs.leasing.leases import File
from farm.sql.models import Job

CLIENTS = 500
SECONDS = 30
CUT_EVERY_S = 5.0  # each connection lives about so long


@dataclass
class Watcher:
    """One client and all that it was told."""

    follower: Follower = field(default_factory=Follower)
    ids: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    late_s: list[float] = field(default_factory=list)
    cuts: int = 0
    resyncs: int = 0

    async def watch(self, settings: Settings, path: str, ready: asyncio.Semaphore) -> None:
        """Follow the job to its end over as many connections as it takes."""
        while not self.follower.over:
            life = random.uniform(0.5, 1.5) * CUT_EVERY_S  # noqa: S311 - no secret
            try:
                await asyncio.wait_for(self._connection(settings, path, ready), life)
            except (TimeoutError, OSError, asyncio.IncompleteReadError):
                self.cuts += 1

    async def _connection(self, settings: Settings, path: str, ready: asyncio.Semaphore) -> None:
        reader, writer = await asyncio.open_connection(settings.host, settings.port)
        try:
            sent = {"Host": f"{settings.host}:{settings.port}"} | self.follower.headers()
            head = "".join(f"{name}: {value}\r\n" for name, value in sent.items())
            writer.write(f"GET {path} HTTP/1.0\r\n{head}\r\n".encode())
            await reader.readuntil(b"\r\n\r\n")
            last = ""
            while line := (await reader.readline()).decode():
                last = line[4:].strip() if line.startswith("id: ") else last
                self._take(line.rstrip("\r\n"), last, ready)
        finally:
            writer.close()

    def _take(self, line: str, event_id: str, ready: asyncio.Semaphore) -> None:
        update = next(iter(self.follower.feed(line)), None)
        if update is None:
            return
        if update.kind == "snapshot":
            ready.release()
        elif update.kind == "resync":
            self.resyncs += 1
        else:
            self.ids.append(event_id)
            self.kinds.append(update.kind)
            self.late_s.append(time.time() - order(event_id)[0] / 1000)


def render(settings: Settings) -> None:
    """Behave like a worker on one job: progress, previews, and the end."""
    with Services(settings) as services:
        lease = leases.claim(services, "bench/1", "boot")
        assert lease is not None
        end = time.monotonic() + SECONDS
        step = 0
        while time.monotonic() < end:
            step += 1
            services.events.publish("progress", lease.job_id, lease.owner, {"done": step / 1000})
            if step % 8 == 0:
                leases.add_artifact(services, lease, preview(lease.job_id, step))
            time.sleep(0.25)
        leases.fail(services, lease, "The benchmark is over.", "")


def preview(job_id: str, step: int) -> File:
    """Return a preview whose bytes nobody asks for."""
    key = f"jobs/{job_id}/e1/preview-{step}.webp"
    return File("preview.webp", "preview", key, "image/webp", 64, 64, 1, f"{step:064x}")


def waiting_job(settings: Settings) -> str:
    """Make a job that waits, among 100,000 others."""
    job_id = fill(settings)
    with Services(settings) as services, services.transaction() as session:
        job = session.get(Job, job_id)
        assert job is not None
        job.state = JobState.QUEUED
        record_event(session, job, "state", state=job.state)
    return job_id


async def follow(settings: Settings, path: str) -> list[Watcher]:
    """Let every client watch; the render begins once all of them do."""
    watchers = [Watcher() for _ in range(CLIENTS)]
    ready = asyncio.Semaphore(0)
    tasks = [asyncio.create_task(one.watch(settings, path, ready)) for one in watchers]
    for _ in watchers:
        await ready.acquire()
    await asyncio.to_thread(render, settings)
    await asyncio.gather(*tasks)
    return watchers


def main() -> None:
    """Print the findings."""
    with load.farm(web_threads=CLIENTS + 100) as settings:
        path = f"/api/v1/jobs/{waiting_job(settings)}/events"
        with load.serving(settings) as process:
            worker = psutil.Process(process.pid).children()[0]
            before = worker.memory_info().rss
            watchers = asyncio.run(follow(settings, path))
            after = worker.memory_info().rss
        with Services(settings) as services:
            events = services.events.read("0-0", 0.1)
    lasting = [event.id for event in events if event.kind != "progress"][1:]
    report(watchers, lasting, before, after)


def report(watchers: list[Watcher], lasting: list[str], before: int, after: int) -> None:
    """Print what the clients were told beside what happened."""
    missed = repeated = 0
    for one in watchers:
        told = [i for i, kind in zip(one.ids, one.kinds, strict=True) if kind != "progress"]
        missed += len(set(lasting) - set(told))
        repeated += len(one.ids) - len(set(one.ids)) + (one.ids != sorted(one.ids, key=order))
    late = sorted(ms for one in watchers for ms in one.late_s)
    print(f"{CLIENTS} clients, {len(lasting)} lasting events each, {SECONDS} s")
    print(f"connections cut        {sum(one.cuts for one in watchers)}")
    print(f"resyncs                {sum(one.resyncs for one in watchers)}")
    print(f"events missed          {missed}")
    print(f"events repeated        {repeated}")
    print(f"late: median {statistics.median(late):.3f} s, p99 {late[int(len(late) * 0.99)]:.3f} s")
    grown = (after - before) / CLIENTS / 1024
    print(f"web process            {after / 2**20:.0f} MiB, {grown:.0f} KiB a stream")


if __name__ == "__main__":
    main()
