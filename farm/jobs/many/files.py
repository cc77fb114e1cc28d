"""What several jobs have made, as files with names that go together."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from farm.domain import naming
from farm.domain.jobs import bases
from farm.domain.jobs.kinds import ENDS, KINDS
from farm.domain.roles import Viewer
from farm.errors import Conflict
from farm.jobs.listing import lookup
from farm.sql.models import Artifact, Asset, Job, Style

START = re.compile(r"^(?:(\d+)-)?[a-z]+")  # of a file's name: a photo's number, and `result`


@dataclass(frozen=True)
class File:
    """A finished file, and what it is called among the others."""

    name: str
    artifact: Artifact


def of(
    session: Session, viewer: Viewer, ids: Collection[str], pattern: str | None = None
) -> list[File]:
    """Return the results of jobs, in the order in which they are named; raise as `named`."""
    jobs = [lookup.get(session, viewer, job_id) for job_id in dict.fromkeys(ids)]
    return named(session, list(enumerate(jobs, 1)), pattern)


def named(session: Session, jobs: Sequence[tuple[int, Job]], pattern: str | None) -> list[File]:
    """Return the results of jobs, each with its number.

    Raises BadSettings if the pattern does not name them, and Conflict if there are none.
    """
    called = _Names(session, [job for _number, job in jobs])
    found = [(number, job, made) for number, job in jobs for made in _results(session, job)]
    if not found:
        raise Conflict("None of these jobs has a result yet: come back when one has finished.")
    names = naming.names(pattern, [called.parts(*one) for one in found])
    return [File(name, made) for name, (*_of, made) in zip(names, found, strict=True)]


def further(session: Session, job: Job, made: Artifact, end: str, pattern: str) -> str:
    """Return what a file that is made of a finished picture is called; it ends so.

    Raises BadSettings for a pattern that is none.
    """
    values, _end = _Names(session, [job]).parts(1, job, made)
    return naming.names(pattern, [(values, end)])[0]


def _results(session: Session, job: Job) -> list[Artifact]:
    found = [one for one in lookup.artifacts(session, job) if one.kind in ENDS]
    return sorted(found, key=lambda one: one.name)


class _Names:
    """What is filled in for each result."""

    def __init__(self, session: Session, jobs: Collection[Job]) -> None:
        pictures = {photo for job in jobs for photo in KINDS[job.kind].photos(job.spec)}
        pictures |= {style["asset"] for job in jobs for style in bases.paintings(job.spec)[:1]}
        assets = session.scalars(select(Asset).where(Asset.id.in_(pictures)))
        self._pictures = {asset.id: _stem(asset.name) for asset in assets}
        styles = session.scalars(select(Style).where(Style.id.in_({job.style_id for job in jobs})))
        self._styles: dict[str | None, str] = {style.id: style.name for style in styles}

    def parts(self, number: int, job: Job, made: Artifact) -> tuple[dict[str, str], str]:
        """Return what stands in the places of a pattern, and how the file's name ends."""
        first_painting = next((style["asset"] for style in bases.paintings(job.spec)), "")
        painting = self._pictures.get(first_painting, "style")
        values = {
            "photo": self._photo(job, made),
            "style": self._styles.get(job.style_id, painting),
            "size": str(max(made.width, made.height) or job.spec["size"]),  # a model has no pixels
            "number": f"{number:03}",
            "label": job.label or "picture",
        }
        return values, START.sub("", made.name)

    def _photo(self, job: Job, made: Artifact) -> str:
        photos = KINDS[job.kind].photos(job.spec)
        if not photos:
            return job.kind
        numbered = START.match(made.name)
        photo = photos[int(numbered[1]) - 1] if numbered and numbered[1] else photos[0]
        return self._pictures.get(photo, "deleted")


def _stem(name: str) -> str:
    return name.rsplit(".", 1)[0] or name
