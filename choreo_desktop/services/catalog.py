"""What a choreography can be made of, wherever its songs and moves come from."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from choreo_desktop.domain.genres import Genre
from choreo_desktop.domain.moves import MoveClip
from choreo_desktop.domain.song import Song, SongAnalysis
from choreo_desktop.domain.work import CancelToken


@dataclass(frozen=True)
class FoundMoves:
    """The clips of a folder.

    Attributes:
        moves: Those that can be used.
        notes: A sentence for each file that cannot.
    """

    moves: list[MoveClip]
    notes: list[str]


class Catalog(Protocol):
    """Songs and moves that a choreography can be made of."""

    def song(self, song_id: str) -> Song:
        """The song of that name.

        Raises:
            ResourceError: If there is none.
        """

    def song_file(self, song_id: str) -> Path:
        """Its file on this machine."""

    def analysis(self, song_id: str, genre: Genre) -> SongAnalysis | None:
        """What is known of the song already, corrected; None where somebody has to listen."""

    def find_moves(self, genre: Genre, *, cancel: CancelToken, on_share: Callable[[float], None]) -> FoundMoves:
        """All moves; reading them may take a while."""
