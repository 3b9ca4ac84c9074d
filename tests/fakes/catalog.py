"""A library in memory: one song that was heard already, and moves."""

from collections.abc import Callable, Sequence
from pathlib import Path

from choreo_desktop.domain.errors import ResourceError
from choreo_desktop.domain.genres import Genre
from choreo_desktop.domain.moves import MoveClip
from choreo_desktop.domain.song import Song, SongAnalysis
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.services.catalog import FoundMoves


class MemoryCatalog:
    """What ``Catalog`` asks for, and nothing else.

    Args:
        song: The song.
        analysis: What was heard in it.
        moves: The moves; they may be changed between two plans.
        file: The song's file.
    """

    def __init__(self, song: Song, analysis: SongAnalysis, moves: Sequence[MoveClip], file: Path) -> None:
        self._song = song
        self._analysis = analysis
        self.moves = list(moves)
        self._file = file

    def song(self, song_id: str) -> Song:
        """The song."""
        if song_id != self._song.song_id:
            raise ResourceError(f"There is no song {song_id!r}.")
        return self._song

    def song_file(self, song_id: str) -> Path:
        """Its file."""
        self.song(song_id)
        if not self._file.is_file():
            raise ResourceError(f"The song {self._file} is missing.")
        return self._file

    def analysis(self, song_id: str, genre: Genre) -> SongAnalysis | None:
        """What was heard in it."""
        del genre
        self.song(song_id)
        return self._analysis

    def find_moves(self, genre: Genre, *, cancel: CancelToken, on_share: Callable[[float], None]) -> FoundMoves:
        """The moves."""
        del genre
        cancel.check()
        on_share(1.0)
        if not self.moves:
            raise ResourceError("The library has no clips yet; import some first.")
        return FoundMoves(list(self.moves), [])
