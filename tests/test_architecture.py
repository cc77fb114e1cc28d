import re
from pathlib import Path

from farm.domain.states import TRANSITIONS, JobState

ARCHITECTURE = Path(__file__).parent.parent / "ARCHITECTURE.md"


def drawn() -> set[tuple[str, str, str]]:
    """Return the edges of the state graph: from, to, action."""
    graph = ARCHITECTURE.read_text().split("stateDiagram-v2")[1].split("```")[0]
    return set(re.findall(r"^ +(\w+) --> (\w+): (\w+)$", graph, re.MULTILINE))


def test_the_drawn_states_and_transitions_are_those_of_the_table() -> None:
    table = {
        (str(before), str(then), str(action))
        for action, moves in TRANSITIONS.items()
        for before, then in moves.items()
    }
    assert drawn() == table


def test_every_state_can_be_reached_in_the_drawing() -> None:
    reached = {"queued"}
    while more := {then for before, then, _ in drawn() if before in reached} - reached:
        reached |= more
    assert reached == set(JobState)
