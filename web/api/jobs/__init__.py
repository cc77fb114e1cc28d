"""Jobs, what they make and how they are told."""

from web.api.jobs import artifacts, batches, events, jobs, logs, queue

RESOURCES = (jobs, batches, artifacts, events, logs, queue)
