"""People, and what they let others know."""

from web.api.accounts import audit, projects, tokens, users, webhooks

RESOURCES = (webhooks, tokens, users, projects, audit)
