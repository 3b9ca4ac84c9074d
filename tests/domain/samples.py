"""Blueprints for tests: one that is fine, and strategies for any that is."""

from typing import Any

from hypothesis import strategies as st

from choreo_desktop.domain.blueprint_fields import AUDIO_CODECS, VIDEO_CODECS
from choreo_desktop.domain.keys import key_problem


def blueprint_dict(**changes: Any) -> dict[str, Any]:
    """A small blueprint as plain data, with some keys replaced; a key that is given as ``...`` is missing."""
    plain: dict[str, Any] = {
        "task_id": "0b7c9a52-7d9c-4a35-8e0f-0f7a0f7c2f11",
        "audio_path": "songs/obsesión.mp3",
        "moves": [
            {"video_path": "clips/basic.mp4", "start_time": 0.0, "duration": 4.0},
            {"video_path": "clips/turn.mp4", "start_time": 4.0, "duration": 4.0},
        ],
        "output_config": {"output_path": "output/user_1/choreo.mp4"},
    }
    return {name: value for name, value in {**plain, **changes}.items() if value is not ...}


def with_move(**changes: Any) -> dict[str, Any]:
    """A blueprint whose second move has some keys replaced or, with ``...``, taken out."""
    plain = blueprint_dict()
    move = {**plain["moves"][1], **changes}
    plain["moves"][1] = {name: value for name, value in move.items() if value is not ...}
    return plain


def with_output(**changes: Any) -> dict[str, Any]:
    """A blueprint whose output has some keys replaced or, with ``...``, taken out."""
    plain = blueprint_dict()
    output = {**plain["output_config"], **changes}
    plain["output_config"] = {name: value for name, value in output.items() if value is not ...}
    return plain


_characters = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="/\\:")
parts = st.text(_characters, min_size=1, max_size=8).filter(lambda part: key_problem(part) is None)
keys = st.lists(parts, min_size=1, max_size=3).map("/".join)
seconds = st.floats(0, 21_600)
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=3,
)
other_keys = st.dictionaries(text.map(lambda key: f"x-{key}"), json_values, max_size=2)


@st.composite
def time_maps(draw: st.DrawFn) -> list[list[float]]:
    """A map that increases by a millisecond or more."""
    size = draw(st.integers(2, 4))
    steps = st.lists(st.integers(1, 5_000), min_size=size, max_size=size)
    outs, clips = draw(steps), draw(steps)
    return [[sum(outs[: i + 1]) / 1000, sum(clips[: i + 1]) / 1000] for i in range(size)]


def _with_optional(required: dict[str, Any], optional: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    known = st.fixed_dictionaries(required, optional=optional)
    return st.tuples(other_keys, known).map(lambda both: {**both[0], **both[1]})


moves = _with_optional(
    {"video_path": keys.map(lambda key: f"clips/{key}"), "start_time": seconds},
    {
        "duration": st.none() | st.floats(0.001, 21_600),
        "clip_start": seconds,
        "time_map": st.none() | time_maps(),
        "name": st.none() | text,
        "counts": st.none() | st.integers(1, 64),
        "reason": st.none() | text,
    },
)
outputs = _with_optional(
    {"output_path": keys.map(lambda key: f"output/{key}.mp4")},
    {
        "video_codec": st.sampled_from(VIDEO_CODECS),
        "audio_codec": st.sampled_from(AUDIO_CODECS),
        "video_bitrate": st.sampled_from(["2M", "800k", "1.5M", "96000"]),
        "audio_bitrate": st.sampled_from(["128k", "96k", "320000"]),
        "width": st.integers(16, 3840).map(lambda half: 2 * half),
        "height": st.integers(16, 3840).map(lambda half: 2 * half),
        "frame_rate": st.integers(1, 120) | st.sampled_from([23.976, 29.97, 59.94, 30.0]),
        "fit": st.sampled_from(["blur", "bars", "crop"]),
        "quality": st.sampled_from(["final", "draft"]),
    },
)
blueprints = _with_optional(
    {
        "task_id": text.filter(bool),
        "audio_path": keys.map(lambda key: f"songs/{key}"),
        "moves": st.lists(moves, min_size=1, max_size=3),
        "output_config": outputs,
    },
    {"schema_version": st.just(1), "notes": st.lists(text, max_size=2)},
)
