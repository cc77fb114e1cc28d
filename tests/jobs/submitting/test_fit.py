from typing import Any, cast

import pytest

from farm.domain.jobs.onepass import ApplySpec
from farm.errors import BadSettings
from farm.infra.storage import Storage
from farm.jobs.submitting import fit
from farm.sql.models import Asset

PHOTO, MODEL = "asset_" + "1" * 26, "asset_" + "2" * 26
UNREAD = cast("Storage", None)  # nothing is looked into


def refused(photo_size: tuple[int, int], **asked: Any) -> tuple[str, str]:
    spec = ApplySpec(photos=[PHOTO], model=MODEL, **asked)
    photo = Asset(id=PHOTO, name="photo.png", width=photo_size[0], height=photo_size[1])
    with pytest.raises(BadSettings) as error:
        fit.require(UNREAD, spec, {PHOTO: photo, MODEL: Asset(id=MODEL)})
    (fault,) = error.value.faults
    return fault.pointer, fault.detail


@pytest.mark.parametrize(
    ("size", "stroke", "left"), [((1000, 800), 32, "31 x 25"), ((1024, 64), 16, "64 x 4")]
)
def test_strokes_that_are_too_large_for_a_photo_are_refused_before_it_is_queued(
    size: tuple[int, int], stroke: float, left: str
) -> None:
    pointer, said = refused(size, stroke=stroke)
    assert pointer == "/stroke"
    assert f"leave {left} pixels" in said


def test_a_result_of_too_few_pixels_is_refused_before_it_is_queued() -> None:
    pointer, said = refused((6400, 600), size=64)
    assert pointer == "/size"
    assert "The result of photo 1 is 64 x 6 pixels" in said
