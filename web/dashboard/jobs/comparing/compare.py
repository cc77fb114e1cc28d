"""Two pictures against each other: curtain, side by side, or in turns."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from farm.domain import resources
from farm.errors import InvalidInput
from farm.jobs.listing import lookup
from farm.library.uploads import assets
from farm.sql.models import Artifact, Job
from web.context import services, viewer
from web.dashboard import page
from web.dashboard.jobs import pictures
from web.dashboard.jobs.cards import Card, card, cards
from web.dashboard.jobs.comparing import difference

screen = page.blueprint("compare", "/compare")

MODES = {"curtain": "Curtain", "side": "Side by side", "blink": "In turns"}
RECENT = 24


@dataclass(frozen=True)
class Stage:
    """A picture of a job that can take the place of another of the same job."""

    id: str
    text: str
    width: int
    height: int


@dataclass(frozen=True)
class Side:
    """One of the two: a picture, and where it comes from."""

    id: str
    name: str
    width: int
    height: int
    card: Card | None  # none: an upload

    @property
    def stages(self) -> list[Stage]:
        """Return every picture of the same job that could stand here: what it was made of, last."""
        if self.card is None:
            return []
        made = [(f"{max(one.width, one.height)} px", one) for one in self.card.scales]
        made += self._results(self.card)
        materials = (*self.card.photos, *self.card.paintings)
        return [Stage(one.id, text, one.width, one.height) for text, one in made] + [
            Stage(one.id, one.name, one.width, one.height) for one in materials
        ]

    def _results(self, card: Card) -> Iterator[tuple[str, resources.Artifact]]:
        """Yield one file of each photo's, the one that is shown if it is among them."""
        for photo, files in card.files():
            shown = next((one for one in files if one.id == self.id), files[0])
            yield (f"the result of {photo}" if card.several else "the result"), shown


@screen.get("")
def show() -> AnyResponse | str:
    """Show two pictures, or let one choose them."""
    chosen = [name for name in request.args.getlist("p") if name]
    jobs = request.args.getlist("job")
    if len(chosen) + len(jobs) > 2:
        count = len(chosen) + len(jobs)
        raise InvalidInput(f"Choose two pictures to compare: {count} are chosen.")
    if jobs:
        with services().db.read() as session:
            best = [_best(session, job_id) for job_id in jobs]
        return redirect(url_for(".show", p=[*chosen, *best]))
    with services().db.read() as session:
        sides = [_side(session, name) for name in chosen]
        if len(sides) < 2:
            return render_template("compare/choose.html", sides=sides, **_recent(session))
    mode = request.args.get("mode", "")
    return render_template(
        "compare/show.html",
        a=sides[0],
        b=sides[1],
        mode=mode if mode in MODES else "curtain",
        modes=MODES,
        differences=_differences(sides[0].card, sides[1].card),
    )


def _best(session: Session, job_id: str) -> str:
    """Return the id of the picture that a job is compared by."""
    shown = card(session, lookup.get(session, viewer(), job_id))
    if not shown.picture:
        raise InvalidInput(f"There is no picture of {shown.named} to compare.")
    return shown.picture


def _side(session: Session, picture_id: str) -> Side:
    source = pictures.find(picture_id)
    artifact = session.get(Artifact, picture_id)
    row = session.get(Job, artifact.job_id) if artifact else None
    shown = card(session, row) if row else None
    return Side(
        picture_id,
        shown.named if shown else _upload(picture_id),
        source.width,
        source.height,
        shown,
    )


def _upload(asset_id: str) -> str:
    return assets.get(services(), viewer(), asset_id).name


def _recent(session: Session) -> dict[str, Any]:
    rows = lookup.find(session, viewer(), limit=RECENT)
    return {"cards": [shown for shown in cards(session, rows) if shown.result or shown.scales]}


def _differences(a: Card | None, b: Card | None) -> list[difference.Setting]:
    if a is None or b is None:
        return []
    settings = difference.settings(b.job, a.job)
    changed = [row for row in settings if row.before is not None]
    return difference.pictures(b.materials, a.materials) + changed
