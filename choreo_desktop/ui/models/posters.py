"""Pictures of clips, loaded off the window's thread, newest wish first, in a bounded amount of memory."""

import logging
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QPixmap
from typing_extensions import override

from choreo_desktop.ui.models.poster_drawing import Wish, fitted

if TYPE_CHECKING:
    from choreo_desktop.domain.records import ClipRecord

logger = logging.getLogger(__name__)

WORKERS = 2
_END_MS = 3000  # that threads have to end in
MEMORY_BYTES = 64 * 1024 * 1024


Find = Callable[["ClipRecord", bool], Path | None]


class Posters(QObject):
    """A memory of pictures, which fetches what it does not have.

    ``picture`` answers at once; what has to be fetched is there when ``arrived`` tells. Wishes that were made last are
    met first, and ``forget_others`` drops those for what has been scrolled away.

    Args:
        find: The file of a clip's poster, or with True of its strip; called in other threads.
        memory: Bytes that may be held.
    """

    arrived = Signal(str)

    def __init__(self, find: Find, *, memory: int = MEMORY_BYTES, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._memory = memory
        self._pictures: OrderedDict[Wish, QPixmap] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()
        self._wishes: OrderedDict[Wish, ClipRecord] = OrderedDict()
        self._results: deque[tuple[Wish, QImage]] = deque()
        self._busy: set[Wish] = set()
        self._workers = 0
        self._closed = Event()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(WORKERS)
        self._loaded.connect(self._on_loaded, Qt.ConnectionType.QueuedConnection)

    _loaded = Signal()

    @property
    def waiting(self) -> int:
        """How many pictures are still wished for."""
        with self._lock:
            return len(self._wishes) + len(self._busy)

    def picture(self, record: "ClipRecord", size: QSize, scale: float, *, strip: bool = False) -> QPixmap | None:
        """A picture of a clip; None where it is not there yet, a null one where there is none at all.

        Args:
            record: The clip.
            size: Of one picture, in pixels of Qt; what it does not fill is dark.
            scale: Pixels of the screen for one of Qt.
            strip: Eight pictures side by side in place of the poster.
        """
        width, height = round(size.width() * scale), round(size.height() * scale)
        wish = Wish(record.file.digest, strip, width, height, scale)
        held = self._pictures.get(wish)
        if held is not None:
            self._pictures.move_to_end(wish)
            return held
        self._ask(wish, record)
        return None

    def forget_others(self, digests: Iterable[str]) -> None:
        """Drop the wishes for all clips but these."""
        kept = set(digests)
        with self._lock:
            for wish in [wish for wish in self._wishes if wish.digest not in kept]:
                del self._wishes[wish]

    def shut_down(self) -> bool:
        """Stop loading for good. Returns whether all threads ended."""
        self._closed.set()
        with self._lock:
            self._wishes.clear()
        return self._pool.waitForDone(_END_MS)

    def _ask(self, wish: Wish, record: "ClipRecord") -> None:
        if self._closed.is_set() or wish.width < 1 or wish.height < 1:
            return
        with self._lock:
            if wish in self._busy:
                return
            self._wishes[wish] = record
            self._wishes.move_to_end(wish)
            if self._workers >= WORKERS:
                return
            self._workers += 1
        self._pool.start(_Worker(self._work))

    def _work(self) -> None:
        """Runs in a thread of the pool until no wish is left."""
        while True:
            with self._lock:
                if not self._wishes or self._closed.is_set():
                    self._workers -= 1
                    return
                wish, record = self._wishes.popitem()
                self._busy.add(wish)
            image = self._load(wish, record)
            with self._lock:
                self._results.append((wish, image))
            if not self._closed.is_set():
                self._loaded.emit()

    def _load(self, wish: Wish, record: "ClipRecord") -> QImage:
        try:
            path = self._find(record, wish.strip)
            return QImage() if path is None else fitted(path, wish)
        except Exception:  # a picture less must not end the thread, whatever was wrong with it
            logger.info("no picture of %s", record.file.path, exc_info=True)
            return QImage()

    def _on_loaded(self) -> None:
        while True:
            with self._lock:
                if not self._results:
                    return
                wish, image = self._results.popleft()
                self._busy.discard(wish)
            pixmap = QPixmap.fromImage(image)
            self._pictures[wish] = pixmap
            self._bytes += _bytes_of(pixmap)
            while self._bytes > self._memory and len(self._pictures) > 1:
                self._bytes -= _bytes_of(self._pictures.popitem(last=False)[1])
            self.arrived.emit(wish.digest)


class _Worker(QRunnable):
    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work

    @override
    def run(self) -> None:
        self._work()


def _bytes_of(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4 + 200  # one that is not there takes room too
