"""What a click has done is taken back by another."""

import re

from flask.testing import FlaskClient

from farm.domain.roles import Viewer
from farm.infra.services import Services
from farm.jobs.submitting import submissions
from tests.factories import submission

ADMIN = Viewer("admin")


def test_a_chain_that_was_canceled_from_its_end_goes_back_into_line(
    client: FlaskClient, farm: Services
) -> None:
    first = submissions.submit(farm, ADMIN, submission(farm, ADMIN)).id
    last = submissions.submit(farm, ADMIN, submission(farm, ADMIN, after=[first])).id
    chosen = {"job": [last, first]}
    done = client.post("/queue/cancel", data=chosen, headers={"HX-Request": "true"})
    assert "2 waiting renders were canceled." in done.text
    undone = re.findall(r'name="job" value="(job_\w+)"', done.text.split("toasts", 1)[1])
    assert client.post("/queue/put-back", data={"job": undone}).status_code == 303
    found = client.get("/api/v1/jobs").json["items"]
    assert [job["state"] for job in found] == ["queued"] * 2
    assert {after for job in found for after in job["after"]} < {job["id"] for job in found}
