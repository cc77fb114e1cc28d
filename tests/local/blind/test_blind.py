"""Looks compared: what is asked, what is hidden, what is counted."""

import json
import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from farm.engine.pictures.images import Picture, encode
from farm.errors import InvalidInput
from farm.local.blind.app import create_app, told
from farm.local.blind.ballot import VOTES, Ballot
from tests.engine.conftest import picture


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return two looks of three pictures, a third look of one, and what does not count."""
    for look, names in {"fine": "abc", "standard": "abc", "others": "a"}.items():
        (tmp_path / look).mkdir()
        for number, name in enumerate(names):
            shade = Picture(picture(20, 30 + number).permute(1, 2, 0).numpy())
            (tmp_path / look / f"{name}.png").write_bytes(encode(shade, "png"))
    (tmp_path / "fine" / "notes.txt").write_text("warm")
    return tmp_path


def prefer(ballot: Ballot, look: str) -> None:
    """Vote for a look wherever it is shown, and for neither elsewhere."""
    for question in ballot.open():
        sides = dict(zip(question.looks, ("left", "right"), strict=True))
        ballot.vote(question.key, sides.get(look, "equal"))


def test_every_two_looks_of_a_picture_are_asked_once(folder: Path) -> None:
    asked = {(one.picture, frozenset(one.looks)) for one in Ballot(folder).open()}
    both, third = frozenset({"fine", "standard"}), "others"
    assert asked == {("a.png", both), ("b.png", both), ("c.png", both)} | {
        ("a.png", frozenset({look, third})) for look in both
    }


def test_places_are_of_chance_and_stay(tmp_path: Path) -> None:
    for look in ("one", "other"):
        (tmp_path / look).mkdir()
        for number in range(60):
            (tmp_path / look / f"{number}.png").touch()
    first = Ballot(tmp_path).open()
    assert first == Ballot(tmp_path).open()
    assert 15 < sum(question.looks[0] == "one" for question in first) < 45
    assert [question.picture for question in first] != sorted(one.picture for one in first)


def test_votes_are_counted_by_look_whatever_the_side(folder: Path) -> None:
    ballot = Ballot(folder)
    prefer(ballot, "standard")
    assert ballot.preferred() == {
        ("fine", "others"): (0, 0, 1),
        ("fine", "standard"): (0, 3, 0),
        ("others", "standard"): (0, 1, 0),
    }
    assert told(ballot)[1].startswith(
        "fine 0, standard 3, equal 0: fine is liked better by 0 to 56 %"
    )


def test_who_comes_back_goes_on(folder: Path) -> None:
    ballot = Ballot(folder)
    first, *rest = ballot.open()
    ballot.vote(first.key, "left")
    assert Ballot(folder).open() == rest
    (line,) = (folder / VOTES).read_text().splitlines()
    assert json.loads(line)["choice"] == "left"


def test_votes_of_who_saw_the_names_count_apart(folder: Path) -> None:
    prefer(Ballot(folder, blind=False), "fine")
    assert len(Ballot(folder).open()) == 5
    assert Ballot(folder, blind=False).open() == []


@pytest.mark.parametrize("looks", [(), ("one",)])
def test_a_folder_without_two_looks_is_refused(tmp_path: Path, looks: tuple[str, ...]) -> None:
    for look in looks:
        (tmp_path / look).mkdir()
        (tmp_path / look / "a.png").touch()
    with pytest.raises(InvalidInput, match="a folder for each look"):
        Ballot(tmp_path)


@pytest.fixture
def client(folder: Path) -> FlaskClient:
    return create_app(Ballot(folder)).test_client()


def test_nothing_that_the_page_gets_names_a_look(client: FlaskClient) -> None:
    question = client.get("/question").json
    seen = json.dumps(question)
    for side in ("left", "right"):
        answer = client.get(f"/pictures/{question['key']}/{side}")
        assert answer.mimetype == "image/png"
        seen += str(answer.headers)
    assert not any(look in seen for look in ("fine", "standard", "others"))


def test_an_answer_brings_the_next_question_and_the_last_one_none(client: FlaskClient) -> None:
    answer = client.get("/question").json
    keys = []
    while answer["key"]:
        keys.append(answer["key"])
        answer = client.post("/votes", json={"key": answer["key"], "choice": "right"}).json
    assert len(set(keys)) == answer["of"] == 5
    assert len(client.get("/result").json["pairs"]) == 3


@pytest.mark.parametrize(
    "vote",
    [{"key": "0", "choice": "left"}, {"choice": "left"}, {"key": "?", "choice": "both"}, ["left"]],
)
def test_what_is_no_vote_is_refused(client: FlaskClient, vote: Any) -> None:
    answer = client.post("/votes", json=vote)
    assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")
    assert client.get("/question").json["left"] == 5


def test_another_sites_form_cannot_vote(client: FlaskClient) -> None:
    assert client.post("/votes", data={"key": "0", "choice": "left"}).status_code == 415


@pytest.mark.parametrize("address", ["/pictures/nothing/left", "/pictures/{key}/votes"])
def test_no_other_file_is_served(client: FlaskClient, address: str) -> None:
    key = client.get("/question").json["key"]
    assert client.get(address.format(key=key)).status_code == 404


def test_the_command_serves_the_page_and_prints_the_votes_at_its_end(folder: Path) -> None:
    command = [sys.executable, "-m", "farm.cli", "compare", "--blind", "--port", "0", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as farm:
        assert farm.stdout
        address = farm.stdout.readline().strip()
        with urllib.request.urlopen(address) as page:
            assert b"Which is better?" in page.read()
        prefer(Ballot(folder), "fine")
        os.kill(farm.pid, signal.SIGINT)
        assert "There is no vote yet." in farm.stdout.read()
    counted = subprocess.run([*command, "--result"], capture_output=True, text=True, check=True)
    assert "fine 3, standard 0, equal 0" in counted.stdout
