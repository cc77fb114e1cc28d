"""The proof on the form, as the browser asks for it."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from PIL import Image
from werkzeug.test import TestResponse

from farm.library.views.proofs import MOST, Proofs
from tests.web.conftest import upload

PATIENCE_S = 30


def fields(photo: str, *paintings: str, **more: str) -> list[tuple[str, str]]:
    """The part of the form that a proof is made of."""
    chosen = [("content", photo), *more.items()]
    for number, painting in enumerate(paintings):
        chosen += [("painting", str(number)), (f"style.{number}", painting)]
    return chosen


def proof(client: FlaskClient, *asked: tuple[str, str]) -> TestResponse:
    """The answer, once the proof is made."""
    for _ in range(PATIENCE_S * 20):
        answer = client.get("/proof", query_string=asked)
        if answer.status_code != 202:
            return answer
        time.sleep(0.05)
    pytest.fail("no proof came")


@contextmanager
def busy(proofs: Proofs) -> Iterator[None]:
    """While it lasts the maker of proofs is at something else."""
    done = threading.Event()
    proofs._made._thread.submit(done.wait)
    try:
        yield
    finally:
        done.set()


def made(client: FlaskClient) -> Proofs:
    proofs: Proofs = client.application.extensions["proofs"]
    return proofs


def test_a_proof_has_the_photos_shape_and_comes_at_once_the_second_time(
    client: FlaskClient,
) -> None:
    asked = fields(upload(client, "teal"), upload(client, "orange"))
    answer = proof(client, *asked)
    assert (answer.status_code, answer.mimetype) == (200, "image/webp")
    assert Image.open(BytesIO(answer.data)).size == (384, 256)
    assert client.get("/proof", query_string=asked).data == answer.data


def test_shares_colours_and_a_style_of_the_library_change_the_proof(client: FlaskClient) -> None:
    photo, one, two = (upload(client, colour) for colour in ("teal", "orange", "navy"))
    body = {"name": "Night", "paintings": [{"asset": two}]}
    style = client.post("/api/v1/styles", json=body).json["id"]
    asked = [
        fields(photo, one),
        fields(photo, one, two),
        [*fields(photo, one, two), ("weight.0", "3")],
        [*fields(photo, one), ("recipe.color", "luminance")],
        [("content", photo), ("style", f"{style}@1")],
    ]
    found = [proof(client, *each).data for each in asked]
    assert len(set(found)) == len(asked)
    assert proof(client, *fields(photo, two)).data == found[-1]


def test_no_proof_is_made_while_a_picture_is_missing(client: FlaskClient) -> None:
    photo = upload(client, "teal")
    for painting in ("", "asset_" + "0" * 26):
        assert client.get("/proof", query_string=fields(photo, painting)).status_code == 204
    assert client.get("/proof").status_code == 204


def test_few_proofs_wait_at_once_and_who_asks_beyond_them_asks_again(client: FlaskClient) -> None:
    photo = upload(client, "teal")
    paintings = [upload(client, colour) for colour in ("red", "green", "blue", "gold", "gray")]
    with busy(made(client)):
        for painting in paintings:
            asked = fields(photo, painting)
            assert client.get("/proof", query_string=asked).status_code == 202
        assert len(made(client)._made._asked) == MOST < len(paintings)
    assert proof(client, *fields(photo, paintings[-1])).status_code == 200


def test_without_the_networks_the_form_is_as_before(client: FlaskClient) -> None:
    assert b'id="proof"' in client.get("/new").data
    assert b"proof.js" in client.get("/new").data
    made(client).available = False
    assert b'id="proof"' not in client.get("/new").data
    assert b"proof.js" not in client.get("/new").data
    asked = fields(upload(client, "teal"), upload(client, "orange"))
    assert client.get("/proof", query_string=asked).status_code == 204
