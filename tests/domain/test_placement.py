"""Which worker may take a job, and what is said where none may."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farm.base.config import DEVICES
from farm.domain.placement import (
    MB,
    UNKNOWN,
    Needs,
    Offer,
    chosen,
    lack,
    of_devices,
    of_networks,
    parse,
    steady,
    together,
)

GB = 10**9
SMALL, LARGE = Offer("gpu-half", 8 * GB), Offer("gpu-half", 24 * GB)
NINETEEN = replace(SMALL, labels=frozenset(of_networks(["vgg19"])))
BOTH = replace(SMALL, labels=frozenset(of_networks(["vgg16", "vgg19"])))
FAST = replace(SMALL, labels=frozenset({"fast"}))
LABELS = st.frozensets(st.from_regex(r"[A-Za-z0-9._-]{1,40}", fullmatch=True), max_size=8)
AMOUNTS = st.lists(st.integers(0, 10**13), min_size=len(DEVICES), max_size=len(DEVICES))


def needs(amount: int, *labels: str) -> Needs:
    return Needs.of("render", [amount] * len(DEVICES), labels)


@given(amounts=AMOUNTS, labels=LABELS)
def test_needs_are_read_as_they_were_written_and_fit_their_column(
    amounts: list[int], labels: frozenset[str]
) -> None:
    written = str(Needs.of("render", amounts, labels))
    assert str(parse(written)) == written
    assert parse(written) == Needs.of("render", amounts, labels)
    assert len(written) <= 400


@given(amount=st.integers(MB, 10**13))
def test_needs_are_rounded_up_by_a_few_hundredths(amount: int) -> None:
    rounded = needs(amount).bytes("cpu")
    assert amount <= rounded <= amount * 1.05 + MB


@given(amount=st.integers(0, 10**13))
def test_what_a_worker_tells_is_never_more_than_it_has(amount: int) -> None:
    assert amount * 0.99 <= steady(amount) <= amount


@given(memory=st.integers(0, 10**13))
def test_a_job_that_outgrew_a_worker_no_longer_fits_it(memory: int) -> None:
    offer = Offer("cpu", memory)
    raised = UNKNOWN.above("cpu", memory)
    assert not offer.takes(raised)
    assert Offer("gpu", 0).takes(raised)  # of other devices nothing was learned


def test_a_job_without_known_needs_fits_any_worker_and_any_job_fits_one_that_never_told() -> None:
    assert parse("") == UNKNOWN
    assert SMALL.takes(UNKNOWN)
    assert Offer("cpu", None).takes(needs(900 * GB))


def test_a_worker_with_several_devices_takes_jobs_for_fewer_of_them_too() -> None:
    three = replace(LARGE, labels=frozenset(of_devices(3)))
    wants = [Needs.of("render", [GB] * len(DEVICES), together(count)) for count in (1, 2, 3, 4)]
    assert [three.takes(needs) for needs in wants] == [True, True, True, False]
    assert [LARGE.takes(needs) for needs in wants] == [True, False, False, False]
    assert lack(wants[3], [three]) == "It asks for a worker with 4 devices; none has so many."
    assert chosen(wants[3].labels | {"fast"}) == ["fast"]


def test_a_worker_takes_jobs_for_the_networks_it_tells_of_and_one_that_tells_of_none_any() -> None:
    sixteen = Needs.of("render", [GB] * len(DEVICES), of_networks(["vgg16"]))
    auto = Needs.of("render", [GB] * len(DEVICES), of_networks(["auto", "random16"]))
    assert [offer.takes(sixteen) for offer in (NINETEEN, BOTH, SMALL)] == [False, True, True]
    assert all(offer.takes(auto) for offer in (NINETEEN, BOTH, SMALL))
    assert chosen(sixteen.labels | {"fast"}) == ["fast"]


def test_half_precision_and_a_gpu_need_less() -> None:
    found = Needs.of("render", [8 * GB, 4 * GB, 6 * GB, 3 * GB], ())
    assert [Offer(device, 5 * GB).takes(found) for device in DEVICES] == [False, True, False, True]


@pytest.mark.parametrize(
    ("wanted", "offers", "says"),
    [
        (needs(20 * GB), [SMALL, LARGE], None),
        (needs(20 * GB), [], None),
        (needs(32 * GB), [SMALL, LARGE], "It needs 32.8 GB; the largest worker has 24 GB."),
        (needs(8 * GB), [SMALL], "It needs 8.2 GB; the largest worker has 8 GB."),
        (needs(MB), [SMALL, FAST], None),
        (needs(MB, "fast"), [SMALL, FAST], None),
        (
            needs(MB, "night"),
            [SMALL, FAST],
            "It asks for a worker with the label night; none has it.",
        ),
        (
            needs(20 * GB, "fast"),
            [FAST, LARGE],
            "It needs 20.4 GB; the largest worker with the label fast has 8 GB.",
        ),
        (needs(MB, "network-vgg16"), [SMALL], None),
        (needs(MB, "network-vgg16"), [NINETEEN, BOTH], None),
        (
            needs(MB, "fast", "network-vgg16"),
            [NINETEEN],
            "It needs the network vgg16; no worker has it.",
        ),
        (
            needs(MB, "fast", "network-vgg16"),
            [NINETEEN, BOTH],
            "It asks for a worker with the label fast; none has it.",
        ),
        (
            replace(needs(MB), kind="train"),
            [SMALL],
            "No worker takes jobs of the kind train.",
        ),
    ],
)
def test_what_no_worker_has_is_said_in_one_sentence(
    wanted: Needs, offers: list[Offer], says: str | None
) -> None:
    assert lack(wanted, offers) == says
