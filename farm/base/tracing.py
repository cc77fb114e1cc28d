"""Traces by OpenTelemetry: from a request to the attempts at its job, in whichever process.

Without `FARM_OTLP_ENDPOINT` nothing of OpenTelemetry is imported, and all here does nothing.
"""

import logging
import platform
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING

from farm import __version__
from farm.base.config import Settings
from farm.errors import SetupError

if TYPE_CHECKING:
    from opentelemetry.context import Context
    from opentelemetry.sdk.trace import TracerProvider

Attributes = Mapping[str, str | int | float | None]

PATH = "/v1/traces"  # of an OTLP receiver over HTTP
SEND_S = 3.0  # for one batch; a receiver that is away costs its spans and nothing else
LAST_WORD_S = 2.0
HEADER = "traceparent"  # W3C Trace Context

_provider: "TracerProvider | None" = None


def require(settings: Settings) -> None:
    """Raise SetupError if traces are wanted and what makes them is not installed."""
    if not settings.otlp_endpoint:
        return
    try:
        import opentelemetry.exporter.otlp.proto.http.trace_exporter
        import opentelemetry.sdk.trace  # noqa: F401
    except ImportError:
        raise SetupError(
            "FARM_OTLP_ENDPOINT asks for traces, and OpenTelemetry is not installed here: "
            "pip install 'brushfarm[otel]', or leave the setting empty."
        ) from None


def begin(settings: Settings, program: str) -> None:
    """Send the spans of this process, `farm PROGRAM`, from now on. Raises SetupError."""
    require(settings)
    if not settings.otlp_endpoint:
        return
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    who = {
        "service.name": f"brushfarm-{program}",
        "service.version": __version__,
        "host.name": platform.node(),
    }
    provider = TracerProvider(resource=Resource.create(who), shutdown_on_exit=False)
    receiver = settings.otlp_endpoint.rstrip("/") + PATH
    logging.getLogger("opentelemetry").setLevel(logging.ERROR)  # each retry is no news
    provider.add_span_processor(
        BatchSpanProcessor(OTLPSpanExporter(endpoint=receiver, timeout=SEND_S))
    )
    global _provider
    _provider = provider


def end() -> None:
    """Send what is left, as far as the receiver takes it at once."""
    global _provider
    if _provider is None:
        return
    last_word = Thread(target=_provider.shutdown, daemon=True)
    _provider = None
    last_word.start()
    last_word.join(LAST_WORD_S)


@contextmanager
def span(
    name: str,
    attributes: Attributes | None = None,
    *,
    after: str | None = None,
    kind: str = "internal",
) -> Iterator[None]:
    """Make what is done here a span of the one around it, or of the one that `after` names.

    `after`: a traceparent of any process; `kind`: internal, server, consumer or client.
    """
    if _provider is None:
        yield
        return
    from opentelemetry.trace import SpanKind, StatusCode

    started = _provider.get_tracer("brushfarm").start_as_current_span(
        name,
        _context(after),
        SpanKind[kind.upper()],
        _known(attributes),
        record_exception=False,  # its words may be anybody's
        set_status_on_exception=False,
    )
    with started as current:
        try:
            yield
        except Exception as error:
            current.set_status(StatusCode.ERROR, type(error).__name__)
            raise


def record(name: str, began: int, ended: int, attributes: Attributes | None = None) -> None:
    """Make a span of what was done in a time that is over; see `moment`."""
    if _provider is not None:
        tracer = _provider.get_tracer("brushfarm")
        tracer.start_span(name, attributes=_known(attributes), start_time=began).end(ended)


def moment() -> int:
    """Return the time in nanoseconds since 1970, as spans have it."""
    return time.time_ns()


def note(attributes: Attributes, *, failed: bool = False) -> None:
    """Say more of the span that goes on here."""
    if _provider is None:
        return
    from opentelemetry.trace import StatusCode, get_current_span

    current = get_current_span()
    current.set_attributes(_known(attributes))
    if failed:
        current.set_status(StatusCode.ERROR)


def carried() -> dict[str, str]:
    """Return the header that names the span that goes on here; none without one."""
    if _provider is None:
        return {}
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    headers: dict[str, str] = {}
    TraceContextTextMapPropagator().inject(headers)
    return {name: value for name, value in headers.items() if name == HEADER}


def traceparent() -> str | None:
    """Return the same for a row, for who works on later; None without one."""
    return carried().get(HEADER)


def said() -> dict[str, str]:
    """Return the trace's id for the log's lines, beside the request's; nothing without a trace."""
    current = traceparent()
    return {"trace_id": current.split("-")[1]} if current else {}


def _context(after: str | None) -> "Context | None":
    if after is None:
        return None
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    return TraceContextTextMapPropagator().extract({HEADER: after})


def _known(attributes: Attributes | None) -> dict[str, str | int | float]:
    return {name: value for name, value in (attributes or {}).items() if value is not None}
