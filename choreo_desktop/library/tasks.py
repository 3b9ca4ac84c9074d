"""The history: one true record of every choreography that is being made, was made or was not made."""

import json
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from choreo_desktop.domain.errors import DatabaseError, InvalidRequestError, ResourceError
from choreo_desktop.domain.task import ChoreographyTask, TaskStatus
from choreo_desktop.library.ownership import OwnedElsewhereError, hold
from choreo_desktop.library.rows import TaskRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from peewee import SqliteDatabase

    from choreo_desktop.library.database import Database

Tasks = list[ChoreographyTask]
TaskIds = list[str]

_RUNNING = [status.value for status in TaskStatus if status.running]
_INTERRUPTED = (
    "The program was closed while this was being made. Make it again; finished parts are kept.",
    "interrupted: the process that made it ended without a word",
)


class TaskRepository:
    """The history of choreographies.

    A process that works on a task first takes it with ``owned`` and creates its record inside; so the record
    of a process that dies is found (``fail_interrupted``) and that of a living one is left alone.

    Args:
        database: Where the records live.
    """

    def __init__(self, database: "Database") -> None:
        self._database = database

    def create(self, task_id: str, song: str = "") -> ChoreographyTask:
        """Begin the record of a new task.

        Raises:
            InvalidRequestError: If the name is empty, or another task has it.
            DatabaseError: If the history cannot be written.
        """
        if not task_id or _clean(task_id) != task_id:
            raise InvalidRequestError(f"{task_id!r} cannot be the name of a task; use letters and digits.")
        now = datetime.now(UTC)
        task = ChoreographyTask(task_id=task_id, song=_clean(song), created_at=now, updated_at=now)
        with self._database.session() as db:
            if _find(db, task_id) is not None:
                raise InvalidRequestError(f"There is a choreography with the name {task_id} already.")
            TaskRow.insert(_row(task)).execute(db)
        return task

    def get(self, task_id: str) -> ChoreographyTask | None:
        """The record of a task, or None if there is none."""
        with self._database.session(write=False) as db:
            return _find(db, _clean(task_id))

    def update(
        self,
        task_id: str,
        *,
        status: TaskStatus | None = None,
        progress: int | None = None,
        stage: str | None = None,
        message: str | None = None,
        result: "Mapping[str, Any] | None" = None,
        error: "Mapping[str, str] | None" = None,
    ) -> ChoreographyTask:
        """Change what is given, all of it or nothing.

        Progress never goes back, and a completed task stands at 100. A finished task stays as it is for ever.

        Raises:
            ResourceError: If there is no such task.
            InvalidRequestError: If it is finished already.
            DatabaseError: If the history cannot be written.
        """
        given = {
            "status": None if status is None else TaskStatus(status),
            "progress": 100 if status == TaskStatus.COMPLETED else progress,
            "stage": stage,
            "message": message,
            "result": None if result is None else dict(result),
            "error": None if error is None else dict(error),
        }
        with self._database.session() as db:
            task = _find(db, _clean(task_id))
            if task is None:
                raise ResourceError(f"There is no choreography with the name {task_id}.")
            if not task.status.running:
                raise InvalidRequestError(
                    f"The choreography {task_id} has ended already ({task.status}); its record is final."
                )
            changed = _changed(task, {name: value for name, value in given.items() if value is not None})
            row = _row(changed)
            TaskRow.update(row).where(TaskRow.task_id == task.task_id).execute(db)
        return _task(row)

    def list(self, limit: int = 100) -> Tasks:
        """The newest tasks, newest first."""
        with self._database.session(write=False) as db:
            rows = TaskRow.select().order_by(TaskRow.number.desc()).limit(limit).dicts().execute(db)
            return [_task(row) for row in rows]

    def delete(self, task_id: str) -> bool:
        """Remove a record; returns whether there was one.

        Raises:
            InvalidRequestError: If somebody works on it.
            DatabaseError: If the history cannot be written.
        """
        with self.owned(task_id), self._database.session() as db:
            return bool(TaskRow.delete().where(TaskRow.task_id == _clean(task_id)).execute(db))

    @contextmanager
    def owned(self, task_id: str) -> "Iterator[None]":
        """Hold a task while working on it. The system lets go of it when this process ends, however it ends.

        Raises:
            InvalidRequestError: If somebody works on it already, in this process or another.
            DatabaseError: If the folder of locks cannot be written.
        """
        try:
            with hold(self._database.locks, task_id):
                yield
        except OwnedElsewhereError as error:
            raise InvalidRequestError(
                f"The choreography {task_id} is being made at this moment; wait for it or cancel it first."
            ) from error

    def fail_interrupted(self) -> TaskIds:
        """Mark what a dead process left unfinished as failed; called when the program starts.

        Returns:
            The names of the tasks that were marked.

        Raises:
            DatabaseError: If the history cannot be written.
        """
        with self._database.session(write=False) as db:
            rows = TaskRow.select().where(TaskRow.status.in_(_RUNNING)).order_by(TaskRow.number).dicts().execute(db)
            left = [row["task_id"] for row in rows]
        return [task_id for task_id in left if self._fail_if_orphaned(task_id)]

    def _fail_if_orphaned(self, task_id: str) -> bool:
        sentence, details = _INTERRUPTED
        try:
            with hold(self._database.locks, task_id):
                task = self.get(task_id)
                if task is None or not task.status.running:  # it ended while we looked
                    return False
                failure = {
                    "error": sentence,
                    "details": f"{details} (at {task.progress} %)",
                    "stage": task.stage,
                }
                self.update(task_id, status=TaskStatus.FAILED, message=sentence, error=failure)
        except OwnedElsewhereError:
            return False
        return True


def _find(db: "SqliteDatabase", task_id: str) -> ChoreographyTask | None:
    rows = TaskRow.select().where(TaskRow.task_id == task_id).dicts().execute(db)
    return next((_task(row) for row in rows), None)


def _changed(task: ChoreographyTask, given: dict[str, Any]) -> ChoreographyTask:
    now = datetime.now(UTC)
    progress = max(task.progress, min(given.get("progress", 0), 100))
    words: dict[str, Any] = {name: _clean(given[name]) for name in ("stage", "message") if name in given}
    # A clock that was set back does not make a change older than the one before.
    times = {"progress": progress, "updated_at": max(now, task.updated_at)}
    return task.model_copy(update={**given, **words, **times})


def _clean(text: str) -> str:
    """Text as SQLite takes it: file names can hold halves of characters, which no encoding knows."""
    return text.encode("utf-8", "replace").decode()


def _row(task: ChoreographyTask) -> dict[str, Any]:
    return {
        **{name: getattr(task, name) for name in ("task_id", "progress", "stage", "message", "song")},
        "status": task.status.value,
        "result": None if task.result is None else json.dumps(task.result),
        "error": None if task.error is None else json.dumps(task.error),
        "created_at": task.created_at.isoformat(),
        "updated_at": task.updated_at.isoformat(),
    }


def _task(row: dict[str, Any]) -> ChoreographyTask:
    try:
        texts = {name: json.loads(row[name]) for name in ("result", "error") if row[name] is not None}
        return ChoreographyTask.model_validate({**row, **texts})
    except ValueError as error:
        raise DatabaseError(
            f"The record of {row['task_id']} in the history cannot be understood.", details=str(error)
        ) from error
