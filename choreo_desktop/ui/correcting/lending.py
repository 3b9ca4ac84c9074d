"""Lending the one player to a dialog: the preview has it back as it was."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from choreo_desktop.ui.player.preview import Preview


class LentEngine:
    """The engine of a preview, for as long as somebody else needs it.

    Args:
        preview: Whose; it shows and tells nothing until it has it back.

    Attributes:
        engine: The player.
    """

    def __init__(self, preview: "Preview") -> None:
        self._preview = preview
        self.engine = engine = preview.engine
        self._path, self._plan, self._position = engine.path, engine.live.plan, engine.position
        self._rate, self._loop = engine.rate, engine.loop
        engine.pause()
        preview.blockSignals(True)
        preview.setUpdatesEnabled(False)

    def give_back(self) -> None:
        """Show again what was shown, where it was, paused."""
        engine = self.engine
        engine.set_rate(self._rate)
        if self._path is None:
            engine.clear()
        else:
            engine.load(self._path, self._plan)
            engine.seek(self._position)
            engine.set_loop(self._loop)
        self._preview.blockSignals(False)
        self._preview.setUpdatesEnabled(True)
