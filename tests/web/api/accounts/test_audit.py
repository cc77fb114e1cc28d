from typing import Any

import pytest
from flask.testing import FlaskClient

from farm.base.config import Settings
from farm.domain.roles import Role, Scope, Viewer
from farm.fleet import registry
from farm.infra.services import Services
from farm.sql.models import Job
from tests.factories import asset, worker
from tests.web.api.accounts.test_access import bearer


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """A farm that everyone signs in to."""
    return settings.model_copy(update={"login": "always"})


@pytest.fixture
def admin(farm: Services) -> dict[str, str]:
    return bearer(farm, "root", Role.ADMIN, *Scope)


def actions(client: FlaskClient, admin: dict[str, str]) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = client.get("/api/v1/audit", headers=admin).json["items"]
    return items


def test_what_admins_do_is_written_down_with_who_when_and_under_which_request(
    client: FlaskClient, farm: Services, admin: dict[str, str]
) -> None:
    registry.register(farm, worker("w1"))
    named = admin | {"X-Request-ID": "drain-1"}
    client.post("/api/v1/workers/w1/drain", headers=named)
    client.post("/api/v1/users", json={"name": "ana"}, headers=admin)
    client.patch("/api/v1/users/ana", json={"role": "operator"}, headers=admin)
    made = client.post("/api/v1/tokens", json={"name": "bot", "scopes": ["read"]}, headers=admin)
    client.delete(f"/api/v1/tokens/{made.json['id']}", headers=admin)
    found = actions(client, admin)[:5]
    assert [(row["actor"], row["action"], row["target"]) for row in reversed(found)] == [
        ("root", "worker.drain", "w1"),
        ("root", "user.add", "ana"),
        ("root", "user.change", "ana"),
        ("root", "token.make", made.json["id"]),
        ("root", "token.revoke", made.json["id"]),
    ]
    assert found[-1]["request_id"] == "drain-1"
    assert found[2]["detail"] == {"role": "operator"}
    assert made.json["token"] not in str(found)


def test_what_the_farm_does_by_itself_is_written_down_as_its_own(
    client: FlaskClient, farm: Services, admin: dict[str, str]
) -> None:
    registry.register(farm, worker("w1"))
    with farm.db.write() as session:
        registry.set_aside(session, "w1", "Its disk is full.")
    last = actions(client, admin)[0]
    assert (last["actor"], last["action"]) == ("the farm", "worker.set_aside")
    assert last["detail"] == {"reason": "Its disk is full."}


def test_who_deleted_anothers_picture_is_written_down(
    client: FlaskClient, farm: Services, admin: dict[str, str]
) -> None:
    theirs, own = asset(farm, Viewer("ana")), asset(farm, Viewer("root"))
    for one in (theirs, own):
        assert client.delete(f"/api/v1/assets/{one}", headers=admin).status_code == 204
    found = [row for row in actions(client, admin) if row["action"] == "picture.delete"]
    assert [(row["actor"], row["target"], row["detail"]) for row in found] == [
        ("root", theirs, {"owner": "ana"})
    ]


def test_what_was_done_to_anothers_job_is_known_when_the_job_is_gone(
    client: FlaskClient, farm: Services, admin: dict[str, str]
) -> None:
    with farm.db.write() as session:
        session.add(Job(id="job_1", owner="ana", spec={}, position=1.0))
        session.add(Job(id="job_2", owner="root", spec={}, position=2.0))
    for job in ("job_1", "job_2"):
        assert client.post(f"/api/v1/jobs/{job}/cancel", headers=admin).status_code < 500
        client.delete(f"/api/v1/jobs/{job}", headers=admin)
    found = [row for row in actions(client, admin) if row["action"].startswith("job.")]
    assert [(row["action"], row["target"]) for row in found] == [
        ("job.delete", "job_1"),
        ("job.steer", "job_1"),
    ]
    assert found[1]["detail"] == {"owner": "ana", "state": "canceled"}


def test_the_actions_come_page_by_page(client: FlaskClient, admin: dict[str, str]) -> None:
    for name in ("a1", "a2", "a3"):
        client.post("/api/v1/users", json={"name": name}, headers=admin)
    first = client.get("/api/v1/audit?limit=2", headers=admin).json
    assert [row["target"] for row in first["items"]] == ["a3", "a2"]
    second = client.get(f"/api/v1/audit?limit=1&cursor={first['next']}", headers=admin).json
    assert [row["target"] for row in second["items"]] == ["a1"]
    count = len(actions(client, admin))
    assert client.get(f"/api/v1/audit?limit={count}", headers=admin).json["next"] is None
    for wrong in ("cursor=WzEsICIiXQ", "before=1"):
        assert client.get(f"/api/v1/audit?{wrong}", headers=admin).status_code == 422


def test_admins_alone_see_what_was_done(
    client: FlaskClient, farm: Services, admin: dict[str, str]
) -> None:
    operator = bearer(farm, "ops", Role.OPERATOR)
    assert client.get("/api/v1/audit", headers=operator).status_code == 403
    assert "Who did what" not in client.get("/settings", headers=operator).text
    assert "Who did what" in client.get("/settings", headers=admin).text
