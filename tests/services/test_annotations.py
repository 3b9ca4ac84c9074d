import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from choreo_desktop.domain.errors import InvalidRequestError, ResourceError
from choreo_desktop.domain.moves import Difficulty, Energy, Style
from choreo_desktop.services.annotations import MAX_BYTES, Annotation, Annotations, read_annotations

FULL = {
    "video_path": "basics/side.mp4",
    "clip_id": "side_basic",
    "name": "Side basic",
    "move_label": "basic",
    "difficulty": "low",
    "energy_level": "HIGH",
    "style": " romantic ",
    "beats_per_minute": 120,
    "first_one": 0.5,
    "counts": 8,
    "estimated_tempo": 117.3,
    "notes": "key of another tool",
}
WRONG: dict[str, list[Any]] = {
    "video_path": [1, None, ["a"]],
    "clip_id": [1, {}],
    "name": [1, None],
    "move_label": [3.5],
    "difficulty": ["brutal", 3, [], {}],
    "energy_level": ["solar", 1, True],
    "style": ["punk", 0, ["romantic"]],
    "beats_per_minute": [0, -120, 29.9, 301, "fast", [120], 10**400],
    "first_one": [-0.1, 3601, "soon"],
    "counts": [0, -8, 1001, 2.5, "eight"],
}


def written(folder: Path, content: Any) -> Path:
    """An annotation file."""
    path = folder / "annotations.json"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


def test_everything_that_can_be_written_down(tmp_path: Path) -> None:
    """What people wrote about a clip is read, whatever other tools keep beside it."""
    found = read_annotations(written(tmp_path, {"clips": [FULL], "author": "somebody"})).find("basics/side.mp4")
    assert (found.name, found.move_label) == ("Side basic", "basic")
    assert (found.difficulty, found.energy_level, found.style) == (Difficulty.BEGINNER, Energy.HIGH, Style.ROMANTIC)
    grid = found.grid(10.0)
    assert grid is not None
    assert grid.beats == tuple(0.5 + beat / 2 for beat in range(9))
    assert grid.sure


@pytest.mark.parametrize("name", ["basics/side.mp4", "side.mov", "elsewhere/side.mp4", "side_basic.mp4"])
def test_a_clip_is_found_by_path_or_name(tmp_path: Path, name: str) -> None:
    """A clip that was moved or converted keeps its annotation."""
    annotations = read_annotations(written(tmp_path, {"clips": [FULL]}))
    assert annotations.find(name).name == "Side basic"


def test_the_exact_path_goes_first() -> None:
    """Two clips of one name in two folders keep their own annotations."""
    paths = ("a/turn.mp4", "b/turn.mp4")
    annotations = Annotations([Annotation(video_path=path, name=path) for path in paths])
    assert [annotations.find(path).name for path in paths] == list(paths)
    assert annotations.find("c/other.mp4") == Annotation()


def test_a_name_that_two_clips_share(tmp_path: Path) -> None:
    """A name that two clips or two entries share tells neither, so that no clip gets the counts of another."""
    entries = [{"video_path": "a/turn.mp4", "name": "A"}, {"video_path": "b/turn.mp4", "name": "B"}, FULL]
    annotations = read_annotations(written(tmp_path, {"clips": entries}))
    assert annotations.find("moved/turn.mp4") == Annotation()
    assert annotations.find("b/turn.mp4").name == "B"
    assert annotations.find("elsewhere/side.mp4", unique=False) == Annotation()
    assert annotations.find("basics/side.mp4", unique=False).name == "Side basic"


@pytest.mark.parametrize(("field", "value"), [(field, value) for field, values in WRONG.items() for value in values])
def test_every_wrong_value_names_its_field(tmp_path: Path, field: str, value: Any) -> None:
    """A slip in the file is found by the sentence alone: file, clip and field."""
    content = json.dumps({"clips": [FULL, {**FULL, field: value}]}).encode()
    with pytest.raises(InvalidRequestError) as caught:
        read_annotations(written(tmp_path, content))
    assert caught.value.error.startswith(f"annotations.json: clips[1].{field}: ")


def test_null_is_nothing_said(tmp_path: Path) -> None:
    """Other tools write null for what nobody said; it means just that."""
    names = ("difficulty", "energy_level", "style", "beats_per_minute", "first_one", "counts")
    found = read_annotations(written(tmp_path, {"clips": [{"clip_id": "a", **dict.fromkeys(names)}]})).find("a.mp4")
    assert found == Annotation(clip_id="a")


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_numbers_that_are_none(tmp_path: Path, number: str) -> None:
    """A tempo that is no number is refused with its field."""
    with pytest.raises(InvalidRequestError, match=r"clips\[0\]\.beats_per_minute"):
        read_annotations(written(tmp_path, f'{{"clips": [{{"beats_per_minute": {number}}}]}}'.encode()))


@pytest.mark.parametrize("entry", [None, 1, "side", ["side"]])
def test_an_entry_that_is_no_object(tmp_path: Path, entry: Any) -> None:
    """An entry of another kind is named by its place."""
    with pytest.raises(InvalidRequestError, match=r"clips\[0\]"):
        read_annotations(written(tmp_path, {"clips": [entry]}))


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[]", b"{}", b"null", b'{"clips": {}}', b'{"clips": null}', b"[" * 100_000],
)
def test_a_file_that_is_none(tmp_path: Path, content: bytes) -> None:
    """A file of another kind is named."""
    with pytest.raises(InvalidRequestError, match=r"annotations\.json"):
        read_annotations(written(tmp_path, content))


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    """A film that is called annotations.json is not read into memory."""
    path = tmp_path / "annotations.json"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(InvalidRequestError, match="too large"):
        read_annotations(path)


def test_a_file_with_a_mark_at_its_beginning(tmp_path: Path) -> None:
    """Editors on Windows put a mark before the text; it is read all the same."""
    path = written(tmp_path, b"\xef\xbb\xbf" + json.dumps({"clips": [FULL]}).encode())
    assert read_annotations(path).find("side.mp4").name == "Side basic"


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    """A file that is not there, or is a folder, is named."""
    with pytest.raises(ResourceError, match=r"none\.json is missing"):
        read_annotations(tmp_path / "none.json")
    with pytest.raises(InvalidRequestError, match="is not a file"):
        read_annotations(tmp_path)


@given(
    tempo=st.floats(30, 300),
    first=st.floats(0, 3600),
    counts=st.none() | st.integers(1, 1000),
    seconds=st.floats(0.001, 4000),
)
def test_the_grid_lies_inside_the_clip(tempo: float, first: float, counts: int | None, seconds: float) -> None:
    """Beats that were written down are used as far as the clip goes, evenly, and no further."""
    grid = Annotation(beats_per_minute=tempo, first_one=first, counts=counts).grid(seconds)
    if grid is None:
        assert seconds - first < 60 / tempo + 1e-6
        return
    assert grid.beats[0] == first
    assert grid.beats[-1] <= seconds + 1e-4
    assert grid.bpm == pytest.approx(tempo)
    assert counts is None or len(grid.beats) <= counts + 1


@pytest.mark.parametrize("known", [{}, {"beats_per_minute": 120}, {"first_one": 0.5}])
def test_half_a_grid_is_none(known: dict[str, float]) -> None:
    """A tempo without a first 1, or the other way round, is no grid."""
    assert Annotation.model_validate(known).grid(10.0) is None
