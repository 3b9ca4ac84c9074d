"""Painting the song: times, 8-counts, sections, waveform, beats, accents and energy."""

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPolygonF

from choreo_desktop.domain.song import Accent
from choreo_desktop.ui.song_marks import time_step, time_text
from choreo_desktop.ui.song_words import accent_word, count_word, section_word
from choreo_desktop.ui.timeline import wording
from choreo_desktop.ui.timeline.axis import Axis
from choreo_desktop.ui.timeline.counting import Beat, Counting, Rank
from choreo_desktop.ui.timeline.ink import CENTER, Ink
from choreo_desktop.ui.timeline.lanes import Lanes
from choreo_desktop.ui.timeline.scene import TimelineScene
from choreo_desktop.ui.timeline.wave_tiles import Stretch, WaveTiles

if TYPE_CHECKING:
    from choreo_desktop.services.waveform import Waveform

_TIME_PIXELS = 92.0  # between times of the ruler
_TIMES_HEIGHT = 15
_ON_SECTION = "#15171c"  # words on the colours of sections, which are the same in both looks
_LEAST_LABEL = 16.0
_TICKS = {Rank.BEAT: 4, Rank.BAR: 7, Rank.EIGHT: 16, Rank.PHRASE: 16}  # heights in pixels
_LINES = {Rank.BEAT: 0.0, Rank.BAR: 0.12, Rank.EIGHT: 0.3, Rank.PHRASE: 0.6}  # shares of the colour of words
_CURVE_PIXELS = 4  # from point to point
_HIT_PIXELS = 8.0  # hits that are closer to each other would be a band
_LIGHT_SHADE = 135  # waves on white are darker


class SongPainter:
    """Paints what is seen of a song.

    Args:
        ink: Paints.
        scene: The song.
        axis: What is seen.
        lanes: Where it goes.
    """

    def __init__(self, ink: Ink, scene: TimelineScene, axis: Axis, lanes: Lanes) -> None:
        self._ink, self._scene, self._axis, self._lanes = ink, scene, axis, lanes
        self._detail = scene.detail(axis.scale)

    def paint(self, waveform: "Waveform | None", tiles: WaveTiles) -> None:
        """Paint all of it."""
        self._ground()
        self._times()
        counting = self._scene.counting
        if counting is not None:
            self._section_names(counting)
            self._breaks(counting)
        if waveform is not None:
            tiles.paint(self._ink.painter, waveform, self._axis, self._lanes.wave, colors=self._wave_colors(counting))
        if counting is None:
            self._remark(wording.missing_song_text())
            return
        self._energy(counting)
        self._grid(counting)
        self._eight_numbers(counting)
        self._hits(counting)
        if not counting.analysis.beats:
            self._remark(wording.missing_beats_text())

    def _ground(self) -> None:
        """Surfaces and the lines between lanes; what lies outside of the song is like the window behind."""
        ink, axis, lanes = self._ink, self._axis, self._lanes
        bottom = lanes.moves.end
        ink.fill(0, 0, axis.width, bottom, ink.color("window"))
        left, right = max(axis.x(0.0), 0.0), min(axis.x(self._scene.extent), axis.width)
        ink.fill(left, 0, right - left, bottom, ink.color("surface"))
        song = min(max(axis.x(self._scene.song_end), left), right)
        ink.fill(song, lanes.sections.top, right - song, lanes.energy.end - lanes.sections.top, ink.color("raised"))
        for lane in (lanes.sections, lanes.wave, lanes.beats, lanes.energy, lanes.moves):
            ink.fill(0, lane.top, axis.width, 1, ink.color("border"))

    def _times(self) -> None:
        ink, axis = self._ink, self._axis
        step = time_step(axis.width / axis.scale, axis.width / _TIME_PIXELS)
        first = max(int(axis.start / step), 0)
        columns = []
        for number in range(first, int(min(axis.end, self._scene.extent) / step) + 1):
            x = axis.x(number * step)
            columns.append(x)
            ink.write((x + 4, 0, _TIME_PIXELS - 6, _TIMES_HEIGHT), time_text(number * step, step), ink.color("muted"))
        ink.lines(columns, 2, _TIMES_HEIGHT - 4, ink.color("edge"))

    def _section_names(self, counting: Counting) -> None:
        ink, axis, lane = self._ink, self._axis, self._lanes.sections
        for section in counting.sections(axis.start, axis.end):
            left, right = max(axis.x(section.start), -2.0), min(axis.x(section.end), axis.width + 2.0)
            color = self._scene.colors[section.label]
            width = max(right - left - (1 if right - left > 3 else 0), 0.5)
            ink.fill(left, lane.top + 1, width, lane.height - 1, ink.color(color))
            wave = self._lanes.wave
            ink.fill(left, wave.top + 1, right - left, self._lanes.beats.end - wave.top - 1, ink.color(color, 0.08))
            if width >= _LEAST_LABEL:
                box = (max(left, 0.0) + 5, lane.top + 1, width - 6, lane.height - 1)
                ink.write(box, section_word(section.label), QColor(_ON_SECTION), bold=True)

    def _wave_colors(self, counting: Counting | None) -> list[Stretch]:
        """The colour of the waves: that of the section, dark enough to be seen on white."""
        if counting is None or not counting.analysis.sections:
            return [Stretch(0.0, self._ink.color("muted").name())]
        shade = 100 if self._ink.theme.dark else _LIGHT_SHADE
        return [
            Stretch(section.start, _darker(self._scene.colors[section.label], shade))
            for section in counting.analysis.sections
        ]

    def _grid(self, counting: Counting) -> None:
        """Lines through the waves and ticks below them; what is said on the beats where there is room."""
        ink, axis, lanes = self._ink, self._axis, self._lanes
        if self._detail.grid is None:
            return
        columns: dict[Rank, list[float]] = {rank: [] for rank in Rank}
        shown = list(counting.beats(axis.start - 1, axis.end, least=self._detail.grid))
        for beat in shown:
            columns[beat.rank].append(axis.x(beat.time))
        below = lanes.moves.top - lanes.energy.top
        for rank, share in _LINES.items():
            if share:
                ink.lines(columns[rank], lanes.wave.top + 1, lanes.wave.height, ink.color("text", share))
                ink.lines(columns[rank], lanes.energy.top, below, ink.color("text", share * 0.5))
                ink.lines(columns[rank], lanes.moves.top, lanes.moves.height, ink.color("text", share * 0.4))
            ink.lines(columns[rank], lanes.beats.top, min(_TICKS[rank], lanes.beats.height), ink.color("muted"))
        if self._detail.words:
            self._words(shown, counting)

    def _words(self, beats: list[Beat], counting: Counting) -> None:
        ink, lane = self._ink, self._lanes.beats
        for beat in beats:
            strong = beat.rank >= Rank.EIGHT
            box = (self._axis.x(beat.time) + 3, lane.top, 80, lane.height)
            ink.write(box, count_word(counting.word(beat.time)), ink.color("text" if strong else "muted"), bold=strong)

    def _eight_numbers(self, counting: Counting) -> None:
        ink, axis, lane = self._ink, self._axis, self._lanes.ruler
        top, height = _TIMES_HEIGHT, lane.height - _TIMES_HEIGHT
        columns, free = [], -1e9
        for eight in counting.eights_between(axis.start - 5, axis.end, self._detail.every):
            x, text = axis.x(eight.start), str(eight.number + 1)
            if x < free:  # where the song is uneven, numbers may meet
                continue
            width = ink.letters.width(text, bold=eight.phrase)
            color = ink.color("text" if eight.phrase else "muted")
            ink.write((x + 4, top, width + 2, height), text, color, bold=eight.phrase)
            columns.append(x)
            free = x + width + 8
        ink.lines(columns, top + 1, height - 1, ink.color("edge"))

    def _breaks(self, counting: Counting) -> None:
        """Hatched, with a word where there is room: the music stops here."""
        ink, lane = self._ink, self._lanes.wave
        for accent in counting.accents(self._axis.start, self._axis.end):
            if accent.kind != "break":
                continue
            x = self._axis.x(accent.start)
            width = max(self._axis.x(accent.end) - x, 2.0)
            ink.fill(x, lane.top + 1, width, lane.height - 1, ink.color("danger", 0.12))
            brush = QBrush(ink.color("danger", 0.45), Qt.BrushStyle.BDiagPattern)
            ink.painter.fillRect(int(x), lane.top + 1, max(int(width), 2), lane.height - 1, brush)
            self._break_name(accent, x, width)

    def _break_name(self, accent: Accent, x: float, width: float) -> None:
        ink, lane = self._ink, self._lanes.wave
        text = accent_word(accent)
        if ink.letters.width(text) + 8 <= width:
            ink.write((x + 2, lane.end - 14, width - 4, 13), text, ink.color("danger"), side=CENTER)

    def _hits(self, counting: Counting) -> None:
        """Arrows from above, longer the stronger they are."""
        ink, top = self._ink, self._lanes.wave.top + 1
        ink.painter.setPen(Qt.PenStyle.NoPen)
        ink.painter.setBrush(ink.color("warning"))
        last = -1e9
        with ink.smooth():
            for accent in counting.accents(self._axis.start - 1, self._axis.end + 1):
                x = self._axis.x(accent.start)
                if accent.kind == "hit" and x - last >= _HIT_PIXELS:
                    ink.painter.drawPolygon(_arrow(x, top, 4 + 5 * accent.strength))
                    last = x

    def _energy(self, counting: Counting) -> None:
        ink, axis, lane = self._ink, self._axis, self._lanes.energy
        points = counting.energy(axis.start, axis.end, max(axis.width // _CURVE_PIXELS, 1))
        if not points:
            return
        room = lane.height - 3
        curve = [QPointF(axis.x(time), lane.end - 1 - energy * room) for time, energy in points]
        area = [QPointF(curve[0].x(), lane.end), *curve, QPointF(curve[-1].x(), lane.end)]
        ink.painter.setPen(Qt.PenStyle.NoPen)
        ink.painter.setBrush(ink.color("focus", 0.22))
        ink.painter.drawPolygon(QPolygonF(area))
        with ink.smooth():
            ink.painter.setPen(ink.color("focus", 0.9))
            ink.painter.drawPolyline(QPolygonF(curve))

    def _remark(self, text: str) -> None:
        ink, lane = self._ink, self._lanes.beats
        left = max(self._axis.x(0.0), 0.0) + 6
        ink.write((left, lane.top, self._axis.width - left - 6, lane.height), text, ink.color("muted"))


@cache
def _darker(color: str, shade: int) -> str:
    return QColor(color).darker(shade).name()


def _arrow(x: float, top: float, height: float) -> QPolygonF:
    return QPolygonF([QPointF(x - 3.5, top), QPointF(x + 3.5, top), QPointF(x, top + height)])
