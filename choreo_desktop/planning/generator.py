"""The planner: from a song, what was heard in it, and moves, to a blueprint."""

from collections.abc import Sequence

from choreo_desktop.domain.blueprint import Blueprint
from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.domain.genres import GENRES, Genre
from choreo_desktop.domain.moves import MoveClip
from choreo_desktop.domain.request import ChoreographyRequest
from choreo_desktop.domain.song import Song, SongAnalysis
from choreo_desktop.planning.board import Board
from choreo_desktop.planning.pace import DEFAULT_STRETCH, Limits
from choreo_desktop.planning.search import find_plan
from choreo_desktop.planning.writing import write_blueprint


def genre_named(name: str) -> Genre:
    """The genre of a request.

    Raises:
        InvalidRequestError: If there is no such genre.
    """
    if name not in GENRES:
        raise InvalidRequestError(f"Unknown genre {name[:40]!r}. Choose one of {', '.join(GENRES)}.")
    return GENRES[name]


class BlueprintGenerator:
    """Lays moves on the 8-counts of a song; ``scoring`` says what makes a plan good.

    Args:
        max_stretch: How far the speed of a clip may be from 1, such as 0.15 for 85 % to 115 %; up to 0.33, which is
            75 % to 133 %.

    Raises:
        InvalidRequestError: If ``max_stretch`` is out of range.
    """

    def __init__(self, *, max_stretch: float = DEFAULT_STRETCH) -> None:
        Limits.within(max_stretch)
        self.max_stretch = max_stretch

    def board(
        self, song: Song, analysis: SongAnalysis, moves: Sequence[MoveClip], request: ChoreographyRequest
    ) -> Board:
        """All that a plan is made from and judged by; see ``generate``."""
        genre_named(request.genre)
        return Board(song, analysis, moves, request, max_stretch=self.max_stretch)

    def generate(
        self,
        song: Song,
        analysis: SongAnalysis,
        moves: Sequence[MoveClip],
        request: ChoreographyRequest,
        *,
        task_id: str,
        output_path: str,
    ) -> Blueprint:
        """Plan a choreography. The same arguments give the same blueprint.

        Args:
            song: The song.
            analysis: What was heard in it.
            moves: The library, in any order.
            request: The choices.
            task_id: Name of the task that makes it.
            output_path: Storage key of the result.

        Raises:
            InvalidRequestError: If the genre is unknown, or choices contradict each other or name what is not there.
            BlueprintError: If the video cannot be as requested.
            ResourceError: If there are no moves.
            UnusableMediaError: If the song has no beat or is shorter than one 8-count.
        """
        board = self.board(song, analysis, moves, request)
        steps = find_plan(board).steps
        return write_blueprint(board, steps, task_id=task_id, output_path=output_path)
