"""Who asks, and what they may do. No I/O."""

from dataclasses import dataclass
from enum import StrEnum

LOCAL_NAME = "admin"  # of the one person of a farm without login


class Scope(StrEnum):
    """What a token may be good for."""

    READ = "read"  # look at jobs, pictures, the queue
    WRITE = "write"  # submit, steer and delete jobs
    TOKENS = "tokens"  # make and revoke one's own tokens and webhooks
    FLEET = "fleet"  # drain workers
    USERS = "users"  # add people and change their roles


class Role(StrEnum):
    """What kind of work a person does."""

    ARTIST = "artist"
    OPERATOR = "operator"
    ADMIN = "admin"


_ARTIST = frozenset({Scope.READ, Scope.WRITE, Scope.TOKENS})

SCOPES: dict[Role, frozenset[Scope]] = {
    Role.ARTIST: _ARTIST,
    Role.OPERATOR: _ARTIST | {Scope.FLEET},
    Role.ADMIN: frozenset(Scope),
}


@dataclass(frozen=True)
class Viewer:
    """Who asks: people see their own jobs, operators everyone's."""

    name: str
    role: Role = Role.ARTIST
    scopes: frozenset[Scope] = _ARTIST
    token: str | None = None  # the id of the one that vouches for them, if one does

    @classmethod
    def of(
        cls,
        name: str,
        role: Role,
        scopes: frozenset[Scope] = frozenset(Scope),
        token: str | None = None,
    ) -> "Viewer":
        """Return the viewer with a role, limited to what a token is good for."""
        return cls(name, role, SCOPES[role] & scopes, token)

    @property
    def sees_all(self) -> bool:
        """Whether everyone's jobs and pictures are there for this viewer."""
        return self.role != Role.ARTIST

    def may_see(self, owner: str) -> bool:
        """Whether what belongs to `owner` is there for this viewer."""
        return self.sees_all or owner == self.name
