from io import BytesIO

from flask.testing import FlaskClient

from farm.config import Settings
from farm.services import Services
from tests.web.conftest import picture, upload
from web import create_app


def test_a_picture_comes_back_as_it_was_uploaded(client: FlaskClient) -> None:
    data = picture("navy").getvalue()
    form = {"file": (BytesIO(data), "../harbour.png")}
    answer = client.post("/api/v1/uploads", data=form)
    assert answer.status_code == 201
    assert answer.json["name"] == "harbour.png"
    assert (answer.json["width"], answer.json["height"]) == (96, 64)
    assert answer.headers["Location"] == f"/api/v1/assets/{answer.json['id']}"
    assert client.get(answer.json["url"]).data == data


def test_the_same_bytes_are_stored_once(client: FlaskClient, farm: Services) -> None:
    assert upload(client, "red") == upload(client, "red")
    assert len(list(farm.storage.blobs("assets/"))) == 1


def test_a_file_that_is_no_picture_is_refused_and_leaves_nothing(
    client: FlaskClient, farm: Services
) -> None:
    answer = client.post("/api/v1/uploads", data={"file": (BytesIO(b"%PDF-1.7"), "a.png")})
    assert answer.status_code == 422
    assert answer.json["code"] == "bad_picture"
    assert "a PDF" in answer.json["detail"]
    assert list(farm.storage.blobs()) == []


def test_an_upload_without_a_file_is_told_which_field_is_missing(client: FlaskClient) -> None:
    answer = client.post("/api/v1/uploads", data={"other": "x"})
    assert answer.status_code == 422
    assert answer.json["errors"][0]["pointer"] == "/file"


def test_an_upload_beyond_the_limit_is_told_the_limit(settings: Settings) -> None:
    client = create_app(settings.model_copy(update={"max_upload_bytes": 50})).test_client()
    answer = client.post("/api/v1/uploads", data={"file": (picture(), "a.png")})
    assert answer.status_code == 413
    assert "50 bytes" in answer.json["detail"]


def test_a_range_of_a_picture_can_be_asked_for(client: FlaskClient) -> None:
    url = f"/api/v1/assets/{upload(client)}/content"
    whole = client.get(url)
    part = client.get(url, headers={"Range": "bytes=1-3"})
    assert part.status_code == 206
    assert part.data == b"PNG"
    assert part.headers["Content-Range"] == f"bytes 1-3/{len(whole.data)}"
    beyond = client.get(url, headers={"Range": "bytes=99999999-"})
    assert beyond.status_code == 416
    assert beyond.headers["Content-Range"] == f"bytes */{len(whole.data)}"


def test_a_picture_that_the_client_has_is_not_sent_again(client: FlaskClient) -> None:
    url = f"/api/v1/assets/{upload(client)}/content"
    etag = client.get(url).headers["ETag"]
    answer = client.get(url, headers={"If-None-Match": etag})
    assert answer.status_code == 304
    assert answer.data == b""


def test_a_thumbnail_is_small_and_comes_in_two_sizes(client: FlaskClient) -> None:
    url = f"/api/v1/assets/{upload(client)}/thumbnail"
    answer = client.get(url)
    assert answer.mimetype == "image/webp"
    assert client.get(url, query_string={"side": "1024"}).status_code == 200
    assert client.get(url, query_string={"side": "99"}).status_code == 422


def test_a_picture_that_is_not_there_is_a_problem(client: FlaskClient) -> None:
    answer = client.get("/api/v1/assets/asset_none")
    assert answer.status_code == 404
    assert answer.content_type == "application/problem+json"
