"""What a job needs of a worker: its kind, the memory of its plan on each device, and labels."""

from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from farm.domain.jobs.kinds import KINDS, Spec
from farm.domain.jobs.stored import restored
from farm.domain.placement import UNKNOWN, Needs
from farm.errors import BadSettings
from farm.sql.models import Asset, Job


def of_spec(
    kind: str, spec: Spec, assets: Mapping[str, Asset], labels: Collection[str] = ()
) -> Needs:
    """Return the needs of a spec that names these assets; raise BadSettings if it cannot be."""
    KINDS[kind].scales(spec, assets)
    return Needs.of(kind, KINDS[kind].memory(spec, assets), {*labels, *spec.labels()})


def of_job(session: Session, job: Job) -> Needs:
    """Return the needs of a job of a version that did not store them, as far as they are known."""
    try:
        spec = restored(job.spec, KINDS[job.kind].spec)
        rows = session.scalars(select(Asset).where(Asset.id.in_(spec.assets().values())))
        return of_spec(job.kind, spec, {asset.id: asset for asset in rows})
    except (BadSettings, KeyError):  # it cannot be done, which an attempt will tell
        return UNKNOWN
