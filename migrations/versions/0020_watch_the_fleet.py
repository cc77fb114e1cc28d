"""Say what workers use, and how the line was minute by minute."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None
serves = "0005"


def upgrade() -> None:
    op.add_column("workers", sa.Column("memory_used", sa.BigInteger()))
    op.add_column("workers", sa.Column("temperature", sa.Integer()))
    op.add_column("workers", sa.Column("disk_free", sa.BigInteger()))
    op.create_table(
        "samples",
        sa.Column("minute", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("waiting", sa.Integer(), nullable=False),
        sa.Column("running", sa.Integer(), nullable=False),
        sa.Column("workers", sa.Integer(), nullable=False),
        sa.Column("pickup", sa.Double()),
        sa.PrimaryKeyConstraint("minute"),
    )
