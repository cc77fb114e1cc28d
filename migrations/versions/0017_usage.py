"""Keep what each attempt took, beyond the life of its job."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None
serves = "0005"


def upgrade() -> None:
    op.create_table(
        "usage",
        sa.Column("job_id", sa.String(length=40), nullable=False),
        sa.Column("epoch", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("owner", sa.String(length=100), nullable=False),
        sa.Column("project", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("device_kind", sa.String(length=16)),
        sa.Column("ended", sa.Double(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("pixels", sa.BigInteger(), nullable=False),
        sa.Column("joules", sa.Double()),
        sa.Column("estimated", sa.Double()),
        sa.Column("taken", sa.Double()),
        sa.PrimaryKeyConstraint("job_id", "epoch"),
    )
    op.create_index("ix_usage_ended", "usage", ["ended"])
    op.create_index("ix_usage_owner", "usage", ["owner", "ended"])
    op.add_column("jobs", sa.Column("estimated", sa.Double()))
    op.add_column("attempts", sa.Column("joules", sa.Double()))
