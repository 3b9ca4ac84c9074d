"""The base of our validated values."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """An immutable, validated value. Numbers that are not finite are refused everywhere."""

    model_config = ConfigDict(frozen=True, allow_inf_nan=False)
