"""Weekly hours of a worker, such as `mon-fri 20:00-08:00; sat-sun 00:00-24:00`. No I/O."""

import re
from dataclasses import dataclass
from datetime import datetime

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_MINUTES = 24 * 60
WEEK_MINUTES = 7 * DAY_MINUTES
SPAN = re.compile(r"([a-z]{3})(?:-([a-z]{3}))? (\d\d):(\d\d)-(\d\d):(\d\d)")


@dataclass(frozen=True)
class Hours:
    """Spans of minutes since Monday 00:00; none at all: always."""

    spans: tuple[tuple[int, int], ...] = ()

    @classmethod
    def parse(cls, text: str) -> "Hours":
        """Read what a person wrote; raise ValueError if it cannot be understood."""
        entries = [entry.strip().lower() for entry in text.split(";") if entry.strip()]
        return cls(tuple(span for entry in entries for span in _spans(entry)))

    def contain(self, moment: datetime) -> bool:
        """Whether the worker may work then, by the clock on its own wall."""
        minute = moment.weekday() * DAY_MINUTES + moment.hour * 60 + moment.minute
        return not self.spans or any(
            first <= minute < last or first <= minute + WEEK_MINUTES < last
            for first, last in self.spans
        )


def _spans(entry: str) -> list[tuple[int, int]]:
    """Return a span for each day that an entry names; one past midnight ends on the next."""
    found = SPAN.fullmatch(entry)
    if found is None or not {found[1], found[2] or found[1]} <= set(DAYS):
        raise ValueError(f"{entry!r} is not like mon-fri 20:00-08:00")
    first, last = DAYS.index(found[1]), DAYS.index(found[2] or found[1])
    begin, end = _minute(found[3], found[4]), _minute(found[5], found[6])
    length = (end - begin) % DAY_MINUTES or DAY_MINUTES
    days = [(first + number) % 7 for number in range((last - first) % 7 + 1)]
    return [(day * DAY_MINUTES + begin, day * DAY_MINUTES + begin + length) for day in days]


def _minute(hours: str, minutes: str) -> int:
    minute = int(hours) * 60 + int(minutes)
    if minute > DAY_MINUTES or int(minutes) > 59:
        raise ValueError(f"{hours}:{minutes} is no time of a day")
    return minute
