"""Writing a plan down: its moves as the blueprint holds them."""

from collections.abc import Sequence
from typing import Any

from choreo_desktop.domain.blueprint import SCHEMA_VERSION, Blueprint, read_blueprint, read_unfinished
from choreo_desktop.planning.board import Board, Step
from choreo_desktop.planning.reasons import explain
from choreo_desktop.planning.remarks import remarks


def write_move(board: Board, steps: Sequence[Step], place: int) -> dict[str, Any]:
    """One move of a plan as plain data.

    Args:
        board: What the plan is made from.
        steps: The whole plan.
        place: Which move of it.
    """
    step = steps[place]
    clip, first, last = board.cast.moves[step.clip], board.slots[step.slot], board.slots[step.end - 1]
    move: dict[str, Any] = {
        "video_path": clip.key,
        "start_time": first.start,
        "duration": last.end - first.start,
        "clip_start": step.fit.begin,
        "name": clip.name,
        "counts": step.fit.counts,
        "reason": explain(board, steps, place),
        "slot": step.slot,
        "part": step.part,
    }
    if first.label:
        move["section"] = first.label
    if step.fit.knots:
        move["time_map"] = list(step.fit.knots)
    if step.locked:
        move["locked"] = True
    return move


def write_blueprint(board: Board, steps: Sequence[Step], *, task_id: str, output_path: str) -> Blueprint:
    """A whole plan.

    Args:
        board: What the plan is made from.
        steps: Its moves in order; none for a plan that is laid by hand from the beginning.
        task_id: Name of the task that makes it.
        output_path: Storage key of the result.

    Raises:
        BlueprintError: If the video cannot be as requested.
    """
    request = board.request
    read = read_blueprint if steps else read_unfinished
    return read(
        {
            "task_id": task_id,
            "audio_path": board.song.key,
            "moves": [write_move(board, steps, place) for place in range(len(steps))],
            "output_config": {
                "output_path": output_path,
                "width": request.width,
                "height": request.height,
                "frame_rate": request.frame_rate,
                "fit": request.fit,
                "quality": request.quality,
                "video_codec": request.video_codec,
                "video_bitrate": request.video_bitrate,
                "audio_bitrate": request.audio_bitrate,
            },
            "schema_version": SCHEMA_VERSION,
            "notes": remarks(board, steps),
        }
    )
