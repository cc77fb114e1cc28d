"""Every form that can be refused keeps what was entered, with the sentence at its field."""

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from farm.engine.onepass.generators import files
from farm.engine.onepass.generators.generator import Generator
from farm.infra.services import Services
from farm.jobs.leasing import leases
from tests.engine.onepass.generators.test_files import card
from tests.web.conftest import claimed, join, picture, result, upload
from tests.web.dashboard.test_styles import made

LONG = "n" * 201


def shown(page: str, action: str) -> str:
    """Return the form that is sent to an address."""
    found = re.search(
        rf'<form[^>]* method="post" action="{re.escape(action)}".*?</form>', page, re.S
    )
    assert found, action
    return found[0]


def require_kept(page: str, action: str, kept: dict[str, Any], wrong: dict[str, str]) -> None:
    """Require that a form shows what was entered, and says what is wrong at the right fields."""
    form = shown(page, action)
    for name, value in kept.items():
        field = rf'name="{re.escape(name)}"[^>]*'
        text, option = re.escape(value), rf'value="{re.escape(value)}"[^>]* (checked|selected)'
        ways = (
            rf'{field} value="{text}"',
            rf"<textarea[^>]*{field}>{text}<",
            f"{field}>?.*{option}",
        )
        assert any(re.search(way, unescape(form)) for way in ways), (name, value, form)
    for id_, sentence in wrong.items():
        assert re.search(rf'aria-describedby="[^"]*fault-{id_}\b|id="fault-{id_}"', form), form
        assert sentence in unescape(re.findall(rf'id="fault-{id_}">(.*?)</p>', form)[0])
    assert form.count('id="fault-') == len(wrong)


@pytest.mark.parametrize(
    ("action", "entered", "wrong"),
    [
        (
            "/styles",
            {"name": "a@b", "tags": "late, red", "licence": "Public domain"},
            {"name": "no @", "files": "Give at least 1"},
        ),
        (
            "/settings/tokens",
            {"name": LONG[:100], "days": "90"},
            {"scopes": "Choose at least one thing"},
        ),
        ("/settings/tokens", {"days": "7", "scopes": "read"}, {"token-name": "Say what the token"}),
        (
            "/settings/webhooks",
            {"url": "http://10.0.0.1/told", "events": "job.failed"},
            {"hook-url": "private network"},
        ),
        (
            "/settings/projects",
            {"name": "film", "weight": "0", "budget_hours": "many", "members": "ana, ben"},
            {"weight-new": "more than 0", "budget_hours-new": "number"},
        ),
        (
            "/settings/projects",
            {"name": "film", "weight": "2,5", "members": "nobody"},
            {"members-new": "There is no user 'nobody'"},
        ),
        (
            "/settings/projects/default",
            {"weight": "0", "budget_hours": "7"},
            {"weight-1": "more than 0"},
        ),
        (
            "/models/train",
            {"label": "Evening", "steps": "0", "style_scale": "0.7"},
            {"photos": "Choose photos", "paintings": "one painting or more"},
        ),
    ],
)
def test_a_refused_form_keeps_its_fields(
    client: FlaskClient, action: str, entered: dict[str, str], wrong: dict[str, str]
) -> None:
    answer = client.post(action, data=entered)
    assert answer.status_code == 422
    assert 'role="alert" id="problem"' in answer.text
    require_kept(answer.text, action, entered, wrong)


def test_a_trained_style_keeps_what_its_photos_were_to_be_painted_like(
    client: FlaskClient, tmp_path: Path
) -> None:
    file = tmp_path / "waves.safetensors"
    files.save(file, Generator.begun(4, 1, 0), card(), picture("purple", kind="WEBP").getvalue())
    client.post("/models", data={"file": (file.open("rb"), file.name)})
    action = f"/models/{client.get('/api/v1/models').json['items'][0]['id']}/paint"
    other = {
        "frame.aspect": "A4",
        "frame.turn": "90",
        "sheet.border_mm": "12",
        "sheet.border_color": "#102030",
        "output": "tiff16",
    }
    entered = {"size": "7", "stroke": "99", "sheet.bleed_mm": "-1"} | other
    photos = [(picture("navy"), "1.png"), (picture("gold"), "2.png")]
    page = client.post(action, data=entered | {"photos": photos}).text
    id_ = action.split("/")[2]
    wrong = {f"size-{id_}": "at least 64", f"stroke-{id_}": "at most 32", f"{id_}-bleed": "0"}
    require_kept(page, action, entered, wrong)
    assert "2 files that came already" in shown(page, action)
    kept = re.findall(r'name="photos.kept" value="([^"]+)"', page)[0]
    better = {"size": "128", "stroke": "2", "photos.kept": kept}
    job = client.get(f"/api/v1{client.post(action, data=other | better).location}").json
    assert job["spec"]["photos"] == [upload(client, "navy"), upload(client, "gold")]
    nothing = client.post(action, data={"stroke": "2"}).text
    require_kept(nothing, action, {"stroke": "2"}, {f"photos-{id_}": "Choose one or more photos."})


def test_what_is_no_trained_style_is_said_at_its_field(client: FlaskClient) -> None:
    answer = client.post("/models", data={"file": (picture(), "a.png")})
    require_kept(answer.text, "/models", {}, {"file": "a.png is no trained style"})


def test_files_of_a_training_stay_while_its_settings_are_mended(client: FlaskClient) -> None:
    sent = {"photos": [(picture("navy"), "1.png")], "paintings": [(picture("red"), "red.png")]}
    small = {"crop": "64", "label": "Evening"}
    page = client.post("/models/train", data=small | sent | {"steps": "0"}).text
    assert "at least 1" in re.findall(r'class="bad small">(.*?)</p>', page)[0]
    came = dict(re.findall(r'name="(\w+\.kept)" value="([^"]+)"', page))
    assert came.keys() == {"photos.kept", "paintings.kept"}
    answer = client.post("/models/train", data=small | came | {"steps": "30"})
    spec = client.get(f"/api/v1{answer.location}").json["spec"]
    assert spec["photos"] == [upload(client, "navy")]


def test_a_styles_notes_and_version_keep_what_was_entered(client: FlaskClient) -> None:
    place, _other = made(client, "orange", "red"), made(client, "navy", name="Degas")
    entered = {"name": "Degas", "tags": "late", "licence": "Ours"}
    answer = client.post(place, data=entered)
    require_kept(answer.text, place, entered, {"name": "You have a style named"})
    again = f"{place}/versions"
    page = client.post(again, data={"keep": "", "take_damaged": "on"}).text
    require_kept(page, again, {}, {"files": "Give at least 1"})
    assert 'name="keep" value="' in page
    assert not re.search(r'name="keep"[^>]* checked', page)
    assert re.search(r'name="take_damaged" checked', page)


def test_a_render_that_is_kept_as_a_style_stays_meant_when_its_name_is_refused(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    join(farm)
    job = client.post("/api/v1/jobs", json=order).json["id"]
    lease = claimed(farm)
    leases.succeed(farm, lease, [result(farm, lease)], {"done": 1.0})
    page = client.post("/styles", data={"job": job, "name": "a@b"}).text
    require_kept(page, "/styles", {"name": "a@b", "job": job}, {"name": "no @"})
    assert client.post("/styles", data={"job": job, "name": "Found"}).status_code == 303


def test_a_job_keeps_a_name_and_a_file_that_are_refused(
    client: FlaskClient, farm: Services, order: dict[str, Any]
) -> None:
    join(farm)
    job = client.post("/api/v1/jobs", json=order).json["id"]
    lease = claimed(farm)
    leases.succeed(farm, lease, [result(farm, lease)], {"done": 1.0})
    rename = f"/jobs/{job}/label"
    require_kept(
        client.post(rename, data={"label": LONG}).text, rename, {"label": LONG}, {"label": "200"}
    )
    entered = {"format": "webp", "dpi": "0", "border_mm": "7", "bleed_mm": "x", "quality": "80"}
    page = client.post(f"/jobs/{job}/export", data=entered).text
    wrong = {"export-dpi": "at least 1", "bleed": "number"}
    require_kept(page, f"/jobs/{job}/export", entered, wrong)
    assert page.count("popover data-refused>") == 1
    entered = {"format": "pdf", "dpi": "300", "quality": "80", "names": "{colour}"}
    page = client.post(f"/jobs/{job}/export", data=entered).text
    wrong = {"export-names": "A name has no place {colour}"}
    require_kept(page, f"/jobs/{job}/export", entered, wrong)


def test_a_preset_that_is_refused_keeps_its_name_and_the_form(client: FlaskClient) -> None:
    look = {"preset": "draft", "recipe.style_weight": "3", "own_name": "Bold", "recipe.size": "128"}
    assert client.post("/new/keep", data=look).status_code == 303
    answer = client.post("/new/keep", data=look | {"label": "Sea"})
    assert answer.status_code == 409
    require_kept(answer.text, "/new", look | {"label": "Sea"}, {"own-name": "Bold"})


def test_a_border_that_cannot_be_is_said_at_its_field_of_the_form(client: FlaskClient) -> None:
    photo = upload(client)
    entered = {"content": photo, "painting": "a", "style.a": photo, "outputs": "png"}
    entered |= {"recipe.size": "128", "sheet.border_mm": "-1", "sheet.bleed_mm": "99999"}
    page = client.post("/new", data=entered).text
    assert json.dumps(re.findall(r'id="(fault-\w+)"', page)) == '["fault-border", "fault-bleed"]'
