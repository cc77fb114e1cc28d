"""Every render so far: found by names, pictures and lineage, newest first, as a contact sheet."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from flask import Response, make_response, render_template, request, url_for
from sqlalchemy.orm import Session

from farm.domain.states import JobState
from farm.errors import FarmError
from farm.jobs.kept import albums
from farm.jobs.listing import filters, lookup
from farm.jobs.listing.filters import NEWEST, JobFilter, Sort
from farm.library import styles
from farm.library.uploads import assets
from web.api import cursor
from web.context import services, viewer
from web.dashboard import page, refusal
from web.dashboard.jobs import undo
from web.dashboard.jobs.cards import card, cards

screen = page.blueprint("history", "/history")

ON_A_PAGE = 36
BIN, FAVOURITES = "bin", "favourites"  # states to people
STATES = {
    "": "All",
    "succeeded": "Finished",
    "failed": "Failed",
    "canceled": "Canceled",
    "paused": "Paused",
    FAVOURITES: "Favourites",
    BIN: "Bin",
}
SORTS: dict[Sort, str] = {
    "-created": "Newest first",
    "created": "Oldest first",
    "-size": "Largest first",
    "label": "By name",
}
DATES = ("since", "until")  # days in UTC
LINKED = ("picture", "style", "related", "album")  # filters that other screens link to
FILTERS = ("q", "state", "sort", *DATES, *LINKED)


@screen.get("")
def show() -> str:
    """Show the sheet, or one more piece of it to a page that has scrolled to its end."""
    more = page.is_partial() and "cursor" in request.args
    return render_template("history/_sheet.html" if more else "history/show.html", **_context())


def refused(error: FarmError, chosen: Sequence[str]) -> Response:
    """Show the sheet with what was chosen on it, and why that cannot be had so."""
    said = refusal.refuse(error)
    told = render_template("history/show.html", message=said, **_context(chosen))
    return make_response(told, error.status)


def _context(chosen: Sequence[str] = ()) -> dict[str, Any]:
    asked = {name: request.args.get(name, "").strip()[:200] for name in FILTERS}
    state = asked["state"] = asked["state"] if asked["state"] in STATES else ""
    sort: Sort = next((one for one in SORTS if one == asked["sort"]), NEWEST)
    asked["sort"] = "" if sort == NEWEST else sort
    days = {name: _day(asked[name]) for name in DATES}
    asked |= {name: str(day or "") for name, day in days.items()}
    narrowing: dict[str, Any] = {"bin": state == BIN, "favourite": state == FAVOURITES or None}
    if asked["album"]:
        narrowing |= {"album": asked["album"], "owner": viewer().name}
    wanted = _made(**days).model_copy(update=narrowing)
    with services().db.read() as session:
        rows = lookup.find(
            session,
            viewer(),
            wanted,
            states=[JobState(state)] if state in set(JobState) else (),
            text=asked["q"],
            picture=asked["picture"],
            style=asked["style"],
            related=asked["related"],
            sort=sort,
            before=cursor.decode(request.args.get("cursor"), sort),
            limit=ON_A_PAGE + 1,
        )
        shown = cards(session, rows[:ON_A_PAGE])
        narrowed = {name: asked[name] for name in LINKED if asked[name]}
        named = albums.find(session, viewer())
        offered = _offered(session, request.args.getlist("gone"))
        limits = {name: _told(session, name, narrowed[name]) for name in narrowed}
    last = rows[ON_A_PAGE - 1] if len(rows) > ON_A_PAGE else None
    given = {name: value for name, value in asked.items() if value}
    place = cursor.encode(*filters.place(last, sort), sort) if last else ""
    return {
        "cards": shown,
        "chosen": chosen,
        "beyond": [one for one in chosen if one not in {card.job.id for card in shown}],
        "query": f"?{urlencode(given)}" if given else "",
        "asked": asked,
        "in_bin": wanted.bin,
        "liked": wanted.favourite,
        "offered": offered,
        "albums": named,
        "states": STATES,
        "at_state": {state: _address(given | {"state": state}) for state in STATES},
        "sorts": SORTS,
        "following": _address(given | {"cursor": place}) if place else None,
        "limits": limits,
        "without": {n: _address({k: v for k, v in given.items() if k != n}) for n in limits},
    }


def _offered(session: Session, ids: list[str]) -> dict[str, Any] | None:
    """Return the offer to undo for jobs that were deleted on another page, or without scripts."""
    asked = [(one, JobFilter(bin=True, q=one[:60])) for one in ids[:ON_A_PAGE]]
    found = [(one, lookup.find(session, viewer(), there, limit=1)) for one, there in asked]
    binned = [one for one, jobs in found if one in {job.id for job in jobs}]
    return undo.binned(binned) if binned else None


def _made(since: date | None, until: date | None) -> JobFilter:
    """Match what was made on these days and between them."""
    day = timedelta(days=1)
    return JobFilter(
        created_after=_midnight(since) if since else None,
        created_before=_midnight(until) + day if until else None,
    )


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _day(text: str) -> date | None:
    """Return a day as browsers write it, or nothing; the last ones of all have no day after."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year < date.max.year else None


def _told(session: Session, name: str, value: str) -> str:
    """Say in words to what a link has narrowed the sheet; raise NotFound for what is not there."""
    if name == "picture":
        return f"Made of {assets.get(services(), viewer(), value).name}"
    if name == "album":
        return f"In the album {value}"
    if name == "style":
        return f"Made with {styles.get(session, viewer(), value).name}"
    return f"Versions of {card(session, lookup.get(session, viewer(), value)).title}"


def _address(given: dict[str, str]) -> str:
    query = urlencode({name: value for name, value in given.items() if value})
    return f"{url_for('history_page.show')}?{query}".rstrip("?")
