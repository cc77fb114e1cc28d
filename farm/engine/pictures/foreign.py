"""Formats that libvips does not read here: decoded whole by Pillow, libheif or OpenEXR."""

import io
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import OpenEXR
import pillow_heif
import pyvips
from numpy.typing import NDArray
from PIL import Image

from farm.engine.errors import ImageError
from farm.engine.pictures.profiles import ICC, SRGB

MOST_PIXELS = 150_000_000  # decoded whole: up to 8 bytes a pixel
MODES = ("L", "LA", "RGB", "RGBA", "CMYK", "LAB", "I;16")  # of Pillow, taken as they are

Image.MAX_IMAGE_PIXELS = None  # it warns of what is refused here, or allowed


def pillow(source: Path | bytes, name: str) -> pyvips.Image:
    """Open with Pillow's decoder of that name, and no other."""
    file = io.BytesIO(source) if isinstance(source, bytes) else source
    with Image.open(file, formats=[name]) as opened:
        _require_size(*opened.size)
        image: Image.Image = opened
        icc = image.info.get("icc_profile")
        if image.mode == "P":
            image = image.convert("RGBA" if "transparency" in image.info else "RGB")
        elif image.mode not in MODES:
            image = image.convert("RGBA" if "A" in image.getbands() else "RGB")
        mode, samples = image.mode, np.asarray(image)
    return _from_lab(samples) if mode == "LAB" else _wrapped(samples, mode, icc)


def heif(source: Path | bytes) -> pyvips.Image:
    """Open a HEIC or HEIF picture, upright; 10 and 12 bits become 16."""
    file = io.BytesIO(source) if isinstance(source, bytes) else source
    image = pillow_heif.open_heif(file, convert_hdr_to_8bit=False)
    _require_size(*image.size)
    samples = np.asarray(image)
    return _wrapped(samples, image.mode.partition(";")[0], image.info.get("icc_profile"))


def exr(source: Path | bytes) -> pyvips.Image:
    """Open an OpenEXR picture: linear light to sRGB of 16 bits; what is brighter than white is."""
    with tempfile.NamedTemporaryFile(suffix=".exr") as file:  # the library reads files alone
        if isinstance(source, bytes):
            file.write(source)
            file.flush()
        path = file.name if isinstance(source, bytes) else str(source)
        header = OpenEXR.File(path, header_only=True).header()
        low, high = header["dataWindow"]
        _require_size(int(high[0] - low[0]) + 1, int(high[1] - low[1]) + 1)
        channels = OpenEXR.File(path).channels()
    name = next((name for name in ("RGBA", "RGB", "Y") if name in channels), None)
    if name is None:
        raise ImageError("The OpenEXR file has no channels R, G and B; export it with them.")
    light = np.nan_to_num(channels[name].pixels.astype(np.float32), posinf=1, neginf=0)
    light = light[..., None].repeat(3, 2) if light.ndim == 2 else light
    colour = light[..., :3]
    alpha = np.clip(light[..., 3:], 0, 1)
    if alpha.size:  # colours are multiplied by it
        colour = np.divide(colour, alpha, out=np.zeros_like(colour), where=alpha > 0)
    samples = np.concatenate([encoded(np.clip(colour, 0, 1)), alpha], 2)
    return _wrapped(np.rint(samples * 65535).astype(np.uint16), "RGBA"[: samples.shape[2]], None)


def encoded(light: NDArray[np.float32]) -> NDArray[np.float32]:
    """Linear light 0..1 as sRGB's samples (IEC 61966-2-1)."""
    curved = 1.055 * np.power(light, 1 / 2.4, dtype=np.float32) - 0.055
    return np.where(light <= 0.0031308, 12.92 * light, curved).astype(np.float32)


def _require_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise ImageError(
            f"The picture is {width:,} x {height:,} and of a format that is decoded whole; "
            "save it as TIFF or PNG."
        )


def _wrapped(samples: NDArray[Any], mode: str, icc: bytes | None) -> pyvips.Image:
    height, width = samples.shape[:2]
    image = pyvips.Image.new_from_memory(
        np.ascontiguousarray(samples),
        width,
        height,
        1 if samples.ndim == 2 else samples.shape[2],
        "ushort" if samples.dtype.itemsize == 2 else "uchar",
    )
    deep = samples.dtype.itemsize == 2
    space = {"L": ("b-w", "grey16"), "I": ("b-w", "grey16"), "C": ("cmyk", "cmyk")}
    image = image.copy(interpretation=space.get(mode[0], ("srgb", "rgb16"))[deep])
    if icc:
        image.set_type(pyvips.GValue.blob_type, ICC, icc)
    return image


def _from_lab(samples: NDArray[np.uint8]) -> pyvips.Image:
    """CIE L*a*b* of 8 bits, a* and b* from -128, as sRGB of 16."""
    lab = samples.astype(np.float32) * (100 / 255, 1, 1) - (0, 128, 128)
    height, width = lab.shape[:2]
    image = pyvips.Image.new_from_memory(lab.astype(np.float32), width, height, 3, "float").copy(
        interpretation="lab"
    )
    image = image.icc_export(output_profile="srgb", depth=16)
    image.set_type(pyvips.GValue.blob_type, ICC, SRGB)
    return image
