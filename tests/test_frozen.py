"""Farms of earlier versions, as tests/frozen/make.py froze them: today's code goes on with them.

`make chaos` also freezes one of today, which takes minutes.
"""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import numpy as np
import psycopg
import pytest
import torch
from flask.testing import FlaskClient
from numpy.typing import NDArray
from sqlalchemy import MetaData, func, select, update
from sqlalchemy.orm import selectinload
from structlog.testing import capture_logs

from farm.accounts import webhooks
from farm.base.config import Settings
from farm.domain.jobs import bases
from farm.domain.jobs.kinds import KINDS
from farm.domain.jobs.renders import submission
from farm.domain.roles import Role, Viewer
from farm.domain.states import JobState
from farm.engine.onepass.generators import files
from farm.engine.pictures.images import read
from farm.infra.services import Services
from farm.jobs.kept import bin
from farm.jobs.leasing import leases, losses
from farm.jobs.listing import lookup
from farm.jobs.submitting import submissions
from farm.sql import dump, schema
from farm.sql.database import Database
from farm.sql.models import Artifact, Batch, Checkpoint, Job
from tests.conftest import execute
from tests.factories import worker
from tests.frozen.make import OPTIMIZERS, SMALL, make
from web import create_app
from workers.attempts.attempt import Attempt
from workers.kinds.networks import Networks

FROZEN = Path(__file__).parent / "frozen"
VERSIONS = sorted(path.parent.name for path in FROZEN.glob("*/farm.json"))
ADMIN = Viewer.of("admin", Role.ADMIN)
PAGES = ["/new", "/queue", "/history", "/compare", "/fleet", "/settings", "/styles", "/models"]
LISTS = ["jobs?limit=200", "workers", "webhooks", "tokens", "users", "queue"]
A_LEVEL = 1 / 255


@dataclass(frozen=True)
class Frozen:
    """A farm of an earlier version, brought to today's tables."""

    services: Services
    finished: dict[str, str]  # job by its optimizer, or by its kind where it is no render
    running: dict[str, str]  # the same job, whose worker was killed in the middle
    token: str

    def jobs(self) -> list[Job]:
        with self.services.db.read() as session:
            return lookup.find(session, ADMIN, limit=1000)

    def row(self, job_id: str) -> Job:
        with self.services.db.read() as session:
            return session.get_one(Job, job_id)

    def checkpointed(self, job_id: str) -> float:
        """Return how much of a job its newest checkpoint holds."""
        with self.services.db.read() as session:
            query = select(Checkpoint.done).where(Checkpoint.job_id == job_id)
            return max(session.scalars(query))

    def artifact(self, job_id: str, name: str) -> Artifact:
        """Return a picture's row."""
        with self.services.db.read() as session:
            return lookup.artifact(session, session.get_one(Job, job_id), name)

    def frames(self, job_id: str) -> list[str]:
        """Return the names of a film's stored frames."""
        query = select(Artifact.name).where(Artifact.job_id == job_id, Artifact.kind == "frame")
        with self.services.db.read() as session:
            return list(session.scalars(query.order_by(Artifact.name)))

    def picture(self, job_id: str, name: str = "result.png") -> NDArray[np.float32]:
        """Return a result's pixels, [H, W, 3] in 0..1."""
        return read(self.services.storage.get(self.artifact(job_id, name).key)).pixels

    def work(self, job_id: str) -> None:
        """Take back what vanished workers held, and work until this job has ended."""
        losses.expire(self.services)
        with self.services.db.write() as session:
            session.merge(worker("w1", kinds=",".join(KINDS)))
            session.get_one(Job, job_id).priority = 100  # before all others
        networks = Networks(self.services.settings.model_copy(update={"device": "cpu"}))
        while self.row(job_id).state == JobState.QUEUED:
            lease = leases.claim(self.services, "w1", "boot")
            assert lease is not None
            assert Attempt(self.services, lease, networks, lambda: False).run()
        assert self.row(job_id).state == JobState.SUCCEEDED


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.slow)])
def thawed_url(request: pytest.FixtureRequest, folder: Path, tmp_path: Path) -> Iterator[str]:
    """A database of an earlier version."""
    sql = (folder / f"farm.{request.param}.sql").read_text()
    if request.param == "sqlite":
        with sqlite3.connect(tmp_path / "frozen.db") as connection:
            connection.executescript(sql)
        connection.close()
        yield f"sqlite:///{tmp_path / 'frozen.db'}"
        return
    server, name = request.getfixturevalue("postgres_server"), f"frozen_{uuid4().hex}"
    execute(server, f"CREATE DATABASE {name}")
    with psycopg.connect(f"{server.replace('+psycopg', '')}/{name}", autocommit=True) as connection:
        connection.execute(sql)
    yield f"{server}/{name}"
    execute(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=[*VERSIONS, pytest.param("today", marks=pytest.mark.chaos)])
def folder(request: pytest.FixtureRequest) -> Path:
    if request.param == "today":
        made: Path = request.getfixturevalue("today")
        return made
    return FROZEN / request.param


@pytest.fixture(scope="session")
def today(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A farm of this version, frozen now."""
    target = tmp_path_factory.mktemp("frozen") / "today"
    make(target)
    return target


@pytest.fixture
def frozen(folder: Path, thawed_url: str, settings: Settings) -> Iterator[Frozen]:
    bucket = folder / "bucket"
    with Services(settings.model_copy(update={"database_url": thawed_url})) as services:
        for path in filter(Path.is_file, bucket.rglob("*")):
            services.storage.put(str(path.relative_to(bucket)), path.read_bytes())
        schema.migrate(services.db)
        yield Frozen(services, **json.loads((folder / "farm.json").read_text()))


@pytest.fixture
def client(frozen: Frozen) -> Iterator[FlaskClient]:
    app = create_app(frozen.services.settings)
    yield app.test_client()
    app.extensions["hub"].close()
    app.extensions["services"].close()


def test_an_earlier_farm_is_brought_to_todays_tables(frozen: Frozen, folder: Path) -> None:
    schema.require_current(frozen.services.db)
    came_later = {JobState.FINISHING} if folder.name == "0.1.0" else set()
    assert {job.state for job in frozen.jobs()} == set(JobState) - came_later


def test_no_table_of_an_earlier_farm_loses_a_row(thawed_url: str) -> None:
    db = Database(thawed_url)
    before = counted(db)
    schema.migrate(db)
    assert before["deliveries"] > 0
    assert before.items() <= counted(db).items()
    db.close()


def test_no_table_of_an_earlier_farms_backup_loses_a_row(thawed_url: str, tmp_path: Path) -> None:
    old, new = Database(thawed_url), Database(f"sqlite:///{tmp_path / 'restored.db'}")
    dump.load(new, dump.dump(old))
    assert counted(old).items() <= counted(new).items()
    old.close()
    new.close()


def counted(db: Database) -> dict[str, int]:
    """Return how many rows each table has."""
    with db.read() as session:
        there = MetaData()
        there.reflect(session.connection())
        query = {
            name: select(func.count()).select_from(each) for name, each in there.tables.items()
        }
        return {name: session.scalars(count).one() for name, count in query.items()}


def test_every_page_of_an_earlier_farm_opens(frozen: Frozen, client: FlaskClient) -> None:
    pages = [*PAGES, f"/batches/{batch_of(frozen)}"]
    for job in frozen.jobs():
        pages += [f"/jobs/{job.id}{part}" for part in ("", "/now", "/log", "/settings.json")]
        pages += [f"/new?job={job.id}", f"/history?related={job.id}"]
    assert {page: client.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)


def test_the_api_lists_all_of_an_earlier_farm(frozen: Frozen, client: FlaskClient) -> None:
    parts = ["", "/artifacts", "/attempts", "/log"]
    paths = [*LISTS, f"batches/{batch_of(frozen)}"]
    paths += [f"jobs/{job.id}{part}" for job in frozen.jobs() for part in parts]
    found = {path: client.get(f"/api/v1/{path}").status_code for path in paths}
    assert found == dict.fromkeys(paths, 200)
    listed = client.get("/api/v1/jobs?limit=200").json["items"]
    assert {job["id"] for job in listed} == {job.id for job in frozen.jobs()}


def test_each_job_of_an_earlier_farm_can_be_asked_for_again(
    frozen: Frozen, client: FlaskClient
) -> None:
    for job in frozen.jobs():
        answer = client.post(f"/api/v1/jobs/{job.id}/clone", json={})
        # A mask that no painting answers could only fail at the worker, and is refused since.
        unfit = job.spec.get("content_mask") and not all(s.get("mask") for s in job.spec["styles"])
        assert answer.status_code == (422 if unfit else 201), answer.text


def test_each_job_of_an_earlier_farm_is_found_by_what_it_is_made_of(frozen: Frozen) -> None:
    with frozen.services.db.read() as session:
        jobs = session.scalars(select(Job).options(selectinload(Job.assets))).all()
    assert {job.id for job in jobs} >= {job.id for job in frozen.jobs()} > set()
    for job in jobs:
        assert {(one.asset_id, one.role) for one in job.assets} == bases.inputs(job.spec)
        assert job.assets_listed


def test_a_request_to_an_earlier_farm_that_is_sent_again_is_answered_with_its_job(
    frozen: Frozen,
) -> None:
    for optimizer in OPTIMIZERS:
        job_id = frozen.finished[optimizer]
        job = frozen.row(job_id)
        request = {
            "content": job.spec["content"],
            "styles": [{"asset": style["asset"]} for style in job.spec["styles"]],
            "recipe": SMALL | OPTIMIZERS[optimizer],
            "label": job.label,
        }
        asked, viewer = submission(request), Viewer(job.owner)
        again = submissions.submit(frozen.services, viewer, asked, key=f"key-{optimizer}")
        assert (again.id, again.replayed) == (job_id, True)


def test_what_lies_in_an_earlier_farms_bin_is_restored(frozen: Frozen, folder: Path) -> None:
    with frozen.services.db.read() as session:
        thrown = set(session.scalars(select(Job.id).where(Job.binned.is_not(None))))
    assert folder.name == "0.1.0" or thrown
    for job_id in thrown:
        bin.restore(frozen.services, ADMIN, job_id)
    assert thrown <= {job.id for job in frozen.jobs()}


def test_pictures_of_an_earlier_farm_are_served(frozen: Frozen, client: FlaskClient) -> None:
    with frozen.services.db.read() as session:
        made = session.scalars(select(Artifact)).all()
    for artifact in made:
        answer = client.get(f"/api/v1/jobs/{artifact.job_id}/artifacts/{artifact.name}")
        assert len(answer.data) == artifact.bytes


def test_a_token_of_an_earlier_farm_still_opens_the_door(frozen: Frozen) -> None:
    app = create_app(frozen.services.settings.model_copy(update={"login": "always"}))
    headers = {"Authorization": f"Bearer {frozen.token}"}
    assert app.test_client().get("/api/v1/jobs").status_code == 401
    assert app.test_client().get("/api/v1/jobs", headers=headers).status_code == 200
    app.extensions["hub"].close()
    app.extensions["services"].close()


def test_what_waited_in_an_earlier_farms_outbox_becomes_deliveries(frozen: Frozen) -> None:
    assert webhooks.fan_out(frozen.services) > 0


def test_jobs_of_vanished_workers_go_where_their_owners_wanted_them(frozen: Frozen) -> None:
    held = {job.id: job.state for job in frozen.jobs() if job.boot_id}
    with frozen.services.db.write() as session:  # today's vanished a moment ago
        session.execute(update(Job).values(lease_until=Job.lease_until - 86_400))
    assert set(losses.expire(frozen.services)) == set(held)
    follows = {
        JobState.RUNNING: JobState.QUEUED,
        JobState.PAUSING: JobState.PAUSED,
        JobState.CANCELING: JobState.CANCELED,
        JobState.FINISHING: JobState.QUEUED,
    }
    for job_id, state in held.items():
        assert frozen.row(job_id).state == follows[JobState(state)]


@pytest.fixture
def one_thread() -> Iterator[None]:
    """Sums of several threads round in another order."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.mark.usefixtures("one_thread")
@pytest.mark.parametrize(("optimizer", "near"), [("adam", A_LEVEL), ("lbfgs", 0.1)])
def test_a_render_of_an_earlier_version_goes_on_to_the_same_picture(
    frozen: Frozen, optimizer: str, near: float
) -> None:
    """To the same bits on the same processor; others add in another order, which steps amplify.

    Those of L-BFGS do so most: by 0.06 at the end, where two pictures of the two optimizers are 0.3
    apart.
    """
    goes_on(frozen, optimizer)
    whole = frozen.picture(frozen.finished[optimizer])
    assert np.abs(frozen.picture(frozen.running[optimizer]) - whole).mean() <= near


@pytest.mark.usefixtures("one_thread")
def test_one_pass_of_an_earlier_version_goes_on_with_the_next_photo(frozen: Frozen) -> None:
    require(frozen, "apply")
    job_id = frozen.running["apply"]
    first = frozen.artifact(job_id, "1-result.png").id
    frozen.work(job_id)
    assert frozen.artifact(job_id, "1-result.png").id == first
    for name in ("1-result.png", "2-result.png", "3-result.png"):
        whole = frozen.picture(frozen.finished["apply"], name)
        assert np.abs(frozen.picture(job_id, name) - whole).max() <= A_LEVEL


@pytest.mark.usefixtures("one_thread")
def test_a_film_of_an_earlier_version_goes_on_with_the_frames_that_it_has(frozen: Frozen) -> None:
    """The rest about as they were: each is begun at the one before, and so are its differences."""
    require(frozen, "video")
    job_id, finished = frozen.running["video"], frozen.finished["video"]
    names = frozen.frames(finished)
    painted = {name: frozen.artifact(job_id, name).id for name in frozen.frames(job_id)}
    goes_on(frozen, "video")
    assert frozen.frames(job_id) == names
    assert painted.items() <= {name: frozen.artifact(job_id, name).id for name in names}.items()
    for name in names:
        apart = np.abs(frozen.picture(job_id, name) - frozen.picture(finished, name))
        assert apart.mean() < A_LEVEL


@pytest.mark.usefixtures("one_thread")
def test_a_training_of_an_earlier_version_goes_on_to_a_model(
    frozen: Frozen, tmp_path: Path
) -> None:
    require(frozen, "train")
    goes_on(frozen, "train")
    for job_id in (frozen.running["train"], frozen.finished["train"]):
        path = tmp_path / f"{job_id}.safetensors"
        key = frozen.artifact(job_id, "model.safetensors").key
        path.write_bytes(frozen.services.storage.get(key))
        card = files.load(path).card
        assert (card.styles, card.steps) == (["painting"], card.planned)


def require(frozen: Frozen, kind: str) -> None:
    """Skip a test of a kind of jobs that came later."""
    if kind not in frozen.running:
        pytest.skip("this version had no jobs of this kind")


def goes_on(frozen: Frozen, sort: str) -> None:
    """Finish the job whose worker was killed, and see that it did not begin anew."""
    job_id = frozen.running[sort]
    half_done = frozen.checkpointed(job_id)
    with capture_logs() as lines:
        frozen.work(job_id)
    own = (line for line in lines if line.get("job") == job_id)
    first = next(line["done"] for line in own if line["event"] == "first step")
    assert half_done < first < half_done + 0.05


def batch_of(frozen: Frozen) -> str:
    with frozen.services.db.read() as session:
        return session.scalars(select(Batch.id)).one()
