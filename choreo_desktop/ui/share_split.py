"""How the window is shared between two parts until somebody drags the edge between them."""

from typing import NamedTuple

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter
from typing_extensions import override


class Share(NamedTuple):
    """How much of a splitter one of its two parts takes.

    Attributes:
        place: Which part: 0 or 1.
        of_all: A share of the whole, 0 to 1.
        least: Pixels.
        most: Pixels.
    """

    place: int
    of_all: float
    least: int
    most: int


class ShareSplit(QSplitter):
    """Two parts, of which one grows little in a large window and leaves the room to the other.

    Args:
        direction: Whether they lie side by side or one below the other.
        share: What one of them takes.
    """

    def __init__(self, direction: Qt.Orientation, share: Share) -> None:
        super().__init__(direction)
        self._share = share
        self._dragged = False
        self.splitterMoved.connect(self._on_dragged)

    def state(self) -> QByteArray:
        """What to remember until the next start; nothing where nobody dragged the edge."""
        return QByteArray(self.saveState()) if self._dragged else QByteArray()

    def restore(self, state: QByteArray) -> None:
        """Take up what ``state`` remembered."""
        self._dragged = self.restoreState(state)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._dragged:
            return
        share, lies = self._share, self.orientation() is Qt.Orientation.Horizontal
        room = (self.width() if lies else self.height()) - self.handleWidth()
        own = min(max(share.least, round(share.of_all * room)), share.most)
        self.setSizes([own, room - own] if share.place == 0 else [room - own, own])

    def _on_dragged(self) -> None:
        self._dragged = True
