"""A series on a farm, or any other batch: jobs that belong together."""

import asyncio
from collections.abc import AsyncIterator, Collection
from pathlib import Path
from typing import TYPE_CHECKING, Self

from farm.base.scratch import scratch
from farm.client import calls, scripts
from farm.client.files import unpack
from farm.client.seen import SeenBatch
from farm.domain import resources

if TYPE_CHECKING:
    from farm.client.aio.client import AsyncClient


class AsyncSeries(SeenBatch):
    """Jobs that belong together, as they were when they were last looked at (`batch`)."""

    _client: "AsyncClient"

    async def refresh(self) -> Self:
        """Look again."""
        self.batch = await self._client._do(calls.batch(self.id))
        return self

    async def stream(self) -> AsyncIterator[resources.Batch]:
        """Yield how it stands, now and then, until all of its jobs have ended."""
        yield self.batch
        while not self.over:
            await asyncio.sleep(scripts.pause(self.batch))
            self.batch = await self._client._act_out(scripts.outlast(calls.batch(self.id)))
            yield self.batch

    async def wait(self) -> Self:
        """Return when all of its jobs have ended, however they did."""
        async for _batch in self.stream():
            pass
        return self

    async def retry(self, status: Collection[str] = ("failed",)) -> Self:
        """Queue those that are "failed" or "canceled" again, in their places."""
        self.batch = await self._client._do(calls.retry_batch(self.id, status))
        return self

    async def archive(self, path: str | Path, *, names: str | None = None) -> Path:
        """Download all finished files as one ZIP, named as in ``{photo}_{style}_{size}``."""
        script = scripts.download(calls.batch_results(self.id, names), Path(path))
        return await self._client._act_out(script)

    async def results(self, folder: str | Path = ".", *, names: str | None = None) -> list[Path]:
        """Download all finished files into a folder, named as in ``{photo}_{style}_{size}``.

        The folder is made if it is not there.
        """
        with scratch() as place:
            packed = await self.archive(place / "results.zip", names=names)
            return unpack(packed, Path(folder))
