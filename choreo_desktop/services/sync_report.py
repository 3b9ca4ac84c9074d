"""The sync report: where every move was meant to begin, and where it was found in the finished file."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from choreo_desktop.domain.errors import ProcessingError
from choreo_desktop.domain.model import Model
from choreo_desktop.domain.timeline import Placement
from choreo_desktop.media.packets import Counted

MAX_AUDIO_OFFSET_MS = 5.0


class JoinReport(Model):
    """One border between moves.

    Attributes:
        move: Place of the move in the blueprint's list.
        planned_frame: Its first frame as planned.
        found_frame: Its first frame as counted in the finished file; None where it was not found.
        error_ms: How much later it was found than planned, in milliseconds.
    """

    move: int
    planned_frame: int
    found_frame: int | None
    error_ms: float | None


class SyncReport(Model):
    """How exact a finished video is.

    Attributes:
        frame_rate: Frames per second.
        frames_planned: Frames that the plan has.
        frames_found: Frames counted in the finished file.
        joins: One for each move.
        audio_offset_ms: By how much the song starts later than in its source; None for silence.
    """

    frame_rate: float
    frames_planned: int
    frames_found: int
    joins: list[JoinReport]
    audio_offset_ms: float | None

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return self.model_dump(mode="json")


def make_report(
    placements: Sequence[Placement], counted: Counted, rate: Fraction, audio_offset: float | None
) -> SyncReport:
    """Compare the plan with what was counted.

    Args:
        placements: All moves of the plan.
        counted: The finished file; its joins belong to the moves that have frames, in order.
        rate: Frames per second.
        audio_offset: Seconds by which the song starts late; None where it could not be measured.
    """
    found = iter(counted.joins)
    joins = []
    for p in placements:
        # A move shorter than a frame has nothing to be found; its border is the next move's.
        at: int | None = p.first_frame
        if p.frames:
            at = next(found)
            at = None if at is None else at + p.hold_before
        error = None if at is None else float((at - p.first_frame) / rate * 1000)
        joins.append(JoinReport(move=p.move, planned_frame=p.first_frame, found_frame=at, error_ms=error))
    return SyncReport(
        frame_rate=float(rate),
        frames_planned=sum(p.total_frames for p in placements),
        frames_found=counted.frames,
        joins=joins,
        audio_offset_ms=None if audio_offset is None else round(audio_offset * 1000, 3),
    )


def check_report(report: SyncReport, *, exact: bool) -> None:
    """Refuse a video that is off.

    Raises:
        ProcessingError: If a frame is missing, a time is not n/fps, a join is off by more than a frame, or
            the song is not where it belongs.
    """
    problems = []
    if abs(report.frames_found - report.frames_planned) > 1:
        problems.append(f"{report.frames_found} frames instead of {report.frames_planned}")
    if not exact:
        problems.append("frames are not evenly spaced")
    limit = 1000 / report.frame_rate + 1e-6
    problems += [
        f"move {join.move + 1} begins at frame {join.found_frame} instead of {join.planned_frame}"
        for join in report.joins
        if join.error_ms is None or abs(join.error_ms) > limit
    ]
    if report.audio_offset_ms is not None and abs(report.audio_offset_ms) > MAX_AUDIO_OFFSET_MS:
        problems.append(f"the song starts {report.audio_offset_ms:.1f} ms late")
    if problems:
        raise ProcessingError(
            f"The finished video would be out of step with the music ({problems[0]}); it was not kept.",
            details="\n".join(problems),
        )
