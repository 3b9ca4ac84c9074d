"""What can be done on the timeline by keys without changing anything: selecting, playing, zooming."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from choreo_desktop.ui.theme import Theme
from choreo_desktop.ui.timeline.actions import KeyActions

if TYPE_CHECKING:
    from collections.abc import Callable

    from choreo_desktop.ui.timeline.chooser import ChoosingTimeline


class LookKeys(QObject):
    """The actions of one timeline.

    Args:
        theme: Draws their icons.
        timeline: Acts.
        escape: Puts away one thing at a time.
    """

    def __init__(self, theme: Theme, timeline: "ChoosingTimeline", escape: "Callable[[], None]") -> None:
        super().__init__(timeline)
        self._timeline = timeline
        self.keys = KeyActions(theme, self)
        add, tr = self.keys.add, QCoreApplication.translate
        add(tr("Timeline", "Next move"), ["Right"], lambda: timeline.step(1))
        add(tr("Timeline", "Move before"), ["Left"], lambda: timeline.step(-1))
        add(tr("Timeline", "First move"), ["Home"], lambda: timeline.choose_place(0))
        add(tr("Timeline", "Last move"), ["End"], lambda: timeline.choose_place(len(timeline.scene.blocks) - 1))
        add(tr("Timeline", "Play from the selected move"), ["Return", "Enter"], self._play, "play")
        add(tr("Timeline", "Loop the selected move"), ["L"], self._loop, "loop")
        add(tr("Timeline", "End the loop, or select nothing"), ["Escape"], escape)
        add(tr("Timeline", "Next section of the song"), ["Down"], lambda: self._jump(1))
        add(tr("Timeline", "Section of the song before"), ["Up"], lambda: self._jump(-1))
        add(tr("Timeline", "Zoom in"), ["+", "Shift++", "="], timeline.zoom_in, "zoom-in")
        add(tr("Timeline", "Zoom out"), ["-"], timeline.zoom_out, "zoom-out")
        add(tr("Timeline", "See the whole song"), ["0"], timeline.zoom_fit, "zoom-fit")

    def _play(self) -> None:
        timeline, gap = self._timeline, self._timeline.chosen_gap
        if timeline.selected is not None:
            timeline.play_requested.emit(timeline.scene.blocks[timeline.selected].start)
        else:
            timeline.play_requested.emit(timeline.playhead if gap is None else gap.start)

    def _loop(self) -> None:
        """The selected moves, from the first to the last."""
        blocks = self._timeline.chosen_blocks
        if blocks:
            self._timeline.loop_requested.emit(blocks[0].start, blocks[-1].end)

    def _jump(self, direction: int) -> None:
        timeline = self._timeline
        start = timeline.scene.section_start(timeline.playhead, direction)
        if start is not None:
            timeline.seek_requested.emit(start)
            timeline.show_span(start, start + 0.25 * timeline.axis.width / timeline.axis.scale)
