"""Trained styles from elsewhere: uploaded, listed, and used."""

import json
import struct
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from PIL import Image

from farm.engine.onepass.generators import files
from farm.engine.onepass.generators.generator import Generator
from farm.engine.prepress import spaces
from tests.engine.onepass.generators.test_files import card
from tests.web.conftest import picture, upload


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A file as training writes it, of two styles."""
    path = tmp_path / "waves.safetensors"
    sheet = picture("purple", (80, 60), "WEBP").getvalue()
    files.save(path, Generator.begun(4, 2, 0), card(styles=["waves", "stars"], size=256), sheet)
    return path


def sent(client: FlaskClient, path: Path, name: str = "waves.safetensors") -> Any:
    return client.post("/api/v1/uploads", data={"file": (BytesIO(path.read_bytes()), name)})


def test_an_uploaded_model_has_its_card_and_picture_and_paints(
    client: FlaskClient, model: Path
) -> None:
    made = sent(client, model)
    assert made.status_code == 201, made.json
    assert made.json["model"]["styles"] == ["waves", "stars"]
    shown = client.get(made.json["thumbnail_url"])
    assert Image.open(BytesIO(shown.data)).size == (80, 60)
    assert client.get(made.json["url"]).data == model.read_bytes()
    body = {"kind": "apply", "photos": [upload(client)], "model": made.json["id"]}
    job = client.post("/api/v1/jobs", json=body | {"weights": [1, 2]})
    assert job.status_code == 201, job.json
    assert client.delete(f"/api/v1/assets/{made.json['id']}").status_code == 409


def test_models_of_one_name_are_versions_newest_first(client: FlaskClient, model: Path) -> None:
    first = sent(client, model).json["id"]
    files.save(model, Generator.begun(4, 1, 1), card(size=512))
    second = sent(client, model).json["id"]
    found = client.get("/api/v1/models").json["items"]
    assert [(one["id"], one["name"], one["version"]) for one in found] == [
        (second, "waves", 2),
        (first, "waves", 1),
    ]
    assert [(one["styles"], one["size"], one["trained"]) for one in found] == [
        (1, 512, False),
        (2, 256, False),
    ]
    assert [bool(one["thumbnail_url"]) for one in found] == [False, True]


def test_what_does_not_fit_together_is_one_sentence(client: FlaskClient, model: Path) -> None:
    photo, known = upload(client), sent(client, model).json["id"]
    apply = {"kind": "apply", "photos": [photo]}
    wrong = {
        "/photos/0": apply | {"photos": [known], "model": known},
        "/model": apply | {"model": photo},
        "/weights": apply | {"model": known, "weights": [1]},
        "/styles/0/asset": {"content": photo, "styles": [{"asset": known}]},
    }
    for pointer, body in wrong.items():
        answer = client.post("/api/v1/jobs", json=body)
        assert answer.status_code == 422
        assert [fault["pointer"] for fault in answer.json["errors"]] == [pointer]


def test_a_hostile_model_is_refused_at_the_door(client: FlaskClient, model: Path) -> None:
    whole = model.read_bytes()
    (length,) = struct.unpack("<Q", whole[:8])
    head = json.loads(whole[8 : 8 + length])
    head["__metadata__"]["sample"] = "R0lGODlh"  # the first bytes of a GIF
    told = json.dumps(head).encode()
    hostile = {
        "is damaged": whole[:-2],
        "another version": whole.replace(b"generator 1", b"generator 9"),
        "picture of itself": struct.pack("<Q", len(told)) + told + whole[8 + length :],
        "is no model": struct.pack("<Q", 2) + b"{}",
    }
    for sentence, data in hostile.items():
        model.write_bytes(data)
        answer = sent(client, model)
        assert answer.status_code == 422
        assert sentence in answer.json["detail"]
        assert str(model.parent) not in answer.json["detail"]
    assert client.get("/api/v1/models").json["items"] == []


def test_the_page_takes_a_model_and_paints_photos_with_it(client: FlaskClient, model: Path) -> None:
    file = (BytesIO(model.read_bytes()), "waves.safetensors")
    assert client.post("/models", data={"file": file}).status_code == 303
    page = client.get("/models").text
    assert "waves" in page
    assert "strokes of a picture of 256 px" in page
    (known,) = client.get("/api/v1/models").json["items"]
    answer = client.post(
        f"/models/{known['id']}/paint",
        data={
            "photos": (picture(), "teal.png"),
            "size": "128",
            "frame.aspect": "A4",
            "frame.turn": "90",
            "sheet.border_mm": "5",
            "sheet.border_color": "#ffffff",
            "sheet.profile": "own",
            "file.profile": (BytesIO(spaces.adobe_rgb()), "press.icc"),
            "output": "pdf",
        },
    )
    assert answer.status_code == 303
    job = client.get(f"/api/v1{answer.location}").json
    assert (job["spec"]["model"], job["spec"]["size"]) == (known["id"], 128)
    frame, sheet = job["spec"]["frame"], job["spec"]["sheet"]
    assert (frame["aspect"], frame["turn"], sheet["border_mm"]) == ("A4", 90, 5)
    assert sheet["profile"].startswith("asset_")
    assert job["spec"]["outputs"] == ["pdf"]
    assert "A trained style" in client.get(answer.location).text


def test_the_page_says_what_is_wrong(client: FlaskClient, model: Path) -> None:
    told = client.post("/models", data={"file": (picture(), "teal.png")})
    assert (told.status_code, "is no trained style" in told.text) == (422, True)
    told = client.post("/models/asset_" + "0" * 26 + "/paint", data={})
    assert told.status_code == 404
