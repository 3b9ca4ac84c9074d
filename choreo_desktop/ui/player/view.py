"""The picture of the player."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QImage, QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from choreo_desktop.services.counting import CountCue, MoveCue
from choreo_desktop.ui.player import overlay
from choreo_desktop.ui.player.engine import Engine
from choreo_desktop.ui.player.live import Card
from choreo_desktop.ui.player.scene import Scene
from choreo_desktop.ui.theme import Theme, font

_SIGN = 40  # pixels
_FITS = 4  # pixels by which a picture may miss the widget's size; scaling it would take time and make it soft
_SMOOTH_PIXELS = 2_600_000  # scaling more than this smoothly costs more time than a picture has while it plays


class VideoView(QWidget):
    """Paints the last picture of an engine with counts and names over it.

    Words are never mirrored. A click tells ``clicked``, a second one in a row ``double_clicked``.

    Args:
        theme: Colours.
        engine: What is shown.
        scene: What is written over it.
    """

    clicked = Signal()
    double_clicked = Signal()
    mouse_moved = Signal()

    def __init__(self, theme: Theme, engine: Engine, scene: Scene) -> None:
        super().__init__()
        self._theme, self._engine, self._scene = theme, engine, scene
        self._inset = 0
        self._written: tuple[CountCue | None, MoveCue | None] = (None, None)
        self._pressed = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Picture"))
        engine.picture_changed.connect(self.update)
        engine.failed.connect(self._on_failed)
        engine.loaded.connect(self._on_loaded)
        engine.position_changed.connect(self._on_position_changed)
        scene.changed.connect(self.update)
        theme.changed.connect(self.update)

    @property
    def picture_rect(self) -> QRect:
        """Where the picture lies in the widget; empty where there is none."""
        own = self._engine.picture.size()
        size = own.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        if abs(size.width() * self.devicePixelRatioF() - own.width()) <= _FITS:
            size = own / self.devicePixelRatioF()
        rect = QRect(0, 0, size.width(), size.height())
        rect.moveCenter(self.rect().center())
        return rect

    @property
    def written(self) -> tuple[CountCue | None, MoveCue | None]:
        """The count and the move that are written over the picture."""
        return self._written

    def set_inset(self, pixels: int) -> None:
        """Keep words off the bottom of the widget, where something else lies."""
        if pixels != self._inset:
            self._inset = pixels
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, 360)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, 135)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("stage"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        engine, picture = self._engine, self._engine.picture
        self._written = self._cues()
        engine.live.set_room(self.size() * self.devicePixelRatioF())
        if engine.error:
            self._paint_message(painter, "warning", "", engine.error)
        elif engine.live.card is not None:
            self._paint_card(painter, engine.live.card, picture)
        elif not picture.isNull():
            self._paint_picture(painter, picture)
            self._paint_words(painter)
        elif engine.ready:
            self._paint_song(painter)
        elif engine.path is None:
            text = self.tr("Build a choreography, or choose a move or a song of the library.")
            self._paint_message(painter, "film", self.tr("Nothing to watch yet"), text)
        painter.end()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._engine.live.watch(self)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._engine.live.leave(self)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.button() == Qt.MouseButton.LeftButton

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()
        self._pressed = False

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pressed = False
        if event.button() == Qt.MouseButton.LeftButton:
            self.double_clicked.emit()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.mouse_moved.emit()

    def _paint_picture(self, painter: QPainter, picture: QImage) -> None:
        rect = self.picture_rect
        pixels = rect.width() * rect.height() * self.devicePixelRatioF() ** 2
        smooth = pixels < _SMOOTH_PIXELS or not self._engine.playing
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.save()
        if self._scene.mirrored:
            painter.translate(rect.left() + rect.right() + 1, 0)
            painter.scale(-1, 1)
        painter.drawImage(rect, picture)
        painter.restore()

    def _paint_words(self, painter: QPainter) -> None:
        count, move = self._written
        area = QRectF(self.picture_rect.intersected(self.rect().adjusted(0, 0, 0, -self._inset)))
        if count is not None:
            overlay.paint_count(painter, area, count, self._scene.words)
        if move is not None:
            overlay.paint_name(painter, area, move.name)

    def _paint_song(self, painter: QPainter) -> None:
        area = QRectF(self.rect().adjusted(0, 0, 0, -self._inset))
        count, move = self._written
        name = move.name if move is not None else ""
        room = overlay.paint_song(painter, area, self._scene.title, self._scene.subtitle, name)
        if self._scene.counts_shown and self._scene.counts:
            overlay.paint_song_count(painter, room, count, self._scene.words)
        else:
            icon = self._theme.icon("music", "edge").pixmap(_SIGN * 2, _SIGN * 2)
            painter.drawPixmap(room.center().toPoint() - icon.rect().center(), icon)

    def _paint_card(self, painter: QPainter, card: Card, behind: QImage) -> None:
        if not behind.isNull():
            self._paint_picture(painter, behind)
            painter.fillRect(self.rect(), overlay.PLATE)
        self._paint_message(painter, "film" if card.waiting else "warning", card.title, card.text)

    def _paint_message(self, painter: QPainter, icon: str, title: str, text: str) -> None:
        pixmap = self._theme.icon(icon, "edge").pixmap(_SIGN, _SIGN)
        middle = self.rect().center()
        painter.drawPixmap(middle.x() - _SIGN // 2, middle.y() - _SIGN - 8, _SIGN, _SIGN, pixmap)
        box = QRectF(self.rect()).adjusted(24, middle.y() + 4, -24, -8)
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        for words, letters, color in ((title, font(15, bold=True), overlay.INK), (text, font(13), overlay.QUIET)):
            painter.setFont(letters)
            painter.setPen(color)
            used = painter.boundingRect(box, flags, words) if words else QRectF()
            painter.drawText(box, flags, words)
            box.setTop(box.top() + used.height() + (6 if words else 0))

    def _cues(self) -> tuple[CountCue | None, MoveCue | None]:
        """What is to be written now. Counts and moves begin on the picture nearest to their time, as the cuts do."""
        scene, engine = self._scene, self._engine
        seconds = engine.position + (0.5 / engine.picture_rate if engine.has_video else 0.0)
        count = scene.count_at(seconds) if scene.counts_shown else None
        return count, scene.move_at(seconds) if scene.names_shown else None

    @Slot(float)
    def _on_position_changed(self, _: float) -> None:
        if self._cues() != self._written:
            self.update()

    @Slot()
    def _on_loaded(self) -> None:
        self.setAccessibleDescription("")
        self.update()

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self.setAccessibleDescription(sentence)
        self.update()
