"""How far something is that the settings began."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from choreo_desktop.domain.work import Progress
from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.kit import ElidedLabel, across, rows
from choreo_desktop.ui.messages import said
from choreo_desktop.ui.theme import Space, Theme


class WorkBar(QWidget):
    """How far a job is, and a button to stop it; hidden where none runs.

    Args:
        theme: The look.
    """

    stopped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._words = ElidedLabel("", "muted")
        stop = Button(theme, self.tr("Stop"))
        stop.clicked.connect(self.stopped)
        column = rows(self._words, self._bar, space=Space.TIGHT)
        layout = across(column, stop)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.hide()

    def begin(self, text: str) -> None:
        """A job runs, and nobody knows yet how far it is."""
        self._words.setText(text)
        self._bar.setRange(0, 0)
        self.show()

    def tell(self, progress: Progress) -> None:
        """So far it is."""
        self._bar.setRange(0, 100)
        self._bar.setValue(round(progress.percent))
        if progress.message:
            self._words.setText(said(progress.message))

    def end(self) -> None:
        """It is over."""
        self.hide()
