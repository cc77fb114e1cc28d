"""Picture formats, told apart by content and opened without decoding where libvips can.

Never opens a file with a decoder that its first bytes did not ask for, so that SVG, PDF or camera
raw files reach no parser at all.
"""

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pyvips

from farm.engine.errors import ImageError
from farm.engine.pictures import foreign, png

Source = Path | bytes

# A decoder's remarks about a hostile file are no news for the log; failures raise.
logging.getLogger("pyvips").setLevel(logging.CRITICAL)
# The cache is keyed by file name and would show a rewritten preview as it was before.
pyvips.cache_set_max(0)


@dataclass(frozen=True)
class Format:
    """What one kind of file can hold."""

    name: str
    media_type: str
    suffixes: tuple[str, ...]
    signatures: tuple[bytes, ...]
    operation: str  # libvips: …load, …save
    depths: tuple[int, ...] = ()  # bits per sample that we write; none: read only
    max_side: int = 2_147_483_647  # pixels
    has_alpha: bool = True

    def require(self, bits: int, longer: int) -> None:
        """Raise ImageError if no file can have so many bits a sample, or such a longer side."""
        if bits not in self.depths:
            raise ImageError(
                f"{self.name} cannot hold {bits} bits a sample; choose PNG or TIFF, with 8 or 16."
            )
        if longer > self.max_side:
            raise ImageError(
                f"{self.name} ends at {self.max_side} pixels a side and the picture has {longer}; "
                "choose PNG or TIFF."
            )


JPEG = Format(
    "JPEG", "image/jpeg", (".jpg", ".jpeg"), (b"\xff\xd8\xff",), "jpeg", (8,), 65_500, False
)
PNG = Format("PNG", "image/png", (".png",), (b"\x89PNG\r\n\x1a\n",), "png", (8, 16), 2_147_483_647)
WEBP = Format("WebP", "image/webp", (".webp",), (b"RIFF",), "webp", (8,), 16_383)
TIFF = Format(
    "TIFF",
    "image/tiff",
    (".tif", ".tiff"),
    (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"),  # the last two: BigTIFF
    "tiff",
    (8, 16),
    2_147_483_647,
)
GIF = Format("GIF", "image/gif", (".gif",), (b"GIF87a", b"GIF89a"), "gif")
AVIF = Format("AVIF", "image/avif", (".avif",), (), "heif")
HEIC = Format("HEIC", "image/heic", (".heic", ".heif"), (), "")
PSD = Format("PSD", "image/vnd.adobe.photoshop", (".psd",), (b"8BPS\0\1",), "")
BMP = Format("BMP", "image/bmp", (".bmp",), (b"BM",), "")
JPEG2000 = Format(
    "JPEG2000",
    "image/jp2",
    (".jp2", ".j2k", ".jpx"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51"),
    "",
)
EXR = Format("OpenEXR", "image/x-exr", (".exr",), (b"\x76\x2f\x31\x01",), "")
TGA = Format("TGA", "image/x-tga", (".tga",), (), "")  # has no signature
WRITTEN = (JPEG, PNG, WEBP, TIFF)
FORMATS = (*WRITTEN, GIF, AVIF, HEIC, PSD, BMP, JPEG2000, EXR, TGA)
SUFFIXES = tuple(suffix for entry in FORMATS for suffix in entry.suffixes)
TAKEN = "JPEG, PNG, WebP, TIFF, HEIC, AVIF, PSD, BMP, TGA, JPEG 2000, GIF and OpenEXR"
FOREIGN: dict[str, Callable[[Source], pyvips.Image]] = {
    HEIC.name: foreign.heif,
    EXR.name: foreign.exr,
    **{e.name: partial(foreign.pillow, name=e.name) for e in (PSD, BMP, JPEG2000, TGA)},
}

DEPTHS = {"uchar": 8, "ushort": 16}  # libvips' names of what we take
# What people drop by mistake, for a sentence that names it.
OTHERS = {
    b"%PDF": "a PDF",
    b"%!PS": "PostScript",
    b"8BPS": "a large Photoshop document (PSB)",
    b"\xff\x0a": "a JPEG XL",
    b"\0\0\0\x0cJXL ": "a JPEG XL",
    b"#?RADIANCE": "a Radiance HDR picture",
    b"DDS ": "a DDS",
    b"FUJIFILM": "a camera's raw file",
    b"<": "HTML, SVG or XML",
    b"\xef\xbb\xbf<": "HTML, SVG or XML",
}
AVIF_BRANDS = {b"avif", b"avis"}
HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"}


def by_name(name: str | Path) -> Format:
    """Look a format up by its name, ``png``, or by a file name's suffix."""
    key = (Path(name).suffix or f".{name}").lower()
    for entry in WRITTEN:
        if key in (*entry.suffixes, f".{entry.name.lower()}"):
            return entry
    raise ImageError(f"Pictures are written as PNG, JPEG, WebP or TIFF, not as {name!s}.")


def sniff(source: Source) -> Format:
    """The format of a file by its first bytes; raises ImageError for those that are not taken."""
    head = _head(source, 64)
    if not head:
        raise ImageError("The file is empty.")
    if head[4:8] == b"ftyp":
        return _iso_media(head)
    for entry in FORMATS:
        if head.startswith(entry.signatures) and (entry is not WEBP or head[8:12] == b"WEBP"):
            return entry
    if _is_tga(head):
        return TGA
    raise ImageError(f"The file is {_guess(head)}; {TAKEN} are taken.")


def open_lazily(source: Source, *, fail_on: str = "truncated", **options: Any) -> pyvips.Image:
    """Parse the header; rows are decoded later, once, from top to bottom.

    ``fail_on``: truncated, error or warning; what damage ends the decoding.
    """
    entry = sniff(source)
    if entry.name in FOREIGN:
        return _open_foreign(source, entry)
    loader = f"{entry.operation}load"
    options |= {"access": "sequential", "fail_on": fail_on}
    if entry is TIFF:
        options["unlimited"] = True  # else a strip of more than 50 MB is an error
    try:
        if isinstance(source, bytes):
            return getattr(pyvips.Image, f"{loader}_buffer")(source, **options)
        # As bytes: a name need not be UTF-8.
        return getattr(pyvips.Image, loader)(os.fsencode(source), **options)
    except pyvips.Error as error:
        if entry is TIFF and "labq" in str(error):
            return _open_lab(source)
        raise damaged() from error


def _open_foreign(source: Source, entry: Format) -> pyvips.Image:
    """Open with another library; whatever it raises of a hostile file, the file is damaged."""
    try:
        return FOREIGN[entry.name](source)
    except NotImplementedError as error:
        raise ImageError(f"This kind of {entry.name} is not taken; save it as TIFF.") from error
    except ImageError:
        raise
    except Exception as error:
        raise damaged() from error


def _open_lab(source: Source) -> pyvips.Image:
    """Open a TIFF in CIE L*a*b*, which libvips takes for something else."""
    try:
        return foreign.pillow(source, "TIFF")
    except (OSError, ValueError, SyntaxError) as error:
        raise ImageError(
            "The TIFF is in Lab colour of more than 8 bits; save it as RGB."
        ) from error


def damaged() -> ImageError:
    """The error for a file whose data does not decode."""
    return ImageError("The file is damaged or incomplete; export or upload it again.")


def depth(image: pyvips.Image) -> int:
    """Bits a sample; raises ImageError for floats and for integers of 32 bits."""
    if image.format not in DEPTHS:
        raise ImageError("The picture's samples are not of 8 or 16 bits; save it with 8 or 16.")
    return DEPTHS[image.format]


def orientation(image: pyvips.Image) -> int:
    """EXIF's orientation, 1 (upright) to 8."""
    return int(image.get("orientation")) if image.get_typeof("orientation") else 1


def is_animated(source: Source, image: pyvips.Image) -> bool:
    """Whether the file holds frames to play; the pages of a TIFF are no animation."""
    entry = sniff(source)
    if entry is PNG:
        return png.is_animated(reader(source))
    has_pages = image.get_typeof("n-pages") and image.get("n-pages") > 1
    return entry in (WEBP, GIF, AVIF) and bool(has_pages)


def reader(source: Source) -> png.Read:
    """A function that reads so many bytes from some place of a file."""
    return partial(_head, source)


def _head(source: Source, count: int, start: int = 0) -> bytes:
    if isinstance(source, bytes):
        return source[start : start + count]
    try:
        with source.open("rb") as file:
            file.seek(start)
            return file.read(count)
    except OSError as error:
        raise ImageError(f"{source} cannot be read: {error.strerror}.") from error


def _iso_media(head: bytes) -> Format:
    """HEIC or AVIF by the brands of a file type box (ISO/IEC 14496-12)."""
    size = int.from_bytes(head[:4], "big")
    brands = {head[8:12], *(head[at : at + 4] for at in range(16, min(size, len(head)), 4))}
    if brands & AVIF_BRANDS:
        return AVIF
    if brands & HEIC_BRANDS:
        return HEIC
    raise ImageError(f"The file is a film or an unknown picture; {TAKEN} are taken.")


def _is_tga(head: bytes) -> bool:
    """Whether 18 bytes can be the header of a Truevision file."""
    if len(head) < 18:
        return False
    has_map, kind, depth = head[1], head[2], head[16]
    sides = int.from_bytes(head[12:14], "little"), int.from_bytes(head[14:16], "little")
    mapped = has_map == 1 and kind in (1, 9) and depth == 8
    direct = has_map == 0 and kind in (2, 3, 10, 11) and depth in (8, 16, 24, 32)
    return all(sides) and (mapped or direct) and head[17] & 0xC0 == 0


def _guess(head: bytes) -> str:
    return next((name for start, name in OTHERS.items() if head.startswith(start)), "no picture")
