"""The rows. Times are seconds since 1970 by the database's clock, as leases compare them."""

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    desc,
    false,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from farm.base import log
from farm.domain.jobs import stored
from farm.domain.placement import RENDER, Offer, split
from farm.domain.projects import COMMON
from farm.domain.states import JobState
from farm.sql.database import now

Json = JSON().with_variant(JSONB(), "postgresql")
# SQLite numbers rows by itself only where the key is a plain INTEGER.
BigId = BigInteger().with_variant(Integer(), "sqlite")


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


class Row(DeclarativeBase):
    """Every table's base."""


class Asset(Row):
    """A checked picture of one owner; equal files of any owner share one blob."""

    __tablename__ = "assets"
    __table_args__ = (UniqueConstraint("owner", "sha256"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    owner: Mapped[str] = mapped_column(String(100))
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    name: Mapped[str] = mapped_column(String(255))
    media_type: Mapped[str] = mapped_column(String(40))
    width: Mapped[int]
    height: Mapped[int]
    bits: Mapped[int]
    bytes: Mapped[int] = mapped_column(BigInteger)
    remarks: Mapped[list[str]] = mapped_column(Json, default=list, server_default="[]")
    film: Mapped[dict[str, Any] | None] = mapped_column(Json)  # of farm.library.films, if it is one
    created: Mapped[float] = mapped_column(default=now())


class Job(Row):
    """One job: what was asked for, where it stands, and who holds it."""

    __tablename__ = "jobs"
    __table_args__ = (
        # The lines that work is claimed from; see farm.jobs.leasing.claims.
        Index("ix_jobs_claim", "state", "priority", "project", "owner", "needs", "position"),
        Index("ix_jobs_line", "state", desc("priority"), "position", "needs"),
        Index("ix_jobs_worker", "worker_id", "owner"),
        Index("ix_jobs_state", "state", "created", "id"),
        Index("ix_jobs_owner", "owner", "created", "id"),
        Index("ix_jobs_created", "created", "id"),
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

    epoch: Mapped[int] = mapped_column(default=0)  # the number of claims so far
    boot_id: Mapped[str | None] = mapped_column(String(40))  # the worker process that holds it
    worker_id: Mapped[str | None] = mapped_column(String(200))
    lease_until: Mapped[float | None]
    claimed: Mapped[float | None]  # since when this worker has it
    worker_losses: Mapped[int] = mapped_column(
        "losses", default=0
    )  # workers that vanished while they held it

    progress: Mapped[dict[str, Any] | None] = mapped_column(Json)  # the newest known
    request_id: Mapped[str | None] = mapped_column(  # which brought it, for the logs
        String(100), default=lambda: log.context("request_id")
    )
    created: Mapped[float] = mapped_column(default=now())
    started: Mapped[float | None]  # first claim
    finished: Mapped[float | None]
    render_seconds: Mapped[float] = mapped_column(default=0.0)  # over all attempts
    estimated: Mapped[float | None]  # seconds, as expected when it was submitted
    # Its files stay, whatever their age; see farm.library.retention.
    pinned: Mapped[bool] = mapped_column(default=False, server_default=false())


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


class Usage(Row):
    """What one attempt took; kept when its job is deleted."""

    __tablename__ = "usage"
    __table_args__ = (Index("ix_usage_owner", "owner", "ended"),)

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
    kind: Mapped[str] = mapped_column(String(16))  # preview, scale, frame, result or model
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


class Outbox(Row):
    """A message that must leave after its transaction, at least once; sent, the row goes."""

    __tablename__ = "outbox"
    __table_args__ = (Index("ix_outbox_topic", "topic", "id"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    topic: Mapped[str] = mapped_column(String(32))
    payload: Mapped[dict[str, Any]] = mapped_column(Json)
    created: Mapped[float] = mapped_column(default=now())


class IdempotencyKey(Row):
    """The stored answer to a request that carried an Idempotency-Key."""

    __tablename__ = "answers"

    owner: Mapped[str] = mapped_column(String(100), primary_key=True)
    key: Mapped[str] = mapped_column(String(255), primary_key=True)
    body_sha256: Mapped[str] = mapped_column(String(64))
    job_id: Mapped[str] = mapped_column(String(40), index=True)  # or the batch's id
    created: Mapped[float] = mapped_column(default=now())


class Batch(Row):
    """A grid of jobs that differ along some axes."""

    __tablename__ = "batches"

    replayed = False  # as of a job

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    owner: Mapped[str] = mapped_column(String(100))
    axes: Mapped[list[dict[str, Any]]] = mapped_column(Json)  # of farm.jobs.many.batches.Axis
    created: Mapped[float] = mapped_column(default=now())


class Style(Row):
    """A named set of paintings and a look; what they are, its versions say."""

    __tablename__ = "styles"
    __table_args__ = (UniqueConstraint("owner", "name"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    owner: Mapped[str] = mapped_column(String(100))
    name: Mapped[str] = mapped_column(String(100))
    tags: Mapped[list[str]] = mapped_column(Json)
    licence: Mapped[str] = mapped_column(Text)  # a note for people
    newest: Mapped[int]  # the number of its newest version
    created: Mapped[float] = mapped_column(default=now())


class StyleVersion(Row):
    """What a style was from some day on; never changed."""

    __tablename__ = "style_versions"

    style_id: Mapped[str] = mapped_column(
        ForeignKey("styles.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # from 1
    paintings: Mapped[list[dict[str, Any]]] = mapped_column(Json)  # of farm.domain.jobs.specs.Style
    look: Mapped[dict[str, Any]] = mapped_column(Json)  # settings of a recipe
    created: Mapped[float] = mapped_column(default=now())


class Form(Row):
    """The new-render form as a person left it."""

    __tablename__ = "forms"

    owner: Mapped[str] = mapped_column(String(100), primary_key=True)
    fields: Mapped[dict[str, list[str]]] = mapped_column(Json)  # as the page sends them
    submitted: Mapped[bool] = mapped_column(default=False)
    changed: Mapped[float] = mapped_column(default=now())


class Upload(Row):
    """A picture that was announced and is to come straight into the store."""

    __tablename__ = "uploads"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    owner: Mapped[str] = mapped_column(String(100))
    sha256: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(255))
    bytes: Mapped[int] = mapped_column(BigInteger)
    created: Mapped[float] = mapped_column(default=now())


class User(Row):
    """A person, or a program with a name."""

    __tablename__ = "users"

    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    role: Mapped[str] = mapped_column(String(16))  # a farm.domain.roles.Role
    disabled: Mapped[bool] = mapped_column(default=False)
    created: Mapped[float] = mapped_column(default=now())


class Project(Row):
    """What people work on together: it has a share of the workers, and perhaps a budget."""

    __tablename__ = "projects"

    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    members: Mapped[list[str]] = mapped_column(Json)  # empty for the common one: everyone
    weight: Mapped[float] = mapped_column(default=1.0)  # its share, beside the others'
    budget_hours: Mapped[float | None]  # on devices, each month; None: without end
    month: Mapped[str] = mapped_column(String(7), default="")  # the last in which a job ended
    spent: Mapped[float] = mapped_column(default=0.0)  # seconds on devices, in that month
    created: Mapped[float] = mapped_column(default=now())


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


class Identity(Row):
    """Whom a sign-in server means by a subject (`sub`), which never changes, as names may."""

    __tablename__ = "identities"

    issuer: Mapped[str] = mapped_column(String(500), primary_key=True)
    subject: Mapped[str] = mapped_column(String(255), primary_key=True)
    user: Mapped[str] = mapped_column(ForeignKey("users.name", ondelete="CASCADE"), index=True)
    sets_role: Mapped[bool]  # the server's claims do at each sign-in; False: admins alone
    created: Mapped[float] = mapped_column(default=now())


class SignIn(Row):
    """A browser's session; only the hash of what its cookie holds is kept."""

    __tablename__ = "sign_ins"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    user: Mapped[str] = mapped_column(ForeignKey("users.name", ondelete="CASCADE"), index=True)
    token_id: Mapped[str | None] = mapped_column(  # the token that began it, and ends it
        ForeignKey("tokens.id", ondelete="CASCADE"), index=True
    )
    expires: Mapped[float] = mapped_column(index=True)


class Token(Row):
    """What a user's program shows instead of a login; only its hash is kept."""

    __tablename__ = "tokens"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    user: Mapped[str] = mapped_column(ForeignKey("users.name", ondelete="CASCADE"), index=True)
    # The token that made it, which it never outlives.
    parent_id: Mapped[str | None] = mapped_column(
        ForeignKey("tokens.id", ondelete="CASCADE", name="fk_tokens_parent_id"), index=True
    )
    name: Mapped[str] = mapped_column(String(100))
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    scopes: Mapped[list[str]] = mapped_column(Json)  # farm.domain.roles.Scope
    created: Mapped[float] = mapped_column(default=now())
    expires: Mapped[float | None]
    used: Mapped[float | None]  # to the minute


class Webhook(Row):
    """An address that wants to be told."""

    __tablename__ = "webhooks"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    owner: Mapped[str] = mapped_column(String(100), index=True)
    url: Mapped[str] = mapped_column(Text)
    # None: it hears of all of its owner's jobs.
    job_id: Mapped[str | None] = mapped_column(
        ForeignKey("jobs.id", ondelete="CASCADE", name="fk_webhooks_job_id"), index=True
    )
    secret: Mapped[str] = mapped_column(String(100))  # signs, so it must be kept in clear
    old_secret: Mapped[str | None] = mapped_column(String(100))  # signs as well
    old_until: Mapped[float | None]  # until then
    events: Mapped[list[str]] = mapped_column(Json)  # of farm.domain.jobs.specs.EVENTS
    enabled: Mapped[bool] = mapped_column(default=True)
    created: Mapped[float] = mapped_column(default=now())


class Delivery(Row):
    """One message to one webhook, and how its sending went."""

    __tablename__ = "deliveries"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)  # the receiver's webhook-id
    webhook_id: Mapped[str] = mapped_column(
        ForeignKey("webhooks.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[str] = mapped_column(String(40))
    body: Mapped[str] = mapped_column(Text)  # the bytes that were signed
    attempts: Mapped[int] = mapped_column(default=0)
    due: Mapped[float | None] = mapped_column(index=True)  # the next try; None: no more
    status: Mapped[int | None]  # HTTP, of the last try
    error: Mapped[str | None] = mapped_column(Text)  # why the last try failed
    created: Mapped[float] = mapped_column(default=now())
    delivered: Mapped[float | None]


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
    draining: Mapped[bool] = mapped_column(default=False)  # ops: finish nothing new
    reason: Mapped[str | None] = mapped_column(Text)  # why it takes no work, if it does not
    job_id: Mapped[str | None] = mapped_column(String(40))
    trusted: Mapped[float | None]  # earlier failures do not count: an operator let it work again
    started: Mapped[float] = mapped_column(default=now())
    seen: Mapped[float] = mapped_column(default=now())
    stopped: Mapped[float | None]

    @property
    def offer(self) -> Offer:
        """What it has for jobs."""
        labels, kinds = (frozenset(split(text)) for text in (self.labels, self.kinds))
        return Offer(self.device_kind, self.memory, labels, kinds)


class Serves(Row):
    """The one row that says how old code may be that works on these tables."""

    __tablename__ = "serves"

    oldest: Mapped[str] = mapped_column(String(32), primary_key=True)  # its newest revision


class Caretaker(Row):
    """One maintenance process that lives, or died without a word."""

    __tablename__ = "caretakers"

    boot_id: Mapped[str] = mapped_column(String(40), primary_key=True)
    host: Mapped[str] = mapped_column(String(200))
    pid: Mapped[int]
    on_duty: Mapped[bool]  # False: it stands by
    started: Mapped[float] = mapped_column(default=now())
    seen: Mapped[float] = mapped_column(default=now())


class Audit(Row):
    """What somebody with power did; nothing refers to it, and nothing takes it away."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    at: Mapped[float] = mapped_column(default=now())
    actor: Mapped[str] = mapped_column(String(200))
    action: Mapped[str] = mapped_column(String(40))
    target: Mapped[str] = mapped_column(Text)
    detail: Mapped[dict[str, Any]] = mapped_column(Json)
    request_id: Mapped[str | None] = mapped_column(String(100))
