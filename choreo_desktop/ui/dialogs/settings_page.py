"""What the pages of the settings have in common."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from choreo_desktop.ui.dialogs.settings_draft import SettingsDraft
from choreo_desktop.ui.dialogs.settings_fields import Field, problem_text
from choreo_desktop.ui.kit import across, label, line, rows
from choreo_desktop.ui.theme import Space, Theme

_WIDEST = 640


class Page(QScrollArea):
    """A page that scrolls, with a title and fields whose problems it shows.

    Args:
        theme: The look.
        draft: The settings.

    Attributes:
        title: Of the page.
        theme: The look.
        draft: The settings.
    """

    problems_changed = Signal()

    def __init__(self, theme: Theme, draft: SettingsDraft) -> None:
        super().__init__()
        self.title = ""
        self.theme, self.draft = theme, draft
        self._fields: dict[str, Field] = {}
        self._shown = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.LARGE)
        self._column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        inner.setLayout(self._column)
        outer = QWidget()
        layout = across(inner)
        layout.addStretch(1)
        layout.setStretch(0, 100)
        outer.setLayout(layout)
        self.setWidget(outer)
        draft.checked.connect(self.show_problems)

    @property
    def fields(self) -> dict[str, Field]:
        """The fields of this page by the names of the settings."""
        return dict(self._fields)

    def begin(self, title: str, text: str) -> None:
        """The title of the page and a sentence about it."""
        self.title = title
        self.setAccessibleName(title)
        self._column.addLayout(rows(label(title, "title"), label(text, "muted", wrap=True), space=Space.TIGHT))

    def bind(self, name: str, field: Field) -> Field:
        """Have a field show the problems of a setting."""
        self._fields[name] = field
        return field

    def add(self, part: QWidget | QLayout) -> None:
        """Put something below what is there."""
        if isinstance(part, QWidget):
            self._column.addWidget(part)
        else:
            self._column.addLayout(part)

    def add_heading(self, text: str) -> None:
        """Begin a section."""
        self._column.addLayout(rows(line(), label(text, "subtitle"), space=Space.MEDIUM))

    def end(self) -> None:
        """Nothing more comes: the rest of the height stays free."""
        self._column.addStretch(1)
        self.show_problems()

    @property
    def problem_count(self) -> int:
        """How many of its fields are wrong."""
        return sum(name in self.draft.problems for name in self._fields)

    def show_problems(self) -> None:
        """Mark what is wrong now."""
        for name, field in self._fields.items():
            field.set_problem(problem_text(self.draft, name))
        self.problems_changed.emit()

    def first_shown(self) -> None:
        """Called once, when somebody first looks at the page: the time to look at the machine."""

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._shown:
            self._shown = True
            self.first_shown()
