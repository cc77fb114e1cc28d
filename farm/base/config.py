"""The settings of every process of a farm, in one place.

Each field is read from the environment (``FARM_DATABASE_URL=…``), else from ``farm.env`` in the
working directory, else from the default that serves one machine.
"""

import os
import re
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote, urlsplit

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from farm.base.hours import Hours
from farm.base.sentences import sentence
from farm.errors import SetupError

MIB = 1024 * 1024
ROLES = ("artist", "operator", "admin")  # of farm.domain.roles.Role
LABEL = re.compile("[A-Za-z0-9._-]{1,40}")  # of a worker
DEVICES = ("cpu", "cpu-half", "gpu", "gpu-half")
"""Kinds of devices that need different amounts: a GPU can put maps aside on the host, and what
multiplies in half precision takes half as much for them. Each may have a price."""
NEEDS = ("database", "storage", "events", "maintenance", "workers")  # what /readyz tells of
LOOPBACK = ("127.0.0.1", "localhost", "::1")
FILE = "farm.env"
CLIENTS = {"FARM_URL", "FARM_TOKEN"}  # of commands and the client, which ask a farm elsewhere


class Settings(BaseSettings):
    """Where the servers are, what is allowed, and how patient to be."""

    model_config = SettingsConfigDict(
        env_prefix="FARM_", env_file=FILE, extra="ignore", frozen=True, allow_inf_nan=False
    )

    def __init__(self, **given: Any) -> None:
        """Raise SetupError for the first value that cannot be used; it never tells the value."""
        try:
            super().__init__(**given)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            name, words = f"FARM_{first['loc'][0]}".upper(), sentence(first)
            raise SetupError(f"{name} cannot be used: {words[0].lower()}{words[1:]}.") from None

    # Servers
    data_dir: Path = Field(
        Path("data"), description="Folder of a one-machine farm: database, objects, logs."
    )
    database_url: str = Field(
        "",
        description="SQLAlchemy URL; empty means SQLite in data_dir. "
        "For PostgreSQL: postgresql+psycopg://user:password@host/name.",
    )
    redis_url: str = Field(
        "redis://127.0.0.1:6379/0", description="Valkey or Redis: doorbell and live events."
    )
    s3_endpoint: str = Field(
        "http://127.0.0.1:8333", description="S3-compatible store; empty means AWS itself."
    )
    s3_public_endpoint: str = Field(
        "", description="The store's address as browsers reach it, if it differs."
    )
    s3_bucket: str = Field("brushfarm", description="Bucket for pictures and checkpoints.")
    s3_region: str = Field("us-east-1", description="Region that requests are signed for.")
    s3_access_key: str = Field("", description="Access key of the store.")
    s3_secret_key: SecretStr = Field(SecretStr(""), description="Secret key of the store.")

    # Web
    host: str = Field("127.0.0.1", description="Address the web server listens on.")
    port: int = Field(8000, ge=1, le=65535, description="Port the web server listens on.")
    secret_key: SecretStr = Field(
        SecretStr(""), description="Signs sessions; at least 32 characters. `farm up` makes one."
    )
    proxies: int = Field(
        0,
        ge=0,
        description="How many proxies stand before the web server, whose X-Forwarded-For, -Proto "
        "and -Host it believes.",
    )
    web_threads: int = Field(
        64, ge=4, le=4096, description="Threads of one web process; each open stream holds one."
    )

    # People
    login: Literal["auto", "always"] = Field(
        "auto",
        description="always: everyone signs in; auto: not on 127.0.0.1, where there is one admin.",
    )
    public_url: str = Field(
        "",
        description="The farm's address as browsers see it, where that is not host and port. "
        "Sessions off this machine need https, unless this says http://.",
    )
    oidc_issuer: str = Field(
        "", description="OpenID Connect server that people sign in with, e.g. https://id.studio.com"
    )
    oidc_client_id: str = Field("", description="The farm's name there.")
    oidc_client_secret: SecretStr = Field(SecretStr(""), description="The farm's secret there.")
    oidc_label: str = Field(
        "Sign in with your studio account", description="What the button on the sign-in page says."
    )
    oidc_role_claim: str = Field(
        "brushfarm_role",
        description="Claim with the role, or with a list of groups; without: artist. "
        "A dot leads into it, as in realm_access.roles.",
    )
    oidc_roles: str = Field(
        "",
        description="What the claim's values mean, in any case, e.g. "
        "`render-ops=operator; it=admin`; empty: they are artist, operator and admin themselves.",
    )

    ready_needs: str = Field(
        "database, storage",
        description="What /readyz wants for a 200: some of " + ", ".join(NEEDS) + ".",
    )

    # Limits
    requests_per_minute: int = Field(
        1200, ge=0, description="Requests that one person may send the API; 0 sets no limit."
    )
    artist_priority: int = Field(
        0, ge=-100, le=100, description="Highest priority that an artist may give a job."
    )
    operator_priority: int = Field(
        100, ge=-100, le=100, description="Highest priority that an operator may; admins: any."
    )
    preempt_priority: int = Field(
        101,
        ge=-99,
        le=101,
        description="From this priority on, a waiting job takes a worker from one of a priority "
        "below this, which goes on later from its checkpoint; 101, above all: never.",
    )
    max_waiting_jobs: int = Field(
        1000,
        ge=0,
        description="Jobs of one person, unless an admin, that may be queued or paused; 0: any.",
    )
    artist_running_jobs: int = Field(
        0, ge=0, description="Jobs of one artist that may run at a time; 0 sets no limit."
    )
    operator_running_jobs: int = Field(
        0, ge=0, description="The same of one operator; admins: any."
    )
    artist_pixels: int = Field(
        0, ge=0, description="Pixels that an artist's jobs may have in a picture; 0 sets no limit."
    )
    operator_pixels: int = Field(0, ge=0, description="The same of operators; admins: any.")
    artist_stored_bytes: int = Field(
        0,
        ge=0,
        description="Bytes of uploads and results of one artist in the store; 0 sets no limit.",
    )
    operator_stored_bytes: int = Field(
        0, ge=0, description="The same of one operator; admins: any."
    )
    max_tokens: int = Field(
        100, ge=0, description="Tokens that one person may have; 0 sets no limit."
    )
    max_webhooks: int = Field(
        20, ge=0, description="Webhooks that one person may have; 0 sets no limit."
    )
    max_announced_uploads: int = Field(
        100,
        ge=0,
        description="Pictures that one person may announce before they arrive; 0 sets no limit.",
    )
    webhooks_to_private_addresses: bool = Field(
        False, description="Whether webhooks may call addresses inside the studio's own network."
    )
    max_upload_bytes: int = Field(512 * MIB, ge=1, description="Largest upload, in bytes.")
    max_archive_bytes: int = Field(
        8192 * MIB, ge=1, description="Largest ZIP of pictures, packed or unpacked, in bytes."
    )
    max_pixels: int = Field(400_000_000, ge=1, description="Largest picture taken, in pixels.")
    max_side: int = Field(30_000, ge=1, description="Longest side of a picture taken, in pixels.")

    max_film_frames: int = Field(3_600, ge=2, description="Longest film taken, in frames.")

    # Usage
    prices: str = Field(
        "",
        description="What a device hour costs, by kind of device, e.g. `gpu=2.50; cpu=0.05`; kinds "
        "are cpu, cpu-half, gpu and gpu-half, where half means fast half precision.",
    )
    currency: str = Field("", max_length=10, description="Of these prices, for people: EUR.")

    # Scaling
    worker_classes: str = Field(
        "",
        description="The classes of workers that can be started, the cheapest first, as name="
        "device GB labels: `cpu=cpu 16; gpu=gpu-half 20; large=gpu-half 72 fast`, where GB is what "
        "a job may use there. Metrics say how many of each are wanted.",
    )
    scale_minutes: float = Field(
        30, gt=0, description="In how many minutes the workers wanted would empty the queue."
    )
    most_workers_wanted: int = Field(
        50, ge=0, description="Most workers of one class that are ever wanted."
    )

    # Traces
    otlp_endpoint: str = Field(
        "",
        description="Where traces go, by OTLP over HTTP, e.g. http://127.0.0.1:4318; empty: none "
        "are made. Needs brushfarm[otel].",
    )

    # Work
    device: str = Field(
        "auto",
        description="auto, cpu, mps, cuda or cuda:N; several, such as cuda:0,cuda:1, paint "
        "together the pictures of jobs that ask for so many.",
    )
    memory: int = Field(
        0, ge=0, description="Bytes the engine may use; 0 takes what the device has free."
    )
    max_temperature: int = Field(
        0,
        ge=0,
        description="Degrees Celsius from which an NVIDIA card is set aside after a minute; 0: "
        "the card's own limit. Needs nvidia-ml-py.",
    )
    weights: Literal["auto", "vgg19", "vgg16", "random16", "random19"] = Field(
        "auto",
        description="Network that `auto` in a recipe means; random… only for tests of the farm.",
    )
    labels: str = Field(
        "",
        max_length=280,  # with those that a worker brings, a row keeps 400
        description="This worker's labels, which jobs may ask for, e.g. `studio-2, fast`.",
    )
    hours: str = Field(
        "",
        max_length=200,
        description="When this worker works, by its machine's clock, e.g. "
        "`mon-fri 20:00-08:00; sat-sun 00:00-24:00`; empty: always.",
    )
    worker: str = Field(
        "", max_length=200, description="This worker's name in the fleet; empty: host/device."
    )
    hang_seconds: float = Field(
        900,
        gt=0,
        description="A device that needs longer for one iteration, and 50 times longer than for "
        "any before, is taken for hung.",
    )
    lease_seconds: float = Field(
        30, gt=0, description="A worker that is silent for this long loses its job."
    )
    heartbeat_seconds: float = Field(
        5,
        gt=0,
        validate_default=True,
        description="How often a worker renews its lease and looks for orders.",
    )
    checkpoint_seconds: float = Field(
        30, gt=0, description="Work between two checkpoints, at most, in seconds."
    )
    preview_seconds: float = Field(5, gt=0, description="Pause between two previews.")
    max_checkpoint_bytes: int = Field(
        4096 * MIB, ge=1, description="Above this a checkpoint leaves out the optimizer's memory."
    )
    checkpoints_kept_seconds: float = Field(
        24 * 3600,
        ge=0,
        description="How long an ended job's last checkpoints stay in the store, in seconds.",
    )
    uploads_kept_days: float = Field(
        0, ge=0, description="Days after which an upload goes that nothing uses any more; 0: never."
    )
    previews_kept_days: float = Field(
        0, ge=0, description="Days that an ended job's previews and scales stay; 0: for ever."
    )
    results_kept_days: float = Field(
        0, ge=0, description="Days that an ended job's results stay, unless pinned; 0: for ever."
    )
    bin_days: float = Field(
        30,
        ge=0,
        description="Days that a deleted job can be restored; 0: it is erased at once.",
    )
    kept_bytes: int = Field(
        0,
        ge=0,
        description="Bytes that files of one person's ended jobs, unless pinned, may keep in the "
        "store; beyond that the oldest jobs' go; 0: any.",
    )
    max_losses: int = Field(
        3, ge=1, description="A job that loses this many workers is failed as poison."
    )
    maintenance_seconds: float = Field(
        2,
        gt=0,
        description="Pause between two rounds of maintenance; shorter where much is claimed.",
    )

    @field_validator("oidc_roles")
    @classmethod
    def _mapping(cls, text: str) -> str:
        if not all(value and role in ROLES for value, role in _pairs(text)):
            raise ValueError("write value=role; value=role, where a role is " + ", ".join(ROLES))
        return text

    @field_validator("prices")
    @classmethod
    def _prices(cls, text: str) -> str:
        for kind, price in _pairs(text):
            if kind not in DEVICES or not re.fullmatch(r"[0-9]+(\.[0-9]+)?", price):
                raise ValueError(
                    "write kind=price; kind=price, where a kind is " + ", ".join(DEVICES)
                )
        return text

    @field_validator("worker_classes")
    @classmethod
    def _classes(cls, text: str) -> str:
        for entry in filter(str.strip, text.split(";")):
            name, _, rest = entry.partition("=")
            device, memory, *labels = [*rest.split(), "", ""]
            known = LABEL.fullmatch(name.strip()) and device in DEVICES
            if not known or not re.fullmatch(r"[0-9]+(\.[0-9]+)?", memory):
                raise ValueError(
                    "write name=device GB labels; the next, where a device is " + ", ".join(DEVICES)
                )
            if not all(LABEL.fullmatch(label) for label in labels if label):
                raise ValueError("write labels of letters, digits, dots and dashes, with spaces")
        return text

    @field_validator(
        "s3_endpoint", "s3_public_endpoint", "public_url", "oidc_issuer", "otlp_endpoint"
    )
    @classmethod
    def _address(cls, text: str) -> str:
        if text and not text.startswith(("http://", "https://")):
            raise ValueError("write an address that begins with http:// or https://")
        return text

    @field_validator("redis_url")
    @classmethod
    def _broker(cls, text: str) -> str:
        if not _is_redis(text):
            raise ValueError("write an address such as redis://:password@host:6379/0")
        return text

    @field_validator("heartbeat_seconds")
    @classmethod
    def _beats(cls, seconds: float, info: ValidationInfo) -> float:
        lease = info.data.get("lease_seconds", seconds * 2)
        if seconds * 2 > lease:
            raise ValueError(f"give at most half of FARM_LEASE_SECONDS, {lease:g}")
        return seconds

    @field_validator("labels")
    @classmethod
    def _labels(cls, text: str) -> str:
        if not all(LABEL.fullmatch(part.strip()) for part in text.split(",") if part.strip()):
            raise ValueError("write at most 40 letters, digits, dots and dashes, comma, the next")
        return text

    @field_validator("hours")
    @classmethod
    def _hours(cls, text: str) -> str:
        Hours.parse(text)
        return text

    @field_validator("ready_needs")
    @classmethod
    def _needs(cls, text: str) -> str:
        if not set(_words(text)) <= set(NEEDS):
            raise ValueError("choose some of " + ", ".join(NEEDS))
        return text

    @property
    def needs(self) -> set[str]:
        """What must be well for /readyz to be."""
        return set(_words(self.ready_needs))

    @property
    def device_prices(self) -> dict[str, float]:
        """The price of an hour, by kind of device."""
        return {kind: float(price) for kind, price in _pairs(self.prices)}

    @property
    def role_meanings(self) -> dict[str, str]:
        """The roles that values of the role claim stand for; the values are casefolded."""
        return dict(_pairs(self.oidc_roles)) or {role: role for role in ROLES}

    @property
    def is_local(self) -> bool:
        """Whether the web server can be reached from this machine only: proxies bring others."""
        known_as = urlsplit(self.public_url).hostname or self.host
        return not self.proxies and {self.host, known_as} <= set(LOOPBACK)

    @property
    def authority(self) -> str:
        """Host and port as an address has them, an IPv6 host in brackets."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    @property
    def needs_login(self) -> bool:
        """Whether people have to say who they are."""
        return self.login == "always" or not self.is_local

    @property
    def database(self) -> str:
        """The database's URL, with the default resolved."""
        # In an address "?" begins the options, and "%" a character's number.
        return self.database_url or f"sqlite:///{quote(str(self.data_dir.resolve() / 'farm.db'))}"

    def environment(self) -> dict[str, str]:
        """What was set, as FARM_… variables for a child process; holds secrets in clear."""
        return {
            f"FARM_{name.upper()}": str(
                value.get_secret_value() if isinstance(value, SecretStr) else value
            )
            for name, value in self.model_dump(exclude_unset=True).items()
        }


def unknown() -> list[str]:
    """Say of each FARM_… variable here that is no setting which one may be meant."""
    names = [name.upper() for name in Settings.model_fields]
    given = {name.upper() for name in [*os.environ, *dotenv_values(FILE)]} - CLIENTS
    strange = {name.removeprefix("FARM_") for name in given if name.startswith("FARM_")}
    close = {name: get_close_matches(name, names, 1, 0.7) for name in strange - set(names)}
    return [
        f"FARM_{name} is no setting" + (f": is FARM_{found[0]} meant?" if found else ".")
        for name, found in sorted(close.items())
    ]


def _is_redis(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return (
            parts.scheme in ("redis", "rediss")
            and re.fullmatch(r"(/[0-9]*)?", parts.path) is not None
            and parts.port != 0  # raises if it is no number
        )
    except ValueError:
        return False


def _words(text: str) -> list[str]:
    return text.replace(",", " ").split()


def _pairs(text: str) -> list[tuple[str, str]]:
    """Split `value=role; value=role`; a value may hold "=", as a group's LDAP name does."""
    split = (entry.rpartition("=") for entry in text.split(";") if entry.strip())
    return [(value.strip().casefold(), role.strip().lower()) for value, _, role in split]
