"""Every error a user can meet.

FarmError
├── InvalidInput            422  a request that cannot be carried out as written
│   ├── BadPicture          422  an upload that is not a picture we take
│   └── BadSettings         422  a spec outside its limits
├── Unauthorized            401
├── Forbidden               403
├── NotFound                404
├── Conflict                409  the job is not in a state that allows this
│   ├── PreconditionFailed  412  somebody changed it since you read it
│   ├── AlreadyExists       409  another writer was first
│   ├── LimitReached        409  one person has as much as one may have
│   └── KeyReused           422  an Idempotency-Key with a different body
├── TooLarge                413
├── TooMany                 429
├── Unavailable             503  a server of ours cannot be reached
│   └── StorageFull         507
│       └── DiskFull        507  the disk of this very machine
├── LeaseLost                    a worker no longer owns its job (never leaves the worker)
└── SetupError                   this machine lacks something; the message says what to do
    └── NameTaken                another worker has this one's name

A docstring is the default message: one sentence for the person who gets it.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One bad field: where (a JSON pointer such as ``/recipe/size``) and what is wrong."""

    pointer: str
    detail: str


class FarmError(Exception):
    """Something went wrong in the farm."""

    status = 500
    code = "internal_error"

    def __init__(self, message: str | None = None, *, faults: tuple[Fault, ...] = ()) -> None:
        super().__init__(message or (self.__doc__ or "").strip())
        self.faults = faults


class InvalidInput(FarmError):  # noqa: N818 - the tree above reads better without a suffix
    """The request cannot be carried out as it is written."""

    status = 422
    code = "invalid_input"


class BadPicture(InvalidInput):
    """The file is not a picture that can be rendered."""

    code = "bad_picture"


class BadSettings(InvalidInput):
    """A setting is outside its limits."""

    code = "bad_settings"


class Unauthorized(FarmError):  # noqa: N818
    """Sign in or send a token: this needs an identity."""

    status = 401
    code = "unauthorized"


class Forbidden(FarmError):  # noqa: N818
    """Your role or token does not allow this."""

    status = 403
    code = "forbidden"


class NotFound(FarmError):  # noqa: N818
    """There is nothing here under that name, or it is not yours."""

    status = 404
    code = "not_found"


class Conflict(FarmError):  # noqa: N818
    """The job is in a state that does not allow this."""

    status = 409
    code = "conflict"


class PreconditionFailed(Conflict):
    """It was changed since you read it; read it again and repeat the change."""

    status = 412
    code = "precondition_failed"


class AlreadyExists(Conflict):
    """There is something under that name already; it was left as it is."""

    code = "already_exists"


class LimitReached(Conflict):
    """You have as much of this as one person may have at a time."""

    code = "limit_reached"


class KeyReused(Conflict):
    """This Idempotency-Key was used before with a different body; use a new key."""

    status = 422
    code = "idempotency_key_reused"


class TooLarge(FarmError):  # noqa: N818
    """The request is larger than this farm takes."""

    status = 413
    code = "too_large"


class TooMany(FarmError):  # noqa: N818
    """Too many requests; wait as long as Retry-After says."""

    status = 429
    code = "too_many_requests"


class Unavailable(FarmError):  # noqa: N818
    """A server that this needs cannot be reached right now; try again shortly."""

    status = 503
    code = "unavailable"


class StorageFull(Unavailable):
    """There is no space left to store this; free some or add a disk."""

    status = 507
    code = "storage_full"


class DiskFull(StorageFull):
    """This machine's disk is full; free some space."""


class LeaseLost(FarmError):  # noqa: N818
    """Another worker owns this job now."""

    code = "lease_lost"


class SetupError(FarmError):
    """This machine lacks something that the farm needs."""

    code = "setup"


class NameTaken(SetupError):  # noqa: N818
    """Another worker has this name: set FARM_WORKER to one that no other worker has."""
