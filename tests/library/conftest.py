from collections.abc import Iterator
from pathlib import Path

import pytest

from choreo_desktop.library.database import Database
from choreo_desktop.library.tasks import TaskRepository


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the history of this test lies."""
    return tmp_path / "data" / "choreo.sqlite3"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    """An open, empty history."""
    with Database(path) as opened:
        yield opened


@pytest.fixture
def tasks(database: Database) -> TaskRepository:
    """The tasks of an empty history."""
    return TaskRepository(database)
