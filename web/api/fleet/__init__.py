"""Workers, and what work takes."""

from web.api.fleet import health, retention, usage, workers

RESOURCES = (workers, usage, retention, health)
