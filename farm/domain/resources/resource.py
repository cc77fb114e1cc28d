"""What every answer has in common."""

from pydantic import BaseModel, ConfigDict


class Resource(BaseModel):
    """Every answer's base; a newer server may say more than an older client knows."""

    model_config = ConfigDict(
        use_attribute_docstrings=True,
        extra="ignore",
        json_schema_serialization_defaults_required=True,  # an answer leaves no field out
    )
