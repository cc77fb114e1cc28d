"""A job's pictures and its checkpoint, fetched from the store."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import structlog
import torch
from sqlalchemy import select

from farm.base.scratch import scratch
from farm.domain.jobs.films import VideoSpec
from farm.domain.jobs.kinds import Spec
from farm.domain.jobs.onepass import ApplySpec, painting_side
from farm.domain.jobs.regions import SIDE, RegionsSpec
from farm.domain.jobs.renders import JobSpec
from farm.domain.jobs.specs import MaskedPainting
from farm.domain.jobs.training import TrainSpec
from farm.domain.prints import OWN, Printed
from farm.engine.errors import EngineError
from farm.engine.gatys.stylize import State
from farm.engine.onepass.decoders.photos import decoded
from farm.engine.onepass.generators import files as generators
from farm.engine.onepass.generators.files import Model
from farm.engine.pictures.images import IN_SRGB, Picture, read
from farm.engine.planes.color import planes
from farm.engine.planes.masks import light
from farm.engine.prepress import spaces
from farm.engine.prepress.frame import framed
from farm.engine.prepress.sheet import Sheet
from farm.errors import NotFound
from farm.infra import keys
from farm.infra.services import Services
from farm.jobs import models as trained
from farm.jobs.leasing.leases import Lease
from farm.sql.models import Asset, Checkpoint

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Inputs:
    """What a render starts from: `photo` keeps profile and alpha for the result."""

    photo: Picture
    content: torch.Tensor  # [3, H, W], 0..1
    styles: list[torch.Tensor]  # [3, H, W] each
    paintings: list[str]  # the SHA-256 of each one's file
    style_masks: list[torch.Tensor] | None  # [3, H, W] each
    content_mask: torch.Tensor | None  # [3, H, W]
    strength: torch.Tensor | None  # [1, H, W]
    init: torch.Tensor | None  # [3, H, W]
    sheet: Sheet | None  # of the files


def fetch(services: Services, spec: JobSpec) -> Inputs:
    """Download and decode all pictures of a spec; paintings come in the photo's colour space."""
    uploads = _Uploads(services, spec)

    def picture(asset: str, side: int | None = None, like: Picture | None = None) -> Picture:
        return read(uploads.data(asset), max_side=side, like=like)

    photo = uploads.photo(spec.content, spec)
    longest = spec.recipe.painting_side
    return Inputs(
        photo=photo,
        content=planes(photo),
        styles=[planes(picture(s.asset, longest, photo)) for s in spec.styles],
        paintings=[uploads.row(style.asset).sha256 for style in spec.styles],
        style_masks=uploads.masks(spec.styles, longest),
        content_mask=uploads.map(spec.content_mask, spec) if spec.content_mask else None,
        strength=light(uploads.map(spec.strength, spec)) if spec.strength else None,
        init=planes(picture(spec.init, like=photo)) if spec.init else None,
        sheet=uploads.sheet(spec),
    )


class Photos:
    """The photos of a job in one pass, each with the paintings in its colour space.

    Paintings are fetched again only for a photo of another size or colour space.
    """

    def __init__(self, services: Services, spec: ApplySpec) -> None:
        self._spec, self._uploads = spec, _Uploads(services, spec)
        self.sheet = self._uploads.sheet(spec)
        self._paintings: list[torch.Tensor] = []
        self._fit: tuple[int, bytes | None] | None = None  # their longest edge, and the profile

    def fetch(self, number: int) -> tuple[Picture, list[torch.Tensor]]:
        """Download and decode one of the photos, and the paintings as it needs them."""
        photo = self._uploads.photo(self._spec.photos[number], self._spec)
        fit = (painting_side(self._spec.size, photo.size), photo.icc)
        if fit != self._fit:
            self._fit, self._paintings = None, []  # free the old ones before there are new ones
            self._paintings = [
                planes(read(self._uploads.data(style.asset), max_side=fit[0], like=photo))
                for style in self._spec.styles
            ]
            self._fit = fit
        return photo, self._paintings

    def masks(self, photo: Picture) -> dict[str, Any]:
        """Download and decode the masks of the one photo, as the engine names them; {} of none."""
        if not (spec := self._spec).content_mask:
            return {}
        longest = painting_side(spec.size, photo.size)
        return {
            "content_mask": self._uploads.map(spec.content_mask, spec),
            "style_masks": self._uploads.masks(spec.styles, longest),
        }


def fetch_film(services: Services, spec: VideoSpec, path: Path) -> list[torch.Tensor]:
    """Download the film to `path`; decode the paintings, in the colours that films have."""
    uploads = _Uploads(services, spec)
    services.storage.get_file(keys.asset(uploads.row(spec.clip).sha256), path)
    longest = spec.recipe.painting_side
    data = [uploads.data(style.asset) for style in spec.styles]
    return [planes(read(each, max_side=longest, like=IN_SRGB)) for each in data]


def fetch_reduced(services: Services, spec: RegionsSpec) -> torch.Tensor:
    """Download and decode a picture in sRGB, as small as its mask will be: [3, H, W]."""
    data = _Uploads(services, spec).data(spec.picture)
    return planes(read(data, max_side=SIDE, like=IN_SRGB))[:3]


@dataclass(frozen=True)
class Lessons:
    """What a generator is trained on."""

    photos: list[torch.Tensor]  # uint8 [3, H, W] each, on the device
    paintings: list[torch.Tensor]  # [3, H, W] each
    names: list[str]  # of the paintings
    start: Model | None
    teacher: Model | None


def fetch_training(services: Services, spec: TrainSpec, device: torch.device) -> Lessons:
    """Download and decode photos and paintings."""
    uploads = _Uploads(services, spec)
    longest = spec.recipe.painting_side
    return Lessons(
        photos=[decoded(uploads.data(photo)).to(device) for photo in spec.photos],
        paintings=[
            planes(read(uploads.data(style.asset), max_side=longest, like=IN_SRGB))
            for style in spec.styles
        ],
        names=[Path(uploads.row(one.asset).name).stem for one in spec.styles],
        start=fetch_model(services, spec.start) if spec.start else None,
        teacher=fetch_model(services, spec.teacher) if spec.teacher else None,
    )


def fetch_model(services: Services, name: str) -> Model:
    """Download a trained model: a training's, or an upload."""
    data = trained.fetch(services, name)
    with scratch() as folder:
        path = folder / "model.safetensors"
        path.write_bytes(data)
        return generators.load(path)


class _Uploads:
    """The uploads that a spec names."""

    def __init__(self, services: Services, spec: Spec) -> None:
        self._storage = services.storage
        wanted = select(Asset).where(Asset.id.in_(set(spec.assets().values())))
        with services.db.read() as session:
            self._rows = {row.id: row for row in session.scalars(wanted)}

    def row(self, asset: str) -> Asset:
        """Return the row of one of them, or raise NotFound: it may have been removed since."""
        if asset not in self._rows:
            raise NotFound(f"The upload {asset} is not there any more: clone the job with another.")
        return self._rows[asset]

    def data(self, asset: str) -> bytes:
        """Return the bytes of one of them."""
        return self._storage.get(keys.asset(self.row(asset).sha256))

    def photo(self, asset: str, spec: Printed) -> Picture:
        """Return the part of a photo that is painted."""
        return framed(read(self.data(asset)), spec.frame)

    def map(self, asset: str, spec: Printed) -> torch.Tensor:
        """Return a mask or strength map of a photo as planes, cut as the photo is."""
        return planes(framed(read(self.data(asset)), spec.frame, sharp=False))

    def masks(self, styles: Sequence[MaskedPainting], longest: int) -> list[torch.Tensor] | None:
        """Return the paintings' masks as planes, of at most so many pixels; None of none."""
        named = [style.mask for style in styles if style.mask]
        return [planes(read(self.data(mask), max_side=longest)) for mask in named] or None

    def sheet(self, spec: Printed) -> Sheet | None:
        """Return what the files are like, with the profile itself; None: the picture alone."""
        if spec.sheet is None or spec.sheet.profile == OWN:
            return Sheet(spec.sheet) if spec.sheet else None
        named = spec.sheet.profile
        return Sheet(spec.sheet, spaces.NAMED.get(named) or self.data(named))


def newest_checkpoint(services: Services, lease: Lease) -> State | None:
    """Return the newest checkpoint that can be read, or None to start anew."""
    with services.db.read() as session:
        query = select(Checkpoint).where(Checkpoint.job_id == lease.job_id)
        checkpoints = session.scalars(query.order_by(Checkpoint.id.desc())).all()
    for checkpoint in checkpoints:
        try:
            return State.from_bytes(services.storage.get(checkpoint.key))
        except (NotFound, EngineError) as error:
            log.warning("checkpoint unreadable", key=checkpoint.key, reason=str(error))
    return None
