"""Colour spaces of picture files: what libvips decoded, as RGB in a known space."""

from functools import lru_cache

import pyvips

from farm.engine.errors import ImageError

SRGB: bytes = pyvips.Image.profile_load("srgb")
P3: bytes = pyvips.Image.profile_load("p3")
SHORTEST = 132  # bytes: header and the number of tags
SDR = (1, 2, 6, 13, 14, 15)  # transfer functions that are shown as sRGB's
P3_PRIMARIES = 12
ICC = "icc-profile-data"  # libvips' name of the profile


def to_rgb(image: pyvips.Image, target: bytes | None) -> pyvips.Image:
    """Three channels, and alpha if there was one, in the space of ``target``."""
    image = cleaned(image)
    if image.interpretation in ("srgb", "rgb16") and image.bands > 4:
        image = image.extract_band(0, n=4)  # what follows alpha are spot colours
    if image.interpretation not in ("srgb", "rgb16"):
        image = _from_other_space(image)
    own = rgb_profile(image)
    if own is None:
        image = image.copy()
        image.remove(ICC)  # one for grey or CMYK, or damaged
    if target in (None, own or SRGB):
        return image
    return _converted(image, "srgb", target)


def tagged(image: pyvips.Image, icc: bytes) -> pyvips.Image:
    """Return the same samples, said to be in another space."""
    image = image.copy()
    image.set_type(pyvips.GValue.blob_type, ICC, icc)
    return image


def cleaned(image: pyvips.Image) -> pyvips.Image:
    """The same picture with its profile repaired, or without one that is beyond repair."""
    if not image.get_typeof(ICC):
        return image
    icc = bytes(image.get(ICC))
    good = repaired(icc)
    if good == icc:
        return image
    if good is not None:
        return tagged(image, good)
    image = image.copy()
    image.remove(ICC)
    return image


@lru_cache(32)
def repaired(icc: bytes) -> bytes | None:
    """A profile as long as its header says (ICC.1, 7.2.2), or None where it is no good one.

    Whether it is good says the strictest writer: a picture must not be lost for its profile.
    """
    size = int.from_bytes(icc[:4], "big")
    if len(icc) < max(size, SHORTEST):
        return None
    icc = icc[:size]
    if icc[16:20] != b"RGB ":
        return icc  # for reading only
    try:
        tagged(pyvips.Image.black(1, 1, bands=3).copy(interpretation="srgb"), icc).pngsave_buffer()
    except pyvips.Error:
        return None
    return icc


def by_code_points(primaries: int, transfer: int) -> bytes | None:
    """The profile that numbers of ITU-T H.273 stand for; None is sRGB. Raises ImageError."""
    if transfer in SDR and primaries in (1, 2):
        return None
    if transfer in SDR and primaries == P3_PRIMARIES:
        return P3
    raise ImageError(
        f"The picture's colours are coded for high dynamic range or film (primaries {primaries}, "
        f"transfer {transfer}); export it in sRGB or Display P3."
    )


def from_gamma(image: pyvips.Image, gamma: float) -> pyvips.Image:
    """Samples that are light to the power of `gamma`, as sRGB of 16 bits."""
    peak = 255 if image.format == "uchar" else 65535
    colours = 3 if image.bands >= 3 else 1
    light = (image.extract_band(0, n=colours) / peak) ** (1 / gamma)
    dark, bright = light * 12.92, light ** (1 / 2.4) * 1.055 - 0.055
    samples = (light <= 0.0031308).ifthenelse(dark, bright) * 65535
    if image.bands > colours:
        samples = samples.bandjoin(image.extract_band(colours) * (65535 / peak))
    space = "rgb16" if colours == 3 else "grey16"
    return samples.rint().cast("ushort").copy(interpretation=space)


def rgb_profile(image: pyvips.Image) -> bytes | None:
    """The embedded profile if it is one for RGB (ICC.1: class at byte 16, signature at 36)."""
    icc = bytes(image.get(ICC)) if image.get_typeof(ICC) else b""
    return icc if icc[16:20] == b"RGB " and icc[36:40] == b"acsp" else None


def _from_other_space(image: pyvips.Image) -> pyvips.Image:
    """Grey and CMYK in sRGB, by the embedded profile or else a usual one."""
    is_cmyk = image.interpretation == "cmyk"
    if is_cmyk or image.get_typeof(ICC):
        return _converted(image, "cmyk" if is_cmyk else "srgb", SRGB)
    return image.colourspace("rgb16" if image.format == "ushort" else "srgb")


def _converted(image: pyvips.Image, fallback: str, target: bytes) -> pyvips.Image:
    lab = image.icc_import(embedded=True, input_profile=fallback)
    return tagged(lab, target).icc_export(depth=16)
