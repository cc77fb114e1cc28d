"""People, pictures and requests for tests."""

from typing import Any

from farm.base.ids import new_id
from farm.domain.roles import Viewer
from farm.domain.specs import Submission
from farm.infra.services import Services
from farm.sql.models import Asset

ANA = Viewer("ana")
BEN = Viewer("ben")
OPS = Viewer("ops", sees_all=True)


def asset(services: Services, viewer: Viewer) -> str:
    """Return the id of a new picture's row; it has no bytes in the store."""
    with services.db.write() as session:
        row = Asset(
            id=new_id("asset"),
            owner=viewer.name,
            sha256=new_id("x")[2:].ljust(64, "0"),
            name="photo.jpg",
            media_type="image/jpeg",
            width=640,
            height=480,
            bits=8,
            bytes=1000,
        )
        session.add(row)
    return row.id


def submission(services: Services, viewer: Viewer, **changes: Any) -> Submission:
    """Return a valid request of `viewer`, with some fields changed."""
    body: dict[str, Any] = {
        "content": asset(services, viewer),
        "styles": [{"asset": asset(services, viewer)}],
        "preset": "draft",
        "recipe": {"size": 128},
    }
    return Submission.model_validate(body | changes)
