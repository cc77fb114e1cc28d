"""What a render needs of a worker: the memory of its plan on each kind of device, and labels."""

from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from farm.domain.placement import UNKNOWN, Needs
from farm.domain.specs import JobSpec
from farm.domain.stored import restored
from farm.engine.gatys.plan import fewest
from farm.errors import BadSettings
from farm.jobs import estimates
from farm.sql.models import Asset, Job

FEWEST_REGIONS = 2  # of a mask that was not looked at
PLANNED = {"cpu": ("cpu", 4), "cpu-half": ("cpu", 2), "gpu": ("cuda", 4), "gpu-half": ("cuda", 2)}
"""How each kind of device is planned for, and an activation's bytes where a recipe says auto."""


def of_render(spec: JobSpec, assets: Mapping[str, Asset], labels: Collection[str] = ()) -> Needs:
    """Return the needs of a spec that names these assets; raise BadSettings if it is too narrow."""
    photo, recipe = assets[spec.content], spec.recipe
    estimates.plan(spec, photo)
    amounts = [
        fewest(
            recipe,
            photo.width,
            photo.height,
            paintings=[(assets[s.asset].width, assets[s.asset].height) for s in spec.styles],
            network="vgg16" if recipe.network == "vgg16" else "vgg19",
            device=device,
            itemsize=itemsize if recipe.precision == "auto" else None,
            regions=FEWEST_REGIONS if spec.content_mask else int(spec.strength is not None),
        )
        for device, itemsize in PLANNED.values()
    ]
    return Needs.of("render", amounts, labels)


def of_job(session: Session, job: Job) -> Needs:
    """Return the needs of a job of a version that did not store them, as far as they are known."""
    try:
        spec = restored(job.spec)
        rows = session.scalars(select(Asset).where(Asset.id.in_(spec.assets().values())))
        return of_render(spec, {asset.id: asset for asset in rows})
    except (BadSettings, KeyError):  # it cannot be rendered, which an attempt will tell
        return UNKNOWN
