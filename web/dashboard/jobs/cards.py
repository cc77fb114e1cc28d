"""Jobs as the screens show them: the API's own view of a job, its title and its picture."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from farm.domain import resources
from farm.domain.jobs import bases
from farm.domain.jobs.kinds import KINDS, TRAIN
from farm.domain.jobs.stored import restored
from farm.domain.placement import RENDER
from farm.domain.states import HELD, TERMINAL, JobState
from farm.engine.pictures.images import DPI
from farm.errors import BadSettings
from farm.jobs.many import batches
from farm.sql import models
from web.api import present
from web.context import services
from web.dashboard import words
from web.dashboard.jobs import axes
from web.dashboard.jobs.comparing import difference

LARGE = 4096  # pixels
UNKNOWN_SIZE = 1024  # pixels: of a frame around what cannot be told any more


@dataclass(frozen=True)
class Rung:
    """One scale of a render, or one photo of several: done, at work, or still to come."""

    number: int  # from 1
    width: int
    height: int
    artifact: resources.Artifact | None
    state: str  # done, now or later


@dataclass(frozen=True)
class Card:
    """One job on a screen."""

    job: resources.Job
    title: str
    pictures: dict[str, models.Asset]  # that it is made of, by id
    photos: list[models.Asset]
    paintings: list[models.Asset]
    width: int  # of the result, or of the first of several, in pixels
    height: int
    variation: str  # what sets it apart in its grid, if it stands in one
    materials: dict[str, str]  # its pictures in words, by what the form calls their places

    @property
    def named(self) -> str:
        """Return what tells it from every other: its title, and what differs in its grid."""
        return f"{self.title}, {self.variation}" if self.variation else self.title

    @property
    def photo(self) -> models.Asset | None:
        """Return the photo, or the first of several, if it is still there."""
        return self.photos[0] if self.photos else None

    @property
    def several(self) -> int:
        """Return how many photos it paints, 0 if that is one."""
        count = len(KINDS[self.job.kind].photos(self.job.spec))
        return count if count > 1 else 0

    @property
    def painted(self) -> bool:
        """Whether there is more to show of it than its photo."""
        return bool(self.result or self.scales or (self.live and self.job.preview_url))

    @property
    def live(self) -> bool:
        """Whether something can still happen to it."""
        return self.job.state not in TERMINAL

    @property
    def ended_early(self) -> bool:
        """Whether a person was content with it before its last step."""
        succeeded = self.job.state == JobState.SUCCEEDED
        return succeeded and self.job.progress is not None and self.job.progress.done < 1

    @property
    def result(self) -> resources.Artifact | None:
        """Return the finished picture, if there is one."""
        deep = [one for one in self.job.artifacts if one.kind == "master"]
        return next((one for one in [*self.results, *deep] if _is_picture(one)), None)

    @property
    def playable(self) -> bool:
        """Whether browsers play the film that is finished; of others they show the frames."""
        return self.result is not None and self.job.spec.get("codec") == "h264"

    @property
    def results(self) -> list[resources.Artifact]:
        """Return every finished picture, photo after photo; of each first the quickest to see."""
        found = [one for one in self.job.artifacts if one.kind == "result"]
        return sorted(found, key=_soonest_seen)

    @property
    def models(self) -> list[resources.Artifact]:
        """Return what was trained."""
        return [one for one in self.job.artifacts if one.kind == "model"]

    def files(self) -> Iterator[tuple[str, list[resources.Artifact]]]:
        """Yield the name of each photo that has finished files, and these."""
        ids = KINDS[self.job.kind].photos(self.job.spec)
        if not ids:
            return
        for number, files in groupby(self.results, lambda one: _number(one.name) or 1):
            photo = self.pictures.get(ids[number - 1])
            yield photo.name if photo else f"photo {number}", list(files)

    @property
    def scales(self) -> list[resources.Artifact]:
        """Return the finished scales, smallest first."""
        found = [one for one in self.job.artifacts if one.kind == "scale"]
        return sorted(found, key=lambda one: one.width)

    @property
    def picture(self) -> str | None:
        """Return the id of the best picture so far: result, else scale, else the photo."""
        best = self.result or (self.scales[-1] if self.scales else None)
        if best is not None:
            return best.id
        return self.photo.id if self.photo else None

    @property
    def still(self) -> str | None:
        """Return the address of a picture to fill a window with until the tiles are there."""
        if self.live and self.job.preview_url:
            return self.job.preview_url
        return f"/pictures/{self._shown}-1024.webp" if self._shown else None

    @property
    def thumbnail(self) -> str | None:
        """Return the address of a small picture: the newest there is."""
        if self.live and self.job.preview_url:
            return self.job.preview_url
        return f"/pictures/{self._shown}-320.webp" if self._shown else None

    @property
    def sharper(self) -> str | None:
        """Return the address of the same at twice the size, for screens of high density."""
        if self.live and self.job.preview_url:
            return None
        return f"/pictures/{self._shown}-640.webp" if self._shown else None

    @property
    def dpi(self) -> int:
        """Return the print resolution of the files."""
        return int(self.job.spec.get("dpi", DPI))

    @property
    def _shown(self) -> str | None:
        """Return the id of the picture that small versions are made of."""
        # That of a large result takes seconds to make, and looks like the scale before.
        large = self.result is not None and self.result.width > LARGE
        return self.scales[-1].id if large and self.scales else self.picture

    def ladder(self) -> list[Rung]:
        """Return the scales from coarse to fine, or the photos, each with what is there of it."""
        if self.job.kind == TRAIN:
            return []
        sizes = _sizes(self.job.kind, self.job.spec, self.pictures)
        rungs: list[Rung] = []
        reached = (self.width, self.height)
        coming = "now" if self.job.state in HELD else "later"
        for number, (width, height) in enumerate(sizes, 1):
            ends = self.ended_early and self.job.kind == RENDER and (width, height) == reached
            artifact = self._made(number, number if ends else len(sizes))
            if self.ended_early and not artifact:
                continue
            rungs.append(Rung(number, width, height, artifact, "done" if artifact else coming))
            coming = coming if artifact else "later"
            if ends:
                break
        return rungs

    def _made(self, number: int, count: int) -> resources.Artifact | None:
        """Return the picture of a scale, or of a photo, of so many."""
        if self.job.kind == RENDER and number < count:
            return next((one for one in self.scales if one.name == f"scale-{number}.jpg"), None)
        named = f"{number}-result" if self.job.kind != RENDER and count > 1 else ""
        found = (one for one in self.results if one.name.startswith(named) and _is_picture(one))
        return next(found, self.result)


def cards(session: Session, rows: Sequence[models.Job]) -> list[Card]:
    """Show jobs, in a number of queries that does not depend on theirs."""
    shown = present.jobs(session, rows, services().settings)
    known = _assets(session, rows)
    grids = _grids(session, rows)
    return [
        _card(row, job, known, grids.get(row.batch_id))
        for row, job in zip(rows, shown, strict=True)
    ]


def card(session: Session, row: models.Job) -> Card:
    """Show one job."""
    return cards(session, [row])[0]


def _sizes(
    kind: str, spec: dict[str, Any], pictures: dict[str, models.Asset]
) -> list[tuple[int, int]]:
    """Return width and height of what is painted, in its order; none if they cannot be told."""
    try:
        scales = KINDS[kind].scales(restored(spec, KINDS[kind].spec), pictures)
    except (BadSettings, KeyError):  # it means nothing today, or a picture is gone
        return []
    return [(scale.width, scale.height) for scale in scales]


def _card(
    row: models.Job, job: resources.Job, known: dict[str, models.Asset], grid: models.Batch | None
) -> Card:
    names = {asset.id: asset.name for asset in known.values()}
    photos = [known[photo] for photo in KINDS[row.kind].photos(row.spec) if photo in known]
    named = [style["asset"] for style in bases.paintings(row.spec)]
    paintings = [known[painting] for painting in named if painting in known]
    target = row.spec.get("recipe", row.spec).get("size") or UNKNOWN_SIZE
    sizes = _sizes(row.kind, row.spec, known) or [(target, target)]
    width, height = sizes[-1 if row.kind == RENDER else 0]
    variation = axes.variation(row.kind, _differs(grid, row), names) if grid else ""
    materials = difference.materials(row.spec, names)
    title = words.title(row, names)
    shown = Card(job, title, known, photos, paintings, width, height, variation, materials)
    if shown.result:  # perhaps of a scale before the last, or of a photo that is deleted
        return replace(shown, width=shown.result.width, height=shown.result.height)
    return shown


def _differs(grid: models.Batch, row: models.Job) -> dict[str, Any]:
    """Return what sets a job apart in its grid beside what its title tells."""
    found = batches.combination(grid, row)
    told = () if row.label else ("/content",)
    return {field: value for field, value in found.items() if field not in told}


def _number(name: str) -> int:
    """Return which photo a file such as ``2-result.png`` is of; 0 if there is but one."""
    first = name.partition("-")[0]
    return int(first) if first.isdecimal() else 0


def _is_picture(made: resources.Artifact) -> bool:
    return not made.media_type.startswith("application/")


def _soonest_seen(made: resources.Artifact) -> tuple[int, bool, bool, int]:
    """Order by the photo, and then by how soon a browser shows it; pages last."""
    return _number(made.name), not _is_picture(made), "-16." in made.name, made.bytes


def _grids(session: Session, rows: Sequence[models.Job]) -> dict[str | None, models.Batch]:
    wanted = {row.batch_id for row in rows if row.batch_id}
    if not wanted:
        return {}
    found = session.scalars(select(models.Batch).where(models.Batch.id.in_(wanted)))
    return {batch.id: batch for batch in found}


def _assets(session: Session, rows: Sequence[models.Job]) -> dict[str, models.Asset]:
    wanted = {asset for row in rows for asset in bases.assets(row.spec).values()}
    found = session.scalars(select(models.Asset).where(models.Asset.id.in_(wanted)))
    return {asset.id: asset for asset in found}
