"""Clips of the library above the timeline, before and when they are dropped."""

import json
from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QPointF

from choreo_desktop.ui.models.moves import CLIPS_MIME
from choreo_desktop.ui.timeline import edit_words
from choreo_desktop.ui.timeline.aiming import aim_clips
from choreo_desktop.ui.timeline.axis import Axis
from choreo_desktop.ui.timeline.ghosts import Ghost
from choreo_desktop.ui.timeline.scene import TimelineScene

Names = Callable[[Sequence[str]], Sequence[str]]

_MOST_KEYS = 200


class ClipDrop:
    """Clips that are being dragged over the timeline.

    Attributes:
        keys: Their storage keys.

    Args:
        keys: The same.
        names: What dancers call them.
    """

    def __init__(self, keys: Sequence[str], names: Sequence[str]) -> None:
        self.keys, self._names = keys, names

    @classmethod
    def of(cls, data: QMimeData, names: Names) -> "ClipDrop | None":
        """What is dragged; None where it is no clip of the library."""
        keys = dragged_keys(data)
        return cls(keys, names(keys)) if keys else None

    def aim(self, scene: TimelineScene, at: QPointF, axis: Axis) -> Ghost:
        """What dropping them there would do."""
        return aim_clips(scene, self.keys, self._names, at.x(), axis)

    def begin(self, time: float) -> Ghost:
        """What dropping them beside a song without a plan would do."""
        return Ghost(edit_words.begin_text(edit_words.these(self._names, len(self.keys))), near=time)


def dragged_keys(data: QMimeData) -> list[str]:
    """The storage keys of the clips that are dragged; none where it is something else."""
    if not data.hasFormat(CLIPS_MIME):
        return []
    try:
        keys = json.loads(data.data(CLIPS_MIME).toStdString())
    except ValueError:
        return []
    if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
        return []
    return keys[:_MOST_KEYS]
