"""The last lines a worker logged, for the people who look at a failed attempt."""

import logging
from collections import deque
from types import TracebackType
from typing import Self

LINES = 200


class LogTail(logging.Handler):
    """Collects records while it is entered."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        # A receiver of traces that is away is the operator's business.
        self.addFilter(lambda record: not record.name.startswith("opentelemetry"))
        self._lines: deque[str] = deque(maxlen=LINES)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record, formatted as the root handler does."""
        self._lines.append(self.format(record))

    def text(self) -> str:
        """Return what was logged, one record a line."""
        return "\n".join(self._lines)

    def __enter__(self) -> Self:
        root = logging.getLogger()
        if root.handlers:
            self.setFormatter(root.handlers[0].formatter)
        root.addHandler(self)
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _value: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        logging.getLogger().removeHandler(self)
