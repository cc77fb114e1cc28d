"""What a film takes of a worker."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from farm.domain.jobs import films
from farm.domain.jobs.films import VideoSpec
from farm.domain.jobs.stored import restored
from farm.engine.gatys.scales import following

CLIP, PAINTING = "asset_" + "0" * 26, "asset_" + "1" * 26
FRAMES, CUT = 10, 4


@dataclass(frozen=True)
class Picture:
    """An uploaded picture, or a film."""

    width: int
    height: int
    name: str = "picture.png"
    film: dict[str, Any] | None = field(default=None)


PICTURES = {
    CLIP: Picture(640, 360, film={"frames": FRAMES, "cuts": [CUT], "sound": None}),
    PAINTING: Picture(512, 512),
}


def spec(**changes: Any) -> VideoSpec:
    known = {"clip": CLIP, "styles": [{"asset": PAINTING}], "recipe": {"size": 640}}
    return VideoSpec.model_validate(known | changes)


def test_each_later_pass_of_a_render_takes_the_steps_of_following_frames() -> None:
    once, twice, thrice = (films.work(spec(passes=count), PICTURES) for count in (1, 2, 3))
    later = following(spec().recipe, 640, 360).iterations
    assert thrice - twice == twice - once == FRAMES * 640 * 360 * later


@pytest.mark.parametrize("method", ["adain", "ot", "wct"])
def test_a_later_pass_of_a_method_of_one_pass_takes_half_of_the_first(method: str) -> None:
    once, twice = (films.work(spec(method=method, passes=count), PICTURES) for count in (1, 2))
    assert twice == 1.5 * once


@pytest.mark.parametrize("method", ["gatys", "adain"])
def test_passes_need_memory_once_however_many_there_are(method: str) -> None:
    one, two, ten = (
        films.memory(spec(method=method, passes=count), PICTURES) for count in (1, 2, 10)
    )
    more = films.HELD_AGAIN * 640 * 360
    assert two == ten
    assert all(b - a in (more, 0) for a, b in zip(one, two, strict=True))
    assert two != one


def test_a_film_that_was_stored_without_passes_has_one() -> None:
    known = spec().model_dump(mode="json")
    del known["passes"]
    assert restored(known, VideoSpec).passes == 1


def test_the_shots_of_a_film_have_its_passes() -> None:
    assert [part.passes for part in films.parts(spec(passes=3), PICTURES)] == [3, 3]
