"""Colour spaces of picture files: what libvips decoded, as RGB in a known space."""

import pyvips

SRGB: bytes = pyvips.Image.profile_load("srgb")
ICC = "icc-profile-data"  # libvips' name of the profile


def to_rgb(image: pyvips.Image, target: bytes | None) -> pyvips.Image:
    """Three channels, and alpha if there was one, in the space of ``target``."""
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
