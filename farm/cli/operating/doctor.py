"""`farm doctor`: what is configured, what can be reached, and what is missing."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec

import redis
import typer
from rich.table import Table
from sqlalchemy.orm import Session

from farm.base import tracing
from farm.base.config import Settings, unknown
from farm.cli import tables
from farm.engine.errors import EngineError
from farm.errors import FarmError, SetupError, Unavailable
from farm.fleet import caretakers, queue, registry
from farm.infra.events import Events
from farm.infra.storage import Storage
from farm.local.embedded import attach
from farm.sql import schema
from farm.sql.database import Database

Check = Callable[[Settings], str]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the `farm` command."""
    app.command()(doctor)
    app.command()(settings)


def doctor() -> None:
    """Say what is configured, reachable and missing; exit 1 if something has to be done."""
    configured = attach(Settings())
    healthy = True
    for name, (check, variables) in CHECKS.items():
        well, finding = _outcome(check, configured)
        healthy &= well
        mark = typer.style("ok", fg="green") if well else typer.style("!!", fg="red")
        where = f" [{variables}]" if variables and not well else ""
        typer.echo(f"{mark}  {name:<13} {finding}{where}")
    raise typer.Exit(0 if healthy else 1)


def _outcome(check: Check, settings: Settings) -> tuple[bool, str]:
    try:
        return True, check(settings)
    except (FarmError, EngineError, redis.RedisError, OSError) as error:
        return False, str(error)


def _settings(_settings: Settings) -> str:
    if found := unknown():
        raise SetupError(f"{' '.join(found)} `farm settings` lists all.")
    return "each FARM_ variable here is one"


def _database(settings: Settings) -> str:
    db = Database(settings.database)
    db.ping()
    schema.require_current(db)
    url = db.engine.url
    place = url.database if db.is_sqlite else url.render_as_string(hide_password=True)
    return f"{place}, revision {schema.newest()}"


def _broker(settings: Settings) -> str:
    Events(settings.redis_url).ping()
    return "Valkey or Redis answers"


def _store(settings: Settings) -> str:
    storage = Storage(settings)
    storage.check()
    conditional = storage.probe_conditional_writes()
    return f"{storage.endpoint}, bucket {storage.bucket}; " + (
        "honours conditional writes"
        if conditional
        else "ignores conditional writes (no harm: rows decide which blob counts)"
    )


def _maintenance(settings: Settings) -> str:
    with _reading(settings) as session:
        row = caretakers.require_one(session, settings.lease_seconds)
    return f"on duty on {row.host}, process {row.pid}"


def _workers(settings: Settings) -> str:
    with _reading(settings) as session:
        counts = queue.require_open(session, settings.lease_seconds)
        alive = registry.alive(session, settings.lease_seconds)
        rows = [(row, registry.status(row, row.id in alive)) for row in registry.workers(session)]
    unwell = [f"{row.id} is {status}" for row, status in rows if status in UNWELL]
    if unwell:
        raise Unavailable(
            f"{'; '.join(unwell)}: `farm fleet` tells more. Of a silent one that stays away say "
            "so: `farm drain WORKER`."
        )
    return f"{counts.alive} alive, {counts.idle} idle"


@contextmanager
def _reading(settings: Settings) -> Iterator[Session]:
    db = Database(settings.database)
    try:
        with db.read() as session:
            yield session
    finally:
        db.close()


def _torch(settings: Settings) -> str:
    if find_spec("torch") is None:  # as on a machine for web and maintenance
        return "none here: workers need torch, pip install 'brushfarm[worker]'"
    from farm.engine.vgg.device import resolve
    from farm.engine.vgg.weights import load_network

    device = resolve(settings.device)
    return f"device {device}, network {load_network(settings.weights).name}"


def _traces(settings: Settings) -> str:
    tracing.require(settings)
    receiver = settings.otlp_endpoint
    return f"sent to {_without_password(receiver)}" if receiver else "none are made"


UNWELL = (registry.Status.SET_ASIDE, registry.Status.SILENT)
CHECKS: dict[str, tuple[Check, str]] = {  # and the variables that say where it looks
    "settings": (_settings, ""),
    "database": (_database, "FARM_DATABASE_URL"),
    "broker": (_broker, "FARM_REDIS_URL"),
    "object store": (_store, "FARM_S3_ENDPOINT, FARM_S3_BUCKET"),
    "maintenance": (_maintenance, "FARM_DATABASE_URL"),
    "workers": (_workers, "FARM_DATABASE_URL"),
    "traces": (_traces, "FARM_OTLP_ENDPOINT"),
    "engine": (_torch, "FARM_DEVICE, FARM_WEIGHTS"),
}


def settings() -> None:
    """List every setting with its variable, its value here, and what it means."""
    table = Table("variable", "value", "meaning", box=None)
    now = attach(Settings())
    for name, field in Settings.model_fields.items():
        value = _without_password(str(getattr(now, name)))  # a SecretStr shows stars already
        style = "bold" if name in now.model_fields_set else ""
        table.add_row(f"FARM_{name.upper()}", value, field.description, style=style)
    tables.console().print(table)


def _without_password(value: str) -> str:
    return re.sub(r"(://[^:/@]*:)[^@]*@", r"\1***@", value)
