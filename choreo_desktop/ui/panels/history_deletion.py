"""A choreography that was deleted, and the way back."""

import logging
from typing import TYPE_CHECKING

from choreo_desktop.domain.errors import ChoreoError

if TYPE_CHECKING:
    from collections.abc import Callable

    from choreo_desktop.domain.task import DeletedTask
    from choreo_desktop.services.history import History

logger = logging.getLogger(__name__)


class Deletion:
    """Takes a choreography out of the history, and puts it back. All of it takes long: to be done in jobs.

    Args:
        history: Opens the history.
        task_id: Which choreography.
    """

    def __init__(self, history: "Callable[[], History]", task_id: str) -> None:
        self._history, self._task_id = history, task_id
        self._deleted: DeletedTask | None = None

    def take_out(self) -> None:
        """Delete it; the video stays until ``forget``.

        Raises:
            ChoreoError: If it cannot be deleted; it is as it was.
        """
        self._deleted = self._history().delete(self._task_id)

    def put_back(self) -> None:
        """Undo that.

        Raises:
            ChoreoError: If it cannot be put back.
        """
        if self._deleted is not None:
            self._history().put_back(self._deleted)
            self._deleted = None

    def forget(self) -> None:
        """Remove the video too, when nobody can want it back any more."""
        if self._deleted is None:
            return
        try:
            self._history().forget(self._deleted)
        except ChoreoError as error:
            logger.warning("the video of %s could not be removed: %s", self._task_id, error.details)
        self._deleted = None
