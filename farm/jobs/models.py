"""Trained models: by the training that made them, or as they were uploaded."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from farm.domain.jobs.films import VideoSpec
from farm.domain.jobs.kinds import TRAIN, Spec
from farm.domain.jobs.onepass import MODEL, ApplySpec
from farm.domain.jobs.training import START, TEACHER, TrainSpec
from farm.domain.roles import Viewer
from farm.domain.states import TERMINAL
from farm.errors import BadSettings, Fault, NotFound
from farm.infra import keys
from farm.infra.services import Services
from farm.library.uploads.trained import MODEL as FORMAT
from farm.sql.models import Artifact, Asset, Job

MEDIA_TYPE = FORMAT.media_type


def require(
    session: Session,
    viewer: Viewer,
    spec: Spec,
    assets: Mapping[str, Asset],
    after: Collection[str] = (),
    *,
    keep: bool = False,
) -> None:
    """Raise BadSettings if a spec names a model that the viewer may not use, or that is none.

    Of a training that the job waits for, `after`, it may be still to come. With `keep` no training
    goes, nor its model, before the transaction's end.
    """
    for pointer, name in _named(spec).items():
        uploaded = assets[name].model if name in assets else None
        told = uploaded or _learned(session, viewer, pointer, name, after, keep=keep)
        _fit(spec, len(told["styles"]), told["width"])


def _named(spec: Spec) -> dict[str, str]:
    """Return the models that a spec names, by the JSON pointers of its fields."""
    if isinstance(spec, ApplySpec | VideoSpec):
        fields = {MODEL: spec.model}
    elif isinstance(spec, TrainSpec):
        fields = {START: spec.start, TEACHER: spec.teacher}
    else:
        fields = {}
    return {pointer: name for pointer, name in fields.items() if name}


def _fit(spec: Spec, styles: int, width: int) -> None:
    """Raise BadSettings if a spec cannot use a model of so many styles and maps."""
    if isinstance(spec, TrainSpec):
        if len(spec.styles) != styles:
            detail = f"The model has {styles} styles: give a painting for each, in their order."
            raise _fault("/styles", detail)
        if spec.width > width:
            detail = f"The model has {width} maps: choose a width of at most {width}."
            raise _fault("/width", detail)
    elif isinstance(spec, ApplySpec | VideoSpec) and spec.weights and len(spec.weights) != styles:
        raise _fault("/weights", f"The model has {styles} styles: give each of them a weight.")


def _learned(
    session: Session,
    viewer: Viewer,
    pointer: str,
    job_id: str,
    after: Collection[str],
    *,
    keep: bool,
) -> dict[str, Any]:
    """Return the spec of a training; raise BadSettings if it has no model to wait for."""
    taken = {"read": True, "key_share": True} if keep else None
    job = session.get(Job, job_id, with_for_update=taken)
    if job is None or not viewer.may_see(job.owner):
        raise _fault(pointer, f"There is no training {job_id}, or it is not yours.")
    if job.binned is not None:
        raise _fault(pointer, f"The training {job.id} is in the bin: restore it first.")
    if job.kind != TRAIN:
        raise _fault(pointer, f"The job {job.id} is no training: name one of kind train.")
    awaited = job.id in after and job.state not in TERMINAL
    if _made(session, job.id) is None and not awaited:
        why = (
            "no model: train it anew"
            if job.state in TERMINAL
            else "no model yet: name it in `after`, too, or wait for its end"
        )
        raise _fault(pointer, f"The training {job.id} has {why}.")
    return job.spec


def fetch(services: Services, name: str) -> bytes:
    """Return the file of an uploaded model or a training's; raise NotFound if it is gone."""
    with services.db.read() as session:
        uploaded, made = session.get(Asset, name), _made(session, name)
    if uploaded is not None:
        return services.storage.get(keys.asset(uploaded.sha256))
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
    made = (Artifact.kind == "model") & Job.binned.is_(None)
    for job, file in session.execute(query.where(made)):
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
