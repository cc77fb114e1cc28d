"""What went wrong."""

from pydantic import Field

from farm.domain.resources.resource import Resource


class Problem(Resource):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    """One sentence for the person who asked."""

    code: str
    """A stable name for programs."""

    request_id: str
    errors: list[dict[str, str]] = Field(default_factory=list)
    """One entry a bad field: `pointer` (a JSON pointer) and `detail`."""
