"""Taking back what a click has done: jobs that were canceled unbegun, or put into the bin."""

from collections.abc import Sequence
from typing import Any

from flask import render_template

from farm.domain.states import may_return
from farm.sql.models import Job


def offer(done: Sequence[Job]) -> str:
    """Return a message that offers to undo, to append to the answer; empty if nothing can be."""
    # What waited for another was canceled before that, and can go back only after it.
    found = [job.id for job in reversed(done) if may_return(job.state, job.epoch)]
    if not found:
        return ""
    said = "A waiting render was" if len(found) == 1 else f"{len(found)} waiting renders were"
    return tell(f"{said} canceled.", undo="/queue/put-back", jobs=found)


def binned(ids: Sequence[str]) -> dict[str, Any]:
    """Return what a message about jobs in the bin says, and offers."""
    count = "1 render is" if len(ids) == 1 else f"{len(ids)} renders are"
    return {"said": f"{count} in the bin.", "undo": "/history/restore", "jobs": ids}


def tell(said: str, **offered: Any) -> str:
    """Return a message to append to the answer, with what undoes it."""
    return render_template("_undo.html", said=said, **offered)
