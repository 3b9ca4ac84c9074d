"""What there is to say of the selected move."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from choreo_desktop.services.move_facts import MoveFacts
from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.flow import FlowLayout
from choreo_desktop.ui.kit import across, empty, label, rows
from choreo_desktop.ui.messages import said
from choreo_desktop.ui.models.clip_looks import POSTER, Looked
from choreo_desktop.ui.models.tag_words import badge_words
from choreo_desktop.ui.panels.narrow import breakable
from choreo_desktop.ui.panels.selected_move_words import played_text, where_text
from choreo_desktop.ui.theme import Space, Theme

if TYPE_CHECKING:
    from choreo_desktop.domain.blueprint import BlueprintMove


class MoveCard(QWidget):
    """The facts of a move, with its lock.

    Args:
        theme: The look.
    """

    lock_wanted = Signal(bool)
    preview_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._key = ""
        self._picture = QPixmap()
        self._poster = QToolButton()
        self._poster.setIconSize(POSTER)
        self._poster.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._poster.clicked.connect(self._on_preview)
        self._name = label("", "strong", wrap=True)
        self._where = label("", "muted", wrap=True)
        self._badges = QWidget()
        self._flow = FlowLayout()
        self._badges.setLayout(self._flow)
        self._gone = label(self.tr("This clip is not in the library any more."), "warning", wrap=True)
        self._reason = label("", wrap=True)
        self._speed = label("", "muted", wrap=True)
        self._lock = Button(theme, "", icon="unlock")
        self._lock.setCheckable(True)
        self._lock.clicked.connect(self.lock_wanted)
        beside = rows(self._name, self._where, space=Space.HAIR)
        beside.addStretch(1)
        head = across(space=Space.SMALL)
        head.addWidget(self._poster, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(beside, 1)
        self.setLayout(rows(head, self._badges, self._gone, self._reason, self._speed, self._lock, space=Space.SMALL))
        theme.changed.connect(self._draw)

    def show_move(self, move: "BlueprintMove", facts: MoveFacts, *, can_change: bool) -> None:
        """Another move; its clip follows with ``show_clip``."""
        if facts.key != self._key:
            self._key = facts.key
            self._picture = QPixmap()
            self._fill([])
            self._gone.hide()
        self._name.setText(breakable(facts.name))
        self._where.setText(where_text(move.section or "", facts))
        self._poster.setToolTip(self.tr("Look at {name}").format(name=facts.name))
        self._poster.setAccessibleName(self._poster.toolTip())
        self._reason.setText(said(move.reason or ""))
        self._reason.setVisible(bool(move.reason))
        self._speed.setText(played_text(facts))
        self._lock.setChecked(move.locked)
        self._lock.setText(self.tr("Locked") if move.locked else self.tr("Lock"))
        self._lock.set_icon("lock" if move.locked else "unlock")
        self._lock.setToolTip(
            self.tr("It stays when the rest is planned anew. Press to unlock it.")
            if move.locked
            else self.tr("Keep this move when the rest is planned anew.")
        )
        self._lock.setAccessibleName(self.tr("Lock {name}").format(name=facts.name))
        self._lock.setEnabled(can_change)
        self._draw()

    def show_clip(self, looked: Looked) -> None:
        """What the library has of the clip."""
        self._picture = QPixmap.fromImage(looked.picture)
        self._gone.setVisible(looked.record is None)
        self._fill([] if looked.record is None else badge_words(looked.record.move))
        self._draw()

    def _fill(self, words: list[str]) -> None:
        empty(self._flow)
        for word in words:
            self._flow.addWidget(_badge(word))
        self._badges.setVisible(bool(words))

    def _on_preview(self) -> None:
        self.preview_wanted.emit(self._key)

    def _draw(self) -> None:
        icon = self._theme.icon("film", "muted") if self._picture.isNull() else QIcon(self._picture)
        self._poster.setIcon(icon)


def _badge(word: str) -> QLabel:
    badge = label(word, "caption")
    badge.setProperty("card", True)
    badge.setContentsMargins(Space.SMALL, Space.HAIR, Space.SMALL, Space.HAIR)
    return badge
