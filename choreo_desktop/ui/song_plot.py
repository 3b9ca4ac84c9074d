"""A picture of a song and of what was heard in it: loudness, beats, 8-counts, sections and energy."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from choreo_desktop.domain.song import Section, SongAnalysis
from choreo_desktop.services.click_track import new_file

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

# Known parts always have the same colour; others take what is left, in the order in which they appear.
SECTION_COLORS = {
    "intro": "#5aa9e6",
    "verse": "#57c4a0",
    "chorus": "#f2a65a",
    "bridge": "#b58be0",
    "break": "#e2707f",
    "outro": "#8a9be8",
}
_SPARE_COLORS = ("#d9c65c", "#e58cc0", "#7fd0d9", "#a8cf6a", "#c99a7c", "#9aa5b8")

_FONTS = ("Inter", "Segoe UI", "SF Pro Text", "Helvetica Neue", "Noto Sans", "Ubuntu", "DejaVu Sans")

_MIN_TICK_PIXELS = 3.0  # closer ones would melt into a block
_MIN_LABEL_PIXELS = 110.0  # between times of the axis
_MIN_CUT_TEXT = 80  # narrower parts show their whole name or none
_MIN_BAND_PIXELS = 8.0  # mean; narrower parts are a pattern, not something to look up by colour
_DOUBT = 0.5
_MARGIN = 28
_QUIETEST_FULL = 0.05  # softer songs are not blown up further: silence stays a line


class Lane(NamedTuple):
    """A strip of the picture: its first row, and how many rows it has."""

    top: int
    height: int

    @property
    def end(self) -> int:
        """The first row below."""
        return self.top + self.height


class PlotFrame:
    """Where things are in the picture.

    Attributes:
        left: First column of the song.
        columns: How many the song takes.
        seconds: Length of the song.
        sections: Names of the parts.
        eights: Numbers of the 8-counts.
        wave: Loudness.
        ticks: Beats.
        energy: Energy of the parts.
        axis: Times.
    """

    def __init__(self, width: int, height: int, seconds: float) -> None:
        self.left = 92
        self.columns = max(width - self.left - 36, 1)
        self.seconds = seconds
        self.sections = Lane(76, 26)
        self.eights = Lane(self.sections.end + 4, 20)
        self.axis = Lane(height - 38, 38)
        self.energy = Lane(self.axis.top - 84, 76)
        self.ticks = Lane(self.energy.top - 32, 24)
        self.wave = Lane(self.eights.end, max(self.ticks.top - 2 - self.eights.end, 1))

    @property
    def right(self) -> int:
        """The first column after the song."""
        return self.left + self.columns

    def x(self, seconds: float) -> int:
        """The column of a time."""
        share = min(max(seconds / self.seconds, 0.0), 1.0)
        return self.left + min(int(share * self.columns), self.columns - 1)

    def pixels(self, seconds: float) -> float:
        """The width of a length of time."""
        return seconds / self.seconds * self.columns


def save_song_plot(
    samples: "NDArray[np.float32]",
    sample_rate: int,
    analysis: SongAnalysis,
    *,
    title: str,
    path: Path,
    width: int = 1600,
    height: int = 520,
) -> None:
    """Draw a song as ``paint_song`` does, into a PNG file that appears whole or not at all.

    Raises:
        InvalidRequestError: If the name does not end in .png.
        StorageError: If the file cannot be written.
    """
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImageWriter

    with new_file(path, ".png", "picture") as file:
        image = paint_song(samples, sample_rate, analysis, title=title, width=width, height=height)
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, b"png").write(image)
        buffer.close()
        file.write(content.data())


def paint_song(
    samples: "NDArray[np.float32]",
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


def section_colors(sections: Sequence[Section]) -> dict[str, str]:
    """The colour of each name of a part."""
    names = dict.fromkeys(section.label for section in sections)
    spare = [name for name in names if name not in SECTION_COLORS]
    extra = {name: _SPARE_COLORS[number % len(_SPARE_COLORS)] for number, name in enumerate(spare)}
    return {name: SECTION_COLORS.get(name) or extra[name] for name in names}


def loudness(samples: "NDArray[np.float32]", columns: int, sample_rate: int, seconds: float) -> "NDArray[np.float64]":
    """The loudness of each column: lowest, highest and mean level of its samples, shape (columns, 3)."""
    edges = (np.arange(columns + 1) * (seconds * sample_rate / columns)).astype(np.int64)
    found = np.zeros((columns, 3))
    for column, (start, end) in enumerate(pairwise(edges.tolist())):
        part = np.nan_to_num(samples[start : max(end, start + 1)].astype(np.float64), posinf=1.0, neginf=-1.0)
        if part.size:
            found[column] = part.min(), part.max(), np.sqrt(np.mean(part * part))
    return found / max(float(np.abs(found).max(initial=0.0)), _QUIETEST_FULL)


def time_text(seconds: float, step: float) -> str:
    """A time on an axis with such steps: ``1:05``, ``1:02:00`` or ``0:00.2``."""
    places = 0 if step >= 1 else 1 if step >= 0.1 else 2
    minutes, rest = divmod(round(seconds, places), 60)
    hours, minutes = divmod(int(minutes), 60)
    end = f"{rest:0{3 + places if places else 2}.{places}f}"
    return f"{hours}:{minutes:02}:{end}" if hours else f"{minutes}:{end}"


def time_step(seconds: float, most: float) -> float:
    """The distance between times on an axis, so that there are at most so many."""
    steps = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)
    return next((step for step in steps if seconds / step <= most), float(np.ceil(seconds / most / 3600) * 3600))


def thinning(times: Sequence[float], frame: PlotFrame, pixels: float) -> int:
    """Of how many evenly spaced times one can be shown: 1, 2, 4 and so on."""
    if len(times) < 2:
        return 1
    spacing = max(frame.pixels((times[-1] - times[0]) / (len(times) - 1)), 1e-6)
    return int(1 << max(0, int(np.ceil(np.log2(pixels / spacing)))))


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
        self._painter, self._frame, self._analysis = painter, frame, analysis
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
        self._ticks()
        self._energy()
        self._axis()

    def _fill(self, x: float, y: float, width: float, height: float, color: str, share: float = 1.0) -> None:
        from PySide6.QtCore import QRectF
        from PySide6.QtGui import QColor

        paint = QColor(color)
        paint.setAlphaF(share)
        self._painter.fillRect(QRectF(x, y, width, height), paint)

    @contextmanager
    def _letters(self, pixels: int, color: str, *, bold: bool = False) -> "Iterator[None]":
        from PySide6.QtGui import QColor, QFont

        font = QFont()
        font.setFamilies(list(_FONTS))
        font.setPixelSize(pixels)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        self._painter.save()
        self._painter.setFont(font)
        self._painter.setPen(QColor(color))
        yield
        self._painter.restore()

    def _write(self, box: tuple[float, float, float, float], text: str, *, right: bool = False) -> None:
        """Text in a box (x, y, width, height), shortened where it does not fit."""
        from PySide6.QtCore import QRectF, Qt

        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        short = self._painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box[2]))
        self._painter.drawText(QRectF(*box), int(side | Qt.AlignmentFlag.AlignVCenter), short)

    def _label(self, left: int, top: int, width: int, height: int, text: str) -> None:
        """Text in a part of the song."""
        spare = width - self._width(text)
        padding = 9 if spare >= 18 or width >= _MIN_CUT_TEXT else 4
        if spare >= 8 or width >= _MIN_CUT_TEXT:
            self._write((left + padding, top, width - 2 * padding + 1, height), text)

    def _width(self, text: str) -> int:
        return self._painter.fontMetrics().horizontalAdvance(text)

    def _lanes(self) -> None:
        frame = self._frame
        for lane in (frame.wave, frame.energy):
            self._fill(frame.left, lane.top, frame.columns, lane.height, LANE)
        ticks = self._small_ticks[0][0] if self._small_ticks else ""  # the numbers above explain the others
        names = ("Sections", "8-counts", ticks, "Energy")
        with self._letters(12, QUIET_TEXT):
            for name, lane in zip(names, (frame.sections, frame.eights, frame.ticks, frame.energy), strict=True):
                self._write((0, lane.top, frame.left - 14, lane.height), name, right=True)

    def _title(self, title: str) -> None:
        found, sure = self._analysis, self._analysis.confidence
        tempo = f"{found.bpm:.1f} BPM" if found.bpm else "no beat found"
        shares = {"8-counts": sure.eight_counts, "bars": sure.bars, "beats": sure.beats, "tempo": sure.tempo}
        end = float(self._frame.right)
        for name, share in shares.items():
            end = self._write_before(end, f"{name} {share:.0%}", DOUBT_COLOR if share < _DOUBT else QUIET_TEXT)
        end = self._write_before(end, "confidence:", QUIET_TEXT)
        with self._letters(22, TEXT, bold=True):
            start = end - self._width(tempo) - 14
            self._write((start, 18, self._width(tempo) + 4, 36), tempo)
            self._write((_MARGIN, 18, max(start - _MARGIN - 28, 0), 36), title)

    def _write_before(self, end: float, text: str, color: str) -> float:
        """Small text of the title line that ends at a column. Returns where the text before it has to end."""
        with self._letters(13, color):
            width = self._width(text)
            self._write((end - width, 20, width + 2, 36), text)
        return end - width - 12

    def _sections(self) -> None:
        frame = self._frame
        for section in self._analysis.sections:
            left, width = self._span(section)
            color = self._colors[section.label]
            self._fill(left, frame.sections.top, width, frame.sections.height, color)
            if not self._crowded:
                self._fill(left, frame.wave.top, width, frame.wave.height, color, 0.07)
            with self._letters(13, BACKGROUND, bold=True):
                self._label(left, frame.sections.top, width, frame.sections.height, section.label)

    def _span(self, section: Section) -> tuple[int, int]:
        """The columns of a part: the first one, and how many; a gap sets wide ones apart."""
        left = self._frame.x(section.start)
        end = self._frame.right if section.end >= self._frame.seconds else self._frame.x(section.end)
        gap = 2 if end - left > 8 and end < self._frame.right else 0
        return left, max(end - left - gap, 1)

    def _choose_eights(self) -> list[int]:
        """The 8-counts that have a line and a number: every one, every other one and so on."""
        times = self._analysis.eight_counts
        with self._letters(11, QUIET_TEXT):
            every = thinning(times, self._frame, self._width(str(len(times))) + 12)
        return list(range(0, len(times), every))

    def _eights(self) -> None:
        frame, lane = self._frame, self._frame.eights
        free = frame.left
        with self._letters(11, QUIET_TEXT):
            for number in self._marked:
                x, text = frame.x(self._analysis.eight_counts[number]), str(number + 1)
                width = self._width(text)
                self._fill(x, frame.wave.top, 1, frame.wave.height, ONE_COLOR, 0.1)
                if free <= x <= frame.right + _MARGIN - width:  # where the song is uneven, numbers may still meet
                    self._write((x, lane.top, width + 4, lane.height), text)
                    free = x + width + 8

    def _wave(self, levels: "NDArray[np.float64]") -> None:
        frame = self._frame
        middle, half = frame.wave.top + frame.wave.height / 2, frame.wave.height / 2 - 6
        colors = [QUIET_TEXT] * frame.columns
        for section in () if self._crowded else self._analysis.sections:
            left = frame.x(section.start) - frame.left
            colors[left:] = [self._colors[section.label]] * (frame.columns - left)
        for column, (low, high, mean) in enumerate(levels.tolist()):
            x, color = frame.left + column, colors[column]
            self._fill(x, middle - high * half - 0.5, 1, (high - low) * half + 1, color, 0.5)
            self._fill(x, middle - mean * half, 1, 2 * mean * half, color, 0.8)

    def _ticks(self) -> None:
        eights = self._analysis.eight_counts
        if thinning(eights, self._frame, 2 * _MIN_TICK_PIXELS) > 1:
            eights = tuple(eights[number] for number in self._marked)
        for _, times, color, height, width in (*self._small_ticks, ("", eights, ONE_COLOR, 22, 2)):
            for time in times:
                self._fill(self._frame.x(time), self._frame.ticks.top, width, height, color)

    def _energy(self) -> None:
        lane, before = self._frame.energy, None
        for section in self._analysis.sections:
            left, width = self._span(section)
            top = round(lane.end - 2 - section.energy * (lane.height - 24))
            color = QUIET_TEXT if self._crowded else self._colors[section.label]
            self._fill(left, top, width, lane.end - top, color, 0.25)
            if before is not None:
                self._fill(left - 2, min(before, top), 2, abs(top - before) + 2, BAR_COLOR)
            self._fill(left, top, width, 2, BAR_COLOR)
            before = top
            with self._letters(12, TEXT):
                self._label(left, top - 20, width, 18, f"{section.energy:.0%}")

    def _axis(self) -> None:
        frame, lane = self._frame, self._frame.axis
        step = time_step(frame.seconds, frame.columns / _MIN_LABEL_PIXELS)
        with self._letters(12, QUIET_TEXT):
            for number in range(int(frame.seconds / step) + 1):
                x, text = frame.x(number * step), time_text(number * step, step)
                self._fill(x, frame.energy.end, 1, 6, QUIET_TEXT)
                left, width = x - self._width(text) / 2, self._width(text) + 2
                if left + width <= frame.right + 30:
                    self._write((left, lane.top + 4, width, 20), text)
