"""Blobs that nobody needs any more: noted where they lose their last row, removed later.

Whoever takes a blob's row away calls `discard` in the same transaction; `collect` removes what was
noted. What never had a row (an upload that was cut off) is found by `sweep`.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice

from sqlalchemy import ColumnElement, Select, delete, insert, select
from sqlalchemy.orm import Session

from farm.domain import frames
from farm.domain.states import HELD
from farm.infra import keys
from farm.infra.services import Services
from farm.infra.storage import Blob
from farm.sql.database import now
from farm.sql.locks import Confirm
from farm.sql.models import (
    Artifact,
    Asset,
    Caretaker,
    Checkpoint,
    Delivery,
    IdempotencyKey,
    Job,
    Outbox,
    SignIn,
    Token,
    Upload,
    Worker,
)

TOPIC = "blob"
LOCK = "garbage"  # held by who removes blobs, and by who needs them all for a while
BATCH = 500
FOLDERS = (keys.ASSETS, keys.JOBS, keys.UPLOADS, keys.VIEWS, keys.MOMENTS)  # all that are ours
OF_PICTURES = (keys.VIEWS, keys.MOMENTS)  # folders by the SHA-256 of what their blobs are made of
KEPT_CHECKPOINTS = 2  # a job's newest, and one to fall back on where that cannot be read
GRACE = timedelta(days=1)  # an upload is given so long until its row is there; skewed clocks pass
ANSWERS_KEPT_S = 24 * 3600.0
WORKERS_KEPT_S = 7 * 24 * 3600.0
DELIVERIES_KEPT_S = 30 * 24 * 3600.0


def discard(session: Session, blobs: Iterable[str]) -> None:
    """Note, in the transaction that forgets them, that these blobs are to be removed."""
    if notes := [{"topic": TOPIC, "payload": {"key": key}} for key in blobs]:
        session.execute(insert(Outbox), notes)


def drop_checkpoints(session: Session, job_id: str, keep: int = 0) -> None:
    """Forget a job's checkpoints, except for the newest `keep`."""
    mine = select(Checkpoint).where(Checkpoint.job_id == job_id)
    _drop_checkpoints(session, mine.order_by(Checkpoint.id.desc()).offset(keep))


def _drop_checkpoints(session: Session, which: Select[Checkpoint]) -> int:
    """Forget what a query finds; return how many."""
    old = session.execute(which.with_only_columns(Checkpoint.id, Checkpoint.key)).all()
    discard(session, (key for _id, key in old))
    session.execute(delete(Checkpoint).where(Checkpoint.id.in_([row for row, _key in old])))
    return len(old)


def drop_artifact(session: Session, job_id: str, name: str) -> None:
    """Forget a job's picture of this name; of a frame, after whichever pass."""
    named = Artifact.name.in_(frames.of_all_passes(name))
    drop_artifacts(session, (Artifact.job_id == job_id) & named)


def drop_artifacts(session: Session, which: ColumnElement[bool]) -> None:
    """Forget pictures in as few statements for a film's thousands as for one."""
    discard(session, session.scalars(select(Artifact.key).where(which)))
    session.execute(delete(Artifact).where(which))


def collect(services: Services, confirm: Confirm = lambda: None) -> int:
    """Remove the blobs that were discarded; return how many.

    `confirm` raises if the lock may be lost: then a backup may have begun, which needs what is
    discarded from now on, but nothing that was read before.
    """
    with services.db.read() as session:
        query = select(Outbox).where(Outbox.topic == TOPIC).order_by(Outbox.id).limit(BATCH)
        noted = session.scalars(query).all()
    confirm()
    for message in noted:
        services.storage.delete(message.payload["key"])
    if noted:
        with services.db.write() as session:
            session.execute(delete(Outbox).where(Outbox.id.in_([message.id for message in noted])))
    return len(noted)


def sweep(services: Services, confirm: Confirm = lambda: None) -> int:
    """Remove the blobs that no row names and none can name any more; return how many."""
    removed = 0
    blobs = services.storage.blobs()
    while page := list(islice(blobs, BATCH)):
        for blob in _orphans(services, page, confirm):
            services.storage.delete(blob.key)
            removed += 1
    return removed


def abort(services: Services) -> int:
    """Remove the parts of uploads whose processes died in their midst; return of how many."""
    old = [
        upload
        for folder in FOLDERS
        for upload in services.storage.unfinished(folder)
        if _is_old(upload.begun)
    ]
    for upload in old:
        services.storage.abort(upload)
    return len(old)


def forget(services: Services) -> None:
    """Delete the rows that have outlived their use."""
    while _drop_old_checkpoints(services):
        pass
    with services.db.write() as session:
        session.execute(
            delete(IdempotencyKey).where(IdempotencyKey.created < now() - ANSWERS_KEPT_S)
        )
        session.execute(delete(Upload).where(Upload.created < now() - ANSWERS_KEPT_S))
        session.execute(delete(SignIn).where(SignIn.expires < now()))
        session.execute(delete(Token).where(Token.expires < now() - ANSWERS_KEPT_S))
        session.execute(delete(Worker).where(Worker.seen < now() - WORKERS_KEPT_S))
        session.execute(delete(Caretaker).where(Caretaker.seen < now() - WORKERS_KEPT_S))
        session.execute(delete(Delivery).where(Delivery.created < now() - DELIVERIES_KEPT_S))


def _drop_old_checkpoints(services: Services) -> int:
    """Forget some of jobs that ended long ago; return how many."""
    with services.db.write() as session:
        ended = Job.finished < now() - services.settings.checkpoints_kept_seconds
        return _drop_checkpoints(session, select(Checkpoint).join(Job).where(ended).limit(BATCH))


def _orphans(services: Services, page: list[Blob], confirm: Confirm) -> Iterator[Blob]:
    """Rows are read after the listing: of what no row names, only new uploads may still get one."""
    named, held = _rows(services, [blob.key for blob in page])
    confirm()
    for blob in page:
        folder, part, *_ = [*blob.key.split("/")[1:], "", ""]
        if blob.key in named:
            continue
        # The fence makes this one exact: only the holder of an epoch may add rows for its folder.
        abandoned = blob.key.startswith(keys.JOBS) and (folder, part) not in held
        unused = (
            blob.key.startswith((keys.ASSETS, keys.UPLOADS, *OF_PICTURES))
            and _is_old(blob.modified)
            and _is_old(services.storage.head(blob.key).modified)
        )
        if abandoned or unused:
            yield blob


def _is_old(moment: datetime) -> bool:
    return datetime.now(UTC) - moment > GRACE


def _rows(services: Services, found: list[str]) -> tuple[set[str], set[tuple[str, str]]]:
    """Return which keys rows name, and each held job with the folder of its epoch."""
    digests = [key.rsplit("/", 1)[-1] for key in found if key.startswith(keys.ASSETS)]
    seen = {key: key.split("/")[1] for key in found if key.startswith(OF_PICTURES)}
    with services.db.read() as session:
        named = set(session.scalars(select(Checkpoint.key).where(Checkpoint.key.in_(found))))
        named |= set(session.scalars(select(Artifact.key).where(Artifact.key.in_(found))))
        kept = session.scalars(select(Asset.sha256).where(Asset.sha256.in_(digests)))
        named |= {keys.asset(digest) for digest in kept}
        shown = _digests(session, set(seen.values()))
        named |= {key for key, digest in seen.items() if digest in shown}
        holders = session.execute(select(Job.id, Job.epoch).where(Job.state.in_(HELD)))
        return named, {(job_id, keys.folder(epoch)) for job_id, epoch in holders}


def _digests(session: Session, among: set[str]) -> set[str]:
    """Return which of these SHA-256 belong to a picture that is still there."""
    known = select(Asset.sha256).where(Asset.sha256.in_(among))
    made = select(Artifact.sha256).where(Artifact.sha256.in_(among))
    return set(session.scalars(known.union(made)))
