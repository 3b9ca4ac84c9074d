"""A picture of a song and of what was heard in it: loudness, beats, 8-counts, sections and energy."""

import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from choreo_desktop.domain.song import Section, SongAnalysis
from choreo_desktop.services.outputs import new_file
from choreo_desktop.ui.plot_frame import PlotFrame, loudness, thinning
from choreo_desktop.ui.plot_pen import PlotPen
from choreo_desktop.ui.song_marks import section_colors, time_step, time_text

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QGuiApplication, QImage, QPainter

BACKGROUND = "#15171c"
LANE = "#1c1f26"
TEXT = "#e9ebf0"
QUIET_TEXT = "#98a0b0"
ONE_COLOR = "#ffffff"
BAR_COLOR = "#aeb6c6"
BEAT_COLOR = "#7d879b"
DOUBT_COLOR = "#f0b35f"
HIT_COLOR = "#ffd166"
STOP_COLOR = "#ff5d73"


_MIN_TICK_PIXELS = 3.0  # closer ones would melt into a block
_MIN_LABEL_PIXELS = 110.0  # between times of the axis
_MIN_BAND_PIXELS = 8.0  # mean; narrower parts are a pattern, not something to look up by colour
_DOUBT = 0.5
_MARGIN = 28


def save_song_plot(
    samples: "NDArray[np.floating]",
    sample_rate: int,
    analysis: SongAnalysis,
    *,
    title: str,
    path: Path,
) -> None:
    """Draw a song as ``paint_song`` does, into a PNG file that appears whole or not at all.

    Raises:
        InvalidRequestError: If the name does not end in .png.
        StorageError: If the file cannot be written.
    """
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImageWriter

    with new_file(path, ".png", "picture") as file:
        image = paint_song(samples, sample_rate, analysis, title=title)
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, b"png").write(image)
        buffer.close()
        file.write(content.data())


def paint_song(
    samples: "NDArray[np.floating]",
    sample_rate: int,
    analysis: SongAnalysis,
    *,
    title: str,
    width: int = 1600,
    height: int = 520,
) -> "QImage":
    """Draw a song: its loudness, and over it what was heard.

    Args:
        samples: The song, mono, shape (samples,).
        sample_rate: Samples per second.
        analysis: What was heard; where nothing was, there is still a picture.
        title: Its name.
        width: Pixels.
        height: Pixels.
    """
    from PySide6.QtGui import QColor, QImage, QPainter

    keep_gui()
    seconds = max(analysis.duration, samples.size / sample_rate, 1e-3)
    frame = PlotFrame(width, height, seconds)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(BACKGROUND))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    try:
        _Picture(painter, frame, analysis).draw(title, loudness(samples, frame.columns, sample_rate, seconds))
    finally:
        painter.end()
    return image


def keep_gui() -> None:
    """Have what Qt needs to draw letters, where no window has it already."""
    from PySide6.QtCore import QCoreApplication

    if QCoreApplication.instance() is None:
        _gui()


@cache
def _gui() -> "QGuiApplication":
    """Kept for good: without it Qt can no longer draw."""
    from PySide6.QtGui import QGuiApplication

    # A picture needs no screen, and a screen that does not work would end the program.
    words = ["-platform", "offscreen"] if sys.platform == "linux" and "QT_QPA_PLATFORM" not in os.environ else []
    return QGuiApplication(["choreo-desktop", *words])


class _Picture:
    """One picture while it is drawn."""

    def __init__(self, painter: "QPainter", frame: PlotFrame, analysis: SongAnalysis) -> None:
        self._pen, self._frame, self._analysis = PlotPen(painter), frame, analysis
        self._colors = section_colors(analysis.sections)
        self._crowded = len(analysis.sections) > frame.columns / _MIN_BAND_PIXELS
        kinds = (("Beats", analysis.beats, BEAT_COLOR, 8, 1), ("Bars", analysis.downbeats, BAR_COLOR, 14, 1))
        self._small_ticks = [kind for kind in kinds if thinning(kind[1], frame, _MIN_TICK_PIXELS) == 1]
        self._marked = self._choose_eights()

    def draw(self, title: str, levels: "NDArray[np.float64]") -> None:
        self._lanes()
        self._title(title)
        self._sections()
        self._eights()
        self._wave(levels)
        self._accents()
        self._ticks()
        self._energy()
        self._axis()

    def _lanes(self) -> None:
        frame = self._frame
        for lane in (frame.wave, frame.energy):
            self._pen.fill(frame.left, lane.top, frame.columns, lane.height, LANE)
        ticks = self._small_ticks[0][0] if self._small_ticks else ""  # the numbers above explain the others
        accents = "Hits, breaks" if self._analysis.accents else ""
        names = ("Sections", "8-counts", accents, ticks, "Energy")
        lanes = (frame.sections, frame.eights, frame.accents, frame.ticks, frame.energy)
        with self._pen.letters(12, QUIET_TEXT):
            for name, lane in zip(names, lanes, strict=True):
                self._pen.write((0, lane.top, frame.left - 14, lane.height), name, right=True)

    def _title(self, title: str) -> None:
        found, sure = self._analysis, self._analysis.confidence
        tempo = f"{found.bpm:.1f} BPM" if found.bpm else "no beat found"
        shares = {"8-counts": sure.eight_counts, "bars": sure.bars, "beats": sure.beats, "tempo": sure.tempo}
        end = float(self._frame.right)
        for name, share in shares.items():
            end = self._write_before(end, f"{name} {share:.0%}", DOUBT_COLOR if share < _DOUBT else QUIET_TEXT)
        end = self._write_before(end, "confidence:", QUIET_TEXT)
        with self._pen.letters(22, TEXT, bold=True):
            start = end - self._pen.width(tempo) - 14
            self._pen.write((start, 18, self._pen.width(tempo) + 4, 36), tempo)
            self._pen.write((_MARGIN, 18, max(start - _MARGIN - 28, 0), 36), title)

    def _write_before(self, end: float, text: str, color: str) -> float:
        """Small text of the title line that ends at a column. Returns where the text before it has to end."""
        with self._pen.letters(13, color):
            width = self._pen.width(text)
            self._pen.write((end - width, 20, width + 2, 36), text)
        return end - width - 12

    def _sections(self) -> None:
        frame = self._frame
        for section in self._analysis.sections:
            left, width = self._span(section)
            color = self._colors[section.label]
            self._pen.fill(left, frame.sections.top, width, frame.sections.height, color)
            if not self._crowded:
                self._pen.fill(left, frame.wave.top, width, frame.wave.height, color, 0.07)
            with self._pen.letters(13, BACKGROUND, bold=True):
                self._pen.label(left, frame.sections.top, width, frame.sections.height, section.label)

    def _span(self, section: Section) -> tuple[int, int]:
        """The columns of a part: the first one, and how many; a gap sets wide ones apart."""
        left = self._frame.x(section.start)
        end = self._frame.right if section.end >= self._frame.seconds else self._frame.x(section.end)
        gap = 2 if end - left > 8 and end < self._frame.right else 0
        return left, max(end - left - gap, 1)

    def _choose_eights(self) -> list[int]:
        """The 8-counts that have a line and a number: every one, every other one and so on."""
        times = self._analysis.eight_counts
        with self._pen.letters(11, QUIET_TEXT):
            every = thinning(times, self._frame, self._pen.width(str(len(times))) + 12)
        return list(range(0, len(times), every))

    def _eights(self) -> None:
        frame, lane = self._frame, self._frame.eights
        free, phrases = frame.left, set(self._analysis.phrases)
        for number in self._marked:
            time = self._analysis.eight_counts[number]
            x, text, phrase = frame.x(time), str(number + 1), time in phrases
            with self._pen.letters(11, TEXT if phrase else QUIET_TEXT, bold=phrase):
                width = self._pen.width(text)
                if free <= x <= frame.right + _MARGIN - width:  # where the song is uneven, numbers may still meet
                    self._pen.write((x, lane.top, width + 4, lane.height), text)
                    free = x + width + 8

    def _count_lines(self) -> None:
        """Lines through the waves: bright where a phrase of four 8-counts begins."""
        frame, phrases = self._frame, set(self._analysis.phrases)
        for number in self._marked:
            time = self._analysis.eight_counts[number]
            share = 0.5 if time in phrases else 0.12
            self._pen.fill(frame.x(time), frame.wave.top, 1, frame.wave.height, ONE_COLOR, share)

    def _accents(self) -> None:
        """Hits as drops, longer the stronger they are; breaks as bars, and as shadows over the waves."""
        frame, lane = self._frame, self._frame.accents
        for accent in self._analysis.accents:
            x = frame.x(accent.start)
            if accent.kind == "break":
                width = max(frame.x(accent.end) - x, 2)
                self._pen.fill(x, lane.top, width, lane.height, STOP_COLOR, 0.9)
                self._pen.fill(x, frame.wave.top, width, frame.wave.height, STOP_COLOR, 0.15)
            else:
                height = round(4 + (lane.height - 4) * accent.strength)
                self._pen.fill(x - 1, lane.end - height, 3, height, HIT_COLOR)

    def _wave(self, levels: "NDArray[np.float64]") -> None:
        frame = self._frame
        middle, half = frame.wave.top + frame.wave.height / 2, frame.wave.height / 2 - 6
        colors = [QUIET_TEXT] * frame.columns
        for section in () if self._crowded else self._analysis.sections:
            left = frame.x(section.start) - frame.left
            colors[left:] = [self._colors[section.label]] * (frame.columns - left)
        for column, (low, high, mean) in enumerate(levels.tolist()):
            x, color = frame.left + column, colors[column]
            self._pen.fill(x, middle - high * half - 0.5, 1, (high - low) * half + 1, color, 0.5)
            self._pen.fill(x, middle - mean * half, 1, 2 * mean * half, color, 0.8)
        self._count_lines()

    def _ticks(self) -> None:
        eights = self._analysis.eight_counts
        if thinning(eights, self._frame, 2 * _MIN_TICK_PIXELS) > 1:
            eights = tuple(eights[number] for number in self._marked)
        for _, times, color, height, width in (*self._small_ticks, ("", eights, ONE_COLOR, 22, 2)):
            for time in times:
                self._pen.fill(self._frame.x(time), self._frame.ticks.top, width, height, color)

    def _energy(self) -> None:
        """A curve of every beat, and for each part a line at its mean with the share."""
        lane = self._frame.energy
        before: int | None = None
        curve = self._curve()
        for section in self._analysis.sections:
            left, width = self._span(section)
            top = self._energy_row(section.energy)
            color = QUIET_TEXT if self._crowded else self._colors[section.label]
            for x in range(left, left + width):
                row = top if curve is None else self._energy_row(float(curve[x - self._frame.left]))
                self._pen.fill(x, row, 1, lane.end - row, color, 0.35)
            if before is not None:
                self._pen.fill(left - 2, min(before, top), 2, abs(top - before) + 2, BAR_COLOR)
            self._pen.fill(left, top, width, 2, BAR_COLOR)
            before = top
            with self._pen.letters(12, TEXT):
                self._pen.label(left, lane.top + 2, width, 18, f"{section.energy:.0%}")

    def _curve(self) -> "NDArray[np.float64] | None":
        """Energy at each column; None where it is not known."""
        found, frame = self._analysis, self._frame
        if not found.energy or len(found.energy) != len(found.beats):
            return None
        times = (np.arange(frame.columns) + 0.5) / frame.columns * frame.seconds
        return np.asarray(np.interp(times, found.beats, found.energy, left=0.0, right=0.0))

    def _energy_row(self, energy: float) -> int:
        lane = self._frame.energy
        return round(lane.end - 2 - min(max(energy, 0.0), 1.0) * (lane.height - 24))

    def _axis(self) -> None:
        frame, lane = self._frame, self._frame.axis
        step = time_step(frame.seconds, frame.columns / _MIN_LABEL_PIXELS)
        with self._pen.letters(12, QUIET_TEXT):
            for number in range(int(frame.seconds / step) + 1):
                x, text = frame.x(number * step), time_text(number * step, step)
                self._pen.fill(x, frame.energy.end, 1, 6, QUIET_TEXT)
                left, width = x - self._pen.width(text) / 2, self._pen.width(text) + 2
                if left + width <= frame.right + 30:
                    self._pen.write((left, lane.top + 4, width, 20), text)
