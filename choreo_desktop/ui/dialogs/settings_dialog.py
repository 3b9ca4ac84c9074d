"""The settings: a list of pages at the left, saved while they are changed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.dialogs.settings_advanced import AdvancedPage
from choreo_desktop.ui.dialogs.settings_dance import DancePage
from choreo_desktop.ui.dialogs.settings_draft import SettingsDraft
from choreo_desktop.ui.dialogs.settings_limits import LimitsPage
from choreo_desktop.ui.dialogs.settings_look import LookPage
from choreo_desktop.ui.dialogs.settings_storage import StoragePage
from choreo_desktop.ui.dialogs.settings_video import VideoPage
from choreo_desktop.ui.kit import across, label, line, panel, rows, set_property
from choreo_desktop.ui.messages import said
from choreo_desktop.ui.notices import Notice
from choreo_desktop.ui.theme import Space, Theme, ThemeMode

if TYPE_CHECKING:
    from choreo_desktop.services.studio import Studio
    from choreo_desktop.services.upkeep import Upkeep
    from choreo_desktop.ui.dialogs.settings_page import Page
    from choreo_desktop.ui.jobs.runner import JobRunner

_ICONS = ("folder", "film", "dance", "speed", "sun", "settings")
_LIST_WIDTH = 168
_MODES: tuple[ThemeMode, ...] = ("system", "light", "dark")


class SettingsDialog(QDialog):
    """All settings. What is right is saved as it is changed; what is wrong says so below its field.

    Closing it saves what is left and stops trials; a copying that runs goes on (see ``retire``).

    Args:
        theme: The look; a choice of another one is followed at once.
        runner: Does everything that takes time.
        studio: Has the settings.
        upkeep: Connections, keys, encoders, caches and reports.
        parent: The window.
    """

    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    settings_changed = Signal()
    library_changed = Signal()

    def __init__(
        self, theme: Theme, runner: "JobRunner", studio: "Studio", upkeep: "Upkeep", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._studio = theme, studio
        self.setWindowTitle(self.tr("Settings"))
        self.setMinimumSize(720, 520)
        self.resize(860, 640)
        self.draft = SettingsDraft(runner, studio, self)
        self._make_pages(runner, studio, upkeep)
        self._list = self._make_list()
        self._state = label("", "muted", wrap=True)
        self._notices = QVBoxLayout()
        self._notices.setSpacing(Space.TIGHT)
        self._lay_out()
        self._connect()
        for notice in studio.notices:
            self.show_notice(said(notice), kind="warning")

    def _make_pages(self, runner: "JobRunner", studio: "Studio", upkeep: "Upkeep") -> None:
        theme, draft = self._theme, self.draft
        self.storage = StoragePage(theme, draft, runner, studio, upkeep)
        self.video = VideoPage(theme, draft, runner, upkeep)
        self.dance = DancePage(theme, draft)
        self.limits = LimitsPage(theme, draft, runner, upkeep)
        self.look = LookPage(theme, draft)
        self.advanced = AdvancedPage(theme, draft, runner, upkeep)
        self.pages: tuple[Page, ...] = (
            self.storage,
            self.video,
            self.dance,
            self.limits,
            self.look,
            self.advanced,
        )
        self._stack = QStackedWidget()
        for page in self.pages:
            self._stack.addWidget(page)

    def _make_list(self) -> QListWidget:
        chooser = QListWidget()
        chooser.setAccessibleName(self.tr("Pages of the settings"))
        chooser.setFixedWidth(_LIST_WIDTH)
        chooser.setIconSize(QSize(18, 18))
        chooser.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for page in self.pages:
            item = QListWidgetItem(page.title)
            item.setSizeHint(QSize(_LIST_WIDTH - 12, 36))
            chooser.addItem(item)
        return chooser

    def _lay_out(self) -> None:
        frame = panel()
        frame.setLayout(rows(self._stack, margin=1))
        body = across(self._list, frame, space=Space.MEDIUM)
        body.setStretch(1, 1)
        self._retry = Button(self._theme, self.tr("Try again"), icon="refresh")
        self._retry.clicked.connect(self.draft.save)
        close = Button(self._theme, self.tr("Close"), variant="primary")
        close.clicked.connect(self.close)
        foot = across(self._state, self._retry, close)
        foot.setStretch(0, 1)
        layout = rows(self._notices, body, line(), foot, space=Space.MEDIUM, margin=Space.MEDIUM)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self._list.currentRowChanged.connect(self._stack.setCurrentIndex)
        self._list.setCurrentRow(0)
        for page in self.pages:
            page.problems_changed.connect(self._show_marks)
        self._theme.changed.connect(self._show_marks)
        self.draft.saved.connect(self.settings_changed)
        self.draft.state_changed.connect(self._show_state)
        self.storage.library_changed.connect(self.library_changed)
        self.look.theme_picked.connect(self._on_theme)
        self.look.language_picked.connect(self._on_language)
        self._show_marks()
        self._show_state()

    # What is shown

    def show_notice(self, text: str, *, kind: str = "info") -> None:
        """Something to know, above the pages."""
        self._notices.addWidget(Notice(self._theme, text, kind=kind))

    @property
    def state(self) -> str:
        """What it says about saving."""
        return self._state.text()

    def _show_marks(self) -> None:
        """A page with something wrong has another icon, and says so to a screen reader."""
        for place, (page, icon) in enumerate(zip(self.pages, _ICONS, strict=True)):
            wrong = page.problem_count > 0
            item = self._list.item(place)
            item.setIcon(self._theme.icon("error", "danger") if wrong else self._theme.icon(icon))
            says = self.tr("{page}, something has to be corrected").format(page=page.title) if wrong else page.title
            item.setData(Qt.ItemDataRole.AccessibleTextRole, says)
            item.setToolTip(says if wrong else "")

    def _show_state(self) -> None:
        draft, role = self.draft, "muted"
        if draft.failure:
            text, role = said(draft.failure), "danger"
        elif draft.problems:
            text, role = self.tr("What is marked is not saved yet; everything else is."), "warning"
        elif draft.settled:
            text = self.tr("Everything is saved.")
        else:
            text = self.tr("Saving …")
        self._retry.setVisible(bool(draft.failure))
        self._state.setText(text)
        set_property(self._state, "role", role)

    # What is chosen

    def _on_theme(self, mode: str) -> None:
        for known in _MODES:
            if known == mode:
                self._theme.set_mode(known)
        self.theme_chosen.emit(mode)

    def _on_language(self, language: str) -> None:
        """Told when it is saved: the window that is built anew reads the settings."""
        self.draft.when_saved(lambda: self.language_chosen.emit(language))

    @property
    def busy(self) -> bool:
        """Whether clips and songs are still on their way."""
        return any(box.busy for box in self.storage.transfers.values())

    def retire(self) -> None:
        """Nobody needs it any more: it goes when what runs in it is over, so that its end is still told."""
        if not self.busy:
            self.deleteLater()
            return
        for box in self.storage.transfers.values():
            box.ended.connect(self.deleteLater)

    @override
    def reject(self) -> None:
        """Close, once everything that can be saved is; what cannot be saved keeps it open to say so, once."""
        if self.draft.settled or self.draft.failure:
            super().reject()
        else:
            self.draft.when_saved(super().reject)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.storage.leave()
        self.video.leave()
        super().hideEvent(event)
