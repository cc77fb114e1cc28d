"""Freezes a small farm of this version, as every later version must open it.

Run by hand, once, right before a release changes what is stored: `python -m tests.frozen.make`
writes tests/frozen/VERSION/, which is never made again. Real servers and real workers, one of
which is killed in the middle of a job of each sort.

    farm.sqlite.sql, farm.postgres.sql   the same rows twice: tables as each database dumps them
    bucket/                              the blobs that those rows name
    farm.json                            what a test cannot read from the rows
"""

import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import select

from farm.accounts import access, projects, webhooks
from farm.base.config import Settings
from farm.domain.jobs import kinds
from farm.domain.projects import NewProject
from farm.domain.roles import Role, Scope, Viewer
from farm.domain.states import JobState
from farm.domain.styles import NewLook
from farm.domain.styles import Request as NewStyle
from farm.engine.gatys.presets import VERSIONS
from farm.infra import keys
from farm.infra.services import Services
from farm.jobs import looks, orders
from farm.jobs.kept import albums, bin
from farm.jobs.leasing import leases
from farm.jobs.many import batches
from farm.jobs.many.batches import Axis, Grid
from farm.jobs.submitting import forms, submissions
from farm.library import styles
from farm.library.keeping import garbage
from farm.library.uploads import assets
from farm.local.embedded import servers
from farm.local.embedded.postgres import programs
from farm.local.embedded.process import Process
from farm.local.supervisor import prepare
from farm.sql import dump as rows
from farm.sql.database import Database
from farm.sql.models import Artifact, Asset, Checkpoint, Job
from tests.frozen import pictures

HERE = Path(__file__).parent
ANA = Viewer.of("ana", Role.ARTIST)
NOWHERE = "redis://127.0.0.1:1/0"  # a broker that is away leaves its messages in the outbox
SMALL = {"size": 96, "smallest": 64, "scale_step": 1.5, "iterations": 30, "min_iterations": 10}
OPTIMIZERS = {"adam": {"optimizer": "adam"}, "lbfgs": {"optimizer": "lbfgs", "history": 2}}
TRAINING = {"width": 4, "size": 64, "crop": 64, "batch": 1, "steps": 60}
ENOUGH = 0.15  # of a render, at which it is stopped
ONE_THREAD = {"OMP_NUM_THREADS": "1"}


class Maker:
    """A farm in the making."""

    def __init__(self, services: Services, folder: Path) -> None:
        self.services = services
        self.folder = folder
        self.assets = {name: self._upload(pictures.write(name, folder)) for name in pictures.ALL}
        self.clip = self._upload(pictures.film(folder))

    def _upload(self, path: Path) -> str:
        with path.open("rb") as stream:
            digest = assets.spool(stream, self.folder / "spooled", 1 << 20)
        return assets.add(self.services, ANA.name, path.name, path, digest)[0].id

    def usual(self, kind: str) -> dict[str, object]:
        """Return a small request for a job of a kind."""
        photos = list(self.assets.values())
        its = {
            "render": {"content": self.assets["photo"], "recipe": SMALL},
            "apply": {"photos": photos},
            "video": {"clip": self.clip, "recipe": SMALL | OPTIMIZERS["adam"], "cuts": []},
            "train": {"photos": photos} | TRAINING,
        }
        return {"kind": kind, "styles": [styled(self, "painting")]} | its[kind]

    def submit(
        self,
        label: str,
        kind: str = "render",
        *,
        priority: int = 0,
        key: str | None = None,
        **body: object,
    ) -> str:
        """Queue a job; `body` adds what is not usual."""
        told = {"label": label, "priority": priority}
        asked = kinds.request(self.usual(kind) | body | told)
        return submissions.submit(self.services, ANA, asked, key=key).id

    def row(self, job_id: str) -> Job:
        """Return the job as it is now."""
        with self.services.db.read() as session:
            return session.get_one(Job, job_id)

    def is_in(self, job_id: str, state: JobState) -> Callable[[], bool]:
        """Return the question whether a job has come to a state."""
        return lambda: self.row(job_id).state == state

    def is_half_done(self, job_id: str) -> Callable[[], bool]:
        """Return the question whether a job has a checkpoint of so much."""

        def asked() -> bool:
            with self.services.db.read() as session:
                query = select(Checkpoint.done).where(Checkpoint.job_id == job_id)
                return any(done >= ENOUGH for done in session.scalars(query))

        return asked

    @contextmanager
    def worker(self, name: str, **changes: object) -> Iterator[Process]:
        """Run a worker, which ends as it pleases unless it was killed before."""
        settings = self.services.settings.model_copy(update={"worker": name} | changes)
        env = os.environ | settings.environment() | ONE_THREAD
        command = [sys.executable, "-m", "workers"]
        process = Process(name, command, self.folder, patience=30, env=env)
        process.start()
        try:
            yield process
        finally:
            process.stop()


def sorts(farm: Maker) -> dict[str, Callable[..., str]]:
    """Return how a job of each sort is queued: a render by each optimizer, and all other kinds."""
    renders = {
        name: partial(farm.submit, recipe=SMALL | changes) for name, changes in OPTIMIZERS.items()
    }
    return renders | {kind: partial(farm.submit, kind=kind) for kind in ("apply", "video", "train")}


def finish(farm: Maker) -> dict[str, str]:
    """Fail once, and work a job of each sort to its end; return these."""
    farm.submit("Failed")
    lease = leases.claim(farm.services, "studio/gone", "boot_gone")
    assert lease is not None
    leases.fail(farm.services, lease, "It cannot be rendered.", "the last lines of a log")
    done = {
        name: submit(f"Finished: {name}", key=f"key-{name}") for name, submit in sorts(farm).items()
    }
    with farm.worker("studio/finishes", preview_seconds=0.01):
        for job_id in done.values():
            until(farm.is_in(job_id, JobState.SUCCEEDED))
    return done


def stop_in_the_middle(farm: Maker) -> dict[str, str]:
    """Kill a worker in the middle of a job of each sort, and pause a render."""
    running = {}
    for name, submit in sorts(farm).items():  # one at a time: a worker might take another first
        running[name] = job_id = submit(f"Stopped: {name}", priority=10)
        with farm.worker(f"studio/{name}", checkpoint_seconds=0.01) as process:
            until(farm.is_half_done(job_id))
            process.kill()
        assert farm.row(job_id).state == JobState.RUNNING
    paused = farm.submit("Paused in the middle", priority=10, recipe=SMALL | {"history": 2})
    with farm.worker("studio/pauses", checkpoint_seconds=0.01):
        until(farm.is_half_done(paused))
        orders.pause(farm.services, ANA, paused)
        until(farm.is_in(paused, JobState.PAUSED))
    return running


def wait_in_every_way(farm: Maker, parent: str) -> None:
    """Leave a job in each other state, and one of each shape of spec."""
    for order in (orders.pause, orders.cancel, orders.finish):
        held = farm.submit(f"Held: {order.__name__}", priority=20)
        leases.claim(farm.services, "studio/gone", "boot_gone")
        order(farm.services, ANA, held)
    orders.cancel(farm.services, ANA, farm.submit("Canceled"))
    farm.submit("Queued", project="Waves")
    changes = {"recipe": {"seed": 7}, "label": "A version"}
    submissions.clone(farm.services, ANA, parent, changes)
    for name, body in shapes(farm).items():
        orders.pause(farm.services, ANA, farm.submit(name, **body))
    for label, kind, body in other_shapes(farm):
        orders.pause(farm.services, ANA, farm.submit(label, kind, **body))
    forms.keep(farm.services, ANA, {"from": [""], "label": ["Not sent yet"]})
    base = {"content": farm.assets["photo"], "styles": [styled(farm, "painting")], "recipe": SMALL}
    axes = [
        Axis(field="/recipe/style_weight", values=[0.5, 2]),
        Axis(field="/preset", values=["draft"]),
    ]
    batches.submit(farm.services, ANA, Grid(base=base, axes=axes), "key-batch")
    assets.announce(farm.services, ANA.name, "on its way.png", "0" * 64, 1000)


def shapes(farm: Maker) -> dict[str, dict[str, object]]:
    """Return a request of every shape that a spec can have."""
    presets = {f"Preset {name}": {"preset": name, "recipe": {}} for name in VERSIONS}
    hook = {"url": "http://127.0.0.1:9/job", "secret": "whsec_" + "A" * 32}
    files = ["png", "png16", "jpeg", "webp", "tiff", "tiff16"]
    paintings = [styled(farm, "painting", weight=2.5), styled(farm, "photo")]
    regions = {
        "content_mask": farm.assets["regions"],
        "styles": [styled(farm, "painting", mask=farm.assets["regions"])],
    }
    layers = {
        "content_layers": {"relu2_2": 1, "relu3_3": 0.5},
        "style_layers": {"relu1_2": 2, "relu5_3": 1},
    }
    settings = [
        {"color": "luminance", "statistics": "gram", "pooling": "max", "padding": "zeros"},
        {
            "color": "match",
            "statistics": "moments",
            "init": "noise",
            "seed": 2**31 - 1,
            "equalize": True,
        },
        {"color": "histogram", "statistics": "wasserstein", "init": "noisy", "network": "vgg16"},
        {
            "precision": "float16",
            "tv_weight": 0.5,
            "averaging": 0,
            "optimizer": "lbfgs",
            "history": 100,
        },
        {
            "size": 16_384,
            "smallest": 4_096,
            "scale_step": 4,
            "iteration_decay": 8,
            "style_scale": 4,
        },
        layers,
    ]
    return (
        presets
        | {
            "Every file": {"outputs": files, "dpi": 150},
            "Notes, labels and a webhook": {
                "metadata": {"shot": "sq010_0040"},
                "worker_labels": ["fast"],
                "webhook": hook,
            },
            "Two paintings": {"styles": paintings},
            "Regions": regions,
            "Regions and strength": regions | {"strength": farm.assets["regions"]},
            "Strength": {"strength": farm.assets["regions"]},
            "A canvas of one's own": {
                "init": farm.assets["painting"],
                "recipe": SMALL | {"init": "image"},
            },
        }
        | {f"Settings {number}": {"recipe": SMALL | one} for number, one in enumerate(settings, 1)}
    )


def other_shapes(farm: Maker) -> list[tuple[str, str, dict[str, object]]]:
    """Return requests of the other kinds, with what is not usual of each."""
    return [
        ("One pass", "apply", {"method": "wct", "strength": 0.5, "size": 128}),
        ("A proof of one pass", "apply", {"method": "ot", "color": "luminance"}),
        ("Two passes of a film", "video", {"method": "adain", "passes": 2, "codec": "ffv1"}),
        ("Part of a film", "video", {"part": [1, 4], "every": 2, "rate": 12, "codec": "png"}),
        ("A training", "train", {"seed": 7, "content_weight": 2, "style_scale": 0.5}),
    ]


def keep(farm: Maker, done: dict[str, str]) -> None:
    """Put finished jobs where people keep things, and keep settings and a style."""
    albums.add(farm.services, ANA, done["adam"], "Harbour")
    orders.change(farm.services, ANA, done["lbfgs"], None, favourite=True)
    thrown = farm.submit("In the bin")
    orders.cancel(farm.services, ANA, thrown)
    bin.put(farm.services, ANA, thrown)
    looks.add(farm.services, ANA, NewLook(name="Firm", recipe={"content_weight": 3}))
    request = {"name": "Waves", "paintings": [{"asset": farm.assets["painting"]}], "tags": ["sea"]}
    styles.add(farm.services, ANA, NewStyle.model_validate(request))


def styled(farm: Maker, name: str, **more: object) -> dict[str, object]:
    """Return a painting as a request names it."""
    return {"asset": farm.assets[name]} | more


def people(services: Services) -> str:
    """Add people, a token and a webhook; return the token."""
    for role in Role:
        access.add_user(services, {Role.ARTIST: ANA.name}.get(role, str(role)), role)
    projects.add(services, NewProject(name="Waves", members=[ANA.name]))
    _, token = access.new_token(services, ANA.name, "laptop", [Scope.READ, Scope.WRITE])
    kinds = ["job.succeeded", "job.failed", "job.paused"]
    webhooks.add(services, ANA, "http://127.0.0.1:9/farm", kinds, "whsec_" + "A" * 32)
    return token


def until(asked: Callable[[], bool]) -> None:
    """Wait until the answer is yes."""
    deadline = time.monotonic() + 120
    while not asked():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def freeze(settings: Settings, target: Path) -> None:
    """Make the farm that `settings` lead to, and write it down."""
    prepare(settings)
    with Services(settings) as services, TemporaryDirectory() as folder:
        token = people(services)
        farm = Maker(services, Path(folder))
        done, running = finish(farm), stop_in_the_middle(farm)
        with services.db.write() as session:
            for job_id in session.scalars(select(Checkpoint.job_id).distinct()).all():
                garbage.drop_checkpoints(session, job_id, keep=job_id not in done.values())
        garbage.collect(services)
        webhooks.fan_out(services)
        quiet = settings.model_copy(update={"redis_url": NOWHERE})
        with Services(quiet) as farm.services:
            wait_in_every_way(farm, done["adam"])
            keep(farm, done)
        store(services, target / "bucket")
        dump(services.db, target)
    noted = {"finished": done, "running": running, "token": token}
    (target / "farm.json").write_text(json.dumps(noted, indent=2) + "\n")


def store(services: Services, target: Path) -> None:
    """Copy the blobs that rows name."""
    with services.db.read() as session:
        named = [keys.asset(sha256) for sha256 in session.scalars(select(Asset.sha256))]
        named += [
            key for table in (Checkpoint, Artifact) for key in session.scalars(select(table.key))
        ]
    for key in named:
        path = target / key
        path.parent.mkdir(parents=True, exist_ok=True)
        services.storage.get_file(key, path)


def dump(source: Database, target: Path) -> None:
    """Write the tables of a PostgreSQL database as SQL, and the same rows as SQLite dumps them."""
    address = source.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    command = [programs() / "pg_dump", "--inserts", "--no-owner", "--no-privileges", address]
    sql = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    lines = [line for line in sql.splitlines(keepends=True) if not line.startswith("\\")]
    (target / "farm.postgres.sql").write_text("".join(lines))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "farm.db"
        copy = Database(f"sqlite:///{path}")
        rows.load(copy, rows.dump(source))
        copy.close()
        with sqlite3.connect(path) as connection:
            (target / "farm.sqlite.sql").write_text("\n".join(connection.iterdump()) + "\n")


def make(target: Path) -> None:
    """Freeze a farm of today into a new folder."""
    target.mkdir()
    with TemporaryDirectory() as folder:
        given = Settings(
            _env_file=None,
            data_dir=Path(folder),
            weights="random16",
            device="cpu",
            artist_priority=100,
            webhooks_to_private_addresses=True,
        )
        with servers(given, postgres=True) as settings:
            freeze(settings, target)


if __name__ == "__main__":
    make(HERE / version("brushfarm"))
