"""Which of two looks is better, asked without their names."""

from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from farm.domain.preference import interval
from farm.jobs.many import batches, votes
from farm.sql.models import Batch
from web.context import services, viewer
from web.dashboard import page
from web.dashboard.jobs import axes
from web.dashboard.jobs.cards import cards

screen = page.blueprint("blind", "/batches/<batch_id>/blind")


@dataclass(frozen=True)
class Liked:
    """How two looks were liked, in words."""

    one: str
    other: str
    votes: votes.Tally

    @property
    def sure(self) -> tuple[float, float]:
        """Return between which shares of people like the first better, with 95 % confidence."""
        return interval(self.votes.liked, self.votes.liked + self.votes.beside)


@screen.get("")
def ask(batch_id: str) -> str:
    """Show two results without their names, or the votes where none is left or they are asked."""
    with services().db.read() as session:
        batch = batches.get(session, viewer(), batch_id)
        asked = votes.questions(session, viewer(), batch)
        done = votes.answered(session, viewer(), batch)
        waiting = [pair for pair in asked if {job.id for job in pair} not in done]
        told = {"batch": batch, "count": len(asked), "left": len(waiting)}
        if waiting and "votes" not in request.args:
            return render_template("batch/blind.html", sides=cards(session, waiting[0]), **told)
        return render_template("batch/votes.html", liked=_liked(session, batch), **told)


@screen.post("")
def vote(batch_id: str) -> AnyResponse:
    """Keep an answer, and ask on."""
    pair = set(request.form.getlist("job"))
    votes.vote(services(), viewer(), batch_id, pair, request.form.get("liked", ""))
    return redirect(url_for(".ask", batch_id=batch_id), 303)


def _liked(session: Session, batch: Batch) -> list[Liked]:
    names = axes.names(session, batch.axes)
    return [
        Liked(
            axes.variation(tally.kind, tally.one, names),
            axes.variation(tally.kind, tally.other, names),
            tally,
        )
        for tally in votes.tallies(session, viewer(), batch)
    ]
