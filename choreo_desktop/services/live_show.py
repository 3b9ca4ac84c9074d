"""Shows a plan that is not rendered: a few threads decode the pictures that are due soon, whoever watches takes them.

Pictures and open clips belong to clips, not to moves: an edit of the plan loses nothing that it still needs.
"""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from choreo_desktop.domain.errors import UnusableMediaError
from choreo_desktop.services.live import LivePlan, LiveShot
from choreo_desktop.services.live_shelf import LiveShelf, LiveWant, Size
from choreo_desktop.services.live_sources import WAITING, LiveSource, LiveSources
from choreo_desktop.services.live_wants import LiveWish, keys_from, wants_of

if TYPE_CHECKING:
    from choreo_desktop.media.live_reader import LivePicture, LiveReader
    from choreo_desktop.media.picture import Shape

logger = logging.getLogger(__name__)

BUDGET = 100_000_000  # bytes of pictures

_DECODERS = 2  # one for what plays, one for what comes next
_READERS = 6  # open clips
_OPENING = 1.2  # seconds that a clip is begun earlier, for the way from a key frame
_CLOSE = 1.5  # seconds of a clip; a reader that is no further behind goes on instead of jumping
_BACK = 0.4  # seconds of pictures before one that is looked at, for steps backwards
_LATE = 0.5  # seconds; what is older is another picture, not one that is late
_LINES = 720  # pixels of the shorter side, at most
_PATIENCE = 2.0  # seconds for a thread to end


class LiveLookAt(NamedTuple):
    """What there is of a frame.

    Attributes:
        shot: What it shows; None after the last move.
        picture: Its picture, or the newest one of its clip that is a little late; None where there is none.
        exact: Whether it is its picture.
        source: What is known of its clip.
    """

    shot: LiveShot | None
    picture: "LivePicture | None"
    exact: bool
    source: LiveSource


class Projector:
    """Decodes a plan. Its methods return at once and may be called by one thread; it has threads of its own.

    Args:
        plan: What is watched.
        arrived: Called from another thread when what ``look`` did not find may be there now.
        budget: Bytes of pictures that it may keep.
    """

    def __init__(self, plan: LivePlan, arrived: Callable[[], None], *, budget: int = BUDGET) -> None:
        self._plan, self._arrived, self._budget = plan, arrived, budget
        self._condition = threading.Condition()
        self._shelf = LiveShelf(budget)
        self._sources = LiveSources(self._on_source)
        self._wish = LiveWish(0)
        self._wants: list[LiveWant] = []
        self._busy: set[tuple[int, bool]] = set()
        self._readers: list[LiveReader] = []  # that nobody uses, the last used at the end
        self._room: Size = (640, 360)
        self._shape = self._shape_now()
        self._missing = True
        self._closed = False
        self._threads: list[threading.Thread] = []

    def set_plan(self, plan: LivePlan) -> None:
        """Watch an edited plan; what is decoded already is kept."""
        with self._condition:
            if (plan.size, plan.fit) != (self._plan.size, self._plan.fit):
                self._shelf.clear()
            self._plan = plan
            self._shape = self._shape_now()
            self._missing = True
            self._think()
        self._sources.want(keys_from(plan, self._wish.frame), plan.fetch)

    def set_room(self, room: Size) -> None:
        """How many pixels there are to look at it."""
        with self._condition:
            self._room = room
            shape = self._shape_now()
            if shape != self._shape:
                self._shape = shape
                self._think()

    def wish(self, wish: LiveWish) -> None:
        """See to it that the pictures of a frame are there, and if it plays of those after it."""
        with self._condition:
            if wish == self._wish and self._threads:
                return
            elsewhere = self._plan.move_at(wish.frame) is not self._plan.move_at(self._wish.frame) or not self._threads
            self._wish = wish
            self._think()
        if elsewhere:
            self._sources.want(keys_from(self._plan, wish.frame), self._plan.fetch)
        while len(self._threads) < _DECODERS:
            thread = threading.Thread(target=self._work, name="live decode", daemon=True)
            self._threads.append(thread)
            thread.start()

    def look(self, frame: int) -> LiveLookAt:
        """What there is of a frame now."""
        with self._condition:
            shot = self._plan.shot_at(frame)
            if shot is None:
                self._missing = False
                return LiveLookAt(None, None, exact=True, source=WAITING)
            picture, exact = self._shelf.at(shot.move.key, shot.second)
            # While it plays, a late picture of the right move is better than one of the move before.
            if picture is not None and not exact and not self._wish.playing and shot.second - picture.end > _LATE:
                picture = None
            self._missing = not exact or (picture is not None and picture.size != self._size)
            return LiveLookAt(shot, picture, exact, self._sources.of(shot.move.key))

    def close(self) -> None:
        """End all threads and let go of all files."""
        self._sources.close()
        with self._condition:
            self._closed = True
            self._condition.notify_all()
        for thread in self._threads:
            thread.join(_PATIENCE)
        self._sources.join(_PATIENCE)
        for reader in self._readers:
            reader.close()
        self._readers.clear()
        self._shelf.clear()

    @property
    def _size(self) -> Size:
        return self._shape.width, self._shape.height

    def _shape_now(self) -> "Shape":
        from choreo_desktop.media.picture import Shape

        width, height = self._plan.size
        scale = min(self._room[0] / width, self._room[1] / height, _LINES / min(width, height), 1.0)
        across, down = (max(16, round(side * scale / 2) * 2) for side in (width, height))
        return Shape(across, down, self._plan.rate, self._plan.fit)

    def _think(self) -> None:
        room = self._budget // (4 * self._shape.width * self._shape.height)
        self._wants = wants_of(self._plan, self._wish, room)
        self._condition.notify_all()

    def _on_source(self) -> None:
        with self._condition:
            self._condition.notify_all()
        self._arrived()

    # In the threads

    def _work(self) -> None:
        while (task := self._next()) is not None:
            want, gap, shape = task
            reader = self._reader_for(want, gap)
            if reader is not None:
                self._read(reader, want, gap, shape)
            with self._condition:
                self._busy.discard(want.tag)
                self._condition.notify_all()

    def _next(self) -> "tuple[LiveWant, float, Shape] | None":
        """Waits for something to do; None when it is over."""
        with self._condition:
            while not self._closed:
                found = min(self._due(), default=None, key=lambda task: task[0])
                if found is not None:
                    self._busy.add(found[1].tag)
                    return found[1], found[2], self._shape
                self._condition.wait()
        return None

    def _due(self) -> "list[tuple[float, LiveWant, float]]":
        """What is missing: when it is due, of what, from where on."""
        due = []
        size = None if self._wish.playing else self._size  # while it plays there is no time to make them anew
        for want in self._wants:
            if want.tag in self._busy or self._sources.of(want.key).info is None:
                continue
            gap = self._shelf.gap(want, size)
            if gap is not None:
                begun = gap > want.first
                waits = want.due + (gap - want.first) / want.speed
                due.append((waits if begun else waits - _OPENING, want, gap))
        return due

    def _reader_for(self, want: LiveWant, gap: float) -> "LiveReader | None":
        """A clip open at a place, or on its way there."""
        with self._condition:
            playing = self._wish.playing
            own = [reader for reader in self._readers if reader.info is self._sources.of(want.key).info]
            near = [r for r in own if r.position is not None and r.position <= gap + 1e-9 < r.position + _CLOSE]
            crowded = not playing or len(self._readers) >= _READERS
            reader = max(near, key=lambda r: r.position or 0.0) if near else own[0] if own and crowded else None
            if reader is not None:
                self._readers.remove(reader)
            old = self._readers.pop(0) if reader is None and len(self._readers) >= _READERS else None
        if old is not None:
            old.close()
        try:
            if reader is None:
                reader = self._open(want)
            if reader is not None:
                move = reader.go_on if near else reader.go
                move(gap, back=0.0 if playing else _BACK)
        except self._failures() as error:
            self._give_up(want, error)
            return None
        return reader

    def _open(self, want: LiveWant) -> "LiveReader | None":
        from choreo_desktop.media.live_reader import LiveReader

        info = self._sources.of(want.key).info
        return None if info is None else LiveReader(info)

    def _read(self, reader: "LiveReader", want: LiveWant, gap: float, shape: "Shape") -> None:
        stopped = False

        def stop() -> bool:
            nonlocal stopped
            stopped = self._closed or all(other.tag != want.tag for other in self._wants)
            return stopped

        try:
            picture = reader.read(shape, stop)
            if picture is not None:
                # Where it begins later, nothing can be had of what lies between.
                self._put(want, picture._replace(start=min(picture.start, gap)))
                for earlier in reader.before(shape, lambda: self._closed or want not in self._wants):
                    self._put(want, earlier)
        except self._failures() as error:
            with suppress(*self._failures()):
                reader.close()
            self._give_up(want, error)
            return
        if picture is None and not stopped:
            reader.close()
            self._give_up(want, EOFError("no picture at all"))
            return
        with self._condition:
            self._readers.append(reader)

    def _put(self, want: LiveWant, picture: "LivePicture") -> None:
        with self._condition:
            self._shelf.put(want.key, picture, self._wants)
            tell = self._missing
        if tell:
            self._arrived()

    def _give_up(self, want: LiveWant, error: Exception) -> None:
        info = self._sources.of(want.key).info
        name = want.key if info is None else info.path.name
        sentence = f"{name} cannot be watched: it is damaged, or went away."
        self._sources.fail(want.key, UnusableMediaError(sentence, details=repr(error)))

    @staticmethod
    def _failures() -> tuple[type[Exception], ...]:
        import av

        return av.error.FFmpegError, OSError, EOFError, ValueError, LookupError, MemoryError
