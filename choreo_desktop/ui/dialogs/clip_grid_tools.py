"""What can be done with the beats of a clip, as buttons and fields."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QSpinBox, QWidget

from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.kit import across, indent, label, rows
from choreo_desktop.ui.theme import Space, Theme
from choreo_desktop.ui.timeline.counting import EIGHT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

    from choreo_desktop.domain.moves import ClipGrid


class ClipTools(QWidget):
    """Buttons and fields; each signal is a wish.

    ``shift_wanted`` tells by how many beats the 1 falls later, ``nudge_wanted`` by how many pictures all beats do,
    ``trim_wanted`` the first and last 8-count, counted from 0.

    Args:
        theme: The look.
        seconds: Length of the clip.
    """

    one_wanted = Signal()
    shift_wanted = Signal(float)
    pace_wanted = Signal(str)
    nudge_wanted = Signal(int)
    tempo_wanted = Signal(float, float)
    trim_wanted = Signal(int, int)
    heard_wanted = Signal()

    def __init__(self, theme: Theme, seconds: float) -> None:
        super().__init__()
        self._theme = theme
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.SMALL)
        grid.setVerticalSpacing(Space.SMALL)
        self._layout = grid
        self._fields(seconds)
        self._row(self.tr("Where is 1"), self._ones())
        self._row(self.tr("All beats"), self._alls())
        self._row(self.tr("Pace"), self._paces())
        self._row(self.tr("Tempo"), across(self._bpm, self._first, self._enter, space=Space.TIGHT))
        self._row(self.tr("Use only"), self._trims())
        self.heard = self._button(self.tr("Back to what was heard"), "undo")
        self.heard.clicked.connect(self.heard_wanted)
        grid.addWidget(self.heard, grid.rowCount(), 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(1, 1)
        outer = rows(grid)
        outer.addStretch(1)
        self.setLayout(outer)

    def show_grid(self, grid: "ClipGrid | None", *, heard: bool) -> None:
        """Fill the fields with the beats of now.

        Args:
            grid: The beats.
            heard: Whether they are what was heard, so that there is nothing to go back to.
        """
        there = grid is not None and len(grid.beats) > 1
        for button in self._needing:
            button.setEnabled(there)
        self.heard.setEnabled(not heard)
        if grid is None or not there:
            return
        self._bpm.setValue(grid.bpm)
        self._first.setValue(grid.beats[min(grid.first_one, len(grid.beats) - 1)])
        counted = len(grid.beats) - 1 - grid.first_one
        eights = max(-(-counted // EIGHT), 1)
        for box, value in ((self._from, 1), (self._to, eights)):
            box.setRange(1, eights)
            box.setValue(value)
            box.setEnabled(eights > 1)
        self._trim.setEnabled(eights > 1)

    def _row(self, name: str, layout: "QLayout") -> None:
        row = self._layout.rowCount()
        self._layout.addWidget(
            label(name, "caption"), row, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        self._layout.addLayout(layout, row, 1)

    def _fields(self, seconds: float) -> None:
        self._needing: list[Button] = []
        self._bpm, self._first = QDoubleSpinBox(), QDoubleSpinBox()
        self._bpm.setRange(30.0, 300.0)
        self._bpm.setValue(120.0)
        self._bpm.setSuffix(self.tr(" BPM"))
        self._bpm.setAccessibleName(self.tr("Beats per minute"))
        self._first.setRange(0.0, seconds)
        self._first.setDecimals(3)
        self._first.setSingleStep(0.01)
        self._first.setPrefix(self.tr("1 at "))
        self._first.setSuffix(self.tr(" s"))
        self._first.setAccessibleName(self.tr("Second at which a 1 falls"))
        self._enter = self._button(self.tr("Use"), "")
        self._enter.setToolTip(self.tr("Even beats of this tempo, with a 1 there"))
        self._enter.setAccessibleName(self.tr("Use this tempo"))
        self._enter.clicked.connect(lambda: self.tempo_wanted.emit(self._bpm.value(), self._first.value()))
        self._from, self._to = QSpinBox(), QSpinBox()
        for box, name in ((self._from, self.tr("First 8-count")), (self._to, self.tr("Last 8-count"))):
            box.setAccessibleName(name)
            box.setRange(1, 1)
            box.setEnabled(False)
        self._from.setPrefix(self.tr("8-count "))
        indent(self._bpm, self._first, self._from, self._to)
        self._trim = self._needs(self._button(self.tr("Trim"), ""))
        self._trim.setToolTip(self.tr("Dance only these 8-counts of the clip"))
        self._trim.clicked.connect(self._on_trim)

    def _ones(self) -> "QLayout":
        one = self._needs(self._button(self.tr("This is 1"), "counts"))
        one.setShortcut(QKeySequence("Ctrl+Alt+1"))
        one.setToolTip(self.tr("The beat at the playhead is a 1 (Ctrl+Alt+1)"))
        one.clicked.connect(self.one_wanted)
        back = self._shifting(self.tr("1 falls one beat earlier"), "chevron-left", "Alt+,", -1.0)
        on = self._shifting(self.tr("1 falls one beat later"), "chevron-right", "Alt+.", 1.0)
        four = self._shifting(self.tr("1 falls four beats later"), "", "Alt+4", 4.0, self.tr("+4 beats"))
        return self._line(one, back, on, four)

    def _alls(self) -> "QLayout":
        back = self._nudging(self.tr("All beats one picture earlier"), "frame-back", "Ctrl+Alt+B", -1)
        on = self._nudging(self.tr("All beats one picture later"), "frame-forward", "Ctrl+Alt+N", 1)
        half_back = self._shifting(self.tr("All beats half a beat earlier"), "", "Ctrl+Alt+,", -0.5, self.tr("−½ beat"))
        half_on = self._shifting(self.tr("All beats half a beat later"), "", "Ctrl+Alt+.", 0.5, self.tr("+½ beat"))
        return self._line(back, on, half_back, half_on)

    def _paces(self) -> "QLayout":
        double, halve = self._button(self.tr("Double"), ""), self._button(self.tr("Halve"), "")
        for button, factor, keys in ((double, "double", "Ctrl+Alt+2"), (halve, "halve", "Ctrl+Alt+H")):
            self._needs(button).setShortcut(QKeySequence(keys))
            button.clicked.connect(lambda _=False, factor=factor: self.pace_wanted.emit(factor))
        double.setToolTip(self.tr("Twice as many beats (Ctrl+Alt+2)"))
        halve.setToolTip(self.tr("Half as many beats (Ctrl+Alt+H)"))
        return self._line(double, halve)

    def _trims(self) -> "QLayout":
        layout = across(self._from, label("–"), self._to, self._trim, space=Space.TIGHT)
        layout.addStretch(1)
        return layout

    def _shifting(self, name: str, icon: str, keys: str, beats: float, text: str = "") -> Button:
        button = self._named(name, icon, keys, text)
        button.clicked.connect(lambda: self.shift_wanted.emit(beats))
        return button

    def _nudging(self, name: str, icon: str, keys: str, pictures: int) -> Button:
        button = self._named(name, icon, keys)
        button.clicked.connect(lambda: self.nudge_wanted.emit(pictures))
        return button

    def _named(self, name: str, icon: str, keys: str, text: str = "") -> Button:
        button = self._needs(self._button(text, icon))  # Qt forgets the keys of a button with its text
        button.setShortcut(QKeySequence(keys))
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({button.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
        return button

    def _needs(self, button: Button) -> Button:
        self._needing.append(button)
        return button

    def _button(self, text: str, icon: str) -> Button:
        return Button(self._theme, text, icon=icon)

    def _line(self, *buttons: Button) -> "QLayout":
        layout = across(*buttons, space=Space.TIGHT)
        layout.addStretch(1)
        return layout

    def _on_trim(self) -> None:
        first, last = sorted((self._from.value(), self._to.value()))
        self.trim_wanted.emit(first - 1, last - 1)
