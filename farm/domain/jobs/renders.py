"""What a render takes: its scales, memory and work, and what to expect."""

from collections.abc import Iterator
from typing import Any

from farm.domain.jobs.pictures import ENLARGED, Pictures
from farm.domain.jobs.specs import JobSpec
from farm.engine.errors import BadInput
from farm.engine.gatys import scales as sizes
from farm.engine.gatys.plan import fewest
from farm.engine.gatys.scales import Scale, schedule
from farm.errors import BadSettings, Fault

FEWEST_REGIONS = 2  # of a mask that was not looked at
PLANNED = {"cpu": ("cpu", 4), "cpu-half": ("cpu", 2), "gpu": ("cuda", 4), "gpu-half": ("cuda", 2)}
"""How each kind of device is planned for, and an activation's bytes where a recipe says auto."""


def photos(form: dict[str, Any]) -> list[str]:
    """Return the photo of a spec in JSON."""
    return [form["content"]]


def scales(spec: JobSpec, pictures: Pictures) -> list[Scale]:
    """Return the scales of the render; raise BadSettings if the photo is too narrow for it."""
    photo = pictures[spec.content]
    try:
        return schedule(spec.recipe, photo.width, photo.height)
    except BadInput as error:
        detail = f"{str(error)[0].upper()}{str(error)[1:]}."
        raise BadSettings(detail, faults=(Fault("/recipe/size", detail),)) from error


def work(spec: JobSpec, pictures: Pictures) -> int:
    """Return the pixel-iterations."""
    return sizes.work(scales(spec, pictures))


def memory(spec: JobSpec, pictures: Pictures) -> list[int]:
    """Return the fewest bytes that each kind of device must have."""
    photo, recipe = pictures[spec.content], spec.recipe
    paintings = [pictures[style.asset] for style in spec.styles]
    return [
        fewest(
            recipe,
            photo.width,
            photo.height,
            paintings=[(painting.width, painting.height) for painting in paintings],
            network="vgg16" if recipe.network == "vgg16" else "vgg19",
            device=device,
            itemsize=itemsize if recipe.precision == "auto" else None,
            regions=FEWEST_REGIONS if spec.content_mask else int(spec.strength is not None),
        )
        for device, itemsize in PLANNED.values()
    ]


def warnings(spec: JobSpec, pictures: Pictures) -> Iterator[str]:
    """Yield what might disappoint, in sentences."""
    size = spec.recipe.size
    photo = pictures[spec.content]
    factor = size / max(photo.width, photo.height)
    if factor >= ENLARGED:
        yield (
            f"The photo's longer edge has {max(photo.width, photo.height)} pixels and is enlarged "
            f"{factor:.1f} times: fine shapes in it stay soft."
        )
    for style in spec.styles:
        painting = pictures[style.asset]
        factor = size * spec.recipe.style_scale / max(painting.width, painting.height)
        if factor >= ENLARGED:
            yield (
                f"The painting {painting.name!r} is enlarged {factor:.1f} times: its strokes get "
                "soft; upload a larger scan or take smaller strokes."
            )
