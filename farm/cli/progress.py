"""A job's progress on a terminal: a bar, or now and then a line where the output is no terminal."""

from contextlib import suppress
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn

LINE_EVERY = 0.1  # of the whole


class Bar:
    """Scale, iteration, loss, time left, and a bar."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._bar = Progress(
            TextColumn("{task.description:<30}"),
            BarColumn(40),
            TextColumn("{task.percentage:>4.0f} %  {task.fields[note]}"),
            console=console,
            disable=not console.is_terminal,
        )
        self._task: TaskID = self._bar.add_task("waiting", total=1.0, note="")
        self._line_due = 0.0

    def __enter__(self) -> "Bar":
        self._bar.start()
        return self

    def __exit__(self, *_error: object) -> None:
        with suppress(OSError):  # the terminal may be gone, and with it nothing but this bar
            self._bar.stop()

    def show(self, state: str, progress: dict[str, Any] | None) -> None:
        """Show a job's state and its progress, as the API gives them."""
        if not progress or progress.get("scale") is None:
            said = progress or {}
            self._bar.update(
                self._task, description=said.get("stage") or state, completed=said.get("done", 0)
            )
            return
        place = (
            f"scale {progress['scale']}/{progress['scales']} "
            f"iteration {progress['iteration']}/{progress['iterations']}"
        )
        left = progress.get("eta_seconds")
        note = f"loss {progress['loss']:.4g}  " + ("" if left is None else f"{left:.0f} s left")
        self.part(place, progress["done"], note)

    def part(self, place: str, done: float, note: str = "") -> None:
        """Show how much of the work is done, 0..1, and where it is."""
        self._bar.update(self._task, completed=done, description=place, note=note)
        if not self._console.is_terminal and done >= self._line_due:
            self._console.print(f"{done:4.0%}  {place}  {note}")
            self._line_due = done + LINE_EVERY
