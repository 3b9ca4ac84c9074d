"""Pictures of clips by their storage key, as plans and the history name them; loaded in jobs, newest wish first."""

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

if TYPE_CHECKING:
    from choreo_desktop.domain.work import CancelToken, ProgressSink
    from choreo_desktop.ui.jobs.runner import JobRunner

_MOST = 400
_AT_ONCE = 12


class _Wish(NamedTuple):
    key: str
    width: int
    height: int
    scale: float


def read_picture(path: Path | None, size: QSize, scale: float) -> QImage:
    """A picture that fills a place, what sticks out cut off; a null one where there is none. For any thread.

    Args:
        path: Of the picture; None where there is none.
        size: Of the place, in pixels of Qt.
        scale: Pixels of the screen for one of Qt.
    """
    if path is None:
        return QImage()
    reader = QImageReader(str(path))
    found, place = reader.size(), size * scale
    if not found.isValid() or place.isEmpty():
        return QImage()
    filled = found.scaled(place, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    reader.setScaledSize(filled)  # decoded at about the size, which JPEG does quickly
    image = reader.read()
    if image.isNull():
        return QImage()
    left, top = (image.width() - place.width()) // 2, (image.height() - place.height()) // 2
    cut = image.copy(left, top, place.width(), place.height())
    cut.setDevicePixelRatio(scale)
    return cut


class KeyPosters(QObject):
    """A memory of pictures by key. ``arrived`` tells when pictures that were asked for are there.

    Args:
        runner: Loads them.
        find: The file of a key's picture; called in jobs.
    """

    arrived = Signal()

    def __init__(self, runner: "JobRunner", find: Callable[[str], Path | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self._find = runner, find
        self._held: OrderedDict[_Wish, QPixmap] = OrderedDict()
        self._wishes: OrderedDict[_Wish, None] = OrderedDict()
        self._busy = False

    def picture(self, key: str, size: QSize, scale: float) -> QPixmap | None:
        """A picture; None where it is not there yet, a null one where there is none.

        Args:
            key: Storage key of the clip.
            size: In pixels of Qt.
            scale: Pixels of the screen for one of Qt.
        """
        wish = _Wish(key, size.width(), size.height(), scale)
        if wish in self._held:
            self._held.move_to_end(wish)
            return self._held[wish]
        self._wishes[wish] = None
        self._wishes.move_to_end(wish)
        while len(self._wishes) > _MOST:
            self._wishes.popitem(last=False)
        self._load()
        return None

    def _load(self) -> None:
        if self._busy or not self._wishes:
            return
        self._busy = True
        some = [self._wishes.popitem()[0] for _ in range(min(_AT_ONCE, len(self._wishes)))]

        def work(_: "ProgressSink", cancel: "CancelToken") -> list[tuple[_Wish, QImage]]:
            loaded = []
            for wish in some:
                cancel.check()
                path = self._find(wish.key)
                loaded.append((wish, read_picture(path, QSize(wish.width, wish.height), wish.scale)))
            return loaded

        self._runner.run(work, done=self._on_loaded, failed=self._on_failed)

    def _on_loaded(self, loaded: list[tuple[_Wish, QImage]]) -> None:
        for wish, image in loaded:
            self._wishes.pop(wish, None)
            self._held[wish] = QPixmap.fromImage(image)
        while len(self._held) > _MOST:
            self._held.popitem(last=False)
        self._busy = False
        self.arrived.emit()
        self._load()

    def _on_failed(self, _: object) -> None:
        """A picture less is no reason to disturb anybody; it is asked for again when it is next painted."""
        self._busy = False
