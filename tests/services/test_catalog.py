from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import override

from choreo_desktop.domain.errors import ChoreoError, InvalidRequestError, ProcessingError, ResourceError, TimedOutError
from choreo_desktop.domain.genres import GENRES, Genre
from choreo_desktop.domain.keys import key_problem
from choreo_desktop.domain.moves import ClipGrid
from choreo_desktop.domain.work import Cancelled, CancelToken
from choreo_desktop.media.ffmpeg import FFmpegLocator
from choreo_desktop.media.info import MediaInfo
from choreo_desktop.services import chosen_files
from choreo_desktop.services.chosen_files import _unique_keys, choose_files, common_root
from choreo_desktop.services.ears import Ears
from choreo_desktop.services.folder_catalog import FolderCatalog
from tests.end_to_end.material import make_clip, make_song


def touch(folder: Path, *names: str) -> None:
    """Files that are there, whatever they hold."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


@pytest.fixture
def song(tmp_path: Path) -> Path:
    """A file that is called a song."""
    touch(tmp_path, "song.mp3")
    return tmp_path / "song.mp3"


def test_clips_are_found_in_all_folders(tmp_path: Path, song: Path) -> None:
    """Clips of all kinds in all folders are found, in the order of their names; everything else is not a clip."""
    clips = tmp_path / "clips"
    touch(clips, "b.mp4", "a.MOV", "turns/c.webm", "turns/deep/d.mkv", "notes.txt", "cover.jpg", "song.mp3", "mp4")
    touch(clips, ".hidden.mp4", "._a.mov", ".trash/e.mp4")
    chosen = choose_files(song, clips)
    names = ["a.MOV", "b.mp4", "turns/c.webm", "turns/deep/d.mkv"]
    assert list(chosen.clips) == [f"clips/{name}" for name in names]
    assert [path.relative_to(clips).as_posix() for path in chosen.clips.values()] == names
    assert chosen.song == ("songs/song.mp3", song)
    assert chosen.files == [song, *chosen.clips.values()]


def test_names_that_cannot_be_keys_get_one(tmp_path: Path, song: Path) -> None:
    """Clips with odd names can be used on the command line, each under a key of its own."""
    clips = tmp_path / "clips"
    touch(clips, "a:b.mp4", "a\\b.mp4", "a_b.mp4", "line\nbreak.mp4", "-dash.mp4", f"{'x' * 250}.mp4")
    chosen = choose_files(song, clips)
    assert len(chosen.clips) == 6
    assert all(key_problem(key) is None for key in chosen.clips)
    assert chosen.notes == ()


@given(st.lists(st.sampled_from(["clips/a.mp4", "clips/a~2.mp4", "clips/a~3.mp4", "clips/b"]), max_size=12))
def test_keys_are_unique(keys: list[str]) -> None:
    """However alike names are, every clip keeps a key of its own, and its ending."""
    files = [Path(f"/{number}") for number in range(len(keys))]
    unique = _unique_keys(zip(keys, files, strict=True))
    assert sorted(unique.values()) == sorted(files)
    assert all(key.endswith(".mp4") == original.endswith(".mp4") for key, original in zip(unique, keys, strict=True))


def test_below_a_root_odd_names_are_left_out_with_a_note(tmp_path: Path, song: Path) -> None:
    """A plan names files below a folder; a clip whose name cannot stand there is left out, with a sentence."""
    clips = tmp_path / "clips"
    touch(clips, "good.mp4", "a\\b.mp4", "line\nbreak.mp4")
    chosen = choose_files(song, clips, root=tmp_path)
    assert list(chosen.clips) == ["clips/good.mp4"]
    assert len(chosen.notes) == 2
    assert all("left out" in note for note in chosen.notes)
    touch(tmp_path, "bad\\song.mp3")
    with pytest.raises(InvalidRequestError, match="rename"):
        choose_files(tmp_path / "bad\\song.mp3", clips, root=tmp_path)


def test_links_that_lead_outside(tmp_path: Path, song: Path) -> None:
    """A link to a clip elsewhere is left out of a plan with a note, and used on the command line."""
    touch(tmp_path / "elsewhere", "far.mp4")
    root = tmp_path / "root"
    touch(root, "song.mp3", "clips/near.mp4")
    (root / "clips" / "link.mp4").symlink_to(tmp_path / "elsewhere" / "far.mp4")
    chosen = choose_files(root / "song.mp3", root / "clips", root=root)
    assert list(chosen.clips) == ["clips/near.mp4"]
    assert "outside" in chosen.notes[0]
    assert len(choose_files(song, root / "clips").clips) == 2


def test_folders_that_go_in_circles(tmp_path: Path, song: Path) -> None:
    """A linked folder is not walked, so a circle of links ends."""
    touch(tmp_path / "clips", "a.mp4")
    (tmp_path / "clips" / "again").symlink_to(tmp_path / "clips", target_is_directory=True)
    assert list(choose_files(song, tmp_path / "clips").clips) == ["clips/a.mp4"]


def test_what_is_missing(tmp_path: Path, song: Path) -> None:
    """A missing song, a missing folder and a folder without clips are named."""
    touch(tmp_path / "clips", "a.mp4")
    with pytest.raises(ResourceError, match="none"):
        choose_files(tmp_path / "none.mp3", tmp_path / "clips")
    with pytest.raises(ResourceError, match="nowhere"):
        choose_files(song, tmp_path / "nowhere")
    (tmp_path / "empty").mkdir()
    with pytest.raises(ResourceError, match="no clip"):
        choose_files(song, tmp_path / "empty")


def test_annotations_beside_the_clips(tmp_path: Path, song: Path) -> None:
    """annotations.json beside the clips is used by itself, and another file where one is named."""
    clips = tmp_path / "clips"
    touch(clips, "a.mp4")
    (clips / "annotations.json").write_text('{"clips": [{"clip_id": "a", "name": "Near"}]}')
    (tmp_path / "other.json").write_text('{"clips": [{"clip_id": "a", "name": "Other"}]}')
    assert choose_files(song, clips).annotations.find("a.mp4").name == "Near"
    assert choose_files(song, clips, tmp_path / "other.json").annotations.find("a.mp4").name == "Other"
    (clips / "annotations.json").unlink()
    (clips / "annotations.csv").write_text("clip_id,name\na,Table\n")
    assert choose_files(song, clips).annotations.find("a.mp4").name == "Table"


def test_common_root(tmp_path: Path) -> None:
    """The folder of a plan is the one that holds both song and clips."""
    touch(tmp_path, "songs/a.mp3", "clips/b.mp4")
    assert common_root(tmp_path / "songs" / "a.mp3", tmp_path / "clips") == tmp_path.resolve()
    assert common_root(tmp_path / "clips" / "b.mp4", tmp_path / "clips") == (tmp_path / "clips").resolve()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Clips of a class: with and without beats, and some that are none."""
    folder = tmp_path_factory.mktemp("library")
    sound = make_song(folder / "sound.wav", 6.0, bpm=120)
    make_clip(folder / "clips" / "turns" / "ladys_turn-left.mp4", 6.0, before=["-i", str(sound)])
    make_clip(folder / "clips" / "mute.mp4", 1.0)
    (folder / "clips" / "text.mp4").write_text("text")
    (folder / "clips" / "annotations.json").write_text(
        '{"clips": [{"clip_id": "mute", "name": "The Mute", "difficulty": "high",'
        ' "beats_per_minute": 150, "first_one": 0}]}'
    )
    return folder


def catalog(library: Path, ears: Ears) -> FolderCatalog:
    """What the program makes of them."""
    return FolderCatalog(choose_files(library / "sound.wav", library / "clips"), ears)


@pytest.fixture
def ears(tmp_path: Path) -> Ears:
    """Ears that hear."""
    return Ears(FFmpegLocator(), tmp_path / "work")


def test_moves_of_a_folder(library: Path, ears: Ears, tmp_path: Path) -> None:
    """Clips become moves with readable names, their folder as category, and beats that were heard or written down."""
    shares: list[float] = []
    found = catalog(library, ears).find_moves(GENRES["bachata"], cancel=CancelToken(), on_share=shares.append)
    mute, turn = sorted(found.moves, key=lambda move: move.key)
    assert (mute.name, mute.category, mute.difficulty) == ("The Mute", "", "advanced")
    assert mute.grid is not None
    assert mute.grid.bpm == pytest.approx(150)
    assert (turn.name, turn.category) == ("Ladys turn left", "turns")
    assert turn.grid is not None
    assert turn.grid.bpm == pytest.approx(120, rel=0.02)
    assert turn.seconds == pytest.approx(6, abs=0.05)
    assert len(found.notes) == 1
    assert found.notes[0].startswith("Left out: text.mp4")
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert list((tmp_path / "work").iterdir()) == []


def test_cancel_while_looking_at_clips(library: Path, ears: Ears, tmp_path: Path) -> None:
    """Cancel works while the clips are looked at."""
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        catalog(library, ears).find_moves(GENRES["bachata"], cancel=cancel, on_share=lambda _: cancel.cancel())
    assert list(tmp_path.glob("work/*")) == []


def test_another_song(library: Path, ears: Ears) -> None:
    """A song that was not chosen is missing, not a crash."""
    found = catalog(library, ears)
    assert found.song("songs/sound.wav").title == "sound"
    assert found.song_file("songs/sound.wav") == library / "sound.wav"
    with pytest.raises(ResourceError):
        found.song("songs/other.wav")


class NoEars(Ears):
    """Ears that fail.

    Args:
        work: Their folder.
        failure: What they say.
    """

    def __init__(self, work: Path, failure: ChoreoError) -> None:
        super().__init__(FFmpegLocator(), work)
        self._failure = failure

    @override
    def hear_clip(self, info: MediaInfo, genre: Genre, *, cancel: CancelToken | None = None) -> ClipGrid | None:
        raise self._failure


def test_a_clip_whose_sound_is_damaged_is_danced_all_the_same(library: Path, tmp_path: Path) -> None:
    """Its picture is good; only its beats are not known. Beats that were written down need no ears."""
    ears = NoEars(tmp_path / "work", ProcessingError("The sound is damaged."))
    found = catalog(library, ears).find_moves(GENRES["bachata"], cancel=CancelToken(), on_share=lambda _: None)
    mute, turn = sorted(found.moves, key=lambda move: move.key)
    assert turn.name == "Ladys turn left"
    assert turn.grid is None
    assert mute.grid is not None


def test_time_that_is_up_is_no_damaged_sound(library: Path, tmp_path: Path) -> None:
    """Where the time for the whole job is over, no plan is made of clips that nobody listened to."""
    ears = NoEars(tmp_path / "work", TimedOutError("It took longer than 10 minutes."))
    with pytest.raises(TimedOutError, match="10 minutes"):
        catalog(library, ears).find_moves(GENRES["bachata"], cancel=CancelToken(), on_share=lambda _: None)


def test_a_whole_disk_of_videos_is_refused(tmp_path: Path, song: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who chooses too large a folder by mistake is told at once, instead of waiting for all of it."""
    monkeypatch.setattr(chosen_files, "MAX_CLIPS", 2)
    touch(tmp_path / "clips", "a.mp4", "b.mp4")
    assert len(choose_files(song, tmp_path / "clips").clips) == 2
    touch(tmp_path / "clips", "more/c.mp4")
    with pytest.raises(InvalidRequestError, match="holds more than 2 clips; choose a smaller folder"):
        choose_files(song, tmp_path / "clips")
