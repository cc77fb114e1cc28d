"""`farm project`: shares of a farm that runs somewhere."""

import json

from tests.cli.remote.conftest import farm


def test_a_project_is_added_listed_changed_and_removed() -> None:
    said = farm("project", "add", "film", "--weight", "2", "--budget", "40")
    assert said.stdout.split()[-5:] == ["film", "2", "0.0", "of", "40"]
    assert farm("project", "list").stdout.splitlines()[1].split()[0] == "default"
    changed = farm("project", "change", "film", "--no-budget", "--weight", "1.5")
    assert changed.stdout.split()[-3:] == ["film", "1.5", "0.0"]
    items = json.loads(farm("project", "list", "--json").stdout)["items"]
    assert [(one["name"], one["budget_hours"]) for one in items] == [
        ("default", None),
        ("film", None),
    ]
    assert farm("project", "remove", "film").stdout == "film is forgotten.\n"
    assert "There is no project 'film'" in str(farm("project", "remove", "film").exception)
