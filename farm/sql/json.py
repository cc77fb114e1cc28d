"""JSON that the database puts together, by whatever name it has for that."""

from typing import Any

from sqlalchemy import JSON
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class _Json(FunctionElement[Any]):
    type = JSON()
    inherit_cache = False  # each class below says for itself that it may be
    sqlite = postgresql = ""


class json_object(_Json):  # noqa: N801 - reads as the SQL function that it is
    """An object, of names and values in turn."""

    inherit_cache = True
    sqlite, postgresql = "json_object", "json_build_object"


class json_array(_Json):  # noqa: N801 - as above
    """An array of values."""

    inherit_cache = True
    sqlite, postgresql = "json_array", "json_build_array"


class json_rows(_Json):  # noqa: N801 - as above
    """An array of what each row has; null, or an empty one, without rows."""

    inherit_cache = True
    sqlite, postgresql = "json_group_array", "json_agg"


@compiles(_Json)
def _named(element: _Json, compiler: Any, **kw: Any) -> str:
    name = getattr(element, compiler.dialect.name)
    return f"{name}({compiler.process(element.clauses, **kw)})"
