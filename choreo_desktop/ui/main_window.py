"""The window: the library at the left, the preview in the middle, the choreography at the right, the timeline below."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from choreo_desktop.domain.genres import GENRES
from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.kit import label, panel, put_away, rows
from choreo_desktop.ui.notices import Notice
from choreo_desktop.ui.panels.build_progress import BuildProgress
from choreo_desktop.ui.panels.choices import ChoicesPanel
from choreo_desktop.ui.panels.history import HistoryPanel
from choreo_desktop.ui.panels.library import LibraryPanel
from choreo_desktop.ui.panels.library_drop import DropTarget
from choreo_desktop.ui.panels.selected_move import SelectedMovePanel
from choreo_desktop.ui.panels.welcome import Welcome
from choreo_desktop.ui.player.preview import Preview
from choreo_desktop.ui.share_split import Share, ShareSplit
from choreo_desktop.ui.theme import Space, Theme
from choreo_desktop.ui.timeline.panel import TimelinePanel

if TYPE_CHECKING:
    from choreo_desktop.ui.player.engine import Engine
    from choreo_desktop.ui.session import Session
    from choreo_desktop.ui.window_state import WindowState

_SPLITTERS = ("columns", "right")
_LIBRARY = Share(place=0, of_all=0.22, least=316, most=760)  # both leave what a large window has to the preview
_TIMELINE = Share(place=1, of_all=0.2, least=232, most=420)
_MOST_NOTICES = 3
_UNSEEN_MS = 1000
_FIRST_SIZE = QSize(1280, 720)
_LARGEST_FIRST_SIZE = QSize(1920, 1080)
_FIRST_SHARE = 0.8  # of the screen, each way
_TITLE_BAR = 40  # pixels, about
_WIDEST_RIGHT = 520  # pixels; its fields and sentences are not easier to read in more


class MainWindow(QMainWindow):
    """The panels and their places. What happens between them is the coordinator's.

    Args:
        theme: The look.
        session: What is worked on.
        engine: The one player.
        state: Sizes and places of the last time.

    Attributes:
        library, choices, selected_move, history, preview, timeline, progress, welcome: The panels.
        below_preview: Where something is put for a time that belongs to what plays.
    """

    closing = Signal()
    stands = Signal()

    def __init__(self, theme: Theme, session: "Session", engine: "Engine", state: "WindowState") -> None:
        super().__init__()
        self._theme, self._state = theme, state
        self._stands = False
        self.setWindowTitle("Choreo Desktop")
        self.setAccessibleName("Choreo Desktop")
        self._make_panels(session, engine)
        self._stack = QStackedWidget()
        self._work = self._workspace()
        self._stack.addWidget(self._work)
        self._stack.addWidget(self.welcome)
        self.setCentralWidget(self._below_notices(self._stack))
        self._make_status()
        self._drops = DropTarget(theme, self)
        self._drops.dropped.connect(self.library.import_paths)
        self.setMinimumSize(QSize(1120, 640))
        self._restore()

    def _make_panels(self, session: "Session", engine: "Engine") -> None:
        theme, runner, studio = self._theme, session.runner, session.studio
        self.library = LibraryPanel(theme, runner, lambda: studio.library, genre=lambda: GENRES[studio.settings.genre])
        self.choices = ChoicesPanel(theme, session, lambda: studio.library)
        self.selected_move = SelectedMovePanel(theme, session, lambda: studio.library)
        self.history = HistoryPanel(theme, session, lambda: studio.history)
        self.preview = Preview(theme, engine)
        self.timeline = TimelinePanel(theme)
        self.progress = BuildProgress(theme, session)
        self.welcome = Welcome(theme)
        self.library.add_tab(self.history, self.tr("History"))

    def _workspace(self) -> QWidget:
        horizontal, vertical = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        self._top, self._middle = ShareSplit(horizontal, _LIBRARY), ShareSplit(vertical, _TIMELINE)
        top = _split(self._top, "top", [_framed(self.library), self._center()], [1, 4])
        middle = _split(self._middle, "middle", [top, _framed(self.timeline)], [9, 1])
        framed = [_framed(self.choices), _framed(self.selected_move)]
        for frame in framed:
            frame.setMaximumWidth(_WIDEST_RIGHT)
        right = _split(QSplitter(vertical), "right", framed, [1, 1])
        columns = _split(QSplitter(horizontal), "columns", [middle, right], [5, 1])
        self.library.setMinimumWidth(270)
        right.setMinimumWidth(280)
        columns.setSizes([968, 300])
        right.setSizes([400, 256])
        workspace = QWidget()
        workspace.setLayout(rows(columns, margin=Space.SMALL))
        return workspace

    def _below_notices(self, pages: QWidget) -> QWidget:
        """Notices stand above the welcome too: the first thing that is wrong may be that nothing can be read."""
        self._shown: list[Notice] = []
        self._notices = QVBoxLayout()
        self._notices.setSpacing(Space.TIGHT)
        self._notices.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, 0)
        whole = QWidget()
        whole.setLayout(rows(self._notices, pages, space=0))
        return whole

    def _center(self) -> QWidget:
        center = QWidget()
        self.below_preview = rows(space=0)
        layout = rows(self.preview, self.below_preview, self.progress, space=Space.SMALL)
        layout.setStretch(0, 1)
        center.setLayout(layout)
        frame = _framed(center)
        frame.setMinimumWidth(508)
        return frame

    def _make_status(self) -> None:
        self._stored = label("", "caption")
        self._held = label("", "caption")
        self._rendered = label("", "caption")
        self._rendered.hide()
        for each in (self._rendered, self._held, self._stored):
            each.setContentsMargins(Space.SMALL, 0, Space.SMALL, 0)
            self.statusBar().addPermanentWidget(each)
        self.statusBar().setSizeGripEnabled(False)

    # What is shown

    def show_welcome(self, *, welcome: bool) -> None:
        """The first start, or the workspace."""
        self._stack.setCurrentWidget(self.welcome if welcome else self._work)

    @property
    def welcoming(self) -> bool:
        """Whether the first start is shown."""
        return self._stack.currentWidget() is self.welcome

    def places(self) -> list[tuple[str, QWidget]]:
        """The parts of the window by their names, in the order in which keys reach them."""
        return [
            (self.tr("Go to the &library"), self.library),
            (self.tr("Go to the &preview"), self.preview),
            (self.tr("Go to the &timeline"), self.timeline.timeline),
            (self.tr("Go to the &choreography"), self.choices),
            (self.tr("Go to the selected &move"), self.selected_move),
        ]

    def tell(self, text: str) -> None:
        """Something that is good to know for a moment."""
        self.statusBar().showMessage(text, 8000)

    def show_facts(self, held: str, stored: str) -> None:
        """How much the library holds, and where results go."""
        self._held.setText(held)
        self._stored.setText(stored)

    def show_rendered(self, share: float) -> None:
        """How much of the plan is rendered while the person thinks."""
        partly = 0 < share < 1
        self._rendered.setVisible(partly)
        if partly:
            self._rendered.setText(self.tr("{percent} % of the plan rendered ahead").format(percent=int(100 * share)))

    def show_notice(
        self, text: str, *, kind: str = "info", action: str = "", do: Callable[[], None] | None = None
    ) -> None:
        """Something that stays until it is put away; the newest few are kept."""
        if any(shown.text == text for shown in self._shown):
            return
        notice = Notice(self._theme, text, kind=kind)
        if do is not None:
            button = Button(self._theme, action)
            button.clicked.connect(do)
            notice.add_action(button)
        notice.closed.connect(lambda: self._put_away(notice))
        self._notices.addWidget(notice)
        self._shown.append(notice)
        if len(self._shown) > _MOST_NOTICES:
            self._put_away(self._shown[0])

    def put_away(self, text: str) -> None:
        """Take a notice down whose matter is settled."""
        for notice in [shown for shown in self._shown if shown.text == text]:
            self._put_away(notice)

    def _put_away(self, notice: Notice) -> None:
        self._shown.remove(notice)
        put_away(notice)

    # From one start to the next

    def _restore(self) -> None:
        if not self.restoreGeometry(self._state.bytes("geometry")):
            self._take_room()
        for name in _SPLITTERS:
            splitter = self.findChild(QSplitter, name)
            saved = self._state.bytes(f"splitter_{name}")
            if isinstance(splitter, QSplitter) and not saved.isEmpty():
                splitter.restoreState(saved)
        for shared in (self._top, self._middle):
            shared.restore(self._state.bytes(f"splitter_{shared.objectName()}"))
        self.preview.restore(self._state.values("preview"))

    def _take_room(self) -> None:
        """Most of a large screen at the first start; all of one that has no room for the usual size and a title bar."""
        free, wanted = self.screen().availableGeometry().size(), _FIRST_SIZE + QSize(0, _TITLE_BAR)
        self.resize((free * _FIRST_SHARE).expandedTo(_FIRST_SIZE).boundedTo(_LARGEST_FIRST_SIZE))
        if free.expandedTo(wanted) != free and free.expandedTo(self.minimumSize()) == free:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def keep(self) -> None:
        """Remember sizes, places and switches."""
        self._state.keep_bytes("geometry", self.saveGeometry())
        for name in _SPLITTERS:
            splitter = self.findChild(QSplitter, name)
            if isinstance(splitter, QSplitter):
                self._state.keep_bytes(f"splitter_{name}", QByteArray(splitter.saveState()))
        for shared in (self._top, self._middle):
            self._state.keep_bytes(f"splitter_{shared.objectName()}", shared.state())
        self._state.keep("preview", self.preview.state())
        self._state.save()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(_UNSEEN_MS, self, self._tell_that_it_stands)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._stands:
            QTimer.singleShot(0, self, self._tell_that_it_stands)

    def _tell_that_it_stands(self) -> None:
        """Once, as soon as people see it; in the end also where it is minimised and nobody does."""
        if not self._stands:
            self._stands = True
            self.stands.emit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.keep()
        self.selected_move.keep()
        self.library.shut_down()
        self.closing.emit()
        event.accept()


def _split(splitter: QSplitter, name: str, parts: Sequence[QWidget], stretch: Sequence[int]) -> QSplitter:
    splitter.setObjectName(name)
    splitter.setHandleWidth(Space.SMALL)
    splitter.setChildrenCollapsible(False)
    for place, (part, share) in enumerate(zip(parts, stretch, strict=True)):
        splitter.addWidget(part)
        splitter.setStretchFactor(place, share)
    return splitter


def _framed(widget: QWidget) -> QWidget:
    frame = panel()
    frame.setLayout(rows(widget, margin=Space.SMALL))
    return frame
