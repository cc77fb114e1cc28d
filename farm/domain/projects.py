"""Projects: what one is made of, and how a job names it. No I/O."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from farm.base.sentences import shaped

COMMON = "default"
"""The project of every job that names none; everyone belongs to it."""

ProjectName = Annotated[
    str,
    shaped(
        r"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$",
        "Give at most 100 letters, digits, dots and dashes",
        examples=["film-a"],
    ),
]
Members = Annotated[list[Annotated[str, Field(max_length=100)]], Field(max_length=1000)]


class ProjectChanges(BaseModel):
    """What to change of a project; what is left out stays."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    members: Members = Field(default_factory=list)
    """The people who may give it jobs, all of them."""

    weight: float = Field(1.0, gt=0, le=1000, allow_inf_nan=False)
    """Its share of the workers: twice the weight of another's, twice the time."""

    budget_hours: float | None = Field(None, ge=0, le=1_000_000, allow_inf_nan=False)
    """Device hours that it may have each month; null: without end."""


class NewProject(ProjectChanges):
    """A project to make."""

    name: ProjectName
