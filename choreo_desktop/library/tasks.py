"""The history: one true record of every choreography that is being made, was made or was not made."""

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from choreo_desktop.domain.errors import DatabaseError, InvalidRequestError, ResourceError
from choreo_desktop.domain.task import NO_PAPERS, ChoreographyTask, DeletedTask, TaskPapers, TaskStatus
from choreo_desktop.library.ownership import OwnedElsewhereError, hold
from choreo_desktop.library.rows import PapersRow, TaskRow
from choreo_desktop.library.task_rows import changed, clean, find_papers, find_row, from_row, put_papers, to_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from choreo_desktop.library.database import Database

logger = logging.getLogger(__name__)

Tasks = list[ChoreographyTask]
TaskIds = list[str]

_RUNNING = [status.value for status in TaskStatus if status.running]
_WITHOUT_VIDEO = [TaskStatus.FAILED.value, TaskStatus.CANCELLED.value]
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

    def add(self, task: ChoreographyTask, papers: TaskPapers = NO_PAPERS) -> ChoreographyTask:
        """Write a new record down, with what it is made from. Returns it as it is kept.

        Raises:
            InvalidRequestError: If its identity is empty, or another task has it.
            DatabaseError: If the history cannot be written.
        """
        self._insert(to_row(task), task, papers)
        return from_row(to_row(task))

    def get(self, task_id: str) -> ChoreographyTask | None:
        """The record of a task, or None if there is none."""
        with self._database.session(write=False) as db:
            row = find_row(db, task_id)
        return None if row is None else from_row(row)

    def papers(self, task_id: str) -> TaskPapers:
        """What a task is made from, as far as it is known.

        Raises:
            ResourceError: If there is no such task.
            DatabaseError: If the history cannot be read.
        """
        with self._database.session(write=False) as db:
            return find_papers(db, _known(find_row(db, task_id), task_id)["number"])

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
        return self._change(task_id, given)

    def keep_plan(
        self,
        task_id: str,
        papers: TaskPapers,
        *,
        poster: str | None = None,
        output: str | None = None,
        storage: str | None = None,
        song_key: str | None = None,
    ) -> ChoreographyTask:
        """Write down what a task is made from and where its video goes. What is None stays as it was.

        Raises as ``update`` does.
        """
        given = {"poster": poster, "output": output, "storage": storage, "song_key": song_key}
        return self._change(task_id, given, papers)

    def rename(self, task_id: str, name: str) -> ChoreographyTask:
        """Call a task something else, whether it is finished or not: the name is the person's.

        Raises:
            ResourceError: If there is no such task.
            DatabaseError: If the history cannot be written.
        """
        with self._database.session() as db:
            row = _known(find_row(db, task_id), task_id)
            TaskRow.update(name=clean(name)).where(TaskRow.number == row["number"]).execute(db)
        return from_row({**row, "name": clean(name)})

    def list(self, limit: int = 100) -> Tasks:
        """The newest tasks, newest first. A record that cannot be understood hides no other."""
        with self._database.session(write=False) as db:
            rows = [*TaskRow.select().order_by(TaskRow.number.desc()).limit(limit).dicts().execute(db)]
        return [*_understood(rows)]

    def take_out(self, task_id: str) -> DeletedTask | None:
        """Remove a record and hand it out, for ``put_back``; None if there was none.

        Raises:
            InvalidRequestError: If somebody works on it.
            DatabaseError: If the history cannot be written.
        """
        with self.owned(task_id), self._database.session() as db:
            row = find_row(db, task_id)
            if row is None:
                return None
            taken = DeletedTask(from_row(row), row["number"], find_papers(db, row["number"]))
            for table in (TaskRow, PapersRow):
                table.delete().where(table.number == row["number"]).execute(db)
        return taken

    def put_back(self, deleted: DeletedTask) -> None:
        """Put a record back exactly as and where it was.

        Raises:
            InvalidRequestError: If another task has its identity by now.
            DatabaseError: If the history cannot be written.
        """
        self._insert({**to_row(deleted.task), "number": deleted.number}, deleted.task, deleted.papers)

    def video_is_used(self, output: str, storage: str | None = None) -> bool:
        """Whether a task has its video under that key, or will have it there.

        Args:
            output: The key.
            storage: Only there, or where it is not settled yet; None for any storage.
        """
        where = (TaskRow.output == clean(output)) & TaskRow.status.not_in(_WITHOUT_VIDEO)
        if storage is not None:
            where &= TaskRow.storage.in_([clean(storage), ""])
        with self._database.session(write=False) as db:
            return bool(TaskRow.select().where(where).exists(db))

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

    def _insert(self, row: dict[str, Any], task: ChoreographyTask, papers: TaskPapers) -> None:
        task_id = task.task_id
        if not task_id or clean(task_id) != task_id:
            raise InvalidRequestError(f"{task_id!r} cannot be the name of a task; use letters and digits.")
        with self._database.session() as db:
            if find_row(db, task_id) is not None:
                raise InvalidRequestError(f"There is a choreography with the name {task_id} already.")
            put_papers(db, int(TaskRow.insert(row).execute(db)), papers)

    def _change(self, task_id: str, given: dict[str, Any], papers: TaskPapers = NO_PAPERS) -> ChoreographyTask:
        with self._database.session() as db:
            old = _known(find_row(db, task_id), task_id)
            task = from_row(old)
            if task.status.final:
                raise InvalidRequestError(
                    f"The choreography {task_id} has ended already ({task.status}); its record is final."
                )
            row = to_row(changed(task, given))
            TaskRow.update(row).where(TaskRow.number == old["number"]).execute(db)
            put_papers(db, old["number"], papers)
        return from_row(row)


def _known(row: dict[str, Any] | None, task_id: str) -> dict[str, Any]:
    if row is None:
        raise ResourceError(f"There is no choreography with the name {task_id}.")
    return row


def _understood(rows: "Iterable[dict[str, Any]]") -> "Iterator[ChoreographyTask]":
    for row in rows:
        try:
            yield from_row(row)
        except DatabaseError as error:
            logger.warning("%s (%s)", error.error, error.details)
