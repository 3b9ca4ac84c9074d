"""The signs on a tile: where they lie, and what a click on one of them opens."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip
from typing_extensions import override

from choreo_desktop.ui.models.clip_words import badges_of
from choreo_desktop.ui.models.moves import MISSING_ROLE, RECORD_ROLE
from choreo_desktop.ui.panels.moves_plates import PLATE_HEIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QListView

    from choreo_desktop.ui.models.clip_words import Badge
    from choreo_desktop.ui.panels.moves_plates import Plates


class Sign(NamedTuple):
    """A badge on a poster.

    Attributes:
        badge: What it says.
        place: Where it lies.
        plate: How it looks.
    """

    badge: "Badge"
    place: QRect
    plate: "QPixmap"


def lay_badges(badges: "Sequence[Badge]", poster: QRect, plates: "Plates", scale: float) -> list[Sign]:
    """What matters most in words, the rest as signs where there is room."""
    signs = []
    x, y = poster.left() + 3, poster.top() + 3
    for number, badge in enumerate(badges):
        room = poster.right() - x - 3
        plate = plates.badge(badge, room, scale, words=number == 0)
        width = round(plate.deviceIndependentSize().width())
        if width > room:
            x, y = poster.left() + 3, y + PLATE_HEIGHT + 2
        signs.append(Sign(badge, QRect(x, y, width, PLATE_HEIGHT), plate))
        x += width + 2
    return signs


class BadgeClicks(QObject):
    """Tells of clicks on the badges that say that the beats of a clip are not sure.

    ``beats_wanted`` comes with the record, after the click: a dialog may wait for the person then.

    Args:
        grid: The tiles.
        signs: Says where the badges of a tile lie.
    """

    beats_wanted = Signal(object)
    _clicked = Signal(object)

    def __init__(self, grid: "QListView", signs: "Callable[[QRect, Sequence[Badge]], list[Sign]]") -> None:
        super().__init__(grid)
        self._grid, self._signs = grid, signs
        self._pressed = QModelIndex()
        self._clicked.connect(self.beats_wanted, Qt.ConnectionType.QueuedConnection)
        grid.viewport().installEventFilter(self)

    def beats_at(self, place: QPoint) -> QModelIndex:
        """The tile whose badge about its beats lies there; an invalid one for none."""
        index = self._grid.indexAt(place)
        if index.isValid() and not index.data(MISSING_ROLE):  # without its file, nobody can listen
            badges = badges_of(index.data(RECORD_ROLE), missing=False)
            signs = self._signs(self._grid.visualRect(index), badges)
            if any(sign.badge.beats and sign.place.contains(place) for sign in signs):
                return index
        return QModelIndex()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            return self._explain(event)
        if isinstance(event, QMouseEvent):
            self._follow(event)
        return False

    def _explain(self, event: QHelpEvent) -> bool:
        if not self.beats_at(event.pos()).isValid():
            return False
        QToolTip.showText(event.globalPos(), self.tr("Click to say where its beats and its 1 are"), self._grid)
        return True

    def _follow(self, event: QMouseEvent) -> None:
        at = self.beats_at(event.position().toPoint())
        kind, plain = event.type(), event.modifiers() == Qt.KeyboardModifier.NoModifier
        if kind is QEvent.Type.MouseMove and not event.buttons():
            shape = Qt.CursorShape.PointingHandCursor if at.isValid() else Qt.CursorShape.ArrowCursor
            self._grid.viewport().setCursor(shape)
        elif kind is QEvent.Type.MouseButtonPress:
            self._pressed = at if plain and event.button() is Qt.MouseButton.LeftButton else QModelIndex()
        elif kind is QEvent.Type.MouseButtonRelease and self._pressed.isValid():
            if at == self._pressed:
                self._clicked.emit(at.data(RECORD_ROLE))
            self._pressed = QModelIndex()
