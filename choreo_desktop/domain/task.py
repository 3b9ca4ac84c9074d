"""The task record: one choreography being made, or made, or not made and why."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from pydantic import Field

from choreo_desktop.domain.model import Model


class TaskStatus(StrEnum):
    """Where a task is."""

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


class ChoreographyTask(Model):
    """One row of the history.

    Attributes:
        task_id: Its name, a UUID.
        status: Where it is.
        progress: 0 to 100.
        stage: The stage it is in or ended in.
        message: One short line for people.
        result: ``video_url``, ``duration_seconds`` and more once completed.
        error: ``error``, ``details`` and ``stage`` once failed.
        song: What people call the song.
        created_at: With time zone.
        updated_at: With time zone.
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
