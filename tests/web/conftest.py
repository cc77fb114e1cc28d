"""The web application in this process, on real servers."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from PIL import Image

from farm.base.config import Settings
from farm.fleet import registry
from farm.infra.services import Services
from farm.jobs.leasing import leases
from farm.jobs.leasing.leases import File, Lease
from tests.factories import worker
from web import Web, create_app


@pytest.fixture
def app(settings: Settings) -> Iterator[Web]:
    app = create_app(settings)
    yield app
    app.extensions["hub"].close()
    app.extensions["services"].close()


@pytest.fixture
def farm(app: Web) -> Services:
    """The application's own connections."""
    services: Services = app.extensions["services"]
    return services


@pytest.fixture
def client(app: Web) -> FlaskClient:
    return app.test_client()


def picture(color: str = "teal", size: tuple[int, int] = (96, 64), kind: str = "PNG") -> BytesIO:
    """Return a picture file."""
    file = BytesIO()
    Image.new("RGB", size, color).save(file, kind)
    file.seek(0)
    return file


def upload(client: FlaskClient, color: str = "teal") -> str:
    """Upload a picture and return its id."""
    answer = client.post("/api/v1/uploads", data={"file": (picture(color), f"{color}.png")})
    assert answer.status_code in (200, 201), answer.json
    return str(answer.json["id"])


@pytest.fixture
def order(client: FlaskClient) -> dict[str, object]:
    """A valid body for POST /jobs."""
    return {
        "content": upload(client, "teal"),
        "styles": [{"asset": upload(client, "orange")}],
        "preset": "draft",
        "recipe": {"size": 128},
    }


def join(farm: Services, name: str = "host/1", **changes: Any) -> None:
    """Let a worker take jobs."""
    registry.register(farm, worker(name, **changes))


def claimed(farm: Services) -> Lease:
    """Let the worker take the next job."""
    lease = leases.claim(farm, "host/1", "boot_1")
    assert lease is not None
    return lease


def result(farm: Services, lease: Lease, data: bytes = b"picture") -> File:
    """Store what stands for a result."""
    key = f"jobs/{lease.job_id}/e{lease.epoch}/result.png"
    farm.storage.put(key, data)
    return File("result.png", "result", key, "image/png", 128, 85, len(data), "ab" * 32)


def require_beside_its_field(
    client: FlaskClient, entered: dict[str, Any], field: str, sentence: str
) -> None:
    """Expect the form to be refused with a sentence at one of its fields, and nothing queued."""
    answer = client.post("/new", data=entered)
    assert answer.status_code == 422
    place = answer.text.index(f'name="{field}" value="{entered[field]}"')
    assert 'aria-invalid="true"' in answer.text[place : place + 400]
    assert sentence in answer.text[place:]
    assert client.get("/api/v1/jobs").json["items"] == []


def require_heard(client: FlaskClient, url: str, happenings: dict[str, Callable[[], Any]]) -> None:
    """Expect that each of these changes the answer, and the tag of it."""
    known = client.get(url)
    for what, happen in happenings.items():
        happen()
        answer = client.get(url, headers={"If-None-Match": known.headers["ETag"]})
        assert answer.status_code == 200, what
        assert answer.json != known.json, what
        assert client.get(url).json == answer.json, what
        assert answer.headers["ETag"] != known.headers["ETag"], what
        known = answer
        unchanged = client.get(url, headers={"If-None-Match": known.headers["ETag"]})
        assert unchanged.status_code == 304, what
