"""The pictures of a plan that is not rendered, while its song plays."""

from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QObject, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from choreo_desktop.domain.errors import ChoreoError, ResourceError
from choreo_desktop.ui.messages import said

if TYPE_CHECKING:
    from choreo_desktop.services.live import LivePlan
    from choreo_desktop.services.live_show import LiveLookAt, Projector
    from choreo_desktop.services.live_wants import LiveWish

_PATIENCE_MS = 500  # a clip that is there sooner needs no card, which would only flicker
_RESIZE_MS = 150
_JUMP = 1.0  # seconds; nobody drops so many pictures, it was a seek


class Clock(Protocol):
    """What tells where the song is."""

    @property
    def position(self) -> float:
        """Seconds."""

    @property
    def playing(self) -> bool:
        """Whether it goes on."""

    @property
    def rate(self) -> float:
        """Speed; 1 is as recorded."""

    @property
    def loop(self) -> tuple[float, float] | None:
        """What is played again and again."""


class Card(NamedTuple):
    """What stands where a clip cannot be shown.

    Attributes:
        title: The name of the move.
        text: Why.
        waiting: Whether it may come yet.
    """

    title: str
    text: str
    waiting: bool


class LiveScreen(QObject):
    """Shows a plan at the place where the song is. It decodes only while somebody watches.

    Attributes:
        plan: What is shown; None for nothing.
        picture: The picture of now, or the last one until it is there; null where there is none.
        card: What stands in its place, or before the last one while it waits.
        due: Pictures that were due while it played.
        dropped: Those of them that came too late or not at all.
        place: The move of the blueprint that the picture is of; None for none.
    """

    changed = Signal()
    _arrived = Signal()

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self.plan: LivePlan | None = None
        self.picture = QImage()
        self.card: Card | None = None
        self.due = self.dropped = 0
        self.place: int | None = None
        self._projector: Projector | None = None
        self._watchers: set[int] = set()
        self._shown: object = None
        self._frame = -1
        self._in_time = self._was_playing = False
        self._room = QSize(640, 360)
        self._waited_for: int | None = None
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._resizing = QTimer(self, singleShot=True, interval=_RESIZE_MS)
        self._patience.timeout.connect(self._on_arrived)
        self._resizing.timeout.connect(self._on_resized)
        self._arrived.connect(self._on_arrived)

    @property
    def on(self) -> bool:
        """Whether a plan is shown."""
        return self.plan is not None

    @property
    def rate(self) -> float:
        """Frames per second of the plan."""
        return float(self.plan.rate) if self.plan is not None else 1.0

    def start_of(self, seconds: float) -> float:
        """When the picture of a time begins; without a plan, the time itself."""
        return seconds if self.plan is None else self.plan.frame_at(seconds) / self.rate

    @property
    def exact(self) -> bool:
        """Whether what is shown is the picture of now, and not the last one before it."""
        return self._in_time

    def show(self, plan: "LivePlan | None", before: QImage | None = None) -> None:
        """Show a plan, or an edit of the one that is shown; None for nothing.

        Args:
            plan: The plan.
            before: What was seen before, which stays until the first picture of the plan is there.
        """
        if plan is None:
            if self.plan is not None:
                self.rest()
                self.plan = None
                self._put(None)
            return
        if self.plan is None and before is not None:
            self.picture = self._shown = before
        self.plan, self._frame = plan, -1
        if self._projector is not None:
            self._projector.set_plan(plan)
        self.follow()

    def watch(self, viewer: QObject) -> None:
        """Somebody looks at it."""
        number = id(viewer)
        if number not in self._watchers:
            self._watchers.add(number)
            viewer.destroyed.connect(lambda: self._leave(number))
        self.follow()

    def leave(self, viewer: QObject) -> None:
        """Somebody looks no more."""
        self._leave(id(viewer))

    def set_room(self, room: QSize) -> None:
        """How many pixels there are."""
        if room != self._room and not room.isEmpty():
            self._room = room
            self._resizing.start()

    def rest(self) -> None:
        """End all threads; the picture stays."""
        self._patience.stop()
        if self._projector is not None:
            self._projector.close()
            self._projector = None

    @Slot()
    def follow(self) -> None:
        """Go to where the song is."""
        if self.plan is None or not self._watchers:
            return
        if self._projector is None:
            self._projector = self._open(self.plan)
        clock, rate = self._clock, self.rate
        frame = round(clock.position * rate)
        self._count(frame)
        self._projector.wish(self._wish(frame))
        self._look(self._projector.look(frame))

    def _open(self, plan: "LivePlan") -> "Projector":
        from choreo_desktop.services.live_show import Projector

        projector = Projector(plan, self._arrived.emit)
        projector.set_room((self._room.width(), self._room.height()))
        return projector

    def _wish(self, frame: int) -> "LiveWish":
        from choreo_desktop.services.live_wants import LiveWish

        clock, rate = self._clock, self.rate
        loop = None if clock.loop is None else (round(clock.loop[0] * rate), round(clock.loop[1] * rate))
        return LiveWish(frame, clock.playing, clock.rate, loop)

    def _count(self, frame: int) -> None:
        """Whether the picture of before came in time, and whether any were left out since."""
        gone = frame - self._frame
        if self._was_playing and 0 < gone < _JUMP * self.rate and self._frame >= 0:
            self.due += gone
            self.dropped += gone - 1 if self._in_time else gone
        if gone:
            self._in_time = False
        self._frame, self._was_playing = frame, self._clock.playing

    def _look(self, found: "LiveLookAt") -> None:
        shot = found.shot
        self._in_time = self._in_time or found.exact
        if shot is None or found.picture is not None:
            self._waited_for = None
            self._patience.stop()
            self._put(found)
        elif found.source.error is not None:
            self._put(None, Card(shot.move.name, self._reason(found.source.error), waiting=False), shot.place)
        elif self._waited_for != shot.place:
            self._waited_for = shot.place
            self._patience.start()
        elif not self._patience.isActive() and found.source.info is None:
            self._put(None, Card(shot.move.name, self.tr("Its clip is being fetched."), waiting=True), shot.place)

    def _put(self, found: "LiveLookAt | None", card: Card | None = None, place: int | None = None) -> None:
        picture = None if found is None else found.picture
        if found is not None and found.shot is not None:
            place = found.shot.place
        if (picture, card, place) == (self._shown, self.card, self.place):
            return
        if picture is None:
            if card is None or not card.waiting:  # else the last one stays behind the card
                self.picture = QImage()
        elif picture is not self._shown:
            pixels = picture.pixels
            kind = QImage.Format.Format_RGB32
            # Copied, because Qt knows nothing of the memory of Python.
            self.picture = QImage(pixels.data, pixels.width, pixels.height, pixels.stride, kind).copy()
        self._shown, self.card, self.place = picture, card, place
        self.changed.emit()

    def _reason(self, error: ChoreoError) -> str:
        if isinstance(error, ResourceError):
            return self.tr("Its clip is missing. Relink the library to its folder, or dance another move here.")
        return said(error.error)

    def _leave(self, number: int) -> None:
        self._watchers.discard(number)
        if not self._watchers:
            self.rest()

    @Slot()
    def _on_arrived(self) -> None:
        if self._projector is not None and self._frame >= 0:
            self._look(self._projector.look(self._frame))

    @Slot()
    def _on_resized(self) -> None:
        if self._projector is not None:
            self._projector.set_room((self._room.width(), self._room.height()))
            self._on_arrived()
