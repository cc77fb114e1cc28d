"""Jobs, what they make and how they are told."""

from web.api.jobs import albums, artifacts, batches, events, jobs, logs, queue

RESOURCES = (jobs, albums, batches, artifacts, events, logs, queue)
