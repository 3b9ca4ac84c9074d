"""The list of the history, and why the selected choreography failed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.kit import put_away, rows
from choreo_desktop.ui.models.history_delegate import HistoryDelegate
from choreo_desktop.ui.notices import Notice
from choreo_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from choreo_desktop.ui.models.key_posters import KeyPosters


class HistoryList(QListView):
    """Choreographies one below the other.

    Args:
        theme: The look.
        model: What is shown.
        posters: Pictures by key.
    """

    def __init__(self, theme: Theme, model: QAbstractItemModel, posters: "KeyPosters") -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(self.tr("Choreographies, newest first"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setItemDelegate(HistoryDelegate(theme, posters, self))
        posters.arrived.connect(self.viewport().update)
        theme.changed.connect(self.viewport().update)


class FailureReason(QWidget):
    """A sentence and a button that copies the details; not there where nothing failed.

    Args:
        theme: The look.
    """

    copy_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._notice: Notice | None = None
        self._layout = rows()
        self.setLayout(self._layout)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return "" if self._notice is None else self._notice.text

    def show_sentence(self, sentence: str) -> None:
        """Another reason; empty for none."""
        if sentence == self.text:
            return
        if self._notice is not None:
            put_away(self._notice)
            self._notice = None
        if sentence:
            self._notice = Notice(self._theme, sentence, kind="danger", closable=False)
            copy = Button(self._theme, self.tr("Copy details"), icon="copy")
            copy.clicked.connect(self.copy_wanted)
            self._notice.add_action(copy)
            self._layout.addWidget(self._notice)
        self.setVisible(bool(sentence))
