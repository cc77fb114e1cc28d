"""What is kept for how long, and what goes."""

from collections.abc import Iterator

from flask import Response
from pydantic import BaseModel, ConfigDict, Field

from farm.domain import resources
from farm.library.keeping import retention
from farm.library.keeping.retention import DAY, Doomed
from web.api.blueprint import reply, resource
from web.context import services, viewer

api = resource("retention", "What is kept for how long, and what goes")


class RetentionQuery(BaseModel):
    """How many files are named."""

    model_config = ConfigDict(extra="forbid")

    limit: int = Field(50, ge=0, le=1000, description="Most files that are named one by one.")


@api.get("/retention", operation_id="getRetention", responses={"200": resources.Retention})
def show(query: RetentionQuery) -> Response:
    """List what maintenance would remove now; operators see everyone's, other people their own."""
    return reply(report(query.limit))


def report(most: int) -> resources.Retention:
    """Return what would go of what the caller may see, and name up to so many files."""
    farm, named = services(), list[Doomed]()

    def passing(files: Iterator[Doomed]) -> Iterator[Doomed]:
        for file in files:
            if len(named) < most:
                named.append(file)
            yield file

    owner = None if viewer().sees_all else viewer().name
    with farm.db.read() as session:
        sums = retention.summed(passing(retention.doomed(session, farm.settings, owner)))
    return resources.Retention(
        kept_days={sort: s / DAY for sort, s in retention.periods(farm.settings).items()},
        kept_bytes=farm.settings.kept_bytes or None,
        items=[resources.DoomedFiles(**vars(one)) for one in sums],
        files=[resources.DoomedFile(**vars(one)) for one in named],
    )
