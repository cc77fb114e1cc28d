"""The library's pages, and the form with a style of it, as a browser without scripts sends them."""

import re
import zipfile
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient

from farm.infra.services import Services
from farm.jobs.leasing import leases
from tests.web.conftest import claimed, join, picture, result, upload


def made(client: FlaskClient, *colors: str, name: str = "Monet", **more: Any) -> str:
    """Make a style of files on its page, and return the address of its own page."""
    files = [(picture(color), f"{color}.png") for color in colors]
    answer = client.post("/styles", data={"name": name, "files": files} | more)
    assert answer.status_code == 303, answer.text
    return answer.location


def test_a_style_is_made_of_files_shown_and_found(client: FlaskClient) -> None:
    place = made(client, "orange", "red", tags="garden, late", licence="Public domain")
    shown = client.get(place).text
    assert "2 paintings" in shown
    assert "garden, late" in shown
    assert "Public domain" in shown
    assert f'href="{place}"' in client.get("/styles?q=late").text
    assert "No style fits that search." in client.get("/styles?q=cubist").text


def test_a_zip_of_paintings_is_a_style_and_equal_files_are_one(client: FlaskClient) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name, color in (("a/1.png", "orange"), ("a/2.png", "red"), ("b/1.png", "red")):
            packed.writestr(name, picture(color).getvalue())
        packed.writestr("__MACOSX/a/._1.png", b"of the system")
    file.seek(0)
    data = {"name": "Packed", "files": [(file, "all.zip")]}
    assert "2 paintings" in client.get(client.post("/styles", data=data).location).text


def test_what_cannot_be_a_style_is_said_and_what_was_entered_stays(client: FlaskClient) -> None:
    note = (BytesIO(b"Buy ochre."), "note.png")
    data = {"name": "Monet", "tags": "garden", "files": [(picture(), "a.png"), note]}
    answer = client.post("/styles", data=data)
    assert answer.status_code == 422
    assert "1 of 2 files cannot be taken. note.png: " in answer.text
    assert 'value="garden"' in answer.text
    assert client.get("/api/v1/styles").json["items"] == []


def test_a_version_keeps_the_ticked_paintings_and_takes_new_ones(client: FlaskClient) -> None:
    place = made(client, "orange", "red")
    kept = upload(client, "red")
    data = {"keep": kept, "files": [(picture("navy"), "navy.png")]}
    client.post(f"{place}/versions", data=data)
    style = client.get("/api/v1/styles").json["items"][0]["newest"]
    assert style["number"] == 2
    assert [one["asset"] for one in style["paintings"]] == [kept, upload(client, "navy")]
    assert "Version 1 of 2" in client.get(f"{place}?version=1").text
    nothing = client.post(f"{place}/versions", data={})
    assert nothing.status_code == 422
    assert "Paintings: Give at least 1." in nothing.text


def test_notes_change_and_a_name_that_is_taken_is_said(client: FlaskClient) -> None:
    place, _other = made(client, "orange"), made(client, "red", name="Degas")
    client.post(place, data={"name": "Claude", "tags": "", "licence": ""})
    assert ">Claude<" in client.get(place).text
    answer = client.post(place, data={"name": "Degas"})
    assert answer.status_code == 409
    assert "You have a style named" in answer.text


def test_a_style_fills_the_form_and_the_render_tells_its_version(client: FlaskClient) -> None:
    place = made(client, "orange", "red")
    style = place.rsplit("/", 1)[1]
    client.post(f"/api/v1/styles/{style}/versions", json={
        "paintings": [{"asset": upload(client, "navy")}], "look": {"style_scale": 1.5},
    })  # fmt: skip
    shown = client.get(f"/new?style={style}").text
    assert f'name="style" value="{style}@2"' in shown
    fields = dict(re.findall(r'<input[^>]* name="(recipe\.\w+)" value="([^"]*)"', shown))
    assert fields["recipe.style_scale"] == "1.5"
    sent = {"content": upload(client), "style": f"{style}@1", "preset": "draft", "outputs": "png"}
    sent |= {"recipe.size": "128", "recipe.style_scale": "0.5"}
    job = client.post("/new", data=sent).location
    page = client.get(job).text
    assert ", version 1 of 2" in page
    asked = client.get(f"/api/v1{job}").json
    assert asked["style_version"] == 1
    assert asked["spec"]["recipe"]["style_scale"] == 0.5
    again = client.post(f"{job}/renew").location
    assert client.get(f"/api/v1{again}").json["style_version"] == 2
    assert f'value="{style}@1"' in client.get(f"/new?job={job.rsplit('/', 1)[1]}").text


def test_the_form_has_the_usual_settings_also_where_the_look_has_others(
    client: FlaskClient,
) -> None:
    style = made(client, "orange").rsplit("/", 1)[1]
    paintings = [{"asset": upload(client, "navy")}]
    client.post(
        f"/api/v1/styles/{style}/versions", json={"paintings": paintings, "look": {"tv_weight": 1}}
    )
    sent = {"content": upload(client), "style": f"{style}@2", "preset": "draft", "outputs": "png"}
    job = client.post("/new", data=sent | {"recipe.size": "128", "recipe.tv_weight": "0"}).location
    assert client.get(f"/api/v1{job}").json["spec"]["recipe"]["tv_weight"] == 0


def test_a_finished_render_is_kept_as_a_style(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    join(farm)
    job = client.post("/api/v1/jobs", json=order).json["id"]
    lease = claimed(farm)
    leases.succeed(farm, lease, [result(farm, lease)], {"done": 1.0})
    assert "Keep as a style" in client.get(f"/jobs/{job}").text
    place = client.post("/styles", data={"job": job, "name": "Found"}).location
    assert "1 painting" in client.get(place).text


@pytest.mark.parametrize("reference", ["Nobody", "style_none", "Monet@9"])
def test_a_style_that_is_not_there_is_said_instead_of_a_form(
    client: FlaskClient, reference: str
) -> None:
    made(client, "orange")
    answer = client.get(f"/new?style={reference}")
    assert answer.status_code == 422
    assert "style" in answer.text


def test_the_history_shows_the_renders_of_a_style(client: FlaskClient) -> None:
    style = made(client, "orange").rsplit("/", 1)[1]
    photo = upload(client)
    body = {"content": photo, "style": style, "recipe": {"size": 128}, "label": "Of the library"}
    client.post("/api/v1/jobs", json=body)
    other = {"content": photo, "styles": [{"asset": photo}], "recipe": {"size": 128}}
    client.post("/api/v1/jobs", json=other | {"label": "By hand"})
    page = client.get(f"/history?style={style}").text
    assert "Made with Monet" in page
    assert "Of the library" in page
    assert "By hand" not in page
