"""One attempt at one job: the lease and the checkpoints around the engine."""

import os
import shutil
import time
from collections.abc import Callable, Container, Iterator
from functools import partial
from pathlib import Path
from tempfile import gettempdir
from traceback import clear_frames
from typing import Any, TypeVar

import structlog

from farm.base.scratch import scratch
from farm.domain.progress import Curve, Pace, described
from farm.domain.specs import JobSpec, Output
from farm.domain.stored import restored
from farm.engine.errors import EngineError, ImageError, OutOfMemoryError, StateError, WeightsError
from farm.engine.gatys.stylize import Progress, State, stylize
from farm.engine.pictures.images import Picture, write
from farm.engine.planes.result import finished
from farm.errors import (
    AlreadyExists,
    Conflict,
    DiskFull,
    FarmError,
    InvalidInput,
    LeaseLost,
    NotFound,
    SetupError,
    Unavailable,
)
from farm.infra.services import Services
from farm.jobs import leases
from farm.jobs.leases import File, Lease, Outcome
from workers.heartbeat import Heartbeat, Order
from workers.inputs import Inputs, fetch, newest_checkpoint
from workers.live import Wire
from workers.logtail import LogTail
from workers.networks import Networks
from workers.uploads import Courier
from workers.watchdog import Watchdog

log = structlog.get_logger(__name__)
T = TypeVar("T")

RETRY_PAUSE_S = 2.0
DISK_PATIENCE_S = 60.0  # with a disk of this machine that is full; then another worker goes on
MOST_BYTES_A_PIXEL = 8  # 16 bits, with alpha
STOPS = frozenset(Order) - {Order.FINISH}  # what ends a render without its picture
HUNG_EXIT = 75  # the shell's "temporary failure"; whoever runs the worker starts it again
FILES: dict[Output, tuple[str, int]] = {  # name and bits per sample
    "png": ("result.png", 8),
    "png16": ("result-16.png", 16),
    "jpeg": ("result.jpg", 8),
    "webp": ("result.webp", 8),
    "tiff": ("result.tiff", 8),
    "tiff16": ("result-16.tiff", 16),
}


class Stopped(Exception):  # noqa: N818 - not an error: somebody asked for it
    """The render ends before its time, by order."""

    def __init__(self, order: Order) -> None:
        self.order = order


class Render:
    """Renders one leased job on one device."""

    def __init__(
        self,
        services: Services,
        lease: Lease,
        networks: Networks,
        is_leaving: Callable[[], bool],
    ) -> None:
        self.job_id = lease.job_id
        self._services = services
        self._lease = lease
        self._networks = networks
        self._tail = LogTail()
        self._dog = Watchdog(services.settings.hang_seconds)
        self._heart = Heartbeat(
            services, lease, leaving=is_leaving, tail=self._tail.text, beat=self._look_for_life
        )
        self._pace = Pace()
        self._curve = Curve((lease.progress or {}).get("curve", []))

    def run(self) -> bool:
        """Render to the end, or to the order to stop; return False if this worker cannot."""
        with self._tail, self._heart, Wire(self._services, self._lease, self._heart):
            try:
                self._attempt(restored(self._lease.spec))
            except Stopped as stopped:
                self._let_go(stopped.order)
            except LeaseLost:
                self._let_go(Order.LOST)
            except Conflict:  # it was canceled while the result was on its way
                self._let_go(Order.CANCEL)
            except WeightsError as error:
                return self._crash(str(error))
            except OutOfMemoryError as error:
                clear_frames(error.__traceback__)  # which hold on to what filled the memory
                return self._outgrow(str(error))
            except DiskFull as error:
                return self._hand_on(str(error))
            except (EngineError, InvalidInput, NotFound) as error:
                self._give_up(str(error))
            except Exception as error:
                log.exception("render crashed", job=self.job_id)
                return self._crash(f"{type(error).__name__}: {error}")
        return True

    def release(self) -> None:
        """Give the job back as its last checkpoint left it. Raises LeaseLost or Unavailable."""
        leases.release(self._services, self._lease, self._tail.text())

    def _attempt(self, spec: JobSpec) -> None:
        log.info("render begins", job=self.job_id, epoch=self._lease.epoch)
        self._stage("loading")
        inputs = self._patiently(lambda: fetch(self._services, spec))
        state = self._patiently(lambda: newest_checkpoint(self._services, self._lease))
        with Courier(self._services, self._lease, inputs.photo) as courier:
            last = self._optimize(self._steps(spec, inputs, state), courier)
            self._stage("storing the result")
            self._settle(courier)
            with scratch() as folder:
                files = self._results(spec, courier, folder, inputs.photo, last)
            final = self._describe(last) | {"stage": "finished", "eta_seconds": 0}
            self._patiently(lambda: leases.succeed(self._services, self._lease, files, final))
        log.info("render finished", job=self.job_id)

    def _steps(self, spec: JobSpec, inputs: Inputs, state: State | None) -> Iterator[Progress]:
        """Return the engine's steps, from the checkpoint if it is one of this very render."""
        paint = partial(
            stylize,
            inputs.content,
            inputs.styles,
            spec.recipe,
            network=self._networks.get(spec.recipe, state),
            device=self._networks.device,
            memory=self._services.settings.memory or None,
            style_weights=[style.weight for style in spec.styles],
            content_mask=inputs.content_mask,
            style_masks=inputs.style_masks,
            strength=inputs.strength,
            init=inputs.init,
        )
        try:
            steps = paint(resume=state)
        except StateError as error:
            log.warning("checkpoint not used", job=self.job_id, reason=str(error))
            steps = paint()
        return self._dog.watch(self._noted(steps))

    def _noted(self, steps: Iterator[Progress]) -> Iterator[Progress]:
        """Yield the same steps; the log says when the first is done, and where it goes on from."""
        for number, progress in enumerate(steps):
            if number == 0:
                log.info("first iteration", job=self.job_id, done=round(progress.done, 6))
            yield progress

    def _optimize(self, steps: Iterator[Progress], courier: Courier) -> Progress:
        """Consume the engine's iterations until it is enough; raise Stopped on an order to stop."""
        settings = self._services.settings
        stored = shown = time.monotonic()
        for progress in steps:
            now = time.monotonic()
            self._pace.mark(progress.done)
            self._curve.add(progress.done, progress.loss)
            self._heart.progress = self._describe(progress)
            if progress.final or self._heart.check() is Order.FINISH:
                return progress
            self._obey(progress, courier)
            if progress.scale_done:
                courier.scale(progress)
            due = now - stored >= settings.checkpoint_seconds or progress.scale_done
            if due and courier.checkpoint(progress):
                stored = now
            if now - shown >= settings.preview_seconds and courier.preview(progress):
                shown = now
        raise EngineError("The engine stopped before the last iteration.")

    def _obey(self, progress: Progress, courier: Courier) -> None:
        order = self._heart.check()
        if order is None:
            return
        if order in (Order.PAUSE, Order.DRAIN):
            state = progress.state()
            self._patiently(lambda: courier.store_checkpoint(state, progress.done))
        raise Stopped(order)

    def _settle(self, courier: Courier) -> None:
        """Wait until the pictures of the finished scales have arrived."""
        while not courier.is_settled(seconds=0.2):
            self._heed(STOPS)

    def _results(
        self, spec: JobSpec, courier: Courier, folder: Path, photo: Picture, last: Progress
    ) -> list[File]:
        picture = finished(last.image(), photo)
        settings = spec.model_dump(mode="json")
        files = []
        for output in spec.outputs:
            name, bits = FILES[output]
            path = folder / name
            self._patiently(partial(write_result, path, picture, bits, settings, spec.dpi))
            store = partial(courier.store_picture, "result", path, picture.size)
            files.append(self._patiently(store))
            path.unlink()
        return files

    def _let_go(self, order: Order) -> None:
        log.info("render stops", job=self.job_id, order=order)
        if order is not Order.LOST:
            self._finally(self.release)

    def _give_up(self, reason: str) -> None:
        log.error("job failed", job=self.job_id, reason=reason)
        self._finally(lambda: leases.fail(self._services, self._lease, reason, self._tail.text()))

    def _outgrow(self, reason: str) -> bool:
        """It does not fit here: it waits for a worker with more memory."""
        log.warning("out of memory", job=self.job_id, reason=reason)
        memory, tail = self._networks.memory(), self._tail.text()
        self._finally(lambda: leases.outgrow(self._services, self._lease, memory, reason, tail))
        return False

    def _crash(self, reason: str) -> bool:
        """It is not the job's fault, as far as one can see: let another worker try."""
        log.error("attempt failed", job=self.job_id, reason=reason)
        self._finally(lambda: self._abandon(Outcome.CRASHED, reason))
        return False

    def _hand_on(self, reason: str) -> bool:
        """This machine cannot finish any job: let another worker, and work again when told to."""
        log.error("worker set aside", job=self.job_id, reason=reason)
        self._finally(
            lambda: leases.hand_on(self._services, self._lease, reason, self._tail.text())
        )
        return False

    def _abandon(self, outcome: Outcome, reason: str) -> None:
        leases.abandon(self._services, self._lease, outcome, reason, self._tail.text())

    def _look_for_life(self) -> None:
        """End the process if its device hangs: nothing else frees a thread that waits for it."""
        if not self._dog.has_hung():
            return
        reason = f"The device gave no answer for {self._dog.seconds():.0f} seconds."
        log.error("device hung", job=self.job_id, reason=reason)
        try:
            self._abandon(Outcome.HUNG, reason)
        except FarmError as error:  # the lease runs out and says nearly the same
            log.warning("end not written", job=self.job_id, reason=str(error))
        finally:
            os._exit(HUNG_EXIT)

    def _finally(self, write_down: Callable[[], object]) -> None:
        """Write the end down; if that cannot be done, the lease runs out and says the same."""
        try:
            self._patiently(write_down, heed=frozenset({Order.LOST}))
        except (Stopped, FarmError) as error:
            log.warning("end not written", job=self.job_id, reason=str(error))

    def _patiently(self, action: Callable[[], T], heed: Container[Order] = STOPS) -> T:
        """Repeat `action` until its servers are back, or one of the orders in `heed` comes.

        A store that refuses us (SetupError) or that claims to know a new name (AlreadyExists) is
        out of order, not the job. DiskFull is raised after a while: nobody may ever free this disk.
        """
        full_since: float | None = None
        while True:
            try:
                return action()
            except DiskFull as error:
                full_since = full_since or time.monotonic()
                if time.monotonic() - full_since >= DISK_PATIENCE_S:
                    raise
                log.warning("waiting for room on the disk", job=self.job_id, reason=str(error))
            except (Unavailable, SetupError, AlreadyExists) as error:
                log.warning("waiting for a server", job=self.job_id, reason=str(error))
            self._heed(heed)
            time.sleep(RETRY_PAUSE_S)

    def _heed(self, orders: Container[Order]) -> None:
        order = self._heart.check()
        if order is not None and order in orders:
            raise Stopped(order)

    def _stage(self, stage: str) -> None:
        """Say what happens outside of the optimization."""
        known = self._heart.progress or self._lease.progress or {}
        self._heart.progress = known | {"stage": stage}

    def _describe(self, progress: Progress) -> dict[str, Any]:
        """Return what people want to know, with the loss so far."""
        left = self._pace.seconds_left()
        return described(progress, left) | {"curve": self._curve.points}


def write_result(
    path: Path, picture: Picture, bits: int, settings: dict[str, Any], dpi: int
) -> None:
    """Write a file of the result; DiskFull, which may pass, if the disk is full."""
    try:
        write(path, picture, bits=bits, settings=settings, dpi=dpi)
    except ImageError as error:
        width, height = picture.size
        if shutil.disk_usage(path.parent).free > width * height * MOST_BYTES_A_PIXEL:
            raise
        raise DiskFull(f"The disk of {gettempdir()} is full; free some space.") from error
