"""Which looks of a grid people like better."""

from typing import Any

import pytest

from farm.errors import InvalidInput, NotFound
from farm.infra.services import Services
from farm.jobs.kept import bin
from farm.jobs.many import batches, votes
from farm.jobs.many.batches import Axis, Grid
from farm.jobs.many.votes import Tally
from farm.sql.models import Batch, Job
from tests.factories import ANA, BEN, OPS, asset, submission

WEIGHT = "/recipe/style_weight"
LOOKS = [0.5, 1, 2]


@pytest.fixture
def batch(services: Services) -> Batch:
    """Three looks of two photos, all finished."""
    asked = submission(services, ANA)
    base: dict[str, Any] = {
        "styles": [{"asset": asked.styles[0].asset}],
        "preset": "draft",
        "recipe": {"size": 128},
    }
    photos = [asset(services, ANA), asset(services, ANA)]
    axes = [Axis(field="/content", values=photos), Axis(field=WEIGHT, values=LOOKS)]
    made = batches.submit(services, ANA, Grid(base=base, axes=axes), None)
    with services.db.write() as session:
        for job in batches.members(session, ANA, made):
            job.state = "succeeded"
    return made


def asked(services: Services, batch: Batch, viewer: Any = ANA) -> list[tuple[Job, Job]]:
    with services.db.read() as session:
        return votes.questions(session, viewer, batch)


def weight(job: Job) -> float:
    found: float = job.spec["recipe"]["style_weight"]
    return found


def prefer(services: Services, batch: Batch, liked: float, viewer: Any = ANA) -> None:
    """Vote for one look wherever it is asked for, and for neither elsewhere."""
    for pair in asked(services, batch, viewer):
        best = next((job.id for job in pair if weight(job) == liked), "")
        votes.vote(services, viewer, batch.id, {job.id for job in pair}, best)


def test_every_two_looks_of_each_photo_are_asked_for(services: Services, batch: Batch) -> None:
    found = asked(services, batch)
    assert len(found) == 6
    assert all(one.spec["content"] == other.spec["content"] for one, other in found)
    looks = sorted(sorted((weight(one), weight(other))) for one, other in found)
    assert looks == [[0.5, 1], [0.5, 1], [0.5, 2], [0.5, 2], [1, 2], [1, 2]]


def test_the_order_stays_for_one_person_and_is_another_for_the_next(
    services: Services, batch: Batch
) -> None:
    def order(viewer: Any) -> list[tuple[str, str]]:
        return [(one.id, other.id) for one, other in asked(services, batch, viewer)]

    assert order(ANA) == order(ANA) != order(OPS)


def test_only_finished_pictures_are_asked_for(services: Services, batch: Batch) -> None:
    with services.db.write() as session:
        for job in batches.members(session, ANA, batch)[:2]:
            job.state = "failed"
    assert len(asked(services, batch)) == 3


def test_votes_of_all_people_and_photos_are_counted_by_look(
    services: Services, batch: Batch
) -> None:
    prefer(services, batch, liked=2)
    prefer(services, batch, liked=0.5, viewer=OPS)
    with services.db.read() as session:
        found = votes.tallies(session, ANA, batch)
        done = votes.answered(session, ANA, batch)
    assert found == [
        Tally("render", {WEIGHT: 0.5}, {WEIGHT: 1}, liked=2, beside=0, equal=2),
        Tally("render", {WEIGHT: 0.5}, {WEIGHT: 2}, liked=2, beside=2, equal=0),
        Tally("render", {WEIGHT: 1}, {WEIGHT: 2}, liked=0, beside=2, equal=2),
    ]
    assert len(done) == 6


def test_a_vote_can_be_changed(services: Services, batch: Batch) -> None:
    prefer(services, batch, liked=2)
    prefer(services, batch, liked=1)
    with services.db.read() as session:
        found = votes.tallies(session, ANA, batch)
    assert sum(one.liked + one.beside + one.equal for one in found) == 6
    assert found[0] == Tally("render", {WEIGHT: 0.5}, {WEIGHT: 1}, liked=0, beside=2, equal=0)


def test_votes_go_with_their_jobs(services: Services, batch: Batch) -> None:
    prefer(services, batch, liked=2)
    with services.db.write() as session:
        session.delete(session.get_one(Job, batches.members(session, ANA, batch)[0].id))
    with services.db.read() as session:
        found = votes.tallies(session, ANA, batch)
    assert sum(one.liked + one.beside + one.equal for one in found) == 4


def test_what_is_in_the_bin_does_not_count_until_it_is_restored(
    services: Services, batch: Batch
) -> None:
    prefer(services, batch, liked=2)
    first = asked(services, batch)[0][0].id
    counted = []
    for act in (bin.put, bin.restore):
        act(services, ANA, first)
        with services.db.read() as session:
            found = votes.tallies(session, ANA, batch)
        counted.append(sum(one.liked + one.beside + one.equal for one in found))
    assert counted == [4, 6]


def test_what_was_not_asked_is_refused(services: Services, batch: Batch) -> None:
    one, other = asked(services, batch)[0]
    for pair, liked in (({one.id}, ""), ({one.id, "job_"}, ""), ({one.id, other.id}, "job_")):
        with pytest.raises(InvalidInput, match="go on anew"):
            votes.vote(services, ANA, batch.id, pair, liked)


def test_nobody_votes_on_anothers_grid(services: Services, batch: Batch) -> None:
    one, other = asked(services, batch)[0]
    with pytest.raises(NotFound):
        votes.vote(services, BEN, batch.id, {one.id, other.id}, "")
