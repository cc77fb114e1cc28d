"""What work took, and what it cost."""

import csv
from datetime import date
from io import StringIO
from typing import Any

from flask import Response
from pydantic import BaseModel, ConfigDict, Field

from farm.domain import resources
from farm.fleet import usage
from farm.fleet.usage import By
from web.api import present
from web.api.blueprint import reply, resource
from web.context import services, viewer

api = resource("usage", "What work took, and what it cost")

TABLE: dict[str, Any] = {
    "description": "A head line, and a line for each",
    "content": {"text/csv": {"schema": {"type": "string"}}},
}


class UsageQuery(BaseModel):
    """Which work, and how it is summed up."""

    model_config = ConfigDict(extra="forbid", validate_by_name=True)

    by: By = Field(
        By.PERSON, description="A line for each person, project, kind of jobs, or month."
    )
    first: date | None = Field(None, alias="from", description="Ended on this day (UTC) or later.")
    last: date | None = Field(None, alias="to", description="Ended on this day or earlier.")


@api.get("/usage", operation_id="getUsage", responses={"200": resources.Usage})
def show(query: UsageQuery) -> Response:
    """Sum up what work took; operators see everyone's, other people their own.

    It is written when a worker lets go of a job, and stays when the job is deleted.
    """
    return reply(report(query))


@api.get("/usage.csv", operation_id="getUsageTable", responses={"200": TABLE})
def save(query: UsageQuery) -> Response:
    """Sum up what work took, as a table for spreadsheets."""
    return table(report(query))


def report(query: UsageQuery) -> resources.Usage:
    """Return what work took that the caller may see."""
    farm, by = services(), query.by
    with farm.db.read() as session:
        lines = usage.report(
            session, viewer(), farm.settings.device_prices, by, query.first, query.last
        )
    return present.usage(by, lines, farm.settings.currency)


def table(found: resources.Usage) -> Response:
    """Return the lines as a file."""
    text = StringIO()
    writer = csv.DictWriter(text, [*resources.Use.model_fields])
    writer.writeheader()
    writer.writerows(line.model_dump() for line in found.items)
    named = {"Content-Disposition": f'attachment; filename="usage-by-{found.by}.csv"'}
    return Response(text.getvalue(), headers=named, mimetype="text/csv")
