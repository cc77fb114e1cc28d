"""Let people pin jobs whose files shall stay."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None
serves = "0005"


def upgrade() -> None:
    pinned = sa.Column("pinned", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("jobs", pinned)
