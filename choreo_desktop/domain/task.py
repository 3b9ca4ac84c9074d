"""The task record: one choreography being made, or made, or not made and why."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from pydantic import Field

from choreo_desktop.domain.keys import safe_key
from choreo_desktop.domain.model import Model


class TaskStatus(StrEnum):
    """Where a task is."""

    PLANNED = "planned"
    PENDING = "pending"
    PLANNING = "planning"
    ASSEMBLING = "assembling"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def running(self) -> bool:
        """Whether somebody must be working on it."""
        return self in (TaskStatus.PENDING, TaskStatus.PLANNING, TaskStatus.ASSEMBLING)

    @property
    def final(self) -> bool:
        """Whether it has ended, for ever; a plan that waits to be rendered has not."""
        return self in (TaskStatus.COMPLETED, TaskStatus.FAILED, TaskStatus.CANCELLED)


class ChoreographyTask(Model):
    """One row of the history.

    Attributes:
        task_id: Its identity, a UUID.
        status: Where it is.
        progress: 0 to 100.
        stage: The stage it is in or ended in.
        message: One short line for people.
        result: ``video_url``, ``duration_seconds`` and more once completed.
        error: ``error``, ``details`` and ``stage`` once failed.
        song: What people call the song.
        created_at: With time zone.
        updated_at: With time zone.
        name: What the person calls it; empty for the song's name.
        song_key: Storage key of the song; empty where it is not known.
        poster: Storage key of the clip whose picture stands for it; empty where nothing is planned yet.
        output: Storage key of the video; empty where nothing is planned yet.
        storage: In which storage the video lies, as the program names storages; empty for a file that a person
            named, which only the ``video_url`` tells.
    """

    task_id: str
    status: TaskStatus = TaskStatus.PENDING
    progress: int = Field(default=0, ge=0, le=100)
    stage: str = ""
    message: str = ""
    result: dict[str, Any] | None = None
    error: dict[str, str] | None = None
    song: str = ""
    created_at: datetime
    updated_at: datetime
    name: str = ""
    song_key: str = ""
    poster: str = ""
    output: str = ""
    storage: str = ""

    @property
    def title(self) -> str:
        """What it is called where people see it."""
        return self.name or self.song

    @property
    def planned(self) -> bool:
        """Whether there is a plan to open and to make a video of."""
        return bool(self.poster)

    @property
    def video_url(self) -> str:
        """Where its video is; empty where there is none."""
        return str((self.result or {}).get("video_url") or "")


class TaskPapers(NamedTuple):
    """What a task is made from, as JSON texts; None for what is not known.

    Attributes:
        request: The choices.
        blueprint: The plan.
    """

    request: str | None = None
    blueprint: str | None = None


NO_PAPERS = TaskPapers()


class DeletedTask(NamedTuple):
    """A record that was taken out of the history, with all that puts it back as it was.

    Attributes:
        task: The record.
        number: Its place in the history.
        papers: What it is made from.
    """

    task: ChoreographyTask
    number: int
    papers: TaskPapers


def new_task(task_id: str, **about: Any) -> ChoreographyTask:  # noqa: ANN401 - fields of the model, which checks them
    """A record that begins now.

    Args:
        task_id: Its identity.
        **about: Other fields of ``ChoreographyTask``.
    """
    now = datetime.now(UTC)
    return ChoreographyTask(task_id=task_id, created_at=now, updated_at=now, **about)


def video_key(task_id: str, *, name: str = "", suffix: str = ".mp4") -> str:
    """The storage key of the video of a task, whatever the task is called.

    Args:
        task_id: The task.
        name: What people should find in their folder; a part of the task's identity follows it.
        suffix: Of the file.
    """
    return safe_key("output", f"{name} {task_id[:8]}{suffix}" if name else f"choreo_{task_id}{suffix}")
