"""Files that are there whole or not at all."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """Name a file beside ``path`` that takes its place at the end of the block.

    An older one stays until then, and after an error. The name is of its own, because two may
    write to one path at once; short, because names end at 255 bytes; and of the same suffix.
    """
    partial = path.with_name(f".{secrets.token_hex(8)}.partial{path.suffix}")
    try:
        yield partial
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
