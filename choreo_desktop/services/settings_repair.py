"""Settings of older versions, and settings with mistakes, made into settings that can be used."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from choreo_desktop.domain.settings import SETTINGS_VERSION, AppSettings

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Loaded = tuple[AppSettings, list[str]]
"""The settings, and what a person should be told of them."""


def version_of(data: dict[str, Any]) -> int:
    """The version that wrote a file; one that does not say is taken for ours, one that says nonsense is repaired."""
    version = data.get("schema_version")
    return version if type(version) is int else SETTINGS_VERSION


def migrated(data: dict[str, Any]) -> dict[str, Any]:
    """The same settings as this version writes them."""
    for version in range(version_of(data), SETTINGS_VERSION):
        step = _STEPS.get(version)
        if step is None:
            break  # a version that never was: repaired like any other wrong value
        data = {**step(data), "schema_version": version + 1}
    return data


def _same(data: dict[str, Any]) -> dict[str, Any]:
    return data


# What changes between a version and the next. Version 2 only added settings, whose defaults are what 1 did.
_STEPS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: _same}


def repair(data: dict[str, Any]) -> Loaded:
    """Take out what cannot be used until the rest can."""
    notices: list[str] = []
    while True:
        try:
            return AppSettings.model_validate(data), notices
        except ValidationError as error:
            problem = error.errors()[0]
        path = _path_in(data, problem)
        if not path:
            return AppSettings(), [*notices, "The settings cannot be used; the defaults are used."]
        inner = data
        for part in path[:-1]:
            inner = inner[part]
        del inner[path[-1]]
        reason = problem["msg"][:1].lower() + problem["msg"][1:]
        notices.append(f"The setting {'.'.join(path)} was reset: {reason}.")


def _path_in(data: dict[str, Any], problem: "ErrorDetails") -> list[str]:
    """Where the problem lies in the data, as far as that is there: the kind of a storage is no key of its own."""
    path: list[str] = []
    inner: Any = data
    for part in problem["loc"]:
        if isinstance(inner, dict) and isinstance(part, str) and part in inner:
            path.append(part)
            inner = inner[part]
    return path
