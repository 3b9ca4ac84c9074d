import json
from fractions import Fraction
from typing import Any

import pytest

from choreo_desktop.domain.blueprint import MAX_MOVES, Blueprint, read_blueprint
from choreo_desktop.domain.blueprint_fields import bits_per_second
from choreo_desktop.domain.errors import BlueprintError
from choreo_desktop.domain.reading import MAX_JSON_BYTES
from tests.domain.samples import blueprint_dict, with_move, with_output


def problems(data: Any) -> tuple[str, ...]:
    """What is wrong with a blueprint."""
    with pytest.raises(BlueprintError) as caught:
        read_blueprint(data)
    return caught.value.problems


def nested(depth: int) -> list[Any]:
    """A list in a list in a list."""
    value: list[Any] = []
    for _ in range(depth):
        value = [value]
    return value


def test_the_smallest_blueprint_has_the_usual_output() -> None:
    """A blueprint that only says what plays gets the video everybody expects."""
    blueprint = read_blueprint(blueprint_dict())
    output = blueprint.output_config
    assert (output.video_codec, output.audio_codec) == ("libx264", "aac")
    assert (output.video_bitrate, output.audio_bitrate) == ("2M", "128k")
    assert (output.width, output.height, output.rate) == (1280, 720, Fraction(30))
    assert blueprint.to_dict() == blueprint_dict()


def test_every_form_is_read_alike() -> None:
    """A blueprint may come as an object, as plain data or as a file, with or without a byte order mark."""
    text = json.dumps(blueprint_dict())
    blueprint = read_blueprint(blueprint_dict())
    for form in (blueprint, text, text.encode(), b"\xef\xbb\xbf" + text.encode(), "\ufeff" + text):
        assert read_blueprint(form) == blueprint
    assert read_blueprint(text.encode("utf-16")) == blueprint


def test_all_problems_are_told_at_once() -> None:
    """Whoever mends a blueprint sees everything that is wrong, each problem with its field."""
    data = with_move(video_path="../secret.mp4", start_time=-1, duration=0, time_map=[[1, 1], [0, 0]])
    data["output_config"] = {"output_path": "out.avi", "width": 17, "video_codec": "gif", "frame_rate": 0}
    del data["task_id"]
    found = problems(data)
    assert [problem.split(": ")[0] for problem in found] == [
        "task_id",
        "moves[1].video_path",
        "moves[1].start_time",
        "moves[1].duration",
        "moves[1].time_map",
        "output_config.output_path",
        "output_config.video_codec",
        "output_config.width",
        "output_config.frame_rate",
    ]
    error = BlueprintError(found)
    assert error.details == "\n".join(found)
    assert error.error == f"The blueprint cannot be used: {found[0]} (and 8 more)"


def test_what_other_tools_wrote_survives() -> None:
    """Opening and saving a blueprint keeps what this program does not know, at every place."""
    data = with_move(camera={"angle": [1, 2.5, None]})
    data |= {"x-editor": "ü", "to_dict": 1, "model_config": {"a": 1}, "__class__": "b", "": None}
    data["output_config"]["rate"] = 3
    blueprint = read_blueprint(data)
    assert blueprint.to_dict() == data
    assert json.loads(blueprint.to_json()) == data
    assert blueprint.output_config.rate == 30


def test_half_characters_of_other_tools_can_be_written() -> None:
    """A broken name in another tool's keys does not keep a blueprint from being saved."""
    blueprint = read_blueprint(blueprint_dict(x="a\udce4b"))
    assert read_blueprint(blueprint.to_json().encode()) == blueprint


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (5, "blueprint: must be a JSON object, not int"),
        ([], "blueprint: must be a JSON object, not list"),
        ("[]", "blueprint: must be a JSON object, not list"),
        ("null", "blueprint: must be a JSON object, not NoneType"),
        ("{", "blueprint: is not valid JSON"),
        ("", "blueprint: is not valid JSON"),
        (b"\xff\xff", "blueprint: is not UTF-8 text"),
        ("[" * 100_000, "blueprint: is nested too deeply"),
        ('{"x":' * 100_000, "blueprint: is nested too deeply"),
        ('{"x": NaN}', "blueprint: is not valid JSON (NaN is not a number that JSON knows)"),
        ('{"x": -Infinity}', "blueprint: is not valid JSON (-Infinity is not a number"),
        ('{"x": ' + "1" * 5000 + "}", "blueprint: is not valid JSON"),
        (" " * (MAX_JSON_BYTES + 1), "blueprint: is 5,000,001 bytes long; the limit is 5,000,000"),
        ("ü" * (MAX_JSON_BYTES // 2 + 1), "blueprint: is 5,000,002 bytes long"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_no_blueprint_at_all(data: Any, problem: str) -> None:
    """A file that is something else is refused in one sentence."""
    found = problems(data)
    assert len(found) == 1
    assert found[0].startswith(problem)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (blueprint_dict(task_id=""), "task_id: is empty"),
        (blueprint_dict(task_id="x" * 10_000_000), "task_id: has more than 200"),
        (blueprint_dict(task_id=7), "task_id: input should be a valid string, not 7"),
        (blueprint_dict(task_id="\ud800"), "task_id: input should be a valid string"),
        (blueprint_dict(moves=[]), "moves: is empty"),
        (blueprint_dict(moves={"0": {}}), "moves: input should be a valid list"),
        (blueprint_dict(moves=[None]), "moves[0]: input should be a valid dictionary"),
        (blueprint_dict(moves=blueprint_dict()["moves"] * 1001), "moves: has more than 2,000"),
        (blueprint_dict(output_config=None), "output_config: input should be a valid dictionary"),
        (blueprint_dict(schema_version=2), "schema_version: 2 is newer than this program reads (1); update it"),
        (blueprint_dict(schema_version=10**400), "schema_version: 1000000000"),
        (blueprint_dict(schema_version=10**5000), "schema_version: what is given is newer"),
        (blueprint_dict(schema_version=0), "schema_version: input should be greater than or equal to 1"),
        (blueprint_dict(schema_version=True), "schema_version: input should be a valid integer, not True"),
        (blueprint_dict(notes=["a", 1]), "notes[1]: input should be a valid string, not 1"),
        (with_move(video_path=5), "moves[1].video_path: input should be a valid string, not 5"),
        (with_move(video_path="a{0}/../b"), "moves[1].video_path: refused for security: 'a{0}/../b' leaves"),
        (with_move(video_path="\ud800.mp4"), "moves[1].video_path: refused for security: '\\ud800.mp4' holds"),
        (with_move(start_time="0"), "moves[1].start_time: input should be a valid number, not '0'"),
        (with_move(start_time=True), "moves[1].start_time: input should be a valid number, not True"),
        (with_move(start_time=float("nan")), "moves[1].start_time: must be a finite number"),
        (with_move(start_time=float("inf")), "moves[1].start_time: must be a finite number"),
        (with_move(start_time=10**400), "moves[1].start_time: input should be a valid number, not 1000"),
        (with_move(start_time=10**5000), "moves[1].start_time: input should be a valid number, not what is"),
        (with_move(start_time=1e9), "moves[1].start_time: input should be less than or equal to 21600"),
        (with_move(duration=0), "moves[1].duration: input should be greater than 0, not 0"),
        (with_move(counts=True), "moves[1].counts: input should be a valid integer, not True"),
        (with_move(name="x" * 501), "moves[1].name: has more than 500"),
        (with_move(time_map=[]), "moves[1].time_map: needs at least two points"),
        (with_move(time_map=[[0, 0]]), "moves[1].time_map: needs at least two points"),
        (with_move(time_map=[[0, 0], [1]]), "moves[1].time_map[1][1]: is required but missing"),
        (with_move(time_map=[[0, 0], [1, 0]]), "moves[1].time_map: must increase in both columns, but point 1"),
        (with_move(time_map=[[0, 0], [5e-324, 1]]), "moves[1].time_map: must increase by a microsecond"),
        (with_move(time_map=[[0, 0], [1, 1e-9]]), "moves[1].time_map: must increase by a microsecond"),
        (with_move(time_map=[[1, 1], [1 + 1e-9, 2]]), "moves[1].time_map: must increase by a microsecond or more, but"),
        (with_move(time_map=[[0, 0], [1, 1], [2, 1 + 1e-9]]), "moves[1].time_map: must increase by a microsecond"),
        (with_move(time_map=[[0, -1], [1, 1]]), "moves[1].time_map[0][1]: input should be greater than or eq"),
        (with_move(time_map=[[i, i] for i in range(1001)]), "moves[1].time_map: has more than 1,000"),
        (with_output(output_path="out.avi"), "output_config.output_path: must end in .mp4, .m4v, .mov, not 'out.avi'"),
        (
            with_output(output_path="a/" * 20 + "o.avi"),
            "output_config.output_path: must end in .mp4, .m4v, .mov, not '/a/a/a/o.avi'",
        ),
        (with_output(video_codec="{x}"), "output_config.video_codec: must be one of libx264, libx265, h264_nvenc, "),
        (with_output(video_codec=None), "output_config.video_codec: input should be a valid string, not None"),
        (with_output(width=10**5000), "output_config.width: input should be less than or equal to 7680"),
        (with_output(width=1281), "output_config.width: must be even, not 1281"),
        (with_output(height=0), "output_config.height: input should be greater than or equal to 32"),
        (with_output(height=720.0), "output_config.height: input should be a valid integer, not 720.0"),
        (with_output(frame_rate=29.98), "output_config.frame_rate: must be a whole number from 1 to 120"),
        (with_output(frame_rate=121), "output_config.frame_rate: must be a whole number from 1 to 120"),
        (with_output(frame_rate=1e308), "output_config.frame_rate: must be a whole number from 1 to 120"),
        (with_output(frame_rate=10**400), "output_config.frame_rate: input should be a valid number"),
        (with_output(video_bitrate="1"), "output_config.video_bitrate: must lie between 50k and 200M, not 1"),
        (with_output(video_bitrate="1" * 5000), "output_config.video_bitrate: '1111"),
        (with_output(video_bitrate="2m"), "output_config.video_bitrate: '2m' is not a bit rate"),
        (with_output(audio_bitrate="٣k"), "output_config.audio_bitrate: '٣k' is not a bit rate"),
        (with_output(fit=["blur"]), "output_config.fit: input should be 'blur', 'bars' or 'crop'"),
    ],
    ids=lambda value: value[:60] if isinstance(value, str) else "",
)
def test_each_limit_names_its_field(data: dict[str, Any], problem: str) -> None:
    """Every value that cannot be used is refused with the name of its field, and none crashes the program."""
    found = problems(data)
    assert len(found) == 1
    assert found[0].startswith(problem)
    assert len(found[0]) < 300


@pytest.mark.parametrize(
    "value", [float("nan"), [float("-inf")], object(), b"\xff", nested(5000), 10**5000], ids=lambda _: ""
)
def test_other_keys_have_to_be_json(value: object) -> None:
    """A key of another tool that no file could hold is refused when it is read, not when it is saved."""
    found = problems(blueprint_dict(x=value))
    assert len(found) == 1
    assert found[0].startswith("blueprint: ")


def test_a_number_beyond_all_floats_in_another_key() -> None:
    """A file whose other keys hold 1e999 is refused: it could not be written back as it was."""
    text = json.dumps(blueprint_dict())[:-1] + ', "x": 1e999}'
    assert problems(text)[0].startswith("blueprint: holds something that JSON cannot")


def test_the_largest_blueprint_is_read() -> None:
    """A choreography of 2,000 moves is not too long."""
    moves = [{"video_path": "a.mp4", "start_time": i * 4.0, "duration": 4.0} for i in range(MAX_MOVES)]
    assert len(read_blueprint(blueprint_dict(moves=moves)).moves) == MAX_MOVES


def test_plain_data_has_the_same_limit_as_a_file() -> None:
    """A blueprint that could not be read back is not accepted in the first place."""
    assert "bytes long" in problems(blueprint_dict(x="y" * MAX_JSON_BYTES))[0]


@pytest.mark.parametrize("output", ["songs/obsesión.mp3", "clips/turn.mp4", "Clips/TURN.mp4"])
def test_nothing_is_overwritten(output: str) -> None:
    """The song and the clips are safe, on file systems too for which A.mp4 is a.mp4."""
    data = with_output(output_path=output)
    if output.endswith("mp3"):
        data["output_config"]["output_path"] = data["audio_path"] = "songs/song.mp4"
    assert all("output_config.output_path: would overwrite" in problem for problem in problems(data))


def test_a_blueprint_made_by_code_overwrites_nothing_either() -> None:
    """The song is safe from a planner's mistake too."""
    blueprint = Blueprint.model_validate(with_output(output_path="clips/turn.mp4"))
    assert problems(blueprint) == ("output_config.output_path: would overwrite the clip of moves[1]",)


@pytest.mark.parametrize(
    ("rate", "bits"), [("2M", 2_000_000), ("128k", 128_000), ("96000", 96_000), ("1.5M", 1_500_000)]
)
def test_bit_rates(rate: str, bits: int) -> None:
    """Bit rates mean what they mean to FFmpeg."""
    assert bits_per_second(rate) == bits


@pytest.mark.parametrize("rate", ["", "k", ".", ".k", "-1k", "1e3", "2 M", "0x10", "²M", "1" * 400, "1\n", "1.5.0M"])
def test_what_is_no_bit_rate(rate: str) -> None:
    """Whatever else stands there is refused."""
    with pytest.raises(ValueError, match="is not a bit rate"):
        bits_per_second(rate)


@pytest.mark.parametrize(
    "output",
    [
        {"video_bitrate": "50k"}, {"video_bitrate": "200M"}, {"audio_bitrate": "32k"}, {"audio_bitrate": "320k"},
        {"frame_rate": 1}, {"frame_rate": 120}, {"width": 32, "height": 7680},
    ],
    ids=str,
)  # fmt: skip
def test_the_ends_of_a_range_belong_to_it(output: dict[str, Any]) -> None:
    """What a sentence about a limit names as its ends can be asked for."""
    assert (
        read_blueprint(with_output(**output)).to_dict()["output_config"] | output
        == with_output(**output)["output_config"]
    )


def test_the_point_that_does_not_increase_is_named() -> None:
    """Whoever mends a map is told which of its points to look at, whatever is wrong with it."""
    for points in ([[0, 0], [1, 1], [2, 1]], [[0, 0], [1, 1], [2, 1 + 1e-9]]):
        assert "but point 2 does not" in problems(with_move(time_map=points))[0]


def test_a_saved_plan_can_be_read_by_people() -> None:
    """A name with an accent stands in the file as it is written."""
    assert '"songs/obsesión.mp3"' in read_blueprint(blueprint_dict()).to_json()


def test_the_map_of_a_move() -> None:
    """A move without a map plays its clip at its own speed from where it should begin."""
    assert read_blueprint(with_move(clip_start=2.5)).moves[1].mapping().clip_time(1.5) == 4.0
    assert read_blueprint(with_move(time_map=[[0, 1], [2, 5]])).moves[1].mapping().clip_time(1.5) == 4.0
