"""`farm demo`: one picture through a whole farm, over its REST API, as any client would."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import httpx
import typer
from rich.console import Console

from farm.cli.clock import Clock
from farm.cli.progress import Bar
from farm.cli.settings import with_options
from farm.demo import pair
from farm.errors import FarmError
from farm.supervisor import farm

POLL_S = 0.5
ENDED = {"succeeded", "failed", "canceled"}
ORDER: dict[str, Any] = {"label": "Demo", "preset": "draft", "recipe": {"size": 768}}

console = Console()


def demo(
    output: Annotated[Path, typer.Option("-o", "--output", help="Where to write.")] = Path(
        "demo.png"
    ),
    data: Annotated[Path | None, typer.Option(help="Folder of database, objects, logs.")] = None,
) -> None:
    """Start a farm, render the bundled pair through it, write the picture, stop the farm."""
    settings = with_options(data_dir=data)
    clock = Clock()
    with TemporaryDirectory() as folder:
        photo, painting = pair(Path(folder))
        clock.lap("painting the pair")
        with farm(settings) as address, httpx.Client(base_url=address, timeout=60) as http:
            clock.lap("start of the farm")
            styles = [{"asset": _upload(http, painting)}]
            order = ORDER | {"content": _upload(http, photo), "styles": styles}
            clock.lap("upload")
            job = _watch(http, _json(http.post("/api/v1/jobs", json=order)))
            clock.lap("render")
            _download(http, job, output)
            clock.lap("download")
    clock.lap("stop of the farm")
    console.print(f"\n[bold]{output.resolve()}[/]")
    console.print(f"The job stays in the farm: `make up`, then {address}/jobs/{job['id']}")
    console.print(clock.report(), style="dim")


def _upload(http: httpx.Client, path: Path) -> str:
    with path.open("rb") as file:
        answer = http.post("/api/v1/uploads", files={"file": (path.name, file)})
    return str(_json(answer)["id"])


def _watch(http: httpx.Client, job: dict[str, Any]) -> dict[str, Any]:
    with Bar(console) as bar:
        while job["state"] not in ENDED:
            time.sleep(POLL_S)
            job = _json(http.get(f"/api/v1/jobs/{job['id']}"))
            bar.show(job["state"], job["progress"])
    if job["state"] != "succeeded":
        raise FarmError(f"The demo's job {job['state']}: {job['error']}")
    return job


def _download(http: httpx.Client, job: dict[str, Any], output: Path) -> None:
    result = next(a for a in job["artifacts"] if a["kind"] == "result")
    with http.stream("GET", result["url"]) as answer, output.open("wb") as file:
        for chunk in answer.iter_bytes():
            file.write(chunk)


def _json(answer: httpx.Response) -> dict[str, Any]:
    if answer.is_error:
        raise FarmError(answer.json()["detail"])
    return dict(answer.json())
