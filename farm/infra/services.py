"""The servers of a farm as one process holds them."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Self

from farm.base.config import Settings
from farm.errors import Unavailable
from farm.infra.doorbell import Doorbell, deliver
from farm.infra.events import Events
from farm.infra.storage import Storage
from farm.infra.unit_of_work import UnitOfWork
from farm.sql.database import Database


class Services:
    """One process's connections to SQL, S3 and the broker."""

    def __init__(self, settings: Settings, **pool: Any) -> None:
        """`pool`: how connections to the database are kept, if not as a web process does."""
        self.settings = settings
        self.db = Database(settings.database, **pool)
        self.storage = Storage(settings)
        self.events = Events(settings.redis_url)
        self.doorbell = Doorbell(settings)

    @contextmanager
    def transaction(self) -> Iterator[UnitOfWork]:
        """Write to SQL; once it is committed, publish the news and ring if asked to."""
        with self.db.begin(UnitOfWork) as work:
            yield work
        for news in work.news:
            self.events.publish(*news)
        if work.rings:
            with suppress(Unavailable):  # what is committed is done; maintenance rings later
                deliver(self.db, self.doorbell)

    def close(self) -> None:
        """Close every connection."""
        self.doorbell.close()
        self.events.close()
        self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()
