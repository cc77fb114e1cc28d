"""Carries checkpoints and files to the store while the work goes on."""

import hashlib
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextvars import copy_context
from pathlib import Path
from typing import Self

import structlog

from farm.base import tracing
from farm.base.ids import new_id
from farm.base.scratch import scratch
from farm.errors import AlreadyExists, DiskFull, LeaseLost, SetupError, Unavailable
from farm.infra import keys
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.jobs.leasing.leases import File, Lease
from workers.kinds.work import Artifact, Checkpoint

log = structlog.get_logger(__name__)

RETRY_PAUSE_S = 2.0
MEDIA_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".tiff": "image/tiff",
    ".pdf": "application/pdf",
    ".safetensors": "application/octet-stream",
    ".mp4": "video/mp4",
    ".mov": "video/quicktime",
    ".mkv": "video/x-matroska",
    ".zip": "application/zip",
}


class Uploads:
    """One upload of a kind at a time; what comes meanwhile is left out, for newer follows."""

    def __init__(self, services: Services, lease: Lease) -> None:
        self._services = services
        self._lease = lease
        self._closed = threading.Event()
        # Two lanes: a file that crawls up a slow line must not hold back a checkpoint.
        self._states = ThreadPoolExecutor(1, "checkpoints")
        self._files = ThreadPoolExecutor(1, "files")
        self._last: dict[str, Future[None]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        """Do not wait: what is under way when the lease goes is refused by the fence."""
        self._closed.set()
        for lane in (self._states, self._files):
            lane.shutdown(wait=False, cancel_futures=True)

    def checkpoint(self, take: Callable[[], Checkpoint]) -> bool:
        """Store a checkpoint in the background; False if the one before is still on its way."""
        if not self._is_free("checkpoint"):
            return False
        checkpoint = take()  # a copy: the work may go on
        self._send(self._states, "checkpoint", lambda: self.store_checkpoint(checkpoint))
        return True

    def preview(self, take: Callable[[], Artifact]) -> bool:
        """Show what it looks like now; False if the one before is still on its way."""
        if not self._is_free("preview"):
            return False
        preview = take()
        self._send(self._files, "preview", lambda: self.show(preview))
        return True

    def keep(self, artifact: Artifact) -> None:
        """Show a file in the background; it is left out only if this disk has no room for it."""
        self._send(self._files, artifact.name, lambda: self._patiently(lambda: self.show(artifact)))

    def is_settled(self, seconds: float) -> bool:
        """Wait up to `seconds`; return whether everything sent so far has arrived."""
        return not wait(self._last.values(), seconds).not_done

    def store_checkpoint(self, checkpoint: Checkpoint) -> None:
        """Store a checkpoint now. Raises Unavailable, StorageFull or LeaseLost."""
        done, most = checkpoint.done, self._services.settings.max_checkpoint_bytes
        with tracing.span("checkpoint", {"brushfarm.done": round(done, 6)}):
            data, exact = checkpoint.pack(most)
            key = self._key(f"{new_id('checkpoint')}.safetensors")
            self._services.storage.put(key, data, only_new=True)
            leases.add_checkpoint(self._services, self._lease, key, len(data), done, exact)

    def show(self, artifact: Artifact) -> None:
        """Store a file and its row now."""
        with scratch() as folder:
            path = folder / artifact.name
            file = self.store(artifact, path, artifact.write(path))
        leases.add_artifact(self._services, self._lease, file)

    def store(self, artifact: Artifact, path: Path, size: tuple[int, int]) -> File:
        """Store a written file now and return it, for the row that will name it."""
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        media_type = MEDIA_TYPES[path.suffix]
        key = self._key(f"{new_id(artifact.kind)}-{path.name}")
        bytes_ = path.stat().st_size
        with tracing.span("upload", {"brushfarm.file": path.name, "brushfarm.bytes": bytes_}):
            self._services.storage.put_file(key, path, content_type=media_type, only_new=True)
        return File(path.name, artifact.kind, key, media_type, *size, bytes_, digest)

    def _key(self, name: str) -> str:
        return keys.of_job(self._lease.job_id, self._lease.epoch, name)

    def _is_free(self, kind: str) -> bool:
        return kind not in self._last or self._last[kind].done()

    def _patiently(self, store: Callable[[], None]) -> None:
        while not self._closed.is_set():
            try:
                store()
            except DiskFull:  # nobody may ever free this disk, and others wait in this lane
                raise
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

        # The log's lines and the spans of a lane are those of the job, too.
        self._last[kind] = lane.submit(copy_context().run, attempt)
