"""A button in the empty lane of the moves, for those who want to lay a plan themselves."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from typing_extensions import override

from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.theme import Space, Theme

if TYPE_CHECKING:
    from choreo_desktop.ui.timeline.view import Timeline


class EmptyOffer(QObject):
    """Seen while there is a song and no plan.

    Args:
        theme: The look.
        timeline: Over whose moves it lies.

    Attributes:
        button: The button.
    """

    wanted = Signal()

    def __init__(self, theme: Theme, timeline: "Timeline") -> None:
        super().__init__(timeline)
        self._timeline = timeline
        self.button = Button(theme, self.tr("New empty plan"), icon="plus")
        self.button.setParent(timeline.viewport())
        self.button.setToolTip(self.tr("Lay moves from the library yourself; Build then fills only what is free"))
        self.button.clicked.connect(self.wanted)
        timeline.viewport().installEventFilter(self)
        timeline.choice_changed.connect(self._place)
        self._place()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        timeline, button = self._timeline, self.button
        scene, lane = timeline.scene, timeline.lanes.moves
        button.setVisible(scene.counting is not None and not scene.blocks and not scene.editable)
        button.adjustSize()
        left = timeline.viewport().width() - button.width() - Space.MEDIUM
        button.move(max(left, 0), lane.top + (lane.height - button.height()) // 2)
