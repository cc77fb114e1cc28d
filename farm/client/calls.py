"""Every request that a client can make, as data: both clients send the same ones."""

import hashlib
import os
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Generic, TypeVar
from urllib.parse import quote
from uuid import uuid4

import httpx

from farm.domain import resources
from farm.domain.addresses import API
from farm.domain.jobs.kinds import ENDS
from farm.errors import BadPicture, SetupError, Unauthorized

T = TypeVar("T")


@dataclass(frozen=True)
class Painting:
    """A painting, its share beside the others, and its regions in flat colours."""

    path: str | Path
    weight: float | None = None
    mask: str | Path | None = None


Photos = str | Path | Sequence[str | Path]


@dataclass(frozen=True)
class Style:
    """A style of the farm's library, by its name or id; with ``@3`` that version of it."""

    name: str


Paintings = str | Path | Painting | Sequence[str | Path | Painting]

DIRECT_BYTES = 16 * 1024 * 1024
DEFAULT_ADDRESS = "http://127.0.0.1:8000"


@dataclass(frozen=True)
class Call(Generic[T]):
    """One request, how its answer is read, and whether it may be sent twice."""

    method: str
    path: str
    read: Callable[[bytes], T]
    options: dict[str, Any] = field(default_factory=dict)  # of httpx's build_request
    repeatable: bool = True


def address(url: str | None) -> str:
    """Return where the farm is: as given, else by FARM_URL, else on this machine."""
    place = url or os.environ.get("FARM_URL") or DEFAULT_ADDRESS
    try:
        parsed = httpx.URL(place)
        is_address = parsed.scheme in ("http", "https") and parsed.host
    except httpx.InvalidURL:
        is_address = False
    if not is_address:
        raise SetupError(f"{place!r} is no address of a farm: write it like {DEFAULT_ADDRESS}.")
    return place


def headers(token: str | None) -> dict[str, str]:
    """Return what goes along with every request; the token may come from FARM_TOKEN."""
    token = (token or os.environ.get("FARM_TOKEN") or "").strip()
    if not (token.isascii() and token.isprintable()):
        raise Unauthorized("The token holds characters that no token has: copy it once more.")
    return {"Authorization": f"Bearer {token}"} if token else {}


def upload(path: str | Path, name: str | None = None) -> Call[resources.Asset]:
    """Bring a picture in, as a file of this name."""
    path = Path(path)
    with _reading(path):
        data = path.read_bytes()
    form = {"sha256": hashlib.sha256(data).hexdigest()}
    return Call(
        "POST",
        f"{API}/uploads",
        resources.Asset.model_validate_json,
        {"files": {"file": (name or path.name, data)}, "data": form},
    )


def cutout(asset_id: str) -> Call[resources.Cutout]:
    """Part an uploaded photo by its transparency."""
    read = resources.Cutout.model_validate_json
    return Call("POST", f"{API}/assets/{quote(asset_id, safe='')}/cutout", read)


def faces(asset_id: str) -> Call[resources.Asset]:
    """Make the strength map that keeps an uploaded photo's faces."""
    read = resources.Asset.model_validate_json
    return Call("POST", f"{API}/assets/{quote(asset_id, safe='')}/faces", read)


def announce(path: str | Path, name: str | None = None) -> Call[resources.Upload]:
    """Announce a large picture, as a file of this name."""
    path = Path(path)
    with _reading(path), path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    body = {"name": name or path.name, "sha256": digest, "bytes": path.stat().st_size}
    read = resources.Upload.model_validate_json
    return Call("POST", f"{API}/uploads/direct", read, {"json": body})


def complete(upload: resources.Upload) -> Call[resources.Asset]:
    """Say that an announced picture is in the store."""
    return Call("POST", upload.complete_url or "", resources.Asset.model_validate_json)


def is_large(path: str | Path) -> bool:
    """Whether a picture better goes straight into the store."""
    with _reading(Path(path)):
        return Path(path).stat().st_size > DIRECT_BYTES


def require_readable(path: Path) -> None:
    """Raise BadPicture if the file cannot be read."""
    with _reading(path):
        if not path.is_fifo():  # which can be opened once only
            path.open("rb").close()


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Say in a sentence that a file or folder cannot be written."""
    try:
        yield
    except OSError as error:
        raise SetupError(f"{path} cannot be written: {error.strerror}.") from error


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BadPicture(f"{path} cannot be read: {error.strerror}.") from error


def submit(body: dict[str, Any], key: str | None = None) -> Call[resources.Job]:
    """Queue a job; the key makes it one job however often it is sent."""
    return _keyed(f"{API}/jobs", body, key)


def clone(job_id: str, changes: dict[str, Any], key: str | None = None) -> Call[resources.Job]:
    """Queue a job like another one."""
    return _keyed(f"{_job(job_id)}/clone", changes, key)


def job(job_id: str) -> Call[resources.Job]:
    """Look at a job."""
    return Call("GET", _job(job_id), resources.Job.model_validate_json)


def jobs(**filters: Any) -> Call[resources.JobPage]:
    """List jobs."""
    asked = {name: value for name, value in filters.items() if value not in (None, [], "")}
    page = resources.JobPage.model_validate_json
    return Call("GET", f"{API}/jobs", page, {"params": asked})


def act(job_id: str, action: str) -> Call[resources.Job]:
    """Give an order without a body, such as `cancel`, to a job."""
    return Call(
        "POST", f"{_job(job_id)}/{action}", resources.Job.model_validate_json, repeatable=False
    )


def delete(job_id: str, erase: bool) -> Call[None]:
    """Put a job into the bin, or erase it."""
    options = {"params": {"erase": True}} if erase else {}
    return Call("DELETE", _job(job_id), lambda _body: None, options, repeatable=False)


def change(job_id: str, values: dict[str, Any]) -> Call[resources.Job]:
    """Change a job's label, metadata, priority or place in line."""
    return Call(
        "PATCH", _job(job_id), resources.Job.model_validate_json, {"json": values}, repeatable=False
    )


def log(job_id: str) -> Call[str]:
    """Read what the workers wrote."""
    return Call("GET", f"{_job(job_id)}/log", bytes.decode)


def events(job_id: str) -> str:
    """Return the address of a job's live events."""
    return f"{_job(job_id)}/events"


def file(url: str, asked: dict[str, str] | None = None) -> Call[bytes]:
    """Get what is at an address, as `asked`."""
    return Call("GET", url, bytes, {"params": asked} if asked else {})


def export(job_id: str, asked: dict[str, str]) -> Call[bytes]:
    """Get a further file of a job's picture."""
    return file(f"{_job(job_id)}/export", asked)


def results(job_ids: Collection[str], names: str | None) -> Call[bytes]:
    """Get the results of jobs as one ZIP."""
    body = {"ids": list(job_ids)} | given({"names": names})
    return Call("POST", f"{API}/jobs/results", bytes, {"json": body})


def queue() -> Call[resources.Queue]:
    """Look at the farm."""
    return Call("GET", f"{API}/queue", resources.Queue.model_validate_json)


def workers() -> Call[resources.Workers]:
    """List the workers."""
    return Call("GET", f"{API}/workers", resources.Workers.model_validate_json)


def usage(by: str, first: date | None, last: date | None) -> Call[resources.Usage]:
    """Ask what work took that ended on these days."""
    asked = given({"by": by, "from": first and str(first), "to": last and str(last)})
    return Call("GET", f"{API}/usage", resources.Usage.model_validate_json, {"params": asked})


def retention(limit: int) -> Call[resources.Retention]:
    """Ask what goes, with up to so many files by name."""
    read = resources.Retention.model_validate_json
    return Call("GET", f"{API}/retention", read, {"params": {"limit": limit}})


def drain(worker_id: str, draining: bool, after_job: bool) -> Call[resources.Worker]:
    """Ask a worker to stop taking jobs, or to go on."""
    action = "drain" if draining else "resume"
    path = f"{API}/workers/{quote(worker_id)}/{action}"
    options = {"json": {"after_job": True}} if draining and after_job else {}
    return Call("POST", path, resources.Worker.model_validate_json, options)


def batch(batch_id: str) -> Call[resources.Batch]:
    """Look at a batch."""
    return Call("GET", _batch(batch_id), resources.Batch.model_validate_json)


def submit_batch(grid: dict[str, Any], key: str | None = None) -> Call[resources.Batch]:
    """Queue a batch; the key makes it one however often it is sent."""
    options = {"json": grid, "headers": {"Idempotency-Key": key or uuid4().hex}}
    return Call("POST", f"{API}/batches", resources.Batch.model_validate_json, options)


def retry_batch(batch_id: str, status: Collection[str]) -> Call[resources.Batch]:
    """Queue jobs of a batch that ended in one of these states again."""
    read = resources.Batch.model_validate_json
    body = {"json": {"status": list(status)}}
    return Call("POST", f"{_batch(batch_id)}/retry", read, body, repeatable=False)


def batch_results(batch_id: str, names: str | None) -> Call[bytes]:
    """Get the results of a batch as one ZIP."""
    return file(f"{_batch(batch_id)}/results", given({"names": names}))


def styles(q: str, cursor: str | None) -> Call[resources.StylePage]:
    """List the library's styles."""
    asked = given({"q": q or None, "cursor": cursor})
    page = resources.StylePage.model_validate_json
    return Call("GET", f"{API}/styles", page, {"params": asked})


def models() -> Call[resources.Models]:
    """List the trained styles."""
    return Call("GET", f"{API}/models", resources.Models.model_validate_json)


def style(name: str) -> Call[resources.Style]:
    """Look at a style."""
    return Call("GET", _style(name), resources.Style.model_validate_json)


def add_style(body: dict[str, Any], of: str | None = None) -> Call[resources.Style]:
    """Make a style, or a version of one."""
    path = f"{_style(of)}/versions" if of else f"{API}/styles"
    read = resources.Style.model_validate_json
    return Call("POST", path, read, {"json": body}, repeatable=False)


def remove_style(name: str) -> Call[None]:
    """Forget a style."""
    return Call("DELETE", _style(name), lambda _body: None, repeatable=False)


def projects() -> Call[resources.Projects]:
    """List projects."""
    return Call("GET", f"{API}/projects", resources.Projects.model_validate_json)


def add_project(body: dict[str, Any]) -> Call[resources.Project]:
    """Make a project."""
    read = resources.Project.model_validate_json
    return Call("POST", f"{API}/projects", read, {"json": body}, repeatable=False)


def change_project(name: str, body: dict[str, Any]) -> Call[resources.Project]:
    """Change a project."""
    read = resources.Project.model_validate_json
    return Call("PATCH", _project(name), read, {"json": body})


def remove_project(name: str) -> Call[None]:
    """Forget a project."""
    return Call("DELETE", _project(name), lambda _body: None, repeatable=False)


def presets() -> Call[resources.Presets]:
    """List the presets."""
    return Call("GET", f"{API}/presets", resources.Presets.model_validate_json)


def given(options: dict[str, Any]) -> dict[str, Any]:
    """Return the options without those that are None."""
    return {name: value for name, value in options.items() if value is not None}


def paintings(style: Paintings) -> list[Painting]:
    """Return one painting or several as a list."""
    several = [style] if isinstance(style, str | Path | Painting) else style
    return [one if isinstance(one, Painting) else Painting(one) for one in several]


def result(job: resources.Job, name: str | None) -> resources.Artifact | None:
    """Return the result of that file name, or the first one."""
    found = (one for one in job.artifacts if one.kind in ENDS and name in (None, one.name))
    return next(found, None)


def request(http: httpx.Client | httpx.AsyncClient, call: Call[Any]) -> httpx.Request:
    """Return the request, ready to be sent."""
    return http.build_request(call.method, call.path, **call.options)


def _keyed(path: str, body: dict[str, Any], key: str | None) -> Call[resources.Job]:
    named = {"Idempotency-Key": key or uuid4().hex}
    options = {"json": body, "headers": named}
    return Call("POST", path, resources.Job.model_validate_json, options)


def _batch(batch_id: str) -> str:
    return f"{API}/batches/{quote(batch_id, safe='')}"


def drain_all(which: dict[str, str], draining: bool, after_job: bool) -> Call[resources.Workers]:
    """Drain workers, or let them work again."""
    body = {**which, "draining": draining} | ({"after_job": True} if after_job else {})
    read = resources.Workers.model_validate_json
    return Call("POST", f"{API}/workers/drain", read, {"json": body})


def _project(name: str) -> str:
    return f"{API}/projects/{quote(name, safe='')}"


def _style(name: str) -> str:
    return f"{API}/styles/{quote(name, safe='')}"


def _job(job_id: str) -> str:
    return f"{API}/jobs/{quote(job_id, safe='')}"
