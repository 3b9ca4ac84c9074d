"""A library of a test, and files to bring in."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from choreo_desktop.library.database import Database
from choreo_desktop.media.ffmpeg import FFmpegLocator
from choreo_desktop.services.corrections_store import CorrectionsStore
from choreo_desktop.services.ears import Ears
from choreo_desktop.services.library_outcomes import ImportSummary
from choreo_desktop.services.library_shelf import Library
from tests.end_to_end.material import make_clip, make_song

FFMPEG = FFmpegLocator()


@contextmanager
def open_library(folder: Path) -> Iterator[Library]:
    """The library in a folder, made where there is none."""
    corrections = CorrectionsStore(folder / "corrections")
    work = folder / "work"
    with Database(folder / "choreo.sqlite3") as database:
        yield Library(
            database,
            pictures=folder / "pictures",
            work=work,
            ears=Ears(FFMPEG, work, corrections),
            ffmpeg=FFMPEG,
            corrections=corrections,
        )


def make_files(folder: Path) -> Path:
    """A folder as teachers have them: clips in folders of their kind, a song, and what does not belong there."""
    sound = make_song(folder / "sound.wav", 6.0, bpm=120)
    clips = folder / "clips"
    make_clip(clips / "ladyturn" / "energetic_turn-left.mp4", 6.0, before=["-i", str(sound)])
    make_clip(clips / "basic" / "slow_side.mp4", 5.0, hue=40)
    make_clip(clips / "short.mp4", 1.0, hue=80)
    make_song(clips / "music" / "Someone - A Song.wav", 12.0, bpm=124)
    (clips / "text.mp4").write_text("text")
    (clips / "notes.txt").write_text("not for the library")
    (clips / ".hidden.mp4").write_text("text")
    sound.unlink()
    return clips


def fates(summary: ImportSummary) -> dict[str, str]:
    """What became of each file, by its name."""
    return {outcome.path.name: outcome.fate.value for outcome in summary.outcomes}
