"""Whether a job's pictures can be rendered together, told before it is queued."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from farm.base.scratch import scratch
from farm.domain import prints
from farm.domain.jobs import onepass, renders, training
from farm.domain.jobs.films import CLIP, VideoSpec
from farm.domain.jobs.kinds import Spec
from farm.domain.jobs.onepass import MODEL, ApplySpec
from farm.domain.jobs.regions import RegionsSpec
from farm.domain.jobs.renders import JobSpec
from farm.domain.jobs.training import TrainSpec
from farm.domain.prints import Printed
from farm.engine.errors import BadInput, ImageError
from farm.engine.pictures import fitting, images, palette
from farm.engine.prepress.frame import Frame
from farm.errors import BadSettings, Fault, NotFound
from farm.infra import keys
from farm.infra.storage import Storage
from farm.library.uploads import profiles
from farm.sql.models import Asset

LOOKED_AT = 1024  # pixels a side of a mask, at most, taken here and there: flat colours stay flat
VERDICTS = 512  # kept in memory


def require(storage: Storage, spec: Spec, known: dict[str, Asset]) -> None:
    """Raise BadSettings naming all that must fail at the worker; `known` are assets by id."""
    if isinstance(spec, ApplySpec):
        unfit = [*_too_small(spec, known), *_results(spec, known), *_pairs(spec)]
        unfit += [*_shapes(spec, spec.photos[0], known), *_colours(storage, spec, known)]
        faults = tuple(unfit or _masks(storage, spec, known))
    elif isinstance(spec, VideoSpec | RegionsSpec):
        faults = tuple(_too_small(spec, known))
    elif isinstance(spec, TrainSpec):
        faults = tuple(_smaller_than_crops(spec, known))
    else:
        faults = tuple(_faults(storage, spec, known))
    if faults:
        raise BadSettings(faults[0].detail, faults=faults)


def _faults(storage: Storage, spec: JobSpec, known: dict[str, Asset]) -> Iterator[Fault]:
    unfit = [*_sizes(spec, known), *_pairs(spec), *_colours(storage, spec, known)]
    yield from unfit
    if unfit:
        return
    if spec.strength and (said := _strength(storage, known[spec.strength].sha256, spec.frame)):
        yield _fault("/strength", said)
    yield from _masks(storage, spec, known)


def _masks(storage: Storage, spec: JobSpec | ApplySpec, known: dict[str, Asset]) -> Iterator[Fault]:
    """Masks whose regions are too many, or not those of each other."""
    if spec.content_mask:
        theirs = tuple(known[style.mask].sha256 for style in spec.styles if style.mask)
        if said := _regions(storage, known[spec.content_mask].sha256, theirs, spec.frame):
            yield _fault("/content_mask", said)


def _colours(storage: Storage, spec: Printed, known: dict[str, Asset]) -> Iterator[Fault]:
    """A profile that the files cannot have."""
    profile = spec.sheet.profile if spec.sheet else None
    if profile in known:
        said = prints.wrong_space(
            spec.outputs, profiles.space(storage, keys.asset(known[profile].sha256))
        )
        if said:
            yield Fault(prints.PROFILE, said)


def _too_small(
    spec: ApplySpec | VideoSpec | RegionsSpec, known: dict[str, Asset]
) -> Iterator[Fault]:
    for pointer, asset in spec.assets().items():
        if pointer in (MODEL, prints.PROFILE) or pointer.endswith("mask"):  # have no size, or any
            continue
        size = known[asset].width, known[asset].height
        name = "the painting" if pointer.startswith("/styles") else "the photo"
        name = "the film" if pointer == CLIP else name
        if isinstance(spec, ApplySpec) and pointer.startswith("/photos"):
            size = spec.framed(*size)
        yield from _told(pointer, fitting.require_pixels, name, *size)


def _results(spec: ApplySpec, known: dict[str, Asset]) -> Iterator[Fault]:
    """Results with too few pixels, or too few for large strokes."""
    for index, photo in enumerate(spec.photos):
        size = onepass.result_size(spec, known[photo])
        yield from _told("/size", fitting.require_pixels, f"the result of photo {index + 1}", *size)
        yield from _told("/stroke", fitting.require_strokes, spec.stroke, *size)


def _smaller_than_crops(spec: TrainSpec, known: dict[str, Asset]) -> Iterator[Fault]:
    for index, photo in enumerate(spec.photos):
        shortest = training.shortest(known[photo].width, known[photo].height)
        if shortest < spec.crop:
            said = (
                f"{known[photo].name!r} is trained on at {shortest} pixels, less than the crops of "
                f"{spec.crop}: take it away, or choose smaller crops"
            )
            yield _fault(f"/photos/{index}", said)
    for index, style in enumerate(spec.styles):
        painting = known[style.asset]
        yield from _told(
            f"/styles/{index}/asset",
            *(fitting.require_pixels, f"painting {index + 1}", painting.width, painting.height),
        )


def _sizes(spec: JobSpec, known: dict[str, Asset]) -> Iterator[Fault]:
    """What is too small, and maps that have not the proportions of their pictures."""
    yield from _told("/content", fitting.require_pixels, "the photo", *renders.framed(spec, known))
    if spec.init:
        yield from _told("/init", fitting.require_pixels, "the canvas", *_size(known, spec.init))
    if spec.strength:
        sizes = _size(known, spec.strength), "the photo", _size(known, spec.content)
        yield from _told("/strength", fitting.require_shape, "the strength map", *sizes)
    for index, style in enumerate(spec.styles):
        whole = f"painting {index + 1}", *_size(known, style.asset)
        yield from _told(f"/styles/{index}/asset", fitting.require_pixels, *whole)
    yield from _shapes(spec, spec.content, known)


def _shapes(spec: JobSpec | ApplySpec, photo: str, known: dict[str, Asset]) -> Iterator[Fault]:
    """Masks that have not the proportions of their pictures."""
    named = [("/content_mask", spec.content_mask, "the photo", photo)]
    for index, style in enumerate(spec.styles):
        named.append((f"/styles/{index}/mask", style.mask, f"painting {index + 1}", style.asset))
    for pointer, mask, of, whole in named:
        if mask:
            sizes = _size(known, mask), of, _size(known, whole)
            yield from _told(pointer, fitting.require_shape, f"the mask of {of}", *sizes)


def _size(known: dict[str, Asset], asset: str) -> fitting.Size:
    return known[asset].width, known[asset].height


def _pairs(spec: JobSpec | ApplySpec) -> Iterator[Fault]:
    """Masks without those that they belong to."""
    masked = [style.mask is not None for style in spec.styles]
    if spec.content_mask is None and any(masked):
        said = "a painting has a mask and the photo has none: give the photo one, too"
        yield _fault("/content_mask", said)
    for index, has_mask in enumerate(masked):
        if spec.content_mask and not has_mask:
            said = f"the photo has a mask and painting {index + 1} has none: give it one, too"
            yield _fault(f"/styles/{index}/mask", said)


def _told(pointer: str, check: Callable[..., None], *of: object) -> Iterator[Fault]:
    try:
        check(*of)
    except BadInput as error:
        yield _fault(pointer, str(error))


def _fault(pointer: str, said: str) -> Fault:
    return Fault(pointer, f"{said[0].upper()}{said[1:]}.")


@lru_cache(VERDICTS)
def _strength(storage: Storage, sha256: str, frame: Frame | None) -> str | None:
    """Return what is wrong with a strength map, of which this frame is rendered."""
    return None if _map(storage, sha256, frame).any() else fitting.BLACK


@lru_cache(VERDICTS)
def _regions(
    storage: Storage, photos: str, paintings: tuple[str, ...], frame: Frame | None
) -> str | None:
    """Return what is wrong with masks, by their SHA-256."""
    masks = [_map(storage, photos, frame), *(_map(storage, sha256) for sha256 in paintings)]
    try:
        palette.regions(masks[0], masks[1:])
    except BadInput as error:
        return str(error)
    return None


def _map(storage: Storage, sha256: str, frame: Frame | None = None) -> palette.Array:
    """Return some of the pixels of a stored map, on black; with a frame of that part."""
    with scratch() as folder:
        file = folder / "picture"  # a large one does not belong into memory
        try:
            storage.get_file(keys.asset(sha256), file)
            seen = images.glance(file, LOOKED_AT)
            return frame.cut(seen, sharp=False) if frame else seen
        except (NotFound, ImageError) as error:
            detail = f"A mask or map cannot be read: upload it again. ({error})"
            raise BadSettings(detail) from None
