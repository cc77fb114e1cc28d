"""Votes between two looks: how they are asked for, and how sure they are."""

import hashlib
import json
from statistics import NormalDist
from typing import TypeVar

Look = TypeVar("Look")


def chance(*words: str) -> str:
    """Return what questions are put in order by: nobody can foresee it, and it stays the same."""
    return hashlib.sha256(json.dumps(words).encode()).hexdigest()[:16]


def placed(one: Look, other: Look, key: str) -> tuple[Look, Look]:
    """Return which of two stands left and which right, by the `chance` of their question."""
    return (one, other) if int(key, 16) % 2 else (other, one)


def interval(liked: int, votes: int, confidence: float = 0.95) -> tuple[float, float]:
    """Return between which shares the true one lies, of those who like one of two better.

    Wilson 1927: right also for few votes, and for all or none. Without a vote it is 0 to 1.
    """
    if not votes:
        return 0.0, 1.0
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    share, spread = liked / votes, z * z / votes
    middle = (share + spread / 2) / (1 + spread)
    reach = z * (share * (1 - share) / votes + spread / (4 * votes)) ** 0.5 / (1 + spread)
    return max(0.0, middle - reach), min(1.0, middle + reach)
