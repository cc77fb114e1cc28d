import zipfile
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from io import BytesIO

import httpx
import pytest
from flask.testing import FlaskClient
from urllib3 import encode_multipart_formdata

from farm.base.config import Settings
from farm.infra.services import Services
from tests.web.conftest import picture, upload
from web import MOST_FIELDS, Web, create_app


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


def test_of_two_pictures_in_one_upload_none_is_dropped_in_silence(client: FlaskClient) -> None:
    two = [(picture("teal"), "a.png"), (picture("orange"), "b.png")]
    answer = client.post("/api/v1/uploads", data={"file": two})
    assert answer.status_code == 422
    assert answer.json["detail"].startswith("Send one picture at a time, not 2, as the field")


def test_an_upload_beyond_the_limit_is_told_the_limit(settings: Settings) -> None:
    client = create_app(settings.model_copy(update={"max_upload_bytes": 50})).test_client()
    answer = client.post("/api/v1/uploads", data={"file": (picture(), "a.png")})
    assert answer.status_code == 413
    assert "50 bytes" in answer.json["detail"]


def test_a_files_name_cannot_disguise_it(client: FlaskClient) -> None:
    file = (picture(), "../evil\u202egnp.\x85exe\x1b.png")
    made = client.post("/api/v1/uploads", data={"file": file}).json
    assert made["name"] == "evilgnp.exe.png"


def test_a_form_beyond_its_limits_is_refused_in_the_farms_words(client: FlaskClient) -> None:
    form = {f"field {number}": "" for number in range(MOST_FIELDS + 1)}
    body, kind = encode_multipart_formdata(form)
    answer = client.post("/api/v1/uploads", data=body, content_type=kind)
    assert (answer.status_code, answer.json["code"]) == (413, "too_large")


def test_a_range_of_a_picture_can_be_asked_for(client: FlaskClient) -> None:
    url = f"/api/v1/assets/{upload(client)}/content"
    whole = client.get(url)
    part = client.get(url, headers={"Range": "bytes=1-3"})
    assert part.status_code == 206
    assert part.data == b"PNG"
    assert part.headers["Content-Range"] == f"bytes 1-3/{len(whole.data)}"
    assert client.get(url, headers={"Range": "bytes=-99999999"}).data == whole.data
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


def announced(client: FlaskClient, data: bytes, **changes: object) -> dict[str, object]:
    body = {"name": "a.png", "sha256": sha256(data).hexdigest(), "bytes": len(data)} | changes
    answer = client.post("/api/v1/uploads/direct", json=body)
    assert answer.status_code in (200, 201), answer.json
    return dict(answer.json)


def test_an_announced_picture_goes_straight_into_the_store(
    client: FlaskClient, farm: Services
) -> None:
    data = picture("plum").getvalue()
    ticket = announced(client, data)
    early = client.post(str(ticket["complete_url"]))
    assert early.status_code == 409
    assert httpx.put(str(ticket["put_url"]), content=data).is_success
    done = client.post(str(ticket["complete_url"]))
    assert done.status_code == 201
    assert client.get(done.json["url"]).data == data
    assert client.post(str(ticket["complete_url"])).json == done.json  # an answer may get lost
    assert [blob.key for blob in farm.storage.blobs("uploads/")] == []
    assert announced(client, data)["asset"]["id"] == done.json["id"]  # type: ignore[index]


def test_a_picture_whose_bytes_are_gone_is_whole_again_when_they_come_again(
    client: FlaskClient, farm: Services
) -> None:
    data = picture("plum").getvalue()
    first = upload(client, "plum")
    lose(farm)
    assert upload(client, "plum") == first
    assert client.get(f"/api/v1/assets/{first}/content").data == data
    lose(farm)
    ticket = announced(client, data)
    assert httpx.put(ticket["put_url"], content=data).status_code == 200  # type: ignore[arg-type]
    assert client.post(ticket["complete_url"]).json["id"] == first  # type: ignore[arg-type]
    assert client.get(f"/api/v1/assets/{first}/content").data == data


def lose(farm: Services) -> None:
    for blob in list(farm.storage.blobs()):
        farm.storage.delete(blob.key)


def test_an_announced_picture_that_arrives_damaged_is_refused(client: FlaskClient) -> None:
    data = picture("plum").getvalue()
    ticket = announced(client, data)
    httpx.put(str(ticket["put_url"]), content=data[:-1] + b"x")
    assert "SHA-256" in client.post(str(ticket["complete_url"])).json["detail"]
    assert httpx.put(str(ticket["put_url"]), content=data + b"x").status_code == 403


def test_nobody_announces_more_pictures_than_one_may_before_they_arrive(settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"max_announced_uploads": 2}))
    client = app.test_client()
    data = [picture(color).getvalue() for color in ("plum", "gold", "teal")]
    ticket = announced(client, data[0])
    announced(client, data[1])
    body = {"name": "a.png", "sha256": sha256(data[2]).hexdigest(), "bytes": len(data[2])}
    refused = client.post("/api/v1/uploads/direct", json=body)
    assert (refused.status_code, refused.json["code"]) == (409, "limit_reached")
    assert "at most 2 announced uploads" in refused.json["detail"]
    httpx.put(str(ticket["put_url"]), content=data[0])
    client.post(str(ticket["complete_url"]))
    announced(client, data[2])
    app.extensions["services"].close()


def test_the_same_picture_sent_many_times_at_once_is_made_once(app: Web) -> None:
    def send(_: int) -> tuple[int, str]:
        form = {"file": (picture("gold"), "gold.png")}
        answer = app.test_client().post("/api/v1/uploads", data=form)
        return answer.status_code, answer.json["id"]

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(send, range(4)))
    assert sorted(status for status, _ in answers) == [200, 200, 200, 201]
    assert len({asset for _, asset in answers}) == 1


@pytest.mark.parametrize(
    ("names", "says"),
    [
        (["a.png", "b/c.png"], ""),
        (["a.png", "more.zip"], "'more.zip', which is packed itself"),
        (["../a.png"], "a path that leads out of it"),
        (["a.png", "note.txt"], "1 of 2 files cannot be taken. note.txt: "),
    ],
)
def test_a_zip_comes_in_whole_or_not_at_all(
    client: FlaskClient, names: list[str], says: str
) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for number, name in enumerate(names):
            data = picture(size=(64 + number, 64)).getvalue() if "png" in name else b"Buy ochre."
            packed.writestr(name, data)
    file.seek(0)
    answer = client.post("/api/v1/uploads/archive", data={"file": (file, "all.zip")})
    assert answer.status_code == (422 if says else 201)
    assert says in answer.json.get("detail", "")
    if not says:
        assert [one["name"] for one in answer.json["items"]] == ["a.png", "c.png"]
