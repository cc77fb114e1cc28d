"""One attempt at one job of any kind: all that is durable, around the steps of the work."""

import os
import time
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from traceback import clear_frames
from typing import Any, TypeVar

import structlog

from farm.base import tracing
from farm.base.scratch import scratch
from farm.domain.progress import Pace, advance
from farm.engine.errors import EngineError, OutOfMemoryError, StripError, WeightsError
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
from farm.fleet import usage
from farm.fleet.registry import Drain
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.jobs.leasing.endings import Outcome
from farm.jobs.leasing.leases import File, Lease
from workers.attempts.heartbeat import Heartbeat, Order
from workers.attempts.live import Live
from workers.attempts.logtail import LogTail
from workers.attempts.stages import Stages
from workers.attempts.uploads import Uploads
from workers.attempts.watchdog import Watchdog
from workers.kinds import KINDS
from workers.kinds.networks import Networks, NotHere
from workers.kinds.work import Artifact, Step, Work

log = structlog.get_logger(__name__)
T = TypeVar("T")

RETRY_PAUSE_S = 2.0
DISK_PATIENCE_S = 60.0  # with a disk of this machine that is full; then another worker goes on
ENDS = ("result", "master", "model")  # what a job's files are at its end
GONE_ON_FROM = ("result", "master", "frame")  # what a checkpoint counts on
STOPS = frozenset(Order) - {Order.FINISH}  # what ends a job without its results
RESUMED = (Order.PAUSE, Order.DRAIN, Order.YIELD)  # later, from a last checkpoint
HUNG_EXIT = 75  # the shell's "temporary failure"; whoever runs the worker starts it again


class Stopped(Exception):  # noqa: N818 - not an error: somebody asked for it
    """The attempt ends before its time, by order."""

    def __init__(self, order: Order) -> None:
        self.order = order


class Attempt:
    """Works on one leased job, on one device."""

    def __init__(
        self,
        services: Services,
        lease: Lease,
        networks: Networks,
        is_leaving: Callable[[], bool],
        hear: Callable[[Drain | None], None] = lambda _drain: None,
    ) -> None:
        """`is_leaving`: the job shall be handed back; `hear`: see Heartbeat."""
        self.job_id = lease.job_id
        self._services = services
        self._lease = lease
        self._work = Work(services, lease, networks, self._patiently)
        self._tail = LogTail()
        self._dog = Watchdog(services.settings.hang_seconds)
        self._heart = Heartbeat(
            services,
            lease,
            leaving=is_leaving,
            tail=self._tail.text,
            beat=self._look_for_life,
            hear=hear,
            vitals=networks.vitals,
        )
        self._pace = Pace()
        self._cards = networks.cards
        self._energy = self._joules()  # before

    def run(self) -> bool:
        """Work to the end, or to the order to stop; return False if this worker is at fault."""
        with self._tail, self._heart, Live(self._services, self._lease, self._heart):
            try:
                self._attempt()
            except Stopped as stopped:
                self._let_go(stopped.order)
            except LeaseLost:
                self._let_go(Order.LOST)
            except Conflict:  # it was canceled while the result was on its way
                self._let_go(Order.CANCEL)
            except NotHere as error:
                return self._pass_on(error)
            except (WeightsError, StripError) as error:
                return self._crash(str(error))
            except OutOfMemoryError as error:
                _let_go_of_memory(error)
                return self._outgrow(str(error))
            except DiskFull as error:
                return self._hand_on(str(error))
            except (EngineError, InvalidInput, NotFound) as error:
                self._give_up(str(error))
            except Exception as error:
                log.exception("attempt crashed", job=self.job_id)
                return self._crash(f"{type(error).__name__}: {error}")
        return True

    def release(self) -> None:
        """Give the job back as its last checkpoint left it. Raises LeaseLost or Unavailable."""
        leases.release(self._services, self._lease, self._tail.text())

    def _attempt(self) -> None:
        log.info("attempt begins", job=self.job_id, epoch=self._lease.epoch)
        self._stage("loading")
        steps = self._dog.watch(self._noted(KINDS[self._lease.kind](self._work)))
        with Uploads(self._services, self._lease) as uploads:
            with closing(Stages()) as stages:
                last = self._advance(steps, uploads, stages)
            self._stage("storing the result")
            self._settle(uploads)
            files = self._stored(_results(last), uploads)
            final = self._told(last) | {"stage": "finished", "eta_seconds": 0}
            with tracing.span("end"):
                self._note_energy()
                self._patiently(lambda: leases.succeed(self._services, self._lease, files, final))
        log.info("job finished", job=self.job_id)

    def _noted(self, steps: Iterator[Step]) -> Iterator[Step]:
        """Yield the same steps; the log says when the first is done, and where it goes on from."""
        for number, step in enumerate(steps):
            if number == 0:
                log.info("first step", job=self.job_id, done=round(step.done, 6))
            yield step

    def _advance(self, steps: Iterator[Step], uploads: Uploads, stages: Stages) -> Step:
        """Take the steps up to the last; raise Stopped where an order ends them."""
        settings = self._services.settings
        stored = shown = time.monotonic()
        owed = False  # a checkpoint: since artifacts are stored, or for its time
        for step in steps:
            now = time.monotonic()
            self._pace.mark(step.done)
            stages.mark(step.figures)
            self._heart.progress = self._told(step)
            finishes = step.kept and self._heart.check() is Order.FINISH
            if step.done == 1 or step.ends or finishes:
                return step
            self._keep(step.artifacts, uploads)
            self._obey(step, uploads)
            owed |= bool(step.artifacts) or now - stored >= settings.checkpoint_seconds
            if owed and step.checkpoint and uploads.checkpoint(step.checkpoint):
                stored, owed = now, False
            due = now - shown >= settings.preview_seconds
            if due and step.preview and uploads.preview(step.preview):
                shown = now
        raise EngineError("The engine stopped before the last step.")

    def _keep(self, artifacts: Sequence[Artifact], uploads: Uploads) -> None:
        """Store results before any checkpoint says that they are done; others on the way."""
        for artifact in artifacts:
            if artifact.kind in GONE_ON_FROM:
                self._patiently(partial(uploads.show, artifact))
            else:
                uploads.keep(artifact)

    def _obey(self, step: Step, uploads: Uploads) -> None:
        order = self._heart.check()
        if order is None or order not in STOPS:
            return
        if order in RESUMED and step.checkpoint:
            checkpoint = step.checkpoint()
            self._patiently(lambda: uploads.store_checkpoint(checkpoint))
        raise Stopped(order)

    def _settle(self, uploads: Uploads) -> None:
        """Wait until what was sent in the background has arrived."""
        while not uploads.is_settled(seconds=0.2):
            self._heed(STOPS)

    def _stored(self, artifacts: Sequence[Artifact], uploads: Uploads) -> list[File]:
        """Store the last files; their rows come with the job's end."""
        with scratch() as folder:
            return [
                self._carried(artifact, folder / artifact.name, uploads) for artifact in artifacts
            ]

    def _carried(self, artifact: Artifact, path: Path, uploads: Uploads) -> File:
        size = self._patiently(lambda: artifact.write(path))
        file = self._patiently(lambda: uploads.store(artifact, path, size))
        path.unlink()
        return file

    def _let_go(self, order: Order) -> None:
        log.info("attempt stops", job=self.job_id, order=order)
        if order is not Order.LOST:
            self._finally(self.release)

    def _give_up(self, reason: str) -> None:
        log.error("job failed", job=self.job_id, reason=reason)
        self._finally(lambda: leases.fail(self._services, self._lease, reason, self._tail.text()))

    def _outgrow(self, reason: str) -> bool:
        """It does not fit here: it waits for a worker with more memory."""
        log.warning("out of memory", job=self.job_id, reason=reason)
        memory, tail = self._work.networks.memory(), self._tail.text()
        self._finally(lambda: leases.outgrow(self._services, self._lease, memory, reason, tail))
        return False

    def _crash(self, reason: str) -> bool:
        """It is not the job's fault, as far as one can see: let another worker try."""
        log.error("attempt failed", job=self.job_id, reason=reason)
        self._finally(lambda: self._abandon(Outcome.CRASHED, reason))
        return False

    def _pass_on(self, error: NotHere) -> bool:
        """Another worker has what this one lacks."""
        log.warning("passed on", job=self.job_id, reason=str(error))
        labels, reason, tail = error.labels, str(error), self._tail.text()
        self._finally(lambda: leases.pass_on(self._services, self._lease, labels, reason, tail))
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
            with tracing.span("end"):
                self._note_energy()
                self._patiently(write_down, heed=frozenset({Order.LOST}))
        except (Stopped, FarmError) as error:
            log.warning("end not written", job=self.job_id, reason=str(error))

    def _joules(self) -> float | None:
        return self._cards.joules()

    def _note_energy(self) -> None:
        """Say what the cards took for this job, if it tells."""
        spent = self._joules()
        if spent is None or self._energy is None:
            return
        try:
            usage.note_energy(self._services, self.job_id, self._lease.epoch, spent - self._energy)
        except FarmError as error:
            log.warning("energy not written", job=self.job_id, reason=str(error))

    def _patiently(self, action: Callable[[], T], heed: Container[Order] = STOPS) -> T:
        """Repeat `action` until its servers are back, or one of the orders in `heed` comes.

        A store that refuses us (SetupError) or that claims to know a new name (AlreadyExists) is
        out of order, not the job. DiskFull is raised after a while: nobody may ever free this disk.
        """
        full_since: float | None = None
        with self._dog.rest():  # it is not the device that is slow
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
        """Say what happens outside of the steps."""
        known = self._heart.progress or self._lease.progress or {}
        self._heart.progress = known | {"stage": stage}

    def _told(self, step: Step) -> dict[str, Any]:
        """Return what people want to know."""
        told = step.figures | advance(step.done, self._pace.seconds_left())
        rate = self._pace.rate()
        return told if rate is None else told | {"rate": round(rate, 4)}


def _let_go_of_memory(error: BaseException | None) -> None:
    """Clear the frames of an error and of those behind it, which hold what filled the memory."""
    while error is not None:
        clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__


def _results(last: Step) -> Sequence[Artifact]:
    """Return what the job ends with; somebody may have ended it early."""
    return [one for one in last.artifacts if one.kind in ENDS] or (last.kept() if last.kept else ())
