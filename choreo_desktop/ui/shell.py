"""What lives as long as the program does, and the window, which is built anew for another language."""

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from choreo_desktop.paths import AppPaths
from choreo_desktop.ui.autosave import Autosave
from choreo_desktop.ui.coordinator import Coordinator
from choreo_desktop.ui.correcting.song import SongCorrections
from choreo_desktop.ui.desktop import Desktop
from choreo_desktop.ui.dialogs.error_report import ErrorReports
from choreo_desktop.ui.jobs.runner import JobRunner
from choreo_desktop.ui.main_window import MainWindow
from choreo_desktop.ui.menus import Menus
from choreo_desktop.ui.messages import said
from choreo_desktop.ui.player.engine import Engine
from choreo_desktop.ui.render_ahead import RenderAhead
from choreo_desktop.ui.session import Session
from choreo_desktop.ui.stage import Stage
from choreo_desktop.ui.theme import Theme
from choreo_desktop.ui.translation import Languages
from choreo_desktop.ui.window_state import WindowState

if TYPE_CHECKING:
    from choreo_desktop.services.studio import Studio
    from choreo_desktop.services.upkeep import Upkeep

logger = logging.getLogger(__name__)


class Shell(QObject):
    """What lives as long as the application: look, language, jobs, player, session; and the window of now.

    Args:
        application: Qt's.
        studio: What the window can do.
        upkeep: What its settings and its help menu can do.
        paths: Where things live.
    """

    def __init__(self, application: QApplication, studio: "Studio", upkeep: "Upkeep", paths: AppPaths) -> None:
        super().__init__(application)
        self.studio, self.upkeep = studio, upkeep
        self.theme = Theme(application, studio.settings.theme, dress=False)
        self.languages = Languages(application)
        self.languages.choose(studio.settings.language)
        self.runner = JobRunner(self)
        self.session = Session(studio, self.runner, self)
        self.autosave = Autosave(self.session, self)
        self.corrections = SongCorrections(self.session, self)
        self.engine = Engine(self)
        self.ahead = RenderAhead(self.session, self)
        self.engine.playing_changed.connect(self.ahead.set_playing)
        self.ahead.share_changed.connect(self._on_rendered_ahead)
        self.session.plan_changed.connect(self._on_rendered_ahead)
        self.state = WindowState(paths.config / "window.ini")
        self.reports = ErrorReports(self.theme, self.runner, upkeep, lambda: self.window)
        self.runner.failed.connect(self.session.failed)
        self._closing = False
        self.window = self._build_window()

    def _build_window(self) -> MainWindow:
        window = MainWindow(self.theme, self.session, self.engine, self.state)
        self.theme.dress()
        window.setWindowIcon(QGuiApplication.windowIcon())
        self.stage = Stage(window.preview, window.timeline, self.session)
        self.coordinator = Coordinator(
            window,
            self.session,
            stage=self.stage,
            desktop=Desktop(window),
            reports=self.reports,
            theme=self.theme,
            corrections=self.corrections,
        )
        window.timeline.timeline.seek_requested.connect(self.ahead.prefer)
        self.coordinator.settings_changed.connect(self.ahead.refresh)
        self.menus = Menus(window, self.coordinator, self.session, upkeep=self.upkeep, theme=self.theme)
        self.menus.theme_chosen.connect(self.choose_theme)
        self.menus.language_chosen.connect(self.choose_language)
        window.closing.connect(self._on_closing)
        return window

    def show(self) -> None:
        """Show the window at once, and fill it when it stands there."""
        window = self.window
        window.show_welcome(welcome=not self.state.values("library").get("filled", False))
        window.stands.connect(self.fill)  # who loads NumPy before keeps people waiting for the window
        window.show()

    def fill(self) -> None:
        """Read library and history; tell what was wrong with the settings."""
        for notice in self.studio.notices:
            self.window.show_notice(said(notice), kind="warning")
        self.coordinator.refresh()
        self.autosave.restore()

    def choose_theme(self, mode: str) -> None:
        """Another look, at once."""
        self.theme.set_mode("dark" if mode == "dark" else "light" if mode == "light" else "system")

    def choose_language(self, language: str) -> None:
        """Another language, at once: the same window, built anew around what goes on."""
        before = self.languages.language
        if self.languages.choose("es" if language == "es" else "en" if language == "en" else "system") == before:
            return
        old = self.window
        old.keep()
        old.closing.disconnect(self._on_closing)
        self.window = self._build_window()
        self.window.setGeometry(old.geometry())
        self.window.show_welcome(welcome=old.welcoming)
        self.window.choices.take_over(old.choices)
        self.window.show()
        old.close()
        old.deleteLater()
        self.coordinator.refresh()
        self.coordinator.show_again()

    def _on_rendered_ahead(self) -> None:
        self.window.show_rendered(self.ahead.share)

    def _on_closing(self) -> None:
        if self._closing:
            return
        self._closing = True
        self.engine.stop()
        self.state.keep("library", {"filled": not self.window.welcoming})
        self.state.save()
        self.autosave.flush()
        if not self.ahead.stop():
            logger.warning("rendering ahead did not end with the window")
        forget = self.window.history.forget_deleted  # nobody can undo any more
        self.runner.run(lambda _, __: forget(), title=self.tr("Removing deleted videos"))
        if not self.runner.shut_down():
            logger.warning("something did not end with the window")
        QCoreApplication.quit()
