"""Real servers for one machine, from PyPI wheels: Valkey, SeaweedFS (S3) and PostgreSQL.

``servers(settings)`` starts those that the settings do not name and yields settings that name
them all. Every server has the same shape: ``start()`` returns at once, ``ready()`` asks it,
``stop()`` ends it in order, ``settings()`` says which fields of Settings it fills in.
"""

from farm.local.embedded.folder import DataFolder
from farm.local.embedded.ports import require_free
from farm.local.embedded.postgres import Postgres
from farm.local.embedded.seaweedfs import SeaweedFS
from farm.local.embedded.servers import Server, attach, servers, start
from farm.local.embedded.valkey import Valkey

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
