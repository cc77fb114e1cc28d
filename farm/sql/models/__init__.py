"""The rows. Times are seconds since 1970 by the database's clock, as leases compare them."""

from farm.sql.models.accounts import Audit, Identity, Project, SignIn, Token, User
from farm.sql.models.fleet import Caretaker, Sample, Share, Standings, Usage, Worker
from farm.sql.models.jobs import (
    AlbumJob,
    Artifact,
    Attempt,
    Batch,
    Checkpoint,
    Job,
    JobAfter,
    JobAsset,
    JobEvent,
    Vote,
)
from farm.sql.models.library import Asset, Form, Look, Style, StyleVersion, Upload
from farm.sql.models.messages import IdempotencyKey, Outbox
from farm.sql.models.row import Json, Row
from farm.sql.models.version import Serves
from farm.sql.models.webhooks import Delivery, Webhook

__all__ = [
    "AlbumJob",
    "Artifact",
    "Asset",
    "Attempt",
    "Audit",
    "Batch",
    "Caretaker",
    "Checkpoint",
    "Delivery",
    "Form",
    "IdempotencyKey",
    "Identity",
    "Job",
    "JobAfter",
    "JobAsset",
    "JobEvent",
    "Json",
    "Look",
    "Outbox",
    "Project",
    "Row",
    "Sample",
    "Serves",
    "Share",
    "SignIn",
    "Standings",
    "Style",
    "StyleVersion",
    "Token",
    "Upload",
    "Usage",
    "User",
    "Vote",
    "Webhook",
    "Worker",
]
