import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from choreo_desktop.domain.genres import GENRES
from choreo_desktop.domain.moves import Energy
from choreo_desktop.domain.records import ClipRecord
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.library.clips import ClipRepository
from choreo_desktop.library.database import Database
from choreo_desktop.library.songs import SongRepository
from choreo_desktop.services.clip_edits import (
    ClipEdit,
    Taken,
    common,
    common_tags,
    hear_again,
    put,
    read_tags,
    remove,
    rename,
    say,
    tags_edit,
)
from choreo_desktop.services.library_shelf import Library
from tests.library.samples import ANALYSIS, clip, song
from tests.services.shelves import open_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library of three clips and a song whose files are nowhere."""
    with Database(tmp_path / "choreo.sqlite3") as database:
        clips = ClipRepository(database)
        clips.add(clip(1, energy="low", tags=("a", "b"), guessed=frozenset({"energy", "name"})))
        clips.add(clip(2, energy="high", tags=("b", "c")))
        clips.add(clip(3, tags=("b",)))
        SongRepository(database).add(song(1), ANALYSIS)
    with open_library(tmp_path) as opened:
        yield opened
    shutil.rmtree(tmp_path, ignore_errors=True)


def numbers(library: Library) -> list[int]:
    """All clips."""
    return [record.number for record in library.clips()]


def test_only_what_is_said_changes_and_can_be_undone(library: Library) -> None:
    """One word for three clips changes that word alone, tells before and after, and goes back."""
    before = library.clips()
    change = say(library, numbers(library), ClipEdit(words=(("energy", Energy.HIGH),)), CancelToken())
    assert [record.move.energy for record in library.clips()] == ["high"] * 3
    assert [record.number for record in change.after] == [1, 3]  # the second was so already
    assert library.clips()[0].move.guessed == {"name"}
    assert put(library, list(change.before)) == list(change.before)
    assert library.clips() == before


def test_tags_come_and_go_without_touching_those_of_one_clip(library: Library) -> None:
    """Tags that all have in common are edited; what only one clip has stays with it."""
    assert common_tags(library.clips()) == ("b",)
    say(library, numbers(library), tags_edit(("b",), "b, new, other, new,, "), CancelToken())
    assert [r.move.tags for r in library.clips()] == [
        ("a", "b", "new", "other"),
        ("b", "c", "new", "other"),
        ("b", "new", "other"),
    ]
    say(library, numbers(library), tags_edit(("b", "new", "other"), "new"), CancelToken())
    assert [r.move.tags for r in library.clips()] == [("a", "new"), ("c", "new"), ("new",)]
    assert read_tags(" one,two , one,") == ("one", "two")
    assert common_tags([]) == ()


def test_guesses_are_confirmed_as_they_are(library: Library) -> None:
    """A guess that a person calls right is their word from then on, with the value it had."""
    change = say(library, numbers(library), ClipEdit(confirm=True), CancelToken())
    assert [record.number for record in change.after] == [1]
    first = library.clip(1).move
    assert (first.guessed, first.energy, first.name) == (frozenset(), Energy.LOW, "Move 1")


def test_a_word_that_cannot_be_kept_is_told_and_the_rest_goes_on(library: Library) -> None:
    """A bad word changes nothing and is told; clips that are gone are no reason to stop."""
    change = say(library, numbers(library), ClipEdit(words=(("energy", "solar"),)), CancelToken())
    assert change.after == ()
    assert change.error is not None
    assert "energy" in change.error.error
    change = say(library, [1, 99, 2], ClipEdit(words=(("credit", "Ana"),)), CancelToken())
    assert [record.number for record in change.after] == [1, 2]
    assert change.error is not None


def test_stopping_keeps_what_was_done(library: Library) -> None:
    """An edit of many clips that is stopped tells only of those it reached."""
    cancel = CancelToken()
    cancel.cancel()
    assert say(library, numbers(library), ClipEdit(words=(("credit", "Ana"),)), cancel).after == ()


def test_what_clips_have_in_common(library: Library) -> None:
    """Clips agree on a value, or differ."""
    clips = library.clips()
    assert common(clips, "energy") is ...
    assert common(clips[:1], "energy") == "low"
    assert common(clips, "style") is None


def test_taking_out_and_back_and_out_again(library: Library) -> None:
    """Clips and songs that were taken out come back as they were, as often as somebody likes."""
    clips, songs = library.clips(), library.songs()
    removal = remove(library, [*clips[:2], *songs])
    taken = Taken(lambda: library, removal)
    assert (library.clips(), library.songs()) == (clips[2:], [])
    for _ in range(2):
        taken.put_back()
        assert (library.clips(), library.songs()) == (clips, songs)
        assert library.analysis(songs[0].number) is not None
        taken.take_out()
        assert (library.clips(), library.songs()) == (clips[2:], [])
    assert remove(library, clips[:1]).records == []
    assert taken.records == removal.records == [*clips[:2], *songs]


def test_undoing_passes_over_what_is_gone(library: Library) -> None:
    """A clip that was taken out meanwhile stays out when an edit of several is undone."""
    before = library.clips()
    say(library, numbers(library), ClipEdit(words=(("credit", "Ana"),)), CancelToken())
    remove(library, before[1:2])
    assert put(library, before) == [before[0], before[2]]
    assert library.clips() == [before[0], before[2]]


def test_listening_again_to_clips_that_are_gone(library: Library) -> None:
    """A clip whose file is nowhere keeps what was heard in it, and the person reads which file is missing."""
    before = library.clips()
    change = hear_again(library, [1], GENRES["bachata"], CancelToken())
    assert (change.after, library.clips()) == ((), before)
    assert change.error is not None
    assert "1.mp4" in change.error.error


def test_a_song_is_renamed_and_has_its_name_back(library: Library) -> None:
    """A new title and artist are kept, and undone with the record before."""
    change = rename(library, 1, "New", "Somebody", CancelToken())
    assert [(r.title, r.artist) for r in library.songs()] == [("New", "Somebody")]
    (back,) = put(library, list(change.before))
    assert not isinstance(back, ClipRecord)
    assert back.title == "Song 1"
    assert rename(library, 1, " ", "", CancelToken()).error is not None
