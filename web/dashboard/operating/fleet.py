"""The workers, for the people who run them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from flask import Response, jsonify, redirect, render_template, request, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from farm.domain import resources
from farm.domain.roles import Scope
from farm.errors import InvalidInput
from farm.fleet import caretakers, queue, registry
from farm.fleet.registry import Status
from farm.jobs.listing import history
from farm.jobs.listing.history import Record
from farm.sql import models
from web.api import present
from web.context import services, viewer
from web.dashboard import page
from web.dashboard.jobs.cards import Card, cards
from web.people.identity import require

screen = page.blueprint("fleet", "/fleet")

MOST = 60  # workers on a page
FIELDS = ("status", "host", "label")
RESTS = (Status.DRAINING, Status.DRAINED, Status.SET_ASIDE)
TAKES_WORK = (Status.WORKING, Status.IDLE)
HOW: dict[str, dict[str, Any]] = {
    "drain": {"draining": True},
    "drain-after-job": {"draining": True, "after_job": True},
    "resume": {"draining": False},
}


@dataclass(frozen=True)
class Shown:
    """One worker on the page."""

    worker: resources.Worker
    card: Card | None  # of its job, if that may be seen
    record: Record
    uptime: float  # seconds

    @property
    def alive(self) -> bool:
        """Whether it runs now."""
        return self.worker.status not in (Status.STOPPED, Status.SILENT)


@screen.get("")
def show() -> str:
    """Show the workers by their hosts."""
    return render_template("fleet/show.html", **_context())


@screen.get("/now")
def now() -> str:
    """Show the list alone."""
    return render_template("fleet/_list.html", **_context())


@screen.get("/day")
def day() -> Response:
    """Return the last day for the charts: rows of numbers, as they are many."""
    with services().db.read() as session:
        found = list(history.spans(session, viewer()))
        minutes = history.samples(session)
        alive = registry.alive(session, services().settings.lease_seconds)
        clock = history.clock(session)
    names = sorted(alive | {span.worker for span in found})
    rows = {name: number for number, name in enumerate(names)}
    return jsonify(
        now=clock,
        seconds=history.DAY_S,
        workers=names,
        spans=[
            [
                rows[span.worker],
                round(span.started, 1),
                span.ended and round(span.ended, 1),
                span.outcome,
                span.kind,
                span.job_id,
            ]
            for span in found
        ],
        minutes=[
            [row.minute * history.MINUTE_S, row.waiting, row.running, row.workers, row.pickup]
            for row in minutes
        ],
    )


@screen.post("/<path:worker_id>/<any('drain', 'drain-after-job', 'resume'):order>")
def act(worker_id: str, order: str) -> AnyResponse | str:
    """Ask a worker to rest, at once or after its job, or to work again."""
    require(Scope.FLEET)
    registry.drain(services(), worker_id, **HOW[order])
    return _again()


@screen.post("/<any('drain', 'drain-after-job', 'resume'):order>")
def act_on_many(order: str) -> AnyResponse | str:
    """Ask the same of every chosen worker, or of all of a host, label or version."""
    require(Scope.FLEET)
    chosen = request.form.getlist("worker")
    given: dict[str, Any] = {
        name: request.form.get(name) or None for name in ("host", "label", "version")
    }
    if chosen:
        registry.drain_each(services(), chosen, **HOW[order])
    elif any(given.values()):
        registry.drain_all(services(), **HOW[order], **given)
    else:
        raise InvalidInput("Choose the workers that are meant.")
    return _again()


def _again() -> AnyResponse | str:
    asked: dict[str, Any] = {name: value for name in FIELDS if (value := request.args.get(name))}
    return now() if page.is_partial() else redirect(url_for(".show", **asked), 303)


def _context() -> dict[str, Any]:
    farm, asked = services(), {name: request.args.get(name, "") for name in FIELDS}
    first = max(request.args.get("first", 0, type=int), 0)
    with farm.db.read() as session:
        rows = registry.workers(session)
        known = present.workers(session, rows, viewer(), farm.settings.lease_seconds)
        wanted = sorted((one for one in known if _fits(one, asked)), key=_place)
        shown = _shown(session, wanted[first : first + MOST])
        duties = caretakers.duties(session, farm.settings.lease_seconds)
        counts = queue.fleet(session, farm.settings.lease_seconds)
    hosts = {name: list(group) for name, group in groupby(shown, lambda one: one.worker.host)}
    given: dict[str, Any] = {name: value for name, value in asked.items() if value}
    following = first + MOST if first + MOST < len(wanted) else None
    return {
        "hosts": hosts,
        "asked": asked,
        "known": len(known),
        "statuses": {one: count for one, count in _counted(known).items() if count},
        "places": sorted({one.host for one in known}),
        "labels": sorted({label for one in known for label in one.labels}),
        "versions": sorted({one.version for one in known}),
        "range": (first + 1, first + len(shown), len(wanted)),
        "longest": max((one.eta_seconds or 0 for one in known if one.job_id), default=0),
        "following": following and url_for(".show", **given, first=following),
        "query": f"?{urlencode(given)}" if given else "",
        "again": url_for(".now", **given, first=first or None),
        "counts": counts,
        "duties": duties,
        "missing": caretakers.MISSING,
        "may_steer": Scope.FLEET in viewer().scopes,
        "rests": RESTS,
        "takes_work": TAKES_WORK,
    }


def _fits(worker: resources.Worker, asked: dict[str, str]) -> bool:
    """Whether a worker is asked for; those that left are shown only by that name."""
    status = asked["status"]
    return (
        (worker.status == status if status else worker.status != Status.STOPPED)
        and asked["host"] in ("", worker.host)
        and asked["label"] in ("", *worker.labels)
    )


def _place(worker: resources.Worker) -> tuple[str, str]:
    return worker.host, worker.id


def _counted(known: Sequence[resources.Worker]) -> dict[str, int]:
    counts = Counter(one.status for one in known)
    return {status: counts[status] for status in Status}


def _shown(session: Session, workers: Sequence[resources.Worker]) -> list[Shown]:
    ids = {one.job_id for one in workers} - {None}
    rows = session.scalars(select(models.Job).where(models.Job.id.in_(ids))).all() if ids else []
    found = {card.job.id: card for card in cards(session, rows)}
    did, clock = history.records(session), history.clock(session)
    return [
        Shown(
            one,
            found.get(one.job_id or ""),
            did.get(one.id, Record()),
            clock - one.started.timestamp(),
        )
        for one in workers
    ]
