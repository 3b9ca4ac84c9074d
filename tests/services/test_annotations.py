import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from choreo_desktop.domain.errors import InvalidRequestError, ResourceError
from choreo_desktop.domain.moves import Difficulty, Energy, Position, Role, Style
from choreo_desktop.services.annotation import Annotation
from choreo_desktop.services.annotations import MAX_BYTES, Annotations, read_annotations, write_annotations

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


CHARACTERS = st.characters(codec="utf-8")
TEXT = st.text(CHARACTERS, max_size=40)
TAG = TEXT.map(str.strip).filter(bool)
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
OTHER_KEYS = st.from_regex(r"other_[a-z ;,\"']{0,12}", fullmatch=True)


@st.composite
def annotations(draw: st.DrawFn) -> Annotation:
    """An annotation with any words, numbers and keys of other tools."""
    seconds = st.floats(0, 3600)
    known: dict[str, Any] = {
        **{name: draw(TEXT) for name in ("video_path", "clip_id", "name", "move_label", "notes", "credit")},
        "content_hash": draw(st.sampled_from(["", "3fba7fc3a33a71c339b425e3de802aa0"])),
        "difficulty": draw(st.none() | st.sampled_from(Difficulty)),
        "energy_level": draw(st.none() | st.sampled_from(Energy)),
        "style": draw(st.none() | st.sampled_from(Style)),
        "role": draw(st.none() | st.sampled_from(Role)),
        "entry_position": draw(st.none() | st.sampled_from(Position)),
        "exit_position": draw(st.none() | st.sampled_from(Position)),
        "tags": draw(st.lists(TAG, max_size=4)),
        "beats_per_minute": draw(st.none() | st.floats(30, 300)),
        "first_one": draw(st.none() | seconds),
        "counts": draw(st.none() | st.integers(1, 1000)),
        "beat_times": draw(st.none() | st.lists(seconds, min_size=2, max_size=9, unique=True).map(sorted)),
        "guessed": draw(st.lists(st.sampled_from(["name", "style"]), max_size=2)),
    }
    return Annotation.model_validate({**draw(st.dictionaries(OTHER_KEYS, JSON_VALUES, max_size=3)), **known})


@settings(max_examples=60)  # each takes as long as a hundred others
@given(entries=st.lists(annotations(), max_size=2), header=st.dictionaries(OTHER_KEYS, JSON_VALUES, max_size=3))
def test_annotations_survive_a_round_trip(
    tmp_path_factory: pytest.TempPathFactory, entries: list[Annotation], header: dict[str, Any]
) -> None:
    """Whatever people and other tools wrote down is read back as it was written, from JSON."""
    path = tmp_path_factory.mktemp("trip") / "annotations.json"
    write_annotations(path, Annotations(entries, header))
    found = read_annotations(path)
    assert list(found.entries) == entries
    assert found.header == header


@settings(max_examples=60)
@given(entries=st.lists(annotations(), max_size=2))
def test_annotations_survive_a_round_trip_as_a_table(
    tmp_path_factory: pytest.TempPathFactory, entries: list[Annotation]
) -> None:
    """The same from CSV; only lines in which nothing stands are lost."""
    path = tmp_path_factory.mktemp("trip") / "annotations.csv"
    write_annotations(path, Annotations(entries))
    assert list(read_annotations(path).entries) == [
        e for e in entries if str(e.model_dump(exclude_defaults=True)) != "{}"
    ]


def test_a_table_from_a_spreadsheet(tmp_path: Path) -> None:
    """Tables of European spreadsheets, with semicolons, decimal commas and names as people write them, are read."""
    path = tmp_path / "annotations.csv"
    path.write_bytes(
        "\ufeffVideo Path;NAME;Difficulty;Tags;Beats per minute;First one;Room;\r\n"
        'basics/side.mp4;"Side; the ""basic""";low;"a ; b";124,5;0,52;Studio 2;\r\n\r\n;;;;;;;\r\n'
        "turn.mp4;Turn;;;;;;\r\n".encode()
    )
    side, turn = read_annotations(path).entries
    assert (side.name, side.difficulty, side.tags) == ('Side; the "basic"', Difficulty.BEGINNER, ("a", "b"))
    assert (side.beats_per_minute, side.first_one) == (124.5, 0.52)
    assert (side.model_extra or {}) == {"Room": "Studio 2"}
    assert turn.name == "Turn"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "has none of the columns video_path, clip_id, content_hash"),
        (b"name,style\nA,modern\n", "has none of the columns"),
        (b"clip_id,name,name\na,b,c\n", "two columns of one name"),
        (b"clip_id,name\na,b,c\n", "more cells in row 2"),
        (b"clip_id,name\n\xff,b\n", "is not UTF-8"),
        (b"clip_id,difficulty\na,low\nb,brutal\n", "row 3.difficulty: 'brutal' cannot be used"),
        (b"clip_id,counts\na,many\n", "row 2.counts: 'many' cannot be used"),
        (b'clip_id,notes\na,"' + b"x" * 200_000 + b'"\n', "is not a table that this program reads"),
        (b'clip_id,beat_times\na,"[3, 2]"\n', "row 2.beat_times"),
    ],
)
def test_tables_that_cannot_be_used(tmp_path: Path, content: bytes, sentence: str) -> None:
    """A slip in a table is found by the sentence alone: file, row and column."""
    path = tmp_path / "annotations.csv"
    path.write_bytes(content)
    with pytest.raises(InvalidRequestError) as told:
        read_annotations(path)
    assert sentence in told.value.error
    assert told.value.error.startswith("annotations.csv")


def test_beats_that_are_not_even(tmp_path: Path) -> None:
    """Beats written down one by one go before a tempo; the 1 is the beat nearest to where it was said to be."""
    entry = {"clip_id": "a", "beat_times": [0.5, 1.0, 1.6, 2.1], "first_one": 1.02, "beats_per_minute": 120}
    grid = read_annotations(written(tmp_path, {"clips": [entry]})).find("a.mp4").grid(2.0)
    assert grid is not None
    assert (grid.beats, grid.first_one, grid.sure) == ((0.5, 1.0, 1.6), 1, True)
    assert Annotation(beat_times=(0.5, 1.0)).grid(0.7) is None


def test_words_of_other_tools() -> None:
    """Roles under the name that other tools have for them are read where they mean something, and kept where not."""
    assert Annotation.model_validate({"lead_follow_roles": "lead_focus"}).role == Role.LEAD
    strange = Annotation.model_validate({"lead_follow_roles": "nobody", "notes": None})
    assert (strange.role, strange.model_extra) == (None, {"lead_follow_roles": "nobody"})


def test_a_clip_is_known_by_its_content() -> None:
    """A clip that was renamed and moved finds its annotation by its hash."""
    known = Annotations([Annotation(video_path="a.mp4", content_hash="abc", name="A")])
    assert known.find("elsewhere/b.mp4", digest="abc", unique=False).name == "A"


def test_a_table_with_a_word_that_is_no_number_and_a_line_without_end(tmp_path: Path) -> None:
    """NaN stays the text that it is; a file of one endless line is refused in a sentence, not read for ever."""
    table = tmp_path / "annotations.csv"
    table.write_text("clip_id,name,of_a_tool\na,Step,NaN\n")
    table_again = tmp_path / "again.csv"
    write_annotations(table_again, read_annotations(table))
    assert "NaN" in table_again.read_text()
    table.write_text("clip_id,name\na,Step\n" + "x" * 200_000)
    with pytest.raises(InvalidRequestError, match=r"annotations\.csv is not a table that this program reads"):
        read_annotations(table)
    table.write_text("y" * 200_000)
    with pytest.raises(InvalidRequestError, match=r"annotations\.csv has none of the columns"):
        read_annotations(table)
