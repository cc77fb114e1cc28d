"""Which code these tables serve."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from farm.sql.models.row import Row


class Serves(Row):
    """The one row that says how old code may be that works on these tables."""

    __tablename__ = "serves"

    oldest: Mapped[str] = mapped_column(String(32), primary_key=True)  # its newest revision
