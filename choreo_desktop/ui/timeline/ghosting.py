"""The timeline where what a drag would do is seen beforehand."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from choreo_desktop.ui.theme import Theme
from choreo_desktop.ui.timeline.chooser import ChoosingTimeline
from choreo_desktop.ui.timeline.edits import PlanChange
from choreo_desktop.ui.timeline.ghosts import Ghost


class GhostingTimeline(ChoosingTimeline):
    """Shows what letting go would do, and asks for it.

    ``change_requested`` comes with a ``PlanChange``, ``refused`` with a sentence why one cannot be. ``ghost_changed``
    comes with the change that letting go would be, None for none, so that somebody can find out what it would do and
    tell ``show_outcome``.

    Args:
        theme: The look.
    """

    change_requested = Signal(object)
    ghost_changed = Signal(object)
    refused = Signal(str)
    copy_requested = Signal(bool)
    paste_requested = Signal(int)
    fill_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._bare: Ghost | None = None
        self._outcome: tuple[PlanChange, Ghost] | None = None

    @property
    def ghost(self) -> Ghost | None:
        """What letting go would do."""
        return self._ghost

    def show_ghost(self, ghost: Ghost | None) -> None:
        """Show what letting go would do."""
        before, self._bare = self._bare, ghost
        change = None if ghost is None else ghost.change
        if (None if before is None else before.change) != change:
            if change is not None:  # when the hand lets go, what is known is still needed
                self._outcome = None
            self.ghost_changed.emit(change)
        self._look_at_ghost()

    def show_outcome(
        self,
        change: PlanChange,
        *,
        spans: Sequence[tuple[float, float]] = (),
        moved: Sequence[tuple[float, float]] = (),
        refused: str = "",
    ) -> None:
        """Tell what a change would do.

        Args:
            change: The change, as ``ghost_changed`` told it; of others nobody wants to know any more.
            spans: Seconds from and to of the moves that it is about.
            moved: Seconds from and to of others that lie elsewhere then.
            refused: Why it cannot be.
        """
        bare = self._bare
        if bare is None or bare.change != change:
            return
        known = bare._replace(spans=tuple(spans) or bare.spans, moved=tuple(moved), refused=refused)
        self._outcome = change, known
        self._look_at_ghost()

    def ask_for(self, change: PlanChange) -> None:
        """Ask for a change, unless it is known that it cannot be."""
        known = self._outcome
        self._outcome = None
        if known is not None and known[0] == change and known[1].refused:
            self.refused.emit(known[1].refused)
        else:
            self.change_requested.emit(change)

    def _look_at_ghost(self) -> None:
        """What is shown: with what is known of it, in the words and at the place of now."""
        bare, known = self._bare, self._outcome
        shown = bare
        if bare is not None and known is not None and known[0] == bare.change:
            shown = known[1]._replace(words=bare.words, near=bare.near, line=bare.line)
        if shown != self._ghost:
            self._ghost = shown
        self.viewport().update()
