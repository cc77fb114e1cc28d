"""What a JPEG's decoder does not tell: a hole of zeros in coded data, as a failing disk leaves.

Huffman codes find back into step behind it, so that libjpeg sees nothing odd in most places.
"""

from collections.abc import Iterator

HOLE = bytes(16)
START_OF_SCAN, END, TABLES = 0xDA, b"\xff\xd9", 0xC4
SEQUENTIAL = (0xC0, 0xC1)  # frames whose blocks are coded at once; others have scans of raw bits


def has_hole(data: bytes) -> bool:
    """Whether coded data of a JPEG are zeros where no picture's can be, however flat it is."""
    segments = [*_segments(data)]
    if not any(marker in SEQUENTIAL for marker, _, _ in segments):
        return False
    # Bits of zeros are the first symbol of each table. A flat block has the symbol 0 twice: no
    # difference to the block before, and no more coefficients.
    tables = (body for marker, body, _ in segments if marker == TABLES)
    if not any(first for table in tables for first in _firsts(table)):
        return False
    _, _, begin = segments[-1]
    end = data.find(END, begin)
    return data.find(HOLE, begin, len(data) if end < 0 else end) >= 0


def _segments(data: bytes) -> Iterator[tuple[int, bytes, int]]:
    """The marker, body and end of each segment up to the first scan's."""
    at, marker = 2, 0
    while marker != START_OF_SCAN and at + 4 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        body, at = data[at + 4 : at + 2 + length], at + 2 + length
        yield marker, body, at


def _firsts(tables: bytes) -> list[int]:
    """The symbol of the code of zeros in each Huffman table of a segment."""
    found, at = [], 0
    while at + 17 < len(tables):
        found.append(tables[at + 17])
        at += 17 + sum(tables[at + 1 : at + 17])
    return found
