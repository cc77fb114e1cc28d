"""Rows as the API shows them: the one place where an answer is put together."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from farm.base.config import Settings
from farm.domain import addresses, resources
from farm.domain.addresses import API
from farm.domain.jobs.kinds import Spec
from farm.domain.placement import split
from farm.domain.roles import Viewer
from farm.domain.states import PARTLY, PHRASES, TERMINAL, Action, JobState
from farm.engine.gatys.presets import PRESETS
from farm.engine.gatys.recipe import Recipe
from farm.fleet import queue, registry, shares
from farm.fleet.usage import Line, total
from farm.infra.events import Event
from farm.jobs import parts
from farm.jobs.submitting.estimates import Estimate
from farm.library.keeping.retention import DAY
from farm.sql import models, views


def job(session: Session, row: models.Job, settings: Settings) -> resources.Job:
    """Show one job; the settings tell why it may have to wait."""
    return jobs(session, [row], settings)[0]


def jobs(session: Session, rows: Sequence[models.Job], settings: Settings) -> list[resources.Job]:
    """Show jobs, in a number of queries that does not depend on theirs."""
    pictures = _pictures(session, [row.id for row in rows])
    waiting = [row.id for row in rows if row.state == JobState.QUEUED]
    waits = queue.waits(session, waiting, settings) if waiting else {}
    earlier = views.earlier(session, [row.id for row in rows])
    albums = views.albums(session, [row.id for row in rows])
    whole = [row.id for row in rows if row.blockers and row.state not in TERMINAL]
    done = parts.progress(session, whole) if whole else {}
    taken = parts.seconds(session, [row.id for row in rows])
    shown = []
    for row in rows:
        wait = waits.get(row.id)
        place, reason = (wait.place, wait.reason) if wait else (None, None)
        named = (earlier.get(row.id, ()), albums.get(row.id, ()))
        shown.append(views.job(row, pictures[row.id], place, reason, *named))
        if row.id in taken:
            more: dict[str, Any] = {"render_seconds": row.render_seconds + taken[row.id]}
            shown[-1] = shown[-1].model_copy(update=more)
        if row.id in done:
            progress = resources.Progress.model_validate(done[row.id])
            finish = {str(Action.FINISH): f"{addresses.job(row.id)}/{Action.FINISH}"}
            links = shown[-1].links | (finish if progress.done else {})
            more = {"progress": progress, "phrase": PARTLY, "links": links}
            shown[-1] = shown[-1].model_copy(update=more)
        if row.binned is not None:
            going = datetime.fromtimestamp(row.binned + settings.bin_days * DAY, UTC)
            more = {"erased_after": going, "links": addresses.binned(row.id)}
            shown[-1] = shown[-1].model_copy(update=more)
    return shown


def attempt(row: models.Attempt) -> resources.Attempt:
    """Show one try at a job."""
    return views.show(resources.Attempt, row)


def asset(row: models.Asset) -> resources.Asset:
    """Show an uploaded picture."""
    place = f"{API}/assets/{row.id}"
    film = resources.Film.model_validate(row.film) if row.film else None
    links = {"url": f"{place}/content", "thumbnail_url": f"{place}/thumbnail"}
    return views.show(resources.Asset, row, film=film, **links)


def style_version(row: models.StyleVersion) -> resources.StyleVersion:
    """Show a version of a style."""
    paintings = [
        resources.StylePainting(
            **painting, thumbnail_url=f"{API}/assets/{painting['asset']}/thumbnail"
        )
        for painting in row.paintings
    ]
    return views.show(resources.StyleVersion, row, paintings=paintings)


def style_entry(row: models.Style, newest: models.StyleVersion) -> resources.StyleEntry:
    """Show a style in a list."""
    return views.show(resources.StyleEntry, row, newest=style_version(newest))


def look(row: models.Look) -> resources.Look:
    """Show a preset of one's own."""
    return resources.Look.model_validate(row, from_attributes=True)


def style(row: models.Style, versions: Sequence[models.StyleVersion]) -> resources.Style:
    """Show a style with all its versions, the newest first."""
    entry = style_entry(row, versions[0])
    return resources.Style(**dict(entry), versions=[style_version(one) for one in versions])


def check(spec: Spec, found: Estimate, place: int, starts_in: float | None) -> resources.Check:
    """Show what a render would take."""
    return resources.Check(
        spec=spec.model_dump(mode="json"),
        scales=[resources.Scale.model_validate(scale._asdict()) for scale in found.scales],
        memory_bytes=found.memory_bytes,
        estimated_seconds=found.seconds,
        starts_in_seconds=starts_in,
        place=place,
        warnings=found.warnings,
    )


def batch_entry(row: models.Batch, counts: dict[JobState, int]) -> resources.BatchEntry:
    """Show a grid in a list."""
    return views.show(resources.BatchEntry, row, counts=counts)


def batch(row: models.Batch, members: list[resources.Job]) -> resources.Batch:
    """Show a grid and its jobs."""
    counts = Counter(job.state for job in members)
    return views.show(resources.Batch, row, counts=counts, jobs=members)


def batch_check(found: list[Estimate]) -> resources.BatchCheck:
    """Show what a grid would take."""
    seconds = [one.seconds for one in found if one.seconds is not None]
    return resources.BatchCheck(
        jobs=len(found),
        memory_bytes=max(one.memory_bytes for one in found),
        estimated_seconds=sum(seconds) if seconds else None,
        warnings=sorted({warning for one in found for warning in one.warnings}),
    )


def presets() -> resources.Presets:
    """Show every preset and the limits of every setting."""
    items = [
        resources.Preset(
            name=name,
            description=preset["description"],
            recipe=Recipe.from_preset(name).model_dump(mode="json"),
        )
        for name, preset in PRESETS.items()
    ]
    return resources.Presets(items=items, recipe_schema=Recipe.model_json_schema())


def workers(
    session: Session, rows: Sequence[models.Worker], viewer: Viewer, lease_seconds: float
) -> list[resources.Worker]:
    """Show workers; of their jobs those that the viewer may see."""
    alive = registry.alive(session, lease_seconds)
    tasks = registry.tasks(session, viewer, rows)
    return [_worker(row, row.id in alive, tasks.get(row.id)) for row in rows]


def _worker(row: models.Worker, is_alive: bool, task: registry.Task | None) -> resources.Worker:
    status = registry.status(row, is_alive)
    return views.show(
        resources.Worker,
        row,
        memory_bytes=row.memory,
        labels=split(row.labels),
        kinds=split(row.kinds),
        status=status,
        after_job=status == registry.Status.DRAINING and row.after_job,
        reason=registry.reason(row),
        job_id=task and task.job_id,
        eta_seconds=task and task.eta_seconds,
        memory_used_bytes=row.memory_used,
        temperature_celsius=row.temperature,
        disk_free_bytes=row.disk_free,
    )


def action(row: models.Audit) -> resources.AuditEntry:
    """Show what somebody did."""
    return views.show(resources.AuditEntry, row)


def token(row: models.Token, secret: str | None = None) -> resources.Token:
    """Show a token; its secret only where it was just made."""
    return views.show(resources.Token, row, parent=row.parent_id, token=secret)


def webhook(row: models.Webhook, *, secret: bool = False) -> resources.Webhook:
    """Show a webhook; its secret only where it was just made."""
    return views.show(resources.Webhook, row, secret=row.secret if secret else None)


def delivery(row: models.Delivery) -> resources.Delivery:
    """Show a message to a webhook."""
    return views.show(resources.Delivery, row)


def user(row: models.User) -> resources.User:
    """Show a person."""
    return views.show(resources.User, row)


def projects(session: Session, rows: Sequence[models.Project]) -> list[resources.Project]:
    """Show projects, with what they have had this month."""
    spent = shares.spent(session)
    return [
        views.show(
            resources.Project,
            row,
            spent_hours=spent.get(row.name, 0.0) / shares.HOUR_S,
        )
        for row in rows
    ]


def queue_depth(session: Session, viewer: Viewer, settings: Settings) -> resources.Queue:
    """Show the farm at a glance."""
    depth, fleet = queue.depth(session), queue.fleet(session, settings.lease_seconds)
    first, wait = queue.first(session, viewer, settings) or (None, None)
    return resources.Queue(
        waiting=depth.waiting,
        running=depth.running,
        paused=depth.paused,
        workers=fleet.open,
        oldest_seconds=depth.oldest_seconds,
        first=first,
        waits_because=wait.reason if wait else None,
    )


def event(news: Event) -> dict[str, Any]:
    """Show one live event's data."""
    shown = {"job_id": news.job_id} | news.data
    if news.kind == "state":
        shown["phrase"] = PHRASES[JobState(news.data["state"])]
    if "sha256" in news.data:
        shown["url"] = addresses.picture(news.job_id, news.data["name"], news.data["sha256"])
    return shown


def _pictures(session: Session, job_ids: list[str]) -> defaultdict[str, list[models.Artifact]]:
    found: defaultdict[str, list[models.Artifact]] = defaultdict(list)
    shown = models.Artifact.kind != "frame"  # of which a film has thousands
    query = select(models.Artifact).where(models.Artifact.job_id.in_(job_ids), shown)
    for row in session.scalars(query):
        found[row.job_id].append(row)
    part = select(models.Job.part_of, models.Artifact).join(models.Job)
    of_parts = part.where(models.Job.part_of.in_(job_ids), models.Artifact.kind == "preview")
    for whole_id, row in session.execute(of_parts):
        found[str(whole_id)].append(row)
    return found


def usage(by: str, lines: Sequence[Line], currency: str) -> resources.Usage:
    """Show what work took, line by line and in all."""
    return resources.Usage(
        by=by, currency=currency, items=[_use(line) for line in lines], total=_use(total(lines))
    )


def _use(line: Line) -> resources.Use:
    return resources.Use(
        name=line.name,
        jobs=line.jobs,
        attempts=line.attempts,
        device_seconds=line.seconds,
        pixels=line.pixels,
        joules=line.joules,
        cost=line.cost,
        estimated_seconds=line.estimated,
        actual_seconds=line.taken,
        estimate_error=line.error,
    )
