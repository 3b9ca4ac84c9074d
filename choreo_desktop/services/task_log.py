"""Keeping the task record true at every step of a piece of work."""

import logging
import traceback
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import Any

from choreo_desktop.domain.errors import ChoreoError, InvalidRequestError
from choreo_desktop.domain.task import TaskStatus
from choreo_desktop.domain.work import Cancelled
from choreo_desktop.library.tasks import TaskRepository

logger = logging.getLogger(__name__)


class TaskLog:
    """Writes one task's record.

    Args:
        tasks: The history.
        task_id: The task.
    """

    def __init__(self, tasks: TaskRepository, task_id: str) -> None:
        self._tasks = tasks
        self.task_id = task_id
        self._stage = ""

    def step(self, status: TaskStatus, stage: str, percent: int, message: str) -> None:
        """The work is so far. A full disk must not stop it: it is told in the log, and the end counts."""
        self._stage = stage
        try:
            self._tasks.update(self.task_id, status=status, stage=stage, progress=percent, message=message)
        except ChoreoError as error:
            logger.warning("the record of %s could not be written: %s", self.task_id, error.details)

    def done(self, result: dict[str, Any]) -> None:
        """The work is finished. The video stands, whatever becomes of its record."""
        try:
            self._tasks.update(
                self.task_id, status=TaskStatus.COMPLETED, stage="completed", message="Done", result=result
            )
        except ChoreoError as error:
            logger.warning("the end of %s could not be recorded: %s", self.task_id, error.details)

    def _ended(self, status: TaskStatus, message: str, error: dict[str, str] | None = None) -> None:
        try:
            self._tasks.update(
                self.task_id, status=status, message=message, error=error, stage=(error or {}).get("stage")
            )
        except ChoreoError as problem:
            logger.warning("the end of %s could not be recorded: %s", self.task_id, problem.details)

    @contextmanager
    def following(self) -> Iterator[None]:
        """Record how the work inside ends: cancelled, failed, or failed by a bug of ours."""
        try:
            yield
        except (Cancelled, KeyboardInterrupt):
            self._ended(TaskStatus.CANCELLED, "Cancelled")
            raise
        except ChoreoError as error:
            error.stage = error.stage or self._stage
            self._ended(TaskStatus.FAILED, error.error, error.as_dict())
            raise
        except BaseException as error:
            sentence = f"An unexpected problem stopped the work ({type(error).__name__})."
            self._ended(
                TaskStatus.FAILED,
                sentence,
                {"error": sentence, "details": traceback.format_exc(), "stage": self._stage},
            )
            raise


@contextmanager
def task_log(tasks: TaskRepository, song: str, task_id: str | None = None) -> Iterator[TaskLog]:
    """Begin a task, hold it while it is worked on, and record how it ends.

    Args:
        tasks: The history.
        song: What people call the song.
        task_id: A name for the task; a new one if it is None, or taken by an earlier run.

    Raises:
        DatabaseError: If the history cannot be written.
    """
    with ExitStack() as held:
        log = TaskLog(tasks, _begin(tasks, song, task_id, held))
        with log.following():
            yield log


def _begin(tasks: TaskRepository, song: str, wanted: str | None, held: ExitStack) -> str:
    """Take and create a task under the wanted name, or a new one where another run has it or had it."""
    if wanted is not None:
        with suppress(InvalidRequestError):
            return _create(tasks, song, wanted, held)
    return _create(tasks, song, str(uuid.uuid4()), held)


def _create(tasks: TaskRepository, song: str, task_id: str, held: ExitStack) -> str:
    held.enter_context(tasks.owned(task_id))
    tasks.create(task_id, song)
    return task_id
