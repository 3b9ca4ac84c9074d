import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from choreo_desktop.ui.panels.selected_move import SelectedMovePanel
from choreo_desktop.ui.panels.selected_move_alternative import AlternativeRow
from choreo_desktop.ui.theme import Theme
from tests.ui.working import Working


def open_panel(theme: Theme, working: Working) -> SelectedMovePanel:
    """The panel, as wide as the right column."""
    panel = SelectedMovePanel(theme, working.session, lambda: working.studio.library)
    working.show(panel, height=300)
    return panel


def words(panel: QWidget) -> str:
    """All that the panel says."""
    said = (widget.property("text") for widget in panel.findChildren(QWidget) if widget.isVisible())
    return "\n".join(str(text) for text in said if text).replace("\u200b", "")


def select(working: Working, panel: SelectedMovePanel, place: int) -> list[AlternativeRow]:
    """Select a move, and wait for the alternatives."""
    working.session.select(place)
    working.until(lambda: panel.findChildren(AlternativeRow))
    working.settle()
    return [row for row in panel.findChildren(AlternativeRow) if not row.isHidden()]


def test_empty_states_say_what_to_do(theme: Theme, working: Working) -> None:
    """Without a plan it says how to get one, with a plan how to see more of a move."""
    panel = open_panel(theme, working)
    assert "Choose a song and press Build." in words(panel)
    working.plan()
    assert "Select a move on the timeline" in words(panel)
    assert "Choose a song" not in words(panel)


def test_a_move_is_explained(theme: Theme, working: Working) -> None:
    """Name, place, part of the song, time, counts, tags, why it was chosen and how fast it is danced, all in words."""
    panel = open_panel(theme, working)
    working.plan()
    select(working, panel, 1)
    move, said = working.blueprint.moves[1], words(panel)
    assert str(move.name) in said
    assert f"Move 2 of {len(working.blueprint.moves)}" in said
    assert f"{move.counts} counts" in said
    assert str(move.reason) in said
    assert "than the clip." in said or "own tempo" in said
    assert "8-count" in said or "All of the clip" in said
    record = working.studio.library.clip_with_key(move.video_path)
    assert record is not None
    assert record.move.difficulty is not None
    assert record.move.difficulty.value.capitalize() in said
    assert f"{str(record.move.energy).capitalize()} energy" in said


def test_a_move_is_locked_and_unlocked(theme: Theme, working: Working) -> None:
    """The lock can be undone, and says whether it is on."""
    panel = open_panel(theme, working)
    working.plan()
    select(working, panel, 0)
    panel._card._lock.click()
    working.until(lambda: working.blueprint.moves[0].locked)
    assert panel._card._lock.text() == "Locked"
    assert panel.lock_action.isChecked()
    working.session.undo.undo()
    assert not working.blueprint.moves[0].locked
    assert panel._card._lock.text() == "Lock"


def test_an_alternative_is_swapped_in_with_one_click(theme: Theme, working: Working, qtbot: QtBot) -> None:
    """Alternatives are ranked, say what speaks for and against them, can be looked at, swapped in, and taken back."""
    panel = open_panel(theme, working)
    working.build()
    before = working.blueprint.moves[1].video_path
    rows = select(working, panel, 1)
    assert len(rows) >= 2
    ranked = [panel._session.planned.editor().alternatives(working.blueprint, 1)] if panel._session.planned else []
    assert [row._key for row in rows] == [alternative.key for alternative in ranked[0]][: len(rows)]
    assert any(text in words(rows[0]) for text in ("Better", "Just as good", "Nearly as good", "Not as good"))
    with qtbot.waitSignal(panel.clip_preview_requested) as looked:
        rows[0]._poster.click()
    assert looked.args == [rows[0]._key]
    key = rows[0]._key
    next(b for b in rows[0].findChildren(QPushButton) if b.text() == "Swap").click()
    working.until(lambda: working.blueprint.moves[1].video_path == key)
    assert working.video is None
    assert working.session.undo.undoText().startswith("Swap ")
    working.session.undo.undo()
    assert working.blueprint.moves[1].video_path == before


def test_the_best_alternative_is_in_the_menu(theme: Theme, working: Working) -> None:
    """The menu names the best other move, and swaps it in."""
    panel = open_panel(theme, working)
    working.plan()
    best = select(working, panel, 0)[0]._key
    assert panel.swap_action in panel.actions()
    assert panel.swap_action.text().startswith("Swap it for ")
    panel.swap_action.trigger()
    working.until(lambda: working.blueprint.moves[0].video_path == best)


def test_notes_are_kept_when_the_field_is_left(theme: Theme, working: Working) -> None:
    """Notes are in the library once the keyboard leaves the field; undo takes them back, redo brings them again."""
    panel = open_panel(theme, working)
    working.plan()
    select(working, panel, 0)
    key = working.blueprint.moves[0].video_path
    field = panel.findChild(QPlainTextEdit)
    assert isinstance(field, QPlainTextEdit)

    def notes() -> str:
        record = working.studio.library.clip_with_key(key)
        return "" if record is None else record.move.notes

    field.setFocus()
    field.setPlainText("Soft knees")
    panel._card._lock.setFocus(Qt.FocusReason.TabFocusReason)
    panel.keep()  # without a window manager nothing has the keyboard
    working.until(lambda: notes() == "Soft knees")
    working.settle()
    working.session.undo.undo()
    working.until(lambda: notes() == "")
    working.until(lambda: field.toPlainText() == "")
    working.session.undo.redo()
    working.until(lambda: notes() == "Soft knees" and field.toPlainText() == "Soft knees")


def test_notes_follow_the_selection(theme: Theme, working: Working) -> None:
    """What was typed is kept for the move it was typed for, also when another one is selected."""
    panel = open_panel(theme, working)
    working.plan()
    first = working.blueprint.moves[0].video_path
    other = next(i for i, move in enumerate(working.blueprint.moves) if move.video_path != first)
    select(working, panel, 0)
    field = panel.findChild(QPlainTextEdit)
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("For the first")
    select(working, panel, other)
    assert field.toPlainText() == ""
    working.settle()
    record = working.studio.library.clip_with_key(first)
    assert record is not None
    assert record.move.notes == "For the first"


def test_notes_that_cannot_be_kept_stay_in_the_field(theme: Theme, working: Working) -> None:
    """Too long a text is refused in a sentence, and nothing typed is lost."""
    panel = open_panel(theme, working)
    working.plan()
    select(working, panel, 0)
    field = panel.findChild(QPlainTextEdit)
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("x" * 20_001)
    panel.keep()
    working.until(lambda: working.failures)
    assert len(field.toPlainText()) == 20_001
    field.setPlainText("short")
    panel.keep()
    working.settle()
    record = working.studio.library.clip_with_key(working.blueprint.moves[0].video_path)
    assert record is not None
    assert record.move.notes == "short"


def test_a_relaxed_filter_is_told(theme: Theme, working: Working) -> None:
    """Where the planner had to relax a choice, the panel says which, and unfolds what the library has."""
    panel = open_panel(theme, working)
    working.plan(difficulty="advanced", energy_level="low", style="romantic")
    notice = panel._coverage
    assert "relaxed" in notice.text
    assert notice._more is not None
    notice._more.click()
    working.until(lambda: notice._details)
    working.settle()
    said = words(notice)
    assert "At 126 BPM" in said
    assert "Intermediate" in said
    notice._more.click()
    assert "At 126 BPM" not in words(notice)
    working.session.plan()
    working.until(lambda: not working.session.work)
    assert "relaxed" not in notice.text


def test_a_plan_of_unknown_choices_is_shown_but_not_changed(theme: Theme, working: Working) -> None:
    """A plan whose choices are not known can be looked at; what cannot be done is said."""
    panel = open_panel(theme, working)
    working.plan()
    working.session._now = working.session._now._replace(planned=None)
    working.session.plan_changed.emit()
    working.session.select(0)
    working.settle()
    assert "can be played but not changed" in words(panel)
    assert not panel._card._lock.isEnabled()
    assert not panel.lock_action.isEnabled()


def test_a_clip_that_left_the_library_is_told(theme: Theme, working: Working) -> None:
    """A move whose clip was taken out is named, and it is said that the clip is gone."""
    panel = open_panel(theme, working)
    working.plan()
    move = working.blueprint.moves[0]
    record = working.studio.library.clip_with_key(move.video_path)
    assert record is not None
    working.studio.library.remove_clip(record.number)
    working.session.select(0)
    working.settle()
    assert str(move.name) in words(panel)
    assert "not in the library any more" in words(panel)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_everything_has_a_name_and_fits(theme: Theme, working: Working, look: str) -> None:
    """Everything that the keyboard reaches says what it is, and long names make the column no wider."""
    theme.set_mode("light" if look == "light" else "dark")
    panel = open_panel(theme, working)
    working.plan(difficulty="advanced", energy_level="low", style="romantic")
    long = working.studio.library.clip_with_key(working.blueprint.moves[0].video_path)
    assert long is not None
    working.studio.library.say(long.number, {"name": "A_very_long_name_of_a_clip_without_any_blank_in_it_at_all"})
    working.plan(difficulty="advanced", energy_level="low", style="romantic")
    select(working, panel, 0)
    inside = panel._area.widget()
    assert inside is not None
    assert inside.width() <= panel._area.viewport().width()
    for widget in inside.findChildren(QWidget):
        if not widget.isVisible():
            continue
        assert widget.mapTo(inside, widget.rect().topRight()).x() < inside.width(), widget
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not isinstance(widget.parentWidget(), QPlainTextEdit):
            assert widget.accessibleName() or str(widget.property("text") or ""), widget
