"""The client that waits for each answer; made of aio/render.py by tests/client/make.py."""

import time
from collections.abc import Iterator
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
    from farm.client.sync.client import Client


class Render(SeenJob):
    """A job on the farm, as it was when it was last looked at (`job`)."""

    _client: "Client"

    def refresh(self) -> Self:
        """Look again."""
        self.job = self._client._do(calls.job(self.id))
        return self

    def stream(self) -> Iterator[Update]:
        """Yield what happens until the job ends; a lost connection is taken up again."""
        follower = Follower()
        while not follower.over:
            try:
                for update in self._lines(follower):
                    yield update
            except LOST as error:
                script = scripts.take_up(self.id, follower, error)
                for update in self._client._act_out(script):
                    yield update
            if not follower.over:
                time.sleep(follower.pause)
        self.job = self._client._act_out(scripts.outlast(calls.job(self.id)))

    def _lines(self, follower: Follower) -> Iterator[Update]:
        with self._client.http.stream(
            "GET", calls.events(self.id), headers=follower.headers(), timeout=SILENCE
        ) as answer:
            if answer.is_error:
                answer.read()
            answers.check(answer)
            follower.over = answer.status_code == httpx.codes.NO_CONTENT
            for line in answer.iter_lines():
                yield from follower.feed(line)

    def wait(self) -> Self:
        """Return when the job has ended, however it did."""
        for _update in self.stream():
            pass
        return self

    def result(self, path: str | Path | None = None, *, name: str | None = None) -> Path:
        """Wait for the end and download a result (the first, or the one of that file name).

        Raises FarmError, with the job's own reason, if there is none.
        """
        if self.state not in TERMINAL:
            self.wait()
        found = scripts.chosen(self.job, name)
        return self._download(found, Path(path or found.name))

    def results(self, folder: str | Path = ".") -> list[Path]:
        """Wait for the end and download every result into a folder, made if it is not there.

        Raises FarmError, with the job's own reason, if there is none.
        """
        if self.state not in TERMINAL:
            self.wait()
        found = scripts.results(self.job)
        Path(folder).mkdir(parents=True, exist_ok=True)
        return [self._download(one, Path(folder, one.name)) for one in found]

    def export(self, path: str | Path, format: str, **how: Any) -> Path:
        """Wait for the end and download a further file of the picture, such as a ``pdf``.

        `how` as in ``border_mm=10`` or ``dpi=240``; a profile may be an ICC file.
        """
        if self.state not in TERMINAL:
            self.wait()
        asked = self._client._act_out(scripts.export(format, how))
        script = scripts.download(calls.export(self.id, asked), Path(path))
        return self._client._act_out(script)

    def _download(self, artifact: resources.Artifact, path: Path) -> Path:
        return self._client._act_out(scripts.download(calls.file(artifact.url), path))

    def cancel(self) -> Self:
        """Stop the job for good."""
        return self._act("cancel")

    def pause(self) -> Self:
        """Free the device and keep the work."""
        return self._act("pause")

    def resume(self) -> Self:
        """Queue the paused job again."""
        return self._act("resume")

    def finish(self) -> Self:
        """End the running job with the picture as it is."""
        return self._act("finish")

    def put_back(self) -> "Render":
        """Queue the canceled job, that no worker had begun, again at its old place."""
        return Render(self._client, self._client._do(calls.act(self.id, "put-back")))

    def move(self, before: str | None = None) -> Self:
        """Move the waiting job right before another one, or behind all of its priority."""
        self.job = self._client._do(calls.change(self.id, {"before": before}))
        return self

    def pin(self, *, pinned: bool = True) -> Self:
        """Keep its files whatever their age, or no longer."""
        self.job = self._client._do(calls.change(self.id, {"pinned": pinned}))
        return self

    def like(self, *, liked: bool = True) -> Self:
        """Give it the star of favourites, or take it away."""
        self.job = self._client._do(calls.change(self.id, {"favourite": liked}))
        return self

    def clone(self, **changes: Any) -> "Render":
        """Queue a job like this one but for `changes`, as in ``recipe={"seed": 7}``."""
        return Render(self._client, self._client._do(calls.clone(self.id, changes)))

    def log(self) -> str:
        """Return the last lines that each attempt wrote."""
        return self._client._do(calls.log(self.id))

    def _act(self, action: str) -> Self:
        self.job = self._client._do(calls.act(self.id, action))
        return self
