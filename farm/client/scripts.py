"""What a client does, without doing it: both clients act out the same scripts.

A script yields what to send and how long to pause, and is given the answers; what it returns is the
outcome. So retries, uploads, pages and lost streams stand once, and a client only sends and sleeps.
"""

import secrets
import time
from collections import defaultdict
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

import httpx

from farm.base.archives import Selection
from farm.base.ids import new_id
from farm.client import answers, calls, follow
from farm.client.calls import Call, Paintings, Photos, Style
from farm.client.files import expanded
from farm.client.follow import Follower, Update
from farm.domain import resources
from farm.domain.jobs import bases, kinds, specs
from farm.domain.states import TERMINAL, JobState
from farm.errors import BadSettings, FarmError, NotFound, TooMany, Unavailable

T = TypeVar("T")

TIMEOUT = httpx.Timeout(60, connect=5)
SILENCE = httpx.Timeout(60, connect=5, read=45)  # three missed heartbeats end a stream


@dataclass(frozen=True)
class Send:
    """Send this request and hand in the answer, read; or throw in that it is Broken."""

    call: Call[Any]


@dataclass(frozen=True)
class Put:
    """Put a file's bytes to an address, and hand in the answer."""

    url: str
    path: Path


@dataclass(frozen=True)
class Save:
    """Send this request and write the answer to a file; hand it in, read if it is an error."""

    call: Call[bytes]
    path: Path


@dataclass(frozen=True)
class Pause:
    """Do nothing for so many seconds."""

    seconds: float


Step = Send | Put | Save | Pause
Script = Generator[Step, Any, T]


def perform(call: Call[T]) -> Script[T]:
    """Send a call, again if that is right, and read the answer."""
    answer = yield from _insist(Send(call), repeatable=call.repeatable)
    return answers.read(call, answer)


def outlast(call: Call[T]) -> Script[T]:
    """Look, for who waits anyway, through outages as long as a stream is taken up again."""
    began = time.monotonic()
    while True:
        try:
            return (yield from perform(call))
        except Unavailable:
            if time.monotonic() - began > follow.PATIENCE_S:
                raise
        yield Pause(answers.FIRST_PAUSE_S)


def download(call: Call[bytes], path: Path) -> Script[Path]:
    """Bring a file home, which appears whole or not at all."""
    draft = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        answers.check((yield from _insist(Save(call, draft))))
        with calls.writing(path):
            return draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _insist(step: Send | Put | Save, *, repeatable: bool = True) -> Script[httpx.Response]:
    """Take a step, again if that is right, and return the last answer."""
    for attempt in count():
        try:
            answer: httpx.Response = yield step
        except answers.Broken as broken:
            wait = answers.pause(attempt, broken, repeatable=repeatable)
            if wait is None:
                raise answers.unreachable(broken.error) from broken.error
        else:
            wait = answers.pause(attempt, answer, repeatable=repeatable)
            if wait is None:
                return answer
        yield Pause(wait)
    raise AssertionError("who counts does not end")


def upload(path: str | Path, name: str | None = None) -> Script[resources.Asset]:
    """Bring a picture in: a large one straight into the store."""
    if not calls.is_large(path):
        return (yield from perform(calls.upload(path, name)))
    ticket = yield from perform(calls.announce(path, name))
    if ticket.put_url:
        answers.check((yield from _insist(Put(ticket.put_url, Path(path)))))
    return ticket.asset or (yield from perform(calls.complete(ticket)))


def upload_all(paths: Sequence[str | Path]) -> Script[list[resources.Asset]]:
    """Bring in pictures, and those in folders and ZIPs; refuse them together, naming the bad."""
    selection = Selection[resources.Asset]()
    for name, path in expanded(paths):
        with selection.reading(name):
            asset = yield from upload(path, name)
            selection.taken[asset.id] = asset
    return selection.whole()


def add_style(
    paths: Sequence[str | Path], body: dict[str, Any], of: str | None = None
) -> Script[resources.Style]:
    """Upload paintings and make a style of them, or a version of one."""
    assets = yield from upload_all(paths)
    paintings = [{"asset": asset.id} for asset in assets]
    return (yield from perform(calls.add_style(calls.given(body) | {"paintings": paintings}, of)))


def styles(q: str) -> Script[list[resources.StyleEntry]]:
    """Return the library's styles, page after page."""
    found: list[resources.StyleEntry] = []
    page = yield from perform(calls.styles(q, None))
    while True:
        found += page.items
        if page.next is None:
            return found
        page = yield from perform(calls.styles(q, page.next))


def render(
    pictures: dict[str, str | Path | None],
    style: Paintings | Style,
    cutout: bool,
    keep_faces: bool,
    options: dict[str, Any],
    key: str | None,
) -> Script[resources.Job]:
    """Upload a photo with its maps, and paintings, and queue a render of them."""
    if cutout and pictures["content_mask"]:
        raise BadSettings("content_mask and cutout both give the photo's regions: give one.")
    if keep_faces and pictures["strength"]:
        raise BadSettings("strength and keep_faces both say where to paint: give one.")
    made = {"content_mask": cutout, "strength": keep_faces}  # the photo, until they are made of it
    own = {name: pictures["content"] for name, asked in made.items() if asked}
    body = {**_asked("render", options), **_files(pictures | own), **_painted(style)}
    if "init" in body:
        body["recipe"] = {"init": "image"} | body["recipe"]
    return (yield from _ordered(body, key, partial(_with_made, cutout, keep_faces)))


def apply(
    photos: Photos,
    style: Paintings | Style | None,
    mask: str | Path | None,
    options: dict[str, Any],
    key: str | None,
) -> Script[resources.Job]:
    """Upload photos and paintings with their masks, and queue one pass over each photo."""
    several = [photos] if isinstance(photos, str | Path) else photos
    pictures = {"photos": [Path(photo) for photo in several], **_files({"content_mask": mask})}
    painted = _painted(style) if style else {}
    return (yield from _ordered({**_asked("apply", options), **pictures, **painted}, key))


def regions(picture: str | Path, options: dict[str, Any], key: str | None) -> Script[resources.Job]:
    """Upload a photo or painting, and queue a search for its regions."""
    return (yield from _ordered({**_asked("regions", options), "picture": Path(picture)}, key))


def export(format: str, how: dict[str, Any]) -> Script[dict[str, str]]:
    """Return what is asked of a further file; a profile that is a file is uploaded."""
    files = {one: "" for one in how.values() if isinstance(one, Path)}
    yield from _bring(files)
    return {name: str(value) for name, value in (_placed(how, files) | {"format": format}).items()}


def video(
    clip: str | Path, style: Paintings | Style | None, options: dict[str, Any], key: str | None
) -> Script[resources.Job]:
    """Upload a film and paintings, and queue it to be painted frame by frame."""
    painted = _unmasked(style, "Films take") if style else {}
    return (yield from _ordered({**_asked("video", options), "clip": Path(clip), **painted}, key))


def train(
    photos: Sequence[str | Path],
    style: Paintings | Style,
    options: dict[str, Any],
    key: str | None,
) -> Script[resources.Job]:
    """Upload photos and paintings, and queue a training of a network on them."""
    pictures = {"photos": [Path(photo) for photo in photos], **_unmasked(style, "Trainings take")}
    return (yield from _ordered({**_asked("train", options), **pictures}, key))


def _asked(kind: str, options: dict[str, Any]) -> dict[str, Any]:
    """Return the part of a request that options say; what it has no field for is of its recipe."""
    given = calls.given(options)
    fields = kinds.KINDS[kind].request.model_fields
    if "recipe" not in fields:
        return {"kind": kind} | given
    settings = {name: given.pop(name) for name in list(given) if name not in fields}
    return {"kind": kind} | given | {"recipe": settings | given.get("recipe", {})}


def _unmasked(style: Paintings | Style, what: str) -> dict[str, Any]:
    for one in () if isinstance(style, Style) else calls.paintings(style):
        if one.mask is not None:
            raise BadSettings(f"{what} no masks: give {one.path} without its mask, or render.")
    return _painted(style)


def series(
    photos: Photos, style: Paintings | Style, options: dict[str, Any], key: str | None
) -> Script[resources.Batch]:
    """Upload photos (files, folders, ZIPs) and paintings, and queue a render of each photo."""
    asked = {name: value for name, value in options.items() if name != "overrides"}
    body, overrides = {**_asked("render", asked), **_painted(style)}, options.get("overrides")
    files = _named(body | {"content": Path()})
    several = [photos] if isinstance(photos, str | Path) else photos
    assets = yield from upload_all(several)
    del files[Path()]
    yield from _bring(files)
    axis = {"field": "/content", "values": [asset.id for asset in assets]}
    grid: dict[str, Any] = {"base": _placed(body, files), "axes": [axis]}
    if overrides:
        grid["overrides"] = _of_photos(overrides, assets)
    return (yield from perform(calls.submit_batch(grid, key)))


def _of_photos(
    overrides: dict[str, dict[str, Any]], photos: list[resources.Asset]
) -> dict[str, dict[str, Any]]:
    """Return what is different for single photos by their ids, given it by their files' names."""
    ids = {photo.name: photo.id for photo in photos}
    if unknown := [name for name in overrides if name not in ids]:
        raise BadSettings(f"{unknown[0]!r} is no photo of this series: name the file alone.")
    return {ids[name]: own for name, own in overrides.items()}


def _painted(style: Paintings | Style) -> dict[str, Any]:
    """Return the part of a request that names a style, or paintings by their files."""
    if isinstance(style, Style):
        return {"style": style.name}
    paintings = [
        _files({"asset": one.path, "mask": one.mask}) | calls.given({"weight": one.weight})
        for one in calls.paintings(style)
    ]
    return {"styles": paintings}


def _require_possible(body: dict[str, Any]) -> None:
    """Raise BadSettings for what can be told without the farm; it knows what is in a style."""
    request = kinds.request(body)
    if isinstance(request, bases.StyledRequest) and request.style:
        request = request.painted([specs.MaskedPainting(asset=new_id("asset"))], {})
    request.job_spec()


def _ordered(
    body: dict[str, Any],
    key: str | None,
    changed: Callable[[dict[str, Any]], Script[dict[str, Any]]] | None = None,
) -> Script[resources.Job]:
    """Queue the job that `body` describes with files in the places of uploaded pictures.

    Nothing is uploaded before all is checked that can be without the farm. `changed` makes what is
    queued of it once all is uploaded.
    """
    files = _named(body)
    yield from _bring(files)
    placed = _placed(body, files)
    placed = (yield from changed(placed)) if changed else placed
    return (yield from perform(calls.submit(placed, key)))


def _with_made(cutout: bool, keep_faces: bool, body: dict[str, Any]) -> Script[dict[str, Any]]:
    """Return a render's request with what the farm makes of its photo."""
    if cutout:
        parts = yield from perform(calls.cutout(body["content"]))
        body = body | {"content": parts.photo.id, "content_mask": parts.mask.id}
    if keep_faces:
        body = body | {"strength": (yield from perform(calls.faces(body["content"]))).id}
    return body


def _named(body: dict[str, Any]) -> dict[Path, str]:
    """Return the files of a body, each with any id; raise BadSettings for what can be told so."""
    files: dict[Path, str] = defaultdict(lambda: new_id("asset"))
    _require_possible(_placed(body, files))
    return files


def _bring(files: dict[Path, str]) -> Script[None]:
    """Upload files, once all of them can be read, and give them the ids that they get."""
    for path in files:
        calls.require_readable(path)
    for path in files:
        files[path] = (yield from upload(path)).id


def _placed(value: Any, ids: Mapping[Path, str]) -> Any:
    """Return a part of a body with ids instead of files."""
    match value:
        case Path():
            return ids[value]
        case dict():
            return {name: _placed(part, ids) for name, part in value.items()}
        case list():
            return [_placed(part, ids) for part in value]
    return value


def _files(named: dict[str, str | Path | None]) -> dict[str, Any]:
    """Return the files that are given, as paths."""
    return {name: Path(file) for name, file in named.items() if file is not None}


class Pages:
    """A list that comes in pages."""

    def __init__(self, **filters: Any) -> None:
        self.over = False
        self._filters = filters
        self._cursor: str | None = None

    def turn(self) -> Script[list[resources.Job]]:
        """Return the jobs of the next page."""
        page = yield from perform(calls.jobs(**self._filters, cursor=self._cursor))
        self._cursor = page.next
        self.over = page.next is None
        return page.items


def take_up(job_id: str, follower: Follower, error: Exception) -> Script[list[Update]]:
    """Return what can be told though the stream of a job broke off; raise if that is for good."""
    if isinstance(error, httpx.TransportError):
        if follower.has_given_up:
            raise answers.unreachable(error) from error
        return []
    job = yield from outlast(calls.job(job_id))  # no more streams there: poll
    follower.heard()
    follower.over = job.state in TERMINAL
    return [Update("snapshot", job.model_dump(mode="json"))]


def results(job: resources.Job) -> list[resources.Artifact]:
    """Return all results to download; raise FarmError, with the reason, if there are none."""
    chosen(job, None)
    return [one for one in job.artifacts if one.kind in kinds.ENDS]


def over(batch: resources.Batch) -> bool:
    """Whether nothing more happens to any job of a batch."""
    return all(state in TERMINAL for state in batch.counts)


def pause(batch: resources.Batch) -> float:
    """Return how many seconds to wait before a look at a batch is worth it: longer for many."""
    return min(1.0 + len(batch.jobs) / 50, 10.0)


LOST = (Unavailable, TooMany, httpx.TransportError)  # what `take_up` takes


def chosen(job: resources.Job, name: str | None) -> resources.Artifact:
    """Return the result to download; raise FarmError, with the reason, if there is none."""
    if job.state != JobState.SUCCEEDED:
        raise FarmError(f"The job {job.phrase}: {job.error or 'it has no result'}")
    found = calls.result(job, name)
    if found is None:
        raise NotFound(f"This job has no result {name!r}.")
    return found
