"""Rows as they come: JSON lines to reckon with, and a Markdown table to read."""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One picture: what it is, what it cost, how it measures."""

    pair: str
    size: int
    recipe: str
    seconds: float
    steps: int
    isolated: float
    """Per cent of the pixels."""
    speckle: float
    """Energy above half the Nyquist frequency, beside the painting's own."""
    rim: float
    seam: float
    style: float
    others: float
    """Style distance on layers that were not optimised."""
    sliced: float
    content: float
    colour: float
    saturated: float
    """Per cent of the pixels."""


class Table:
    """A file of rows that is whole after each of them."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.lines, self.markdown = folder / "rows.jsonl", folder / "table.md"
        names = [field.name for field in fields(Row)]
        if not self.markdown.exists():
            self._append(self.markdown, names)
            self._append(self.markdown, ["---"] * len(names))
        lines = self.lines.read_text().splitlines() if self.lines.exists() else []
        self._rows = {_place(**json.loads(line)) for line in lines}

    def has(self, pair: str, size: int, recipe: str) -> bool:
        """Whether there was such a row before this run."""
        return (pair, size, recipe) in self._rows

    def add(self, row: Row) -> None:
        """Writes a row to both files, and says it."""
        with self.lines.open("a") as file:
            print(json.dumps(asdict(row)), file=file)
        cells = [f"{v:.3f}" if isinstance(v, float) else str(v) for v in asdict(row).values()]
        self._append(self.markdown, cells)
        print(" ".join(cells), flush=True)

    @staticmethod
    def _append(path: Path, cells: list[str]) -> None:
        with path.open("a") as file:
            print("| " + " | ".join(cells) + " |", file=file)


def _place(pair: str, size: int, recipe: str, **_: float) -> tuple[str, int, str]:
    return pair, size, recipe
