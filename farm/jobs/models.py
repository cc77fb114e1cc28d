"""Trained models: by the training that made them, or as they were uploaded."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from farm.domain.jobs.kinds import TRAIN, Spec
from farm.domain.jobs.onepass import MODEL, ApplySpec
from farm.domain.roles import Viewer
from farm.domain.states import TERMINAL
from farm.errors import BadSettings, Fault, NotFound
from farm.infra.services import Services
from farm.library import assets as library
from farm.library.trained import MODEL as FORMAT
from farm.sql.models import Artifact, Asset, Job

MEDIA_TYPE = FORMAT.media_type


def require(
    session: Session,
    viewer: Viewer,
    spec: Spec,
    assets: Mapping[str, Asset],
    after: Collection[str] = (),
) -> None:
    """Raise BadSettings if a spec names a model that the viewer may not use, or that is none.

    Of a training that the job waits for, `after`, it may be still to come.
    """
    if not isinstance(spec, ApplySpec) or spec.model is None:
        return
    uploaded = assets[spec.model].model if spec.model in assets else None
    count = len(uploaded["styles"]) if uploaded else _learned(session, viewer, spec.model, after)
    if spec.weights is not None and len(spec.weights) != count:
        raise _fault("/weights", f"The model has {count} styles: give each of them a weight.")


def _learned(session: Session, viewer: Viewer, job_id: str, after: Collection[str]) -> int:
    """Return how many styles a training has; raise BadSettings if it has no model to wait for."""
    job = session.get(Job, job_id)
    if job is None or not viewer.may_see(job.owner):
        raise _fault(MODEL, f"There is no training {job_id}, or it is not yours.")
    if job.kind != TRAIN:
        raise _fault(MODEL, f"The job {job.id} is no training: name one of kind train.")
    awaited = job.id in after and job.state not in TERMINAL
    if _made(session, job.id) is None and not awaited:
        why = (
            "no model: train it anew"
            if job.state in TERMINAL
            else "no model yet: name it in `after`, too, or wait for its end"
        )
        raise _fault(MODEL, f"The training {job.id} has {why}.")
    return len(job.spec["styles"])


def fetch(services: Services, name: str) -> bytes:
    """Return the file of an uploaded model or a training's; raise NotFound if it is gone."""
    with services.db.read() as session:
        uploaded, made = session.get(Asset, name), _made(session, name)
    if uploaded is not None:
        return services.storage.get(library.key(uploaded.sha256))
    if made is None:
        raise NotFound(f"The model of the training {name} is not there any more: train it anew.")
    return services.storage.get(made.key)


@dataclass(frozen=True)
class Shelved:
    """A model of the library: uploaded, or trained here."""

    id: str  # an upload's, or a training's
    name: str
    version: int  # of those of its name, from 1
    owner: str
    created: float
    sha256: str
    told: dict[str, Any]  # styles, size, width and steps, and of an upload all of its card
    picture: Artifact | Asset | None  # what it makes
    trained: bool  # here


def shelf(session: Session, viewer: Viewer) -> list[Shelved]:
    """Return the models that the viewer may use, the newest first."""
    found = [
        *map(_uploaded, session.scalars(select(Asset).where(Asset.media_type == MEDIA_TYPE))),
        *_trained_here(session),
    ]
    counts: Counter[tuple[str, str]] = Counter()
    versions = []
    for one in sorted(found, key=lambda one: one.created):
        counts[one.owner, one.name] += 1
        versions.append(replace(one, version=counts[one.owner, one.name]))
    return [one for one in reversed(versions) if viewer.may_see(one.owner)]


def _uploaded(row: Asset) -> Shelved:
    card = row.model or {}
    told = card | {"styles": len(card.get("styles", ()))}
    picture = row if card.get("shown") else None
    name = Path(row.name).stem
    return Shelved(row.id, name, 0, row.owner, row.created, row.sha256, told, picture, False)


def _trained_here(session: Session) -> Iterator[Shelved]:
    query = select(Job, Artifact).join(Artifact, Artifact.job_id == Job.id)
    for job, file in session.execute(query.where(Artifact.kind == "model")):
        sheet = select(Artifact).where(Artifact.job_id == job.id, Artifact.kind == "result")
        told = {name: job.spec.get(name) for name in ("size", "width", "steps")}
        told |= {"styles": len(job.spec["styles"])}
        name = job.label or f"Training {job.id[-6:]}"
        picture = session.scalars(sheet).first()
        yield Shelved(job.id, name, 0, job.owner, file.created, file.sha256, told, picture, True)


def _made(session: Session, job_id: str) -> Artifact | None:
    query = select(Artifact).where(Artifact.job_id == job_id, Artifact.kind == "model")
    return session.scalars(query).first()


def _fault(pointer: str, detail: str) -> BadSettings:
    return BadSettings(detail, faults=(Fault(pointer, detail),))
