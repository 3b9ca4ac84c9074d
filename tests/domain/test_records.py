"""What the library remembers, where it is read from forms and files."""

import pytest
from pydantic import ValidationError

from choreo_desktop.domain.records import ClipWords, EnteredTempo, FileStamp, SongRecord, clip_key, song_key


@pytest.mark.parametrize("tag", ["", "  ", "\n"])
def test_a_tag_says_something(tag: str) -> None:
    """An empty tag is refused, and what stands around a tag is dropped."""
    with pytest.raises(ValidationError, match="must not be empty"):
        ClipWords(tags=(tag,))
    assert ClipWords(tags=(" turn ",)).tags == ("turn",)


def test_as_many_tags_as_anybody_needs() -> None:
    """Fifty tags are kept, one more is refused."""
    assert len(ClipWords(tags=tuple(f"t{i}" for i in range(50))).tags) == 50
    with pytest.raises(ValidationError):
        ClipWords(tags=tuple(f"t{i}" for i in range(51)))


def test_silence_is_not_a_word() -> None:
    """Only what was given is said, even where it says that nobody knows."""
    words = ClipWords(name="Turn", style=None)
    assert words.said == {"name": "Turn", "style": None}
    assert words.without({"style"}).said == {"name": "Turn"}


@pytest.mark.parametrize(("bpm", "first", "counts"), [(30, 0, 1), (300, 3600, 1000), (128.5, 0.25, None)])
def test_tempi_that_people_enter(bpm: float, first: float, counts: int | None) -> None:
    """The slowest, the quickest, the first picture and the last minute of an hour can be entered."""
    assert EnteredTempo(bpm=bpm, first_one=first, counts=counts).bpm == bpm


@pytest.mark.parametrize(("bpm", "first", "counts"), [(29, 0, 1), (301, 0, 1), (100, -0.1, 1), (100, 3601, 1),
                                                      (100, 0, 0), (100, 0, 1001)])  # fmt: skip
def test_tempi_that_nobody_dances_to(bpm: float, first: float, counts: int) -> None:
    """A slip of the finger is refused."""
    with pytest.raises(ValidationError):
        EnteredTempo(bpm=bpm, first_one=first, counts=counts)


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("/a/Turn.MP4", "clips/d1.mp4"),
        ("/a/Turn", "clips/d1"),
        ("/a/Turn.", "clips/d1"),
        ("/a/Turn.mp 4", "clips/d1"),
        ("/a/Turn.vidéo", "clips/d1"),
        ("/a/Turn.émov", "clips/d1"),
        ("/a/Turn.-mov", "clips/d1"),
        ("/a/Turn.abcdefghi", "clips/d1.abcdefghi"),
        ("/a/Turn.abcdefghij", "clips/d1"),
    ],
)
def test_keys_keep_an_ordinary_ending(path: str, key: str) -> None:
    """A clip is stored under its content and an ending that every system takes."""
    assert clip_key("d1", path) == key
    assert song_key("d1", path) == key.replace("clips/", "songs/")


def test_a_song_is_named_after_its_content() -> None:
    """The song of a request is that of the library, under its number, key and title."""
    stamp = FileStamp(path="/music/Aire.mp3", digest="0123456789abcdef", size=10, modified_ns=5)
    song = SongRecord(number=7, file=stamp, title="Aire", seconds=200).song
    assert (song.song_id, song.key, song.title) == ("7", "songs/0123456789abcdef.mp3", "Aire")


def test_a_song_without_a_beat_is_remembered() -> None:
    """Where no tempo was heard, 0 says so; less than nothing is refused."""
    stamp = FileStamp(path="/a.mp3", digest="0123456789abcdef", size=1, modified_ns=0)
    assert SongRecord(file=stamp, title="x", seconds=1, bpm=0).bpm == 0
    with pytest.raises(ValidationError):
        SongRecord(file=stamp, title="x", seconds=1, bpm=-1)
