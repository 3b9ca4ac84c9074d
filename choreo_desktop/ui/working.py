"""What the window works on, and one step of undoing."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QUndoCommand
from typing_extensions import override

if TYPE_CHECKING:
    from pathlib import Path

    from choreo_desktop.domain.blueprint import Blueprint
    from choreo_desktop.services.planned import Planned
    from choreo_desktop.services.studio_parts import SongView


class Command(QUndoCommand):
    """Something that can be undone, as two callables."""

    def __init__(self, text: str, redo: Callable[[], None], undo: Callable[[], None]) -> None:
        super().__init__(text)
        self._redo, self._undo = redo, undo

    @override
    def redo(self) -> None:
        self._redo()

    @override
    def undo(self) -> None:
        self._undo()


class DoneCommand(Command):
    """Something that was done already when it is put on the stack."""

    def __init__(self, text: str, redo: Callable[[], None], undo: Callable[[], None]) -> None:
        super().__init__(text, redo, undo)
        self._first = True

    @override
    def redo(self) -> None:
        if not self._first:
            super().redo()
        self._first = False


class Working(NamedTuple):
    """What is worked on, all of which changes at once with another song or another plan.

    Attributes: as in ``Session``.
    """

    song: "SongView | None" = None
    planned: "Planned | None" = None
    blueprint: "Blueprint | None" = None
    made: "Video | None" = None


class Video(NamedTuple):
    """A finished video.

    Attributes:
        path: The file.
        task_id: Its record in the history.
        blueprint: The plan that it shows.
    """

    path: "Path"
    task_id: str
    blueprint: "Blueprint"
