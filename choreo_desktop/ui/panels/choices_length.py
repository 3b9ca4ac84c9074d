"""How long the dance lasts."""

import re

from PySide6.QtGui import QFontMetrics, QValidator
from PySide6.QtWidgets import QSpinBox, QWidget
from typing_extensions import override

from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.flow import FlowLayout
from choreo_desktop.ui.song_words import clock
from choreo_desktop.ui.theme import Space, Theme, Type, font

WHOLE = 0
_LONGEST = 6 * 3600
_QUICK = (60, 90, 120)


class ClockSpin(QSpinBox):
    """Seconds, shown and typed as m:ss; 0 is the whole song."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(WHOLE, _LONGEST)
        self.setSingleStep(15)
        self.setSpecialValueText(self.tr("Whole song"))

    @override
    def textFromValue(self, value: int) -> str:
        return clock(value)

    @override
    def valueFromText(self, text: str) -> int:
        seconds = _seconds(text)
        return self.value() if seconds is None else seconds

    @override
    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        typed = text.strip()
        if self.specialValueText().startswith(typed):
            done = typed in ("", self.specialValueText())
            return (QValidator.State.Acceptable if done else QValidator.State.Intermediate), text, position
        if not re.fullmatch(r"\d{1,5}(:\d{0,2})?", typed):
            return QValidator.State.Invalid, text, position
        seconds = _seconds(typed)
        fits = seconds is not None and seconds <= self.maximum()
        return (QValidator.State.Acceptable if fits else QValidator.State.Intermediate), text, position


class QuickLengths(QWidget):
    """Buttons for the usual lengths.

    Args:
        theme: The look.
        spin: Shows and keeps the length.
    """

    def __init__(self, theme: Theme, spin: ClockSpin) -> None:
        super().__init__()
        self._spin = spin
        layout = FlowLayout()
        self._buttons: dict[int, Button] = {}
        for seconds in (*_QUICK, WHOLE):
            button = Button(theme, self.tr("Whole") if seconds == WHOLE else clock(seconds), variant="chip")
            name = self.tr("The whole song") if seconds == WHOLE else self.tr("At most {time}")
            button.setAccessibleName(name.format(time=clock(seconds)))
            button.setMinimumWidth(_width(button))
            button.clicked.connect(self._on_clicked)
            self._buttons[seconds] = button
            layout.addWidget(button)
        self.setLayout(layout)
        spin.valueChanged.connect(self._show)
        self._show()

    def set_longest(self, seconds: int) -> None:
        """Length of the song, than which no dance is longer."""
        self._spin.setMaximum(max(seconds, 1))
        for length, button in self._buttons.items():
            button.setEnabled(length < seconds or length == WHOLE)
        if self._spin.value() >= seconds:
            self._spin.setValue(WHOLE)

    def _on_clicked(self) -> None:
        seconds = next(length for length, button in self._buttons.items() if button is self.sender())
        self._spin.setValue(seconds)
        self._show()

    def _show(self) -> None:
        for seconds, button in self._buttons.items():
            button.setChecked(self._spin.value() == seconds)


def _width(button: Button) -> int:
    """Room for the words also when they are bold, as they are while the button is down."""
    metrics = QFontMetrics(font(Type.BODY, bold=True))
    return metrics.horizontalAdvance(button.text()) + 2 * Space.MEDIUM


def _seconds(text: str) -> int | None:
    found = re.fullmatch(r"(?:(\d+):)?(\d{1,5})", text.strip())
    if found is None:
        return None if text.strip() else WHOLE
    return int(found[1] or 0) * 60 + int(found[2])
