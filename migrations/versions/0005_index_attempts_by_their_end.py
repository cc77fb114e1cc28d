"""Index attempts by their end, so that monitors can count the last hour's."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_attempts_ended", "attempts", ["ended", "outcome"])
