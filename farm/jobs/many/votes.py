"""Which looks of a grid people like better, asked without names."""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from farm.domain.jobs.kinds import KINDS
from farm.domain.preference import chance, placed
from farm.domain.roles import Viewer
from farm.domain.states import JobState
from farm.errors import InvalidInput
from farm.infra.services import Services
from farm.jobs.many import batches
from farm.sql.models import Batch, Job, Vote

MOST_QUESTIONS = 200  # for one person in one grid
PHOTOS = ("content", "photos", "clip")  # fields that are no look

Names = dict[str, Any]  # of a look: its values on the axes of its grid, by pointer


@dataclass(frozen=True)
class Tally:
    """How two looks were liked."""

    kind: str  # of the jobs
    one: Names
    other: Names
    liked: int  # the one
    beside: int  # the other
    equal: int


def questions(session: Session, viewer: Viewer, batch: Batch) -> list[tuple[Job, Job]]:
    """Return every two finished jobs of one photo, left and right by chance, at most 200."""
    photos: dict[str, list[Job]] = defaultdict(list)
    for job in batches.members(session, viewer, batch):
        if job.state == JobState.SUCCEEDED and KINDS[job.kind].photos(job.spec):
            photos[json.dumps(KINDS[job.kind].photos(job.spec))].append(job)
    pairs = [pair for jobs in photos.values() for pair in combinations(jobs, 2)]
    keyed = sorted((chance(viewer.name, one.id, other.id), one, other) for one, other in pairs)
    return [placed(one, other, key) for key, one, other in keyed[:MOST_QUESTIONS]]


def answered(session: Session, viewer: Viewer, batch: Batch) -> set[frozenset[str]]:
    """Return the pairs of jobs that the viewer has voted on."""
    votes = _votes(session, batch)
    return {frozenset((one.one_id, one.other_id)) for one in votes if one.person == viewer.name}


def vote(services: Services, viewer: Viewer, batch_id: str, pair: set[str], liked: str) -> None:
    """Keep a person's vote, or change it; `liked` is one of the pair, or empty if both are alike.

    Raises InvalidInput for what was not asked.
    """
    with services.db.write() as session:
        batch = batches.get(session, viewer, batch_id)
        asked = [{one.id, other.id} for one, other in questions(session, viewer, batch)]
        if pair not in asked or liked not in {"", *pair}:
            raise InvalidInput("These two were not asked for, or are there no more: go on anew.")
        one, other = sorted(pair)
        row = Vote(one_id=one, other_id=other, person=viewer.name, liked_id=liked or None)
        session.merge(row)


def tallies(session: Session, viewer: Viewer, batch: Batch) -> list[Tally]:
    """Return how every two looks were liked, by all who voted and over all photos.

    What is in the bin does not count.
    """
    jobs = {job.id: job for job in batches.members(session, viewer, batch)}
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in _votes(session, batch):
        if not {row.one_id, row.other_id} <= jobs.keys():
            continue
        looks = {job: _look(batch, jobs[job]) for job in (row.one_id, row.other_id)}
        first, second = sorted(looks.values())
        counts[first, second][looks.get(row.liked_id or "", "")] += 1
    kind = next((job.kind for job in jobs.values()), "")
    return [
        Tally(kind, json.loads(one), json.loads(other), found[one], found[other], found[""])
        for (one, other), found in sorted(counts.items())
    ]


def _look(batch: Batch, job: Job) -> str:
    values = batches.combination(batch, job)
    look = {field: value for field, value in values.items() if field.split("/")[1] not in PHOTOS}
    return json.dumps(look)


def _votes(session: Session, batch: Batch) -> list[Vote]:
    query = select(Vote).join(Job, Job.id == Vote.one_id).where(Job.batch_id == batch.id)
    return list(session.scalars(query))
