"""What a job in one pass takes of a worker."""

from dataclasses import dataclass

import pytest

from farm.base.config import DEVICES
from farm.domain.jobs import onepass
from farm.domain.jobs.onepass import LEAST_MEMORY, ApplySpec

PHOTO, PAINTING = "asset_" + "0" * 26, "asset_" + "1" * 26


@dataclass(frozen=True)
class Picture:
    """An uploaded picture."""

    width: int
    height: int
    name: str = "picture.png"


def spec(size: int | None = None, **more: str) -> ApplySpec:
    return ApplySpec.model_validate(
        {"photos": [PHOTO], "styles": [{"asset": PAINTING}], "size": size, **more}
    )


def memory(size: int | None, photo: Picture, painting: Picture) -> dict[str, int]:
    pictures = {PHOTO: photo, PAINTING: painting}
    return dict(zip(DEVICES, onepass.memory(spec(size), pictures), strict=True))


def test_a_cpu_must_have_room_for_the_pictures_and_a_gpu_for_tiles_alone() -> None:
    found = memory(None, Picture(8192, 6144), Picture(640, 480))
    assert found["gpu"] == found["gpu-half"] == LEAST_MEMORY
    assert 5.5e9 < found["cpu"] < 6.5e9  # 5.7 GB, as measured
    assert found["cpu"] == found["cpu-half"]


def test_a_painting_takes_as_much_as_is_read_of_it_and_a_photo_all() -> None:
    small = memory(256, Picture(256, 256), Picture(512, 512))["cpu"]
    assert memory(256, Picture(256, 256), Picture(8192, 8192))["cpu"] == small
    assert memory(256, Picture(4096, 4096), Picture(512, 512))["cpu"] - small > 600_000_000


def test_a_painting_is_work_as_far_as_it_is_read() -> None:
    photo, small, large = Picture(1024, 1024), Picture(1024, 512), Picture(8192, 4096)
    works = [
        onepass.work(spec(size), {PHOTO: photo, PAINTING: painting})
        for size in (None, 2048)
        for painting in (small, large)
    ]
    assert works[0] == works[1] == 4 * (2 * 1024 * 1024 + 1024 * 512)
    assert works[2:] == [4 * (2 * 2048 * 2048 + 1024 * 512), 4 * (2 * 2048 * 2048 + 2048 * 1024)]


def test_each_variant_of_a_painting_is_work_and_one_of_them_is_held() -> None:
    pictures = {PHOTO: Picture(1024, 1024), PAINTING: Picture(1024, 512)}
    plain, scaled = spec(), spec(variants="scaled")
    more = onepass.work(scaled, pictures) - onepass.work(plain, pictures)
    assert more == pytest.approx(4 * (0.7**2 + 1.4**2) * 1024 * 512, abs=4)
    cpu = DEVICES.index("cpu")
    held = onepass.memory(scaled, pictures)[cpu] - onepass.memory(plain, pictures)[cpu]
    assert held == pytest.approx(onepass.DECODED * 1.4**2 * 1024 * 512, rel=1e-3)
