"""A job on a farm: followed, steered, and its results brought home."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import httpx

from farm.client import answers, calls, scripts
from farm.client.follow import Follower, Update
from farm.client.scripts import LOST, SILENCE
from farm.client.seen import SeenJob
from farm.domain import resources
from farm.domain.states import TERMINAL

if TYPE_CHECKING:
    from farm.client.aio.client import AsyncClient


class AsyncRender(SeenJob):
    """A job on the farm, as it was when it was last looked at (`job`)."""

    _client: "AsyncClient"

    async def refresh(self) -> Self:
        """Look again."""
        self.job = await self._client._do(calls.job(self.id))
        return self

    async def stream(self) -> AsyncIterator[Update]:
        """Yield what happens until the job ends; a lost connection is taken up again."""
        follower = Follower()
        while not follower.over:
            try:
                async for update in self._lines(follower):
                    yield update
            except LOST as error:
                script = scripts.take_up(self.id, follower, error)
                for update in await self._client._act_out(script):
                    yield update
            if not follower.over:
                await asyncio.sleep(follower.pause)
        self.job = await self._client._act_out(scripts.outlast(calls.job(self.id)))

    async def _lines(self, follower: Follower) -> AsyncIterator[Update]:
        async with self._client.http.stream(
            "GET", calls.events(self.id), headers=follower.headers(), timeout=SILENCE
        ) as answer:
            if answer.is_error:
                await answer.aread()
            answers.check(answer)
            follower.over = answer.status_code == httpx.codes.NO_CONTENT
            async for line in answer.aiter_lines():
                for update in follower.feed(line):
                    yield update

    async def wait(self) -> Self:
        """Return when the job has ended, however it did."""
        async for _update in self.stream():
            pass
        return self

    async def result(self, path: str | Path | None = None, *, name: str | None = None) -> Path:
        """Wait for the end and download a result (the first, or the one of that file name).

        Raises FarmError, with the job's own reason, if there is none.
        """
        if self.state not in TERMINAL:
            await self.wait()
        found = scripts.chosen(self.job, name)
        return await self._download(found, Path(path or found.name))

    async def results(self, folder: str | Path = ".") -> list[Path]:
        """Wait for the end and download every result into a folder, made if it is not there.

        Raises FarmError, with the job's own reason, if there is none.
        """
        if self.state not in TERMINAL:
            await self.wait()
        found = scripts.results(self.job)
        Path(folder).mkdir(parents=True, exist_ok=True)
        return [await self._download(one, Path(folder, one.name)) for one in found]

    async def export(self, path: str | Path, format: str, **how: Any) -> Path:
        """Wait for the end and download a further file of the picture, such as a ``pdf``.

        `how` as in ``border_mm=10`` or ``dpi=240``; a profile may be an ICC file.
        """
        if self.state not in TERMINAL:
            await self.wait()
        asked = await self._client._act_out(scripts.export(format, how))
        script = scripts.download(calls.export(self.id, asked), Path(path))
        return await self._client._act_out(script)

    async def _download(self, artifact: resources.Artifact, path: Path) -> Path:
        return await self._client._act_out(scripts.download(calls.file(artifact.url), path))

    async def cancel(self) -> Self:
        """Stop the job for good."""
        return await self._act("cancel")

    async def pause(self) -> Self:
        """Free the device and keep the work."""
        return await self._act("pause")

    async def resume(self) -> Self:
        """Queue the paused job again."""
        return await self._act("resume")

    async def finish(self) -> Self:
        """End the running job with the picture as it is."""
        return await self._act("finish")

    async def put_back(self) -> "AsyncRender":
        """Queue the canceled job, that no worker had begun, again at its old place."""
        return AsyncRender(self._client, await self._client._do(calls.act(self.id, "put-back")))

    async def move(self, before: str | None = None) -> Self:
        """Move the waiting job right before another one, or behind all of its priority."""
        self.job = await self._client._do(calls.change(self.id, {"before": before}))
        return self

    async def pin(self, *, pinned: bool = True) -> Self:
        """Keep its files whatever their age, or no longer."""
        self.job = await self._client._do(calls.change(self.id, {"pinned": pinned}))
        return self

    async def like(self, *, liked: bool = True) -> Self:
        """Give it the star of favourites, or take it away."""
        self.job = await self._client._do(calls.change(self.id, {"favourite": liked}))
        return self

    async def clone(self, **changes: Any) -> "AsyncRender":
        """Queue a job like this one but for `changes`, as in ``recipe={"seed": 7}``."""
        return AsyncRender(self._client, await self._client._do(calls.clone(self.id, changes)))

    async def log(self) -> str:
        """Return the last lines that each attempt wrote."""
        return await self._client._do(calls.log(self.id))

    async def _act(self, action: str) -> Self:
        self.job = await self._client._do(calls.act(self.id, action))
        return self
