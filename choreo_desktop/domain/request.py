"""What is asked of the program, and what it answers."""

from typing import Annotated

from pydantic import ConfigDict, Field, StrictInt, StrictStr

from choreo_desktop.domain.blueprint import Fit, Quality
from choreo_desktop.domain.model import Model
from choreo_desktop.domain.moves import Difficulty, Energy, Style
from choreo_desktop.domain.task import TaskStatus


class ChoreographyRequest(Model):
    """A choreography somebody wants.

    Attributes:
        song_id: Which song.
        difficulty: Only moves of this difficulty, where there are enough; None for any.
        energy_level: Only moves of this energy, where there are enough; None for any.
        style: Only moves of this style, where there are enough; None for any.
        genre: Dance whose tempo range the song lies in.
        seed: The same seed gives the same choreography.
        width: Pixels of the video.
        height: Pixels of the video.
        frame_rate: Frames per second of the video.
        fit: How clips of another shape fill the frame.
        quality: ``draft`` for a quick look.
        video_bitrate: Such as ``2M``.
        audio_bitrate: Such as ``128k``.
        output_path: Storage key of the result; None for one made from the task's name.
    """

    model_config = ConfigDict(extra="forbid")

    song_id: Annotated[StrictStr, Field(min_length=1)]
    difficulty: Difficulty | None = None
    energy_level: Energy | None = None
    style: Style | None = None
    genre: str = "bachata"
    seed: StrictInt = 0
    width: StrictInt = 1280
    height: StrictInt = 720
    frame_rate: float = 30
    fit: Fit = "blur"
    quality: Quality = "final"
    video_bitrate: str = "2M"
    audio_bitrate: str = "128k"
    output_path: str | None = None


class ChoreographyResponse(Model):
    """A finished choreography.

    Attributes:
        task_id: The task that made it.
        status: ``completed``.
        video_url: Where the video is.
        duration_seconds: Its length.
    """

    task_id: str
    status: TaskStatus
    video_url: str
    duration_seconds: float
