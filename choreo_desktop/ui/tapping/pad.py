"""A pad to tap along on, for mouse and keyboard, that tells how steady the taps are."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from choreo_desktop.services.grid_corrections_taps import LEAST_TAPS, TapReport, tap_report
from choreo_desktop.ui.buttons import Button, IconButton
from choreo_desktop.ui.kit import ElidedLabel, across, label, rows
from choreo_desktop.ui.tapping.surface import TapSurface
from choreo_desktop.ui.theme import Space, Theme

_BACK = 0.03  # seconds; a tap before the last one means that somebody went back in the song
_GOOD = 8  # taps after which people are told that it is enough
_TAPS, _ONES = (Qt.Key.Key_T,), (Qt.Key.Key_1,)


class TapPad(QWidget):
    """Gathers taps and tells how steady they are.

    ``wanted`` comes with the ``Taps`` that a person wants to use, ``left`` when they want no more of it.

    Args:
        theme: The look.
        now: The second at which a tap falls that is made now.
        leaving: Whether there is a button to leave.

    Attributes:
        surface: What is hit.
    """

    wanted = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, now: Callable[[], float], *, leaving: bool = True) -> None:
        super().__init__()
        self._now = now
        self._times: list[float] = []
        self._one: float | None = None
        self.surface = TapSurface(theme)
        self._count, self._steady = ElidedLabel("", "strong"), label("", "muted", wrap=True)
        self._again = IconButton(theme, "refresh", self.tr("Start over (Backspace)"))
        self._use = Button(theme, self.tr("Use these taps"), variant="primary")
        close = IconButton(theme, "close", self.tr("Leave tapping (Esc)"))
        words = QVBoxLayout()
        words.setSpacing(Space.HAIR)
        words.addStretch(1)
        words.addWidget(self._count)
        words.addWidget(self._steady)
        words.addStretch(1)
        row = across(self.surface, words, self._again, self._use, close, space=Space.SMALL, margin=Space.TIGHT)
        row.setStretch(0, 1)
        row.setStretch(1, 4)
        self.setLayout(rows(row))
        self.setFocusProxy(self.surface)
        close.setVisible(leaving)
        self.surface.hit.connect(lambda one: self.tap(one=one))
        self._again.clicked.connect(self.start_over)
        self._use.clicked.connect(self._on_use)
        close.clicked.connect(self.left)
        self._tell()

    @property
    def times(self) -> tuple[float, ...]:
        """Seconds of the taps so far."""
        return tuple(self._times)

    @property
    def report(self) -> TapReport:
        """What they are like."""
        return tap_report(self._times)

    @property
    def told(self) -> str:
        """What a person reads of them."""
        return f"{self._count.text()} {self._steady.text()}".strip()

    def tap(self, *, one: bool = False) -> None:
        """A tap falls now."""
        at = max(self._now(), 0.0)
        if self._times and at < self._times[-1] + _BACK:
            if at > self._times[-1] - _BACK:
                return  # the same press, heard twice
            self.start_over()
        self._times.append(at)
        if one:
            self._one = at
        self.surface.flash(one=one)
        self._tell()

    def start_over(self) -> None:
        """Forget the taps."""
        self._times.clear()
        self._one = None
        self._tell()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and self._means(event):
            event.accept()  # the key is ours, whatever shortcut of the window has the same
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        does = self._means(event)
        if does is None:
            event.ignore()
        elif not event.isAutoRepeat():
            does()

    def _means(self, event: QKeyEvent) -> Callable[[], object] | None:
        shift = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if shift & ~Qt.KeyboardModifier.ShiftModifier:
            return None
        if event.key() in _ONES:
            return lambda: self.tap(one=True)
        if event.key() in _TAPS:
            return lambda: self.tap(one=bool(shift))
        return {Qt.Key.Key_Escape: self.left.emit, Qt.Key.Key_Backspace: self.start_over}.get(Qt.Key(event.key()))

    def _on_use(self) -> None:
        from choreo_desktop.domain.corrections import Taps

        self.wanted.emit(Taps(times=tuple(self._times), first_one=self._place_of_one()))

    def _place_of_one(self) -> int | None:
        return None if self._one is None else self._times.index(self._one)

    def _tell(self) -> None:
        report = self.report
        self._use.setEnabled(report.enough)
        self._again.setEnabled(bool(report.taps))
        self._count.setText(self._counted(report))
        self._steady.setText(self._steadiness(report))

    def _counted(self, report: TapReport) -> str:
        if not report.taps:
            return self.tr("No taps yet")
        taps = self.tr("1 tap") if report.taps == 1 else self.tr("{count} taps").format(count=report.taps)
        parts = [taps]
        if report.bpm:
            parts.append(self.tr("{bpm} BPM").format(bpm=f"{report.bpm:.0f}"))
        if self._one is not None:
            parts.append(self.tr("1 set"))
        return " · ".join(parts)

    def _steadiness(self, report: TapReport) -> str:
        if report.taps < LEAST_TAPS:
            return self.tr("Tap on every beat; eight or more are good.")
        around = {
            "steady": self.tr("Steady: {ms} ms off the beat."),
            "fair": self.tr("Fairly steady: {ms} ms off the beat."),
            "unsteady": self.tr("Not steady yet: {ms} ms off the beat."),
        }[report.steadiness if report.steadiness != "unknown" else "unsteady"]
        text = around.format(ms=round(report.jitter * 1000))
        return text if report.taps >= _GOOD else f"{text} {self.tr('Go on.')}"
