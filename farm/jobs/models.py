"""Trained models, by the training that made them."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from farm.domain.jobs.kinds import TRAIN, Spec
from farm.domain.jobs.onepass import ApplySpec
from farm.domain.roles import Viewer
from farm.domain.states import TERMINAL
from farm.errors import BadSettings, Fault, NotFound
from farm.infra.services import Services
from farm.sql.models import Artifact, Job


def require(session: Session, viewer: Viewer, spec: Spec, after: Collection[str] = ()) -> None:
    """Raise BadSettings if a spec names a training whose model the viewer may not use, or none.

    Of one that the job waits for, `after`, it may be still to come.
    """
    if not isinstance(spec, ApplySpec) or spec.model is None:
        return
    job = session.get(Job, spec.model)
    if job is None or not viewer.may_see(job.owner):
        raise _fault("/model", f"There is no training {spec.model}, or it is not yours.")
    if job.kind != TRAIN:
        raise _fault("/model", f"The job {job.id} is no training: name one of kind train.")
    awaited = job.id in after and job.state not in TERMINAL
    if _made(session, job.id) is None and not awaited:
        why = (
            "no model: train it anew"
            if job.state in TERMINAL
            else "no model yet: name it in `after`, too, or wait for its end"
        )
        raise _fault("/model", f"The training {job.id} has {why}.")
    count = len(job.spec["styles"])
    if spec.weights is not None and len(spec.weights) != count:
        raise _fault("/weights", f"The model has {count} styles: give each of them a weight.")


def fetch(services: Services, job_id: str) -> bytes:
    """Return the file of a training's model; raise NotFound if it is gone."""
    with services.db.read() as session:
        made = _made(session, job_id)
    if made is None:
        raise NotFound(f"The model of the training {job_id} is not there any more: train it anew.")
    return services.storage.get(made.key)


def _made(session: Session, job_id: str) -> Artifact | None:
    query = select(Artifact).where(Artifact.job_id == job_id, Artifact.kind == "model")
    return session.scalars(query).first()


def _fault(pointer: str, detail: str) -> BadSettings:
    return BadSettings(detail, faults=(Fault(pointer, detail),))
