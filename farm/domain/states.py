"""The life of a job: its states, and which action leads from one to the next. No I/O.

``TRANSITIONS`` is the truth; the graph in ARCHITECTURE.md is checked against it.
"""

from enum import StrEnum

from farm.errors import Conflict


class JobState(StrEnum):
    """Where a job is in its life."""

    QUEUED = "queued"
    RUNNING = "running"
    PAUSING = "pausing"
    FINISHING = "finishing"
    PAUSED = "paused"
    CANCELING = "canceling"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELED = "canceled"


class Action(StrEnum):
    """What can happen to a job, and who does it."""

    CLAIM = "claim"  # a worker takes it
    SUCCEED = "succeed"  # its worker has stored the result
    FAIL = "fail"  # its worker or maintenance gives it up, or what it waited for failed
    RELEASE = "release"  # its worker let go, or was lost; a checkpoint may exist
    PAUSE = "pause"  # a person
    RESUME = "resume"  # a person
    FINISH = "finish"  # a person: the picture is good as it is
    CANCEL = "cancel"  # a person


_S = JobState

TRANSITIONS: dict[Action, dict[JobState, JobState]] = {
    Action.CLAIM: {_S.QUEUED: _S.RUNNING},
    # A result that was ready before the order to pause arrived is not thrown away.
    Action.SUCCEED: {
        _S.RUNNING: _S.SUCCEEDED,
        _S.PAUSING: _S.SUCCEEDED,
        _S.FINISHING: _S.SUCCEEDED,
    },
    Action.FAIL: {
        # What it waited for has failed.
        _S.QUEUED: _S.FAILED,
        _S.PAUSED: _S.FAILED,
        _S.RUNNING: _S.FAILED,
        _S.PAUSING: _S.FAILED,
        _S.FINISHING: _S.FAILED,
        _S.CANCELING: _S.CANCELED,
    },
    Action.RELEASE: {
        _S.RUNNING: _S.QUEUED,
        _S.PAUSING: _S.PAUSED,
        _S.FINISHING: _S.QUEUED,  # without a worker there is no picture: it renders on
        _S.CANCELING: _S.CANCELED,
    },
    Action.PAUSE: {_S.QUEUED: _S.PAUSED, _S.RUNNING: _S.PAUSING},
    Action.RESUME: {_S.PAUSED: _S.QUEUED},
    Action.FINISH: {_S.RUNNING: _S.FINISHING},
    # Only a job that a worker holds has to wait for that worker to let go.
    Action.CANCEL: {
        _S.QUEUED: _S.CANCELED,
        _S.PAUSED: _S.CANCELED,
        _S.RUNNING: _S.CANCELING,
        _S.PAUSING: _S.CANCELING,
        _S.FINISHING: _S.CANCELING,
    },
}

PERSONAL = (Action.CANCEL, Action.PAUSE, Action.RESUME, Action.FINISH)
"""What a person may order."""

HELD = frozenset({_S.RUNNING, _S.PAUSING, _S.FINISHING, _S.CANCELING})
"""States in which a worker holds the job's lease."""

TERMINAL = frozenset({_S.SUCCEEDED, _S.FAILED, _S.CANCELED})
"""States that no action leaves."""

LIVE = frozenset(JobState) - TERMINAL

PHRASES: dict[JobState, str] = {
    _S.QUEUED: "waits for a worker",
    _S.RUNNING: "is being rendered",
    _S.PAUSING: "is saving its checkpoint before it pauses",
    _S.FINISHING: "is storing its picture as it is now",
    _S.PAUSED: "is paused and keeps its checkpoint",
    _S.CANCELING: "is being stopped",
    _S.SUCCEEDED: "is finished",
    _S.FAILED: "has failed",
    _S.CANCELED: "was canceled",
}


PARTLY = "is made in parts"
HELD_BACK = "waits for other jobs"
"""What is said instead of a queued job that has to wait for others, or for parts of its own."""

FINISHED = "finished"
"""What people read for a job, or an attempt, that succeeded; programs read the state's own name."""


def word(name: str) -> str:
    """Return what a state, or the outcome of an attempt, is called before people."""
    return FINISHED if name == JobState.SUCCEEDED else name


def after(action: Action, state: JobState) -> JobState:
    """Return the state that `action` leads to from `state`; raise Conflict if it may not happen."""
    try:
        return TRANSITIONS[action][state]
    except KeyError:
        allowed = ", ".join(sorted(TRANSITIONS[action])) or "no state"
        raise Conflict(
            f"Cannot {action} a job that {PHRASES[state]}: only a job that is {allowed} allows it."
        ) from None


def allowed(state: JobState) -> tuple[Action, ...]:
    """Return what a person may do to a job in this state."""
    return tuple(action for action in PERSONAL if state in TRANSITIONS[action])


def may_return(state: str, epoch: int) -> bool:
    """Whether a job can go back into line as if nothing had happened: no worker had begun it."""
    return state == JobState.CANCELED and epoch == 0


def sources(action: Action) -> frozenset[JobState]:
    """Return the states from which `action` may happen."""
    return frozenset(TRANSITIONS[action])
