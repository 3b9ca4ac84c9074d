"""What had to give when a plan was made, and what the library has for it."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.kit import label, put_away, rows
from choreo_desktop.ui.messages import said
from choreo_desktop.ui.models.moves_words import value_word
from choreo_desktop.ui.notices import Notice
from choreo_desktop.ui.panels.narrow import breakable
from choreo_desktop.ui.theme import Space, Theme

if TYPE_CHECKING:
    from choreo_desktop.services.planned import Planned
    from choreo_desktop.ui.session import Session


class _Found(NamedTuple):
    """What the library has, as it is shown.

    Attributes:
        planned: Whose plan it was looked up for.
        sentences: What there is to say.
        table: Rows of a difficulty and how many clips there are for each level of energy.
        energies: Heads of the columns.
    """

    planned: "Planned"
    sentences: list[str]
    table: list[tuple[str, list[str]]]
    energies: list[str]


class CoverageNotice(QWidget):
    """A notice of what the planner had to relax, and on demand what the library has. Empty where all went well.

    Args:
        theme: The look.
        session: What the window works on.

    ``changed`` tells that it says something else, or nothing any more.
    """

    changed = Signal()

    def __init__(self, theme: Theme, session: "Session") -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self._notes: tuple[str, ...] = ()
        self._notice: Notice | None = None
        self._more: Button | None = None
        self._details: QWidget | None = None
        self._layout = QVBoxLayout()
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.TIGHT)
        self.setLayout(self._layout)
        session.plan_changed.connect(self._on_plan)
        self._on_plan()

    @property
    def text(self) -> str:
        """What it says; empty where there is nothing to say."""
        return "" if self._notice is None else self._notice.text

    def _on_plan(self) -> None:
        blueprint = self._session.blueprint
        notes = () if blueprint is None else tuple(blueprint.notes)
        if notes == self._notes:
            return
        self._notes = notes
        self._clear()
        if notes:
            self._show(notes)
        self.setVisible(bool(notes))

    def _show(self, notes: tuple[str, ...]) -> None:
        self._notice = Notice(self._theme, breakable("\n".join(said(note) for note in notes)), kind="warning")
        self._notice.closed.connect(self._clear)
        if self._session.planned is not None:
            self._more = Button(self._theme, self.tr("What your library has"), icon="chevron-down", variant="link")
            self._more.clicked.connect(self._on_more)
            self._notice.add_action(self._more)
        self._layout.addWidget(self._notice)
        self.changed.emit()

    def _clear(self) -> None:
        for widget in (self._notice, self._details):
            if widget is not None:
                put_away(widget)
        self._notice = self._details = self._more = None
        self.changed.emit()

    def _on_more(self) -> None:
        if self._details is not None:
            self._details.setVisible(self._details.isHidden())
            self._turn()
            return
        planned = self._session.planned
        if planned is not None and self._more is not None:
            self._more.setEnabled(False)
            self._session.runner.run(
                lambda _, __: _found(planned), done=self._on_found, failed=self._session.failed.emit
            )

    def _on_found(self, found: _Found) -> None:
        if self._more is None or found.planned is not self._session.planned:
            return
        self._more.setEnabled(True)
        self._details = _details(found)
        self._layout.addWidget(self._details)
        self._turn()

    def _turn(self) -> None:
        if self._more is not None and self._details is not None:
            self._more.set_icon("chevron-down" if self._details.isHidden() else "chevron-up")


def _found(planned: "Planned") -> _Found:
    """Look up what the library has; takes long with a large one."""
    from choreo_desktop.services.coverage_sheet import coverage_sentences, coverage_table

    coverage = planned.coverage()
    heads, table = coverage_table(coverage)
    return _Found(planned, coverage_sentences(coverage), table, heads)


def _details(found: _Found) -> QWidget:
    grid = QGridLayout()
    grid.setSpacing(Space.TIGHT)
    for column, energy in enumerate(found.energies, start=1):
        grid.addWidget(label(value_word("", energy), "caption"), 0, column, Qt.AlignmentFlag.AlignRight)
    for row, (difficulty, cells) in enumerate(found.table, start=1):
        grid.addWidget(label(value_word("", difficulty), "caption"), row, 0)
        for column, cell in enumerate(cells, start=1):
            grid.addWidget(label(cell), row, column, Qt.AlignmentFlag.AlignRight)
    details = QWidget()
    first, *others = [label(said(sentence), "muted", wrap=True) for sentence in found.sentences]
    details.setLayout(rows(first, grid, *others, space=Space.TIGHT, margin=Space.SMALL))
    return details
