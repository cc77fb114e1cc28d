"""Specs of every kind in which each place for an upload or a job names one of its own."""

import re
from typing import Any

from farm.base.ids import new_id
from farm.domain.jobs.kinds import KINDS

SORT = re.compile(r"(asset|job)_")  # of ids, in the pattern of a field that takes them
ID = "[0-9a-z]{26}"  # what such a pattern goes on with


class Filled:
    """A spec in JSON as its kind's schema describes it, and what it names: ids with roles.

    Where a place takes ids of two sorts it has the first of them, or with `last` the last.
    """

    def __init__(self, kind: str, *, last: bool = False) -> None:
        self._schema = KINDS[kind].spec.model_json_schema()
        self._last = last
        self.named: set[tuple[str, str]] = set()
        self.form: dict[str, Any] = self._fill(self._schema, "")

    def _fill(self, node: dict[str, Any], role: str) -> Any:
        if "$ref" in node:
            return self._fill(self._schema["$defs"][node["$ref"].rsplit("/", 1)[-1]], role)
        if options := node.get("anyOf"):
            filled = [self._fill(one, role) for one in self._fitting(options)]
            return next((one for one in filled if one is not None), None)
        if "properties" in node:
            fields = node["properties"].items()
            return {name: self._fill(one, f"{role}/{name}".strip("/")) for name, one in fields}
        if "items" in node:
            return [self._fill(node["items"], role) for _ in range(2)]
        return self._text(node.get("pattern", ""), role)

    def _fitting(self, options: list[dict[str, Any]]) -> list[dict[str, Any]]:
        texts = [one for one in options if one.get("type") == "string"]
        others = [one for one in options if one.get("type") != "string"]
        return [*(texts[-1:] if self._last else texts[:1]), *others]

    def _text(self, pattern: str, role: str) -> str | None:
        sorts = SORT.findall(pattern) if ID in pattern else []
        if not sorts:
            return None
        name = new_id(sorts[-1 if self._last else 0])
        self.named.add((name, role))
        return name
