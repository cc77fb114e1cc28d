"""What a JPEG's decoder does not tell: a hole of zeros in coded data, as a failing disk leaves.

Huffman codes find back into step behind it, so that libjpeg sees nothing odd in most places.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

HOLE = bytes(16)
SEQUENTIAL, PROGRESSIVE = (0xC0, 0xC1), 0xC2  # frames
TABLES, SCAN = 0xC4, 0xDA
MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # one that ends a scan


class Segment(NamedTuple):
    """A part of the file."""

    marker: int
    body: bytes
    coded: range
    """Where the data of a scan are; of other segments nowhere."""


def has_hole(data: bytes) -> bool:
    """Whether coded data of a JPEG are zeros where no picture's can be, however flat it is."""
    frame, firsts = 0, list[int]()
    for marker, body, coded in _segments(data):
        if marker in (*SEQUENTIAL, PROGRESSIVE):
            frame = marker
        elif marker == TABLES:
            firsts += _firsts(body)
        elif (
            coded and data.find(HOLE, coded.start, coded.stop) >= 0 and _tells(frame, body, firsts)
        ):
            return True
    return False


def _tells(frame: int, scan: bytes, firsts: list[int]) -> bool:
    """Whether zeros in a scan are none of a flat picture's.

    Bits of zeros are the first symbol of each table. In sequential files a flat block has the
    symbol 0 twice: no difference to the block before, and no more coefficients. In progressive
    ones flat blocks are counted, except in the scans of the blocks' means, and bits of a
    coefficient's refinement stand as they are.
    """
    if frame == PROGRESSIVE and len(scan) > 2:
        first, _last, bits = scan[-3:]  # coefficients of the scan; bits known before, and left out
        return first > 0 and bits >> 4 == 0
    return frame in SEQUENTIAL and any(firsts)


def _segments(data: bytes) -> Iterator[Segment]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        body, at = data[at + 4 : at + 2 + length], at + 2 + length
        begin = at
        if marker == SCAN:
            end = MARKER.search(data, at)
            at = end.start() if end else len(data)
        yield Segment(marker, body, range(begin, at))


def _firsts(tables: bytes) -> list[int]:
    """The symbol of the code of zeros in each Huffman table of a segment."""
    found, at = [], 0
    while at + 17 < len(tables):
        found.append(tables[at + 17])
        at += 17 + sum(tables[at + 1 : at + 17])
    return found
