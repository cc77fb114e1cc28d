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
        said = progress or {}
        place, notes = said.get("stage") or state, []
        if said.get("scale") is not None:
            place = (
                f"scale {said['scale']}/{said['scales']} "
                f"iteration {said['iteration']}/{said['iterations']}"
            )
            notes.append(f"loss {said['loss']:.4g}")
        elif said.get("photo") is not None:
            place = f"photo {said['photo']}/{said['photos']}" if said["photos"] > 1 else place
        else:
            self._bar.update(self._task, description=place, completed=said.get("done", 0))
            return
        if (left := said.get("eta_seconds")) is not None:
            notes.append(f"{left:.0f} s left")
        self.part(place, said.get("done", 0), "  ".join(notes))

    def part(self, place: str, done: float, note: str = "") -> None:
        """Show how much of the work is done, 0..1, and where it is."""
        self._bar.update(self._task, completed=done, description=place, note=note)
        if not self._console.is_terminal and done >= self._line_due:
            self._console.print(f"{done:4.0%}  {place}  {note}")
            self._line_due = done + LINE_EVERY
