"""The steps by which the database came to its present form. Steps are added at the end, never changed."""

from typing import TYPE_CHECKING, Any

from choreo_desktop.domain.errors import DatabaseError

if TYPE_CHECKING:
    from pathlib import Path

    from peewee import SqliteDatabase

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE tasks (
            number INTEGER PRIMARY KEY,
            task_id TEXT NOT NULL UNIQUE,
            status TEXT NOT NULL CHECK (status IN
                ('pending', 'planning', 'assembling', 'completed', 'failed', 'cancelled')),
            progress INTEGER NOT NULL CHECK (progress BETWEEN 0 AND 100),
            stage TEXT NOT NULL,
            message TEXT NOT NULL,
            result TEXT,
            error TEXT,
            song TEXT NOT NULL,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL
        )
        """,
        "CREATE INDEX tasks_by_status ON tasks (status)",
    ),
)


def migrate(database: "SqliteDatabase", path: "Path", steps: tuple[tuple[str, ...], ...] = MIGRATIONS) -> None:
    """Bring an open database to the newest form, one transaction a step.

    Two programs that start at once take turns: each step begins by taking the right to write and looks at the
    version only then.

    Args:
        database: An open connection.
        path: Its file, for the error sentence.
        steps: The statements of each version, oldest first.

    Raises:
        DatabaseError: If a newer version of the program wrote the file.
    """
    while (version := int(database.user_version)) != len(steps):
        _refuse_newer(version, len(steps), path)
        with database.atomic("IMMEDIATE"):
            version = int(database.user_version)
            if version < len(steps):
                for statement in steps[version]:
                    run(database, statement)
                database.user_version = version + 1


def run(database: "SqliteDatabase", statement: str) -> tuple[Any, ...] | None:
    """Run one SQL statement; returns its first row, if it has any."""
    row: tuple[Any, ...] | None = database.execute_sql(statement).fetchone()  # type: ignore[no-untyped-call]
    return row


def _refuse_newer(version: int, known: int, path: "Path") -> None:
    if version > known:
        raise DatabaseError(
            f"The history in {path} was written by a newer version of Choreo Desktop; update the program to open it.",
            details=f"{path} has version {version}; this program reads versions up to {known}",
        )
