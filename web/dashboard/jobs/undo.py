"""Taking back what a click has done: jobs that were canceled before anybody had begun them."""

from collections.abc import Sequence

from flask import render_template

from farm.domain.states import may_return
from farm.sql.models import Job


def offer(done: Sequence[Job]) -> str:
    """Return a message that offers to undo, to append to the answer; empty if nothing can be."""
    found = [job.id for job in done if may_return(job.state, job.epoch)]
    return render_template("_undo.html", jobs=found) if found else ""
