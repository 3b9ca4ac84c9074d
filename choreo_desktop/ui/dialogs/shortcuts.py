"""All keys on one sheet, read off the actions themselves."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QDialog, QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.dialogs.details import buttons
from choreo_desktop.ui.kit import label, rows
from choreo_desktop.ui.theme import Space, Theme, Type, font


class ShortcutGroup(NamedTuple):
    """Actions that belong together.

    Attributes:
        title: A word or two, such as the menu they stand in.
        actions: Those without keys are left out.
    """

    title: str
    actions: Sequence[QAction]


class ShortcutsSheet(QDialog):
    """What each key does, with a field to search in and a button to copy.

    Args:
        theme: The look.
        groups: The actions.
        parent: The window.
    """

    def __init__(self, theme: Theme, groups: Sequence[ShortcutGroup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setMinimumSize(400, 320)
        self.resize(560, 600)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search for a name or a key"))
        self.search.setAccessibleName(self.tr("Search shortcuts"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_search)
        self.tree = self._make_tree()
        self._nothing = label(self.tr("No shortcut has these letters."), "muted")
        self._nothing.hide()
        for group in groups:
            self._add(group)
        self._lay_out(theme)

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setColumnCount(2)
        tree.setHeaderLabels([self.tr("What it does"), self.tr("Keys")])
        tree.setAccessibleName(self.tr("Shortcuts"))
        tree.setRootIsDecorated(False)
        tree.setIndentation(Space.MEDIUM)
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        return tree

    def _add(self, group: ShortcutGroup) -> None:
        pairs = [(name_of(action), keys_of(action)) for action in group.actions]
        pairs = [(name, keys) for name, keys in pairs if keys]
        if not pairs:
            return
        head = QTreeWidgetItem([group.title])
        head.setFont(0, font(Type.BODY, bold=True))
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.tree.addTopLevelItem(head)
        for name, keys in pairs:
            item = QTreeWidgetItem([name, keys])
            item.setToolTip(0, name)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{name}: {keys}")
            head.addChild(item)
        head.setExpanded(True)

    def _lay_out(self, theme: Theme) -> None:
        copy = Button(theme, self.tr("Copy as text"), icon="copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.as_text()))
        close = Button(theme, self.tr("Close"), variant="primary")
        close.clicked.connect(self.accept)
        parts = (self.search, self.tree, self._nothing, buttons(copy, right=close))
        layout = rows(*parts, space=Space.MEDIUM, margin=Space.LARGE)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def as_text(self) -> str:
        """What is shown, for printing."""
        lines = []
        for head in self._heads():
            children = [item for item in _children(head) if not item.isHidden()]
            if children:
                lines += [head.text(0), *(f"  {item.text(1):<24} {item.text(0)}" for item in children), ""]
        return "\n".join(lines)

    def _heads(self) -> list[QTreeWidgetItem]:
        found = [self.tree.topLevelItem(place) for place in range(self.tree.topLevelItemCount())]
        return [head for head in found if head is not None]

    def _on_search(self, text: str) -> None:
        words = text.casefold().split()
        shown = 0
        for head in self._heads():
            some = False
            for item in _children(head):
                hay = f"{head.text(0)} {item.text(0)} {item.text(1)}".casefold()
                fits = all(word in hay for word in words)
                item.setHidden(not fits)
                some |= fits
                shown += fits
            head.setHidden(not some)
        self._nothing.setVisible(not shown)


def name_of(action: QAction) -> str:
    """The name without the mark of its menu key and the dots behind it."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip(".…")


def keys_of(action: QAction) -> str:
    """The keys as this platform writes them; empty where it has none."""
    native = QKeySequence.SequenceFormat.NativeText
    return ",  ".join(dict.fromkeys(keys.toString(native) for keys in action.shortcuts() if not keys.isEmpty()))


def _children(head: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = [head.child(place) for place in range(head.childCount())]
    return [item for item in found if item is not None]
