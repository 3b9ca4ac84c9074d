"""One other move for a place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton

from choreo_desktop.services.move_facts import Gain, gain_of
from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.kit import across, label, rows
from choreo_desktop.ui.messages import said
from choreo_desktop.ui.models.clip_looks import SMALL_POSTER, Looked
from choreo_desktop.ui.panels.narrow import breakable
from choreo_desktop.ui.theme import Space, Theme

if TYPE_CHECKING:
    from choreo_desktop.services.editing_views import Alternative


class AlternativeRow(QFrame):
    """One other move.

    Args:
        theme: The look.
        alternative: The move.
        looked: Its clip.
    """

    swapped = Signal(str)
    preview_wanted = Signal(str)

    def __init__(self, theme: Theme, alternative: "Alternative", looked: Looked) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._key = alternative.key
        name = alternative.move.name or alternative.key
        self._poster = QToolButton()
        self._poster.setIconSize(SMALL_POSTER)
        self._poster.setIcon(_icon(looked, theme))
        self._poster.setToolTip(self.tr("Look at {name}").format(name=name))
        self._poster.setAccessibleName(self._poster.toolTip())
        self._poster.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._poster.clicked.connect(self._on_preview)
        swap = Button(theme, self.tr("Swap"))
        swap.setAccessibleName(self.tr("Dance {name} here").format(name=name))
        swap.setToolTip(swap.accessibleName())
        swap.clicked.connect(self._on_swap)
        head = across(self._poster, space=Space.SMALL)
        head.addWidget(label(breakable(name), "strong", wrap=True), 1)
        head.addWidget(swap)
        gain = label(_gain_words(gain_of(alternative.gain)), "caption", wrap=True)
        layout = rows(head, gain, space=Space.TIGHT, margin=Space.TIGHT)
        if alternative.move.reason:
            layout.addWidget(label(said(alternative.move.reason), "caption", wrap=True))
        if alternative.against:
            layout.addLayout(_against(theme, alternative.against))
        self.setLayout(layout)

    def _on_swap(self) -> None:
        self.swapped.emit(self._key)

    def _on_preview(self) -> None:
        self.preview_wanted.emit(self._key)


def _icon(looked: Looked, theme: Theme) -> QIcon:
    return theme.icon("film", "muted") if looked.picture.isNull() else QIcon(QPixmap.fromImage(looked.picture))


def _against(theme: Theme, sentences: tuple[str, ...]) -> QHBoxLayout:
    sign = QLabel()
    sign.setPixmap(theme.icon("warning", "warning").pixmap(14, 14))
    sign.setAccessibleName(QCoreApplication.translate("AlternativeRow", "What speaks against it"))
    row = across(space=Space.TIGHT)
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(" ".join(said(sentence) for sentence in sentences), "caption", wrap=True), 1)
    return row


def _gain_words(gain: Gain) -> str:
    words = {
        Gain.BETTER: QCoreApplication.translate("AlternativeRow", "Better for the whole dance"),
        Gain.AS_GOOD: QCoreApplication.translate("AlternativeRow", "Just as good"),
        Gain.NEARLY: QCoreApplication.translate("AlternativeRow", "Nearly as good"),
        Gain.WORSE: QCoreApplication.translate("AlternativeRow", "Not as good"),
    }
    return words[gain]
