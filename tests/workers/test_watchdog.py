import time
from collections.abc import Iterator

from workers import watchdog
from workers.watchdog import Watchdog


def steps(*seconds: float) -> Iterator[float]:
    for pause in seconds:
        time.sleep(pause)
        yield pause


def test_a_step_within_its_patience_is_no_hang() -> None:
    dog = Watchdog(patience=60)
    for _ in dog.watch(steps(0.0, 0.0)):
        assert not dog.has_hung()


def test_a_step_that_takes_longer_than_patience_and_far_longer_than_any_before_hangs() -> None:
    dog = Watchdog(patience=0.01)
    seen: list[bool] = []

    def slow() -> Iterator[None]:
        yield
        time.sleep(0.05)
        seen.append(dog.has_hung())
        yield

    for _ in dog.watch(slow()):
        pass
    assert seen == [True]


def test_the_steps_of_a_slow_device_are_no_hang_however_little_patience_there_is() -> None:
    dog = Watchdog(patience=0.001)
    seen: list[bool] = []

    def steady() -> Iterator[None]:
        for _ in range(3):
            time.sleep(0.02)
            seen.append(dog.has_hung())
            yield

    for _ in dog.watch(steady()):
        pass
    assert seen[1:] == [False, False]
    assert watchdog.MANY_STEPS > 3


def test_time_outside_of_the_engine_does_not_count() -> None:
    dog = Watchdog(patience=0.001)
    for _ in dog.watch(steps(0.0)):
        time.sleep(0.02)
        assert dog.seconds() == 0.0
        assert not dog.has_hung()
