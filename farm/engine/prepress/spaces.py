"""Colour spaces that files are written in, and profiles that come as files of their own."""

import struct
from functools import lru_cache

import pyvips

from farm.engine.errors import ImageError
from farm.engine.pictures import profiles
from farm.engine.pictures.formats import Format

MEDIA_TYPE = "application/vnd.iccprofile"
ICC = Format("ICC", MEDIA_TYPE, (".icc", ".icm"), (), "")
SIGNATURE = slice(36, 40)  # ICC.1, 7.2.9
SPACE = slice(16, 20)
SPACES = {b"RGB ": "RGB", b"CMYK": "CMYK"}
LARGEST = 16_000_000  # bytes; those of presses have about two

ADOBE_GAMMA = 0x0233  # 563/256, as a fraction of 8 bits
ADOBE_PRIMARIES = {  # X, Y, Z under D50, as the specification of Adobe RGB (1998) has them
    b"rXYZ": (0.60974, 0.31111, 0.01947),
    b"gXYZ": (0.20528, 0.62567, 0.06087),
    b"bXYZ": (0.14919, 0.06322, 0.74457),
}
D50 = (0.9642, 1.0, 0.8249)


def is_profile(head: bytes) -> bool:
    """Whether a file that begins so says that it is a colour profile."""
    return head[SIGNATURE] == b"acsp"


@lru_cache(32)
def space(icc: bytes) -> str:
    """Return RGB or CMYK; raise ImageError for a profile that nothing can be converted to."""
    found = SPACES.get(icc[SPACE])
    if found is None:
        name = icc[SPACE].decode("latin-1").strip()
        raise ImageError(f"The colour profile is for {name}: take one for RGB or CMYK.")
    whole = profiles.repaired(icc)
    try:
        if whole is None:
            raise pyvips.Error("cut off")
        grey = pyvips.Image.black(1, 1, bands=3).copy(interpretation="srgb")
        converted(profiles.tagged(grey, profiles.SRGB), whole, 8).numpy()
    except pyvips.Error as error:
        raise ImageError(
            "The colour profile is damaged, or only for reading; take an output profile."
        ) from error
    return found


def converted(image: pyvips.Image, icc: bytes, bits: int) -> pyvips.Image:
    """Return the image, which has a profile, in another space; CMYK has no alpha.

    Colours that the space lacks become the nearest that it has, and black becomes its black.
    """
    if icc[SPACE] == b"CMYK" and image.hasalpha():
        image = image.flatten(background=65535 if image.format == "ushort" else 255)
    known = {"intent": "relative", "black_point_compensation": True}
    lab = image.icc_import(embedded=True, **known)
    return profiles.tagged(lab, icc).icc_export(depth=bits, **known)


def adobe_rgb() -> bytes:
    """Return a profile of Adobe RGB (1998): three primaries and a power (ICC.1:2001, version 2)."""
    tags = {
        b"desc": _description("Adobe RGB (1998) compatible"),
        b"cprt": b"text\0\0\0\0" + b"Public domain\0",
        b"wtpt": _point(D50),
        **{name: _point(place) for name, place in ADOBE_PRIMARIES.items()},
        **{name: struct.pack(">4sIIH", b"curv", 0, 1, ADOBE_GAMMA) for name in _CURVES},
    }
    start, table, body = 132 + 12 * len(tags), b"", b""
    for name, data in tags.items():
        table += name + struct.pack(">II", start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    kind = struct.pack(">4sI4s4s4s", bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    made = struct.pack(">6H4s", 2026, 1, 1, 0, 0, 0, b"acsp")
    head = kind + made + bytes(28) + b"".join(map(_fixed, D50)) + bytes(48)
    size = struct.pack(">I", start + len(body))
    return size + head + struct.pack(">I", len(tags)) + table + body


_CURVES = (b"rTRC", b"gTRC", b"bTRC")


def _description(text: str) -> bytes:
    ascii_text = text.encode() + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(ascii_text)) + ascii_text + bytes(78)


def _point(place: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(map(_fixed, place))


def _fixed(value: float) -> bytes:
    """Return a number with 16 bits behind the point."""
    return struct.pack(">i", round(value * 65536))


NAMED: dict[str, bytes] = {
    "srgb": profiles.SRGB,
    "display-p3": profiles.P3,
    "adobe-rgb": adobe_rgb(),
}
"""Spaces that need no file."""
