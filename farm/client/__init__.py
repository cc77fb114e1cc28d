"""A client of a farm, for scripts: ``Client`` waits, ``AsyncClient`` is awaited.

Threads may share the one; the other belongs to one event loop.

>>> from farm.client import Client
>>> with Client("http://127.0.0.1:8000") as farm:  # doctest: +SKIP
...     job = farm.render("photo.jpg", "painting.jpg", size=4096)
...     for update in job.stream():
...         print(update.progress)
...     job.result("print.png")
"""

from farm.client.aio.client import AsyncClient
from farm.client.aio.render import AsyncRender
from farm.client.aio.series import AsyncSeries
from farm.client.calls import Painting, Style
from farm.client.follow import Update
from farm.client.sync.client import Client
from farm.client.sync.render import Render
from farm.client.sync.series import Series

__all__ = [
    "AsyncClient",
    "AsyncRender",
    "AsyncSeries",
    "Client",
    "Painting",
    "Render",
    "Series",
    "Style",
    "Update",
]
