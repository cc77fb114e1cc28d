"""The regions of a picture, found by a worker."""

from pathlib import Path

import numpy as np
import pytest

from farm.domain.jobs.regions import SIDE
from farm.domain.states import JobState
from farm.engine.pictures import palette
from farm.engine.pictures.images import Picture, read, write
from farm.infra.services import Services
from tests.engine.vgg.test_regions import landscape
from tests.workers.kinds.conftest import queued, results, state, uploaded, worked


def found(services: Services, path: Path, count: int) -> Picture:
    """Have the regions of a picture found, and return the mask."""
    job = queued(
        services, {"kind": "regions", "picture": uploaded(services, path).id, "count": count}
    )
    worked(services)
    assert state(services, job) == (JobState.SUCCEEDED, None)
    (mask,) = results(services, job).values()
    assert (mask.name, mask.kind, mask.media_type) == ("mask.png", "result", "image/png")
    made = read(services.storage.get(mask.key))
    assert made.size == (mask.width, mask.height)
    return made


def test_a_photos_regions_become_a_mask_of_its_size_that_renders_take(
    services: Services, folder: Path
) -> None:
    photo = folder / "landscape.png"
    write(photo, Picture(landscape().clamp(0, 1).permute(1, 2, 0).numpy()))
    mask = found(services, photo, 3)
    assert mask.size == (320, 240)
    rows = mask.pixels[[50, 135, 210], 160]
    assert len(np.unique(rows, axis=0)) == 3
    assert len(palette.regions(mask.pixels, [mask.pixels])[0]) == 3


@pytest.mark.parametrize("size", [(1600, 1200), (2000, 60), (24, 900), (8, 8)])
def test_a_picture_of_any_shape_gets_a_mask_of_its_proportions(
    services: Services, folder: Path, size: tuple[int, int]
) -> None:
    width, height = size
    slope = np.linspace(0, 1, width, dtype=np.float32)[None, :, None]
    path = folder / f"{width}.png"
    write(path, Picture(np.broadcast_to(slope, (height, width, 3)).copy()))
    mask = found(services, path, 2)
    factor = min(1, SIDE / max(size))
    assert mask.size == pytest.approx((width * factor, height * factor), abs=1)


def test_a_transparent_grey_picture_has_regions_too(services: Services, folder: Path) -> None:
    pixels = np.full((64, 96, 3), 0.2, np.float32)
    pixels[:, 48:] = 0.9
    alpha = np.ones((64, 96), np.float32)
    alpha[:8] = 0
    write(folder / "alpha.png", Picture(pixels, alpha))
    assert found(services, folder / "alpha.png", 2).size == (96, 64)
