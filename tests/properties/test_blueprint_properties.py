import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from choreo_desktop.domain.blueprint import read_blueprint
from choreo_desktop.domain.errors import BlueprintError, Category
from tests.domain.samples import blueprints, keys, parts

REQUIRED = [
    ("task_id",),
    ("audio_path",),
    ("moves",),
    ("output_config",),
    ("moves", 0, "video_path"),
    ("moves", 0, "start_time"),
    ("output_config", "output_path"),
]
PATHS = [("audio_path",), ("moves", 0, "video_path"), ("output_config", "output_path")]

traversals = st.tuples(st.lists(parts | st.just(".."), max_size=3), st.lists(parts | st.just(".."), max_size=3)).map(
    lambda around: "/".join([*around[0], "..", *around[1]])
)
absolutes = st.one_of(
    keys.map(lambda key: f"/{key}"),
    keys.map(lambda key: f"//server/{key}"),
    keys.map(lambda key: f"\\\\server\\{key}"),
    st.tuples(st.sampled_from("CdZ"), st.sampled_from(["/", "\\", ""]), keys).map(
        lambda drive: f"{drive[0]}:{drive[1]}{drive[2]}"
    ),
    keys.map(lambda key: f"..\\{key}"),
    st.tuples(st.sampled_from(["file", "http", "https", "concat", "pipe", "s3", "data"]), keys).map(
        lambda scheme: f"{scheme[0]}:{scheme[1]}"
    ),
    st.tuples(st.sampled_from(["file", "http", "https", "ftp", "s3"]), keys).map(
        lambda scheme: f"{scheme[0]}://{scheme[1]}"
    ),
)


def named(path: tuple[str | int, ...]) -> str:
    """The field as a problem names it."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)[1:]


def inside(data: Any, path: tuple[str | int, ...]) -> Any:
    """What holds the last part of the path."""
    for part in path[:-1]:
        data = data[part]
    return data


@given(data=blueprints)
@settings(deadline=None, max_examples=100)
def test_round_trip(data: dict[str, Any]) -> None:
    """A choreography that is saved and opened again is the same, with what other tools wrote into it.

    **Feature: job-integration, Property 1: Blueprint round trip through JSON is equal**
    """
    blueprint = read_blueprint(copy.deepcopy(data))
    again = read_blueprint(blueprint.to_json())
    assert again == blueprint
    assert again.to_dict() == blueprint.to_dict() == data
    assert read_blueprint(json.dumps(data).encode()) == blueprint
    assert again.to_json() == blueprint.to_json()


@given(data=blueprints, missing=st.sets(st.sampled_from(REQUIRED), min_size=1))
@settings(deadline=None, max_examples=100)
def test_missing_field(data: dict[str, Any], missing: set[tuple[str | int, ...]]) -> None:
    """A blueprint without something that it needs is refused, and every missing field is named at once.

    **Feature: job-integration, Property 2: A missing required field is rejected with a descriptive message**
    """
    for path in sorted(missing, key=len, reverse=True):
        del inside(data, path)[path[-1]]
    with pytest.raises(BlueprintError) as caught:
        read_blueprint(data)
    visible = {path for path in missing if len(path) == 1 or (path[0],) not in missing}
    assert set(caught.value.problems) == {f"{named(path)}: is required but missing" for path in visible}
    assert caught.value.error.startswith("The blueprint cannot be used: ")
    assert caught.value.category is Category.VALIDATION


@given(data=blueprints, where=st.sets(st.sampled_from(PATHS), min_size=1), bad=traversals | absolutes)
@settings(deadline=None, max_examples=150)
def test_unsafe_path(data: dict[str, Any], where: set[tuple[str | int, ...]], bad: str) -> None:
    """No blueprint, whoever wrote it, reads or writes a file outside of the storage folder.

    **Feature: job-integration, Property 3: Traversal and absolute paths are rejected with a security error**
    """
    for path in where:
        inside(data, path)[path[-1]] = bad
    with pytest.raises(BlueprintError) as caught:
        read_blueprint(data)
    problems = caught.value.problems
    assert {problem.split(": ")[0] for problem in problems} == {named(path) for path in where}
    assert all(": refused for security: " in problem for problem in problems)
    assert caught.value.category is Category.VALIDATION
