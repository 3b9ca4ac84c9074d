import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from choreo_desktop.domain.corrections import Taps
from choreo_desktop.domain.errors import DatabaseError, ProcessingError, StorageError
from choreo_desktop.domain.genres import GENRES
from choreo_desktop.domain.moves import Difficulty, Energy, GridSource, Style
from choreo_desktop.domain.records import ClipRecord, SongRecord
from choreo_desktop.domain.work import Cancelled, CancelToken, Progress
from choreo_desktop.services.library_examining import Examiner, HeardSong, SeenClip
from choreo_desktop.services.library_keeping import Keeper
from choreo_desktop.services.library_outcomes import Fate, ImportSummary, Outcome
from choreo_desktop.services.library_shelf import Library
from tests.end_to_end.material import make_clip
from tests.services.shelves import FFMPEG, fates, make_files, open_library

IMPORT = """
import json, sys
from pathlib import Path
from tests.services.shelves import fates, open_library
sys.stdin.readline()
with open_library(Path(sys.argv[1])) as library:
    print(json.dumps(fates(library.import_paths([Path(sys.argv[2])]))))
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files to bring in; copied before they are touched."""
    return make_files(tmp_path_factory.mktemp("files"))


@pytest.fixture
def files(made: Path, tmp_path: Path) -> Path:
    """The same, to be moved and spoiled."""
    return Path(shutil.copytree(made, tmp_path / "clips", copy_function=shutil.copy2))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    with open_library(tmp_path / "library") as opened:
        yield opened


def named(library: Library, stem: str) -> ClipRecord:
    """The clip whose file has that name."""
    return next(clip for clip in library.clips() if clip.file.path.stem == stem)


def content(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file below a folder, with its time."""
    return {str(p): (p.read_bytes(), p.stat().st_mtime_ns) for p in sorted(folder.rglob("*")) if p.is_file()}


def leftovers(folder: Path) -> list[str]:
    """Files of unfinished work."""
    return [p.name for p in folder.rglob("*") if p.name.endswith((".part", ".rgb", ".gray", ".f32"))]


def test_a_folder_comes_in(library: Library, files: Path, tmp_path: Path) -> None:
    """Clips and songs come in with all that can be told of them; what cannot be used is named; originals are whole."""
    before = content(files)
    summary = library.import_paths([files])
    assert fates(summary) == {
        "Someone - A Song.wav": "added",
        "energetic_turn-left.mp4": "added",
        "slow_side.mp4": "added",
        "short.mp4": "added",
        "text.mp4": "failed",
    }
    turn, side, short = (named(library, stem) for stem in ("energetic_turn-left", "slow_side", "short"))
    assert (turn.move.name, turn.move.category) == ("Energetic turn left", "ladyturn")
    assert (turn.move.style, turn.move.energy) == (Style.ENERGETIC, Energy.HIGH)
    assert turn.move.guessed == {"name", "category", "style", "energy"}
    assert turn.heard is not None
    assert turn.heard.bpm == pytest.approx(120, rel=0.02)
    assert (turn.width, turn.height, turn.rate) == (64, 48, 25.0)
    assert turn.move.seconds == pytest.approx(6, abs=0.05)
    assert turn.move.motion is not None
    assert (side.move.energy, side.heard) == (Energy.LOW, None)
    assert side.judgement == ("No sound: tap along, or enter its tempo and its 1.",)
    assert short.judgement[0] == "Too short for one 8-count."
    (song,) = library.songs()
    assert (song.title, song.artist) == ("A Song", "Someone")
    assert song.bpm == pytest.approx(124, rel=0.02)
    assert library.detected(song.number) is not None
    assert all(
        p is not None and p.stat().st_size > 300 for c in library.clips() for p in (library.poster(c), library.strip(c))
    )
    assert content(files) == before
    assert leftovers(tmp_path / "library") == []


def test_the_summary_says_what_came_in_and_what_did_not_and_why(library: Library, files: Path) -> None:
    """People read sentences, programs read JSON."""
    summary = library.import_paths([files])
    sentences = summary.sentences()
    assert sentences[0] == "3 clips and 1 song came in."
    assert sentences[1].startswith("Did not come in: text.mp4 is not a video or sound file")
    assert "short.mp4: Too short for one 8-count. No sound: tap along, or enter its tempo and its 1." in sentences
    known = json.loads(json.dumps(summary.as_dict()))
    assert (known["added"], known["failed"], len(known["files"])) == (4, 1, 5)
    again = library.import_paths([files])
    assert again.sentences()[0] == "Nothing new came in. 4 known already."
    (files / "empty").mkdir()
    assert library.import_paths([files / "empty"]).sentences() == ["There is no clip and no song."]


def test_duplicates_are_reported(library: Library, files: Path) -> None:
    """Two files of one content are one clip; which file is the other one is said."""
    shutil.copy2(files / "short.mp4", files / "z_copy.mp4")
    summary = library.import_paths([files])
    (twice,) = summary.of(Fate.DUPLICATE)
    assert twice.sentence == f"z_copy.mp4 is the same as {files / 'short.mp4'}."
    shutil.copy2(files / "short.mp4", files / "later.mp4")
    assert fates(library.import_paths([files / "later.mp4"])) == {"later.mp4": "duplicate"}
    assert len(library.clips()) == 3


def test_moved_and_renamed_files_are_recognised(library: Library, files: Path) -> None:
    """A clip that was renamed, and a song that was moved, keep their number and words."""
    library.import_paths([files])
    side, (song,) = named(library, "slow_side"), library.songs()
    library.say(side.number, {"name": "My side step"})
    (files / "basic" / "slow_side.mp4").rename(files / "better name.mp4")
    song.file.path.rename(files / "song.wav")
    summary = library.import_paths([files])
    assert {o.path.name for o in summary.of(Fate.MOVED)} == {"better name.mp4", "song.wav"}
    moved = library.clip(side.number)
    assert (moved.file.path, moved.move.name) == (files / "better name.mp4", "My side step")
    assert moved.move.key == side.move.key
    assert library.missing() == []


def test_names_that_were_exchanged(library: Library, files: Path) -> None:
    """Where two clips take each other's name, and a new one takes the name of a third, words follow the content."""
    library.import_paths([files])
    side, short = named(library, "slow_side"), named(library, "short")
    library.say(side.number, {"name": "The side step"})
    side.file.path.rename(files / "aside.mp4")
    short.file.path.rename(side.file.path)
    make_clip(short.file.path, 3.0, hue=120)
    assert fates(library.import_paths([files])) | {"text.mp4": ""} == {
        "Someone - A Song.wav": "known",
        "energetic_turn-left.mp4": "known",
        "aside.mp4": "moved",
        "slow_side.mp4": "moved",
        "short.mp4": "added",
        "text.mp4": "",
    }
    assert library.clip(side.number).file.path == files / "aside.mp4"
    assert library.clip(side.number).move.name == "The side step"
    assert library.clip(short.number).file.path == side.file.path
    assert len(library.clips()) == 4


def test_a_clip_whose_content_changed(library: Library, files: Path) -> None:
    """A clip that was cut anew under its name keeps its number and what people said; what was seen is new."""
    library.import_paths([files])
    old = named(library, "short")
    library.say(old.number, {"name": "The dip", "difficulty": Difficulty.ADVANCED})
    library.give_grid(old.number, Taps(times=(0.0, 0.25, 0.5, 0.75), first_one=0))
    make_clip(files / "short.mp4", 4.0, hue=200)
    (changed,) = library.import_paths([files]).of(Fate.CHANGED)
    assert "another content than before" in changed.sentence
    assert "beats you gave" in changed.sentence
    new = library.clip(old.number)
    assert new.file.digest != old.file.digest
    assert new.move.seconds == pytest.approx(4, abs=0.05)
    assert (new.move.name, new.move.difficulty) == ("The dip", Difficulty.ADVANCED)
    assert new.own is not None
    assert library.poster(new) is not None
    assert library.poster(old) is None
    song = library.songs()[0]
    shutil.copy2(files / "ladyturn" / "energetic_turn-left.mp4", song.file.path)
    assert [o.path for o in library.import_paths([song.file.path]).of(Fate.CHANGED)] == [song.file.path]
    assert library.song(song.number).seconds == pytest.approx(6, abs=0.1)


def test_annotations_in_the_folder_are_a_persons_word(library: Library, files: Path) -> None:
    """What stands in annotations.json or .csv goes before guesses, and gives beats that outrank the heard ones."""
    entries = [
        {"video_path": "ladyturn/energetic_turn-left.mp4", "energy_level": "low", "tags": ["mine"]},
        {"clip_id": "slow_side", "beats_per_minute": 120, "first_one": 0.5, "difficulty": "high", "role": "lead"},
    ]
    (files / "annotations.json").write_text(json.dumps({"clips": entries}))
    library.import_paths([files])
    turn, side = named(library, "energetic_turn-left"), named(library, "slow_side")
    assert (turn.move.energy, turn.move.tags) == (Energy.LOW, ("mine",))
    assert turn.move.guessed == {"name", "category", "style"}
    assert side.move.difficulty == Difficulty.ADVANCED
    assert side.move.grid is not None
    assert side.move.grid.source == GridSource.ANNOTATION
    assert side.move.grid.bpm == pytest.approx(120)
    assert side.judgement == ()


def test_annotations_that_come_later_fill_what_nobody_said(library: Library, files: Path) -> None:
    """A folder that comes in again fills gaps and guesses from its annotations; words and taps of a person stay."""
    library.import_paths([files])
    turn, side = named(library, "energetic_turn-left"), named(library, "slow_side")
    library.say(turn.number, {"name": "Mine"})
    library.give_grid(side.number, Taps(times=(0.5, 1.0, 1.5, 2.0), first_one=0))
    rows = (
        "clip_id;name;energy level;beats_per_minute;first_one\r\n"
        "energetic_turn-left;Theirs;medium;;\r\nslow_side;Theirs too;;131,5;0,25\r\n"
    )
    (files / "annotations.csv").write_text(rows)
    assert len(library.import_paths([files]).of(Fate.KNOWN)) == 4
    turn, side = library.clip(turn.number), library.clip(side.number)
    assert (turn.move.name, turn.move.energy) == ("Mine", Energy.MEDIUM)
    assert "energy" not in turn.move.guessed
    assert side.move.name == "Theirs too"
    assert side.move.grid is not None
    assert side.move.grid.source == GridSource.TAPS


def test_an_annotation_file_alone_is_applied(library: Library, files: Path, tmp_path: Path) -> None:
    """An annotation file that is chosen itself goes before everything but taps; one that is damaged is named."""
    library.import_paths([files])
    turn = named(library, "energetic_turn-left")
    library.say(turn.number, {"name": "Mine"})
    table = tmp_path / "words.json"
    table.write_text(json.dumps({"clips": [{"content_hash": turn.file.digest, "name": "Theirs"}]}))
    summary = library.import_paths([table])
    assert summary.sentences() == ["words.json says something about 1 clip of the library."]
    assert library.clip(turn.number).move.name == "Theirs"
    table.write_text("{")
    assert fates(library.import_paths([table])) == {"words.json": "failed"}


def test_a_damaged_annotation_file_stops_nothing(library: Library, files: Path) -> None:
    """Clips come in all the same, and the file is named."""
    (files / "annotations.json").write_text('{"clips": [{"difficulty": "brutal"}]}')
    summary = library.import_paths([files])
    assert len(summary.of(Fate.ADDED)) == 4
    assert any("annotations.json: clips[0].difficulty" in o.sentence for o in summary.of(Fate.FAILED))


def test_one_bad_file_never_stops_the_rest(library: Library, files: Path) -> None:
    """Damaged, empty, silent, unreadable, missing and misnamed files are each named; all others come in."""
    whole = (files / "short.mp4").read_bytes()
    (files / "torn.mp4").write_bytes(whole[: len(whole) // 2])
    (files / "empty.mov").touch()
    shutil.copy2(files / "music" / "Someone - A Song.wav", files / "sound only.mp4")
    (files / "list.mkv").write_text("#EXTM3U\n/etc/passwd\n")
    (files / "link.mp4").symlink_to(files / "gone.mp4")
    os.mkfifo(files / "pipe.mp4")
    summary = library.import_paths([files, files / "nowhere.mp4", files / "pipe.mp4"])
    failed = {outcome.path.name: outcome.sentence for outcome in summary.of(Fate.FAILED)}
    assert len(summary.of(Fate.ADDED)) == 4
    assert set(failed) >= {"torn.mp4", "empty.mov", "sound only.mp4", "list.mkv", "link.mp4", "nowhere.mp4", "pipe.mp4"}
    assert failed["sound only.mp4"] == "sound only.mp4 holds sound only; a clip needs a picture."
    assert failed["empty.mov"] == "empty.mov is empty."
    assert "missing" in failed["nowhere.mp4"]
    assert all(sentence.endswith((".", ")")) and "\n" not in sentence for sentence in failed.values())


def test_a_bug_that_one_file_meets_stops_only_it(
    library: Library, files: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """What nobody foresaw is logged with its traceback and named; the rest comes in."""

    def judge(*args: object) -> tuple[str, ...]:
        if "short" in str(args[0]):
            raise ZeroDivisionError("nobody foresaw")
        return ()

    monkeypatch.setattr("choreo_desktop.services.library_examining.judge", judge)
    summary = library.import_paths([files])
    assert fates(summary)["short.mp4"] == "failed"
    assert len(summary.of(Fate.ADDED)) == 3
    assert "nobody foresaw" in caplog.text


def test_a_file_that_is_still_being_written(library: Library, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A download that goes on while it is looked at does not come in half."""
    real = Examiner.clip

    def grow(self: Examiner, *args: Any) -> SeenClip:
        seen = real(self, *args)
        with seen.record.file.path.open("ab") as file:
            file.write(b"more")
        return seen

    monkeypatch.setattr(Examiner, "clip", grow)
    (outcome,) = library.import_paths([files / "short.mp4"]).outcomes
    assert outcome.sentence == "short.mp4 changed while it was being read; import it again when it is complete."
    assert library.clips() == []


def test_file_names_that_are_no_text(library: Library, files: Path) -> None:
    """A file whose name no encoding knows comes in like any other."""
    odd = files / "basic" / "\udcff slow.mp4"
    try:
        (files / "basic" / "slow_side.mp4").rename(odd)
    except (OSError, UnicodeError):
        pytest.skip("names are always text here")
    (outcome,) = library.import_paths([odd]).outcomes
    assert isinstance(outcome.record, ClipRecord)
    assert (outcome.record.file.path, outcome.record.move.name) == (odd, "? slow")
    assert json.dumps(ImportSummary((outcome,)).as_dict())


def test_progress_and_outcomes_are_told_on_the_way(library: Library, files: Path) -> None:
    """Progress never goes back and ends at 100; each file is told as soon as it is known."""
    seen: list[Progress] = []
    told: list[Outcome] = []
    summary = library.import_paths([files], progress=seen.append, on_outcome=told.append)
    percents = [progress.percent for progress in seen]
    assert percents == sorted(percents)
    assert percents[-1] == 100
    assert {progress.stage for progress in seen} == {"importing"}
    assert sorted(told, key=lambda o: o.path) == sorted(summary.outcomes, key=lambda o: o.path)


def test_cancel_keeps_what_came_in(library: Library, files: Path, tmp_path: Path) -> None:
    """A cancelled import ends at once; what is in stays, whole, and the next import brings the rest."""
    cancel = CancelToken()

    def stop(outcome: Outcome) -> None:
        if outcome.fate is Fate.ADDED:
            cancel.cancel()

    with pytest.raises(Cancelled):
        library.import_paths([files], cancel=cancel, on_outcome=stop)
    came = len(library.clips()) + len(library.songs())
    assert 1 <= came <= 4
    assert leftovers(tmp_path / "library") == []
    assert list((tmp_path / "library" / "work").iterdir()) == []
    assert len(library.import_paths([files]).of(Fate.ADDED)) == 4 - came


def test_a_genre_of_another_tempo(library: Library, files: Path) -> None:
    """The dance is kept with the song, so that a plan for another one listens anew."""
    library.import_paths([files / "music"], GENRES["kizomba"])
    assert library.songs()[0].genre == "kizomba"
    assert isinstance(library.songs()[0], SongRecord)


@pytest.fixture
def small_disk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A disk of so many kilobytes; only whoever may mount one has it."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={request.param}k", "tmpfs", str(place)]
    if sys.platform != "linux" or subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        pytest.skip("no right to mount a small disk")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)  # noqa: S607


@pytest.mark.parametrize("small_disk", [200, 260, 400, 600, 800], indirect=True)
def test_a_disk_that_is_full(files: Path, small_disk: Path) -> None:
    """Wherever the disk ends, one sentence says so, nothing half-written is left, and what is in is whole."""
    with (
        open_library(small_disk) as library,
        pytest.raises((StorageError, DatabaseError), match="disk is full") as told,
    ):
        library.import_paths([files])
    assert "\n" not in told.value.error
    assert leftovers(small_disk) == []
    with open_library(small_disk) as library:
        clips = library.clips()
        assert len(clips) < 3
        assert all(library.poster(clip) and library.strip(clip) for clip in clips)
        assert len(list((small_disk / "pictures").rglob("*.jpg"))) == 2 * len(clips)


def test_pictures_that_cannot_be_written_leave_no_record(
    library: Library, files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clip without its pictures does not come in, and pictures without their clip do not stay."""
    (tmp_path / "library" / "pictures").write_text("in the way")
    with pytest.raises(StorageError, match="could not be written"):
        library.import_paths([files / "short.mp4"])
    assert library.clips() == []
    (tmp_path / "library" / "pictures").unlink()

    def full(*_: object) -> None:
        raise DatabaseError("The disk is full.")

    monkeypatch.setattr(library._clips, "add", full)
    with pytest.raises(DatabaseError):
        library.import_paths([files / "short.mp4"])
    assert list((tmp_path / "library" / "pictures").rglob("*.jpg")) == []


def test_a_clip_whose_copy_broke_off(library: Library, files: Path) -> None:
    """A file that can be opened but ends in its middle comes in with a warning; whole clips have none."""
    whole = files / "ladyturn" / "energetic_turn-left.mp4"
    indexed = files / "indexed.mp4"
    command = [FFMPEG.get().path, *("-v", "error", "-i", whole, "-c", "copy", "-movflags", "faststart"), indexed]
    subprocess.run([str(word) for word in command], check=True)
    (files / "half.mp4").write_bytes(indexed.read_bytes()[: indexed.stat().st_size // 2])
    summary = library.import_paths([files / "half.mp4", indexed])
    noted = {outcome.path.name: outcome.sentence for outcome in summary.outcomes}
    assert noted["half.mp4"].startswith("Its pictures end long before the file says")
    assert "pictures end" not in noted["indexed.mp4"]


def test_two_programs_import_at_once(files: Path, tmp_path: Path) -> None:
    """Two windows that bring the same folder in at the same time end with one of each."""
    place = tmp_path / "library"
    command = [sys.executable, "-c", IMPORT, str(place), str(files)]
    pipe = subprocess.PIPE
    children = [
        subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, cwd=Path(__file__).parents[2])
        for _ in range(2)
    ]
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    ends = [(*child.communicate(), child.returncode) for child in children]
    assert [(end[1], end[2]) for end in ends] == [("", 0)] * 2
    found = [json.loads(end[0]) for end in ends]
    for name in ("short.mp4", "slow_side.mp4", "energetic_turn-left.mp4", "Someone - A Song.wav"):
        assert sorted(f[name] for f in found) == ["added", "known"]
    with open_library(place) as library:
        assert len(library.clips()) == 3
        assert all(library.poster(clip) for clip in library.clips())


def test_what_another_program_brought_in_while_this_one_listened(library: Library, files: Path) -> None:
    """The same file is known, and a copy is the same as the other; nothing is in twice, and the pictures stay."""
    library.import_paths([files])
    side, (song,) = named(library, "slow_side"), library.songs()
    heard = library.detected(song.number)
    assert heard is not None
    keeper = Keeper(library._clips, library._songs, library._pictures)
    looks = library._pictures.take(side.file.digest, side.move.motion)
    assert looks is not None
    seen = SeenClip(side, looks)
    copied = side.model_copy(update={"file": side.file.model_copy(update={"path": files / "copy.mp4"})})
    assert keeper.clip(seen, None).fate is Fate.KNOWN
    twin = keeper.clip(SeenClip(copied, looks), None)
    assert (twin.fate, twin.sentence) == (Fate.DUPLICATE, f"copy.mp4 is the same as {side.file.path}.")
    assert keeper.song(HeardSong(song, heard), None).fate is Fate.KNOWN
    assert (len(library.clips()), len(library.songs())) == (3, 1)
    assert library.poster(side) is not None


def test_a_clip_whose_sound_is_damaged_comes_in(library: Library, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its picture can be danced to; that its beats are not known is said."""

    def fail(*_: object, **__: object) -> None:
        raise ProcessingError("The sound is damaged.")

    monkeypatch.setattr(library._ears, "hear_clip", fail)
    summary = library.import_paths([files / "ladyturn"])
    assert fates(summary) == {"energetic_turn-left.mp4": "added"}
    turn = named(library, "energetic_turn-left")
    assert turn.heard is None
    assert "tap along" in summary.outcomes[0].sentence


def test_a_folder_that_may_not_be_looked_into(library: Library, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named with the reason; all other folders come in."""
    scan = os.scandir

    def refuse(path: Any) -> object:
        if path == str(files / "basic"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    summary = library.import_paths([files])
    (refused,) = [o for o in summary.of(Fate.FAILED) if o.path.name == "basic"]
    assert refused.sentence == f"The folder {files / 'basic'} cannot be read: Permission denied."
    assert len(summary.of(Fate.ADDED)) == 3
