"""What edits of a plan are called in the menu and in the undo list, in the language of the window."""

import re

from PySide6.QtCore import QCoreApplication

from choreo_desktop.ui.messages import said


def edit_title(label: str) -> str:
    """The name of an edit. Its verb is translated and the name of the move stays as people wrote it.

    Args:
        label: As the services say it: "Delete Basic", "Paste 3 moves", "Fill what is free".
    """
    verb, _, what = label.partition(" ")
    template = _titles().get(verb)
    if template is None or not what or what == "marker":
        return said(label)
    if several := re.fullmatch(r"(\d+) moves", what):
        what = QCoreApplication.translate("EditTitle", "{count} moves").format(count=several[1])
    return template.format(what=what)


def _titles() -> dict[str, str]:
    return {
        "Delete": QCoreApplication.translate("EditTitle", "Delete {what}"),
        "Duplicate": QCoreApplication.translate("EditTitle", "Duplicate {what}"),
        "Insert": QCoreApplication.translate("EditTitle", "Insert {what}"),
        "Lengthen": QCoreApplication.translate("EditTitle", "Lengthen {what}"),
        "Lock": QCoreApplication.translate("EditTitle", "Lock {what}"),
        "Move": QCoreApplication.translate("EditTitle", "Move {what}"),
        "Paste": QCoreApplication.translate("EditTitle", "Paste {what}"),
        "Replace": QCoreApplication.translate("EditTitle", "Replace {what}"),
        "Shorten": QCoreApplication.translate("EditTitle", "Shorten {what}"),
        "Slip": QCoreApplication.translate("EditTitle", "Slip {what}"),
        "Split": QCoreApplication.translate("EditTitle", "Split {what}"),
        "Swap": QCoreApplication.translate("EditTitle", "Swap {what}"),
        "Trim": QCoreApplication.translate("EditTitle", "Trim {what}"),
        "Unlock": QCoreApplication.translate("EditTitle", "Unlock {what}"),
    }
