"""Keep the trace of the request that made a job, so that its attempts and messages join it."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None
serves = "0005"


def upgrade() -> None:
    for table in ("jobs", "deliveries"):
        op.add_column(table, sa.Column("traceparent", sa.String(55), nullable=True))
