"""Which song of the library a person means: by its number, its title, or a file."""

from collections.abc import Callable, Sequence
from pathlib import Path

from choreo_desktop.domain.errors import InvalidRequestError, ResourceError
from choreo_desktop.domain.records import SongRecord
from choreo_desktop.library.songs import SongRepository
from choreo_desktop.services.library_outcomes import Fate, ImportSummary

_NAMED = 5
_LONGEST_NUMBER = 18  # digits: what SQLite can count to


def find_song(songs: SongRepository, words: str, bring_in: Callable[[Path], ImportSummary]) -> SongRecord:
    """The song that is meant.

    A number comes first, then a file, which comes in where it is new, then a whole title, then any words of one song.

    Args:
        songs: Those of the library.
        words: What the person said.
        bring_in: Imports a file as a song.

    Raises:
        ResourceError: If there is no such song, or its file cannot be used.
        InvalidRequestError: If several songs could be meant.
    """
    known = songs.list()
    if found := [song for song in known if words == str(song.number)]:
        return found[0]
    if names_a_file(words):
        return _brought_in(bring_in(Path(words)))
    said = words.strip().casefold()
    return _only(words, [song for song in known if song.title.casefold() == said] or songs.search(words))


def record_named(songs: SongRepository, song_id: str) -> SongRecord:
    """The song that a request names by its number.

    Raises:
        ResourceError: If there is none.
    """
    if not (song_id.isascii() and song_id.isdigit() and len(song_id) <= _LONGEST_NUMBER):
        raise ResourceError(f"There is no song {song_id!r} in the library.")
    return songs.get(int(song_id))


def names_a_file(words: str) -> bool:
    """Whether words are the path of a file that is there."""
    try:
        return Path(words).is_file()
    except (OSError, ValueError):  # too long for a name
        return False


def _brought_in(summary: ImportSummary) -> SongRecord:
    failed = summary.of(Fate.FAILED)
    if failed:
        raise ResourceError(failed[0].sentence)
    record = next((o.record for o in summary.outcomes if isinstance(o.record, SongRecord)), None)
    if record is None:
        raise ResourceError("The song could not be brought into the library; try again.")
    return record


def _only(words: str, found: Sequence[SongRecord]) -> SongRecord:
    if not found or not words.strip():
        raise ResourceError(f"There is no song {words[:80]!r} in the library, and no such file.")
    if len(found) > 1:
        named = ", ".join(f"{song.number} ({song.title})" for song in found[:_NAMED])
        more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        raise InvalidRequestError(f"Several songs of the library match {words!r}; say its number: {named}{more}.")
    return found[0]
