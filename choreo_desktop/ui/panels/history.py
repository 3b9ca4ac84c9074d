"""The history: every choreography that was made, or was not made, and what can be done with it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPoint, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from choreo_desktop.domain.errors import ChoreoError
from choreo_desktop.ui.desktop import show_in_folder
from choreo_desktop.ui.kit import label, rows
from choreo_desktop.ui.models.history import SEARCH_ROLE, TASK_ROLE, HistoryModel
from choreo_desktop.ui.models.history_words import title_of, why
from choreo_desktop.ui.models.key_posters import KeyPosters
from choreo_desktop.ui.notices import EmptyState
from choreo_desktop.ui.panels.history_actions import HistoryActions
from choreo_desktop.ui.panels.history_deletion import Deletion
from choreo_desktop.ui.panels.history_list import FailureReason, HistoryList
from choreo_desktop.ui.theme import Space, Theme

if TYPE_CHECKING:
    from pathlib import Path

    from choreo_desktop.domain.task import ChoreographyTask
    from choreo_desktop.domain.work import Progress
    from choreo_desktop.services.history import History
    from choreo_desktop.ui.session import Session


class HistoryPanel(QWidget):
    """The list of choreographies.

    Args:
        theme: The look.
        session: What the window works on; what it builds is followed live.
        history: Opens the history; called in jobs.
        reveal: Shows a folder to the person.
    """

    open_requested = Signal(object)
    play_requested = Signal(object, object)
    render_requested = Signal(object)
    removed = Signal(object, str)
    details_requested = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        session: "Session",
        history: "Callable[[], History]",
        *,
        reveal: "Callable[[Path], None]" = show_in_folder,
    ) -> None:
        super().__init__()
        self._theme, self._session, self._history, self._reveal = theme, session, history, reveal
        self._deletions: list[Deletion] = []
        self._reading = self._read_again = False
        self._model = HistoryModel(self)
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self._model)
        self._found.setFilterRole(SEARCH_ROLE)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._actions = HistoryActions(theme, self)
        self._make_parts()
        self._connect()
        self._show()

    def _make_parts(self) -> None:
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Search by name or song"))
        self._search.setAccessibleName(self.tr("Search the history"))
        self._search.setClearButtonEnabled(True)
        studio = self._session.studio
        # The library is made when the first picture is wanted, in a job.
        self._posters = KeyPosters(self._session.runner, lambda key: studio.library.poster_with_key(key), self)  # noqa: PLW0108
        self._list = HistoryList(self._theme, self._found, self._posters)
        self._none = label(self.tr("No choreography is called that."), "muted", wrap=True)
        self._empty = EmptyState(
            self._theme,
            "history",
            self.tr("Nothing made yet"),
            self.tr("Every choreography that you build is kept here, to be played, changed and shared."),
        )
        self._reason = FailureReason(self._theme)
        self._reason.copy_wanted.connect(self._on_copy_why)
        self._buttons = self._actions.buttons()
        layout = rows(self._search, self._none, self._list, self._empty, self._reason, self._buttons, space=Space.SMALL)
        layout.setStretch(2, 1)
        layout.setStretch(3, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        actions, view = self._actions, self._list
        actions.open.triggered.connect(self._on_open)
        actions.play.triggered.connect(self._on_play)
        actions.folder.triggered.connect(self._on_folder)
        actions.link.triggered.connect(self._on_link)
        actions.render.triggered.connect(self._on_render)
        actions.duplicate.triggered.connect(self._on_duplicate)
        actions.rename.triggered.connect(self._on_rename)
        actions.delete.triggered.connect(self._on_delete)
        actions.why.triggered.connect(self._on_why)
        view.activated.connect(self._on_activated)
        view.customContextMenuRequested.connect(self._on_menu)
        view.selectionModel().currentChanged.connect(self._show)
        self._search.textChanged.connect(self._on_search)
        self._model.renamed.connect(self._on_renamed)
        for signal in (self._model.rowsInserted, self._model.rowsRemoved, self._model.dataChanged):
            signal.connect(self._show)
        self._session.work_changed.connect(self._on_work)

    # What others can do

    @property
    def current(self) -> "ChoreographyTask | None":
        """The choreography that is selected."""
        index = self._list.currentIndex()
        return index.data(TASK_ROLE) if index.isValid() else None

    def refresh(self) -> None:
        """Read the history again."""
        if self._reading:
            self._read_again = True
            return
        self._reading, self._read_again = True, False
        self._session.runner.run(lambda _, __: self._history().entries(), done=self._on_read, failed=self._on_unread)

    def select(self, task_id: str) -> None:
        """Select a choreography."""
        row = self._model.row_of(task_id)
        if row >= 0:
            self._list.setCurrentIndex(self._found.mapFromSource(self._model.index(row)))

    def forget_deleted(self) -> None:
        """Remove the videos of what was deleted and not put back; takes long, called when undo is over."""
        for deletion in self._deletions:
            deletion.forget()

    # Reading

    def _on_read(self, tasks: "list[ChoreographyTask]") -> None:
        self._reading = False
        self._model.show(tasks)
        if self._read_again:
            self.refresh()

    def _on_unread(self, error: object) -> None:
        self._reading = False
        self.failed.emit(error)

    def _on_work(self) -> None:
        job = self._session.work
        if job is not None:
            job.progressed.connect(self._on_progressed)
        self.refresh()

    def _on_progressed(self, progress: "Progress") -> None:
        if self._session.renders and not self._model.show_progress(progress):
            self.refresh()

    def _on_search(self, text: str) -> None:
        self._found.setFilterFixedString(text.strip())
        self._show()

    # Operations

    def _on_activated(self, index: QModelIndex) -> None:
        self._list.setCurrentIndex(index)
        self._actions.open.trigger()

    def _on_menu(self, where: QPoint) -> None:
        if self.current is None:
            return
        menu = QMenu(self)
        menu.addActions(self._actions.all)
        menu.setToolTipsVisible(True)
        menu.exec(self._list.viewport().mapToGlobal(where))
        menu.deleteLater()

    def _on_open(self) -> None:
        if (task := self.current) is not None:
            self.open_requested.emit(task)

    def _on_render(self) -> None:
        if (task := self.current) is not None:
            self.render_requested.emit(task)

    def _on_play(self) -> None:
        if (task := self.current) is None:
            return

        def fetch(progress: Any, cancel: Any) -> "tuple[Path, ChoreographyTask]":  # noqa: ANN401
            return self._history().video(task.task_id, progress=progress, cancel=cancel), task

        self._run(fetch, self._on_fetched, title=self.tr("Getting the video"))

    def _on_fetched(self, fetched: "tuple[Path, ChoreographyTask]") -> None:
        self.play_requested.emit(*fetched)

    def _on_folder(self) -> None:
        self._do(lambda history, task_id: history.folder(task_id) and history.video(task_id), self._on_folder_found)

    def _on_folder_found(self, video: "Path | None") -> None:
        if video is None:
            self._session.told.emit(self.tr("This video does not lie in a folder of this computer."))
        else:
            self._reveal(video)

    def _on_link(self) -> None:
        self._do(lambda history, task_id: history.link(task_id), self._on_link_found)

    def _on_link_found(self, link: str) -> None:
        QGuiApplication.clipboard().setText(link)
        self._session.told.emit(self.tr("The link is copied."))

    def _on_duplicate(self) -> None:
        self._do(lambda history, task_id: history.duplicate(task_id), self._on_duplicated)

    def _on_duplicated(self, copy: "ChoreographyTask") -> None:
        self._model.show([copy, *self._model.tasks])
        self.select(copy.task_id)

    def _on_rename(self) -> None:
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._list.edit(self._list.currentIndex())

    def _on_renamed(self, task_id: str, name: str) -> None:
        self._run(lambda _, __: self._history().rename(task_id, name), self._on_changed)

    def _on_delete(self) -> None:
        if (task := self.current) is None:
            return
        deletion = Deletion(self._history, task.task_id)
        text = self.tr("Delete {name}").format(name=title_of(task))

        def delete(_: Any, __: Any) -> tuple[Deletion, str]:  # noqa: ANN401
            deletion.take_out()
            return deletion, text

        self._run(delete, self._on_deleted)

    def _on_deleted(self, done: tuple[Deletion, str]) -> None:
        self._deletions.append(done[0])
        self.removed.emit(*done)
        self.refresh()

    def _on_why(self) -> None:
        if (task := self.current) is None:
            return
        sentence = (task.error or {}).get("error") or task.message
        self._do(
            lambda history, task_id: ChoreoError(sentence, details=history.why_failed(task_id)), self._on_why_found
        )

    def _on_why_found(self, error: ChoreoError) -> None:
        self.details_requested.emit(error)

    def _on_copy_why(self) -> None:
        self._do(lambda history, task_id: history.why_failed(task_id), self._on_why_copied)

    def _on_why_copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._session.told.emit(self.tr("The details are copied."))

    def _do(self, work: "Callable[[History, str], Any]", done: Callable[[Any], None]) -> None:
        """Do something with the selected choreography."""
        if (task := self.current) is not None:
            self._run(lambda _, __: work(self._history(), task.task_id), done)

    def _run(self, work: Callable[[Any, Any], Any], done: Callable[[Any], None], *, title: str = "") -> None:
        self._session.runner.run(work, title=title, done=done, failed=self._on_failed)

    def _on_changed(self, _: object) -> None:
        self.refresh()

    def _on_failed(self, error: object) -> None:
        self.failed.emit(error)
        self.refresh()  # what was shown ahead of time is as it was

    # What is shown

    def _show(self) -> None:
        anything, found = self._model.rowCount() > 0, self._found.rowCount() > 0
        self._search.setVisible(anything)
        self._list.setVisible(found)
        self._none.setVisible(anything and not found)
        self._empty.setVisible(not anything)
        self._buttons.setVisible(anything)
        self._actions.show_for(self.current)
        task = self.current
        self._reason.show_sentence("" if task is None else why(task))
