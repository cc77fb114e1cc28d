from types import SimpleNamespace

import pytest
import torch
from sqlalchemy import select

from farm.fleet import registry
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.jobs.submitting import submissions
from farm.sql.models import Usage
from tests.factories import ANA, submission
from workers import card
from workers.attempts.attempt import Attempt
from workers.card import Card, Cards
from workers.kinds.networks import Networks
from workers.process import WorkerProcess


class NvmlError(Exception):
    """What a card answers that does not tell."""


class Nvml:
    """A driver's library with one card, as a test makes it up."""

    NVML_TEMPERATURE_GPU = 0
    NVML_TEMPERATURE_THRESHOLD_SLOWDOWN = 1
    NVML_MEMORY_ERROR_TYPE_UNCORRECTED = 1
    NVML_VOLATILE_ECC = 0
    NVMLError = NvmlError

    def __init__(self, heat: int = 50, errors: int | None = 0) -> None:
        self.heat, self.errors, self.millijoules = heat, errors, 0

    def nvmlDeviceGetTemperatureThreshold(self, _handle: object, _which: int) -> int:  # noqa: N802
        return 87

    def nvmlDeviceGetTemperature(self, _handle: object, _sensor: int) -> int:  # noqa: N802
        return self.heat

    def nvmlDeviceGetMemoryInfo(self, _handle: object) -> SimpleNamespace:  # noqa: N802
        return SimpleNamespace(used=5_000_000_000)

    def nvmlDeviceGetTotalEccErrors(self, _handle: object, _kind: int, _count: int) -> int:  # noqa: N802
        if self.errors is None:
            raise NvmlError
        return self.errors

    def nvmlDeviceGetTotalEnergyConsumption(self, _handle: object) -> int:  # noqa: N802
        self.millijoules += 2_500
        return self.millijoules

    def refuse(self, _handle: object) -> int:
        raise NvmlError


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    clock = SimpleNamespace(now=1000.0)
    monkeypatch.setattr(card, "time", SimpleNamespace(monotonic=lambda: clock.now))
    return clock


def test_a_card_that_stays_too_hot_has_a_fault_and_one_that_cools_down_has_none(
    clock: SimpleNamespace,
) -> None:
    nvml = Nvml(heat=90)
    hot = Card(nvml, object())
    assert hot.fault() is None  # so far
    clock.now += card.HOT_S - 1
    nvml.heat = 86
    assert hot.fault() is None
    nvml.heat = 91
    assert hot.fault() is None
    clock.now += card.HOT_S
    assert (hot.fault() or "").startswith("Its card is at 91 °C and should stay below 87 °C")


def test_an_operator_may_want_cards_to_stay_cooler(clock: SimpleNamespace) -> None:
    warm = Card(Nvml(heat=75), object(), hottest=70)
    assert warm.fault() is None
    clock.now += card.HOT_S
    assert "below 70 °C" in (warm.fault() or "")


def test_only_new_errors_of_a_cards_memory_are_a_fault() -> None:
    nvml = Nvml(errors=2)
    old = Card(nvml, object())
    assert old.fault() is None
    nvml.errors = 5
    assert (old.fault() or "").startswith("The memory of its card had 3 errors")
    assert old.fault() is None  # told once: an operator may trust the card again


def test_a_card_that_does_not_count_errors_is_well() -> None:
    assert Card(Nvml(errors=None), object()).fault() is None


def test_each_card_of_a_worker_is_watched_and_the_ill_one_named() -> None:
    drivers = [Nvml(heat=60), Nvml(heat=80)]
    cards = Cards([Card(each, object(), name=f"card cuda:{n}") for n, each in enumerate(drivers)])
    assert cards.fault() is None
    assert cards.temperature() == 80
    assert cards.memory_used() == 5_000_000_000
    assert cards.joules() == 5.0, "of both"
    drivers[1].errors = 1
    assert (cards.fault() or "").startswith("The memory of its card cuda:1 had an error")


def test_cards_of_which_one_is_silent_tell_no_energy(monkeypatch: pytest.MonkeyPatch) -> None:
    cards = Cards([Card(Nvml(), object()), Card(silent := Nvml(), object())])
    monkeypatch.setattr(silent, "nvmlDeviceGetTotalEnergyConsumption", silent.refuse)
    assert cards.joules() is None
    assert Cards([]).joules() is None


def test_what_is_no_nvidia_card_is_not_asked() -> None:
    assert Card.of(torch.device("cpu")) is None
    assert Cards.of([torch.device("cpu")] * 2).fault() is None


def test_a_worker_whose_card_fails_is_set_aside_by_itself(services: Services) -> None:
    well, ill = (started(services, name) for name in ("host/cuda:0", "host/cuda:1"))
    nvml = Nvml()
    ill._networks.cards = Cards([Card(Nvml(), object()), Card(nvml, object())])
    well._networks.cards = Cards([Card(Nvml(), object())])
    nvml.errors = 1
    for process in (well, ill):
        process._beat()
        process.end()
    with services.db.read() as session:
        rows = {row.id: row for row in registry.workers(session)}
    assert "could not be corrected (ECC)" in (rows["host/cuda:1"].reason or "")
    assert rows["host/cuda:1"].draining
    assert not rows["host/cuda:0"].draining


def test_what_a_card_took_for_a_job_is_written_down(services: Services) -> None:
    submissions.submit(services, ANA, submission(services, ANA))
    lease = leases.claim(services, "w1", "boot")
    assert lease is not None
    networks = Networks(services.settings)
    networks.cards = Cards([Card(Nvml(), object())])
    Attempt(services, lease, networks, lambda: True).run()  # it is asked to stop at once
    with services.db.read() as session:
        assert session.scalars(select(Usage.joules)).all() == [2.5]


def test_a_worker_tells_of_its_card_also_while_it_works(services: Services) -> None:
    process = started(services, "w1")
    process._networks.cards = Cards([Card(Nvml(heat=71), object())])
    submissions.submit(services, ANA, submission(services, ANA))
    lease = leases.claim(services, "w1", process.boot_id)
    assert lease is not None
    Attempt(services, lease, process._networks, lambda: False)._heart._renew()
    with services.db.read() as session:
        [row] = registry.workers(session)
    assert (row.job_id, row.temperature, row.memory_used) == (lease.job_id, 71, 5_000_000_000)
    assert (row.disk_free or 0) > 0


def started(services: Services, name: str) -> WorkerProcess:
    process = WorkerProcess(services, Networks(services.settings))
    process.id = name
    registry.register(services, process._row(None))
    return process
