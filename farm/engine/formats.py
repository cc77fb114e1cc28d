"""The four picture formats, told apart by content and opened without decoding.

Never opens a file with a decoder that its first bytes did not ask for, so that SVG, PDF or camera
raw files reach no parser at all.
"""

import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyvips

from farm.engine.errors import ImageError

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
    depths: tuple[int, ...]  # bits per sample that we write
    max_side: int  # pixels
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
FORMATS = (JPEG, PNG, WEBP, TIFF)

DEPTHS = {"uchar": 8, "ushort": 16}  # libvips' names of what we take
MAX_TEXT = 1024 * 1024  # bytes of compressed text in a PNG

# What people drop by mistake, for a sentence that names it.
OTHERS = {
    b"GIF8": "a GIF",
    b"%PDF": "a PDF",
    b"8BPS": "a Photoshop file",
    b"BM": "a BMP",
    b"<": "HTML, SVG or XML",
    b"\xef\xbb\xbf<": "HTML, SVG or XML",
}
ISO_MEDIA = {b"heic": "a HEIC picture", b"heix": "a HEIC picture", b"mif1": "a HEIF picture"}
ISO_MEDIA |= {b"avif": "an AVIF picture"}


def by_name(name: str | Path) -> Format:
    """Look a format up by its name, ``png``, or by a file name's suffix."""
    key = (Path(name).suffix or f".{name}").lower()
    for entry in FORMATS:
        if key in (*entry.suffixes, f".{entry.name.lower()}"):
            return entry
    raise ImageError(f"Pictures are written as PNG, JPEG, WebP or TIFF, not as {name!s}.")


def sniff(source: Source) -> Format:
    """The format of a file by its first bytes; raises ImageError for all but the four."""
    head = _head(source, 16)
    if not head:
        raise ImageError("The file is empty.")
    for entry in FORMATS:
        if head.startswith(entry.signatures) and (entry is not WEBP or head[8:12] == b"WEBP"):
            return entry
    raise ImageError(f"The file is {_guess(head)}; only JPEG, PNG, WebP and TIFF are taken.")


def open_lazily(source: Source, *, strict: bool = False, **options: Any) -> pyvips.Image:
    """Parse the header; rows are decoded later, once, from top to bottom.

    ``strict`` makes damage inside the data an error too, not only a missing end.
    """
    entry = sniff(source)
    loader = f"{entry.operation}load"
    options |= {"access": "sequential", "fail_on": "error" if strict else "truncated"}
    if entry is TIFF:
        options["unlimited"] = True  # else a strip of more than 50 MB is an error
    try:
        if isinstance(source, bytes):
            return getattr(pyvips.Image, f"{loader}_buffer")(source, **options)
        # As bytes: a name need not be UTF-8.
        return getattr(pyvips.Image, loader)(os.fsencode(source), **options)
    except pyvips.Error as error:
        raise damaged() from error


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
        return any(name == b"acTL" for name, _ in _chunks(source))
    return entry is WEBP and bool(image.get_typeof("n-pages")) and image.get("n-pages") > 1


def check_text(source: Source) -> None:
    """Refuse a PNG full of compressed text, which would be inflated at every opening."""
    if sniff(source) is PNG:
        size = sum(size for name, size in _chunks(source) if name in (b"zTXt", b"iTXt"))
        if size > MAX_TEXT:
            raise ImageError("The PNG holds too much text beside the picture; save it without.")


def _chunks(source: Source) -> Iterator[tuple[bytes, int]]:
    """Name and length of a PNG's chunks before its data."""
    position = 8
    while len(header := _head(source, 8, position)) == 8 and header[4:] != b"IDAT":
        length = int.from_bytes(header[:4], "big")
        yield header[4:], length
        position += 12 + length  # length, name, data, checksum


def _head(source: Source, count: int, start: int = 0) -> bytes:
    if isinstance(source, bytes):
        return source[start : start + count]
    try:
        with source.open("rb") as file:
            file.seek(start)
            return file.read(count)
    except OSError as error:
        raise ImageError(f"{source} cannot be read: {error.strerror}.") from error


def _guess(head: bytes) -> str:
    if head[4:8] == b"ftyp":
        return ISO_MEDIA.get(head[8:12], "a film or an unknown picture")
    return next((name for start, name in OTHERS.items() if head.startswith(start)), "no picture")
