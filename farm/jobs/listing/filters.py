"""Which jobs are meant, by state, name, owner, date, size and notes, and in which order."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field
from sqlalchemy import ColumnElement, Select, func, select, tuple_, type_coerce

from farm.base.sentences import shaped
from farm.domain.jobs.specs import LONGEST_LABEL, LONGEST_NOTE, MOST_NOTES, NOTE_KEY
from farm.domain.states import JobState
from farm.jobs.listing import search
from farm.sql.models import AlbumJob, Job, Json

Note = Annotated[
    str,
    shaped(
        rf"{NOTE_KEY.removesuffix('$')}=[\s\S]{{0,{LONGEST_NOTE}}}$",
        "Give a note as name=value",
        examples=["shot=sq010_0040"],
    ),
]
SPEC = type_coerce(Job.spec, Json)
SIZE = func.coalesce(SPEC[("recipe", "size")].as_integer(), SPEC["size"].as_integer(), 0)
"""Longer edge in pixels; 0 where a job keeps its photos' sizes."""


class JobFilter(BaseModel):
    """What all hold of the jobs that are meant; what is left out does not matter."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    status: list[JobState] = Field(default_factory=list)
    """In one of these states."""

    label: str | None = Field(None, max_length=LONGEST_LABEL)
    """With exactly this label."""

    q: str | None = Field(None, max_length=200)
    """With these words in a label or a picture's name, or with this id."""

    owner: str | None = Field(None, max_length=100)
    """Of this person."""

    project: str | None = Field(None, max_length=100)
    """Of this project."""

    batch: str | None = Field(None, max_length=60)
    """Of this batch."""

    part_of: str | None = Field(None, max_length=60)
    """Parts of this job, such as the shots of a film; others' lists do not show them."""

    favourite: bool | None = None
    """With its owner's star, or without."""

    album: str | None = Field(None, max_length=100)
    """In an album of this name of its owner's."""

    bin: bool = False
    """In the bin; otherwise what is there is left out."""

    created_after: AwareDatetime | None = None
    """Made then or later, in ISO 8601 with a zone."""

    created_before: AwareDatetime | None = None
    """Made earlier."""

    min_size: int | None = Field(None, ge=1, le=100_000)
    """With a longer edge of so many pixels or more."""

    max_size: int | None = Field(None, ge=1, le=100_000)
    """With a longer edge of so many pixels or less."""

    metadata: list[Note] = Field(default_factory=list, max_length=MOST_NOTES)
    """With these notes, each as `key=value`."""

    def conditions(self) -> Iterator[ColumnElement[bool]]:
        """Yield what must hold of a job's row."""
        yield Job.binned.is_not(None) if self.bin else Job.binned.is_(None)
        if self.status:
            yield Job.state.in_(self.status)
        if self.q:
            yield search.words(self.q)
        if self.favourite is not None:
            yield Job.favourite == self.favourite
        named = ((Job.label, self.label), (Job.owner, self.owner), (Job.project, self.project))
        for column, value in named:
            if value is not None:
                yield column == value
        yield Job.part_of.is_(None) if self.part_of is None else Job.part_of == self.part_of
        if self.batch is not None:
            yield Job.batch_id == self.batch
        if self.album is not None:
            there = select(AlbumJob.job_id).where(AlbumJob.name == self.album)
            yield Job.id.in_(there)
        yield from self._ranges()
        for note in self.metadata:
            key, _, value = note.partition("=")
            yield Job.notes[key].as_string() == value

    def _ranges(self) -> Iterator[ColumnElement[bool]]:
        if self.created_after is not None:
            yield Job.created >= self.created_after.timestamp()
        if self.created_before is not None:
            yield Job.created < self.created_before.timestamp()
        if self.min_size is not None:
            yield self.min_size <= SIZE
        if self.max_size is not None:
            yield self.max_size >= SIZE


ALL = JobFilter()

Sort = Literal["-created", "created", "-priority", "priority", "label", "-label", "-size", "size"]
NEWEST: Sort = "-created"
COLUMNS: dict[str, ColumnElement[Any]] = {
    "created": Job.created.expression,
    "priority": Job.priority.expression,
    "label": Job.label.expression,
    "size": SIZE,
}
Place = tuple[float | str, str]
"""Where a list went to: the last job's value of what it is sorted by, and its id."""


def place(job: Job, sort: Sort) -> Place:
    """Return the place of a job in a list."""
    name = sort.removeprefix("-")
    size = job.spec.get("recipe", job.spec).get("size") or 0
    return size if name == "size" else getattr(job, name), job.id


def arranged(query: Select[tuple[Job]], sort: Sort, after: Place | None) -> Select[tuple[Job]]:
    """Sort a list, the largest first with a minus, and begin it after a place."""
    both = (COLUMNS[sort.removeprefix("-")], Job.id.expression)
    falls = sort.startswith("-")
    if after is not None:
        query = query.where(tuple_(*both) < after if falls else tuple_(*both) > after)
    return query.order_by(*(column.desc() if falls else column for column in both))
