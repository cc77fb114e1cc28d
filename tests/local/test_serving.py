"""The endpoint of a trained style: what it paints, what it refuses, what it tells."""

import json
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from flask import Flask
from flask.testing import FlaskClient

from farm.engine.errors import WeightsError
from farm.engine.onepass.generators.export import export
from farm.engine.pictures.images import Picture, encode, read
from farm.local.serving.app import create_app
from farm.local.serving.model import Line, LineFull, Model
from tests.engine.conftest import picture
from tests.engine.onepass.generators.test_paint import model as trained

MIX = torch.tensor([[0.25, 0.75]])


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    path = tmp_path_factory.mktemp("models") / "waves.onnx"
    export(trained(), MIX, path)
    return Model(path, 1)


@pytest.fixture
def app(model: Model) -> Flask:
    return create_app(model, most_waiting=1)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def photo(height: int = 48, width: int = 64) -> Picture:
    return Picture(picture(height, width).permute(1, 2, 0).numpy())


def test_a_posted_picture_comes_back_painted(client: FlaskClient) -> None:
    answer = client.post("/style", data=encode(photo(), "png"), headers={"Accept": "image/png"})
    assert (answer.status_code, answer.mimetype) == (200, "image/png")
    source = torch.from_numpy(read(encode(photo(), "png")).pixels).permute(2, 0, 1)[None]
    with torch.no_grad():
        expected = trained().generator.paint(source, MIX).clamp(0, 1)[0].permute(1, 2, 0).numpy()
    assert np.abs(read(answer.data).pixels - expected).max() < 1 / 255
    assert answer.headers["Server-Timing"].startswith("style;dur=")


def test_pictures_of_any_size_come_back_as_jpeg(client: FlaskClient) -> None:
    for height, width in ((16, 16), (97, 131)):
        answer = client.post("/style", data=encode(photo(height, width), "jpg"))
        assert answer.mimetype == "image/jpeg"
        assert read(answer.data).size == (width, height)


@pytest.mark.parametrize(
    ("data", "status", "sentence"),
    [
        (b"", 422, "send its bytes as the request's body"),
        (b"no picture", 422, "cannot be painted"),
        (encode(photo(8, 64), "png"), 422, "at least 16 pixels each way"),
    ],
    ids=["nothing", "words", "small"],
)
def test_what_is_no_picture_is_one_sentence(
    client: FlaskClient, data: bytes, status: int, sentence: str
) -> None:
    answer = client.post("/style", data=data)
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert sentence in json.loads(answer.data)["detail"]


def test_a_full_line_refuses_at_once_and_says_when_to_come_again(
    app: Flask, client: FlaskClient, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(given: Sequence[Picture]) -> Sequence[Picture]:
        begun.set()
        assert go_on.wait(20)
        return given

    monkeypatch.setattr(model, "paint", slow)
    data, answers = encode(photo(), "png"), []
    posts = [
        threading.Thread(
            target=lambda: answers.append(app.test_client().post("/style", data=data).status_code)
        )
        for _ in range(2)
    ]
    for post in posts:
        post.start()
    assert begun.wait(20)
    while client.get("/health").json["waiting"] < 2:
        pass
    refused = client.post("/style", data=data)
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "1")
    go_on.set()
    for post in posts:
        post.join()
    assert answers == [200, 200]
    metrics = client.get("/metrics").text
    assert "style_refused_total 1.0" in metrics
    assert "style_seconds_count 2.0" in metrics
    assert "style_waiting 0.0" in metrics


def test_health_says_which_model_it_is(client: FlaskClient) -> None:
    told: Any = client.get("/health").json
    assert (told["status"], told["model"]["styles"]) == ("ok", ["waves", "stars"])


def test_the_page_and_its_script_are_there(client: FlaskClient) -> None:
    assert "camera.js" in client.get("/").text
    assert "getUserMedia" in client.get("/camera.js").text
    assert client.get("/else").status_code == 404


def test_who_waits_with_a_photo_of_the_same_size_is_painted_together_with_others(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, groups, paint = threading.Event(), threading.Event(), [], model.paint

    def slow(given: Sequence[Picture]) -> list[Picture]:
        groups.append([one.size for one in given])
        begun.set()
        assert go_on.wait(20)
        return paint(given)

    monkeypatch.setattr(model, "paint", slow)
    photos = [photo(), *(photo(32, size) for size in (40, 40, 52, 40))]
    line, made = Line(model, 4), {}
    threads = [
        threading.Thread(target=lambda n=n, one=one: made.update({n: line.paint(one)}))
        for n, one in enumerate(photos)
    ]
    threads[0].start()
    assert begun.wait(20)
    for number, thread in enumerate(threads[1:], 2):
        thread.start()
        while line.waiting < number:
            pass
    with pytest.raises(LineFull):
        line.paint(photo())
    go_on.set()
    for thread in threads:
        thread.join()
    assert groups == [[(64, 48)], [(40, 32)] * 3, [(52, 32)]]
    assert line.waiting == 0
    for number, one in enumerate(photos):
        assert np.abs(made[number].pixels - paint([one])[0].pixels).max() < 1e-5


def test_a_line_lets_in_again_who_comes_later(model: Model) -> None:
    line = Line(model, 0)
    for _ in range(2):
        assert line.paint(photo()).size == (64, 48)
    assert line.waiting == 0


def test_a_file_that_is_no_model_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "waves.onnx"
    path.write_bytes(b"no model")
    with pytest.raises(WeightsError, match="name a file that farm export made"):
        Model(path)
