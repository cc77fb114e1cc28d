"""A photo's faces as where to paint less, over the API and on the form."""

import io
import re

import numpy as np
import pytest
from flask.testing import FlaskClient
from PIL import Image
from skimage import data

from farm.engine.pictures import faces
from tests.web.conftest import upload


@pytest.fixture
def portrait(client: FlaskClient) -> str:
    file = io.BytesIO()
    Image.fromarray(data.astronaut()).save(file, "PNG")
    file.seek(0)
    return str(client.post("/api/v1/uploads", data={"file": (file, "eileen.png")}).json["id"])


def test_a_job_takes_the_map_that_is_made_of_its_photo(client: FlaskClient, portrait: str) -> None:
    made = client.post(f"/api/v1/assets/{portrait}/faces")
    assert made.status_code == 201, made.json
    assert made.json["name"] == "eileen faces.png"
    seen = client.get(f"/api/v1/assets/{made.json['id']}/content").data
    assert np.asarray(Image.open(io.BytesIO(seen)))[115, 224].max() < 100
    assert client.post(f"/api/v1/assets/{portrait}/faces").json["id"] == made.json["id"]
    painting = {"asset": upload(client, "gold")}
    body = {"content": portrait, "strength": made.json["id"], "styles": [painting]}
    assert client.post("/api/v1/jobs", json=body).status_code == 201


def test_the_form_lays_the_map_in_its_place(client: FlaskClient, portrait: str) -> None:
    shown = client.post("/new/pictures/strength", data={"faces": portrait}).text
    assert 'alt="eileen faces.png"' in shown
    assert re.search(r'name="strength" value="asset_\w+"', shown)


def test_a_farm_that_finds_no_faces_says_how_it_would(
    client: FlaskClient, portrait: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Keep the faces" in client.get("/new").text
    monkeypatch.setattr(faces, "find_spec", lambda _name: None)
    answer = client.post(f"/api/v1/assets/{portrait}/faces")
    assert answer.status_code == 422
    assert "brushfarm[faces]" in answer.json["detail"]
    assert "Keep the faces" not in client.get("/new").text
