"""Jobs, and what belongs to one of them."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    desc,
    false,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates
from sqlalchemy.types import TypeDecorator

from farm.base import log, tracing
from farm.domain.jobs import bases, stored
from farm.domain.placement import RENDER
from farm.domain.projects import COMMON
from farm.domain.states import JobState
from farm.sql.database import now
from farm.sql.models.row import BigId, Json, Row
from farm.sql.statements import constant


class Spec(TypeDecorator[dict[str, Any]]):
    """The spec of a job of any kind in JSON: stored with its version, read in today's form."""

    impl = Json
    cache_ok = True

    def process_bind_param(self, value: dict[str, Any] | None, _dialect: Dialect) -> Any:
        """Add the version."""
        return value and stored.packed(value)

    def process_result_value(self, value: Any, _dialect: Dialect) -> dict[str, Any] | None:
        """Bring it to today's form."""
        return value and stored.unpacked(value)

    def coerce_compared_value(self, op: Any, value: Any) -> Any:
        """Leave a look into the document to JSON itself."""
        return self.impl_instance.coerce_compared_value(op, value)


class Job(Row):
    """One job: what was asked for, where it stands, and who holds it."""

    __tablename__ = "jobs"
    __table_args__ = (
        # The lines that work is claimed from; see farm.jobs.leasing.claims.
        Index(
            "ix_jobs_claim",
            *("state", "blockers", "priority", "project", "owner", "needs", "position"),
        ),
        Index("ix_jobs_line", "state", desc("priority"), "position", "needs"),
        Index("ix_jobs_needs", "state", "blockers", "needs"),  # what is asked for at all
        Index("ix_jobs_worker", "worker_id", "owner"),
        Index("ix_jobs_claimed", "claimed"),  # what began since shares were counted
        Index("ix_jobs_state", "state", "created", "id"),
        Index("ix_jobs_owner", "owner", "created", "id"),
        Index("ix_jobs_created", "created", "id"),
        # What a process of an earlier version queued; see farm.library.keeping.needed.
        Index(
            "ix_jobs_unlisted",
            "id",
            postgresql_where=text("NOT assets_listed"),
            sqlite_where=text("assets_listed = 0"),
        ),
        Index(
            "ix_jobs_binned",
            "binned",
            postgresql_where=text("binned IS NOT NULL"),
            sqlite_where=text("binned IS NOT NULL"),
        ),
        Index(
            "ix_jobs_favourite",
            *("owner", "created", "id"),
            postgresql_where=text("favourite"),
            sqlite_where=text("favourite = 1"),
        ),
    )

    replayed = False  # whether an earlier request with the same key made it; not stored

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    owner: Mapped[str] = mapped_column(String(100))
    project: Mapped[str] = mapped_column(String(100), default=COMMON, server_default=COMMON)
    label: Mapped[str] = mapped_column(String(200), default="")
    notes: Mapped[dict[str, str]] = mapped_column(  # SQLAlchemy has another `metadata`
        "metadata", Json, default=dict, server_default="{}"
    )
    kind: Mapped[str] = mapped_column(  # one of farm.domain.jobs.kinds
        String(16), default=RENDER, server_default=RENDER
    )
    spec: Mapped[dict[str, Any]] = mapped_column(Spec)
    parent_id: Mapped[str | None] = mapped_column(String(40), index=True)
    # The job that waits for this one to do a part of it: a film for its shot.
    part_of: Mapped[str | None] = mapped_column(String(40), index=True)
    batch_id: Mapped[str | None] = mapped_column(String(40), index=True)
    # The style whose paintings the spec names, which may have been forgotten since.
    style_id: Mapped[str | None] = mapped_column(String(40), index=True)
    style_version: Mapped[int | None]
    state: Mapped[str] = mapped_column(String(16), default=JobState.QUEUED)
    error: Mapped[str | None] = mapped_column(Text)  # one sentence, if it failed
    version: Mapped[int] = mapped_column(default=1)  # counts every change a client can see

    priority: Mapped[int] = mapped_column(default=0)  # higher is sooner
    position: Mapped[float]  # lower is sooner; at first the time of submission
    # A farm.domain.placement.Needs; empty: not known, any worker may try.
    needs: Mapped[str] = mapped_column(String(400), default="", server_default="")
    # How many of the jobs that it waits for have not ended well yet; see JobAfter.
    blockers: Mapped[int] = mapped_column(default=0, server_default="0")

    epoch: Mapped[int] = mapped_column(default=0)  # the number of claims so far
    boot_id: Mapped[str | None] = mapped_column(String(40))  # the worker process that holds it
    worker_id: Mapped[str | None] = mapped_column(String(200))
    lease_until: Mapped[float | None]
    claimed: Mapped[float | None]  # since when this worker has it
    # The more urgent job that its worker is asked to make way for.
    yields_to: Mapped[str | None] = mapped_column(String(40))
    worker_losses: Mapped[int] = mapped_column(
        "losses", default=0
    )  # workers that vanished while they held it

    progress: Mapped[dict[str, Any] | None] = mapped_column(Json)  # the newest known
    request_id: Mapped[str | None] = mapped_column(  # which brought it, for the logs
        String(100), default=lambda: log.context("request_id")
    )
    traceparent: Mapped[str | None] = mapped_column(  # of that request, for its attempts
        String(55), default=tracing.traceparent
    )
    created: Mapped[float] = mapped_column(default=now())
    started: Mapped[float | None]  # first claim
    finished: Mapped[float | None]
    render_seconds: Mapped[float] = mapped_column(default=0.0)  # over all attempts
    estimated: Mapped[float | None]  # seconds, as expected when it was submitted
    # Its files stay, whatever their age; see farm.library.keeping.retention.
    pinned: Mapped[bool] = mapped_column(default=False, server_default=false())
    favourite: Mapped[bool] = mapped_column(default=False, server_default=false())
    binned: Mapped[float | None]  # since when it is in the bin; see farm.jobs.kept.bin

    assets: Mapped[list["JobAsset"]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True
    )
    # Whether they are there: not of what an earlier version queued.
    assets_listed: Mapped[bool] = mapped_column(default=True, server_default=false())

    @validates("spec")
    def _list_of(self, _name: str, spec: dict[str, Any]) -> dict[str, Any]:
        """Keep what it is made of in step with the spec, whoever makes the row."""
        self.list_assets(spec)
        return spec

    def list_assets(self, spec: dict[str, Any]) -> None:
        """Note what a spec names."""
        named = sorted(bases.inputs(spec))
        self.assets = [JobAsset(asset_id=asset_id, role=role) for asset_id, role in named]
        self.assets_listed = True

    @property
    def devices(self) -> int:
        """How many of a worker's devices it is painted on: each of its seconds counts for all."""
        return int(self.spec.get("devices", 1))

    @classmethod
    def is_free(cls) -> ColumnElement[bool]:
        """Match what waits for a worker alone, and for no other job."""
        return (cls.state == constant(JobState.QUEUED)) & (cls.blockers == constant(0))


class JobAsset(Row):
    """An upload that a job is made of, and as what; or the training whose model it takes."""

    __tablename__ = "job_assets"

    job_id: Mapped[str] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True)
    # It may be gone while its jobs are still there; see farm.library.keeping.retention.
    asset_id: Mapped[str] = mapped_column(String(40), primary_key=True, index=True)
    # The field of the spec that names it, such as `styles/asset`.
    role: Mapped[str] = mapped_column(String(60), primary_key=True)


class AlbumJob(Row):
    """A job in an album of its owner's; see farm.jobs.kept.albums."""

    __tablename__ = "album_jobs"

    job_id: Mapped[str] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(String(100), primary_key=True, index=True)


class JobAfter(Row):
    """A job that waits until another has ended well."""

    __tablename__ = "job_after"

    job_id: Mapped[str] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True)
    after_id: Mapped[str] = mapped_column(
        ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class Batch(Row):
    """A grid of jobs that differ along some axes."""

    __tablename__ = "batches"

    replayed = False  # as of a job

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    owner: Mapped[str] = mapped_column(String(100))
    axes: Mapped[list[dict[str, Any]]] = mapped_column(Json)  # of farm.jobs.many.batches.Axis
    created: Mapped[float] = mapped_column(default=now())


class Vote(Row):
    """Which of two jobs that paint one photo a person likes better; they saw no names."""

    __tablename__ = "votes"

    one_id: Mapped[str] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True)
    other_id: Mapped[str] = mapped_column(
        ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    person: Mapped[str] = mapped_column(String(100), primary_key=True)
    liked_id: Mapped[str | None] = mapped_column(String(40))  # none: both are as good
    created: Mapped[float] = mapped_column(default=now())


class Attempt(Row):
    """One claim of a job by one worker, and how it ended."""

    __tablename__ = "attempts"
    __table_args__ = (
        UniqueConstraint("job_id", "epoch"),
        Index("ix_attempts_ended", "ended", "outcome"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    job_id: Mapped[str] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"))
    epoch: Mapped[int]
    worker_id: Mapped[str] = mapped_column(String(200), index=True)
    started: Mapped[float] = mapped_column(default=now())
    ended: Mapped[float | None]
    outcome: Mapped[str | None] = mapped_column(String(16))  # a farm.jobs.leasing.endings.Outcome
    detail: Mapped[str | None] = mapped_column(Text)
    log: Mapped[str | None] = mapped_column(Text)  # the last lines
    joules: Mapped[float | None]  # that the device took


class Checkpoint(Row):
    """A stored state of a render; the newest row of a job is the one to resume from."""

    __tablename__ = "checkpoints"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    job_id: Mapped[str] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"), index=True)
    epoch: Mapped[int]
    key: Mapped[str] = mapped_column(String(255), unique=True)
    bytes: Mapped[int] = mapped_column(BigInteger)
    done: Mapped[float]  # share of the whole render, 0 to 1
    exact: Mapped[bool]  # False: the optimizer's memory was too large to keep
    created: Mapped[float] = mapped_column(default=now())


class Artifact(Row):
    """A picture that a job has made: a preview, a finished scale, or a result."""

    __tablename__ = "artifacts"
    __table_args__ = (UniqueConstraint("job_id", "name"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    job_id: Mapped[str] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"))
    epoch: Mapped[int]
    kind: Mapped[str] = mapped_column(String(16))  # preview, scale, frame, result, master or model
    name: Mapped[str] = mapped_column(String(100))  # preview.webp, scale-2.png, result.tiff …
    key: Mapped[str] = mapped_column(String(255), unique=True)
    media_type: Mapped[str] = mapped_column(String(40))
    width: Mapped[int]  # 0 of what is no picture, as the height
    height: Mapped[int]
    bytes: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(String(64))
    created: Mapped[float] = mapped_column(default=now())


class JobEvent(Row):
    """What happened to a job, kept as long as it; previews are only news."""

    __tablename__ = "job_events"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    job_id: Mapped[str] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"), index=True)
    at: Mapped[float] = mapped_column(default=now())
    kind: Mapped[str] = mapped_column(String(32))
    data: Mapped[dict[str, Any]] = mapped_column(Json)
