"""What people ask for becomes jobs: submit, clone, and say what it would take."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from farm.accounts import projects, webhooks
from farm.base.config import Settings
from farm.base.ids import new_id
from farm.domain.jobs import kinds
from farm.domain.jobs.films import CLIP
from farm.domain.jobs.kinds import Request, Spec
from farm.domain.jobs.specs import CONTROLS
from farm.domain.placement import parse
from farm.domain.roles import Role, Viewer
from farm.domain.states import JobState
from farm.errors import BadSettings, Fault, InvalidInput
from farm.fleet import queue, shares
from farm.infra.services import Services
from farm.infra.unit_of_work import UnitOfWork
from farm.jobs import estimates, fit, idempotency, models
from farm.jobs.leasing import requirements
from farm.jobs.listing.lookup import get
from farm.library import styles
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
) -> Job:
    """Queue a job; the same `key` with the same request answers with the same job, `replayed`."""
    if not idempotency.was_answered(services, viewer, key):
        require_reachable(services, [request])
        require_fit(services, viewer, [request])

    def make(session: UnitOfWork) -> Job:
        require_room(session, services.settings, viewer)
        return add(session, services.settings, viewer, request, parent=parent)

    asked = f"{parent or ''}{request.asked()}"
    return idempotency.once(
        services, viewer, key, asked, make, lambda session, job_id: get(session, viewer, job_id)
    )


def spec_of(services: Services, viewer: Viewer, request: Request) -> Spec:
    """Return the complete spec of a request, with the paintings of the style that it names."""
    with services.db.read() as session:
        return styles.settled(session, viewer, request)[0].job_spec()


def require_fit(services: Services, viewer: Viewer, requests: Iterable[Request]) -> None:
    """Raise BadSettings if pictures cannot be rendered together; it may fetch and look at them."""
    with services.db.read() as session:
        specs = [styles.settled(session, viewer, one)[0].job_spec() for one in requests]
        known = [(spec, _assets(session, viewer, spec)) for spec in specs]
    for spec, assets in known:
        fit.require(services.storage, spec, assets)


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
    """Queue a job like another but for `changes`, and remember the other as its parent."""
    with services.db.read() as session:
        parent = get(session, viewer, job_id)
    queued = {
        "label": CONTROLS.sub(" ", parent.label),  # from before these were refused
        "metadata": parent.notes or {},
        "worker_labels": sorted(parse(parent.needs).labels),
        "project": parent.project,
    }
    request = kinds.clone(parent.kind, parent.spec, queued, changes)
    return submit(services, viewer, request, key=key, parent=job_id)


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
) -> Job:
    """Queue a job within a transaction; raise BadSettings if it cannot be done."""
    _require_allowed(session, settings, viewer, request)
    request, style = styles.settled(session, viewer, request)
    spec = request.job_spec()
    assets = _assets(session, viewer, spec, keep=True)
    models.require(session, viewer, spec)
    _require_size(settings, viewer, request, spec, assets)
    needs = requirements.of_spec(request.kind, spec, assets, request.worker_labels)
    clock = session.scalar(select(now())) or 0.0
    job = Job(
        id=new_id("job"),
        owner=viewer.name,
        label=request.label,
        notes=request.metadata,
        priority=request.priority,
        kind=request.kind,
        project=request.project,
        spec=spec.model_dump(mode="json"),
        parent_id=parent,
        batch_id=batch,
        position=clock,
        needs=str(needs),
        estimated=estimates.seconds(session, request.kind, spec, assets),
        created=clock,
    )
    _remember_style(session, job, style)
    session.add(job)
    session.flush()
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
    elif before and before.spec["styles"] == job.spec["styles"]:
        job.style_id, job.style_version = before.style_id, before.style_version


def _require_allowed(
    session: Session, settings: Settings, viewer: Viewer, request: Request
) -> None:
    quotas.require_priority(settings, viewer, request.priority)
    projects.require_member(session, viewer, request.project)
    limits.require_bytes(session, settings, viewer.name)


def _require_size(
    settings: Settings, viewer: Viewer, request: Request, spec: Spec, assets: dict[str, Asset]
) -> None:
    scales = kinds.KINDS[request.kind].scales(spec, assets)
    sizes = [(scale.width, scale.height) for scale in scales]
    limits.require_pixels(settings, viewer, sizes, "/recipe/size")


def check(
    session: Session, settings: Settings, viewer: Viewer, request: Request
) -> estimates.Estimate:
    """Say what a job would take; raise BadSettings where `add` would."""
    _require_allowed(session, settings, viewer, request)
    request, _style = styles.settled(session, viewer, request)
    spec = request.job_spec()
    assets = _assets(session, viewer, spec)
    models.require(session, viewer, spec)
    _require_size(settings, viewer, request, spec, assets)
    needs = requirements.of_spec(request.kind, spec, assets, request.worker_labels)
    found = estimates.estimate(session, spec, assets, needs)
    lack = queue.fleet(session, settings.lease_seconds, needs).lack
    obstacles = [one for one in (lack, shares.exhausted(session).get(request.project)) if one]
    return replace(found, warnings=[*found.warnings, *obstacles])


def _assets(
    session: Session, viewer: Viewer, spec: Spec, *, keep: bool = False
) -> dict[str, Asset]:
    """Return the pictures that a spec names; raise BadSettings for those that are not there.

    With `keep` none of them is removed before the transaction's end.
    """
    named = spec.assets()
    query = select(Asset).where(Asset.id.in_(named.values()))
    rows = session.scalars(query.with_for_update(read=True, key_share=True) if keep else query)
    visible = {asset.id: asset for asset in rows if viewer.may_see(asset.owner)}
    faults = tuple(
        Fault(pointer, f"There is no picture {asset}: upload it first.")
        for pointer, asset in named.items()
        if asset not in visible
    )
    faults = faults or tuple(_misplaced(named, visible))
    if faults:
        raise BadSettings(faults[0].detail, faults=faults)
    return visible


def _misplaced(named: dict[str, str], assets: dict[str, Asset]) -> Iterator[Fault]:
    """Films where pictures belong; what a film needs, its kind says."""
    for pointer, asset in named.items():
        if pointer != CLIP and assets[asset].media_type.startswith("video/"):
            detail = f"{assets[asset].name!r} is a film: it can be the clip of a film alone."
            yield Fault(pointer, detail)
