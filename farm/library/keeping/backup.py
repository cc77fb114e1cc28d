"""A farm in a folder: its rows, and the blobs that they name.

Rows are read first, as of one moment; blobs never change, and none is removed meanwhile.
"""

import json
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from farm.errors import Conflict, InvalidInput
from farm.infra import keys
from farm.infra.services import Services
from farm.infra.storage import Blob
from farm.library.keeping import garbage
from farm.sql import dump
from farm.sql.locks import Confirm, only_one
from farm.sql.models import Artifact, Asset, Checkpoint

ROWS = "rows.jsonl"
BLOBS = "blobs"
KINDS = (keys.ASSETS, keys.JOBS)  # the rest is cut anew (views) or was never taken (uploads)
THREADS = 8
PATIENCE_S = 600.0  # with a sweep that is under way


@dataclass(frozen=True)
class Copy:
    """What a backup came to."""

    blobs: int
    missing: list[str]  # keys of blobs that rows name and the store lacks


def back_up(services: Services, folder: Path) -> Copy:
    """Copy the farm, which may go on working.

    A folder that holds a backup is brought up to date, and holds the old one until the end. What
    the store has lost since is kept there.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = folder / f"{ROWS}.part"
    with _held(services) as confirm:
        draft.touch(mode=0o600)  # it has the secrets of webhooks
        with draft.open("w") as file:
            file.writelines(f"{line}\n" for line in dump.dump(services.db))
        blobs = [blob for kind in KINDS for blob in services.storage.blobs(kind)]
        with ThreadPoolExecutor(THREADS) as pool:
            for _ in pool.map(lambda blob: _fetch(services, blob, folder / BLOBS), blobs):
                confirm()
    with draft.open() as file:
        named = set(_named(file))
    draft.replace(folder / ROWS)
    _forget(folder / BLOBS, named | {blob.key for blob in blobs})
    missing = sorted(key for key in named if not (folder / BLOBS / key).exists())
    return Copy(len(blobs), missing)


def restore(services: Services, folder: Path) -> int:
    """Bring a farm back into an empty database, and its blobs into the store; return how many."""
    rows = folder / ROWS
    if not rows.exists():
        raise InvalidInput(f"{folder} holds no whole backup: there is no {ROWS}.")
    with only_one(services.db, "maintenance") as alone:
        if alone is None:
            raise Conflict("The farm runs: stop every process of it first.")
        dump.require_empty(services.db)
        services.storage.ensure_bucket()
        files = [path for path in (folder / BLOBS).rglob("*") if path.is_file()]
        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(lambda path: _send(services, path, folder / BLOBS), files))
        with rows.open() as file:
            dump.load(services.db, file)
    return len(files)


@contextmanager
def _held(services: Services) -> Iterator[Confirm]:
    """Keep maintenance from removing blobs within."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        with only_one(services.db, garbage.LOCK) as confirm:
            if confirm is not None:
                yield confirm
                return
        if time.monotonic() > deadline:
            raise Conflict("Another backup is under way, or maintenance sweeps: try again later.")
        time.sleep(services.settings.maintenance_seconds / 10)


def _named(rows: Iterable[str]) -> Iterator[str]:
    """Yield the keys of the blobs that rows name."""
    for line in rows:
        record = json.loads(line)
        match record.get("table"):
            case Asset.__tablename__:
                yield keys.asset(record["row"]["sha256"])
            case Artifact.__tablename__ | Checkpoint.__tablename__:
                yield record["row"]["key"]


def _fetch(services: Services, blob: Blob, folder: Path) -> None:
    path = folder / blob.key
    if path.exists() and path.stat().st_size == blob.size:
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    services.storage.get_file(blob.key, path)


def _send(services: Services, path: Path, folder: Path) -> None:
    services.storage.put_file(path.relative_to(folder).as_posix(), path)


def _forget(folder: Path, kept: set[str]) -> None:
    """Remove the blobs of the backup before that the farm no longer has."""
    for path in folder.rglob("*"):
        if path.is_file() and path.relative_to(folder).as_posix() not in kept:
            path.unlink()
