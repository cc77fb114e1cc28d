"""The one way to bytes: an S3-compatible store, through boto3.

Keys are strings made elsewhere. Every failure leaves as an error of farm.errors, in one sentence
without secrets: NotFound, AlreadyExists, StorageFull, Unavailable, or SetupError where the store
refuses us for good.
"""

import errno
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from pathlib import Path
from threading import Lock
from typing import Any

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    NoCredentialsError,
    ParamValidationError,
    PartialCredentialsError,
)

from farm.base.config import MIB, Settings
from farm.errors import (
    AlreadyExists,
    DiskFull,
    FarmError,
    NotFound,
    SetupError,
    StorageFull,
    Unavailable,
)
from farm.infra.storeclock import StoreClock

PART_BYTES = 16 * MIB  # larger objects go up and come down in parts of this size
WRITER = "writer"  # metadata that tells our own earlier attempt from somebody else's object

ABSENT = {"404", "NoSuchKey", "NotFound"}
EXISTS = {"412", "PreconditionFailed", "409", "ConditionalRequestConflict"}
FULL = {"507", "InsufficientStorage", "XMinioStorageFull", "QuotaExceeded"}
REFUSED = {"403", "AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch"}


@dataclass(frozen=True)
class Blob:
    """What the store says about one object."""

    key: str
    size: int  # bytes
    etag: str
    modified: datetime
    content_type: str = ""


@dataclass(frozen=True)
class Unfinished:
    """An upload in parts that goes on, or whose process is dead."""

    key: str
    id: str
    begun: datetime


_connecting = Lock()  # a session makes one client at a time


@cache
def _session(region: str, key: str, secret: str) -> boto3.session.Session:
    """What clients are made from; without keys, those of the environment or the machine.

    Reading the description of S3 takes longer than all else, and each session does it once.
    """
    return boto3.session.Session(
        region_name=region, aws_access_key_id=key or None, aws_secret_access_key=secret or None
    )


class Storage:
    """One bucket of one store. Safe to share between threads; make a new one after a fork."""

    def __init__(
        self, settings: Settings, *, attempts: int = 3, timeout: float = 30.0, threads: int = 4
    ) -> None:
        """``attempts`` at each request, ``timeout`` seconds of silence, ``threads`` a transfer."""
        self.bucket = settings.s3_bucket
        self.endpoint = settings.s3_endpoint or "AWS S3"
        self._settings = settings
        self.clock = StoreClock()
        self._config = Config(
            signature_version="s3v4",
            connect_timeout=min(timeout, 5.0),
            read_timeout=timeout,
            retries={"mode": "standard", "total_max_attempts": attempts},
            max_pool_connections=32,
            tcp_keepalive=True,
            s3={"addressing_style": "path" if settings.s3_endpoint else "auto"},
            # Stores older than AWS's 2025 checksums reject a request that carries one.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        self._transfer = TransferConfig(
            multipart_threshold=PART_BYTES, multipart_chunksize=PART_BYTES, max_concurrency=threads
        )

    # Bucket

    def ensure_bucket(self) -> None:
        """Make the bucket unless it is there."""
        with self._translated(self.bucket):
            try:
                self._client.head_bucket(Bucket=self.bucket)
            except ClientError as error:
                if code_of(error) not in ABSENT | {"NoSuchBucket"}:
                    raise
                self._create_bucket()

    def check(self) -> None:
        """Return if the bucket can be reached; Unavailable, NotFound or SetupError if not."""
        with self._translated(self.bucket):
            self._client.head_bucket(Bucket=self.bucket)

    def probe_conditional_writes(self) -> bool:
        """Whether the store honours ``If-None-Match: *``, so that a put cannot overwrite."""
        key = f".probe/{uuid.uuid4()}"
        try:
            self.put(key, b"first")
            self.put(key, b"second", only_new=True)
        except AlreadyExists:
            return True
        finally:
            self.delete(key)
        return False

    # Write

    def put(self, key: str, data: bytes, *, content_type: str = "", only_new: bool = False) -> None:
        """Store bytes; with ``only_new``, AlreadyExists if another writer's object is there."""
        extra = labels(content_type)

        def write(client: Any) -> None:
            client.put_object(Bucket=self.bucket, Key=key, Body=data, **extra)

        self._write(key, write, extra, len(data) if only_new else None)

    def put_file(
        self, key: str, path: Path, *, content_type: str = "", only_new: bool = False
    ) -> None:
        """Store a file, its parts side by side; ``only_new`` as for ``put``."""
        extra = labels(content_type)

        def write(client: Any) -> None:
            with path.open("rb") as stream:
                client.upload_fileobj(
                    stream, self.bucket, key, ExtraArgs=extra, Config=self._transfer
                )

        self._write(key, write, extra, path.stat().st_size if only_new else None)

    # Read

    def get(self, key: str, *, start: int = 0, length: int | None = None) -> bytes:
        """The object's bytes, or ``length`` of them from ``start``."""
        return b"".join(self.chunks(key, start=start, length=length))

    def chunks(
        self, key: str, *, start: int = 0, length: int | None = None, size: int = MIB
    ) -> Iterator[bytes]:
        """The same in pieces of at most ``size`` bytes."""
        if length == 0:
            return
        with self._translated(key):
            extra = byte_range(start, length)
            body = self._client.get_object(Bucket=self.bucket, Key=key, **extra)["Body"]
            with body:
                yield from body.iter_chunks(size)

    def get_file(self, key: str, path: Path) -> None:
        """Fetch into a file, its parts side by side; the file appears whole or not at all."""
        draft = path.with_name(path.name + ".part")
        try:
            with self._translated(key), draft.open("wb") as stream:
                self._client.download_fileobj(self.bucket, key, stream, Config=self._transfer)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)

    def head(self, key: str) -> Blob:
        """What the store knows about the object; NotFound if there is none."""
        answer = self._head(key)
        return Blob(
            key=key,
            size=answer["ContentLength"],
            etag=answer["ETag"].strip('"'),
            modified=answer["LastModified"],
            content_type=answer.get("ContentType", ""),
        )

    def exists(self, key: str) -> bool:
        """Whether there is an object under this key."""
        try:
            self._head(key)
        except NotFound:
            return False
        return True

    def blobs(self, prefix: str = "") -> Iterator[Blob]:
        """Every object whose key begins with ``prefix``, in the order of the keys."""
        with self._translated(prefix):
            pages = self._client.get_paginator("list_objects_v2")
            for page in pages.paginate(Bucket=self.bucket, Prefix=prefix):
                for item in page.get("Contents", ()):
                    etag = item["ETag"].strip('"')
                    yield Blob(item["Key"], item["Size"], etag, item["LastModified"])

    def unfinished(self, prefix: str) -> Iterator[Unfinished]:
        """Every upload in parts that has not ended, whose key begins with ``prefix``."""
        with self._translated(prefix):
            pages = self._client.get_paginator("list_multipart_uploads")
            for page in pages.paginate(Bucket=self.bucket, Prefix=prefix):
                for item in page.get("Uploads", ()):
                    yield Unfinished(item["Key"], item["UploadId"], item["Initiated"])

    # Delete

    def delete(self, key: str) -> None:
        """Remove the object; nothing happens if there is none."""
        with self._translated(key):
            self._client.delete_object(Bucket=self.bucket, Key=key)

    def abort(self, upload: Unfinished) -> None:
        """Remove the parts of an upload; nothing happens if it has ended meanwhile."""
        what = {"Bucket": self.bucket, "Key": upload.key, "UploadId": upload.id}
        with self._translated(upload.key):
            try:
                self._client.abort_multipart_upload(**what)
            except ClientError as error:
                if code_of(error) not in ABSENT | {"NoSuchUpload"}:
                    raise

    # Addresses for browsers

    def put_url(self, key: str, size: int, *, seconds: int) -> str:
        """A link that uploads an object of just this size by PUT, until it expires."""
        what = {"Bucket": self.bucket, "Key": key, "ContentLength": size}
        with self._translated(key):
            url = self._signer.generate_presigned_url("put_object", what, ExpiresIn=seconds)
        return str(url)

    # Inside

    @cached_property
    def _client(self) -> Any:
        return self._connect(self._settings.s3_endpoint)

    @cached_property
    def _creator(self) -> Any:
        """A client whose writes never overwrite (boto3's transfers do not offer that)."""
        client = self._connect(self._settings.s3_endpoint)
        for operation in ("PutObject", "CompleteMultipartUpload"):
            client.meta.events.register(f"before-call.s3.{operation}", forbid_overwriting)
        return client

    @cached_property
    def _signer(self) -> Any:
        """A client that addresses the store as browsers reach it."""
        return self._connect(self._settings.s3_public_endpoint or self._settings.s3_endpoint)

    def _connect(self, endpoint: str) -> Any:
        settings = self._settings
        secret = settings.s3_secret_key.get_secret_value()
        try:
            with _connecting:
                session = _session(settings.s3_region, settings.s3_access_key, secret)
                client = session.client("s3", endpoint_url=endpoint or None, config=self._config)
                credentials = session.get_credentials()
        except (ValueError, BotoCoreError) as error:
            raise SetupError(
                f"{endpoint!r} is not the address of a store, such as http://127.0.0.1:8333: "
                "correct FARM_S3_ENDPOINT, FARM_S3_PUBLIC_ENDPOINT and the keys beside them."
            ) from error
        self.clock.date(client, credentials)
        return client

    def _create_bucket(self) -> None:
        extra = {}
        if not self._settings.s3_endpoint and self._settings.s3_region != "us-east-1":
            place = {"LocationConstraint": self._settings.s3_region}
            extra = {"CreateBucketConfiguration": place}
        try:
            self._client.create_bucket(Bucket=self.bucket, **extra)
        except ClientError as error:  # another process was quicker
            if code_of(error) not in {"BucketAlreadyOwnedByYou", "BucketAlreadyExists"}:
                raise
            self._client.head_bucket(Bucket=self.bucket)

    def _head(self, key: str) -> Any:
        with self._translated(key):
            return self._client.head_object(Bucket=self.bucket, Key=key)

    def _write(
        self, key: str, write: Callable[[Any], None], extra: dict[str, Any], new: int | None
    ) -> None:
        """Call ``write`` with a client; ``new`` is the size of an object that must be new."""
        try:
            with self._translated(key):
                write(self._client if new is None else self._creator)
        except AlreadyExists:
            there = self._head(key)
            if there["Metadata"].get(WRITER) != extra["Metadata"][WRITER]:
                raise
            # Ours, from an attempt whose answer was lost. SeaweedFS keeps an empty object where
            # the line was cut between the headers and the body, so the size decides.
            if there["ContentLength"] != new:
                self._write(key, write, extra, None)

    @contextmanager
    def _translated(self, key: str) -> Iterator[None]:
        """Turn what boto3, or a local disk, raises into an error of ours."""
        try:
            yield
        except ClientError as error:
            raise self._refusal(error, key) from error
        except (NoCredentialsError, PartialCredentialsError) as error:
            raise SetupError(
                f"The store at {self.endpoint} needs keys: set FARM_S3_ACCESS_KEY and "
                "FARM_S3_SECRET_KEY."
            ) from error
        except ParamValidationError as error:
            raise SetupError(
                f"FARM_S3_BUCKET, {self.bucket!r}, is no name of a bucket: give 3 to 63 small "
                "letters, digits, dots and dashes."
            ) from error
        except BotoCoreError as error:
            raise Unavailable(
                f"The store at {self.endpoint} does not answer ({type(error).__name__}); "
                "try again shortly."
            ) from error
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
            raise DiskFull from error

    def _refusal(self, error: ClientError, key: str) -> FarmError:
        code = code_of(error)
        if code == "NoSuchBucket" or (code in ABSENT and error.operation_name == "HeadBucket"):
            return SetupError(f"The store at {self.endpoint} has no bucket {self.bucket!r}.")
        if code in ABSENT:
            return NotFound(f"The store holds nothing under {key!r}.")
        if code in EXISTS:
            return AlreadyExists(f"The store already holds {key!r}; it was not overwritten.")
        if code in FULL:
            return StorageFull(f"The store at {self.endpoint} is full; free some space.")
        if code in REFUSED and error.operation_name in ("HeadBucket", "CreateBucket"):
            return SetupError(
                f"The store at {self.endpoint} gives these keys no bucket {self.bucket!r} "
                f"({code}): make it and let them list it, or check FARM_S3_BUCKET, "
                "FARM_S3_ACCESS_KEY and FARM_S3_SECRET_KEY."
            )
        if code in REFUSED:
            return SetupError(
                f"The store at {self.endpoint} refuses these keys ({code}): check "
                "FARM_S3_ACCESS_KEY, FARM_S3_SECRET_KEY and what they allow."
            )
        if code == "RequestTimeTooSkewed":
            return SetupError("This machine's clock is wrong by minutes: set it, then try again.")
        return Unavailable(f"The store at {self.endpoint} failed ({code}); try again shortly.")


def labels(content_type: str) -> dict[str, Any]:
    """What is stored beside the bytes: their type and which attempt wrote them."""
    extra: dict[str, Any] = {"Metadata": {WRITER: str(uuid.uuid4())}}
    if content_type:
        extra["ContentType"] = content_type
    return extra


def code_of(error: ClientError) -> str:
    """The store's name for what went wrong, or the HTTP status where it sent no name."""
    return str(error.response.get("Error", {}).get("Code", ""))


def forbid_overwriting(params: dict[str, Any], **_: object) -> None:
    """Make one request conditional on nothing being there."""
    params["headers"]["If-None-Match"] = "*"


def byte_range(start: int, length: int | None) -> dict[str, str]:
    """The Range argument of a read; none for the whole object."""
    if start == 0 and length is None:
        return {}
    end = "" if length is None else start + length - 1
    return {"Range": f"bytes={start}-{end}"}
