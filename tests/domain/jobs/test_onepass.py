"""What a job in one pass takes of a worker."""

from dataclasses import dataclass
from typing import Any

import pytest

from farm.base.config import DEVICES
from farm.domain.jobs import onepass
from farm.domain.jobs.onepass import LEAST_MEMORY, ApplySpec, ApplySubmission

PHOTO, PAINTING, MASK = ("asset_" + digit * 26 for digit in "012")
MASKS: dict[str, Any] = {"content_mask": MASK, "styles": [{"asset": PAINTING, "mask": MASK}]}


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


def masked() -> ApplySpec:
    return ApplySpec.model_validate({"photos": [PHOTO], **MASKS})


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


def test_each_region_is_work_beside_the_passes() -> None:
    pictures = dict.fromkeys((PHOTO, PAINTING, MASK), Picture(1024, 512))
    more = onepass.work(masked(), pictures) / onepass.work(spec(), pictures)
    assert more == pytest.approx(1.3)  # 53.6 s instead of 41.3 s, as measured


def test_masks_are_held_with_the_regions_that_they_have_at_least() -> None:
    pictures = dict.fromkeys((PHOTO, PAINTING, MASK), Picture(1024, 512))
    cpu = DEVICES.index("cpu")
    more = onepass.memory(masked(), pictures)[cpu] - onepass.memory(spec(), pictures)[cpu]
    assert more == 1024 * 512 * (2 * onepass.DECODED + 2 * onepass.REGION)


def test_a_request_without_masks_reads_as_before_there_were_any_and_one_with_masks_does_not() -> (
    None
):
    form = {"kind": "apply", "photos": [PHOTO], "styles": [{"asset": PAINTING}]}
    styles = f'"styles":[{{"asset":"{PAINTING}","weight":1.0}}]'
    rest = '"strength":1.0,"outputs":["png"],"label":"","priority":0'
    asked = ApplySubmission.model_validate(form).asked()
    assert asked == f'{{{styles},{rest},"photos":["{PHOTO}"],"kind":"apply"}}'
    assert ApplySubmission.model_validate(form | MASKS).asked().count(MASK) == 2
