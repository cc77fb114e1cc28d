"""Uploaded pictures, as far as plans are made of them."""

from collections.abc import Mapping
from typing import Any, Protocol

ENLARGED = 1.5  # times; from here on it is worth a word


class Picture(Protocol):
    """One uploaded picture."""

    @property
    def name(self) -> str:
        """Its file's name."""

    @property
    def width(self) -> int:
        """In pixels."""

    @property
    def height(self) -> int:
        """In pixels."""

    @property
    def film(self) -> dict[str, Any] | None:
        """Its frames, seconds, rate, cuts and sound, if it is a film."""


Pictures = Mapping[str, Picture]  # by asset
