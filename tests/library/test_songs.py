from pathlib import Path

import pytest

from choreo_desktop.domain.errors import DatabaseError, ResourceError
from choreo_desktop.domain.records import SongRecord
from choreo_desktop.library.database import Database
from choreo_desktop.library.migrations import run
from choreo_desktop.library.songs import SongRepository
from tests.library.samples import ANALYSIS, song, stamp


@pytest.fixture
def songs(database: Database) -> SongRepository:
    """The songs of an empty library."""
    return SongRepository(database)


def added(songs: SongRepository, record: SongRecord) -> SongRecord:
    """A song that came in."""
    found = songs.add(record, ANALYSIS)
    assert found is not None
    return found


def test_a_song_and_its_analysis_are_remembered(path: Path) -> None:
    """What was heard in a song is there tomorrow."""
    with Database(path) as database:
        number = added(SongRepository(database), song(1, title="Niña", artist="Ünal")).number
    with Database(path) as database:
        songs = SongRepository(database)
        found = songs.get(number)
        assert songs.analysis(number) == ANALYSIS
    assert (found.title, found.artist, found.bpm, found.seconds) == ("Niña", "Ünal", 127.5, 200.0)
    assert found.song.song_id == str(number)
    assert found.song.key == f"songs/{found.file.digest}.mp3"


def test_listening_again_replaces_what_was_heard(songs: SongRepository) -> None:
    """Better ears, or another dance, leave one analysis."""
    number = added(songs, song(1)).number
    again = ANALYSIS.model_copy(update={"bpm": 85.0})
    assert songs.keep_analysis(number, again, "kizomba").bpm == 85.0
    assert (songs.get(number).genre, songs.analysis(number)) == ("kizomba", again)
    with pytest.raises(ResourceError):
        songs.keep_analysis(99, again, "kizomba")


def test_one_content_comes_in_once(songs: SongRepository) -> None:
    """A second copy of a song is no second song, and no change makes one of it."""
    first, second = added(songs, song(1)), added(songs, song(2))
    assert songs.add(song(1)) is None
    with pytest.raises(ResourceError, match="same content as Song 1"):
        songs.change(second.number, lambda s: s.model_copy(update={"file": stamp(1)}))
    assert songs.list() == [first, second]
    assert songs.with_digest(first.file.digest) == first
    assert songs.at(second.file.path) == second


def test_search(songs: SongRepository) -> None:
    """Songs are found by title, artist and file name, with or without accents."""
    added(songs, song(1, title="Obsesión", artist="Aventura"))
    added(songs, song(2, title="Propuesta", artist="Romeo"))
    assert [s.number for s in songs.search("obses")] == [1]
    assert [s.number for s in songs.search("rom")] == [2]
    assert [s.number for s in songs.search("")] == [1, 2]
    songs.change(2, lambda s: s.model_copy(update={"title": "Eres mía"}))
    assert [s.number for s in songs.search("mia")] == [2]
    assert songs.search("propuesta") == []


def test_a_song_without_analysis(songs: SongRepository) -> None:
    """A song that nobody has listened to has no analysis, and one that is not there is missing."""
    record = songs.add(song(1))
    assert record is not None
    assert songs.analysis(record.number) is None
    assert songs.analysis(99) is None
    with pytest.raises(ResourceError, match="no song 99"):
        songs.get(99)


def test_removing_and_putting_back(songs: SongRepository) -> None:
    """What is taken out can be put back, number and all."""
    record = added(songs, song(1))
    assert songs.remove(record.number) == record
    assert songs.list() == []
    assert songs.add(record, ANALYSIS) == record


def test_an_analysis_that_cannot_be_understood_is_told(database: Database, songs: SongRepository) -> None:
    """A spoiled analysis is named, not a traceback; the song itself is still listed."""
    number = added(songs, song(1)).number
    with database.session() as db:
        run(db, "UPDATE songs SET analysis = '{}'")
    with pytest.raises(DatabaseError, match=f"analysis of song {number}"):
        songs.analysis(number)
    assert len(songs.list()) == 1
    with database.session() as db:
        run(db, "UPDATE songs SET seconds = -1")
    with pytest.raises(DatabaseError, match=f"record of song {number}"):
        songs.list()
