"""The planner: from a song, what was heard in it, and moves, to a blueprint."""

from collections.abc import Sequence
from typing import Any

from choreo_desktop.domain.blueprint import SCHEMA_VERSION, Blueprint, read_blueprint
from choreo_desktop.domain.errors import InvalidRequestError, ResourceError
from choreo_desktop.domain.moves import MoveClip
from choreo_desktop.domain.request import ChoreographyRequest
from choreo_desktop.domain.song import GENRES, Genre, Song, SongAnalysis
from choreo_desktop.planning.matching import Matched, match_moves
from choreo_desktop.planning.retiming import Pace
from choreo_desktop.planning.sequencing import Step, sequence_moves
from choreo_desktop.planning.slots import cut_slots
from choreo_desktop.planning.wording import explain

DEFAULT_STRETCH = 0.15
"""How far a clip's speed may be from 1 before dancers look rushed or tired."""

_UNSURE_BEATS = 0.3


def genre_named(name: str) -> Genre:
    """The genre of a request.

    Raises:
        InvalidRequestError: If there is no such genre.
    """
    if name not in GENRES:
        raise InvalidRequestError(f"Unknown genre {name[:40]!r}. Choose one of {', '.join(GENRES)}.")
    return GENRES[name]


class BlueprintGenerator:
    """Lays moves on the 8-counts of a song.

    Args:
        max_stretch: How far the speed of a clip may be from 1, such as 0.15 for 85 % to 115 %.
    """

    def __init__(self, *, max_stretch: float = DEFAULT_STRETCH) -> None:
        self._max_stretch = max_stretch

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
            InvalidRequestError: If the genre is unknown or the video cannot be as requested.
            ResourceError: If there are no moves.
            UnusableMediaError: If the song has no beat or is shorter than one 8-count.
        """
        genre_named(request.genre)
        if not moves:
            raise ResourceError(
                "There are no usable clips in the library. Add a folder of dance clips, each some seconds long."
            )
        slots = cut_slots(song, analysis)
        matched = match_moves(moves, request)
        steps = sequence_moves(matched, slots, max_stretch=self._max_stretch, seed=request.seed)
        return read_blueprint(
            {
                "task_id": task_id,
                "audio_path": song.key,
                "moves": [_as_move(step, matched, request) for step in steps],
                "output_config": _output(request, output_path),
                "schema_version": SCHEMA_VERSION,
                "notes": [*matched.notes, *_remarks(song, analysis, steps)],
            }
        )


def _as_move(step: Step, matched: Matched, request: ChoreographyRequest) -> dict[str, Any]:
    start = step.slots[0].start
    move: dict[str, Any] = {
        "video_path": step.move.key,
        "start_time": start,
        "duration": step.slots[-1].end - start,
        "clip_start": step.fit.knots[0][1] if step.fit.knots else 0.0,
        "name": step.move.name,
        "counts": step.fit.counts,
        "reason": explain(step, matched, request),
    }
    return {**move, "time_map": step.fit.knots} if step.fit.knots else move


def _output(request: ChoreographyRequest, output_path: str) -> dict[str, Any]:
    return {
        "output_path": output_path,
        "width": request.width,
        "height": request.height,
        "frame_rate": request.frame_rate,
        "fit": request.fit,
        "quality": request.quality,
        "video_bitrate": request.video_bitrate,
        "audio_bitrate": request.audio_bitrate,
    }


def _remarks(song: Song, analysis: SongAnalysis, steps: Sequence[Step]) -> list[str]:
    """What else a person should know about the plan."""
    remarks = []
    if analysis.confidence.beats < _UNSURE_BEATS:
        remarks.append(f"The beat of {song.title!r} is uncertain; listen whether the steps meet it.")
    off = sum(step.fit.pace is Pace.TOO_FAR for step in steps)
    if off:
        remarks.append(
            f"{_moves(off)} at its own speed because its tempo is too far from the song's {analysis.bpm:.0f} BPM."
            if off == 1
            else f"{_moves(off)} at their own speed because their tempo is too far from the song's "
            f"{analysis.bpm:.0f} BPM."
        )
    blind = sum(step.fit.pace is Pace.NO_GRID for step in steps)
    if blind:
        remarks.append(f"{_moves(blind)} without a beat of the clip being known, so the steps may miss the music.")
    return remarks


def _moves(count: int) -> str:
    return "1 move plays" if count == 1 else f"{count} moves play"
