"""What work took and cost, with charts."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Response, render_template, request
from pydantic import ValidationError

from farm.domain import resources
from farm.fleet.usage import By
from web.api.fleet import usage
from web.api.fleet.usage import UsageQuery
from web.dashboard import page

screen = page.blueprint("usage", "/usage")

NOUNS = {By.PERSON: "Person", By.PROJECT: "Project", By.KIND: "Kind of jobs", By.MONTH: "Month"}
WIDTH = 100.0  # of the longest bar, in a chart's own units
MOST_BARS = 24
HOUR = 3600


@dataclass(frozen=True)
class Bar:
    """A name with one or two lengths."""

    name: str
    words: str
    width: float
    beside: float = 0.0


@screen.get("")
def show() -> str:
    """Show the sums of some days as a table and charts."""
    query = _query()
    return render_template("usage/show.html", **_context(query, usage.report(query)))


@screen.get("/table.csv")
def save() -> Response:
    """Return the sums as a file."""
    return usage.table(usage.report(_query()))


def _query() -> UsageQuery:
    """Return what is asked for; a field that cannot be read counts as empty."""
    given = {name: value for name, value in request.args.items() if value}
    try:
        return UsageQuery.model_validate(given)
    except ValidationError as error:
        bad = {str(one["loc"][0]) for one in error.errors()}
        return UsageQuery.model_validate({k: v for k, v in given.items() if k not in bad})


def _context(query: UsageQuery, found: resources.Usage) -> dict[str, Any]:
    days: dict[str, date | None] = {"from": query.first, "to": query.last}
    return {
        "by": query.by,
        "nouns": NOUNS,
        "usage": found,
        "days": {name: day.isoformat() for name, day in days.items() if day},
        "hours": _hours(_shown(found)),
        "estimates": _estimates(_shown(found)),
    }


def _hours(lines: list[resources.Use]) -> list[Bar]:
    most = max((line.device_seconds for line in lines), default=0) or 1
    return [
        Bar(line.name, f"{line.device_seconds / HOUR:.2f} h", WIDTH * line.device_seconds / most)
        for line in lines
    ]


def _estimates(lines: list[resources.Use]) -> list[Bar]:
    """Return what was expected beside what was taken."""
    compared = [line for line in lines if line.estimated_seconds and line.actual_seconds]
    pairs = [(line, line.actual_seconds or 0, line.estimated_seconds or 0) for line in compared]
    most = max((max(taken, expected) for _line, taken, expected in pairs), default=1)
    return [
        Bar(
            line.name,
            f"off by {100 * (line.estimate_error or 0):.0f} %",
            WIDTH * taken / most,
            WIDTH * expected / most,
        )
        for line, taken, expected in pairs
    ]


def _shown(found: resources.Usage) -> list[resources.Use]:
    """Return what a chart has room for: the last months, else what took longest."""
    if found.by == By.MONTH:
        return found.items[-MOST_BARS:]
    return sorted(found.items, key=lambda line: -line.device_seconds)[:MOST_BARS]
