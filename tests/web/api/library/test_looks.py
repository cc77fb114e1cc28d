"""Presets of people's own, and favourites among styles."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from farm.accounts import projects
from farm.domain.projects import NewProject
from farm.domain.roles import Viewer
from farm.domain.styles import NewLook
from farm.engine.gatys.presets import pinned
from farm.errors import Forbidden, NotFound
from farm.infra.services import Services
from farm.jobs import looks
from tests.factories import ANA, BEN
from tests.web.conftest import upload

LOOKS = "/api/v1/looks"


def test_a_look_is_kept_listed_taken_and_forgotten(client: FlaskClient) -> None:
    asked = {"name": "Coarse", "preset": "draft", "recipe": {"style_scale": 2.0}}
    answer = client.post(LOOKS, json=asked)
    assert answer.status_code == 201
    made = client.get(answer.headers["Location"]).json
    assert (made["name"], made["recipe"]) == ("Coarse", {"style_scale": 2})
    assert made["preset"] == pinned("draft") != "draft"
    assert [one["id"] for one in client.get(LOOKS).json["items"]] == [made["id"]]
    form = client.get(f"/new?own={made['id']}").text
    assert 'name="recipe.style_scale" value="2"' in form
    assert client.post(LOOKS, json=asked).status_code == 409
    assert client.delete(f"{LOOKS}/{made['id']}").status_code == 204
    assert client.get(LOOKS).json["items"] == []


def test_a_look_stays_what_it_was_when_presets_have_a_new_version(client: FlaskClient) -> None:
    made = client.post(LOOKS, json={"name": "Old", "preset": "draft@2"}).json
    form = client.get(f"/new?own={made['id']}").text
    assert 'name="recipe.content_weight" value="1"' in form
    assert 'name="recipe.content_weight" value="2"' in client.get("/new?to=draft").text


@pytest.mark.parametrize(
    ("asked", "pointer"),
    [
        ({"name": "X", "recipe": {"size": 512}}, "/recipe/size"),
        ({"name": "X", "recipe": {"style_scale": -1}}, "/recipe/style_scale"),
        ({"name": "X", "preset": "best"}, "/preset"),
        ({"name": ""}, "/name"),
        ({"name": "X", "project": "nowhere"}, "/project"),
    ],
)
def test_what_no_look_can_be_is_refused(
    client: FlaskClient, asked: dict[str, Any], pointer: str
) -> None:
    answer = client.post(LOOKS, json=asked)
    assert answer.status_code == 422
    assert answer.json["errors"][0]["pointer"] == pointer


def test_a_look_is_shared_with_the_members_of_its_project_alone(services: Services) -> None:
    from farm.accounts import access
    from farm.domain.roles import Role

    for viewer in (ANA, BEN):
        access.add_user(services, viewer.name, Role.ARTIST)
    projects.add(services, NewProject(name="film", members=[ANA.name, BEN.name]))
    shared = looks.add(services, ANA, NewLook(name="Film", project="film"))
    looks.add(services, ANA, NewLook(name="Mine"))

    def seen(viewer: Viewer) -> list[str]:
        with services.db.read() as session:
            return [look.name for look in looks.find(session, viewer)]

    assert seen(ANA) == ["Film", "Mine"]
    assert seen(BEN) == ["Film"]
    assert seen(Viewer("cleo")) == []
    with pytest.raises(Forbidden, match="is ana's: only they may forget it"):
        looks.remove(services, BEN, shared.id)
    with pytest.raises(NotFound):
        looks.remove(services, Viewer("cleo"), shared.id)


def test_favourites_stand_before_newer_styles(client: FlaskClient) -> None:
    for name in ("Old", "New"):
        asked = {"name": name, "paintings": [{"asset": upload(client, "orange")}]}
        client.post("/api/v1/styles", json=asked)
    page = client.get("/styles").text
    assert page.index(">New<") < page.index(">Old<")
    changed = client.patch("/api/v1/styles/Old", json={"favourite": True}).json
    assert changed["favourite"] is True
    page = client.get("/styles").text
    assert page.index(">Old<") < page.index(">New<")
    assert page.count("<bdi>Old</bdi>") == 1
    client.post(f"/styles/{changed['id']}/unlike")
    assert client.get("/api/v1/styles/Old").json["favourite"] is False
