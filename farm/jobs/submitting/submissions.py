"""What people ask for becomes jobs: submit, clone, and say what it would take."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from farm.accounts import projects, webhooks
from farm.base.config import Settings
from farm.base.ids import new_id
from farm.domain.jobs import bases, kinds
from farm.domain.jobs.bases import StyledRequest
from farm.domain.jobs.kinds import Request, Spec
from farm.domain.jobs.specs import CONTROLS
from farm.domain.placement import Needs, chosen, parse
from farm.domain.roles import Role, Viewer
from farm.domain.states import JobState
from farm.errors import Fault, InvalidInput
from farm.fleet import queue, shares
from farm.infra.services import Services
from farm.infra.unit_of_work import UnitOfWork
from farm.jobs import models, parts
from farm.jobs.leasing import after, requirements
from farm.jobs.listing.lookup import get
from farm.jobs.submitting import fit, idempotency
from farm.jobs.submitting.estimates import Estimate, Speeds, estimate
from farm.library import styles
from farm.library.uploads import references
from farm.sql import limits, quotas
from farm.sql.database import now
from farm.sql.models import Asset, Job, StyleVersion


def submit(
    services: Services,
    viewer: Viewer,
    request: Request,
    *,
    key: str | None = None,
    parent: str | None = None,
    asked: str = "",
) -> Job:
    """Queue a job; the same `key` with the same request answers with the same job, `replayed`.

    What was `asked`, if the request is not that itself, but made of it.
    """
    if not idempotency.was_answered(services, viewer, key):
        require_reachable(services, [request])
        require_fit(services, viewer, [request], parent)

    def make(session: UnitOfWork) -> Job:
        require_room(session, services.settings, viewer)
        return add(session, services.settings, viewer, request, parent=parent)

    asked = asked or f"{parent or ''}{request.asked()}"
    return idempotency.once(services, viewer, key, asked, make, partial(_found, viewer))


def _found(viewer: Viewer, session: Session, job_id: str) -> Job:
    return get(session, viewer, job_id)


def spec_of(services: Services, viewer: Viewer, request: Request) -> Spec:
    """Return the complete spec of a request, with the paintings of the style that it names."""
    with services.db.read() as session:
        return styles.settled(session, viewer, request)[0].job_spec()


def require_fit(
    services: Services, viewer: Viewer, requests: Iterable[Request], parent: str | None = None
) -> None:
    """Raise BadSettings if pictures cannot be rendered together; it may fetch and look at them.

    Whether to take a damaged picture was decided before for a style's, and for the parent job's.
    """
    known = []
    with services.db.read() as session:
        before = get(session, viewer, parent).spec if parent else {}
        for one in requests:
            spec = styles.settled(session, viewer, one)[0].job_spec()
            assets = references.uploads(session, viewer, spec.assets())
            if not one.take_damaged:
                references.require_whole(_own(one, spec), assets, bases.assets(before).values())
            known.append((spec, assets))
    for spec, assets in known:
        fit.require(services.storage, spec, assets)


def _own(request: Request, spec: Spec) -> dict[str, str]:
    """Return the pictures of a spec that the request itself names."""
    named = spec.assets()
    if not (isinstance(request, StyledRequest) and request.style):
        return named
    return {place: asset for place, asset in named.items() if not place.startswith("/styles")}


def require_reachable(services: Services, requests: Iterable[Request]) -> None:
    """Raise InvalidInput if a webhook of these requests may not be called."""
    for url in {request.webhook.url for request in requests if request.webhook}:
        try:
            webhooks.check(services, url)
        except InvalidInput as error:
            raise InvalidInput(str(error), faults=(Fault("/webhook/url", str(error)),)) from None


def clone(
    services: Services,
    viewer: Viewer,
    job_id: str,
    changes: dict[str, Any],
    *,
    key: str | None = None,
) -> Job:
    """Queue a job like another but for `changes`, and remember the other as its parent.

    Asked for again with the same key, it is the same whatever became of the other meanwhile.
    """
    asked = f"{job_id}{json.dumps(changes, sort_keys=True)}"
    before = idempotency.answered(services, viewer, key, asked, partial(_found, viewer))
    if before is not None:
        return before
    with services.db.read() as session:
        parent = get(session, viewer, job_id)
    queued = {
        "label": CONTROLS.sub(" ", parent.label),  # from before these were refused
        "metadata": parent.notes or {},
        "worker_labels": chosen(parse(parent.needs).labels),
        "project": parent.project,
    }
    request = kinds.clone(parent.kind, parent.spec, queued, changes)
    return submit(services, viewer, request, key=key, parent=job_id, asked=asked)


def require_room(session: Session, settings: Settings, viewer: Viewer, more: int = 1) -> None:
    """Raise LimitReached if `more` jobs of the viewer's would be too many that wait."""
    if viewer.role != Role.ADMIN:
        waits = Job.state.in_((JobState.QUEUED, JobState.PAUSED)) & (Job.owner == viewer.name)
        have = select(func.count()).select_from(Job).where(waits)
        words = "waiting jobs: cancel some, or wait until some are rendered"
        quotas.require_room(session, viewer.name, have, settings.max_waiting_jobs, words, more)


def add(
    session: UnitOfWork,
    settings: Settings,
    viewer: Viewer,
    request: Request,
    *,
    parent: str | None = None,
    batch: str | None = None,
    speeds: Speeds | None = None,
) -> Job:
    """Queue a job within a transaction; raise BadSettings if it cannot be done."""
    speeds = speeds or Speeds(session)
    order = _order(session, settings, viewer, request, keep=True)
    clock = session.scalar(select(now())) or 0.0
    job = Job(
        id=new_id("job"),
        owner=viewer.name,
        label=request.label,
        notes=request.metadata,
        priority=request.priority,
        kind=request.kind,
        project=request.project,
        spec=order.spec.model_dump(mode="json"),
        parent_id=parent,
        batch_id=batch,
        position=clock,
        needs=str(order.needs),
        estimated=speeds.seconds(request.kind, order.spec, order.assets),
        created=clock,
    )
    _remember_style(session, job, order.style)
    session.add(job)
    session.flush()
    after.attach(session, job, order.earlier)
    require_room(session, settings, viewer, len(order.parts))
    expected = [speeds.seconds(job.kind, part, order.assets) for part in order.parts]
    parts.add(session, job, order.parts, expected, order.earlier)
    if request.webhook:
        webhooks.attach(session, job, request.webhook)
    session.record_event(job, "state", state=job.state)
    session.ring()
    return job


def _remember_style(session: Session, job: Job, style: StyleVersion | None) -> None:
    """Note the style that a job named, or that the job before it has the very paintings of."""
    before = session.get(Job, job.parent_id) if job.parent_id else None
    if style:
        job.style_id, job.style_version = style.style_id, style.number
    elif before and bases.paintings(before.spec) == bases.paintings(job.spec):
        job.style_id, job.style_version = before.style_id, before.style_version


def check(
    session: Session,
    settings: Settings,
    viewer: Viewer,
    request: Request,
    speeds: Speeds | None = None,
) -> Estimate:
    """Say what a job would take; raise BadSettings where `add` would."""
    order = _order(session, settings, viewer, request)
    speeds = speeds or Speeds(session)
    found = estimate(speeds, order.spec, order.assets, order.needs)
    lack = queue.fleet(session, settings.lease_seconds, order.needs).lack
    obstacles = [one for one in (lack, shares.exhausted(session).get(request.project)) if one]
    return replace(found, warnings=[*found.warnings, *obstacles])


@dataclass(frozen=True)
class _Order:
    """A request with all that it means."""

    spec: Spec
    style: StyleVersion | None
    assets: dict[str, Asset]
    needs: Needs
    earlier: list[Job]  # that it waits for
    parts: Sequence[Spec]


def _order(
    session: Session, settings: Settings, viewer: Viewer, request: Request, *, keep: bool = False
) -> _Order:
    """Complete a request; raise BadSettings or LimitReached if it cannot be done.

    With `keep` no picture or model of it is removed before the transaction's end.
    """
    quotas.require_priority(settings, viewer, request.priority)
    projects.require_member(session, viewer, request.project)
    limits.require_bytes(session, settings, viewer.name)
    request, style = styles.settled(session, viewer, request)
    spec = request.job_spec()
    assets = references.uploads(session, viewer, spec.assets(), keep=keep)
    earlier = after.named(session, viewer, request.after, keep=keep)
    models.require(session, viewer, spec, assets, [job.id for job in earlier], keep=keep)
    kind = kinds.KINDS[request.kind]
    sizes = [(scale.width, scale.height) for scale in kind.scales(spec, assets)]
    limits.require_pixels(settings, viewer, sizes, kind.sized)
    needs = requirements.of_spec(request.kind, spec, assets, request.worker_labels)
    return _Order(spec, style, assets, needs, earlier, kind.parts(spec, assets))
