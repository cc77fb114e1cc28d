"""Let drained workers finish the job that they have."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None
serves = "0005"


def upgrade() -> None:
    after_job = sa.Column("after_job", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("workers", after_job)
