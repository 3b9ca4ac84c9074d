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
    (
        # Paths are bytes: a file's name need not be text. AUTOINCREMENT, so that no number ever names another clip.
        """
        CREATE TABLE clips (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            digest TEXT NOT NULL UNIQUE,
            path BLOB NOT NULL,
            size INTEGER NOT NULL,
            modified_ns INTEGER NOT NULL,
            seconds REAL NOT NULL,
            width INTEGER NOT NULL,
            height INTEGER NOT NULL,
            rate REAL NOT NULL,
            judgement TEXT NOT NULL,
            name TEXT NOT NULL,
            category TEXT NOT NULL,
            difficulty TEXT,
            energy TEXT,
            style TEXT,
            role TEXT,
            entry TEXT,
            exit TEXT,
            notes TEXT NOT NULL,
            credit TEXT NOT NULL,
            tags TEXT NOT NULL,
            guessed TEXT NOT NULL,
            motion REAL,
            heard TEXT,
            own TEXT,
            given TEXT
        )
        """,
        "CREATE INDEX clips_by_path ON clips (path)",
        "CREATE VIRTUAL TABLE clip_words USING fts5 (name, other, tokenize = 'trigram')",
        """
        CREATE TABLE songs (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            digest TEXT NOT NULL UNIQUE,
            path BLOB NOT NULL,
            size INTEGER NOT NULL,
            modified_ns INTEGER NOT NULL,
            title TEXT NOT NULL,
            artist TEXT NOT NULL,
            seconds REAL NOT NULL,
            genre TEXT NOT NULL,
            bpm REAL NOT NULL,
            analysis TEXT
        )
        """,
        "CREATE INDEX songs_by_path ON songs (path)",
        "CREATE VIRTUAL TABLE song_words USING fts5 (name, other, tokenize = 'trigram')",
    ),
    (
        # Built anew, because SQLite changes no CHECK. AUTOINCREMENT, so that a deleted task can get its place back.
        """
        CREATE TABLE new_tasks (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            task_id TEXT NOT NULL UNIQUE,
            status TEXT NOT NULL CHECK (status IN
                ('planned', 'pending', 'planning', 'assembling', 'completed', 'failed', 'cancelled')),
            progress INTEGER NOT NULL CHECK (progress BETWEEN 0 AND 100),
            stage TEXT NOT NULL,
            message TEXT NOT NULL,
            result TEXT,
            error TEXT,
            song TEXT NOT NULL,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            name TEXT NOT NULL DEFAULT '',
            song_key TEXT NOT NULL DEFAULT '',
            poster TEXT NOT NULL DEFAULT '',
            output TEXT NOT NULL DEFAULT '',
            storage TEXT NOT NULL DEFAULT ''
        )
        """,
        """
        INSERT INTO new_tasks
            (number, task_id, status, progress, stage, message, result, error, song, created_at, updated_at)
        SELECT number, task_id, status, progress, stage, message, result, error, song, created_at, updated_at
        FROM tasks ORDER BY number
        """,
        "DROP TABLE tasks",
        "ALTER TABLE new_tasks RENAME TO tasks",
        "CREATE INDEX tasks_by_status ON tasks (status)",
        # Apart from the tasks: a list of thousands reads none of it, and a step of progress does not write it again.
        """
        CREATE TABLE task_papers (
            number INTEGER PRIMARY KEY,
            request TEXT,
            blueprint TEXT
        )
        """,
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
            f"The library in {path} was written by a newer version of Choreo Desktop; update the program to open it.",
            details=f"{path} has version {version}; this program reads versions up to {known}",
        )
