"""What a plan is made from, gathered: the song is listened to, the clips are looked at."""

from typing import NamedTuple

from choreo_desktop.domain.errors import ResourceError
from choreo_desktop.domain.request import ChoreographyRequest
from choreo_desktop.domain.song import Song, SongAnalysis
from choreo_desktop.domain.task import TaskStatus
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.planning.generator import genre_named
from choreo_desktop.services.catalog import Catalog, FoundMoves
from choreo_desktop.services.ears import Ears
from choreo_desktop.services.making_told import ANALYSED_PERCENT, ANALYSING, Tell


class Material(NamedTuple):
    """What a plan is made from.

    Attributes:
        song: The song.
        analysis: What was heard in it.
        found: The clips.
    """

    song: Song
    analysis: SongAnalysis
    found: FoundMoves


class Gatherer:
    """Gathers it.

    Args:
        catalog: Songs and moves.
        ears: Listens to songs.
    """

    def __init__(self, catalog: Catalog, ears: Ears) -> None:
        self._catalog = catalog
        self._ears = ears

    def song(self, song_id: str) -> Song:
        """The song of that name.

        Raises:
            ResourceError: If there is none.
        """
        return self._catalog.song(song_id)

    def gather(
        self, request: ChoreographyRequest, tell: Tell, cancel: CancelToken, *, lenient: bool = False
    ) -> Material:
        """Listen to the song and look at the clips.

        Args:
            request: The choices.
            tell: Is told how far it is.
            cancel: Stops it.
            lenient: Do without files that are missing.

        Raises:
            ChoreoError: If the song or the clips cannot be used.
            Cancelled: If ``cancel`` was cancelled.
        """
        genre = genre_named(request.genre)
        song = self._catalog.song(request.song_id)
        half = ANALYSED_PERCENT // 2

        def heard(share: float) -> None:
            tell(TaskStatus.PLANNING, ANALYSING, int(half * share), f"Listening to {song.title}")

        def looked(share: float) -> None:
            tell(TaskStatus.PLANNING, ANALYSING, half + int(half * share), "Looking at the clips")

        heard(0.0)
        analysis = self._catalog.analysis(request.song_id, genre)
        if analysis is None or not lenient:
            file = self._catalog.song_file(request.song_id)
            analysis = analysis or self._ears.hear_song(file, genre, cancel=cancel, on_share=heard).analysis
        try:
            found = self._catalog.find_moves(genre, cancel=cancel, on_share=looked)
        except ResourceError:
            if not lenient:
                raise
            found = FoundMoves([], [])
        cancel.check()
        return Material(song, analysis, found)
