"""Beginning a task: under the name that is wanted, or a new one where that is taken."""

import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.domain.task import TaskStatus, new_task
from choreo_desktop.library.tasks import TaskRepository
from choreo_desktop.services.task_log import NOTHING, About, TaskLog, keep
from choreo_desktop.services.task_papers import poster_of, write_papers


@contextmanager
def begin_task(
    tasks: TaskRepository, song: str, task_id: str | None = None, *, about: About = NOTHING
) -> Iterator[TaskLog]:
    """Begin a task, hold it while it is worked on, and record how it ends.

    Args:
        tasks: The history.
        song: What people call the song.
        task_id: A name for the task; a new one if it is None, or taken by an earlier run. A plan of that name that
            waits in the history is the task itself.
        about: What else is known of it already.

    Raises:
        DatabaseError: If the history cannot be written.
    """
    with ExitStack() as held:
        log = TaskLog(tasks, _begin(tasks, song, about, task_id, held), about.storage)
        with log.following():
            yield log


def _begin(tasks: TaskRepository, song: str, about: About, wanted: str | None, held: ExitStack) -> str:
    """Take and create a task under the wanted name, or a new one where another run has it or had it."""
    if wanted is not None:
        with suppress(InvalidRequestError):
            return _take(tasks, song, about, wanted, held)
    return _take(tasks, song, about, str(uuid.uuid4()), held)


def _take(tasks: TaskRepository, song: str, about: About, task_id: str, held: ExitStack) -> str:
    with ExitStack() as owned:
        owned.enter_context(tasks.owned(task_id))
        waiting = tasks.get(task_id)
        if waiting is not None and waiting.status is TaskStatus.PLANNED:
            keep(tasks, task_id, about)
            tasks.update(task_id, status=TaskStatus.PENDING)
            if about.name:
                tasks.rename(task_id, about.name)
        else:
            _create(tasks, task_id, song, about)
        held.push(owned.pop_all())
    return task_id


def _create(tasks: TaskRepository, task_id: str, song: str, about: About) -> None:
    words = {"song": song, "name": about.name, "song_key": about.song_key, "storage": about.storage}
    if about.blueprint is not None:
        words |= {"poster": poster_of(about.blueprint), "output": about.blueprint.output_config.output_path}
    tasks.add(new_task(task_id, **words), write_papers(about.request, about.blueprint))
