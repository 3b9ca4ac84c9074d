"""What reaches people who cannot use a mouse or see the window: names, keys, and a sheet that lists the keys."""

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QLabel,
    QMenu,
    QScrollBar,
    QWidget,
)

from choreo_desktop.domain.errors import ChoreoError
from choreo_desktop.ui.dialogs.about import AboutDialog
from choreo_desktop.ui.dialogs.clip_grid import ClipGridDialog
from choreo_desktop.ui.dialogs.details import Details
from choreo_desktop.ui.dialogs.error_report import ErrorReport
from choreo_desktop.ui.dialogs.import_summary import ImportSummaryDialog
from choreo_desktop.ui.dialogs.settings_dialog import SettingsDialog
from choreo_desktop.ui.dialogs.shortcuts import ShortcutsSheet, keys_of, name_of
from choreo_desktop.ui.panels.choices_picker import WishPicker
from choreo_desktop.ui.panels.songs_rename import RenameSong
from tests.ui.window_studio import Running

if TYPE_CHECKING:
    from collections.abc import Callable

CONTEXT_NARROW = (Qt.ShortcutContext.WidgetShortcut, Qt.ShortcutContext.WidgetWithChildrenShortcut)


def nameless(root: QWidget) -> list[str]:
    """Widgets that the keyboard reaches and of which a screen reader could say nothing."""
    return [
        described(widget) for widget in root.findChildren(QWidget) if is_reached(widget) and not name_of_widget(widget)
    ]


def is_reached(widget: QWidget) -> bool:
    """Whether keys can stand in it."""
    if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget.focusProxy() is not None:
        return False
    of_qt = widget.objectName().startswith("qt_") or widget.window().inherits("QComboBoxPrivateContainer")
    return not of_qt and not isinstance(widget, QScrollBar)


def name_of_widget(widget: QWidget) -> str:
    """What a screen reader says of it."""
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    labels = [label.text() for label in widget.window().findChildren(QLabel) if label.buddy() is widget]
    return widget.accessibleName() or text or " ".join(labels)


def described(widget: QWidget) -> str:
    """Where a widget is, for whoever has to find it."""
    parents = []
    parent: QWidget | None = widget
    while parent is not None:
        parents.append(type(parent).__name__)
        parent = parent.parentWidget()
    return " in ".join(parents[:4])


def dialogs_of(window: Running) -> "list[tuple[type[QWidget], Callable[[], object]]]":
    """Every dialog of the window, and what opens it."""
    shell, library, laying = window.shell, window.window.library, window.shell.coordinator.laying
    return [
        (SettingsDialog, shell.menus.show_settings),
        (ShortcutsSheet, shell.menus.show_shortcuts),
        (AboutDialog, shell.menus.show_about),
        (Details, lambda: shell.coordinator.show_details(ChoreoError("What happened.", details="why"))),
        (ErrorReport, lambda: shell.reports.show(ValueError("a bug"))),
        (ClipGridDialog, lambda: library.tap_requested.emit(library.moves.model.record(0))),
        (RenameSong, library.songs.rename.trigger),
        (ImportSummaryDialog, lambda: ImportSummaryDialog(shell.theme, "All.", [], window.window).open()),
        (WishPicker, window.window.choices._form.must._add.click),
        (QDialog, laying.markers_action.trigger),
        (QWidget, laying.mark_action.trigger),
        (QDialog, laying.undo_list_action.trigger),
    ]


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_widget_that_keys_reach_has_a_name(window: Running, language: str) -> None:
    """In every panel and dialog, in both languages: with a choreography, its selected move and an open editor."""
    window.made()
    window.shell.choose_language(language)
    window.settle()
    window.session.select(1)
    window.shell.stage.loop_move(1)
    window.settle()
    moves = window.window.library.moves
    moves.grid.selectAll()
    moves.open_editor()
    moves.filters.fold.setChecked(True)
    window.window.library.songs.table.selectRow(0)
    found = {"window": nameless(window.window)}
    for kind, opens in dialogs_of(window):
        window.in_dialog(kind, opens, lambda dialog: found.update({type(dialog).__name__: nameless(dialog)}))
        window.settle()
    assert {place: names for place, names in found.items() if names} == {}
    assert len(found) > len(dialogs_of(window)) - 2
    assert window.failures == []


def window_actions(window: Running) -> list[QAction]:
    """All actions that keys can trigger."""
    return [action for action in window.window.findChildren(QAction) if action.shortcuts()]


def owners(action: QAction) -> list[QWidget]:
    """The widgets in which the keys of an action work."""
    return [each for each in action.associatedObjects() if isinstance(each, QWidget) and not isinstance(each, QMenu)]


def test_no_two_actions_want_the_same_keys(window: Running) -> None:
    """Keys that two actions want do nothing in Qt; keys of one panel may be those of another panel."""
    window.made()
    wide = defaultdict(list)
    narrow = []
    for action in window_actions(window):
        for keys in action.shortcuts():
            if action.shortcutContext() not in CONTEXT_NARROW:
                wide[keys.toString()].append(name_of(action))
            else:
                narrow += [(keys.toString(), action)] if owners(action) else []
    assert {keys: names for keys, names in wide.items() if len(names) > 1} == {}
    assert [(text, name_of(action), wide[text]) for text, action in narrow if text in wide] == []
    places = Counter((keys, id(owner)) for keys, action in narrow for owner in owners(action))
    assert [place for place, count in places.items() if count > 1] == []


def test_the_sheet_lists_every_key(window: Running) -> None:
    """Whatever keys there are stand on the sheet, with their names."""
    window.made()
    sheets: list[str] = []
    window.in_dialog(ShortcutsSheet, window.shell.menus.show_shortcuts, lambda sheet: sheets.append(sheet.as_text()))
    missing = [
        (name_of(action), keys_of(action))
        for action in window_actions(window)
        if action.shortcutContext() not in CONTEXT_NARROW and name_of(action) not in sheets[0]
    ]
    assert missing == []
    assert QKeySequence("Ctrl+B").toString(QKeySequence.SequenceFormat.NativeText) in sheets[0]


def test_keys_go_through_the_whole_window_and_come_back(window: Running) -> None:
    """The tab key visits each panel and returns to where it began: it is caught nowhere."""
    window.made()
    window.session.select(1)
    window.settle()
    start = window.window.library.moves.filters.box
    window.window.library.show_moves()
    window.until(start.hasFocus)
    panels = {
        "library": window.window.library,
        "choices": window.window.choices,
        "selected": window.window.selected_move,
        "preview": window.window.preview,
        "timeline": window.window.timeline,
    }
    seen: set[str] = set()
    for _ in range(200):
        focus = window.window.focusWidget()
        assert focus is not None
        seen |= {name for name, panel in panels.items() if panel.isAncestorOf(focus)}
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        if window.window.focusWidget() is start:
            break
    else:
        pytest.fail(f"the tab key never came back; it saw {seen}")
    assert seen == set(panels)
