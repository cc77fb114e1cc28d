"""How workers of one machine share its cores."""

import os

import psutil
import pytest

from farm.base.config import Settings
from farm.local import cores, host, supervisor


@pytest.fixture(autouse=True)
def _eight(monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight cores, and an operator who says nothing of threads."""
    monkeypatch.delenv(cores.THREADS, raising=False)
    monkeypatch.setattr(psutil, "cpu_count", lambda logical: 16 if logical else 8)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(8)), raising=False)


@pytest.mark.parametrize(
    ("workers", "threads"), [(0, None), (1, None), (2, "4"), (3, "2"), (8, "1"), (9, "1")]
)
def test_each_worker_has_its_part_of_the_cores(workers: int, threads: str | None) -> None:
    assert cores.shared(workers).get(cores.THREADS) == threads


def test_workers_share_the_cores_that_they_may_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2, 3}, raising=False)
    assert cores.shared(2) == {cores.THREADS: "2"}


def test_what_the_operator_says_of_threads_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cores.THREADS, "6")
    assert cores.shared(2) == {}


def test_workers_of_a_farm_and_of_a_host_share_the_cores(settings: Settings) -> None:
    of_farm, *others = supervisor.processes(settings, workers=2)
    of_host = host.workers(settings, ["cpu", "cpu"])
    assert {worker.env[cores.THREADS] for worker in (*of_farm, *of_host)} == {"4"}
    assert not any(cores.THREADS in process.env for rank in others for process in rank)
