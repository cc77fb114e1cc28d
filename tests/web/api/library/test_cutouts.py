"""What is made of a photo: its transparency as its mask, over the API and on the form."""

import io
import re
from io import BytesIO

import numpy as np
import pytest
from flask.testing import FlaskClient
from PIL import Image

from tests.web.conftest import picture, upload


@pytest.fixture
def cut(client: FlaskClient) -> str:
    """An uploaded photo whose left third is seen."""
    image = Image.new("RGBA", (96, 64), (0, 128, 128, 0))
    image.paste((0, 128, 128, 255), (0, 0, 32, 64))
    file = BytesIO()
    image.save(file, "PNG")
    file.seek(0)
    return str(client.post("/api/v1/uploads", data={"file": (file, "lake.png")}).json["id"])


def pixels(client: FlaskClient, asset: str) -> np.ndarray:
    data = client.get(f"/api/v1/assets/{asset}/content").data
    image = Image.open(io.BytesIO(data))
    assert image.mode == "RGB"
    return np.asarray(image)


def test_a_photo_is_parted_into_an_opaque_one_and_its_mask_which_render_together(
    client: FlaskClient, cut: str
) -> None:
    made = client.post(f"/api/v1/assets/{cut}/cutout")
    assert made.status_code == 201, made.json
    photo, mask = made.json["photo"], made.json["mask"]
    assert (photo["name"], mask["name"]) == ("lake opaque.png", "lake mask.png")
    assert (pixels(client, photo["id"]) == (0, 128, 128)).all()
    assert pixels(client, mask["id"])[5, 30:34].tolist() == [[255, 0, 0]] * 2 + [[0, 0, 0]] * 2
    assert client.post(f"/api/v1/assets/{cut}/cutout").json["mask"]["id"] == mask["id"]
    file = (picture("red"), "all.png")
    own = client.post("/api/v1/uploads", data={"file": file}).json["id"]
    body = {
        "content": photo["id"],
        "content_mask": mask["id"],
        "styles": [{"asset": upload(client, "gold"), "mask": mask["id"]}],
    }
    assert client.post("/api/v1/jobs", json=body).status_code == 201
    body["styles"] = [{"asset": upload(client, "gold"), "mask": own}]
    refused = client.post("/api/v1/jobs", json=body)
    assert "#000000 that is in no painting's mask" in refused.json["detail"]


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        ("cutout", "The photo has no transparency"),
        ("faces", "No face that looks into the camera was found"),
    ],
)
def test_a_photo_of_which_nothing_is_made_is_told_so_in_one_sentence(
    client: FlaskClient, made: str, sentence: str
) -> None:
    answer = client.post(f"/api/v1/assets/{upload(client, 'teal')}/{made}")
    assert answer.status_code == 422
    assert answer.json["detail"].startswith(f"teal.png: {sentence}")
    assert client.post(f"/api/v1/assets/asset_{'0' * 26}/{made}").status_code == 404


def test_the_form_takes_both_parts_in_their_places(client: FlaskClient, cut: str) -> None:
    for slot, name in (("content_mask", "lake mask.png"), ("content", "lake opaque.png")):
        shown = client.post(f"/new/pictures/{slot}", data={"cutout": cut}).text
        assert f'alt="{name}"' in shown
        assert re.search(rf'name="{slot}" value="asset_\w+"', shown)
    opaque = {"cutout": upload(client, "teal")}
    answer = client.post("/new/pictures/content_mask", data=opaque, headers={"HX-Request": "true"})
    assert answer.status_code == 422
    assert "teal.png: The photo has no transparency" in answer.text
