"""What a job finds out about clips that a plan names, with a picture of each."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from choreo_desktop.ui.models.key_posters import read_picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from choreo_desktop.domain.records import ClipRecord
    from choreo_desktop.domain.work import CancelToken
    from choreo_desktop.services.library_shelf import Library

POSTER = QSize(96, 54)
SMALL_POSTER = QSize(64, 36)


class Looked(NamedTuple):
    """A clip as the library has it.

    Attributes:
        key: Its storage key.
        record: None where it is not in the library any more.
        picture: A null one where there is none.
    """

    key: str
    record: "ClipRecord | None"
    picture: QImage


def look_up(
    library: "Library", keys: "Sequence[str]", size: QSize, scale: float, cancel: "CancelToken"
) -> list[Looked]:
    """Look clips up, with a picture of each.

    Args:
        library: The library.
        keys: Their storage keys.
        size: Of the pictures, in pixels of Qt.
        scale: Pixels of the screen for one of Qt.
        cancel: Stops it.
    """
    found = []
    for key in keys:
        cancel.check()
        record = library.clip_with_key(key)
        found.append(Looked(key, record, read_picture(library.poster_with_key(key), size, scale)))
    return found
