"""What is asked, and what was answered."""

import json
import threading
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from operator import attrgetter
from pathlib import Path
from typing import Any, Literal, get_args

from farm.domain.preference import chance, placed
from farm.errors import InvalidInput

SHOWN = (".png", ".jpg", ".jpeg", ".webp")  # by every browser
VOTES = "votes.jsonl"

Choice = Literal["left", "right", "equal"]
CHOICES: tuple[str, ...] = get_args(Choice)


@dataclass(frozen=True)
class Question:
    """Two looks of one picture, with their places."""

    key: str
    picture: str
    left: Path
    right: Path

    @property
    def looks(self) -> tuple[str, str]:
        """The names of both, the left one first."""
        return self.left.parent.name, self.right.parent.name


class Ballot:
    """Every two looks of every picture of a folder, each asked once, in an order of chance.

    The folder holds a folder for each look, with pictures that are called alike. Votes are lines of
    its `votes.jsonl`, each written before the next is asked: whoever comes back goes on. Votes of
    who saw the names (not `blind`) count apart. Raises InvalidInput if no picture is there in two
    looks.
    """

    def __init__(self, folder: Path, *, blind: bool = True) -> None:
        self.blind = blind
        self._votes, self._writing = folder / VOTES, threading.Lock()
        questions = sorted(_questions(folder), key=attrgetter("key"))
        self.questions = {one.key: one for one in questions}
        if not self.questions:
            raise InvalidInput(
                f"{folder} has no picture in two looks: give it a folder for each look, with "
                f"pictures ({', '.join(SHOWN)}) of the same names in each."
            )
        self._answered = self._read()

    def open(self) -> list[Question]:
        """Return what has no answer yet."""
        return [one for key, one in self.questions.items() if key not in self._answered]

    def vote(self, key: str, choice: str) -> None:
        """Keep an answer; raise InvalidInput if it is none, or to no question."""
        if key not in self.questions or choice not in CHOICES:
            raise InvalidInput("There is no such question, or no such answer: load the page anew.")
        left, right = self.questions[key].looks
        line: dict[str, Any] = {
            "key": key,
            "picture": self.questions[key].picture,
            "left": left,
            "right": right,
        }
        line |= {"choice": choice, "blind": self.blind}
        with self._writing, self._votes.open("a") as file:
            file.write(json.dumps(line) + "\n")
            self._answered[key] = choice

    def preferred(self) -> dict[tuple[str, str], tuple[int, int, int]]:
        """Return, for two looks, how often the first, the second and neither was liked better."""
        found: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
        for key, choice in self._answered.items():
            looks = self.questions[key].looks
            pair = (min(looks), max(looks))
            liked = {"left": looks[0], "right": looks[1]}.get(choice)
            found[pair][pair.index(liked) if liked else 2] += 1
        return {pair: (one, other, equal) for pair, (one, other, equal) in sorted(found.items())}

    def _read(self) -> dict[str, str]:
        lines = self._votes.read_text().splitlines() if self._votes.exists() else []
        votes = [json.loads(line) for line in lines]
        ours = [one for one in votes if one["blind"] is self.blind]
        return {one["key"]: one["choice"] for one in ours if one["key"] in self.questions}


def _questions(folder: Path) -> list[Question]:
    pictures: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(folder.glob("*/*")):
        if path.suffix.lower() in SHOWN:
            pictures[path.name].append(path)
    return [
        _question(name, *pair)
        for name, paths in pictures.items()
        for pair in combinations(paths, 2)
    ]


def _question(picture: str, one: Path, other: Path) -> Question:
    """Looks stand left or right by chance, but each time the same."""
    key = chance(picture, one.parent.name, other.parent.name)
    return Question(key, picture, *placed(one, other, key))
