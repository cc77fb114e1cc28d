from datetime import datetime

import pytest

from farm.base.config import Settings
from farm.base.hours import Hours
from farm.errors import SetupError

MONDAY, FRIDAY, SATURDAY, SUNDAY = 2, 6, 7, 8  # of November 2026


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute)


@pytest.mark.parametrize(
    ("moment", "works"),
    [
        (at(MONDAY, 19, 59), False),
        (at(MONDAY, 20), True),
        (at(MONDAY, 7, 59), False),  # Sunday is not named
        (at(FRIDAY, 23, 59), True),
        (at(SATURDAY, 7, 59), True),  # Friday's night
        (at(SATURDAY, 8), False),
        (at(SUNDAY, 23), False),
    ],
)
def test_a_night_belongs_to_the_day_on_which_it_began(moment: datetime, works: bool) -> None:
    assert Hours.parse("mon-fri 20:00-08:00").contain(moment) is works


def test_a_week_goes_round_and_whole_days_are_whole() -> None:
    weekend = Hours.parse("Sat-Mon 00:00-24:00; wed 12:00-13:00")
    assert weekend.contain(at(SUNDAY, 0))
    assert weekend.contain(at(MONDAY, 23, 59))
    assert not weekend.contain(at(FRIDAY, 12))
    assert weekend.contain(at(4, 12, 30))
    assert Hours.parse("sun 20:00-08:00").contain(at(MONDAY, 7))


def test_without_hours_a_worker_always_works() -> None:
    assert Hours.parse("").contain(at(MONDAY, 12))


@pytest.mark.parametrize("text", ["nights", "mon-fri 25:00-08:00", "mox 20:00-08:00", "mon 8-20"])
def test_hours_that_mean_nothing_are_refused_in_words(text: str) -> None:
    with pytest.raises(SetupError, match="FARM_HOURS cannot be used: "):
        Settings(_env_file=None, hours=text)
