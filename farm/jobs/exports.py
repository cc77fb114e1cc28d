"""Further files of a finished picture, made at the first request and kept beside its small ones."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from farm.base.scratch import scratch
from farm.domain import prints
from farm.domain.jobs.kinds import KINDS
from farm.domain.jobs.specs import refused
from farm.domain.prints import FILES, OWN, Export
from farm.domain.roles import Viewer
from farm.engine.errors import ImageError
from farm.engine.prepress import sheet, spaces
from farm.engine.prepress.sheet import Sheet
from farm.errors import BadSettings, Fault, NotFound
from farm.infra import keys
from farm.infra.services import Services
from farm.jobs.listing import lookup
from farm.library.uploads import references
from farm.sql.models import Artifact, Asset, Job

DEEPEST = ("master", "-16.", ".png", ".tiff", ".webp", ".jpg")  # what a file is best made of
POINTER = "/profile"  # where an order names a profile that is uploaded


@dataclass(frozen=True)
class Exported:
    """A file in the store, and what tells it from others that are made of the same picture."""

    key: str
    media_type: str
    bytes: int
    digest: str


def make(
    services: Services, viewer: Viewer, job_id: str, order: Export, photo: int = 1
) -> Exported:
    """Return the file that is asked for of a job, of which `photo` counts from 1.

    Raises BadSettings for one that cannot be.
    """
    with services.db.read() as session:
        job = lookup.get(session, viewer, job_id)
        source = master(job, lookup.artifacts(session, job), photo)
        profile = _profile(session, viewer, order)
    icc = _icc(services, profile, order)
    _require_possible(order, icc, max(source.width, source.height))
    suffix, bits, media_type = FILES[order.format]
    digest = hashlib.sha256(f"{order.model_dump_json()}{source.sha256}".encode()).hexdigest()
    key = keys.view(source.sha256, f"{digest}{suffix}")
    if not services.storage.exists(key):
        how = Sheet(order, icc, bits, order.dpi, order.quality)
        _store(services, source.key, key, how, media_type)
    return Exported(key, media_type, services.storage.head(key).size, digest)


def _store(services: Services, master: str, key: str, how: Sheet, media_type: str) -> None:
    with scratch() as folder:
        source, made = folder / "master", folder / f"made{Path(key).suffix}"
        services.storage.get_file(master, source)
        try:
            sheet.export(made, source, how)
        except ImageError as error:
            raise BadSettings(str(error)) from error
        services.storage.put_file(key, made, content_type=media_type)


def deepest(session: Session, made: Artifact, job: Job) -> Artifact:
    """Return what further files of a result's picture are made of; of others, itself."""
    if made.kind != "result":
        return made
    number = made.name.partition("-")[0] if _several(job) else "1"
    return master(job, lookup.artifacts(session, job), int(number))


def master(job: Job, made: Iterable[Artifact], photo: int) -> Artifact:
    """Return the deepest picture that is kept; raise NotFound if there is none."""
    laid = bool(job.spec.get("sheet"))  # its results are more than the picture
    kinds = ("master",) if laid else ("master", "result")
    found = [one for one in made if one.kind in kinds and one.media_type.startswith("image/")]
    own = [one for one in found if one.name.startswith(f"{photo}-")] if _several(job) else found
    if not own or (photo > 1 and not _several(job)):
        raise NotFound(f"The job has no finished picture {photo} to make a file of.")
    return min(own, key=lambda one: next(i for i, part in enumerate(DEEPEST) if part in one.name))


def _several(job: Job) -> bool:
    return len(KINDS[job.kind].photos(job.spec)) > 1


def _profile(session: Session, viewer: Viewer, order: Export) -> Asset | None:
    if order.profile == OWN or order.profile in spaces.NAMED:
        return None
    named = {POINTER: order.profile}
    return references.uploads(session, viewer, named)[order.profile]


def _icc(services: Services, profile: Asset | None, order: Export) -> bytes | None:
    if profile:
        return services.storage.get(keys.asset(profile.sha256))
    return spaces.NAMED.get(order.profile)


def _require_possible(order: Export, icc: bytes | None, longer: int) -> None:
    said = prints.wrong_space([order.format], spaces.space(icc)) if icc else None
    if said:
        raise BadSettings(said, faults=(Fault(POINTER, said),))
    try:
        prints.require_room([order.format], longer, order, order.dpi)
    except ValueError as error:
        raise refused(error, "/format") from None
