import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from choreo_desktop.app import main
from tests.services.shelves import make_files


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files to bring in."""
    return make_files(tmp_path_factory.mktemp("files"))


@pytest.fixture
def files(made: Path, tmp_path: Path) -> Path:
    """The same, to be moved."""
    return Path(shutil.copytree(made, tmp_path / "clips", copy_function=shutil.copy2))


def said(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    """What a command says to people; nothing else goes to standard output."""
    assert main(["library", *words]) == code
    captured = capsys.readouterr()
    return captured.out if code in (0, 3) and captured.out else captured.err


def answered(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> dict[str, Any]:
    """What a command answers to programs: one JSON object."""
    assert main(["library", *words, "--json"]) == code
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


def test_from_import_to_export(files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder comes in, is listed, searched, moved, found again, and its words go out."""
    text = said(capsys, "import", str(files))
    assert text.startswith("3 clips and 1 song came in.\nDid not come in: text.mp4 is not")
    listed = said(capsys, "list")
    assert "Energetic turn left" in listed
    assert "ladyturn?, high energy?, energetic?" in listed
    assert "no beat" in listed
    clip_head, *_, song_head, song, last = listed.splitlines()
    assert clip_head.split() == ["Clip", "Name", "Length", "Tempo", "What", "it", "is"]
    assert song_head.split() == ["Song", "Title", "Length", "Tempo", "By"]
    assert song.split() == ["1", "A", "Song", "0:12", "124", "BPM", "Someone"]
    assert song.index("124 BPM") == song_head.index("Tempo")
    assert last == "3 clips, 1 song."
    assert "Slow side" in said(capsys, "search", "SIDE")
    assert "A Song" in said(capsys, "search", "someone", "song")
    assert said(capsys, "search", "nowhere") == "Nothing in the library matches 'nowhere'.\n"
    files.rename(tmp_path / "moved")
    assert said(capsys, "list").count("MISSING") == 4
    assert said(capsys, "relink", str(tmp_path)) == "4 of 4 missing files were found.\n"
    assert said(capsys, "relink", str(tmp_path)) == "Nothing is missing.\n"
    out = tmp_path / "words.csv"
    assert said(capsys, "export", str(out)) == f"Wrote 3 clips to {out}.\n"
    assert said(capsys, "import", str(out)) == "words.csv says something about 3 clips of the library.\n"


def test_answers_for_programs(files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command answers with one JSON object that holds all that is known."""
    imported = answered(capsys, "import", str(files))
    assert (imported["added"], imported["failed"], imported["duplicate"]) == (4, 1, 0)
    clips = {Path(clip["path"]).stem: clip for clip in answered(capsys, "list")["clips"]}
    turn = clips["energetic_turn-left"]
    assert (turn["category"], turn["energy"], turn["missing"]) == ("ladyturn", "high", False)
    assert turn["beats"]["source"] == "sound"
    assert turn["beats"]["bpm"] == pytest.approx(120, rel=0.02)
    assert Path(turn["poster"]).read_bytes().startswith(b"\xff\xd8")
    assert clips["slow_side"]["beats"] is None
    assert [clip["number"] for clip in answered(capsys, "search", "left")["clips"]] == [turn["number"]]
    assert answered(capsys, "search", "song")["songs"][0]["artist"] == "Someone"
    shutil.rmtree(files)
    assert len(answered(capsys, "relink", str(tmp_path), code=3)["still_missing"]) == 4
    assert answered(capsys, "export", str(tmp_path / "words.json")) == {
        "clips": 3,
        "file": str(tmp_path / "words.json"),
    }


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        ((), 2, "required"),
        (("fly",), 2, "Argument COMMAND: invalid choice"),
        (("import",), 2, "required"),
        (("import", "x", "--genre", "polka"), 2, "--genre: 'polka' is none of"),
        (("export", "words.txt"), 2, "'words.txt' must end in .json or .csv."),
        (("export", "words.csv"), 3, "The library has no clips yet; import some first."),
        (("relink", "nowhere"), 3, "The folder nowhere is missing."),
        (("search",), 2, "required"),
    ],
)
def test_what_cannot_be_done_is_said(
    words: tuple[str, ...], code: int, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Wrong words end with one sentence and the exit code of their kind."""
    assert main(["library", *words]) == code
    assert sentence in capsys.readouterr().err


def test_an_import_of_which_nothing_comes_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where every file is bad, the command says why and ends as with a missing file; an empty folder is no failure."""
    (tmp_path / "bad.mp4").write_text("bad")
    assert "Did not come in: bad.mp4" in said(capsys, "import", str(tmp_path / "bad.mp4"), code=3)
    (tmp_path / "bad.mp4").unlink()
    assert said(capsys, "import", str(tmp_path)) == "There is no clip and no song.\n"


def test_a_name_with_a_line_break_stays_on_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every file has one line of the summary, whatever it is called; no name steers the console."""
    (tmp_path / "bad\n\x1b[31m.mp4").write_text("bad")
    lines = said(capsys, "import", str(tmp_path), code=3).splitlines()
    assert len(lines) == 2
    assert "\x1b" not in lines[1]
