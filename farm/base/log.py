"""Logs: one line an event, for people on a terminal and as JSON elsewhere."""

import logging
import sys

import structlog

_SIGNED: dict[str, str] = {}


def configure(level: str = "INFO") -> None:
    """Send structlog's and everybody else's records through one handler to stderr."""
    shared: list[structlog.typing.Processor] = [
        lambda _logger, _method, event: {**_SIGNED, **event},
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    renderer: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer()
        if sys.stderr.isatty()
        else structlog.processors.JSONRenderer()
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for chatty in ("botocore", "boto3", "urllib3", "s3transfer", "alembic"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


def sign(**values: str) -> None:
    """Put these beside every line of this process, whose lines may stand among those of others."""
    _SIGNED.update(values)


def context(name: str) -> str | None:
    """Return what is bound to every line of what goes on here, such as `request_id` or `user`."""
    bound: str | None = structlog.contextvars.get_contextvars().get(name)
    return bound
