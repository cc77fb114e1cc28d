"""What is done with renders that were chosen in the history."""

from typing import Any

from flask import Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from farm.errors import Conflict, FarmError, InvalidInput
from farm.jobs.kept import albums
from farm.jobs.listing.filters import JobFilter
from farm.jobs.many import bulk, files
from farm.jobs.many.bulk import Deed, Order, Outcome
from web.api.jobs.albums import AlbumChanges
from web.api.jobs.jobs import Chosen
from web.context import services, viewer
from web.dashboard import page
from web.dashboard.jobs import history, undo
from web.dashboard.jobs.cards import cards
from web.dashboard.words import counted
from web.files import archive

screen = page.blueprint("chosen", "/history")


@screen.post("/results")
def results() -> Response:
    """Answer their finished files as one ZIP."""
    ids = request.form.getlist("job")
    try:
        asked = page.checked(Chosen, {"ids": _ids(), "names": page.text("names")})
        with services().db.read() as session:
            found = files.of(session, viewer(), asked.ids, asked.names)
    except FarmError as error:
        return history.refused(error, ids)
    return archive.answer(services().storage, found, "renders.zip")


@screen.post("/delete")
def delete() -> AnyResponse | str:
    """Put them into the bin, and offer to undo that."""
    outcome = _do(Deed.DELETE)
    if not page.is_partial():
        return redirect(url_for("history_page.show", gone=outcome.gone), 303)
    offered = undo.binned(outcome.gone) if services().settings.bin_days else _gone(outcome)
    return _without(outcome.gone, outcome, offered)


@screen.post("/erase")
def erase() -> AnyResponse | str:
    """Erase them for good."""
    outcome = _do(Deed.ERASE)
    return _without(outcome.gone, outcome, _gone(outcome))


@screen.post("/restore")
def restore() -> AnyResponse:
    """Take them out of the bin."""
    outcome = _do(Deed.RESTORE)
    if not outcome.done:
        raise Conflict(next(iter(outcome.refused.values())))
    return _again()


@screen.post("/<any(like, unlike):order>")
def like(order: str) -> AnyResponse | str:
    """Give them the star, or take it away."""
    outcome = _do(Deed(order))
    if not page.is_partial():
        return _again()
    with services().db.read() as session:
        shown = cards(session, outcome.done)
    stars = [
        render_template("history/_star.html", job=one.job, name=one.named, apart=True)
        for one in shown
    ]
    count = counted(len(shown), "render")
    said = f"{count} among the favourites." if order == "like" else f"{count} without the star."
    return "".join(stars) + undo.tell(_with_refused(outcome, said))


@screen.post("/collect")
def collect() -> AnyResponse | str:
    """Put them into an album."""
    name = _album()
    outcome = _do(Deed.ADD_TO_ALBUM, album=name)
    if not page.is_partial():
        return redirect(url_for("history_page.show", album=name), 303)
    with services().db.read() as session:
        named = albums.find(session, viewer())
    shown = render_template("history/_albums.html", albums=named, asked={}, apart=True)
    said = f"{counted(len(outcome.done), 'render')} added to the album {name}."
    return shown + undo.tell(_with_refused(outcome, said))


@screen.post("/take")
def take() -> AnyResponse | str:
    """Take them out of an album."""
    name = _album()
    outcome = _do(Deed.TAKE_FROM_ALBUM, album=name)
    if not page.is_partial():
        return redirect(url_for("history_page.show", album=name), 303)
    taken = [job.id for job in outcome.done]
    said = f"{counted(len(taken), 'render')} taken out of the album {name}."
    return _without(taken, outcome, {"said": said})


@screen.post("/album/rename")
def rename() -> AnyResponse:
    """Give an album another name."""
    asked = page.checked(AlbumChanges, {"name": request.form.get("name", "").strip()})
    albums.rename(services(), viewer(), _album(), asked.name)
    return redirect(url_for("history_page.show", album=asked.name), 303)


@screen.post("/album/delete")
def forget() -> AnyResponse:
    """Forget an album; its renders stay."""
    albums.remove(services(), viewer(), _album())
    return redirect(url_for("history_page.show"), 303)


@screen.post("/empty")
def empty() -> AnyResponse:
    """Erase all that is one's own in the bin."""
    order = Order(action=Deed.ERASE, filter=JobFilter(owner=viewer().name))
    outcome, more = bulk.carry_out(services(), viewer(), order)
    while more and outcome.gone:
        outcome, more = bulk.carry_out(services(), viewer(), order)
    return redirect(url_for("history_page.show", state="bin"), 303)


def _ids() -> list[str]:
    ids = request.form.getlist("job")
    if not ids:
        raise InvalidInput("No render is chosen: choose one first.")
    return ids


def _album() -> str:
    if name := request.form.get("album", "").strip():
        return name
    raise InvalidInput("The album has no name: give it one.")


def _do(deed: Deed, **values: str) -> Outcome:
    order = page.checked(Order, {"action": deed, "ids": _ids(), **values})
    return bulk.carry_out(services(), viewer(), order)[0]


def _gone(outcome: Outcome) -> dict[str, Any]:
    return {"said": f"{counted(len(outcome.gone), 'render')} deleted for good."}


def _without(ids: list[str], outcome: Outcome, told: dict[str, Any]) -> AnyResponse | str:
    """Take the renders that are gone off the page, and say what became of all."""
    if not page.is_partial():
        return _again()
    told = told | {"said": _with_refused(outcome, told["said"])}
    taken = [f'<li id="render-{job_id}" hx-swap-oob="delete"></li>' for job_id in ids]
    return "".join(taken) + undo.tell(**told)


def _with_refused(outcome: Outcome, said: str) -> str:
    """Say what was done, if it was, and why it was not done to others."""
    if not outcome.refused:
        return said
    why = next(iter(outcome.refused.values()))
    stay = f"{counted(len(outcome.refused), 'render')} stayed: {why}"
    return f"{said} {stay}" if outcome.done or outcome.gone else stay


def _again() -> AnyResponse:
    """Show the page that asks once more."""
    if page.is_partial():
        return Response(headers={"HX-Refresh": "true"})
    return redirect(url_for("history_page.show"), 303)
