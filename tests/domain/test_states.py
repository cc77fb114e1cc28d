import pytest
from hypothesis import given
from hypothesis import strategies as st

from farm.domain.states import (
    HELD,
    LIVE,
    PHRASES,
    TERMINAL,
    TRANSITIONS,
    Action,
    JobState,
    after,
    allowed,
    sources,
)
from farm.errors import Conflict


@pytest.mark.parametrize(
    ("action", "before", "then"),
    [(action, before, then) for action in Action for before, then in TRANSITIONS[action].items()],
)
def test_each_transition_of_the_table_leads_where_it_says(
    action: Action, before: JobState, then: JobState
) -> None:
    assert after(action, before) is then


@given(st.sampled_from(Action), st.sampled_from(JobState))
def test_an_action_outside_the_table_is_refused_in_words(action: Action, state: JobState) -> None:
    if state in sources(action):
        return
    with pytest.raises(Conflict, match=PHRASES[state]):
        after(action, state)


@given(st.lists(st.sampled_from(Action)))
def test_no_sequence_of_actions_leaves_a_terminal_state(actions: list[Action]) -> None:
    state = JobState.QUEUED
    for action in actions:
        if state in TERMINAL:
            assert state not in sources(action)
        elif state in sources(action):
            state = after(action, state)


def test_every_live_state_can_be_canceled_or_is_being_canceled() -> None:
    assert LIVE - sources(Action.CANCEL) == {JobState.CANCELING}


def test_only_held_jobs_can_be_released_so_no_worker_lets_go_of_what_it_does_not_have() -> None:
    assert sources(Action.RELEASE) == HELD


def test_a_result_is_never_stored_for_a_job_that_somebody_canceled() -> None:
    assert JobState.CANCELING not in sources(Action.SUCCEED)


def test_every_state_has_a_phrase_and_can_be_reached() -> None:
    reached = {then for table in TRANSITIONS.values() for then in table.values()}
    assert reached | {JobState.QUEUED} == set(JobState) == set(PHRASES)


@given(st.sampled_from(JobState))
def test_what_a_person_may_do_is_what_will_not_be_refused(state: JobState) -> None:
    personal = {Action.PAUSE, Action.RESUME, Action.CANCEL, Action.FINISH}
    assert set(allowed(state)) == {action for action in personal if state in sources(action)}
