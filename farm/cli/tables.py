"""Jobs, workers and the queue as tables of a terminal."""

from datetime import UTC, datetime

from rich.console import Console
from rich.table import Table
from rich.text import Text

from farm.domain.projects import COMMON
from farm.domain.resources import Job, Model, Project, Queue, Style, StyleEntry, Worker
from farm.domain.states import JobState, word

COLORS = {
    JobState.RUNNING: "cyan",
    JobState.SUCCEEDED: "green",
    JobState.FAILED: "red",
    JobState.PAUSED: "yellow",
}
WIDE = 240  # columns where the output is no terminal


def console() -> Console:
    """Return where tables are printed: what people called things is text, never markup."""
    plain = Console(markup=False, emoji=False, highlight=False)
    if not plain.is_terminal:
        plain.width = WIDE
    return plain


def jobs(rows: list[Job]) -> Table:
    """Return one line a job."""
    table = _table("job", "state", "done", "left", "size", "label", "age", "waits because")
    for job in rows:
        table.add_row(
            job.id,
            Text(word(job.state), COLORS.get(job.state, "")),
            f"{job.progress.done:.0%}" if job.progress else "",
            _left(job),
            str(job.spec.get("recipe", job.spec).get("size") or "as is"),
            job.label,
            ago(job.created),
            job.waits_because or "",
        )
    return table


def workers(rows: list[Worker]) -> Table:
    """Return one line a worker."""
    table = _table("worker", "status", "device", "memory", "labels", "job", "seen")
    for worker in rows:
        reason = f" ({worker.reason})" if worker.reason else ""
        memory = worker.memory_bytes
        table.add_row(
            worker.id,
            standing(worker) + reason,
            worker.device,
            f"{memory / 1e9:.1f} GB" if memory is not None else "",
            ", ".join(worker.labels),
            worker.job_id or "",
            ago(worker.seen),
        )
    return table


def standing(worker: Worker) -> str:
    """Say what a worker does, and when it leaves if it does so after its job."""
    if not worker.after_job:
        return worker.status
    left = worker.eta_seconds
    about = "" if left is None else f" (about {duration(left)})"
    return f"{worker.status}, leaves after its job{about}"


def styles(rows: list[StyleEntry]) -> Table:
    """Return one line a style."""
    table = _table("style", "version", "paintings", "tags", "age")
    for style in rows:
        newest = style.newest
        tags, count = ", ".join(style.tags), str(len(newest.paintings))
        table.add_row(style.name, str(newest.number), count, tags, ago(style.created))
    return table


def models(rows: list[Model]) -> Table:
    """Return one line a trained style."""
    table = _table("model", "version", "strokes of", "styles", "age", "id")
    for row in rows:
        strokes, age = f"{row.size} px", ago(row.created)
        table.add_row(row.name, str(row.version), strokes, str(row.styles), age, row.id)
    return table


def projects(rows: list[Project]) -> Table:
    """Return one line a project."""
    table = _table("project", "weight", "device hours this month", "members")
    for row in rows:
        budget = "" if row.budget_hours is None else f" of {row.budget_hours:g}"
        members = "everyone" if row.name == COMMON else ", ".join(row.members)
        table.add_row(row.name, f"{row.weight:g}", f"{row.spent_hours:.1f}{budget}", members)
    return table


def style(row: Style) -> Table:
    """Return one line a version of a style."""
    table = _table(row.name, "paintings", "look", "age")
    for one in row.versions:
        look = ", ".join(f"{name}={value}" for name, value in one.look.items())
        number, count = f"version {one.number}", str(len(one.paintings))
        table.add_row(number, count, look, ago(one.created))
    return table


def queue(state: Queue) -> str:
    """Return the queue in one line."""
    counts = f"{state.waiting} waiting, {state.running} running, {state.paused} paused"
    return f"{counts}. {state.first}: {state.waits_because}" if state.first else f"{counts}."


def ago(moment: datetime) -> str:
    """Return how long ago that was, in the largest unit that fits."""
    return duration((datetime.now(UTC) - moment).total_seconds())


def duration(seconds: float) -> str:
    """Return seconds as people say them: 45 s, 12 min, 3 h, 2 d."""
    for unit, length in (("d", 86_400), ("h", 3600), ("min", 60)):
        if seconds >= length:
            return f"{seconds / length:.0f} {unit}"
    return f"{max(seconds, 0):.0f} s"


def _left(job: Job) -> str:
    if job.place:
        return f"#{job.place} in line"
    eta = job.progress.eta_seconds if job.progress else None
    return duration(eta) if eta and job.state == JobState.RUNNING else ""


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column in ("job", "state"))
    return table
