"""How far the render that the form began with predicts the one that it asks for."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from farm.domain.jobs import kinds, renders
from farm.domain.jobs.renders import JobSpec, Submission
from farm.domain.jobs.stored import restored
from farm.domain.placement import RENDER
from farm.library.uploads import references
from farm.sql.models import Job
from web.context import viewer
from web.dashboard.form.drafts.draft import Draft


@dataclass(frozen=True)
class Trust:
    """What a proof and its print have in common."""

    size: int  # of the proof
    scales: int  # that both begin with; 0: they are different renders
    times: float  # that the print is larger


def of(session: Session, draft: Draft) -> Trust | None:
    """Return it of a draft that asks for more pixels than the render it began with had."""
    if not draft.parent or draft.kind != RENDER or draft.is_grid:
        return None
    job = session.get(Job, draft.parent)
    if job is None or job.binned is not None or job.kind != RENDER:
        return None
    if not viewer().may_see(job.owner):
        return None
    body = draft.body()
    if draft.style and draft.style == f"{job.style_id}@{job.style_version}":
        body = body | {"style": None, "styles": job.spec["styles"]}
    request, proof = kinds.request(body), restored(job.spec, JobSpec)
    if not isinstance(request, Submission) or request.style:
        return None
    asked = request.job_spec()
    if asked.recipe.size <= proof.recipe.size:
        return None
    named = {*proof.assets().values(), *asked.assets().values()}
    known = references.known(session, viewer(), named)
    same = renders.begins_as(asked, proof, known) if named <= known.keys() else 0
    return Trust(proof.recipe.size, same, asked.recipe.size / proof.recipe.size)
