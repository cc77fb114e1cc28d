"""Carries checkpoints and pictures to the store while the render goes on."""

import hashlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

import structlog
from torch import Tensor

from farm import leases
from farm.engine.color import pixels
from farm.engine.images import Picture, write
from farm.engine.stylize import Progress, State
from farm.errors import FarmError
from farm.ids import new_id
from farm.leases import File, Lease
from farm.services import Services

log = structlog.get_logger(__name__)

PREVIEW_SIDE = 1024  # pixels
MEDIA_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".tiff": "image/tiff",
}


class Courier:
    """One upload of a kind at a time; what comes meanwhile is left out, for newer follows."""

    def __init__(self, services: Services, lease: Lease, photo: Picture) -> None:
        self._services = services
        self._lease = lease
        self._photo = photo  # its colour profile goes with every picture
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="courier")
        self._last: dict[str, Future[None]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def checkpoint(self, progress: Progress) -> bool:
        """Store the state in the background; False if the one before is still on its way."""
        if not self._is_free("checkpoint"):
            return False
        state, done = progress.state(), progress.done  # a copy: the render may go on
        self._send("checkpoint", lambda: self.store_checkpoint(state, done))
        return True

    def preview(self, progress: Progress) -> bool:
        """Show what the picture looks like now; False if the one before is still on its way."""
        if not self._is_free("preview"):
            return False
        planes = progress.preview(PREVIEW_SIDE)
        self._send("preview", lambda: self._show("preview", "preview.webp", planes, 85))
        return True

    def scale(self, progress: Progress) -> None:
        """Keep the picture of a finished scale; it is never left out."""
        planes, name = progress.image(), f"scale-{progress.scale + 1}.jpg"
        self._send(name, lambda: self._show("scale", name, planes, 92))

    def store_checkpoint(self, state: State, done: float) -> None:
        """Store the state now. Raises Unavailable, StorageFull or LeaseLost."""
        exact = state.nbytes <= self._services.settings.max_checkpoint_bytes
        data = (state if exact else state.without_optimizer()).to_bytes()
        key = self._key(f"{new_id('checkpoint')}.safetensors")
        self._services.storage.put(key, data, only_new=True)
        leases.add_checkpoint(self._services, self._lease, key, len(data), done, exact)

    def store_picture(self, kind: str, path: Path, size: tuple[int, int]) -> File:
        """Store a written picture now and return it, for the row that will name it."""
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        media_type = MEDIA_TYPES[path.suffix]
        key = self._key(f"{new_id(kind)}-{path.name}")
        self._services.storage.put_file(key, path, content_type=media_type, only_new=True)
        return File(path.name, kind, key, media_type, *size, path.stat().st_size, digest)

    def _show(self, kind: str, name: str, planes: Tensor, quality: int) -> None:
        picture = Picture(pixels(planes), icc=self._photo.icc)
        with TemporaryDirectory() as folder:
            path = Path(folder) / name
            write(path, picture, quality=quality)
            file = self.store_picture(kind, path, picture.size)
        leases.add_artifact(self._services, self._lease, file)

    def _key(self, name: str) -> str:
        return f"jobs/{self._lease.job_id}/e{self._lease.epoch}/{name}"

    def _is_free(self, kind: str) -> bool:
        return kind not in self._last or self._last[kind].done()

    def _send(self, kind: str, store: Callable[[], None]) -> None:
        def attempt() -> None:
            try:
                store()
            except FarmError as error:  # the next one will do; a lost lease shows in the heartbeat
                log.warning("not stored", job=self._lease.job_id, what=kind, reason=str(error))

        self._last[kind] = self._pool.submit(attempt)
