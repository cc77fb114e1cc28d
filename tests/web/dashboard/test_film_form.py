"""A film on the form: what is asked of it, what it takes, and what is wrong beside its field."""

import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from farm.engine.onepass.generators import files
from farm.engine.onepass.generators.generator import Generator
from tests.engine.onepass.generators.test_files import card
from tests.engine.video.clips import pan, write
from tests.web.conftest import require_beside_its_field, upload


@pytest.fixture
def clip(client: FlaskClient, tmp_path: Path) -> str:
    """The id of a film with a cut at frame 3."""
    frames = [*pan(3, size=(72, 96)), *pan(2, size=(72, 96), seed=2)]
    path = write(tmp_path / "clip.mp4", frames)
    with path.open("rb") as file:
        taken = client.post("/new/pictures/content", data={"file": (file, "clip.mp4")})
    assert "5 frames" in taken.text
    return str(client.get("/api/v1/assets").json["items"][0]["id"])


@pytest.fixture
def entered(client: FlaskClient, clip: str) -> dict[str, Any]:
    return {
        "content": clip, "painting": "a", "style.a": upload(client, "orange"), "preset": "draft",
        "recipe.size": "96", "film.method": "adain", "film.codec": "ffv1", "film.cuts": "3",
        "film.passes": "3",
    }  # fmt: skip


def test_a_film_brings_its_own_settings(client: FlaskClient, clip: str) -> None:
    settings = client.get(f"/new/settings?content={clip}&preset=standard&recipe.size=4096").text
    assert 'name="preset" value="draft"' in settings
    assert 'name="recipe.size" value="96"' in settings
    assert 'name="film.cuts" value="3"' in settings
    assert '<option value="gatys" selected>' in settings
    assert 'name="outputs"' not in settings
    assert 'name="outputs"' in client.get("/new/settings?content=").text


def test_the_form_makes_a_film_of_what_was_entered(
    client: FlaskClient, entered: dict[str, Any]
) -> None:
    assert "96 × 72 px, 5 frames" in client.post("/new/estimate", data=entered).text
    assert client.post("/new", data=entered).status_code == 303
    (job,) = client.get("/api/v1/jobs").json["items"]
    spec = job["spec"]
    assert (job["kind"], spec["clip"], spec["method"]) == ("video", entered["content"], "adain")
    assert (spec["codec"], spec["cuts"], spec["recipe"]["size"]) == ("ffv1", [3], 96)
    assert spec["passes"] == 3
    again = client.get(f"/new?job={job['id']}").text
    assert re.search(r'name="film\.passes"[^>]* value="3"', again)


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("film.cuts", "3, x", "Give a whole number"),
        ("film.cuts", "9", "has 5 frames"),
        ("film.part", "3", "Give at least 2"),
        ("film.part", "2, 9", "no part of it ends at 9"),
        ("film.quality", "90", "Give at most 51"),
        ("film.passes", "11", "Give at most 10"),
        ("film.steadiness", "lots", "Give a number"),
        ("recipe.size", "1", "Give at least 64"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(
    client: FlaskClient, entered: dict[str, Any], field: str, text: str, sentence: str
) -> None:
    require_beside_its_field(client, entered | {field: text}, field, sentence)


def test_another_version_of_a_film_begins_with_its_settings(
    client: FlaskClient, entered: dict[str, Any]
) -> None:
    job = client.post("/new", data=entered).headers["Location"].rsplit("/", 1)[-1]
    form = client.get(f"/new?job={job}").text
    assert '<option value="adain" selected>' in form
    assert '<option value="ffv1" selected>' in form
    assert f'name="content" value="{entered["content"]}"' in form


@pytest.fixture
def model(client: FlaskClient, tmp_path: Path) -> str:
    """The id of a trained style."""
    path = tmp_path / "waves.safetensors"
    files.save(path, Generator.begun(4, 1, 0), card())
    with path.open("rb") as file:
        client.post("/models", data={"file": (file, path.name)})
    return str(client.get("/api/v1/models").json["items"][0]["id"])


def test_a_trained_style_paints_a_film_without_paintings(
    client: FlaskClient, clip: str, model: str
) -> None:
    assert f'href="/new?model={model}"' in client.get("/models").text
    begun = client.get(f"/new?model={model}").text
    chosen = {"film.method": "generator", "film.model": model}
    assert f'type="hidden" name="film.model" value="{model}"' in begun
    settings = client.get("/new/settings", query_string={"content": clip} | chosen).text
    assert '<option value="generator" selected>' in settings
    assert f'<option value="{model}" selected>waves, version 1</option>' in settings
    entered = {"content": clip, "preset": "draft", "recipe.size": "96"} | chosen
    assert "96 × 72 px, 5 frames" in client.post("/new/estimate", data=entered).text
    answer = client.post("/new", data=entered | {"film.weights": "1"})
    assert answer.status_code == 303
    (job,) = client.get("/api/v1/jobs").json["items"]
    spec = job["spec"]
    assert (spec["method"], spec["model"], spec["styles"]) == ("generator", model, [])
    assert spec["weights"] == [1]
    assert "A trained style" in client.get(answer.location).text
    again = client.get(f"/new?job={job['id']}").text
    assert f'<option value="{model}" selected>' in again
    assert 'name="film.weights" value="1"' in again


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("film.model", "", "Choose a trained style."),
        ("film.model", "asset_" + "0" * 26, "There is no picture"),
        ("film.weights", "1, 2", "The model has 1 styles"),
    ],
)
def test_a_trained_style_that_does_not_fit_is_told_beside_its_field(
    client: FlaskClient, clip: str, model: str, field: str, text: str, sentence: str
) -> None:
    entered = {"content": clip, "recipe.size": "96", "film.method": "generator"}
    answer = client.post("/new", data=entered | {"film.model": model} | {field: text})
    assert answer.status_code == 422
    place = answer.text.index(f'name="{field}"')
    assert 'aria-invalid="true"' in answer.text[place : place + 400]
    assert sentence in answer.text[place:]


def test_a_film_is_no_part_of_a_series_or_a_grid(
    client: FlaskClient, entered: dict[str, Any]
) -> None:
    more = entered | {"axis": "style_weight", "values": "1, 2"}
    answer = client.post("/new", data=more)
    assert answer.status_code == 422
    assert "A film is one job" in answer.text
