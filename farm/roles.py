"""Who asks, and what they may do. No I/O."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Viewer:
    """Who asks: people see their own jobs, operators everyone's."""

    name: str
    sees_all: bool = False

    def may_see(self, owner: str) -> bool:
        """Whether what belongs to `owner` is there for this viewer."""
        return self.sees_all or owner == self.name
