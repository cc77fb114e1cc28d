"""Projects on the pages."""

from flask.testing import FlaskClient

from tests.web.conftest import upload

API = "/api/v1"


def names(client: FlaskClient) -> list[str]:
    return [one["name"] for one in client.get(f"{API}/projects").json["items"]]


def test_projects_are_made_changed_and_removed_on_the_settings_page(client: FlaskClient) -> None:
    entered = {"name": "film", "weight": "2", "budget_hours": "", "members": ""}
    assert client.post("/settings/projects", data=entered).status_code == 303
    assert client.post("/settings/projects", data=entered).status_code == 409
    changed = client.post("/settings/projects/film", data={"weight": "1,5", "budget_hours": "7"})
    assert changed.status_code == 303
    film = client.get(f"{API}/projects").json["items"][1]
    assert (film["weight"], film["budget_hours"]) == (1.5, 7)
    assert "0.0 of 7" in client.get("/settings").text
    assert client.post("/settings/projects/film/remove").status_code == 303
    assert names(client) == ["default"]


def test_what_cannot_be_is_explained_above_the_form(client: FlaskClient) -> None:
    answer = client.post("/settings/projects", data={"name": "a film", "weight": "1"})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "Name: Give at most 100 letters, digits, dots and dashes" in answer.text
    endless = {"name": "film", "budget_hours": "many"}
    answer = client.post("/settings/projects", data=endless)
    assert "Device hours a month: " in answer.text


def test_the_form_offers_projects_where_there_are_some_and_a_job_shows_its_own(
    client: FlaskClient,
) -> None:
    assert 'name="project"' not in client.get("/new").text
    client.post("/settings/projects", data={"name": "film", "budget_hours": "0"})
    assert "<option>film</option>" in client.get("/new").text
    entered = {
        "content": upload(client, "teal"),
        "painting": "a",
        "style.a": upload(client, "red"),
        "outputs": "png",
        "recipe.size": "128",
        "project": "film",
    }
    assert "has used up its 0 device hours" in client.post("/new/estimate", data=entered).text
    place = client.post("/new", data=entered).headers["Location"]
    page = client.get(place).text
    assert "<dt>Project</dt><dd>film</dd>" in page
    assert "has used up its 0 device hours" in page
