"""Flat shapes with a darker rim: limbs and tubes as a paper-cut artist would lay them on the picture."""

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from demo.body import unit
from demo.motion import Vec
from demo.stage import View, mix

Pair = tuple[float, float]


def pair(point: QPointF) -> Vec:
    """A pixel as an array."""
    return np.array([point.x(), point.y()])


def dot(point: Vec) -> QPointF:
    """An array as a pixel."""
    return QPointF(float(point[0]), float(point[1]))


def darker(colour: str | QColor, part: float = 0.3) -> QColor:
    """The colour in shade."""
    return mix(QColor(colour).name(), "#140818", part)


def capsule(painter: QPainter, view: View, ends: tuple[Vec, Vec], radii: Pair, colour: str | QColor) -> None:
    """A limb that tapers from one end to the other, rimmed along its sides and shaded away from the light."""
    (a, scale_a, _), (b, scale_b, _) = view.project(ends[0]), view.project(ends[1])
    p, q = pair(a), pair(b)
    r, t = radii[0] * scale_a, radii[1] * scale_b
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(a, r, r)
    painter.drawEllipse(b, t, t)
    length = float(np.linalg.norm(q - p))
    if length < 0.5:
        return
    way = (q - p) / length
    out = np.array([-way[1], way[0]])
    body = QPainterPath(dot(p + out * r))
    for point in (q + out * t, q - out * t, p - out * r):
        body.lineTo(dot(point))
    body.closeSubpath()
    painter.drawPath(body)
    dark = 1 if out[0] * 0.8 + out[1] * 0.6 > 0 else -1  # the light comes from the upper left
    shade = QPainterPath(dot(p + out * r * dark))
    for point in (q + out * t * dark, q + out * t * dark * 0.35, p + out * r * dark * 0.35):
        shade.lineTo(dot(point))
    shade.closeSubpath()
    painter.setBrush(darker(colour, 0.16))
    painter.drawPath(shade)
    painter.setPen(QPen(darker(colour, 0.45), max(1.0, 0.007 * scale_a)))
    for side in (1, -1):
        painter.drawLine(dot(p + out * r * side), dot(q + out * t * side))


def smooth(points: list[Vec], *, closed: bool = True) -> QPainterPath:
    """A curve through all points (Catmull and Rom)."""
    count = len(points)
    path = QPainterPath(dot(points[0]))
    for i in range(count if closed else count - 1):
        around = [points[(i + k) % count] if closed else points[min(max(i + k, 0), count - 1)] for k in (-1, 0, 1, 2)]
        path.cubicTo(
            dot(around[1] + (around[2] - around[0]) / 6), dot(around[2] - (around[3] - around[1]) / 6), dot(around[2])
        )
    return path


Level = tuple[Vec, float, float]  # centre, half width, half depth


def tube_sides(view: View, levels: list[Level], forward: Vec) -> tuple[list[Vec], list[Vec]]:
    """Left and right outline of a body whose cross-sections are ellipses that look forward."""
    across = np.array([forward[2], -forward[0]])  # the part of "left" and of "forward" that the camera sees sideways
    centres = [view.project(level[0]) for level in levels]
    pixels = [pair(centre[0]) for centre in centres]
    one, two = [], []
    for i, (_, wide, deep) in enumerate(levels):
        way = pixels[min(i + 1, len(pixels) - 1)] - pixels[max(i - 1, 0)]
        way = way / max(1e-6, float(np.linalg.norm(way)))
        out = np.array([way[1], -way[0]])
        half = float(np.hypot(wide * across[0], deep * across[1])) * centres[i][1]
        one.append(pixels[i] + out * half)
        two.append(pixels[i] - out * half)
    return one, two


def tube(
    painter: QPainter,
    view: View,
    levels: list[Level],
    forward: Vec,
    colour: str | QColor,
    *,
    hem: list[Vec] | None = None,
) -> QPainterPath:
    """A torso or a skirt; ``hem`` replaces the straight lower end. Returns the outline for details on it."""
    one, two = tube_sides(view, levels, forward)
    outline = smooth([*two[:0:-1], *hem, *one[1:]]) if hem else smooth([*one, *two[::-1]])
    painter.setPen(QPen(darker(colour, 0.45), max(1.0, 0.007 * view.zoom / 6.6)))
    painter.setBrush(QColor(colour))
    painter.drawPath(outline)
    painter.save()
    painter.setClipPath(outline)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(darker(colour, 0.16))
    right = one if one[0][0] > two[0][0] else two
    middle = [(a + b) / 2 for a, b in zip(one, two, strict=True)]
    inner = [m + (r - m) * 0.45 for m, r in zip(middle, right, strict=True)]
    outer = [m + (r - m) * 2.0 for m, r in zip(middle, right, strict=True)]
    painter.drawPath(smooth([*inner, *outer[::-1]]))
    painter.restore()
    return outline


def surface(level: Level, forward: Vec, azimuth: float) -> Vec:
    """A point on a tube; azimuth 0 is in front, positive to the left."""
    centre, wide, deep = level
    left = np.cross(np.array([0.0, 1.0, 0.0]), forward)
    return np.asarray(centre + left * wide * np.sin(azimuth) + forward * deep * np.cos(azimuth))


def toward_viewer(direction: Vec) -> float:
    """How much a direction points at the viewer, 1 fully."""
    return float(unit(direction)[2])
