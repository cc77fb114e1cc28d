"""A connection to a farm: everything that can be asked of it."""

import asyncio
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, Self, TypeVar

import httpx

from farm.base.scratch import scratch
from farm.client import answers, calls, scripts
from farm.client.aio.render import AsyncRender
from farm.client.aio.series import AsyncSeries
from farm.client.calls import Call, Paintings, Photos, Style
from farm.client.files import unpack
from farm.client.scripts import TIMEOUT, Pages, Pause, Put, Save, Script, Send, Step
from farm.domain import resources
from farm.domain.states import JobState

T = TypeVar("T")

CHUNK = 256 * 1024


class AsyncClient:
    """A connection to a farm."""

    def __init__(self, url: str | None = None, token: str | None = None) -> None:
        """Without arguments: FARM_URL and FARM_TOKEN, else this machine's farm."""
        self.http = httpx.AsyncClient(
            base_url=calls.address(url), headers=calls.headers(token), timeout=TIMEOUT
        )
        self._met = False  # whether anybody ever answered

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        await self.http.aclose()

    async def render(
        self,
        content: str | Path,
        style: Paintings | Style,
        *,
        content_mask: str | Path | None = None,
        strength: str | Path | None = None,
        init: str | Path | None = None,
        cutout: bool = False,
        keep_faces: bool = False,
        key: str | None = None,
        **options: Any,
    ) -> AsyncRender:
        """Upload pictures and queue a render; a canvas (`init`) is also what it starts from.

        A `Painting` has a share and a mask, a `Style` stands in the farm's library; the other maps
        are the photo's. With `cutout` its transparency is its mask: red where it is seen, else
        black. With `keep_faces` it is painted less strongly where the farm finds a face. `options`
        are those of POST /jobs (label, priority, project, preset, dpi, print_size …); what it does
        not know is a setting of the recipe, as in ``size=4096``.
        """
        maps = {"content_mask": content_mask, "strength": strength, "init": init}
        script = scripts.render(
            {"content": content, **maps}, style, cutout, keep_faces, options, key
        )
        return AsyncRender(self, await self._act_out(script))

    async def series(
        self, photos: Photos, style: Paintings | Style, *, key: str | None = None, **options: Any
    ) -> AsyncSeries:
        """Upload up to 500 photos (files, folders, ZIPs) and queue a render of each, in one style.

        If one of them is no picture, none is queued. `options` are those of `render`; `overrides`
        say by a photo's file name what is different for it: ``{"a.jpg": {"recipe": {"seed": 7}}}``.
        """
        return AsyncSeries(self, await self._act_out(scripts.series(photos, style, options, key)))

    async def batch(self, batch_id: str) -> AsyncSeries:
        """Return a series, or any other batch, by its id."""
        return AsyncSeries(self, await self._do(calls.batch(batch_id)))

    async def apply(
        self,
        photos: Photos,
        style: Paintings | Style | None = None,
        *,
        content_mask: str | Path | None = None,
        key: str | None = None,
        **options: Any,
    ) -> AsyncRender:
        """Upload pictures and queue one pass over each photo: seconds instead of minutes.

        One photo, and each `Painting`, may have a mask. `options` are those of POST /jobs, such as
        method, strength or size; instead of paintings, `model` is the id of a training or of an
        uploaded model, or a model's file, or `looks` are numbers of looks of the method sketch26;
        `weights` are the shares of its styles.
        """
        script = scripts.apply(photos, style, content_mask, options, key)
        return AsyncRender(self, await self._act_out(script))

    async def regions(
        self, picture: str | Path, *, key: str | None = None, **options: Any
    ) -> AsyncRender:
        """Upload a photo or painting and queue a search for what looks alike in it: a mask.

        `options` are those of POST /jobs, such as count.
        """
        return AsyncRender(self, await self._act_out(scripts.regions(picture, options, key)))

    async def train(
        self,
        photos: Sequence[str | Path],
        style: Paintings | Style,
        *,
        key: str | None = None,
        **options: Any,
    ) -> AsyncRender:
        """Upload pictures and queue a training: of a network that gives photos one style.

        `options` are those of POST /jobs, such as steps, size or style_weight.
        """
        return AsyncRender(self, await self._act_out(scripts.train(photos, style, options, key)))

    async def video(
        self,
        clip: str | Path,
        style: Paintings | Style | None = None,
        *,
        key: str | None = None,
        **options: Any,
    ) -> AsyncRender:
        """Upload a film and queue it to be painted frame by frame, without flicker.

        The paintings take no masks. `options` are those of POST /jobs, such as method, cuts or
        codec; what it does not know is a setting of the recipe, such as `size`. Instead of
        paintings, `model` is a trained style, as in `apply`.
        """
        return AsyncRender(self, await self._act_out(scripts.video(clip, style, options, key)))

    async def upload(self, path: str | Path) -> resources.Asset:
        """Bring a picture in; the same bytes are stored once."""
        return await self._act_out(scripts.upload(path))

    async def add_style(
        self,
        name: str,
        paintings: Sequence[str | Path],
        *,
        look: dict[str, Any] | None = None,
        tags: list[str] | None = None,
        licence: str | None = None,
        take_damaged: bool | None = None,
    ) -> resources.Style:
        """Keep paintings (files, folders, ZIPs) and a look in the library, as a style."""
        notes = {"tags": tags, "licence": licence, "take_damaged": take_damaged}
        body = {"name": name, "look": look} | notes
        return await self._act_out(scripts.add_style(paintings, body))

    async def renew_style(
        self,
        name: str,
        paintings: Sequence[str | Path],
        *,
        look: dict[str, Any] | None = None,
        take_damaged: bool | None = None,
    ) -> resources.Style:
        """Give a style a version of these paintings; jobs keep theirs, and it keeps its look."""
        body = {"look": look, "take_damaged": take_damaged}
        return await self._act_out(scripts.add_style(paintings, body, name))

    async def styles(self, q: str = "") -> list[resources.StyleEntry]:
        """Return the library's styles with these words in a name or tag, newest first."""
        return await self._act_out(scripts.styles(q))

    async def models(self) -> list[resources.Model]:
        """Return the trained styles that may be used, newest first."""
        return (await self._do(calls.models())).items

    async def style(self, name: str) -> resources.Style:
        """Return a style with all its versions, by its name or id."""
        return await self._do(calls.style(name))

    async def remove_style(self, name: str) -> None:
        """Forget a style; its pictures, and jobs that have it, stay."""
        await self._do(calls.remove_style(name))

    async def submit(self, body: dict[str, Any], *, key: str | None = None) -> AsyncRender:
        """Queue the job that `body` describes; see POST /jobs."""
        return AsyncRender(self, await self._do(calls.submit(body, key)))

    async def job(self, job_id: str) -> AsyncRender:
        """Return a job by its id."""
        return AsyncRender(self, await self._do(calls.job(job_id)))

    async def jobs(
        self,
        *,
        status: list[JobState] | None = None,
        label: str | None = None,
        q: str = "",
        favourite: bool | None = None,
        album: str | None = None,
        bin: bool = False,
    ) -> AsyncIterator[AsyncRender]:
        """Yield jobs, or those in the bin, newest first, page after page."""
        kept = {"favourite": favourite, "album": album, "bin": bin or None}
        pages = Pages(status=status, label=label, q=q, **kept)
        while not pages.over:
            for job in await self._act_out(pages.turn()):
                yield AsyncRender(self, job)

    async def archive(
        self, jobs: Collection[AsyncRender | str], path: str | Path, *, names: str | None = None
    ) -> Path:
        """Download the results of jobs, those that are there so far, as one ZIP.

        Its files are named as in ``{photo}_{style}_{size}``.
        """
        ids = [one if isinstance(one, str) else one.id for one in jobs]
        return await self._act_out(scripts.download(calls.results(ids, names), Path(path)))

    async def results(
        self,
        jobs: Collection[AsyncRender | str],
        folder: str | Path = ".",
        *,
        names: str | None = None,
    ) -> list[Path]:
        """Download the same into a folder, made if it is not there."""
        with scratch() as place:
            packed = await self.archive(jobs, place / "results.zip", names=names)
            return unpack(packed, Path(folder))

    async def delete(self, job_id: str, *, erase: bool = False) -> None:
        """Put a job that has ended into the farm's bin, or erase it for good."""
        await self._do(calls.delete(job_id, erase))

    async def restore(self, job_id: str) -> AsyncRender:
        """Take a job out of the bin."""
        return AsyncRender(self, await self._do(calls.act(job_id, "restore")))

    async def queue(self) -> resources.Queue:
        """Return how much there is to do."""
        return await self._do(calls.queue())

    async def workers(self) -> list[resources.Worker]:
        """Return every worker ever seen."""
        return (await self._do(calls.workers())).items

    async def usage(
        self, by: str = "person", *, first: date | None = None, last: date | None = None
    ) -> resources.Usage:
        """Return what work took that ended on these days, by person, project, kind or month."""
        return await self._do(calls.usage(by, first, last))

    async def retention(self, limit: int = 50) -> resources.Retention:
        """Return what is kept for how long, and what goes; up to `limit` files by name."""
        return await self._do(calls.retention(limit))

    async def drain(
        self, worker_id: str, *, draining: bool = True, after_job: bool = False
    ) -> resources.Worker:
        """Ask a worker to hand its job back and take no more, or to work again.

        `after_job`: it finishes its job instead.
        """
        return await self._do(calls.drain(worker_id, draining, after_job))

    async def drain_all(
        self,
        *,
        host: str | None = None,
        label: str | None = None,
        version: str | None = None,
        draining: bool = True,
        after_job: bool = False,
    ) -> list[resources.Worker]:
        """Ask the same of all workers of a host, with a label, of a version: of all given."""
        which = calls.given({"host": host, "label": label, "version": version})
        return (await self._do(calls.drain_all(which, draining, after_job))).items

    async def projects(self) -> list[resources.Project]:
        """Return the projects that you may give jobs to."""
        return (await self._do(calls.projects())).items

    async def add_project(self, name: str, **settings: Any) -> resources.Project:
        """Make a project; `settings` are members, weight and budget_hours."""
        return await self._do(calls.add_project({"name": name} | settings))

    async def change_project(self, name: str, **settings: Any) -> resources.Project:
        """Change a project's members, weight or budget_hours."""
        return await self._do(calls.change_project(name, settings))

    async def remove_project(self, name: str) -> None:
        """Forget a project; jobs that ended keep its name."""
        await self._do(calls.remove_project(name))

    async def presets(self) -> resources.Presets:
        """Return the presets and every setting with its limits."""
        return await self._do(calls.presets())

    async def _do(self, call: Call[T]) -> T:
        return await self._act_out(scripts.perform(call))

    async def _act_out(self, script: Script[T]) -> T:
        """Do what a script asks for, and return its outcome."""
        with closing(script):
            try:
                step = next(script)
                while True:
                    try:
                        answer = await self._step(step)
                    except httpx.TransportError as error:
                        step = script.throw(answers.Broken(error, met=self._met))
                    else:
                        self._met |= answer is not None
                        step = script.send(answer)
            except StopIteration as end:
                outcome: T = end.value
                return outcome

    async def _step(self, step: Step) -> httpx.Response | None:
        match step:
            case Pause():
                await asyncio.sleep(step.seconds)
                return None
            case Send():
                return await self.http.send(calls.request(self.http, step.call))
            case Put():
                return await self._put(step)
            case Save():
                return await self._save(step)

    async def _put(self, step: Put) -> httpx.Response:
        size = {"Content-Length": str(step.path.stat().st_size)}
        with step.path.open("rb") as file:
            return await self.http.put(step.url, content=_chunks(file), headers=size)

    async def _save(self, step: Save) -> httpx.Response:
        call = step.call
        async with self.http.stream(call.method, call.path, **call.options) as answer:
            if not answer.is_success:
                await answer.aread()
                return answer
            with calls.writing(step.path.parent), step.path.open("wb") as file:
                async for chunk in answer.aiter_bytes():
                    file.write(chunk)
        return answer


async def _chunks(file: BinaryIO) -> AsyncIterator[bytes]:
    """Yield a file's bytes, never many at a time."""
    while chunk := file.read(CHUNK):
        yield chunk
