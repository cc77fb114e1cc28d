"""One attempt at one job: the lease and the checkpoints around the engine."""

import time
from collections.abc import Callable, Container, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import Any, TypeVar

import structlog

from farm import leases
from farm.engine.errors import EngineError
from farm.engine.images import Picture, write
from farm.engine.result import finished
from farm.engine.stylize import Progress, State, stylize
from farm.errors import BadPicture, FarmError, LeaseLost, Unavailable
from farm.leases import File, Lease
from farm.pace import Curve, Pace, described
from farm.services import Services
from farm.specs import JobSpec, Output
from workers.courier import Courier
from workers.heartbeat import Heartbeat, Order
from workers.inputs import Inputs, fetch, newest_checkpoint
from workers.logtail import LogTail
from workers.networks import Networks

log = structlog.get_logger(__name__)
T = TypeVar("T")

EVENT_PAUSE_S = 0.5  # people are told at most twice a second
RETRY_PAUSE_S = 2.0
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

    def __init__(self, services: Services, lease: Lease, networks: Networks, stop: Event) -> None:
        self._services = services
        self._lease = lease
        self._networks = networks
        self._spec = JobSpec.model_validate(lease.spec)
        self._heart = Heartbeat(services, lease, stop)
        self._pace = Pace()
        self._curve = Curve((lease.progress or {}).get("curve", []))

    def run(self) -> None:
        """Render to the end, or to the order to stop; the job's row says which."""
        with LogTail() as tail, self._heart:
            try:
                self._attempt()
            except Stopped as stopped:
                self._let_go(stopped.order, tail)
            except LeaseLost:
                self._let_go(Order.LOST, tail)
            except (EngineError, BadPicture) as error:
                self._give_up(str(error), tail)
            except Exception:
                log.exception("render failed", job=self._lease.job_id)
                self._give_up("The renderer met an error of its own; the log tells more.", tail)

    def _attempt(self) -> None:
        log.info("render begins", job=self._lease.job_id, epoch=self._lease.epoch)
        self._stage("loading")
        inputs = self._patiently(lambda: fetch(self._services, self._spec))
        state = self._patiently(lambda: newest_checkpoint(self._services, self._lease))
        with Courier(self._services, self._lease, inputs.photo) as courier:
            last = self._optimize(self._progress(inputs, state), courier)
            self._stage("storing the result")
            with TemporaryDirectory() as folder:
                files = self._results(courier, Path(folder), inputs.photo, last)
            final = self._describe(last) | {"stage": "finished", "eta_seconds": 0}
            self._patiently(lambda: leases.succeed(self._services, self._lease, files, final))
        log.info("render finished", job=self._lease.job_id)

    def _progress(self, inputs: Inputs, state: State | None) -> Iterator[Progress]:
        recipe = self._spec.recipe
        return stylize(
            inputs.content,
            inputs.styles,
            recipe,
            network=self._networks.get(recipe, state),
            device=self._networks.device,
            memory=self._services.settings.memory or None,
            style_weights=[style.weight for style in self._spec.styles],
            content_mask=inputs.content_mask,
            style_masks=inputs.style_masks,
            strength=inputs.strength,
            init=inputs.init,
            resume=state,
        )

    def _optimize(self, steps: Iterator[Progress], courier: Courier) -> Progress:
        """Consume the engine's iterations; raise Stopped where an order ends them."""
        settings = self._services.settings
        stored = shown = told = time.monotonic()
        for progress in steps:
            now = time.monotonic()
            self._pace.mark(progress.done)
            self._curve.add(progress.done, progress.loss)
            self._heart.progress = self._describe(progress)
            if progress.final:
                return progress
            self._obey(progress, courier)
            if now - told >= EVENT_PAUSE_S:
                self._tell(self._heart.progress)
                told = now
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

    def _results(
        self, courier: Courier, folder: Path, photo: Picture, last: Progress
    ) -> list[File]:
        picture = finished(last.image(), photo)
        settings = self._spec.model_dump(mode="json")
        files = []
        for output in self._spec.outputs:
            name, bits = FILES[output]
            path = folder / name
            write(path, picture, bits=bits, settings=settings)
            store = partial(courier.store_picture, "result", path, picture.size)
            files.append(self._patiently(store))
        return files

    def _let_go(self, order: Order, tail: LogTail) -> None:
        log.info("render stops", job=self._lease.job_id, order=order)
        if order is not Order.LOST:
            self._finally(lambda: leases.release(self._services, self._lease, tail.text()))

    def _give_up(self, reason: str, tail: LogTail) -> None:
        log.error("job failed", job=self._lease.job_id, reason=reason)
        self._finally(lambda: leases.fail(self._services, self._lease, reason, tail.text()))

    def _finally(self, write_down: Callable[[], object]) -> None:
        """Write the end down; if that cannot be done, the lease runs out and says the same."""
        try:
            self._patiently(write_down, heed=(Order.LOST,))
        except (Stopped, FarmError) as error:
            log.warning("end not written", job=self._lease.job_id, reason=str(error))

    def _patiently(self, action: Callable[[], T], heed: Container[Order] = frozenset(Order)) -> T:
        """Repeat `action` until its servers are back, or one of the orders in `heed` comes."""
        while True:
            try:
                return action()
            except Unavailable as error:
                log.warning("waiting for a server", job=self._lease.job_id, reason=str(error))
            order = self._heart.check()
            if order is not None and order in heed:
                raise Stopped(order)
            time.sleep(RETRY_PAUSE_S)

    def _stage(self, stage: str) -> None:
        """Say what happens outside of the optimization."""
        self._tell((self._heart.progress or self._lease.progress or {}) | {"stage": stage})

    def _describe(self, progress: Progress) -> dict[str, Any]:
        """Return what people want to know, with the loss so far."""
        left = self._pace.seconds_left()
        return described(progress, left) | {"curve": self._curve.points}

    def _tell(self, progress: dict[str, Any]) -> None:
        self._heart.progress = progress
        live = {name: value for name, value in progress.items() if name != "curve"}
        self._services.events.publish("progress", self._lease.job_id, self._lease.owner, live)
