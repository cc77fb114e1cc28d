import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from farm.domain.states import TRANSITIONS, JobState

ROOT = Path(__file__).parent.parent
OURS = {"farm", "web", "workers"}
ARCHITECTURE = ROOT / "ARCHITECTURE.md"
TOLD_AS_A_WHOLE = ("cli", "client", "local")  # what a folder is for says enough of its files


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


def rooms() -> dict[str, str]:
    """Return what the tree says of each folder and file of the farm, from the top down."""
    tree = ARCHITECTURE.read_text().split("## The tree")[1].split("```")[1]
    said: dict[str, str] = {}
    path: list[str] = []
    for line in tree.splitlines():
        entry = re.match(r"( {0,4})(\w+)(?:/|\.py)(?= |$)", line)
        if entry:
            path = [*path[: len(entry[1]) // 2], entry[2]]
        if path:
            said["/".join(path)] = said.get("/".join(path), "") + line
    return said


def test_the_tree_and_the_import_contract_are_one_picture() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    floors = [name.replace(".", "/") for layer in layers for name in layer.split(" | ")]
    assert floors == [room for room in rooms() if re.fullmatch(r"web|workers|farm/\w+", room)]


def test_every_library_that_is_imported_is_a_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    listed = [project["dependencies"], *project["optional-dependencies"].values()]
    named = {plain(re.split(r"[\[<>=]", line)[0]) for lines in listed for line in lines}
    sources = packages_distributions()
    missing = {
        library
        for package in OURS
        for path in (ROOT / package).rglob("*.py")
        for library in imported(path) - sys.stdlib_module_names - OURS
        if library in sources  # of an extra that is not installed nothing is known
        and named.isdisjoint(plain(name) for name in sources[library])
    }
    assert missing == set()


def plain(name: str) -> str:
    """Return a distribution's name as it is compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(path: Path) -> set[str]:
    """Return the libraries that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return {name.partition(".")[0] for name in found}


def test_the_tree_names_every_file_of_a_folder() -> None:
    told = rooms()
    missing = {
        f"{room}/{path.name}"
        for room, words in told.items()
        if room.startswith(("farm/", "web", "workers")) and not room.endswith(TOLD_AS_A_WHOLE)
        for path in (ROOT / room).glob("[!_]*.py")
        if f"{room}/{path.stem}" not in told and not re.search(rf"\b{path.name}\b", words)
    }
    assert missing == set()
