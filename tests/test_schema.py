import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from choreo_desktop.app import main
from choreo_desktop.domain.blueprint import Blueprint, BlueprintMove, Marker, OutputConfig, read_blueprint
from choreo_desktop.domain.errors import BlueprintError
from choreo_desktop.paths import resource
from tests.domain.samples import blueprint_dict, blueprints, with_move, with_output

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    """The schema that comes with the program."""
    loaded: dict[str, Any] = json.loads(resource("blueprint.schema.json").read_text("utf-8"))
    return loaded


@pytest.fixture(scope="module")
def validator(schema: dict[str, Any]) -> Draft202012Validator:
    """What other tools check plans with."""
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def is_read(data: Any) -> bool:
    """Whether the program takes it."""
    try:
        read_blueprint(data)
    except BlueprintError:
        return False
    return True


def test_the_schema_is_that_of_the_models() -> None:
    """Whoever changes the models without ``make schema`` is told."""
    script = ROOT / "packaging" / "schema.py"
    done = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_field_says_what_it_is(schema: dict[str, Any]) -> None:
    """An editor that knows the schema explains each key while somebody types."""
    parts = {"Blueprint": schema, **schema["$defs"]}
    for model in (Blueprint, BlueprintMove, Marker, OutputConfig):
        described = {name for name, field in parts[model.__name__]["properties"].items() if field.get("description")}
        assert described == set(model.model_fields)
    assert schema["title"]
    assert schema["description"]


def test_the_example_can_be_used(schema: dict[str, Any], validator: Draft202012Validator) -> None:
    """What the schema shows as an example is a blueprint."""
    for example in schema["examples"]:
        validator.validate(example)
        assert is_read(example)


def test_the_plan_of_the_demo_is_valid(validator: Draft202012Validator, tmp_path: Path) -> None:
    """What ``plan`` writes is what the schema describes."""
    song, clips, out = resource("demo", "song.m4a"), resource("demo", "clips"), tmp_path / "plan.json"
    assert main(["plan", "--song", str(song), "--clips", str(clips), "--length", "20", "--out", str(out)]) == 0
    plan = json.loads(out.read_text("utf-8"))
    validator.validate(plan)
    assert len(plan["moves"]) > 1


@settings(max_examples=60, deadline=None)
@given(blueprint=blueprints)
def test_whatever_is_read_is_valid(blueprint: dict[str, Any]) -> None:
    """The schema refuses nothing that the program takes, whatever other tools wrote into it."""
    found = json.loads(resource("blueprint.schema.json").read_text("utf-8"))
    if is_read(blueprint):
        assert not [error.message for error in Draft202012Validator(found).iter_errors(blueprint)]


@pytest.mark.parametrize(
    "data",
    [
        blueprint_dict(),
        blueprint_dict(markers=[{"time": 0, "text": ""}], plan_notes="Für Samstag", notes=["a"], x_editor=[1, None]),
        with_move(duration=None, time_map=None, name=None, counts=None, reason=None, slot=None, part=None),
        with_move(locked=True, section="Verse", slot=0, part=3, clip_start=1.5, color="red"),
        with_move(video_path="clips/turn: left.mp4"),
        with_move(video_path="...mp4"),
        with_move(video_path="a/.hidden"),
        with_output(output_path="a/B.MP4", frame_rate=23.976, width=32, height=7680),
        with_output(video_bitrate="1.5M", audio_bitrate="96000", fit="crop", quality="draft"),
        with_output(video_codec="hevc_videotoolbox", audio_codec="libmp3lame", frame_rate=30.0),
    ],
)
def test_what_both_take(data: dict[str, Any], validator: Draft202012Validator) -> None:
    """Odd but usable blueprints are valid, and read."""
    assert not [error.message for error in validator.iter_errors(data)]
    assert is_read(data)


@pytest.mark.parametrize(
    "data",
    [
        5,
        [],
        blueprint_dict(task_id=...),
        blueprint_dict(task_id=""),
        blueprint_dict(task_id=7),
        blueprint_dict(moves=[]),
        blueprint_dict(moves=...),
        blueprint_dict(moves={}),
        blueprint_dict(output_config=...),
        blueprint_dict(schema_version=2),
        blueprint_dict(schema_version=True),
        blueprint_dict(markers=[{"time": -1, "text": "a"}]),
        blueprint_dict(markers=[{"time": 1}]),
        blueprint_dict(plan_notes=None),
        blueprint_dict(audio_path="/songs/a.mp3"),
        blueprint_dict(audio_path="songs//a.mp3"),
        blueprint_dict(audio_path="songs/./a.mp3"),
        blueprint_dict(audio_path="songs/a.mp3\n"),
        blueprint_dict(audio_path=""),
        blueprint_dict(audio_path="songs/"),
        blueprint_dict(audio_path="s" * 1025),
        with_move(video_path=...),
        with_move(video_path="../a.mp4"),
        with_move(video_path="a/.."),
        with_move(video_path="a/../b.mp4"),
        with_move(video_path="-i.mp4"),
        with_move(video_path="a/-i.mp4"),
        with_move(video_path="C:/a.mp4"),
        with_move(video_path="http://a/b.mp4"),
        with_move(video_path=":a"),
        with_move(video_path="a\\b.mp4"),
        with_move(video_path="a\u0085.mp4"),
        with_move(video_path="a\u2028.mp4"),
        with_move(start_time=...),
        with_move(start_time="0"),
        with_move(start_time=-0.1),
        with_move(start_time=21_601),
        with_move(duration=0),
        with_move(time_map=[[0]]),
        with_move(time_map=[[0, 0, 0], [1, 1, 1]]),
        with_move(counts=0),
        with_move(counts=1.5),
        with_move(locked=None),
        with_move(name="n" * 501),
        with_output(output_path="dance.avi"),
        with_output(output_path="dance.mp4\n"),
        with_output(width=33),
        with_output(width=16),
        with_output(height=7682),
        with_output(frame_rate=0),
        with_output(frame_rate=25.5),
        with_output(frame_rate=121),
        with_output(frame_rate=True),
        with_output(video_codec="gif"),
        with_output(audio_codec=None),
        with_output(video_bitrate="fast"),
        with_output(video_bitrate="2M\n"),
        with_output(video_bitrate=2_000_000),
        with_output(fit="stretch"),
        with_output(quality="best"),
    ],
)
def test_what_both_refuse(data: Any, validator: Draft202012Validator) -> None:
    """What the schema of another tool lets through is no surprise here, as far as a schema can say it."""
    assert not validator.is_valid(data)
    assert not is_read(data)
