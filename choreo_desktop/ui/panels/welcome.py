"""The first start: what this program does, and the three ways to begin."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from choreo_desktop.paths import resource
from choreo_desktop.ui.kit import label
from choreo_desktop.ui.panels.welcome_card import RADIUS, Card
from choreo_desktop.ui.theme import Space, Theme

_NARROW = 760  # pixels: cards stand one below the other below this
_SIGN = 88


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
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
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
