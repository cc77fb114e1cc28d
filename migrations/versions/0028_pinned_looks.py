"""Let people's own presets keep the look they were kept for: the second version of each preset."""

from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None
serves = "0005"


def upgrade() -> None:
    op.execute("UPDATE looks SET preset = preset || '@2' WHERE preset NOT LIKE '%@%'")
