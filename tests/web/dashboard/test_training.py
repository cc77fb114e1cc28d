"""The form of a training, as a browser without scripts sends it."""

import zipfile
from io import BytesIO
from typing import Any

from flask.testing import FlaskClient

from tests.web.conftest import picture

SMALL = {"crop": "64", "steps": "30"}


def sent(client: FlaskClient, **more: Any) -> Any:
    files = {"photos": [(picture("navy"), "1.png")], "paintings": [(picture("red"), "red.png")]}
    return client.post("/models/train", data=SMALL | files | more)


def test_a_training_is_made_of_files_and_settings(client: FlaskClient) -> None:
    answer = sent(client, label="Evening", style_weight="2.5", width="")
    assert answer.status_code == 303, answer.text
    job = client.get(f"/api/v1{answer.location}").json
    assert (job["kind"], job["label"]) == ("train", "Evening")
    spec = job["spec"]
    assert (spec["steps"], spec["crop"], spec["style_weight"], spec["width"]) == (30, 64, 2.5, 32)
    assert (len(spec["photos"]), len(spec["styles"])) == (1, 1)


def test_a_training_learns_a_style_of_the_library_from_a_zip_of_photos(client: FlaskClient) -> None:
    files = [(picture("orange"), "a.png"), (picture("red"), "b.png")]
    client.post("/styles", data={"name": "Late", "files": files})
    style = client.get("/api/v1/styles").json["items"][0]["id"]
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for color in ("navy", "green", "white"):
            archive.writestr(f"{color}.png", picture(color).getvalue())
    packed.seek(0)
    answer = sent(client, style=style, photos=[(packed, "photos.zip")])
    spec = client.get(f"/api/v1{answer.location}").json["spec"]
    assert (len(spec["photos"]), len(spec["styles"])) == (3, 2)


def test_what_cannot_be_learned_is_said_and_what_was_entered_stays(client: FlaskClient) -> None:
    answer = sent(client, label="Evening", steps="0")
    assert answer.status_code == 422
    assert "Steps: " in answer.text
    assert 'value="Evening"' in answer.text
    assert "Choose photos to learn on" in sent(client, photos=[]).text
    assert "one painting or more" in sent(client, paintings=[]).text
    assert client.get("/api/v1/jobs").json["items"] == []


def test_a_training_tells_its_memory_and_when_its_time_is_known(client: FlaskClient) -> None:
    told = client.post("/models/train/estimate", data={"crop": "256", "width": "32"}).text
    assert "first training" in told
    assert "at least 2.3 GB" in told
    assert "Side of a crop: " in client.post("/models/train/estimate", data={"crop": "100"}).text
