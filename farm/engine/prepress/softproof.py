"""A picture as paper, or another screen, would show it: on this one."""

import struct

import pyvips

from farm.engine.pictures import profiles
from farm.engine.prepress.spaces import D50

RELATIVE = {"intent": "relative", "black_point_compensation": True}
PLAIN = {"intent": "relative", "black_point_compensation": False}
SEEN = 5.0  # CIE 1976, from which a colour visibly is another one; rounding in a profile is below 2
MARK = [128, 128, 128]  # sRGB: grey, because what a space lacks is colourful


def shown(
    image: pyvips.Image, icc: bytes, *, paper: bool = False, marked: bool = False
) -> pyvips.Image:
    """Return an opaque image in sRGB and 8 bits as it looks once it is converted to `icc`.

    With `paper` white and black are those of paper and ink, else the screen's own. `marked`: grey
    where the space lacks the colour.
    """
    if not image.get_typeof(profiles.ICC):
        image = profiles.tagged(image, profiles.SRGB)
    meant = image.icc_import(embedded=True, **RELATIVE)
    printed = profiles.tagged(meant, icc).icc_export(depth=16, **RELATIVE)
    found = printed.icc_import(embedded=True, **RELATIVE)
    seen = _on_paper(printed, icc) if paper else found
    back = PLAIN if paper else RELATIVE
    screen = profiles.tagged(seen, profiles.SRGB).icc_export(depth=8, **back)
    if marked:
        screen = (meant.dE76(found) > SEEN).ifthenelse(MARK, screen)
    return screen.copy(interpretation="srgb")


def _on_paper(printed: pyvips.Image, icc: bytes) -> pyvips.Image:
    """Return Lab in which white is the paper's: XYZ scaled by it (ICC.1:2022, D.6)."""
    scale = [of / d50 for of, d50 in zip(_white(icc), D50, strict=True)]
    lab = printed.icc_import(embedded=True, **PLAIN)
    return (lab.Lab2XYZ() * scale).copy(interpretation="xyz").XYZ2Lab()


def _white(icc: bytes) -> tuple[float, ...]:
    """Return X, Y, Z of a press's paper; screens, also those whose profile says D65, have D50."""
    if icc[12:16] != b"prtr":
        return D50
    for at in range(132, 132 + 12 * int.from_bytes(icc[128:132], "big"), 12):
        if icc[at : at + 4] == b"wtpt":
            place = int.from_bytes(icc[at + 4 : at + 8], "big") + 8
            return tuple(part / 65536 for part in struct.unpack(">3i", icc[place : place + 12]))
    return D50
