"""Pictures of clips as they are painted: whole, in the middle of their place, with round corners. For any thread."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QIODevice, QMetaObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGradient, QImage, QImageReader, QPainter, QPainterPath, QPen

STRIP_PICTURES = 8
CORNER = 4.0
STAGE = QColor(11, 11, 14)
_EDGE = QColor(127, 127, 127, 110)


# PySide makes a kind of value when it is first needed, also for what is left out in a call; two threads that need the
# same one for the first time end the program. So all that is needed to draw is made here, before there are threads.
_ENUMS = (
    QIODevice.OpenModeFlag.ReadOnly,
    QMetaObject.Call.InvokeMetaMethod,
    Qt.AspectRatioMode.KeepAspectRatio,
    Qt.BrushStyle.SolidPattern,
    Qt.ClipOperation.ReplaceClip,
    Qt.FillRule.OddEvenFill,
    Qt.GlobalColor.transparent,
    Qt.ImageConversionFlag.AutoColor,
    Qt.PenCapStyle.SquareCap,
    Qt.PenJoinStyle.BevelJoin,
    Qt.PenStyle.SolidLine,
    Qt.SizeMode.AbsoluteSize,
    Qt.TransformationMode.FastTransformation,
    QGradient.CoordinateMode.LogicalMode,
    QGradient.InterpolationMode.ColorInterpolation,
    QGradient.Preset.WarmFlame,
    QGradient.Spread.PadSpread,
    QGradient.Type.NoGradient,
    QImage.Format.Format_ARGB32_Premultiplied,
    QPainter.RenderHint.Antialiasing,
)


class Wish(NamedTuple):
    """A picture that somebody wants to paint.

    Attributes:
        digest: Of the clip.
        strip: Whether it is the strip to scrub through, in place of the poster.
        width: Of one picture, in pixels of the screen.
        height: As ``width``.
        scale: Pixels of the screen for one of Qt.
    """

    digest: str
    strip: bool
    width: int
    height: int
    scale: float


def fitted(path: Path, wish: Wish) -> QImage:
    """The picture, whole and in the middle of its place, with round corners; of a strip, each of the eight.

    Many clips are white at their sides, as the window may be: a line round them shows where they end.
    """
    count = STRIP_PICTURES if wish.strip else 1
    reader = QImageReader(str(path))
    found = reader.size()
    if not found.isValid() or found.width() < count:
        return QImage()
    one = QSize(found.width() // count, found.height())
    size = one.scaled(QSize(wish.width, wish.height), Qt.AspectRatioMode.KeepAspectRatio)
    # Decoded at about the size: much quicker, and JPEG can do it.
    reader.setScaledSize(QSize(max(1, size.width()) * count, max(1, size.height())))
    source = reader.read()
    if source.isNull():
        return QImage()
    result = QImage(wish.width * count, wish.height, QImage.Format.Format_ARGB32_Premultiplied)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number in range(count):
        place = QRectF(number * wish.width, 0, wish.width, wish.height)
        frame = QPainterPath()
        frame.addRoundedRect(place, CORNER * wish.scale, CORNER * wish.scale)
        painter.setClipPath(frame)
        painter.fillRect(place, STAGE)
        left = round(place.left() + (wish.width - size.width()) / 2)
        top = (wish.height - size.height()) // 2
        painter.drawImage(left, top, source, number * size.width(), 0, size.width(), size.height())
        painter.setPen(QPen(_EDGE, 2 * wish.scale))  # half of it lies outside
        painter.drawPath(frame)
    painter.end()
    return result
