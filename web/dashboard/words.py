"""Numbers in words: durations, file sizes, prints. The templates use these as filters."""

from datetime import UTC, datetime

from farm import __version__
from farm.domain import naming
from farm.domain.jobs import kinds
from farm.domain.jobs.specs import MOST_STYLES
from farm.domain.projects import COMMON
from farm.domain.resources import Artifact, Job, Progress
from farm.domain.states import TERMINAL, JobState, word
from farm.engine.pictures.formats import SUFFIXES
from farm.sql import models

CM_PER_INCH = 2.54
KINDS = {
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "image/webp": "WebP",
    "image/tiff": "TIFF",
    "application/pdf": "PDF",
    "application/octet-stream": "Model",
    "application/zip": "ZIP",
    "video/mp4": "MP4",
    "video/quicktime": "MOV",
    "video/x-matroska": "MKV",
}
PROFILES = {"own": "As the photo has them", "srgb": "sRGB", "display-p3": "Display P3"}
PROFILES |= {"adobe-rgb": "Adobe RGB"}
OF_ONE_PHOTO = {
    "style_weight": "Strength",
    "content_weight": "Faithfulness",
    "style_scale": "Strokes",
}
"""Settings that single photos of a series may have of their own."""
MINUTE, HOUR, DAY = 60, 3600, 86_400  # seconds


def duration(seconds: float | None) -> str:
    """Return e.g. ``40 s``, ``12 min``, ``3 h 20 min``: as precise as anyone needs."""
    if seconds is None:
        return "unknown"
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    if seconds < 90 * MINUTE:
        return f"{round(seconds / MINUTE)} min"
    hours, rest = divmod(round(seconds), HOUR)
    if hours < 24:
        return f"{hours} h {rest // MINUTE} min"
    days = round(seconds / DAY, 1)
    return counted(days, "day")


def counted(count: float, noun: str) -> str:
    """Return e.g. ``1 step``, ``300 steps``."""
    return f"{count:.12g} {noun if count == 1 else noun + 's'}"


def size(count: int) -> str:
    """Return a file's size, e.g. ``12.4 MB``."""
    amount = float(count)
    for unit in ("B", "kB", "MB", "GB"):
        if amount < 1000:
            return (
                f"{amount:.0f} {unit}" if amount >= 100 or unit == "B" else f"{amount:.1f} {unit}"
            )
        amount /= 1000
    return f"{amount:.1f} TB"


def pixels(width: int, height: int) -> str:
    """Return e.g. ``4096 × 2731 px``."""
    return f"{width} × {height} px"


def prints(width: int, height: int, dpi: int) -> str:
    """Return the print's size, e.g. ``34.7 × 23.1 cm (13.7 × 9.1 in)``."""
    inches = width / dpi, height / dpi
    centimetres = " × ".join(f"{side * CM_PER_INCH:.1f}" for side in inches)
    return f"{centimetres} cm ({' × '.join(f'{side:.1f}' for side in inches)} in)"


def percent(share: float | None) -> str:
    """Return a share of one, rounded down: what is not finished never shows 100 %."""
    return f"{int((share or 0) * 100)} %"


def moment(at: datetime | float) -> str:
    """Return a time in UTC; the page shows it in the reader's own zone."""
    stamp = at if isinstance(at, datetime) else datetime.fromtimestamp(at, UTC)
    return f"{stamp:%Y-%m-%d %H:%M} UTC"


def title(job: models.Job, names: dict[str, str]) -> str:
    """Return what a wall label would say: the label given, else photo after painting."""
    if job.label:
        return job.label
    return kinds.title(job.kind, job.spec, names)


def eta(job: Job) -> str:
    """Return how long it still takes, or what it waits for."""
    if job.state == JobState.QUEUED:
        return f"Number {job.place} in line" if job.place else job.phrase.capitalize()
    if job.state in TERMINAL or job.progress is None:
        return ""
    if job.progress.eta_seconds is None:
        return job.progress.stage.capitalize()
    return f"about {duration(job.progress.eta_seconds)} left"


def state(name: str) -> str:
    """Return what a job's state is called on every screen."""
    return word(name).capitalize()


def step(progress: Progress | None) -> str:
    """Return which step of which scale is at work."""
    if progress is None:
        return ""
    if progress.photos and progress.photos > 1:
        return f"Photo {progress.photo} of {progress.photos}"
    if progress.frames:
        frame = f"Frame {progress.frame} of {progress.frames}"
        if progress.passes is None:
            return frame
        return f"{frame}, pass {progress.pass_number} of {progress.passes}"
    if progress.scale is None:
        return f"Step {progress.iteration} of {progress.iterations}" if progress.iteration else ""
    parts = [f"Scale {progress.scale} of {progress.scales}"]
    if progress.width:
        parts.append(pixels(progress.width, progress.height or 0))
    parts.append(f"step {progress.iteration} of {progress.iterations}")
    return ", ".join(parts)


def file(artifact: Artifact) -> str:
    """Return what a finished file is, e.g. ``TIFF, 16 bit``."""
    kind = KINDS.get(artifact.media_type, artifact.media_type)
    return f"{kind}, 16 bit" if "-16." in artifact.name else kind


def plain(value: object) -> str:
    """Return a number as a field of a form takes it, e.g. ``20``."""
    return f"{value:g}" if isinstance(value, float) else str(value)


def iso(at: datetime | float) -> str:
    """Return a time as machines read it."""
    return (at if isinstance(at, datetime) else datetime.fromtimestamp(at, UTC)).isoformat()


GLOBALS = {
    "version": __version__,
    "accepted": ",".join(("image/*", *SUFFIXES)),
    "most_paintings": MOST_STYLES,
    "profile_names": PROFILES,
    "own_names": OF_ONE_PHOTO,
    "common_project": COMMON,
    "name_places": naming.WORDS,
    "usual_name": naming.USUAL,
    "eta_words": eta,
    "step_words": step,
    "file_words": file,
    "prints": prints,
}
FILTERS = {
    "state": state,
    "iso": iso,
    "plain": plain,
    "duration": duration,
    "counted": counted,
    "filesize": size,
    "percent": percent,
    "moment": moment,
}
