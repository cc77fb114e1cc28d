"""A real Chromium before the real web server, and a real worker where a test renders.

Where there is no Chromium these tests are skipped, and under CI they fail.
"""

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import redis
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    expect,
    sync_playwright,
)
from sqlalchemy import delete

from farm.accounts import access
from farm.base.config import Settings
from farm.domain.roles import Role
from farm.infra.services import Services
from farm.infra.storage import Storage
from farm.local.embedded.ports import free_port
from farm.sql.models import Row
from tests.conftest import PROCESS
from tests.servers import ask

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
START_SECONDS = 60
PATIENCE_MS = 30_000

expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        reason = "There is no Chromium here: apt-get install chromium"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    with sync_playwright() as playwright:
        yield launch(playwright)


def launch(playwright: Playwright) -> Browser:
    """Start Chromium; as root it has no sandbox."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])


@pytest.fixture(scope="session")
def studio(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """The settings of a farm whose web server runs; it has no worker yet."""
    folder = tmp_path_factory.mktemp("studio")
    shutil.copy(sqlite_template, folder / "farm.db")
    number = 15 - int(PROCESS.removeprefix("gw")) % 8  # other tests count from 0 and flush theirs
    settings = Settings(
        _env_file=None,
        **ask("s3"),
        s3_bucket=f"browser-{PROCESS}",
        data_dir=folder,
        database_url=f"sqlite:///{folder / 'farm.db'}",
        redis_url=ask("valkey")["redis_url"].removesuffix("/0") + f"/{number}",
        port=free_port(),
        secret_key="only-for-tests-and-long-enough-for-them",
        weights="random16",
        preview_seconds=0.2,
        heartbeat_seconds=0.5,
    )
    with redis.Redis.from_url(settings.redis_url) as client:
        client.flushdb()
    Storage(settings).ensure_bucket()
    with running("web", settings):
        await_answer(f"http://{settings.host}:{settings.port}/healthz")
        yield settings


@pytest.fixture
def farm(studio: Settings) -> Iterator[Services]:
    """The farm's connections; every row is gone after the test."""
    with Services(studio) as services:
        yield services
        with services.db.write() as session:
            for table in reversed(Row.metadata.sorted_tables):
                session.execute(delete(table))


@pytest.fixture
def worker(studio: Settings) -> Iterator[None]:
    """A worker process, on seeded random weights, for this test alone: others want jobs to wait."""
    with running("workers", studio):
        yield


@pytest.fixture
def context(browser: Browser, studio: Settings) -> Iterator[BrowserContext]:
    context = browser.new_context(
        base_url=f"http://{studio.host}:{studio.port}", viewport={"width": 1280, "height": 800}
    )
    context.set_default_timeout(PATIENCE_MS)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, studio: Settings, farm: Services) -> Iterator[Page]:
    """A page; the test fails if it leaves the origin, breaks the policy or logs an error."""
    page = context.new_page()
    with watched(page, studio):
        yield page


@pytest.fixture
def guarded(farm: Services, studio: Settings, tmp_path: Path) -> Settings:
    """The settings of a second web server, where everyone signs in."""
    access.add_user(farm, "boss", Role.ADMIN)
    settings = studio.model_copy(
        update={"port": free_port(), "login": "always", "data_dir": tmp_path}
    )
    settings.model_fields_set.update(studio.model_fields_set | {"login"})
    return settings


@contextmanager
def watched(page: Page, studio: Settings) -> Iterator[list[str]]:
    """Collect what a clean page never does, and fail on it at the end."""
    own = f"{studio.host}:{studio.port}"
    faults: list[str] = []

    def leaves(url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme not in ("blob", "data") and parts.netloc != own

    def says(text: str) -> None:
        if "status of 422" not in text:  # Chromium's own note on a form that comes back
            faults.append(text)

    page.on("console", lambda said: said.type == "error" and says(said.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda sent: leaves(sent.url) and faults.append(f"request to {sent.url}"))
    yield faults
    assert not faults


@contextmanager
def running(module: str, settings: Settings) -> Iterator[subprocess.Popen[bytes]]:
    """Run one of the farm's processes with these settings."""
    named = settings.model_dump(exclude_unset=True)
    env = {f"FARM_{name.upper()}": _plain(value) for name, value in named.items()}
    log = settings.data_dir / f"{module}.log"
    with log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", module], env=os.environ | env, stdout=output, stderr=output
        )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(30)


def _plain(value: object) -> str:
    return value.get_secret_value() if hasattr(value, "get_secret_value") else str(value)


def await_answer(url: str) -> None:
    """Return once the server answers."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            urllib.request.urlopen(url, timeout=1).close()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return
