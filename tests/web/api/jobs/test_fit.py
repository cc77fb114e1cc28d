"""What must fail at the worker is refused at submit, and the field is named."""

from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from PIL import Image, ImageDraw

COLOURS = ("red", "lime", "blue", "yellow", "cyan", "magenta", "black", "white", "#808080")
PATHS = ("/api/v1/jobs", "/api/v1/jobs/check")


def bars(*colours: str, size: tuple[int, int] = (96, 64)) -> Image.Image:
    image, width = Image.new("RGB", size), size[0] / len(colours)
    for number, colour in enumerate(colours):
        box = (round(number * width), 0, round((number + 1) * width), size[1])
        ImageDraw.Draw(image).rectangle(box, fill=colour)
    return image


def upload(client: FlaskClient, image: Image.Image) -> str:
    file = BytesIO()
    image.save(file, "PNG")
    file.seek(0)
    answer = client.post("/api/v1/uploads", data={"file": (file, "picture.png")})
    assert answer.status_code in (200, 201), answer.json
    return str(answer.json["id"])


def order(client: FlaskClient, **images: Image.Image) -> dict[str, Any]:
    """Return a request of which some pictures were changed."""
    given = {"content": bars("teal"), "painting": bars("orange", "navy")} | images
    ids = {name: upload(client, image) for name, image in given.items()}
    painting = {"asset": ids.pop("painting")}
    if "style_mask" in ids:
        painting["mask"] = ids.pop("style_mask")
    return ids | {"styles": [painting], "recipe": {"size": 128}}


def in_one_pass(body: dict[str, Any]) -> dict[str, Any]:
    """Return the request for one pass over the pictures of a render's."""
    kept = {name: value for name, value in body.items() if name not in ("content", "recipe")}
    return kept | {"kind": "apply", "photos": [body["content"]]}


TWO = bars("red", "blue")
CLEAR = Image.new("RGBA", (96, 64), (255, 255, 255, 0))
UNFIT: dict[str, tuple[dict[str, Image.Image], str, str]] = {
    "a mask without one of the painting": (
        {"content_mask": TWO}, "/styles/0/mask", "painting 1 has none",
    ),
    "a painting's mask alone": (
        {"style_mask": TWO}, "/content_mask", "the photo has none",
    ),
    "a photo under 8 pixels": (
        {"content": bars("teal", size=(640, 7))}, "/content", "The photo is 640 x 7 pixels",
    ),
    "a painting under 8 pixels": (
        {"painting": bars("teal", size=(7, 7))}, "/styles/0/asset", "Painting 1 is 7 x 7 pixels",
    ),
    "a mask of one pixel": (
        {"content_mask": bars("red", size=(1, 1)), "style_mask": TWO}, "/content_mask", "1 x 1",
    ),
    "a mask of another aspect": (
        {"content_mask": bars("red", size=(64, 96)), "style_mask": TWO},
        "/content_mask", "the same proportions",
    ),
    "a painting's mask of another aspect": (
        {"content_mask": TWO, "style_mask": bars("red", "blue", size=(64, 64))},
        "/styles/0/mask", "the same proportions",
    ),
    "a strength map of another aspect": (
        {"strength": bars("white", size=(64, 64))}, "/strength", "the same proportions",
    ),
    "a strength map that is black": ({"strength": bars("black")}, "/strength", "is black"),
    "a strength map that is transparent": ({"strength": CLEAR}, "/strength", "is black"),
    "nine colours": (
        {"content_mask": bars(*COLOURS), "style_mask": bars(*COLOURS)},
        "/content_mask", "9 colours",
    ),
    "a region that no painting has": (
        {"content_mask": bars("red", "lime"), "style_mask": bars("red")},
        "/content_mask", "#00ff00",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", UNFIT)
def test_what_must_fail_is_refused_by_its_field(client: FlaskClient, name: str) -> None:
    images, pointer, said = UNFIT[name]
    body = order(client, **images)
    for path in PATHS:
        answer = client.post(path, json=body)
        assert answer.status_code == 422, answer.json
        assert answer.json["errors"][0]["pointer"] == pointer
        assert said in answer.json["errors"][0]["detail"]
    grid = {"base": body, "axes": [{"field": "/recipe/seed", "values": [1, 2]}]}
    for path in ("/api/v1/batches", "/api/v1/batches/check"):
        answer = client.post(path, json=grid)
        assert answer.status_code == 422
        assert said in answer.json["detail"]
    assert client.get("/api/v1/jobs").json["items"] == []


@pytest.mark.parametrize("name", [name for name, (_, at, _) in UNFIT.items() if "mask" in at])
def test_one_pass_refuses_the_same_masks(client: FlaskClient, name: str) -> None:
    images, pointer, said = UNFIT[name]
    body = in_one_pass(order(client, **images))
    for path in PATHS:
        answer = client.post(path, json=body)
        assert answer.status_code == 422, answer.json
        assert answer.json["errors"][0]["pointer"] == pointer
        assert said in answer.json["errors"][0]["detail"]
    assert client.get("/api/v1/jobs").json["items"] == []


def test_the_form_shows_it_before_anything_is_queued(client: FlaskClient) -> None:
    body = order(client, content_mask=TWO)
    fields = {
        "content": body["content"],
        "content_mask": body["content_mask"],
        "painting": "1",
        "style.1": body["styles"][0]["asset"],
        "outputs": "png",
    }
    for path in ("/new/estimate", "/new"):
        answer = client.post(path, data=fields)
        assert "painting 1 has none" in answer.text


def test_masks_with_soft_edges_and_of_rounded_sizes_are_taken(client: FlaskClient) -> None:
    soft = bars("red", "blue", size=(384, 256)).resize((97, 64), Image.Resampling.LANCZOS)
    body = order(client, content_mask=soft, style_mask=TWO, strength=bars("black", "white"))
    for path in PATHS:
        answer = client.post(path, json=body)
        assert answer.status_code in (200, 201), answer.json
    del body["strength"]
    for path in PATHS:
        answer = client.post(path, json=in_one_pass(body))
        assert answer.status_code in (200, 201), answer.json


@pytest.mark.parametrize("character", ["\r", "\n", "\t", "\x7f", "\u202e", "\u2028"])
def test_a_label_is_one_line_of_text(client: FlaskClient, character: str) -> None:
    body = order(client)
    job = client.post("/api/v1/jobs", json=body).json
    label = f"sky{character}line"
    answers = (
        client.post("/api/v1/jobs", json=body | {"label": label}),
        client.patch(f"/api/v1/jobs/{job['id']}", json={"label": label}),
        client.post(f"/jobs/{job['id']}/label", data={"label": label}),
    )
    assert [answer.status_code for answer in answers] == [422, 422, 422]
    assert client.get(f"/api/v1/jobs/{job['id']}").json["label"] == ""
