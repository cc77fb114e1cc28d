"""Jobs as a worker would leave them, without the time that a render takes."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from farm.base.ids import new_id
from farm.domain.jobs import kinds
from farm.domain.jobs.kinds import KINDS
from farm.domain.jobs.renders import submission
from farm.domain.roles import Role, Viewer
from farm.domain.styles import Request
from farm.engine.pictures.images import Picture, encode
from farm.fleet import registry
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.jobs.leasing.leases import File, Lease
from farm.jobs.listing import lookup
from farm.jobs.many import batches
from farm.jobs.many.batches import Axis, Grid
from farm.jobs.submitting import submissions
from farm.library import styles
from farm.library.uploads import assets
from tests.browser import pictures
from tests.factories import worker

ADMIN = Viewer.of("admin", Role.ADMIN)
MEDIA_TYPES = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp"}
CURVE = [[step / 20, 100 / (1 + step)] for step in range(20)]


@dataclass(frozen=True)
class Finished:
    """A finished job, its result, and its first scale."""

    job: str
    picture: str
    scale: str


def waiting_job(farm: Services, label: str, viewer: Viewer = ADMIN, **recipe: object) -> str:
    """Queue a job and return its id."""
    return submissions.submit(farm, viewer, submission(request(farm, viewer, label, **recipe))).id


def request(farm: Services, viewer: Viewer, label: str, **recipe: object) -> dict[str, Any]:
    """Upload a photo and a painting, and return a request for a render of them."""
    with TemporaryDirectory() as folder:
        photo = kept(farm, viewer, pictures.photo(Path(folder)))
        painting = kept(farm, viewer, pictures.painting(Path(folder)))
    return {
        "content": photo,
        "styles": [{"asset": painting}],
        "preset": "draft",
        "label": label,
        "recipe": {"size": 256, "smallest": 128} | recipe,
    }


def grid(farm: Services) -> str:
    """Queue a grid of two by two jobs and return the batch's id."""
    axes = [
        Axis(field="/recipe/style_weight", values=[0.5, 1]),
        Axis(field="/recipe/style_scale", values=[0.5, 1]),
    ]
    asked = Grid(base=request(farm, ADMIN, "Grid"), axes=axes)
    return batches.submit(farm, ADMIN, asked, None).id


def series(farm: Services) -> str:
    """Queue a series of two photos and return the batch's id."""
    base = request(farm, ADMIN, "")
    photos = [base.pop("content"), *(painting["asset"] for painting in base["styles"])]
    asked = Grid(base=base, axes=[Axis(field="/content", values=photos)])
    return batches.submit(farm, ADMIN, asked, None).id


def style(farm: Services, job_id: str) -> str:
    """Keep a finished job's painting and look as a style, and return its id."""
    asked = Request(name="Stripes", job=job_id, tags=["wavy"], licence="Our own")
    return styles.add(farm, ADMIN, asked).id


def finished_job(
    farm: Services, label: str, width: int, viewer: Viewer = ADMIN, parent: str | None = None
) -> Finished:
    """Queue a job, and finish it with a result of this width and one scale before."""
    job_id = waiting_job(farm, label, viewer, style_weight=width / 100)
    with farm.db.write() as session:
        row = lookup.get(session, viewer, job_id)
        row.parent_id, row.priority = parent, 100
    lease = claimed(farm, job_id)
    scale = stored(farm, lease, "scale", "scale-1.jpg", width // 2)
    leases.add_artifact(farm, lease, scale)
    result = stored(farm, lease, "result", "result.png", width)
    leases.succeed(farm, lease, [result], {"stage": "finished", "done": 1.0, "curve": CURVE})
    with farm.db.read() as session:
        row = lookup.get(session, viewer, job_id)
        ids = {one.name: one.id for one in lookup.artifacts(session, row)}
    return Finished(job_id, ids["result.png"], ids["scale-1.jpg"])


def finished_grid(farm: Services, width: int = 300) -> str:
    """Queue a grid of two looks, finish both, and return the batch's id."""
    base = request(farm, ADMIN, "Looks") | {"priority": 100}
    asked = Grid(base=base, axes=[Axis(field="/recipe/style_weight", values=[0.5, 1])])
    batch = batches.submit(farm, ADMIN, asked, None)
    with farm.db.read() as session:
        jobs = [job.id for job in batches.members(session, ADMIN, batch)]
    for job_id in jobs:
        lease = claimed(farm, job_id)
        result = stored(farm, lease, "result", "result.png", width)
        leases.succeed(farm, lease, [result], {"stage": "finished", "done": 1.0})
    return batch.id


def finished_pass(farm: Services) -> list[str]:
    """Queue one pass over two photos of long names; return the ids of their results."""
    registry.register(farm, worker("studio-1/cuda:0", kinds=",".join(KINDS)))
    with TemporaryDirectory() as folder:
        named = [
            made(Path(folder)).rename(Path(folder, f"{made.__name__}, seen from the old pier.png"))
            for made in (pictures.photo, pictures.painting)
        ]
        photos = [kept(farm, ADMIN, path) for path in named]
    body = {"kind": "apply", "photos": photos, "styles": [{"asset": photos[1]}]}
    job_id = submissions.submit(farm, ADMIN, kinds.request(body | {"priority": 100})).id
    lease = claimed(farm, job_id)
    results = [stored(farm, lease, "result", f"{n}-result.png", 100 + n) for n in (1, 2)]
    leases.succeed(farm, lease, results, {"stage": "finished", "done": 1.0})
    with farm.db.read() as session:
        return [one.id for one in lookup.artifacts(session, lookup.get(session, ADMIN, job_id))]


def claimed(farm: Services, job_id: str) -> Lease:
    """Claim the job that is next in line, which must be this one."""
    lease = leases.claim(farm, "studio-1/cuda:0", new_id("boot"))
    assert lease is not None
    assert lease.job_id == job_id
    return lease


def stored(farm: Services, lease: Lease, kind: str, name: str, width: int) -> File:
    """Put a picture into the store and return what a worker says of it."""
    image = pictures.stripes(width, width * 7 // 10)
    data = encode(Picture(image), name.rsplit(".", 1)[1], settings=lease.spec)
    key = f"jobs/{lease.job_id}/e{lease.epoch}/{new_id(kind)}-{name}"
    media_type = MEDIA_TYPES[name.rsplit(".", 1)[1]]
    farm.storage.put(key, data, content_type=media_type)
    digest = pictures.sha256(data)
    return File(name, kind, key, media_type, width, width * 7 // 10, len(data), digest)


def kept(farm: Services, viewer: Viewer, path: Path) -> str:
    """Store a picture file as an upload and return its id."""
    return assets.add(farm, viewer.name, path.name, path, pictures.sha256(path.read_bytes()))[0].id
