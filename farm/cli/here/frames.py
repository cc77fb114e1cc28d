"""Frames of a film that is painted here, kept beside it until it is written."""

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from farm.domain import frames
from farm.engine.atomic import replaced
from farm.engine.errors import StateError
from farm.errors import SetupError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from farm.engine.video.passes import Place

STATE, ABOUT, FRAMES = "state.safetensors", "film.json", "[0-9]*.png"


class Frames:
    """Painted frames beside the film to be, until it is written."""

    def __init__(
        self, target: Path, inputs: tuple[Path, ...], asked: dict[str, Any], passes: int
    ) -> None:
        self.passes = passes
        self.path = target.with_name(f"{target.name}.frames")
        digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in inputs]
        about = json.dumps({"inputs": digests} | asked, default=str, sort_keys=True)
        try:
            self.path.mkdir(exist_ok=True)
            self._belongs(about)
        except OSError as error:
            raise SetupError(f"{self.path} cannot keep frames: {error.strerror}.") from error

    def _belongs(self, about: str) -> None:
        """Mark an empty folder as that film's; refuse one with frames of another."""
        known = self.path / ABOUT
        if known.exists() and known.read_text() == about:
            return
        if next(self.path.glob(FRAMES), None):
            raise SetupError(
                f"{self.path} holds frames of another film or with other settings: remove it, "
                "or name another output."
            )
        (self.path / STATE).unlink(missing_ok=True)
        _put(known, about.encode())

    def begun(self, order: "list[Place]") -> "Place | None":
        """The first frame that is not there, in its pass."""
        return next((place for place in order if not self._has(place)), None)

    def _has(self, place: "Place") -> bool:
        later = range(place.pass_number, self.passes + 1)
        return any(self._file(place.frame, number).exists() for number in later)

    def frame(self, number: int) -> "NDArray[np.uint8]":
        """Read a frame as the newest pass left it."""
        from farm.engine.pictures.images import read

        files = (self._file(number, after) for after in range(self.passes, 0, -1))
        return _eight_bits(read(next(file for file in files if file.exists())).pixels)

    def keep(self, place: "Place", samples: "NDArray[np.uint8]") -> None:
        """Write a frame; what is known of the way to it is of no use any more."""
        import numpy as np

        from farm.engine.pictures.images import Picture, write

        number, frame = place
        picture = Picture(np.divide(samples, 255, dtype=np.float32))
        write(self._file(frame, number), picture, dpi=None)
        if number > 1:
            self._file(frame, number - 1).unlink(missing_ok=True)
        (self.path / STATE).unlink(missing_ok=True)

    def state(self) -> Any:
        """Where the next frame stands, if it was begun."""
        from farm.engine.gatys.state import State

        with suppress(OSError, StateError):  # then it is begun anew
            return State.from_bytes((self.path / STATE).read_bytes())
        return None

    def keep_state(self, data: bytes) -> None:
        """Write where the next frame stands."""
        _put(self.path / STATE, data)

    def remove(self) -> None:
        """Remove the frames and the folder."""
        for file in self.path.iterdir():
            file.unlink()
        self.path.rmdir()

    def _file(self, number: int, after: int) -> Path:
        return self.path / frames.name(number, after, self.passes).removeprefix("frame-")


def _put(path: Path, data: bytes) -> None:
    with replaced(path) as partial:
        partial.write_bytes(data)


def _eight_bits(pixels: "NDArray[np.float32]") -> "NDArray[np.uint8]":
    import numpy as np

    return np.rint(pixels * 255).astype(np.uint8)
