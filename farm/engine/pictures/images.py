"""Picture files: read, written, made small and cut into tiles.

Without torch, so that web may import it: pixels are NumPy arrays here; `color.planes` and
`color.pixels` are the bridge to tensors.

A picture stays in its file's own RGB colour space, and its profile goes with it into the result:
a print file in Adobe RGB ends in Adobe RGB. Paintings are read ``like`` the photo, that is,
converted into its space. Grey and CMYK files become sRGB.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyvips
from numpy.typing import NDArray

from farm.engine.atomic import replaced
from farm.engine.errors import ImageError
from farm.engine.pictures import formats, metadata, png, profiles
from farm.engine.pictures.formats import JPEG, PNG, WEBP, Format, Source
from farm.engine.pictures.profiles import SRGB

STRIP = 256  # rows rounded at once: no second float copy of a whole picture
BIGTIFF = 4_000_000_000  # bytes uncompressed; classic TIFF ends at 2³²
DPI = 300  # pixels an inch of a print, unless something else is asked for
MM_PER_INCH = 25.4  # libvips counts pixels a millimetre
TILE = 510  # pixels of a deep-zoom tile, and one of overlap on each side


@dataclass(frozen=True)
class Picture:
    """A picture in memory, upright; ``icc=None`` means sRGB."""

    pixels: NDArray[np.float32]  # [height, width, 3], 0..1, colour not multiplied by alpha
    alpha: NDArray[np.float32] | None = None  # [height, width], 0..1
    icc: bytes | None = None
    bits: int = 8  # per sample in the file it came from

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.pixels.shape[1], self.pixels.shape[0]


def read(source: Source, *, max_side: int | None = None, like: Picture | None = None) -> Picture:
    """Decode a picture, upright, at most ``max_side`` pixels long.

    ``like``: convert into that picture's colour space. Raises ImageError.
    """
    opened = formats.open_lazily(source, **_shrink_on_load(source, max_side))
    bits = formats.depth(opened)
    try:
        image = _upright(source, opened, max_side, None if like is None else like.icc or SRGB)
    except pyvips.Error as error:
        raise formats.damaged() from error
    return loaded(image, bits)


def loaded(image: pyvips.Image, bits: int) -> Picture:
    """Run a pipeline of RGB or RGBA; ``bits`` are those of its file."""
    try:
        samples = image.numpy()
    except pyvips.Error as error:
        raise formats.damaged() from error
    icc = profiles.rgb_profile(image)
    return Picture(
        _unit(samples[..., :3]),
        _unit(samples[..., 3]) if image.bands == 4 else None,
        None if icc == SRGB else icc,
        bits,
    )


def read_settings(source: Source) -> dict[str, Any] | None:
    """The settings a render was made with, from its metadata; None where there are none."""
    return metadata.extract(formats.open_lazily(source))


def write(
    path: Path,
    picture: Picture,
    *,
    bits: int = 8,
    settings: dict[str, Any] | None = None,
    quality: int = 95,
    dpi: int | None = DPI,
) -> None:
    """Write a picture in the format of the path's suffix; an older file stays until it is done.

    Raises ImageError where the format cannot hold it. See `encode`.
    """
    save(path, _encodable(picture, formats.by_name(path), bits, settings, dpi), quality)


def save(path: Path, image: pyvips.Image, quality: int = 95) -> None:
    """Write an image as it is in the format of the path's suffix; raises ImageError."""
    entry = formats.by_name(path)
    encoder = getattr(image, f"{entry.operation}save")
    try:
        with replaced(path) as partial:
            encoder(os.fsencode(partial), **_options(image, entry, quality))
    except (pyvips.Error, OSError) as error:
        raise ImageError(f"{path} cannot be written: {_reason(error)}.") from error


def encode(
    picture: Picture,
    format: str,
    *,
    bits: int = 8,
    settings: dict[str, Any] | None = None,
    quality: int = 95,
    dpi: int | None = DPI,
) -> bytes:
    """Return the file's bytes.

    Samples are rounded, not dithered: what was read from 8 bits is written as the same 8 bits.
    JPEG has no alpha; the picture is laid on white. ``quality`` (1..100) is for JPEG and WebP.
    ``dpi``: pixels an inch in print; None is for screens, and leaves an sRGB profile out, too.
    """
    entry = formats.by_name(format)
    image = _encodable(picture, entry, bits, settings, dpi)
    save = getattr(image, f"{entry.operation}save_buffer")
    try:
        return bytes(save(**_options(image, entry, quality)))
    except pyvips.Error as error:
        raise ImageError(f"No {entry.name} can be made of it: {_reason(error)}.") from error


def glance(source: Source, max_side: int) -> NDArray[np.float32]:
    """Some of a map's pixels [height, width, 3], at even distances, on black; never a mixture."""
    try:
        image = whole(source)
        if image.hasalpha():
            image = image.flatten(background=0)
        apart = -(-max(image.width, image.height) // max_side)
        return _unit(image.subsample(apart, apart).numpy())
    except pyvips.Error as error:
        raise formats.damaged() from error


def thumbnail(source: Source, max_side: int, *, format: str = "webp", quality: int = 85) -> bytes:
    """Return a small sRGB file without metadata, decoded at a reduced size where possible."""
    small = read(source, max_side=max_side, like=IN_SRGB)
    return encode(small, format, quality=quality, dpi=None)


def tiles(
    source: Source,
    folder: Path,
    name: str = "picture",
    seen: Callable[[pyvips.Image], pyvips.Image] | None = None,
) -> Path:
    """Cut a deep-zoom pyramid of JPEG tiles in sRGB, on white; returns its ``folder/name.dzi``.

    ``seen`` makes sRGB of the opaque image in its own space, if not as usual.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        image = whole(source, None if seen else SRGB)
        if image.hasalpha():
            image = image.flatten(background=2 ** formats.depth(image) - 1)
        image = seen(image) if seen else image
        if formats.depth(image) == 16:
            image = image.cast("uchar", shift=True)
        image.dzsave(
            str(folder / name), suffix=".jpg[Q=90]", tile_size=TILE, overlap=1, keep="none"
        )
    except pyvips.Error as error:
        raise formats.damaged() from error
    (folder / f"{name}_files" / "vips-properties.xml").unlink()  # dzsave has no option for none
    return folder / f"{name}.dzi"


IN_SRGB = Picture(np.ones((1, 1, 3), np.float32))


def whole(source: Source, target: bytes | None = None) -> pyvips.Image:
    """RGB or RGBA of a file, upright: a pipeline that has not run yet. See `_upright`."""
    return _upright(source, formats.open_lazily(source), None, target)


def _upright(
    source: Source, image: pyvips.Image, max_side: int | None, target: bytes | None
) -> pyvips.Image:
    """Return RGB or RGBA of what was opened, upright, reduced: a pipeline that has not run yet.

    ``target``: the profile to convert to; None keeps an RGB file's own.
    """
    image = profiles.to_rgb(_as_declared(source, image), target)
    if max_side is not None and max(image.width, image.height) > max_side:
        image = image.thumbnail_image(max_side, height=max_side, no_rotate=True)
    if formats.orientation(image) > 1:
        image = image.copy_memory().autorot()  # rows come in order, turning needs them all
    return image


def require_known_colours(source: Source, image: pyvips.Image) -> None:
    """Raise ImageError if the file codes its colours in a way that is not converted."""
    _as_declared(source, image)


def _as_declared(source: Source, image: pyvips.Image) -> pyvips.Image:
    """The picture in the space that its file names in another way than by a profile."""
    if formats.sniff(source) is not PNG:
        return image
    read = formats.reader(source)
    if (points := png.code_points(read)) is not None:  # goes before a profile
        icc = profiles.by_code_points(*points)
        return image if icc is None else profiles.tagged(image, icc)
    gamma = png.gamma(read)
    return image if gamma is None else profiles.from_gamma(image, gamma)


def _shrink_on_load(source: Source, max_side: int | None) -> dict[str, Any]:
    """Options of the decoder that leave at least twice ``max_side``: the rest is resampled well."""
    entry = formats.sniff(source)
    if max_side is None or entry not in (JPEG, WEBP):
        return {}
    header = formats.open_lazily(source)
    shorter, longer = sorted((header.width, header.height))
    spare = min(longer / (2 * max_side), shorter)
    if spare < 2:
        return {}
    if entry is JPEG:
        return {"shrink": 8 if spare >= 8 else 4 if spare >= 4 else 2}
    return {"scale": 1 / spare}


def _unit(samples: NDArray[Any]) -> NDArray[np.float32]:
    """Integers 0..peak as float32 0..1."""
    unit: NDArray[np.float32] = np.divide(samples, np.iinfo(samples.dtype).max, dtype=np.float32)
    return unit


def _encodable(
    picture: Picture, entry: Format, bits: int, settings: dict[str, Any] | None, dpi: int | None
) -> pyvips.Image:
    """The picture as the integers and metadata that will lie in the file; raises ImageError."""
    width, height = picture.size
    entry.require(bits, max(width, height))
    image = _of_samples(_rounded(picture, bits, entry.has_alpha))
    if dpi is not None:
        image = image.copy(xres=dpi / MM_PER_INCH, yres=dpi / MM_PER_INCH)
    if picture.icc is not None or dpi is not None:
        image = profiles.tagged(image, picture.icc or SRGB)
    return metadata.embed(image, settings)


def as_image(picture: Picture, bits: int) -> pyvips.Image:
    """Return a picture as integers of so many bits, with its profile and its alpha."""
    return profiles.tagged(_of_samples(_rounded(picture, bits, True)), picture.icc or SRGB)


def _of_samples(samples: NDArray[Any]) -> pyvips.Image:
    height, width, bands = samples.shape
    deep = samples.dtype == np.uint16
    image = pyvips.Image.new_from_memory(
        samples, width, height, bands, "ushort" if deep else "uchar"
    )
    return image.copy(interpretation="rgb16" if deep else "srgb")


def _rounded(picture: Picture, bits: int, keep_alpha: bool) -> NDArray[Any]:
    """Nearest integers, [height, width, 3 or 4]; without ``keep_alpha`` laid on white."""
    width, height = picture.size
    peak = 2**bits - 1
    alpha = None if picture.alpha is None else picture.alpha[..., None]
    bands = 4 if alpha is not None and keep_alpha else 3
    samples = np.empty((height, width, bands), np.uint8 if bits == 8 else np.uint16)
    for top in range(0, height, STRIP):
        rows = slice(top, top + STRIP)
        colour = picture.pixels[rows]
        if alpha is not None and keep_alpha:
            samples[rows, :, 3:] = np.rint(np.clip(alpha[rows], 0, 1) * peak)
        elif alpha is not None:
            colour = colour * alpha[rows] + (1 - alpha[rows])
        samples[rows, :, :3] = np.rint(np.clip(colour, 0, 1) * peak)
    return samples


def _options(image: pyvips.Image, entry: Format, quality: int) -> dict[str, Any]:
    """How each format is saved: nothing but profile, resolution and settings goes along."""
    if not 1 <= quality <= 100:
        raise ImageError(f"Quality goes from 1 to 100; {quality} is outside.")
    size = image.width * image.height * image.bands * formats.depth(image) // 8
    options: dict[str, dict[str, Any]] = {
        "PNG": {"compression": 4},
        "JPEG": {"Q": quality, "subsample_mode": "off"},
        "WebP": {"Q": quality, "smart_subsample": True},
        "TIFF": {
            "compression": "deflate",
            "predictor": "horizontal",
            "tile": True,
            "tile_width": 256,
            "tile_height": 256,
            "bigtiff": size > BIGTIFF,
            "resunit": "inch",
        },
    }
    # JPEG and WebP have no other place for the resolution than EXIF.
    return options[entry.name] | {"keep": "icc:xmp:exif" if image.xres != 1 else "icc:xmp"}


def _reason(error: Exception) -> str:
    """The system's own words, without the library's trail of calls."""
    return (getattr(error, "strerror", None) or str(error).strip().splitlines()[-1]).rstrip(".")
