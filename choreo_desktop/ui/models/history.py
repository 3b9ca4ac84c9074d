"""The history as a list for views."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt, Signal
from typing_extensions import override

from choreo_desktop.ui.models.history_words import exactly, facts_of, status_words, title_of, why
from choreo_desktop.ui.models.index import ROOT, Index
from choreo_desktop.ui.models.moves_words import tool_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from choreo_desktop.domain.task import ChoreographyTask
    from choreo_desktop.domain.work import Progress

TASK_ROLE = Qt.ItemDataRole.UserRole
SEARCH_ROLE = Qt.ItemDataRole.UserRole + 1


class HistoryModel(QAbstractListModel):
    """Choreographies, newest first. What stays keeps its place, so that selections and scrolling stay too."""

    renamed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: list[ChoreographyTask] = []

    @property
    def tasks(self) -> "list[ChoreographyTask]":
        """All of them."""
        return list(self._tasks)

    def show(self, tasks: "Sequence[ChoreographyTask]") -> None:
        """Another history."""
        kept = {task.task_id for task in tasks}
        for row in range(len(self._tasks) - 1, -1, -1):
            if self._tasks[row].task_id not in kept:
                self.beginRemoveRows(ROOT, row, row)
                del self._tasks[row]
                self.endRemoveRows()
        for row, task in enumerate(tasks):
            if row < len(self._tasks) and self._tasks[row].task_id == task.task_id:
                self._replace(row, task)
            else:
                self.beginInsertRows(ROOT, row, row)
                self._tasks.insert(row, task)
                self.endInsertRows()

    def row_of(self, task_id: str) -> int:
        """Where a choreography stands; -1 for one that is not there."""
        return next((row for row, task in enumerate(self._tasks) if task.task_id == task_id), -1)

    def show_progress(self, progress: "Progress") -> bool:
        """What is being built now is so far. Returns whether there is such a thing."""
        row = next((row for row, task in enumerate(self._tasks) if task.status.running), None)
        if row is None:
            return False
        percent = max(progress.percent, self._tasks[row].progress)
        self._replace(row, self._tasks[row].model_copy(update={"progress": percent, "message": progress.message}))
        return True

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._tasks)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        task = self._tasks[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return title_of(task)
            case Qt.ItemDataRole.ToolTipRole:
                return _tool_tip(task)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join((title_of(task), status_words(task).text, facts_of(task, datetime.now(UTC))))
            case _ if role == TASK_ROLE:
                return task
            case _ if role == SEARCH_ROLE:
                return f"{task.name}\n{task.song}"
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        task, name = self._tasks[index.row()], " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or name == task.title:
            return False
        self._replace(index.row(), task.model_copy(update={"name": name}))
        self.renamed.emit(task.task_id, name)
        return True

    def _replace(self, row: int, task: "ChoreographyTask") -> None:
        if self._tasks[row] != task:
            self._tasks[row] = task
            self.dataChanged.emit(self.index(row), self.index(row))


def _tool_tip(task: "ChoreographyTask") -> str:
    lines = [title_of(task), task.song if task.song != task.title else "", exactly(task.created_at), why(task)]
    return tool_tip(line for line in lines if line)
