"""What can be corrected in a song, as actions: at the playhead for the window, at a beat for the timeline."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from choreo_desktop.domain.corrections import Pace, Shift, ThisIsOne
from choreo_desktop.ui.action_icons import ActionIcons
from choreo_desktop.ui.correcting.asked import AskedCorrections

if TYPE_CHECKING:
    from choreo_desktop.ui.correcting.song import SongCorrections
    from choreo_desktop.ui.theme import Theme

_NUDGE = 0.01  # seconds; less cannot be heard

Where = Callable[[], float]


class CorrectionActions(QObject):
    """Actions that correct a song.

    Args:
        corrections: Does it.
        theme: The look.
        window: Owner of the actions and of dialogs.
        playhead: The second of the song that is played.

    Attributes:
        groups: All actions for a menu, which draws lines between the groups.
        tap: Begins tapping along; while that goes on, each press is a tap.
        asked: Corrections for which a person is asked something first.
    """

    def __init__(self, corrections: "SongCorrections", theme: "Theme", window: QWidget, playhead: Where) -> None:
        super().__init__(window)
        self._corrections, self._theme = corrections, theme
        self.asked = AskedCorrections(corrections, theme, window)
        self._icons = ActionIcons(theme, self)
        self.tap = self._made(self.tr("&Tap along"), "T", icon="tap")
        self.tap.setAutoRepeat(False)
        self.take_back = self._made(self.tr("&Undo the last correction"), "", corrections.take_back, "undo")
        self.forget = self._made(self.tr("&Forget all corrections"), "", corrections.forget, "trash")
        self.read = self._made(self.tr("Take over &beats from a file…"), "", self.asked.ask_to_read, "folder")
        self.write = self._made(self.tr("&Save the beats to a file…"), "", self.asked.ask_to_write, "download")
        self.groups = [
            [self.tap, *self._of_one(playhead)],
            self._of_shifts(keys=True),
            self._of_pace(keys=True),
            [*self._of_anchor(playhead, keys=True), self._section(playhead, "Ctrl+Alt+S")],
            [self.take_back, self.forget],
            [self.read, self.write],
        ]

    def allow(self, *, there: bool) -> None:
        """Offer all of it only while there is a song."""
        for group in self.groups:
            for action in group:
                action.setEnabled(there)

    def fill(self, menu: QMenu, at: float, beat: float | None) -> None:
        """Put into a menu what can be corrected at a place of the song.

        Args:
            menu: Of the timeline.
            at: Seconds.
            beat: The nearest beat in seconds; None where there are none.
        """
        if self._corrections.analysis is None:
            return
        if beat is not None:
            menu.addActions(self._of_one(lambda: beat, menu))
        sub = menu.addMenu(self._theme.icon("counts"), self.tr("Correct the counts"))
        if beat is not None:
            for group in (self._of_shifts(sub), self._of_pace(sub), self._of_anchor(lambda: beat, sub)):
                sub.addActions(group)
                sub.addSeparator()
        sub.addAction(self._section(lambda: at, parent=sub))
        sub.addSeparator()
        sub.addActions([self.tap, self.take_back, self.forget])

    # Each of them

    def _of_one(self, where: Where, parent: QObject | None = None) -> list[QAction]:
        keys = "" if parent is not None else "Ctrl+Alt+1"
        text = self.tr("This is &1")
        undo = self.tr("This is 1")
        return [self._made(text, keys, lambda: self._corrections.add(undo, ThisIsOne(at=where())), "counts", parent)]

    def _of_shifts(self, parent: QObject | None = None, *, keys: bool = False) -> list[QAction]:
        shifts = (
            (self.tr("1 falls one beat later"), 1, "Alt+."),
            (self.tr("1 falls one beat earlier"), -1, "Alt+,"),
            (self.tr("1 falls four beats later"), 4, "Alt+4"),
            (self.tr("All beats half a beat later"), 0.5, "Ctrl+Alt+."),
            (self.tr("All beats half a beat earlier"), -0.5, "Ctrl+Alt+,"),
        )
        return [self._shift(text, beats, key if keys else "", parent) for text, beats, key in shifts]

    def _shift(self, text: str, beats: float, keys: str, parent: QObject | None) -> QAction:
        return self._made(text, keys, lambda: self._corrections.add(text, Shift(beats=beats)), parent=parent)

    def _of_pace(self, parent: QObject | None = None, *, keys: bool = False) -> list[QAction]:
        double, halve = self.tr("Double the beats"), self.tr("Halve the beats")
        return [
            self._pace(double, "double", "Ctrl+Alt+2" if keys else "", parent),
            self._pace(halve, "halve", "Ctrl+Alt+H" if keys else "", parent),
        ]

    def _pace(self, text: str, factor: Literal["double", "halve"], keys: str, parent: QObject | None) -> QAction:
        return self._made(text, keys, lambda: self._corrections.add(text, Pace(factor=factor)), parent=parent)

    def _of_anchor(self, where: Where, parent: QObject | None = None, *, keys: bool = False) -> list[QAction]:
        """At the playhead the beat is put there; at a beat that was pointed at there is nothing to put it to."""
        asks = self._made(
            self.tr("Anchor this beat at…"), "", lambda: self.asked.ask_for_anchor(where()), "link", parent
        )
        later = self.tr("This beat 10 ms later")
        earlier = self.tr("This beat 10 ms earlier")
        nudges = [
            self._made(
                later, "Ctrl+Alt+N" if keys else "", lambda: self.asked.nudge(where(), _NUDGE, later), parent=parent
            ),
            self._made(
                earlier,
                "Ctrl+Alt+B" if keys else "",
                lambda: self.asked.nudge(where(), -_NUDGE, earlier),
                parent=parent,
            ),
        ]
        if not keys:
            return [asks, *nudges]
        text = self.tr("A beat falls exactly here")
        here = self._made(text, "Ctrl+Alt+A", lambda: self.asked.anchor(where(), where()), "link")
        return [here, asks, *nudges]

    def _section(self, where: Where, keys: str = "", parent: QObject | None = None) -> QAction:
        text = self.tr("A section begins here…")
        return self._made(text, keys, lambda: self.asked.ask_for_section(where()), "tag", parent)

    # How they look

    def _made(
        self,
        text: str,
        keys: str,
        do: Callable[[], object] | None = None,
        icon: str = "",
        parent: QObject | None = None,
    ) -> QAction:
        action = QAction(text, self if parent is None else parent)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        if do is not None:
            action.triggered.connect(lambda _=False: do())
        if icon and parent is None:
            self._icons.give(action, icon)
        elif icon:
            action.setIcon(self._theme.icon(icon))
        return action
