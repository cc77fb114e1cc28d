"""Projects over the API."""

import pytest
from flask.testing import FlaskClient

from farm.accounts import access
from farm.base.config import Settings
from farm.domain.roles import Role, Scope
from farm.infra.services import Services
from farm.sql.models import Job
from tests.web.conftest import upload

API = "/api/v1"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"login": "always"})


def token(farm: Services, name: str, role: Role) -> dict[str, str]:
    access.add_user(farm, name, role)
    scopes = {Scope.READ, Scope.WRITE} | ({Scope.USERS} if role == Role.ADMIN else set())
    return {"Authorization": f"Bearer {access.new_token(farm, name, 't', scopes)[1]}"}


@pytest.fixture
def boss(farm: Services) -> dict[str, str]:
    return token(farm, "boss", Role.ADMIN)


@pytest.fixture
def ana(farm: Services) -> dict[str, str]:
    return token(farm, "ana", Role.ARTIST)


def test_admins_make_change_and_remove_projects(
    client: FlaskClient, boss: dict[str, str], ana: dict[str, str]
) -> None:
    body = {"name": "film", "members": ["ana"], "weight": 2, "budget_hours": 10}
    made = client.post(f"{API}/projects", json=body, headers=boss)
    assert made.status_code == 201
    assert made.json == body | {"spent_hours": 0.0}
    again = client.post(f"{API}/projects", json=body, headers=boss)
    assert (again.status_code, again.json["code"]) == (409, "already_exists")
    film = made.headers["Location"]
    changed = client.patch(film, json={"budget_hours": None}, headers=boss)
    assert changed.json == body | {"budget_hours": None, "spent_hours": 0.0}
    assert client.patch(film, json={"weight": 0}, headers=boss).status_code == 422
    unknown = client.patch(film, json={"members": ["nobody"]}, headers=boss)
    assert unknown.json["detail"] == "There is no user 'nobody': add them first."
    assert client.post(f"{API}/projects", json={"name": "x"}, headers=ana).status_code == 403
    assert client.delete(film, headers=boss).status_code == 204
    assert client.delete(film, headers=boss).status_code == 404
    assert client.delete(f"{API}/projects/default", headers=boss).status_code == 409


def test_people_see_the_projects_that_they_may_give_jobs_to(
    client: FlaskClient, boss: dict[str, str], ana: dict[str, str]
) -> None:
    for name, members in (("film", ["ana"]), ("print", [])):
        body = {"name": name, "members": members}
        assert client.post(f"{API}/projects", json=body, headers=boss).status_code == 201
    seen = {
        who: [one["name"] for one in client.get(f"{API}/projects", headers=head).json["items"]]
        for who, head in (("boss", boss), ("ana", ana))
    }
    assert seen == {"boss": ["default", "film", "print"], "ana": ["default", "film"]}


def test_the_default_project_can_have_a_weight_and_a_budget_but_no_members(
    client: FlaskClient, boss: dict[str, str]
) -> None:
    place = f"{API}/projects/default"
    assert client.patch(place, json={"members": ["boss"]}, headers=boss).status_code == 422
    assert client.patch(place, json={"weight": 3}, headers=boss).json["weight"] == 3
    assert client.get(f"{API}/projects", headers=boss).json["items"][0]["weight"] == 3


def test_a_job_tells_its_project_and_a_clone_keeps_it(
    client: FlaskClient, farm: Services, boss: dict[str, str]
) -> None:
    client.environ_base["HTTP_AUTHORIZATION"] = boss["Authorization"]
    client.post(f"{API}/projects", json={"name": "film"})
    photo, painting = upload(client, "teal"), upload(client, "orange")
    body = {"content": photo, "styles": [{"asset": painting}], "recipe": {"size": 128}}
    plain = client.post(f"{API}/jobs", json=body).json
    made = client.post(f"{API}/jobs", json=body | {"project": "film"}).json
    assert (plain["project"], made["project"]) == ("default", "film")
    cloned = client.post(f"{API}/jobs/{made['id']}/clone", json={"recipe": {"seed": 3}}).json
    assert cloned["project"] == "film"
    refused = client.post(f"{API}/jobs", json=body | {"project": "none"})
    assert refused.json["errors"][0]["pointer"] == "/project"
    moved = client.patch(f"{API}/jobs/{plain['id']}", json={"project": "film"}).json
    assert moved["project"] == "film"
    nowhere = client.patch(f"{API}/jobs/{plain['id']}", json={"project": "none"})
    assert nowhere.json["errors"][0]["pointer"] == "/project"
    listed = client.get(f"{API}/jobs?project=film").json["items"]
    assert {one["id"] for one in listed} == {plain["id"], made["id"], cloned["id"]}
    client.patch(f"{API}/jobs/{plain['id']}", json={"project": "default"})
    stuck = client.delete(f"{API}/projects/film")
    assert (stuck.status_code, stuck.json["code"]) == (409, "conflict")
    with farm.db.write() as session:
        session.get_one(Job, made["id"]).state = "failed"
        session.get_one(Job, cloned["id"]).state = "failed"
    ended = client.patch(f"{API}/jobs/{made['id']}", json={"project": "default"})
    assert (ended.status_code, ended.json["code"]) == (409, "conflict")
    assert client.delete(f"{API}/projects/film").status_code == 204


def test_a_check_says_that_the_projects_budget_is_used_up(
    client: FlaskClient, boss: dict[str, str]
) -> None:
    client.environ_base["HTTP_AUTHORIZATION"] = boss["Authorization"]
    client.post(f"{API}/projects", json={"name": "film", "budget_hours": 0})
    body = {
        "content": upload(client, "teal"),
        "styles": [{"asset": upload(client, "red")}],
        "recipe": {"size": 128},
        "project": "film",
    }
    warnings = client.post(f"{API}/jobs/check", json=body).json["warnings"]
    assert any(
        said.startswith("Its project film has used up its 0 device hours") for said in warnings
    )
