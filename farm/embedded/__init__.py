"""Real servers for one machine, from PyPI wheels: Valkey, SeaweedFS (S3) and PostgreSQL.

``servers(settings)`` starts those that the settings do not name and yields settings that name
them all. Every server has the same shape: ``start()`` returns at once, ``ready()`` asks it,
``stop()`` ends it in order, ``settings()`` says which fields of Settings it fills in.
"""

from farm.embedded.folder import DataFolder
from farm.embedded.ports import require_free
from farm.embedded.postgres import Postgres
from farm.embedded.seaweedfs import SeaweedFS
from farm.embedded.servers import Server, attach, servers, start
from farm.embedded.valkey import Valkey

__all__ = [
    "DataFolder",
    "Postgres",
    "SeaweedFS",
    "Server",
    "Valkey",
    "attach",
    "require_free",
    "servers",
    "start",
]
