"""What is done to a plan on the timeline, in words."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from choreo_desktop.ui.timeline.blocks import Block
    from choreo_desktop.ui.timeline.scene import TimelineScene


def these(names: Sequence[str], count: int) -> str:
    """What is dragged: its name, or how many there are."""
    tr = QCoreApplication.translate
    if count == 1:
        return names[0] if names and names[0] else tr("Timeline", "this move")
    return tr("Timeline", "{count} moves").format(count=count)


def insert_text(scene: "TimelineScene", slot: int, what: str) -> str:
    """Clips come in between moves."""
    tr = QCoreApplication.translate
    following = next((block for block in scene.blocks if block.slot >= slot), None)
    if following is None:
        return tr("Timeline", "Insert {what} at the end").format(what=what)
    return tr("Timeline", "Insert {what} before {name}").format(what=what, name=following.name)


def replace_text(name: str, what: str) -> str:
    """A clip takes the place of a move."""
    return QCoreApplication.translate("Timeline", "Replace {name} with {what}").format(name=name, what=what)


def move_text(scene: "TimelineScene", slot: int, what: str, chosen: Collection[int]) -> str:
    """Moves go between others."""
    tr = QCoreApplication.translate
    following = next((b for b in scene.blocks if b.slot >= slot and b.place not in chosen), None)
    if following is None:
        return tr("Timeline", "Move {what} to the end").format(what=what)
    return tr("Timeline", "Move {what} before {name}").format(what=what, name=following.name)


def lay_text(slot: int, slots: int, what: str) -> str:
    """Moves go onto free 8-counts."""
    tr = QCoreApplication.translate
    if slots == 1:
        return tr("Timeline", "Lay {what} on 8-count {number}").format(what=what, number=slot + 1)
    text = tr("Timeline", "Lay {what} on 8-counts {first} to {last}")
    return text.format(what=what, first=slot + 1, last=slot + slots)


def begin_text(what: str) -> str:
    """A plan begins with what is dropped."""
    return QCoreApplication.translate("Timeline", "Begin an empty plan with {what}").format(what=what)


def stays_text() -> str:
    """Letting go changes nothing."""
    return QCoreApplication.translate("Timeline", "Stays where it is")


def full_text() -> str:
    """There is no 8-count left."""
    return QCoreApplication.translate("Timeline", "The song ends here")


def length_text(slots: int, *, ripple: bool = False) -> str:
    """How long a move lasts then, and whether those after it go along."""
    tr = QCoreApplication.translate
    text = tr("Timeline", "1 × 8 counts") if slots == 1 else tr("Timeline", "{number} × 8 counts").format(number=slots)
    return tr("Timeline", "{length}, later moves follow").format(length=text) if ripple else text


def slip_text(block: "Block", by: int) -> str:
    """Which 8-counts of its clip a move shows then."""
    tr = QCoreApplication.translate
    first = block.part + by + 1
    if block.slots == 1:
        return tr("Timeline", "Shows 8-count {number} of its clip").format(number=first)
    text = tr("Timeline", "Shows 8-counts {first} to {last} of its clip")
    return text.format(first=first, last=first + block.slots - 1)


def slip_start_text() -> str:
    """A clip cannot begin before its beginning."""
    return QCoreApplication.translate("Timeline", "The clip begins here")


def gap_text(slots: int) -> str:
    """What is free."""
    tr = QCoreApplication.translate
    if slots == 1:
        return tr("Timeline", "1 free 8-count")
    return tr("Timeline", "{number} free 8-counts").format(number=slots)
