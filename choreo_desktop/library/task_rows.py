"""Records of tasks as they lie in the file, and back."""

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from choreo_desktop.domain.errors import DatabaseError
from choreo_desktop.domain.task import ChoreographyTask, TaskPapers
from choreo_desktop.library.rows import PapersRow, TaskRow

if TYPE_CHECKING:
    from peewee import SqliteDatabase

_TEXTS = ("task_id", "stage", "message", "song", "name", "song_key", "poster", "output", "storage")


def clean(text: str) -> str:
    """Text as SQLite takes it: file names can hold halves of characters, which no encoding knows."""
    return text.encode("utf-8", "replace").decode()


def to_row(task: ChoreographyTask) -> dict[str, Any]:
    """A record as it is written down."""
    return {
        **{name: clean(getattr(task, name)) for name in _TEXTS},
        "progress": task.progress,
        "status": task.status.value,
        "result": None if task.result is None else json.dumps(task.result),
        "error": None if task.error is None else json.dumps(task.error),
        "created_at": task.created_at.isoformat(),
        "updated_at": task.updated_at.isoformat(),
    }


def from_row(row: dict[str, Any]) -> ChoreographyTask:
    """A record as it was written down.

    Raises:
        DatabaseError: If it cannot be understood.
    """
    try:
        texts = {name: json.loads(row[name]) for name in ("result", "error") if row[name] is not None}
        return ChoreographyTask.model_validate({**row, **texts})
    except ValueError as error:
        raise DatabaseError(
            f"The record of {row['task_id']} in the history cannot be understood.", details=str(error)
        ) from error


def find_row(db: "SqliteDatabase", task_id: str) -> dict[str, Any] | None:
    """The row of a task, if there is one."""
    rows = TaskRow.select().where(TaskRow.task_id == clean(task_id)).dicts().execute(db)
    return next(iter(rows), None)


def find_papers(db: "SqliteDatabase", number: int) -> TaskPapers:
    """What a task is made from."""
    rows = PapersRow.select().where(PapersRow.number == number).dicts().execute(db)
    return next((TaskPapers(row["request"], row["blueprint"]) for row in rows), TaskPapers())


def put_papers(db: "SqliteDatabase", number: int, papers: TaskPapers) -> None:
    """Write down what a task is made from; what is None stays as it was."""
    given = {field: clean(text) for field, text in papers._asdict().items() if text is not None}
    if given:
        PapersRow.insert(number=number).on_conflict_ignore().execute(db)
        PapersRow.update(given).where(PapersRow.number == number).execute(db)


def changed(task: ChoreographyTask, given: dict[str, Any]) -> ChoreographyTask:
    """A record with changes; progress never goes back, and what is None stays as it was."""
    known = {name: value for name, value in given.items() if value is not None}
    progress = max(task.progress, min(known.get("progress", 0), 100))
    # A clock that was set back does not make a change older than the one before.
    now = max(datetime.now(UTC), task.updated_at)
    return task.model_copy(update={**known, "progress": progress, "updated_at": now})
