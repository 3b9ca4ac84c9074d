import json
import shutil
from pathlib import Path

import pytest

from choreo_desktop.app import main
from tests.end_to_end.material import make_clip, make_song


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A song and clips with known beats."""
    folder = tmp_path_factory.mktemp("material")
    make_song(folder / "Dancer - First Song.wav", 14.0, bpm=120)
    for number, move in enumerate(("basic", "ladyturn", "spin")):
        make_clip(folder / "clips" / move / f"move{number}.mp4", 9.0, hue=60 * number)
    known = [
        {"video_path": f"{p.parent.name}/{p.name}", "beats_per_minute": 120, "first_one": 0.0}
        for p in (folder / "clips").rglob("*.mp4")
    ]
    (folder / "clips" / "annotations.json").write_text(json.dumps({"clips": known}))
    return folder


@pytest.fixture
def place(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, of which the clips are in the library; the working folder."""
    folder = Path(shutil.copytree(made, tmp_path / "place", copy_function=shutil.copy2))
    monkeypatch.chdir(folder)
    assert main(["library", "import", "clips"]) == 0
    return folder


def planned(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, list[dict[str, object]]]:
    """The blueprint that a command wrote."""
    capsys.readouterr()
    assert main(["plan", "--library", "--out", "plan.json", "--json", *words]) == 0
    assert json.loads(capsys.readouterr().out)["root"] is None
    blueprint: dict[str, list[dict[str, object]]] = json.loads(Path("plan.json").read_text())
    return blueprint


def refused(capsys: pytest.CaptureFixture[str], code: int, *words: str) -> str:
    """The sentence with which a command ends."""
    capsys.readouterr()
    assert main([*words]) == code
    return capsys.readouterr().err


def test_a_song_is_named_by_file_number_or_title(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A song's file comes into the library with the first plan; the same song by other names gives the same plan."""
    song = str(place / "Dancer - First Song.wav")
    moves = planned(capsys, "--song", song)["moves"]
    assert moves
    assert all(str(move["video_path"]).startswith("clips/") for move in moves)
    for name in ("1", "first song", "FIRST", song):
        assert planned(capsys, "--song", name)["moves"] == moves
    assert main(["library", "list", "--json"]) == 0
    assert [s["title"] for s in json.loads(capsys.readouterr().out)["songs"]] == ["First Song"]


def test_a_plan_outlives_moved_and_renamed_clips(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A plan of the library names contents: after relinking, its video can be made from the moved files."""
    planned(capsys, "--song", "Dancer - First Song.wav", "--length", "9")
    (place / "clips").rename(place / "other")
    assert main(["library", "relink", str(place)]) == 0
    assert main(["assemble", "plan.json", "--library", "--out", "dance.mp4"]) == 0
    assert Path("dance.mp4").stat().st_size > 1000


def test_generate_of_the_library(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The whole way in one command; no clip of the library can be overwritten by it."""
    words = ["generate", "--library", "--song", "Dancer - First Song.wav", "--length", "9"]
    assert main([*words, "--out", "dance.mp4", "--json"]) == 0
    assert Path("dance.mp4").stat().st_size > 1000
    clip = next((place / "clips").rglob("*.mp4"))
    before = clip.read_bytes()
    assert "is needed for something else" in refused(capsys, 2, *words, "--out", str(clip))
    assert clip.read_bytes() == before


def test_a_video_is_a_song_where_it_is_named_as_one(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its sound is meant, and it comes in as a song, not as a clip."""
    sound = place / "Dancer - First Song.wav"
    video = make_clip(place / "film.mp4", 14.0, before=["-i", str(sound)])
    assert planned(capsys, "--song", str(video))["audio_path"]
    assert main(["library", "list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert (len(listed["clips"]), [s["title"] for s in listed["songs"]]) == (3, ["film"])


def test_what_cannot_be_meant_is_said(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence each, before anything is made."""
    make_song(place / "Dancer - Second Song.wav", 12.0, bpm=126)
    (place / "bad.mp3").write_text("no song")
    assert main(["library", "import", *map(str, place.glob("*.wav"))]) == 0
    plan = ["plan", "--library", "--out", "plan.json", "--song"]
    assert "Several songs of the library match 'song'; say its number:" in refused(capsys, 2, *plan, "song")
    for nothing in ("polka", "", "99", "9" * 30, "x" * 5000):
        assert "There is no song" in refused(capsys, 3, *plan, nothing)
    assert "bad.mp3" in refused(capsys, 3, *plan, "bad.mp3")
    assert "--annotations belongs to --clips" in refused(capsys, 2, *plan, "1", "--annotations", "x.json")
    assert "not allowed with" in refused(capsys, 2, *plan, "1", "--clips", "clips")
    assert "belong together" in refused(capsys, 2, "assemble", "plan.json", "--library")
    assert not Path("plan.json").exists()


def test_a_plan_follows_corrections(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What `analyse` corrects in the file counts for the song of the library: both are known by their content."""
    song = str(place / "Dancer - First Song.wav")
    before = planned(capsys, "--song", song)["moves"][0]["start_time"]
    assert main(["analyse", song, "--shift", "4"]) == 0
    after = planned(capsys, "--song", "1")["moves"][0]["start_time"]
    assert isinstance(before, float)
    assert isinstance(after, float)
    assert abs(after - before) % 4.0 == pytest.approx(2.0, abs=0.1)
