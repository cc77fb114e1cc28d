"""Jobs of other versions: what they ask for means less today, and every list still shows them."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import update

from farm.infra.services import Services
from farm.sql.models import Job

CHANGES: list[dict[str, Any]] = [{"size": 20_000}, {"optimizer": "sgd"}, {"brush": 3}]


@pytest.fixture(params=CHANGES, ids=lambda change: next(iter(change)))
def old(
    request: pytest.FixtureRequest, client: FlaskClient, farm: Services, order: dict[str, object]
) -> str:
    """A waiting job that would be refused today, after one of its kind that succeeded."""
    ids = [client.post("/api/v1/jobs", json=order).json["id"] for _ in range(2)]
    with farm.db.write() as session:
        for job_id in ids:
            row = session.get_one(Job, job_id)
            row.spec = row.spec | {"recipe": row.spec["recipe"] | request.param}
        session.flush()
        done = {"state": "succeeded", "render_seconds": 9.0}
        session.execute(update(Job).where(Job.id == ids[0]).values(done))
    return str(ids[1])


def test_every_page_that_shows_it_opens(client: FlaskClient, old: str) -> None:
    pages = ["/queue", "/history", f"/jobs/{old}", f"/jobs/{old}/now", f"/new?job={old}"]
    assert {page: client.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)


def test_the_api_shows_it_as_it_was_asked_for(client: FlaskClient, old: str) -> None:
    (listed,) = client.get("/api/v1/jobs?status=queued").json["items"]
    assert listed["spec"] == client.get(f"/api/v1/jobs/{old}").json["spec"]
    assert "version" not in listed["spec"]


def test_others_are_estimated_beside_it(
    client: FlaskClient, old: str, order: dict[str, object]
) -> None:
    answer = client.post("/api/v1/jobs/check", json=order)
    assert answer.status_code == 200
    assert answer.json["place"] == 2
