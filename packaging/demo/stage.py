"""The picture around the dancers: camera, colours, backdrop, counts and title."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QLinearGradient, QPainter, QPen, QRadialGradient

from demo.motion import Vec, vec


@dataclass(frozen=True)
class Palette:
    """Colours of one mood."""

    sky: str
    glow: str
    floor: str
    accent: str
    dress: str
    shirt: str


PALETTES = {
    "romantic": Palette("#2b1a3d", "#b0567a", "#4a2a48", "#ffc9a3", "#e8475f", "#f3e9e2"),
    "energetic": Palette("#141b3c", "#d2603a", "#2e2748", "#ffd166", "#ffb52e", "#e4ecf5"),
    "sensual": Palette("#1d1029", "#7c2f5e", "#351a3b", "#f4a3b8", "#c2255c", "#d8cfe4"),
    "playful": Palette("#0e3440", "#2f9c95", "#16404b", "#ffd27a", "#ff6f59", "#fff1d6"),
    "modern": Palette("#10193a", "#3f66c9", "#1b2752", "#8be0ff", "#7b5cf0", "#dfe8ff"),
}


class View:
    """A camera in front of the stage, a little above eye level so that the floor can be read."""

    def __init__(self, width: int, height: int, *, span: float = 2.75) -> None:
        self.width, self.height = width, height
        self.eye = vec(0, 1.95, 6.6)
        pitch = np.arctan2(1.95 - 0.86, 6.6)
        self.sin, self.cos = float(np.sin(pitch)), float(np.cos(pitch))
        self.zoom = min(width / span, height / 2.5) * 6.6
        self.centre_y = height * (0.475 if width > height else 0.53)

    def project(self, point: Vec) -> tuple[QPointF, float, float]:
        """Pixel, pixels per metre there, and distance from the camera."""
        x, y, z = point - self.eye
        depth = -z * self.cos - y * self.sin
        high = y * self.cos - z * self.sin
        scale = self.zoom / depth
        return QPointF(self.width / 2 + x * scale, self.centre_y - high * scale), scale, float(depth)

    def at(self, point: Vec) -> QPointF:
        """Pixel of a point."""
        return self.project(point)[0]


def mix(one: str, two: str, part: float) -> QColor:
    """A colour between two."""
    a, b = QColor(one), QColor(two)
    return QColor(*(round(p + (q - p) * part) for p, q in zip(a.getRgb()[:3], b.getRgb()[:3], strict=True)))


def backdrop(view: View, palette: Palette, seed: int) -> QImage:
    """The still picture behind the dancers: wall with a warm glow, string lights, floor with a pool of light."""
    image = QImage(view.width, view.height, QImage.Format.Format_RGB32)
    image.fill(QColor(palette.sky))  # antialiased edges would else mix with whatever the memory held
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = view.at(vec(0, 0, -2.6)).y()
    wall = QLinearGradient(0, 0, 0, edge)
    wall.setColorAt(0, mix(palette.sky, "#000000", 0.25))
    wall.setColorAt(1, mix(palette.sky, palette.glow, 0.35))
    painter.fillRect(QRectF(0, 0, view.width, edge), wall)
    glow = QRadialGradient(QPointF(view.width / 2, edge), view.height * 0.8)
    halo = QColor(palette.glow)
    halo.setAlpha(190)
    glow.setColorAt(0, halo)
    halo.setAlpha(0)
    glow.setColorAt(1, halo)
    painter.fillRect(QRectF(0, 0, view.width, edge), glow)
    _arches(painter, view, palette, edge)
    _lights(painter, view, palette, seed)
    _floor(painter, view, palette, edge)
    painter.end()
    return image


def _arches(painter: QPainter, view: View, palette: Palette, edge: float) -> None:
    """Quiet arches on the wall give depth without drawing attention."""
    painter.setPen(Qt.PenStyle.NoPen)
    shade = QColor(palette.sky)
    shade.setAlpha(70)
    painter.setBrush(shade)
    wide = view.height * 0.3
    count = int(view.width / wide) // 2 + 1
    for index in range(-count, count + 1):
        middle = view.width / 2 + index * wide * 1.22
        painter.drawRoundedRect(QRectF(middle - wide / 2, view.height * 0.26, wide, view.height), wide / 2, wide / 2)
    painter.fillRect(QRectF(0, edge - 3, view.width, 3), mix(palette.sky, "#000000", 0.3))


def _lights(painter: QPainter, view: View, palette: Palette, seed: int) -> None:
    """Two strings of bulbs."""
    hand = np.random.default_rng(seed)
    unit = view.height / 100
    for row, (top, sag) in enumerate(((3.0, 13.0), (-2.0, 10.0))):
        xs = np.linspace(-0.05, 1.05, 15 if view.width > view.height else 9) + hand.uniform(-0.01, 0.01)
        ys = (top + sag * (0.5 - 0.5 * np.cos(4 * np.pi * xs + row * 2.2))) * unit
        points = [QPointF(float(x) * view.width, float(y)) for x, y in zip(xs, ys, strict=True)]
        painter.setPen(QPen(mix(palette.sky, "#000000", 0.45), unit * 0.25))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(points)
        painter.setPen(Qt.PenStyle.NoPen)
        for point in points:
            if point.x() < 0.4 * view.height and point.y() < 0.15 * view.height:
                continue  # the title stands here
            light = QRadialGradient(point, unit * 3.2)
            colour = QColor(palette.accent)
            for stop, alpha in ((0, 230), (0.22, 200), (0.3, 70), (1, 0)):
                colour.setAlpha(alpha)
                light.setColorAt(stop, colour)
            painter.setBrush(light)
            painter.drawEllipse(point, unit * 3.2, unit * 3.2)


def _floor(painter: QPainter, view: View, palette: Palette, edge: float) -> None:
    """Boards in perspective and a pool of light where the couple dances."""
    floor = QLinearGradient(0, edge, 0, view.height)
    floor.setColorAt(0, mix(palette.floor, palette.sky, 0.45))
    floor.setColorAt(1, mix(palette.floor, "#000000", 0.35))
    painter.fillRect(QRectF(0, edge, view.width, view.height - edge), floor)
    line = mix(palette.floor, "#000000", 0.3)
    line.setAlpha(120)
    painter.setPen(QPen(line, 1))
    for x in np.arange(-6, 6.1, 0.5):
        painter.drawLine(view.at(vec(x, 0, -2.6)), view.at(vec(x, 0, 2.4)))
    painter.setPen(Qt.PenStyle.NoPen)
    middle, scale, _ = view.project(vec(0, 0, 0))
    painter.save()
    painter.translate(middle)
    painter.scale(1, 0.22)
    pool = QRadialGradient(QPointF(0, 0), 2.0 * scale)
    colour = QColor(palette.accent)
    for stop, alpha in ((0, 105), (0.55, 60), (1, 0)):
        colour.setAlpha(alpha)
        pool.setColorAt(stop, colour)
    painter.setBrush(pool)
    painter.drawEllipse(QPointF(0, 0), 2.0 * scale, 2.0 * scale)
    painter.restore()


def font(pixels: float, *, bold: bool = False, spacing: float = 0.0) -> QFont:
    """The sans serif of the machine."""
    face = QFont("DejaVu Sans")
    face.setPixelSize(max(8, round(pixels)))
    face.setBold(bold)
    face.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
    return face


def draw_title(painter: QPainter, view: View, palette: Palette, name: str, subtitle: str) -> None:
    """Name of the move and a line about it, in the upper left corner over a soft shade."""
    unit = min(view.height, view.width * 1.1) / 100
    shade = QLinearGradient(0, 0, 0, 20 * unit)
    shade.setColorAt(0, QColor(0, 0, 0, 120))
    shade.setColorAt(1, QColor(0, 0, 0, 0))
    painter.fillRect(QRectF(0, 0, view.width, 20 * unit), shade)
    left, top = 4.5 * unit, 5 * unit
    painter.fillRect(QRectF(left, top + 0.6 * unit, 0.7 * unit, 8.4 * unit), QColor(palette.accent))
    painter.setPen(QColor("#ffffff"))
    painter.setFont(font(4.9 * unit, bold=True))
    painter.drawText(QPointF(left + 2.4 * unit, top + 4.6 * unit), name)
    painter.setPen(mix(palette.accent, "#ffffff", 0.35))
    painter.setFont(font(2.55 * unit, spacing=0.22 * unit))
    painter.drawText(QPointF(left + 2.5 * unit, top + 8.7 * unit), subtitle.upper())


def draw_counts(painter: QPainter, view: View, palette: Palette, count: int | None) -> None:
    """The row 1 2 3 tap 5 6 7 tap with the present count lit; nothing is lit before the first 1."""
    unit = min(view.height, view.width * 1.1) / 100
    gap = 6.6 * unit
    y = view.height - 4.6 * unit
    for index in range(8):
        x = view.width / 2 + (index - 3.5) * gap
        lit = count is not None and index == (count - 1) % 8
        text = "tap" if index % 4 == 3 else str(index + 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.accent) if lit else QColor(0, 0, 0, 95))
        painter.drawEllipse(QPointF(x, y), 2.7 * unit, 2.7 * unit)
        face = font((2.3 if index % 4 == 3 else 3.1) * unit, bold=True)
        painter.setFont(face)
        painter.setPen(QColor("#1a1024") if lit else QColor(255, 255, 255, 175))
        metrics = QFontMetricsF(face)
        down = (metrics.capHeight() if index % 4 != 3 else metrics.xHeight() * 1.05) / 2
        painter.drawText(QPointF(x - metrics.horizontalAdvance(text) / 2, y + down), text)
