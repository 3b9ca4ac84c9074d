"""The `analyse` command: corrections of a song are kept, taken back and dropped, and what is heard goes to files."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from choreo_desktop.app import main
from tests.end_to_end.material import make_clip, make_song

Found = dict[str, Any]
Analyse = Callable[..., Found]
SECONDS = 12.0


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A song, made once."""
    return make_song(tmp_path_factory.mktemp("made") / "song.wav", SECONDS)


@pytest.fixture
def song(made: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return Path(shutil.copy(made, tmp_path / "song.wav"))


@pytest.fixture
def analyse(song: Path, capsys: pytest.CaptureFixture[str]) -> Analyse:
    """Analyse the song with these options; the answer, with the exit code as ``code``."""

    def call(*words: str | Path, of: Path = song) -> Found:
        capsys.readouterr()
        code = main(["analyse", str(of), "--json", *(str(word) for word in words)])
        said = capsys.readouterr()
        assert said.err == ""
        found: Found = json.loads(said.out)
        return {**found, "code": code}

    return call


def test_corrections_are_kept(analyse: Analyse, song: Path, tmp_path: Path) -> None:
    """What is corrected once is on top of every later analysis, also when the song has moved; other songs are not."""
    plain = analyse()
    assert plain["corrections"] == []
    one = plain["beats"][3]
    corrected = analyse("--one", f"{one + 0.05}")
    assert one in corrected["eight_counts"]
    assert corrected["beats"] == plain["beats"]
    assert corrected["confidence"]["eight_counts"] == 1
    moved = song.rename(tmp_path / "moved.wav")
    assert analyse(of=moved)["eight_counts"] == corrected["eight_counts"]
    other = make_song(tmp_path / "other.wav", SECONDS, bpm=118)
    assert analyse(of=other)["corrections"] == []


def test_taking_back_and_forgetting(analyse: Analyse) -> None:
    """The last correction is taken back, or all are dropped; with nothing to take back a note says so."""
    plain = analyse()
    first = analyse("--shift", "-0.5")
    assert first["corrections"] == ["half a beat earlier"]
    second = analyse("--double")
    assert len(second["beats"]) > 1.8 * len(plain["beats"])
    back = analyse("--undo")
    assert (back["beats"], back["corrections"]) == (first["beats"], ["half a beat earlier"])
    assert analyse("--halve", "--one", "3")["corrections"][1:] == ["half as many beats", "the beat at 3.000 s is a 1"]
    dropped = analyse("--forget")
    assert {**dropped, "code": 0} == plain
    assert analyse() == plain
    assert analyse("--undo")["notes"] == ["There is no correction to take back."]


def test_corrections_in_the_order_of_the_words(analyse: Analyse) -> None:
    """Halving before half a beat is not half a beat before halving; forgetting makes room for new ones."""
    halved = analyse("--halve", "--shift", "0.5")
    shifted = analyse("--forget", "--shift", "0.5", "--halve")
    assert halved["corrections"] == ["half as many beats", "half a beat later"]
    assert shifted["corrections"] == ["half a beat later", "half as many beats"]
    assert halved["beats"] != shifted["beats"]


def test_any_shift(analyse: Analyse) -> None:
    """Two and a half beats are four small shifts; a whole 8-count is none."""
    plain = analyse()
    assert analyse("--shift", "-2.5")["corrections"] == ["one beat earlier"] * 2 + ["half a beat earlier"]
    assert analyse("--forget", "--shift", "8")["eight_counts"] == plain["eight_counts"]


def test_anchor_sections_and_taps(analyse: Analyse, tmp_path: Path) -> None:
    """Beats are put in their place, parts named, and taps followed."""
    plain = analyse()
    beat = plain["beats"][8]
    anchored = analyse("--anchor", f"{beat}", f"{beat + 0.04}", "--section", "6", "mambo")
    assert anchored["beats"][8] == pytest.approx(beat + 0.04)
    assert (anchored["sections"][-1]["start"], anchored["sections"][-1]["label"]) == (6, "mambo")
    taps = tmp_path / "taps.txt"
    taps.write_text("".join(f"{2 + 0.5 * k:.2f}{' 1' if k == 4 else ''}\n" for k in range(16)))
    tapped = analyse("--forget", "--taps", taps)
    assert [b for b in tapped["beats"] if 1.9 < b < 9.6] == pytest.approx([2 + 0.5 * k for k in range(16)], abs=0.01)
    assert any(abs(one - 4) < 0.01 for one in tapped["eight_counts"])


@pytest.mark.parametrize("suffix", [".txt", ".csv", ".jams", ".json"])
def test_out_and_in_again(analyse: Analyse, tmp_path: Path, suffix: str) -> None:
    """What goes out corrected comes back into a song without corrections."""
    grid = tmp_path / f"grid{suffix}"
    out = analyse("--shift", "1", "--section", "5", "mambo", "--export", grid)
    back = analyse("--forget", "--import", grid)
    for name in ("beats", "eight_counts", "downbeats"):
        assert back[name] == pytest.approx(out[name], abs=1e-5)
    assert [part["label"] for part in back["sections"]] == [part["label"] for part in out["sections"]]
    assert "beats of a file" in " ".join(back["corrections"])
    assert analyse()["beats"] == back["beats"]


def test_marks_behind_the_end_are_told(analyse: Analyse, tmp_path: Path) -> None:
    """A file for a longer song is used as far as it goes, and a note says so."""
    (tmp_path / "long.txt").write_text("".join(f"{k / 2}\n" for k in range(2, 40)))
    found = analyse("--import", tmp_path / "long.txt")
    assert found["beats"][-1] == SECONDS
    assert any("14 marks behind the end" in note or "15 marks behind the end" in note for note in found["notes"])


def test_silence_can_be_tapped(analyse: Analyse, tmp_path: Path) -> None:
    """A song without a beat says what to do, and then has the beats of a file."""
    silent = make_song(tmp_path / "silent.wav", 8.0, level=0.0)
    found = analyse("--halve", of=silent)
    assert (found["code"], found["bpm"]) == (0, 0)
    assert "tap along" in found["notes"][0]
    (tmp_path / "beats.txt").write_text("".join(f"{k / 2} {k % 8 + 1}\n" for k in range(12)))
    assert analyse("--import", tmp_path / "beats.txt", of=silent)["eight_counts"] == [0, 4]


def test_for_people(analyse: Analyse, song: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --json the corrections are listed, with the words that drop them."""
    analyse("--double")
    assert main(["analyse", str(song)]) == 0
    said = capsys.readouterr().out
    assert "1. twice as many beats" in said
    assert "--forget" in said


BAD = {
    "not a time": (["--one=-3"], "--one"),
    "no number": (["--one=nan"], "--one"),
    "behind the end": (["--one=99"], "behind the end"),
    "shift too far": (["--shift=9"], "--shift"),
    "odd shift": (["--shift=0.3"], "--shift"),
    "no shift": (["--shift=0"], "--shift"),
    "anchor": (["--anchor", "1", "-2"], "--anchor"),
    "section time": (["--section", "soon", "verse"], "--section"),
    "section name": (["--section", "3", " "], "--section"),
    "missing file": (["--import=none.txt"], "none.txt"),
    "missing taps": (["--taps=none.txt"], "none.txt"),
    "a song as a grid": (["--import={song}"], "song.wav"),
    "export of another kind": (["--export=grid.xml"], ".jams"),
    "export over the song": (["--export={song}.csv", "--click={song}"], "--click"),
    "twice the same file": (["--export={folder}/a.txt", "--export={folder}/a.txt"], "--export"),
    "export over the import": (["--import={folder}/in.txt", "--export={folder}/in.txt"], "--export"),
    "another song's grid": (["--import={folder}/late.txt"], "late.txt"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_done(analyse: Analyse, song: Path, tmp_path: Path, case: str) -> None:
    """One sentence names the option or the file, and no correction is kept."""
    (tmp_path / "in.txt").write_text("1\n2\n3\n")
    (tmp_path / "late.txt").write_text("100\n200\n300\n")
    words, named = BAD[case]
    found = analyse("--double", *(word.format(song=song, folder=tmp_path) for word in words))
    assert found["code"] in (2, 3)
    assert named in found["error"]
    assert analyse()["corrections"] == []


def test_corrections_are_used_for_choreographies(
    analyse: Analyse, song: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A plan is made on the corrected grid: its cuts lie on the corrected 8-counts."""
    make_clip(tmp_path / "clips" / "move.mp4", 2.5, hue=10, size="96x54")
    corrected = analyse("--shift", "0.5")
    plan = tmp_path / "plan.json"
    assert main(["plan", f"--song={song}", f"--clips={tmp_path / 'clips'}", f"--out={plan}", "--json"]) == 0
    capsys.readouterr()
    moves = json.loads(plan.read_text())["moves"]
    cuts = [move["start_time"] for move in moves[1:]]
    assert cuts
    assert all(min(abs(cut - beat) for beat in corrected["beats"]) < 0.02 for cut in cuts)
