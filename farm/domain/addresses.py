"""Where the API shows things: addresses relative to the server. No I/O."""

from urllib.parse import quote

from farm.domain.states import JobState, allowed, may_return

API = "/api/v1"


def job(job_id: str) -> str:
    """Return where a job is."""
    return f"{API}/jobs/{job_id}"


def links(job_id: str, state: JobState, epoch: int) -> dict[str, str]:
    """Return the addresses of a job, of what belongs to it, and of what its state allows."""
    own = job(job_id)
    parts = ("events", "artifacts", "attempts", "log", "clone", *allowed(state))
    parts += ("put-back",) if may_return(state, epoch) else ()
    found = {str(name): f"{own}/{name}" for name in parts} | {"log_events": f"{own}/log/events"}
    return {"self": own, "page": f"/jobs/{job_id}"} | found


def binned(job_id: str) -> dict[str, str]:
    """Return what a job in the bin has of them."""
    own = job(job_id)
    return {"self": own, "restore": f"{own}/restore"}


def picture(job_id: str, name: str, sha256: str) -> str:
    """Return an address that changes with the picture: browsers show what they have had before."""
    return f"{job(job_id)}/artifacts/{quote(name)}?v={sha256[:12]}"
