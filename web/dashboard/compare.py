"""Two pictures against each other: curtain, side by side, or in turns."""

from dataclasses import dataclass
from typing import Any

from flask import render_template, request
from sqlalchemy.orm import Session

from farm import jobs
from farm.models import Artifact, Job
from web.context import services, viewer
from web.dashboard import difference, page, pictures
from web.dashboard.cards import Card, card, cards

screen = page.blueprint("compare", "/compare")

MODES = {"curtain": "Curtain", "side": "Side by side", "blink": "In turns"}
RECENT = 24


@dataclass(frozen=True)
class Side:
    """One of the two: a picture, and where it comes from."""

    id: str
    name: str
    width: int
    height: int
    card: Card | None  # none: an upload

    @property
    def stages(self) -> list[tuple[str, str]]:
        """Return every picture of the same job that could stand here: id and words."""
        if self.card is None:
            return []
        scales = [(one.id, f"{max(one.width, one.height)} px") for one in self.card.scales]
        results = [one.id for one in self.card.results]
        shown = self.id if self.id in results else next(iter(results), None)
        return scales + ([(shown, "the result")] if shown else [])


@screen.get("")
def show() -> str:
    """Show two pictures, or let one choose them."""
    chosen = [name for name in request.args.getlist("p") if name][:2]
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


def _side(session: Session, picture_id: str) -> Side:
    source = pictures.find(picture_id)
    artifact = session.get(Artifact, picture_id)
    row = session.get(Job, artifact.job_id) if artifact else None
    shown = card(session, row) if row else None
    return Side(
        picture_id, shown.title if shown else "An upload", source.width, source.height, shown
    )


def _recent(session: Session) -> dict[str, Any]:
    rows = jobs.find(session, viewer(), limit=RECENT)
    return {"cards": [shown for shown in cards(session, rows) if shown.result or shown.scales]}


def _differences(a: Card | None, b: Card | None) -> list[difference.Setting]:
    if a is None or b is None:
        return []
    return [row for row in difference.settings(b.job.spec, a.job.spec) if row.before is not None]
