"""What a PNG says before its data, read without decoding (ISO/IEC 15948)."""

from collections.abc import Callable, Iterator

from farm.engine.errors import ImageError

MAX_TEXT = 1024 * 1024  # bytes of compressed text
SRGB_GAMMA = (0.4, 0.5)  # 1/2.2 and what programs write for it

Read = Callable[[int, int], bytes]  # so many bytes from that place


def check_text(read: Read) -> None:
    """Refuse a PNG full of compressed text, which would be inflated at every opening."""
    size = sum(size for name, size, _ in _chunks(read) if name in (b"zTXt", b"iTXt"))
    if size > MAX_TEXT:
        raise ImageError("The PNG holds too much text beside the picture; save it without.")


def is_animated(read: Read) -> bool:
    """Whether there are frames to play."""
    return any(name == b"acTL" for name, _, _ in _chunks(read))


def code_points(read: Read) -> tuple[int, int] | None:
    """The primaries and the transfer function of a cICP chunk, by the numbers of ITU-T H.273."""
    for name, _, place in _chunks(read):
        if name == b"cICP":
            primaries, transfer = read(2, place)
            return primaries, transfer
    return None


def gamma(read: Read) -> float | None:
    """The exponent of samples by light, where it is not about sRGB's and nothing overrides it."""
    names = {name: place for name, _, place in _chunks(read)}
    if b"gAMA" not in names or names.keys() & {b"iCCP", b"sRGB", b"cICP"}:
        return None
    value = int.from_bytes(read(4, names[b"gAMA"]), "big") / 100_000
    low, high = SRGB_GAMMA
    return None if value == 0 or low <= value <= high else value


def _chunks(read: Read) -> Iterator[tuple[bytes, int, int]]:
    """Name, length and place of the data of each chunk before the picture's."""
    position = 8
    while len(header := read(8, position)) == 8 and header[4:] != b"IDAT":
        length = int.from_bytes(header[:4], "big")
        yield header[4:], length, position + 8
        position += 12 + length  # length, name, data, checksum
