"""Where the store keeps each blob: every key is made here, by what it is of."""

ASSETS, JOBS, UPLOADS, VIEWS, MOMENTS = "assets/", "jobs/", "uploads/", "views/", "moments/"


def asset(sha256: str) -> str:
    """Return where an uploaded file is, by its bytes."""
    return f"{ASSETS}{sha256[:2]}/{sha256}"


def upload(upload_id: str) -> str:
    """Return where the store takes an announced file."""
    return f"{UPLOADS}{upload_id}"


def of_job(job_id: str, epoch: int, name: str) -> str:
    """Return where a worker puts a file, while it holds the job under this epoch."""
    return f"{JOBS}{job_id}/{folder(epoch)}/{name}"


def folder(epoch: int) -> str:
    """Return what the folder of a job's epoch is called."""
    return f"e{epoch}"


def view(sha256: str, name: str) -> str:
    """Return where something is that was made of the picture with these bytes, to be seen."""
    return f"{VIEWS}{sha256}/{name}"


def moments(sha256: str, name: str) -> str:
    """Return where statistics are of the painting with these bytes."""
    return f"{MOMENTS}{sha256}/{name}"
