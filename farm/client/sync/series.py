"""The client that waits for each answer; made of aio/series.py by tests/client/make.py."""

import time
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Self

from farm.base.scratch import scratch
from farm.client import calls, scripts
from farm.client.files import unpack
from farm.client.seen import SeenBatch
from farm.domain import resources

if TYPE_CHECKING:
    from farm.client.sync.client import Client


class Series(SeenBatch):
    """Jobs that belong together, as they were when they were last looked at (`batch`)."""

    _client: "Client"

    def refresh(self) -> Self:
        """Look again."""
        self.batch = self._client._do(calls.batch(self.id))
        return self

    def stream(self) -> Iterator[resources.Batch]:
        """Yield how it stands, now and then, until all of its jobs have ended."""
        yield self.batch
        while not self.over:
            time.sleep(scripts.pause(self.batch))
            self.batch = self._client._act_out(scripts.outlast(calls.batch(self.id)))
            yield self.batch

    def wait(self) -> Self:
        """Return when all of its jobs have ended, however they did."""
        for _batch in self.stream():
            pass
        return self

    def retry(self, status: Collection[str] = ("failed",)) -> Self:
        """Queue those that are "failed" or "canceled" again, in their places."""
        self.batch = self._client._do(calls.retry_batch(self.id, status))
        return self

    def archive(self, path: str | Path, *, names: str | None = None) -> Path:
        """Download all finished files as one ZIP, named as in ``{photo}_{style}_{size}``."""
        script = scripts.download(calls.batch_results(self.id, names), Path(path))
        return self._client._act_out(script)

    def results(self, folder: str | Path = ".", *, names: str | None = None) -> list[Path]:
        """Download all finished files into a folder, named as in ``{photo}_{style}_{size}``.

        The folder is made if it is not there.
        """
        with scratch() as place:
            packed = self.archive(place / "results.zip", names=names)
            return unpack(packed, Path(folder))
