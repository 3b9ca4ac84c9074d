"""The first start: what this program does, and the three ways to begin."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QIcon, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from choreo_desktop.paths import resource
from choreo_desktop.ui.kit import label
from choreo_desktop.ui.theme import Space, Theme, Type, font

_NARROW = 760  # pixels: cards stand one below the other below this
_SIGN = 88
_SIGN_SIDE = 44
_WIDE_CARD = 420  # pixels: the sign of a card stands beside its words from here on
_RADIUS = 12.0


class Card(QAbstractButton):
    """A large button with an icon, a few words and a sentence.

    Args:
        theme: The look.
        icon: Its name in ``resources/icons``.
        title: What it does.
        text: What comes of it.
        primary: Whether it is the one to begin with.
    """

    def __init__(self, theme: Theme, icon: str, title: str, text: str, *, primary: bool = False) -> None:
        super().__init__()
        self._theme, self._icon, self._words, self._primary = theme, icon, text, primary
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(232, self.heightForWidth(max(self.width(), 190)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(190, self.heightForWidth(max(self.width(), 190)))

    @override
    def heightForWidth(self, width: int) -> int:
        below_sign = _SIGN_SIDE + 2 * Space.LARGE
        return max(below_sign, int(self._text_area(float(width)).bottom()) + Space.LARGE)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.updateGeometry()
        super().resizeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_plate(painter)
        width = float(self.width())
        name = "on_accent" if self._primary else "accent"
        circle = QRectF(Space.LARGE, Space.LARGE, _SIGN_SIDE, _SIGN_SIDE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent" if self._primary else "chosen"))
        painter.drawEllipse(circle)
        pixmap = self._theme.icon(self._icon, name).pixmap(QSize(24, 24), self.devicePixelRatioF())
        painter.drawPixmap(circle.center() - QPointF(12, 12), pixmap)
        painter.setPen(self._theme.color("text"))
        painter.setFont(font(Type.SUBTITLE, bold=True))
        painter.drawText(self._title_area(width), Qt.TextFlag.TextWordWrap, self.text())
        painter.setPen(self._theme.color("muted"))
        painter.setFont(font(Type.BODY))
        painter.drawText(self._text_area(width), Qt.TextFlag.TextWordWrap, self._words)
        painter.end()

    def _paint_plate(self, painter: QPainter) -> None:
        edge = QPen(self._theme.color("accent" if self._primary else "edge"), 1)
        fill = "hover" if self.underMouse() or self.isDown() else "surface"
        if self.hasFocus():
            edge = QPen(self._theme.color("focus"), 2)
        painter.setPen(edge)
        painter.setBrush(self._theme.color(fill))
        inset = edge.widthF() / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)

    def _title_area(self, width: float) -> QRectF:
        top = Space.LARGE if width >= _WIDE_CARD else _SIGN_SIDE + Space.LARGE + Space.MEDIUM
        return self._words_area(width, top, self.text(), Type.SUBTITLE, bold=True)

    def _text_area(self, width: float) -> QRectF:
        top = self._title_area(width).bottom() + Space.TIGHT
        return self._words_area(width, top, self._words, Type.BODY)

    def _words_area(self, width: float, top: float, words: str, pixels: int, *, bold: bool = False) -> QRectF:
        """Where words stand: below the sign, or beside it where there is room."""
        left = Space.LARGE + (_SIGN_SIDE + Space.LARGE if width >= _WIDE_CARD else 0)
        room = QRectF(left, top, width - left - Space.LARGE, 10_000)
        metrics = QFontMetricsF(font(pixels, bold=bold))
        height = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), words).height()
        return QRectF(room.left(), top, room.width(), height + 1)


class DropHint(QWidget):
    """A dashed frame that says that files can be dropped."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme = theme
        self._sign = QLabel()
        words = label(text, "muted", wrap=True)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(self._sign)
        layout.addWidget(words, 1)
        self._draw()
        theme.changed.connect(self._draw)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("edge"), 1.2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.end()

    def _draw(self) -> None:
        self._sign.setPixmap(self._theme.icon("download", "muted").pixmap(QSize(24, 24), self.devicePixelRatioF()))
        self.update()


class Welcome(QWidget):
    """What a person sees who has nothing in the program yet.

    Args:
        theme: The look.
    """

    demo_requested = Signal()
    add_clips_requested = Signal()
    add_songs_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        demo = Card(
            theme,
            "play",
            self.tr("Try the demo"),
            self.tr("A song and drawn moves come with the program. One click makes a choreography of them."),
            primary=True,
        )
        clips = Card(
            theme,
            "film",
            self.tr("Add my clips"),
            self.tr("Short videos of your moves, from a phone or a camera. One move in each is best."),
        )
        songs = Card(
            theme,
            "music",
            self.tr("Add songs"),
            self.tr("Bachata, salsa or whatever you dance. The program finds the beat and the 1."),
        )
        demo.clicked.connect(self.demo_requested)
        clips.clicked.connect(self.add_clips_requested)
        songs.clicked.connect(self.add_songs_requested)
        self.cards = (demo, clips, songs)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(Space.LARGE)
        for card in self.cards:
            self._row.addWidget(card, 1)
        self._lay_out(DropHint(theme, self.tr("Or drop videos, songs and whole folders anywhere in this window.")))

    def _lay_out(self, hint: DropHint) -> None:
        column = QVBoxLayout()
        column.setSpacing(Space.HUGE)
        column.addLayout(self._heading())
        column.addLayout(self._row)
        column.addWidget(hint)
        middle = QWidget()
        middle.setLayout(column)
        middle.setMaximumWidth(880)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.HUGE, Space.LARGE, Space.HUGE, Space.LARGE)
        layout.addStretch(2)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(middle, 100)
        across.addStretch(1)
        layout.addLayout(across)
        layout.addStretch(3)

    def _heading(self) -> QHBoxLayout:
        sign = QLabel()
        icon = QIcon(str(resource("icons", "choreo-desktop.svg")))
        sign.setPixmap(icon.pixmap(QSize(_SIGN, _SIGN), self.devicePixelRatioF()))
        sign.setFixedSize(_SIGN, _SIGN)
        words = QVBoxLayout()
        words.setSpacing(Space.TIGHT)
        words.addStretch(1)
        words.addWidget(label("Choreo Desktop", "display"))
        sentence = self.tr("Pick a song, press one button, and watch your moves danced on its beat.")
        words.addWidget(label(sentence, "muted", wrap=True))
        words.addStretch(1)
        heading = QHBoxLayout()
        heading.setSpacing(Space.LARGE)
        heading.addWidget(sign)
        heading.addLayout(words, 1)
        return heading

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = event.size().width() < _NARROW
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(direction)
        super().resizeEvent(event)
