"""The history as the window uses it: what can be done with choreographies that were made, or were not made."""

import re
import uuid
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from choreo_desktop.domain.blueprint import Blueprint
from choreo_desktop.domain.errors import InvalidRequestError, ResourceError
from choreo_desktop.domain.request import ChoreographyRequest
from choreo_desktop.domain.task import ChoreographyTask, DeletedTask, TaskStatus, new_task, video_key
from choreo_desktop.domain.work import CancelToken, ProgressSink
from choreo_desktop.library.tasks import TaskRepository, Tasks
from choreo_desktop.services.finished_videos import FinishedVideos
from choreo_desktop.services.task_papers import poster_of, read_kept_blueprint, read_kept_request, write_papers
from choreo_desktop.services.task_report import failure_report
from choreo_desktop.storage.base import StorageBackend

MAX_NAME = 200
LINK_SECONDS = 7 * 24 * 3600  # for which a URL of a server works; servers allow no more
_MOST = 1000
_COPY = re.compile(r" \(copy(?: (\d{1,6}))?\)$")


def _ignore(_: object) -> None:
    """What nobody asked for."""


class History:
    """All choreographies, newest first. Any number of threads and programs may use it.

    Whatever is named must be in the history: all methods that take a task's identity raise ResourceError, in a
    sentence for the person, if it is not, and DatabaseError if the history cannot be read or written.

    Args:
        tasks: The records.
        storage_for: The storage of that name, as records have it; raises ChoreoError where it is not known any more.
        downloads: For copies of videos of a storage that keeps none itself; None for the system's temporary folder.
    """

    def __init__(
        self,
        tasks: TaskRepository,
        storage_for: Callable[[str], StorageBackend],
        *,
        downloads: Path | None = None,
    ) -> None:
        self._tasks = tasks
        self._videos = FinishedVideos(storage_for, downloads)

    def entries(self, limit: int = _MOST) -> Tasks:
        """The newest choreographies."""
        return self._tasks.list(limit)

    def get(self, task_id: str) -> ChoreographyTask | None:
        """One choreography; None where it is not in the history."""
        return self._tasks.get(task_id)

    def rename(self, task_id: str, name: str) -> ChoreographyTask:
        """Call a choreography something else; nothing for the name of its song again.

        Raises:
            InvalidRequestError: If the name is too long.
        """
        words = " ".join(name.split())
        if len(words) > MAX_NAME:
            raise InvalidRequestError(f"A name can have {MAX_NAME} characters; this one has {len(words)}.")
        self._known(task_id)
        return self._tasks.rename(task_id, words)

    def duplicate(self, task_id: str) -> ChoreographyTask:
        """A copy of a choreography, to be changed and rendered on its own; its name has "(copy)" behind it.

        Raises:
            InvalidRequestError: If nothing was planned that could be copied.
        """
        task = self._known(task_id)
        blueprint = self.blueprint(task_id)
        if blueprint is None:
            raise InvalidRequestError(f"{_called(task)} was never planned, so there is nothing to copy. Build it anew.")
        copy = new_task(str(uuid.uuid4()), song=task.song, name=_copy_name(_called(task)), song_key=task.song_key)
        return self._add_plan(copy, blueprint, self.request(task_id))

    def delete(self, task_id: str) -> DeletedTask:
        """Take a choreography out of the history; its video stays until ``forget``.

        Raises:
            InvalidRequestError: If it is being made at this moment.
        """
        task = self._known(task_id)
        try:
            deleted = self._tasks.take_out(task_id)
        except InvalidRequestError as error:
            raise InvalidRequestError(
                f"{_called(task)} is being made at this moment; cancel it first.", details=error.details
            ) from error
        if deleted is None:
            raise _gone()
        return deleted

    def put_back(self, deleted: DeletedTask) -> None:
        """Undo ``delete``: the record is as and where it was.

        Raises:
            InvalidRequestError: If another choreography has its identity by now.
        """
        self._tasks.put_back(deleted)

    def forget(self, deleted: DeletedTask) -> bool:
        """Remove the video of a deleted choreography, when nobody can want it back any more.

        A video that another choreography has too stays, and so does a file that a person named on the command line.

        Returns:
            Whether a video was removed.

        Raises:
            ChoreoError: If its storage cannot be used.
        """
        task = deleted.task
        if self._tasks.get(task.task_id) is not None or self._tasks.video_is_used(task.output, task.storage):
            return False
        return self._videos.remove(task)

    def blueprint(self, task_id: str) -> Blueprint | None:
        """The plan of a choreography; None where it never came to one.

        Raises:
            DatabaseError: If it cannot be read any more.
        """
        return read_kept_blueprint(self._known(task_id), self._tasks.papers(task_id))

    def request(self, task_id: str) -> ChoreographyRequest | None:
        """The choices of a choreography; None where they were never written down.

        Raises:
            DatabaseError: If they cannot be read any more.
        """
        return read_kept_request(self._known(task_id), self._tasks.papers(task_id))

    def video(self, task_id: str, *, progress: ProgressSink = _ignore, cancel: CancelToken | None = None) -> Path:
        """A file of this computer with the video, to be read only; fetched if it lies elsewhere.

        Raises:
            InvalidRequestError: If there is no video yet.
            ResourceError: If it is not where it was.
            ChoreoError: If its storage cannot be used.
            Cancelled: From ``cancel``.
        """
        return self._videos.fetch(self._known(task_id), progress=progress, cancel=cancel)

    def folder(self, task_id: str) -> Path | None:
        """The folder of this computer in which the video lies; None where there is none."""
        return self._videos.folder(self._known(task_id))

    def link(self, task_id: str) -> str:
        """A URL of the video, to be handed on. Raises as ``video`` does."""
        return self._videos.link(self._known(task_id), LINK_SECONDS)

    def why_failed(self, task_id: str) -> str:
        """All that is known of a failure, as a text to hand on.

        Raises:
            InvalidRequestError: If it did not fail.
        """
        task = self._known(task_id)
        if task.error is None:
            raise InvalidRequestError(f"{_called(task)} did not fail.")
        return failure_report(task)

    def _known(self, task_id: str) -> ChoreographyTask:
        task = self._tasks.get(task_id)
        if task is None:
            raise _gone()
        return task

    def _add_plan(
        self, begun: ChoreographyTask, blueprint: Blueprint, request: ChoreographyRequest | None
    ) -> ChoreographyTask:
        plan = self._with_own_output(blueprint, begun)
        output = plan.output_config.output_path
        if request is not None and request.output_path is not None:
            request = request.model_copy(update={"output_path": output})
        planned = {"status": TaskStatus.PLANNED, "poster": poster_of(plan), "output": output}
        return self._tasks.add(begun.model_copy(update=planned), write_papers(request, plan))

    def _with_own_output(self, blueprint: Blueprint, task: ChoreographyTask) -> Blueprint:
        """The plan of a task, whose video takes the place of no other."""
        config = blueprint.output_config
        if blueprint.task_id == task.task_id and not self._tasks.video_is_used(config.output_path):
            return blueprint
        suffix = PurePosixPath(config.output_path).suffix
        key = video_key(task.task_id, name=task.title, suffix=suffix)
        return blueprint.model_copy(
            update={"task_id": task.task_id, "output_config": config.model_copy(update={"output_path": key})}
        )


def _called(task: ChoreographyTask) -> str:
    return task.title or "The choreography"


def _gone() -> ResourceError:
    return ResourceError("This choreography is no longer in the history.")


def _copy_name(name: str) -> str:
    """Of Dance it is Dance (copy), of that Dance (copy 2)."""
    found = _COPY.search(name)
    number = f" {int(found[1] or 1) + 1}" if found else ""
    ending = f" (copy{number})"
    return name[: found.start() if found else MAX_NAME - len(ending)] + ending
