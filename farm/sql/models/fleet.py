"""Workers, maintenance, and what work took."""

from typing import Any

from sqlalchemy import BigInteger, Index, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from farm.domain.placement import RENDER, Offer
from farm.domain.projects import COMMON
from farm.sql.database import now
from farm.sql.models.row import Json, Row


class Worker(Row):
    """One worker process, as it last described itself."""

    __tablename__ = "workers"

    id: Mapped[str] = mapped_column(String(200), primary_key=True)  # host/device, stable
    boot_id: Mapped[str] = mapped_column(String(40))  # this process
    host: Mapped[str] = mapped_column(String(200))
    pid: Mapped[int]
    device: Mapped[str] = mapped_column(String(100))
    version: Mapped[str] = mapped_column(String(40))
    # What it offers to jobs; see farm.domain.placement.
    device_kind: Mapped[str] = mapped_column(String(16), default="cpu", server_default="cpu")
    memory: Mapped[int | None] = mapped_column(BigInteger)  # bytes; None: it never told
    labels: Mapped[str] = mapped_column(String(400), default="", server_default="")
    kinds: Mapped[str] = mapped_column(String(100), default=RENDER, server_default=RENDER)
    hours: Mapped[str] = mapped_column(String(200), default="", server_default="")  # weekly
    resting: Mapped[bool] = mapped_column(default=False, server_default=false())  # outside of them
    draining: Mapped[bool] = mapped_column(default=False)  # ops: take no more jobs …
    # … and finish the one that it has, instead of handing it back.
    after_job: Mapped[bool] = mapped_column(default=False, server_default=false())
    reason: Mapped[str | None] = mapped_column(Text)  # why it takes no work, if it does not
    job_id: Mapped[str | None] = mapped_column(String(40))
    # What it told last of its machine; None: it does not know.
    memory_used: Mapped[int | None] = mapped_column(BigInteger)  # bytes, of the device
    temperature: Mapped[int | None]  # degrees Celsius, of the device
    disk_free: Mapped[int | None] = mapped_column(BigInteger)  # bytes, where files on their way lie
    trusted: Mapped[float | None]  # earlier failures do not count: an operator let it work again
    started: Mapped[float] = mapped_column(default=now())
    seen: Mapped[float] = mapped_column(default=now())
    stopped: Mapped[float | None]

    @property
    def offer(self) -> Offer:
        """What it has for jobs."""
        return Offer.told(self.device_kind, self.memory, self.labels, self.kinds)


class Caretaker(Row):
    """One maintenance process that lives, or died without a word."""

    __tablename__ = "caretakers"

    boot_id: Mapped[str] = mapped_column(String(40), primary_key=True)
    host: Mapped[str] = mapped_column(String(200))
    pid: Mapped[int]
    on_duty: Mapped[bool]  # False: it stands by
    started: Mapped[float] = mapped_column(default=now())
    seen: Mapped[float] = mapped_column(default=now())


class Sample(Row):
    """How the farm was in one minute; see farm.fleet.history."""

    __tablename__ = "samples"

    minute: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    waiting: Mapped[int]
    running: Mapped[int]
    workers: Mapped[int]  # alive
    pickup: Mapped[float | None]  # seconds that jobs waited for a worker that began then: median


class Share(Row):
    """What one person had of one kind of workers for a project, in one slice of time."""

    __tablename__ = "shares"

    slot: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False
    )  # see farm.fleet.shares
    project: Mapped[str] = mapped_column(String(100), primary_key=True)
    owner: Mapped[str] = mapped_column(String(100), primary_key=True)
    offer: Mapped[str] = mapped_column(
        String(600), primary_key=True
    )  # a farm.domain.placement.Offer
    seconds: Mapped[float]


class Standings(Row):
    """What each had as maintenance last counted it, in the one row that claims read."""

    __tablename__ = "standings"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # always 1
    at: Mapped[float]
    # Of each project, owner and offer: the seconds, and the jobs at work, that get more of them.
    had: Mapped[list[list[Any]]] = mapped_column(Json)
    weights: Mapped[dict[str, float]] = mapped_column(Json)  # of projects
    exhausted: Mapped[dict[str, str]] = mapped_column(Json)  # projects, and why they wait


class Usage(Row):
    """What one attempt took; kept when its job is deleted."""

    __tablename__ = "usage"
    __table_args__ = (
        Index("ix_usage_owner", "owner", "ended"),
        Index("ix_usage_project", "month", "project", "seconds"),  # for budgets
    )

    job_id: Mapped[str] = mapped_column(String(40), primary_key=True)
    epoch: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    owner: Mapped[str] = mapped_column(String(100))
    project: Mapped[str] = mapped_column(String(100), default=COMMON)
    kind: Mapped[str] = mapped_column(String(16))
    device_kind: Mapped[str | None] = mapped_column(String(16))  # None: the worker is forgotten
    ended: Mapped[float] = mapped_column(index=True)
    month: Mapped[str] = mapped_column(String(7))  # of the end, in UTC: 2026-11
    seconds: Mapped[float]
    pixels: Mapped[int] = mapped_column(BigInteger)  # of the pictures that it finished
    joules: Mapped[float | None]  # None: the device does not tell
    # Of jobs that this attempt finished: what was expected when it was submitted, and what it took
    # over all attempts, in seconds.
    estimated: Mapped[float | None]
    taken: Mapped[float | None]
