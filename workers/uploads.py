"""Carries checkpoints and pictures to the store while the render goes on."""

import hashlib
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial
from pathlib import Path
from typing import Self

import structlog
from structlog.contextvars import bind_contextvars, get_contextvars
from torch import Tensor

from farm.base.ids import new_id
from farm.base.scratch import scratch
from farm.engine.gatys.stylize import Progress, State
from farm.engine.pictures.images import Picture, write
from farm.engine.planes.color import pixels
from farm.errors import AlreadyExists, LeaseLost, SetupError, Unavailable
from farm.infra.services import Services
from farm.jobs import leases
from farm.jobs.leases import File, Lease

log = structlog.get_logger(__name__)

PREVIEW_SIDE = 1024  # pixels
RETRY_PAUSE_S = 2.0
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
        self._closed = threading.Event()
        # Two lanes: a picture that crawls up a slow line must not hold back a checkpoint.
        said = partial(bind_contextvars, **get_contextvars())  # in the log's lines of each lane
        self._states = ThreadPoolExecutor(1, "checkpoints", initializer=said)
        self._pictures = ThreadPoolExecutor(1, "pictures", initializer=said)
        self._last: dict[str, Future[None]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        """Do not wait: what is under way when the lease goes is refused by the fence."""
        self._closed.set()
        for lane in (self._states, self._pictures):
            lane.shutdown(wait=False, cancel_futures=True)

    def checkpoint(self, progress: Progress) -> bool:
        """Store the state in the background; False if the one before is still on its way."""
        if not self._is_free("checkpoint"):
            return False
        state, done = progress.state(), progress.done  # a copy: the render may go on
        self._send(self._states, "checkpoint", lambda: self.store_checkpoint(state, done))
        return True

    def preview(self, progress: Progress) -> bool:
        """Show what the picture looks like now; False if the one before is still on its way."""
        if not self._is_free("preview"):
            return False
        planes = progress.preview(PREVIEW_SIDE)
        show = self._showing("preview", "preview.webp", planes, 85)
        self._send(self._pictures, "preview", show)
        return True

    def scale(self, progress: Progress) -> None:
        """Keep the picture of a finished scale; it is never left out."""
        name = f"scale-{progress.scale + 1}.jpg"
        show = self._showing("scale", name, progress.image(), 92)
        self._send(self._pictures, name, lambda: self._patiently(show))

    def is_settled(self, seconds: float) -> bool:
        """Wait up to `seconds`; return whether everything sent so far has arrived."""
        return not wait(self._last.values(), seconds).not_done

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

    def _showing(self, kind: str, name: str, planes: Tensor, quality: int) -> Callable[[], None]:
        return lambda: self._show(kind, name, planes, quality)

    def _show(self, kind: str, name: str, planes: Tensor, quality: int) -> None:
        picture = Picture(pixels(planes), icc=self._photo.icc)
        with scratch() as folder:
            path = folder / name
            write(path, picture, quality=quality)
            file = self.store_picture(kind, path, picture.size)
        leases.add_artifact(self._services, self._lease, file)

    def _key(self, name: str) -> str:
        return f"jobs/{self._lease.job_id}/e{self._lease.epoch}/{name}"

    def _is_free(self, kind: str) -> bool:
        return kind not in self._last or self._last[kind].done()

    def _patiently(self, store: Callable[[], None]) -> None:
        while not self._closed.is_set():
            try:
                store()
            except (Unavailable, SetupError, AlreadyExists) as error:
                log.warning("waiting for the store", job=self._lease.job_id, reason=str(error))
                self._closed.wait(RETRY_PAUSE_S)
            else:
                return

    def _send(self, lane: ThreadPoolExecutor, kind: str, store: Callable[[], None]) -> None:
        def attempt() -> None:
            try:
                store()
            except LeaseLost:
                log.warning("not stored: the lease is lost", job=self._lease.job_id, what=kind)
            except Exception as error:  # whatever it is, the next one may do
                log.warning("not stored", job=self._lease.job_id, what=kind, reason=str(error))

        self._last[kind] = lane.submit(attempt)
