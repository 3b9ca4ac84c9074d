"""Keeping the task record true at every step of a piece of work."""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from choreo_desktop.domain.blueprint import Blueprint
from choreo_desktop.domain.errors import ChoreoError
from choreo_desktop.domain.request import ChoreographyRequest
from choreo_desktop.domain.task import TaskStatus
from choreo_desktop.domain.work import Cancelled
from choreo_desktop.library.tasks import TaskRepository
from choreo_desktop.services.task_papers import poster_of, write_papers

logger = logging.getLogger(__name__)


class About(NamedTuple):
    """What is known of a choreography before it is made, besides its song.

    Attributes:
        name: What the person calls the choreography; empty for the song's name.
        song_key: Storage key of the song; empty where it is not known.
        storage: In which storage the video will lie, as the program names storages; empty for a file that a
            person named.
        request: The choices; None where there are none.
        blueprint: The plan; None where it has yet to be made.
    """

    name: str = ""
    song_key: str = ""
    storage: str = ""
    request: ChoreographyRequest | None = None
    blueprint: Blueprint | None = None


NOTHING = About()


class TaskLog:
    """Writes one task's record.

    Args:
        tasks: The history.
        task_id: The task.
        storage: In which storage its video will lie.
    """

    def __init__(self, tasks: TaskRepository, task_id: str, storage: str = "") -> None:
        self._tasks = tasks
        self.task_id = task_id
        self._storage = storage
        self._stage = ""

    def planned(self, blueprint: Blueprint) -> None:
        """The plan stands. From now on the choreography can be made again, whatever becomes of the work."""
        try:
            keep(self._tasks, self.task_id, About(storage=self._storage, blueprint=blueprint))
        except ChoreoError as error:
            logger.warning("the plan of %s could not be kept: %s", self.task_id, error.details)

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


def keep(tasks: TaskRepository, task_id: str, about: About) -> None:
    """Write down what a task is made from, as far as it is known."""
    plan = about.blueprint
    tasks.keep_plan(
        task_id,
        write_papers(about.request, plan),
        poster=None if plan is None else poster_of(plan),
        output=None if plan is None else plan.output_config.output_path,
        storage=about.storage,
        song_key=about.song_key or None,
    )
