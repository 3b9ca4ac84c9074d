"""Painting the sound of a clip with its beats, 1s and 8-counts."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize

from choreo_desktop.ui.song_words import count_word
from choreo_desktop.ui.timeline.axis import Axis
from choreo_desktop.ui.timeline.counting import EIGHT
from choreo_desktop.ui.timeline.ink import CENTER, Ink

if TYPE_CHECKING:
    from choreo_desktop.domain.moves import ClipGrid
    from choreo_desktop.services.waveform import Waveform

_HEAD, _FOOT = 20, 18  # rows for the numbers of the 8-counts, and for what is said on the beats
_WORD = 26.0  # pixels that a word on a beat needs
_CLOSE = 5.0  # pixels; lines nearer than this would melt


class StripPainter:
    """Paints sound and beats of a clip from left to right.

    Args:
        ink: Paints.
        axis: What is seen.
        size: Of the picture, in pixels of Qt.
        words: What is said on the eight counts.
    """

    def __init__(self, ink: Ink, axis: Axis, size: QSize, words: tuple[str, ...]) -> None:
        self._ink, self._axis, self._words = ink, axis, words
        self._width, self._height = size.width(), size.height()

    def paint(self, grid: "ClipGrid | None", waveform: "Waveform | None", *, silent: bool) -> None:
        """Paint all of it.

        Args:
            grid: The beats; None where there are none.
            waveform: The sound; None while it is not known.
            silent: Whether there is none.
        """
        ink, axis, height = self._ink, self._axis, self._height
        ink.fill(0, 0, self._width, height, ink.color("window"))
        left, right = max(axis.x(0.0), 0.0), min(axis.x(axis.extent), float(self._width))
        ink.fill(left, 0, right - left, height, ink.color("surface"))
        if grid is not None:
            self._eights(grid)
        if waveform is not None:
            self._wave(waveform)
        if grid is not None:
            self._beats(grid)
        else:
            self._remark(QCoreApplication.translate("ClipStrip", "No beats yet: tap along, or enter a tempo."))
        if grid is not None and silent:
            self._remark(QCoreApplication.translate("ClipStrip", "This clip has no sound; watch its picture."))

    def _eights(self, grid: "ClipGrid") -> None:
        """Bands with numbers; what lies outside of all counts is shaded."""
        ones = range(grid.first_one, len(grid.beats), EIGHT)
        for number, place in enumerate(ones):
            start, end = grid.beats[place], grid.beats[min(place + EIGHT, len(grid.beats) - 1)]
            x, width = self._axis.x(start), (end - start) * self._axis.scale
            self._ink.fill(x, 0, width, self._height, self._ink.color("focus", 0.16 if number % 2 == 0 else 0.07))
            if width > 20:
                text = str(number + 1)
                if width > 90:
                    text = QCoreApplication.translate("ClipStrip", "8-count {number}").format(number=text)
                self._ink.write((max(x, 0.0) + 10, 1, width - 12, _HEAD - 2), text, self._ink.color("text"), bold=True)
        first = self._axis.x(grid.beats[min(grid.first_one, len(grid.beats) - 1)])
        last = self._axis.x(grid.beats[-1])
        shade = self._ink.color("window", 0.55)
        self._ink.fill(0, 0, max(first, 0.0), self._height, shade)
        self._ink.fill(last, 0, max(self._width - last, 0.0), self._height, shade)

    def _wave(self, waveform: "Waveform") -> None:
        top, height = _HEAD, self._height - _HEAD - _FOOT
        axis, middle = self._axis, top + height / 2
        peak = max(waveform.usual_peak, 1e-3)
        columns = waveform.columns(axis.start, axis.end, self._width)
        half = height / 2 - 2
        first, last = max(round(axis.x(0.0)), 0), min(round(axis.x(axis.extent)), self._width)
        for x, (low, high, mean) in enumerate(columns[first:last].tolist(), start=first):
            up, down = min(high / peak, 1.0) * half, min(-low / peak, 1.0) * half
            self._ink.fill(x, middle - up, 1, max(up + down, 1.0), self._ink.color("muted", 0.6))
            core = min(mean / peak, 1.0) * half
            self._ink.fill(x, middle - core, 1, max(2 * core, 1.0), self._ink.color("muted"))

    def _beats(self, grid: "ClipGrid") -> None:
        axis, foot = self._axis, self._height - _FOOT
        gap = axis.scale * (grid.beats[-1] - grid.beats[0]) / max(len(grid.beats) - 1, 1)
        for place, time in enumerate(grid.beats):
            count, x = (place - grid.first_one) % EIGHT, axis.x(time)
            one = count == 0
            if one:
                self._ink.fill(x - 1, 0, 2, foot, self._ink.color("accent"))
            elif gap >= _CLOSE:
                self._ink.fill(x, _HEAD, 1, foot - _HEAD, self._ink.color("text", 0.5 if count == EIGHT // 2 else 0.28))
            if one or gap >= _WORD:
                word = count_word(self._words[count % len(self._words)])
                color = self._ink.color("accent" if one else "muted")
                self._ink.write((x - 20, foot, 40, _FOOT), word, color, bold=one, side=CENTER)

    def _remark(self, text: str) -> None:
        """Say what is missing."""
        width, height = self._ink.letters.width(text) + 20, 20
        left, top = (self._width - width) / 2, (self._height - height) / 2
        self._ink.fill(left, top, width, height, self._ink.color("surface"))
        self._ink.write((left, top, width, height), text, self._ink.color("muted"), side=CENTER)
