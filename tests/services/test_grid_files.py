"""Beats, counts and sections go out to files and come back, and files of other people are understood or refused."""

import json
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from choreo_desktop.analysis.correcting import correct
from choreo_desktop.domain.corrections import Corrections, GivenGrid, GivenSections, Shift, ThisIsOne
from choreo_desktop.domain.errors import ChoreoError, InvalidRequestError, ResourceError
from choreo_desktop.domain.song import Confidence, Section, SongAnalysis
from choreo_desktop.services.grid_files import (
    SUFFIXES,
    GridFile,
    check_fits,
    read_grid_file,
    read_taps,
    write_grid_file,
)

SURE = Confidence(tempo=0.9, beats=0.9, bars=0.8, eight_counts=0.7)


def song(beats: int = 70, lead: int = 3, odd: bool = True) -> SongAnalysis:
    """A song with a pick-up, an uneven tempo and, if odd, one 8-count of four beats."""
    times = 0.2137 + np.cumsum(0.47 + 0.002 * np.sin(np.arange(beats)))
    ones = [k for k in range(lead, beats, 8) if not odd or k <= lead + 24]
    if odd:
        ones += list(range(lead + 28, beats, 8))
    bars = sorted({bar for one in ones for bar in (one, one + 4) if bar < beats})
    end = float(times[-1] + 1.5)
    return SongAnalysis(
        duration=end,
        bpm=127.3,
        beats=tuple(times.tolist()),
        downbeats=tuple(times[bars].tolist()),
        eight_counts=tuple(times[ones].tolist()),
        phrases=tuple(times[ones[1::4]].tolist()),
        sections=(
            Section(start=0, end=float(times[11]), label="intro", energy=0.2),
            Section(start=float(times[11]), end=end, label="verse A", energy=0.6),
        ),
        energy=(0.5,) * beats,
        confidence=SURE,
    )


def other(duration: float) -> SongAnalysis:
    """What another detector made of the same song."""
    times = np.arange(0.1, duration, 0.31)
    return SongAnalysis(
        duration=duration,
        bpm=193,
        beats=tuple(times.tolist()),
        downbeats=tuple(times[1::4].tolist()),
        eight_counts=tuple(times[5::8].tolist()),
        sections=(Section(start=0, end=duration, label="verse", energy=0.5),),
        confidence=SURE,
    )


def read(folder: Path, content: str | bytes, name: str = "marks.txt") -> GridFile:
    """What a file of this content means."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_grid_file(path)


def grid_of(found: GridFile) -> GivenGrid:
    """The one grid of a file."""
    (grid,) = (step for step in found.steps if isinstance(step, GivenGrid))
    return grid


def refused(folder: Path, content: str | bytes, name: str = "marks.txt") -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(InvalidRequestError) as caught:
        read(folder, content, name)
    assert caught.value.error.startswith(name)
    assert caught.value.error.endswith(".")
    assert "\n" not in caught.value.error
    return caught.value.error


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("odd", [False, True])
def test_what_goes_out_comes_back(tmp_path: Path, suffix: str, odd: bool) -> None:
    """A song written to a file and read over another analysis has its beats, counts and sections again."""
    there = song(odd=odd)
    write_grid_file(tmp_path / f"song{suffix}", there, "Song")
    found = read_grid_file(tmp_path / f"song{suffix}")
    assert found.notes == ()
    back = correct(other(there.duration), Corrections(steps=found.steps))
    for name in ("beats", "downbeats", "eight_counts"):
        assert getattr(back, name) == pytest.approx(getattr(there, name), abs=1e-6)
    assert [s.label for s in back.sections] == [s.label for s in there.sections]
    assert [s.start for s in back.sections] == pytest.approx([s.start for s in there.sections], abs=1e-6)
    if suffix == ".json":
        assert back.phrases == pytest.approx(there.phrases, abs=1e-6)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_song_without_a_beat(tmp_path: Path, suffix: str) -> None:
    """Where nothing was heard there is still a file; of the sections only."""
    silent = SongAnalysis(
        duration=9.0, bpm=0, confidence=SURE, sections=(Section(start=0, end=9, label="verse", energy=0),)
    )
    write_grid_file(tmp_path / f"song{suffix}", silent, "Song")
    (step,) = read_grid_file(tmp_path / f"song{suffix}").steps
    assert isinstance(step, GivenSections)


def test_labels_as_audacity_reads_them(tmp_path: Path) -> None:
    """A point a beat with its count, a range a section, times in seconds with six digits."""
    write_grid_file(tmp_path / "song.txt", song(), "Song")
    lines = (tmp_path / "song.txt").read_text().splitlines()
    assert lines[0] == f"0.000000\t{song().sections[0].end:.6f}\tintro"
    assert lines[1] == f"{song().beats[0]:.6f}\t{song().beats[0]:.6f}\t6"
    assert all(len(line.split("\t")) == 3 for line in lines)


def test_jams_has_the_fields_of_its_schema(tmp_path: Path) -> None:
    """Namespaces, observations and metadata are those that JAMS 0.3 asks for."""
    write_grid_file(tmp_path / "song.jams", song(), "Song")
    jam = json.loads((tmp_path / "song.jams").read_text())
    assert set(jam) == {"annotations", "file_metadata", "sandbox"}
    assert jam["file_metadata"]["duration"] == song().duration
    assert jam["file_metadata"]["jams_version"] == "0.3.4"
    assert [a["namespace"] for a in jam["annotations"]] == ["beat", "segment_open", "tempo"]
    for annotation in jam["annotations"]:
        assert {"namespace", "data", "annotation_metadata", "sandbox", "time", "duration"} == set(annotation)
        assert all({"time", "duration", "value", "confidence"} == set(row) for row in annotation["data"])
    assert [row["value"] for row in jam["annotations"][0]["data"]][:5] == [6, 7, 8, 1, 2]
    assert jam["annotations"][1]["data"][1]["value"] == "verse A"
    assert jam["annotations"][2]["data"][0]["value"] == 127.3


BEATS = [(0.5, 1), (1.0, 2), (1.5, 3), (2.0, 4), (2.5, 5), (3.0, 6)]
DIALECTS = {
    "tabs": "".join(f"{t}\t{t}\t{c}\n" for t, c in BEATS),
    "Windows": "".join(f"{t}\t{t}\t{c}\r\n" for t, c in BEATS),
    "old Mac": "".join(f"{t}\t{t}\t{c}\r" for t, c in BEATS),
    "mark of UTF-8": "\ufeff" + "".join(f"{t}\t{t}\t{c}\n" for t, c in BEATS),
    "comma decimals": "".join(f"{t}\t{t}\t{c}\n".replace(".", ",") for t, c in BEATS),
    "empty lines": "\n\n" + "".join(f"{t}\t{t}\t{c}\n\n  \n" for t, c in BEATS),
    "frequencies": "".join(f"{t}\t{t}\t{c}\n\\\t20.0\t400.0\n" for t, c in BEATS),
    "any order": "".join(f"{t}\t{t}\t{c}\n" for t, c in BEATS[::-1]),
    "commas": "time,count\n" + "".join(f"{t},{c}\n" for t, c in BEATS),
    "no names": "".join(f"{t},{c}\n" for t, c in BEATS),
    "semicolons": "Zeit (time);Name\n" + "".join(f"{t};{c}\n".replace(".", ",") for t, c in BEATS),
    "quotes": '"start","end","label"\n' + "".join(f'"{t}","{t}","{c}"\n' for t, c in BEATS),
    "spaces": "".join(f"{t} {c}\n" for t, c in BEATS),
    "comments": "# beats by hand\n" + "".join(f"{t} {c}\n" for t, c in BEATS),
    "minutes": "".join(f"0:0{t}\t{c}\n" for t, c in BEATS),
    "decimal counts": "".join(f"{t}\t{c}.0\n" for t, c in BEATS),
    "ranges": "".join(f"{t}\t{t + 0.5}\t{c}\n" for t, c in BEATS),
    "durations": "time,duration,value\n" + "".join(f"{t},0,{c}\n" for t, c in BEATS),
    "kinds": "kind;start;count\n" + "".join(f"Beat;{t};{c}\n" for t, c in BEATS),
    "analysis": json.dumps({"beats": [t for t, _ in BEATS], "downbeats": [0.5, 2.5], "eight_counts": [0.5]}),
    "objects": json.dumps({"beats": [{"time": t, "count": c} for t, c in BEATS]}),
    "JAMS": json.dumps(
        {"annotations": [{"namespace": "beat", "data": [{"time": t, "duration": 0, "value": c} for t, c in BEATS]}]}
    ),
    "columns of JAMS": json.dumps(
        {
            "annotations": [
                {"namespace": "beat", "data": {"time": [t for t, _ in BEATS], "value": [c for _, c in BEATS]}}
            ]
        }
    ),
    "positions of JAMS": json.dumps(
        {
            "annotations": [
                {"namespace": "beat_position", "data": [{"time": t, "value": {"position": c}} for t, c in BEATS]}
            ]
        }
    ),
}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_means_the_same(tmp_path: Path, dialect: str) -> None:
    """Six counted beats, however they are written."""
    found = read(tmp_path, DIALECTS[dialect])
    back = correct(other(5.0), Corrections(steps=found.steps))
    assert back.beats == pytest.approx([t for t, _ in BEATS])
    assert back.eight_counts == pytest.approx([0.5])
    assert back.downbeats == pytest.approx([0.5, 2.5])
    assert found.notes == ()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    """Names of sections survive the encodings of Windows."""
    found = read(tmp_path, "0\t4\tCoração\n4\t8\tfin\n".encode(encoding))
    (step,) = found.steps
    assert isinstance(step, GivenSections)
    assert [start.label for start in step.starts] == ["Coração", "fin"]


def test_points_with_names_are_sections(tmp_path: Path) -> None:
    """Labels at one time that say no count tell where parts begin; those without a text are beats."""
    found = read(tmp_path, "0\t0\tintro\n0.4\t0.4\t\n0.9\t0.9\t\n1.0\t1.0\tVerse 1\n1.4\t1.4\t\n")
    sections, grid = found.steps
    assert isinstance(sections, GivenSections)
    assert [(s.at, s.label) for s in sections.starts] == [(0, "intro"), (1, "Verse 1")]
    assert grid == GivenGrid(beats=(0.4, 0.9, 1.4), mode=4)


def test_one_label_says_where_the_one_is(tmp_path: Path) -> None:
    """A single point called 1 moves the counting and leaves the beats as they are."""
    assert read(tmp_path, "12.5\t12.5\t1\n").steps == (ThisIsOne(at=12.5),)


def test_only_the_ones_are_marked(tmp_path: Path) -> None:
    """Between ones the other seven beats are laid out evenly, and a break of two 8-counts has sixteen."""
    found = grid_of(read(tmp_path, "".join(f"{t}\t{t}\t1\n" for t in (1.0, 5.0, 9.1, 13.0, 21.0))))
    assert len(found.beats) == 5 * 8 + 1
    assert found.counts == (*(1, 2, 3, 4, 5, 6, 7, 8) * 5, 1)
    assert found.beats[8:11] == pytest.approx((5.0, 5.5125, 6.025))


@pytest.mark.parametrize(
    ("text", "mode", "ones"),
    [
        ("".join(f"{k / 2} {k % 4 + 1}\n" for k in range(32)), 4, 8),
        ("".join(f"{k / 2} {k % 8 + 1}\n" for k in range(32)), 8, 4),
        ("".join(f"{k / 2}\t{k / 2}\t{'' if k % 8 else '1'}\n" for k in range(32)), 8, 4),
        ("".join(f"{k / 2}\t{k / 2}\t{'beat' if k % 4 else 'downbeat'}\n" for k in range(32)), 4, 8),
        ("".join(f"{k * 2} 1\n" for k in range(8)), 4, 8),
        ("".join(f"{k / 2} {k + 1}\n" for k in range(32)), 4, 0),
        ("".join(f"{k / 2} 1\n" for k in range(32)), 8, 0),
        ("".join(f"{k / 2}\n" for k in range(32)), 4, 0),
    ],
)
def test_what_counts_count_to(tmp_path: Path, text: str, mode: int, ones: int) -> None:
    """Counts to eight, bars of four, running numbers and beats without a count are told from each other."""
    grid = grid_of(read(tmp_path, text))
    assert (grid.mode, grid.counts.count(1)) == (mode, ones)


def test_marks_on_top_of_each_other(tmp_path: Path) -> None:
    """A beat that is there twice counts once, and a person is told."""
    found = read(tmp_path, "1 1\n1.0002\n1.5 2\n1.5 2\n2\n")
    assert grid_of(found).beats == (1, 1.5, 2)
    assert found.notes == ("marks.txt: 2 beats were marked twice and counted once.",)


def test_corrections_as_a_file(tmp_path: Path) -> None:
    """What this program keeps can be given to somebody else."""
    steps = (Shift(beats=0.5), ThisIsOne(at=3))
    assert read(tmp_path, Corrections(steps=steps).model_dump_json(), "c.json").steps == steps


BAD: dict[str, tuple[str | bytes, str]] = {
    "nothing": ("", "neither two beats nor a section"),
    "empty lines": ("\n\r\n \n", "neither two beats nor a section"),
    "one beat": ("1.5\n", "neither two beats nor a section"),
    "a word": ("1.5 1\nabout here 2\n", "line 2: 'about' is no time; write seconds"),
    "a name": ("hello\n", "line 1: begins with 'hello', which is no time"),
    "negative": ("1\n\n-2\n", "line 3: -2 is no time in a song"),
    "infinite": ("1\ninf\n", "line 2: inf is no time in a song"),
    "not a number": ("1\nnan\n", "line 2: nan is no time in a song"),
    "next year": ("1\n1e9\n", "line 2: 1e+09 is no time"),
    "missing time": ("time;label\n1;1\n;2\n", "line 3: the time is missing"),
    "no time column": ("who;what\n1;2\n", "line 1: begins with 'who', which is no time; name a column"),
    "backwards": ("start,end,label\n1,2,a\n3,1,b\n", "line 3: the end 1 lies before the start 3"),
    "count 0": ("1 0\n2 1\n", "line 1: 0 is no count"),
    "quotes": ('time,label\n1,"a\n', "line 2: the quotation marks do not match"),
    "binary": (b"\x89PNG\r\n\x1a\n\0\0\0", "is not a text file"),
    "not JSON": ('{"beats": [1,\n 2,]}', "line 2: is not JSON"),
    "deep JSON": ("[" * 100_000, "is not JSON that can be read"),
    "other JSON": ('{"moves": []}', "has neither beats nor sections"),
    "a list": ("[1, 2]", "has neither beats nor sections"),
    "words for beats": ('{"beats": ["one", "two"]}', "beats[0]: the time is missing or no number"),
    "true for a beat": ('{"beats": [true, false]}', "beats[0]: the time is missing or no number"),
    "beats as text": ('{"beats": "1 2 3"}', "beats: must be a list"),
    "negative JSON": ('{"beats": [1, -1]}', "beats[1]: is no time in a song"),
    "huge JSON": ('{"beats": [1, 1e999]}', "beats[1]: is no time in a song"),
    "count 9": ('{"beats": [1, 2], "counts": [1, 9]}', "counts[1]: '9' is no count"),
    "too few counts": ('{"beats": [1, 2], "counts": [1]}', "counts: has 1 entries for 2 beats"),
    "steps": ('{"steps": [{"kind": "dance"}]}', "steps.0"),
    "empty JAMS": ('{"annotations": []}', "neither two beats nor a section"),
    "odd JAMS": ('{"annotations": [7, {"namespace": "beat", "data": [3]}]}', "beat data[0]: the time is missing"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_files_end_in_one_sentence(tmp_path: Path, case: str) -> None:
    """The sentence names the file, the line and what to do."""
    content, words = BAD[case]
    assert words in refused(tmp_path, content)


def test_files_that_are_not_there(tmp_path: Path) -> None:
    """A missing file and a folder are named."""
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(ResourceError, match=path.name):
            read_grid_file(path)


def test_other_endings_are_not_written(tmp_path: Path) -> None:
    """A format that nobody knows is refused before anything is written."""
    with pytest.raises(InvalidRequestError, match=r"must end in \.txt, \.csv, \.jams, \.json"):
        write_grid_file(tmp_path / "song.xml", song(), "Song")
    assert list(tmp_path.iterdir()) == []


def test_marks_behind_the_end(tmp_path: Path) -> None:
    """Some marks behind the end are told; a file in milliseconds is refused."""
    path = tmp_path / "marks.txt"
    found = read(tmp_path, "1\n2\n3\n")
    assert check_fits(path, found, 9) == []
    assert check_fits(path, found, 2.5) == ["marks.txt: one mark behind the end of the song is left out."]
    assert check_fits(path, found, 1.5) == ["marks.txt: 2 marks behind the end of the song are left out."]
    with pytest.raises(InvalidRequestError, match="not in seconds"):
        check_fits(path, read(tmp_path, "500\n1000\n1500\n"), 240)


def test_taps(tmp_path: Path) -> None:
    """Times of taps, in any order; one of them may be called 1."""
    path = tmp_path / "taps.txt"
    path.write_text("2.5\n2.0 1\n3.0\n3.5\n")
    taps = read_taps(path)
    assert (taps.times, taps.first_one) == ((2.0, 2.5, 3.0, 3.5), 0)
    path.write_text("2.0\n2.5\n3\n")
    with pytest.raises(InvalidRequestError, match="4 to 4,000 taps"):
        read_taps(path)
    path.write_text("2.0\nnow\n")
    with pytest.raises(InvalidRequestError, match=r"taps\.txt, line 2: 'now' is no time"):
        read_taps(path)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "beats",
                    "counts",
                    "sections",
                    "annotations",
                    "data",
                    "namespace",
                    "time",
                    "value",
                    "start",
                    "label",
                    "steps",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(json_values)
def test_any_json_is_understood_or_refused(tmp_path_factory: pytest.TempPathFactory, value: Any) -> None:
    """Whatever a document holds, it gives corrections or a sentence."""
    understood(tmp_path_factory, json.dumps(value).encode())


@given(st.binary(max_size=80) | st.text("0123456789.,;:\t\n\r -x\"'#\\", max_size=80).map(str.encode))
def test_any_bytes_are_understood_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """Whatever a file holds, it gives corrections or a sentence."""
    understood(tmp_path_factory, content)


def understood(factory: pytest.TempPathFactory, content: bytes) -> None:
    """A file gives corrections that can be applied and saved, or is refused with a sentence."""
    path = factory.getbasetemp() / "any.txt"
    path.write_bytes(content)
    sentence, steps = "any.txt", Corrections().steps
    try:
        steps = read_grid_file(path).steps
    except ChoreoError as error:
        sentence = error.error
    assert sentence.startswith("any.txt")
    corrections = Corrections(steps=steps)
    assert Corrections.model_validate_json(corrections.model_dump_json()) == corrections
    correct(song(), corrections)


def test_large_files(tmp_path: Path) -> None:
    """Tens of thousands of beats in any order are read in a moment; beyond the limit a sentence says so."""
    times = [0.3 * k for k in range(60_000)]
    random.Random(1).shuffle(times)
    assert len(grid_of(read(tmp_path, "".join(f"{t:.3f}\n" for t in times))).beats) == 60_000
    assert "200,000 are the most" in refused(tmp_path, "1\n" * 200_001)
    assert "no file of beats" in refused(tmp_path, b" " * 20_000_001)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("beats.txt", "".join(f"{0.3 * i:.1f}\n" for i in range(100_002)), "marks 100,002 beats; 100,000 are the most"),
        (
            "sections.json",
            json.dumps({"beats": [1, 2, 3, 4], "sections": [{"start": i, "label": "x"} for i in range(2_000)]}),
            "marks 2,000 sections; 1,000 are the most",
        ),
    ],
)
def test_files_that_would_never_end(tmp_path: Path, name: str, content: str, words: str) -> None:
    """A file of another kind, taken by mistake, is refused with how much would be too much."""
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises(InvalidRequestError, match=words):
        read_grid_file(path)


def test_beats_with_decimal_commas(tmp_path: Path) -> None:
    """A list of times as spreadsheets of many countries write them."""
    path = tmp_path / "beats.txt"
    path.write_text("0,50\n1,00\n1,50\n2,00\n2,50\n")
    assert read_taps(path).times == (0.5, 1.0, 1.5, 2.0, 2.5)


def test_beats_of_the_first_jams(tmp_path: Path) -> None:
    """Times of its first version are objects; they are beats like any other."""
    beats = [{"time": {"value": 0.5 * i, "confidence": 1.0}, "value": i % 4 + 1} for i in range(16)]
    path = tmp_path / "beats.jams"
    path.write_text(json.dumps({"annotations": [{"namespace": "beat", "data": beats}]}))
    (steps, _) = read_grid_file(path)
    heard = correct(song(), Corrections(steps=steps))
    assert heard.beats[:3] == pytest.approx((0.0, 0.5, 1.0))
