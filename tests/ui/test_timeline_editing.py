"""A plan edited on the timeline with mouse and keys, through the real services over a small library."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from choreo_desktop.ui.panels.markers_field import MarkerField
from tests.end_to_end.material import make_clip
from tests.ui.library_window import drag
from tests.ui.plan_hands import ALT, CONTROL, NONE, SHIFT, Hands
from tests.ui.window_studio import Running

if TYPE_CHECKING:
    from choreo_desktop.ui.timeline.ghosts import Ghost

_Key = Qt.Key


@pytest.fixture
def hands(window: Running) -> Iterator[Hands]:
    """An empty plan of five 8-counts or so; nothing may fail that the test does not expect."""
    hands = Hands(window)
    hands.plan_empty()
    yield hands
    assert window.failures == []


@pytest.fixture
def three(hands: Hands) -> Hands:
    """Side Basic, Forward Basic and Lady's Turn, one 8-count each, and then what is free."""
    for number, name in enumerate(("Side Basic", "Forward Basic", "Lady's Turn")):
        hands.drop([name], hands.slot(number))
        while hands.laid[number][2] > 1:
            hands.timeline.choose((number,))
            hands.key(_Key.Key_Left, SHIFT)
    assert hands.laid == [("Side Basic", 0, 1), ("Forward Basic", 1, 1), ("Lady's Turn", 2, 1)]
    return hands


# Laying


def test_an_empty_plan_shows_what_is_free(hands: Hands) -> None:
    """One stretch of free 8-counts, which a click selects and a screen reader hears of."""
    (gap,) = hands.timeline.scene.gaps
    assert gap.slots == len(hands.timeline.scene.line) >= 4
    hands.click(hands.slot(1))
    assert hands.timeline.chosen_gap == gap
    assert hands.timeline.accessibleDescription().startswith(f"{gap.slots} free 8-counts")


def test_clips_of_the_library_are_laid_by_dropping_them(hands: Hands) -> None:
    """On the 8-count under the mouse; the ghost says so before, and undoing takes it away again."""
    hands.hold(["Side Basic"], hands.slot(1))
    assert hands.ghost.words == "Lay Side Basic on 8-count 2"
    hands.drop(["Side Basic"], hands.slot(1))
    assert hands.laid[0][:2] == ("Side Basic", 1)
    assert hands.timeline.selected == 0
    assert hands.timeline.ghost is None
    hands.undo()
    assert hands.laid == []


def test_several_clips_come_one_after_the_other_in_one_step(hands: Hands) -> None:
    """In the order in which the library has them."""
    hands.drop(["Side Basic", "Double Spin"], hands.slot(0))
    assert hands.names == ["Side Basic", "Double Spin"]
    assert hands.chosen() == (0, 1)
    assert hands.running.session.undo.undoText() == "Insert 2 moves"
    hands.undo()
    assert hands.laid == []


def test_a_drop_on_the_edge_of_a_move_inserts_and_in_its_middle_replaces(three: Hands) -> None:
    """The ghost tells which it will be."""
    three.hold(["Double Spin"], three.move(1))
    assert three.ghost.words == "Replace Forward Basic with Double Spin"
    three.hold(["Double Spin"], three.move(1, 0.05))
    assert three.ghost.words == "Insert Double Spin before Forward Basic"
    three.drop(["Double Spin"], three.move(1, 0.05))
    assert three.names == ["Side Basic", "Double Spin", "Forward Basic", "Lady's Turn"]
    three.drop(["Hammerlock"], three.move(0))
    assert three.names[0] == "Hammerlock"


def test_what_is_dragged_away_again_changes_nothing(three: Hands) -> None:
    """The ghost goes with it."""
    three.hold(["Double Spin"], three.move(1))
    three.leave()
    three.settle()
    assert three.timeline.ghost is None
    assert three.names == ["Side Basic", "Forward Basic", "Lady's Turn"]


def test_a_clip_dropped_on_a_song_without_a_plan_begins_one(window: Running) -> None:
    """Nobody has to know that a plan has to be begun."""
    hands = Hands(window)
    window.pick_song()
    hands.settle()
    hands.hold(["Body Wave"], hands.at(5.0))
    assert hands.ghost.words == "Begin an empty plan with Body Wave"
    hands.drop(["Body Wave"], hands.at(5.0))
    window.until(lambda: hands.names == ["Body Wave"])


def test_files_dropped_on_the_timeline_come_into_the_library(hands: Hands, tmp_path: Path) -> None:
    """Only clips of the library are laid; files of a file manager are taken in first, and harm no plan."""
    clip = make_clip(tmp_path / "new turn.mp4", 2.0, hue=200)
    assert drag(hands.timeline.viewport(), [clip])
    model = hands.running.window.library.moves.model
    hands.running.until(lambda: "New turn" in [entry.record.move.name for entry in model.entries])
    hands.settle()
    assert hands.laid == []
    assert hands.timeline.ghost is None


def test_keys_lay_the_selected_clips_at_the_playhead(hands: Hands) -> None:
    """Ctrl+Enter in the library; on the free 8-counts that are selected, or at the playhead."""
    hands.timeline.set_playhead(hands.timeline.scene.line.start(2) + 0.1)
    page = hands.running.window.library.moves
    number = next(e.record.number for e in page.model.entries if e.record.move.name == "Double Spin")
    page.grid.select_numbers([number])
    hands.running.until(page.actions_of_clips.insert.isEnabled)
    page.actions_of_clips.insert.trigger()
    hands.settle()
    assert hands.laid[0][:2] == ("Double Spin", 2)


# Moving


def test_a_move_is_dragged_between_others(three: Hands) -> None:
    """They make room; a line and words say where it goes."""
    three.take(three.move(0), three.move(2, 0.9))
    assert three.ghost.words == "Move Side Basic to the end"
    three.mouse(QEvent.Type.MouseMove, three.move(1, 0.9))
    assert three.ghost.words == "Move Side Basic before Lady's Turn"
    assert three.ghost.line == pytest.approx(three.timeline.scene.blocks[2].start)
    three.mouse(QEvent.Type.MouseButtonRelease, three.move(1, 0.9))
    three.settle()
    assert three.names == ["Forward Basic", "Side Basic", "Lady's Turn"]
    assert three.chosen() == (1,)


def test_a_move_is_dragged_into_what_is_free(three: Hands) -> None:
    """It lies just there, and leaves free where it was."""
    three.drag(three.move(1), three.slot(3))
    assert three.laid == [("Side Basic", 0, 1), ("Lady's Turn", 2, 1), ("Forward Basic", 3, 1)]


def test_several_selected_moves_go_together(three: Hands) -> None:
    """In the order in which they are."""
    three.click(three.move(0))
    three.click(three.move(1), CONTROL)
    three.drag(three.move(0), three.move(2, 0.9))
    assert list(three.names) == ["Lady's Turn", "Side Basic", "Forward Basic"]
    assert three.chosen() == (1, 2)


def test_escape_lets_a_drag_go(three: Hands) -> None:
    """Nothing has happened, also when the button comes up later."""
    before = three.laid
    three.take(three.move(0), three.move(1, 0.9))
    three.key(_Key.Key_Escape)
    three.mouse(QEvent.Type.MouseButtonRelease, three.move(1, 0.9))
    three.settle()
    assert three.laid == before
    assert three.timeline.ghost is None


def test_locked_moves_stay_and_say_why(three: Hands) -> None:
    """The ghost is refused in words, and letting go tells them once more."""
    told: list[str] = []
    three.running.session.told.connect(told.append)
    three.timeline.choose((0,))
    three.key(_Key.Key_K)
    three.take(three.move(0), three.move(1, 0.9))
    three.running.until(lambda: three.ghost.refused)
    assert "locked" in three.ghost.refused
    three.mouse(QEvent.Type.MouseButtonRelease, three.move(1, 0.9))
    three.settle()
    assert three.names == ["Side Basic", "Forward Basic", "Lady's Turn"]
    assert told
    assert "locked" in told[-1]


# Edges and slipping


@pytest.mark.parametrize(
    ("edge", "to", "after"), [("end", 3, ("Lady's Turn", 2, 2)), ("start", 1, ("Lady's Turn", 1, 2))]
)
def test_an_edge_is_dragged_by_8_counts(three: Hands, edge: str, to: int, after: tuple[str, int, int]) -> None:
    """At both ends; what lies there is covered, and the ghost says how long it will be."""
    place = three.slot(to, 0.9) if edge == "end" else three.slot(to, 0.1)
    three.take(three.edge(2, edge), place)
    assert three.ghost.words == "2 × 8 counts"
    three.mouse(QEvent.Type.MouseButtonRelease, place)
    three.settle()
    assert after in three.laid
    three.drag(three.edge(three.names.index("Lady's Turn"), edge), three.slot(2, 0.6 if edge == "start" else 0.9))
    assert [slots for name, _, slots in three.laid if name == "Lady's Turn"] == [1]


def test_the_mouse_over_an_edge_looks_like_it_can_be_dragged(three: Hands) -> None:
    """And elsewhere it does not."""
    three.mouse(QEvent.Type.MouseMove, three.edge(0, "end"))
    assert three.timeline.viewport().cursor().shape() is Qt.CursorShape.SizeHorCursor
    three.mouse(QEvent.Type.MouseMove, three.move(0))
    assert three.timeline.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor


def test_alt_and_a_drag_slip_the_clip_under_its_place(three: Hands) -> None:
    """The numbers say which of its 8-counts are shown; before its beginning there is nothing."""
    width = three.slot(1).x() - three.slot(0).x()
    three.take(three.move(0), three.move(0) - QPoint(width, 0), ALT)
    assert three.ghost.words == "Shows 8-count 2 of its clip"
    three.mouse(QEvent.Type.MouseButtonRelease, three.move(0) - QPoint(width, 0), ALT)
    three.settle()
    assert three.plan.moves[0].part == 1
    three.take(three.move(0), three.move(0) + QPoint(3 * width, 0), ALT)
    assert three.ghost.refused == "The clip begins here"
    three.key(_Key.Key_Escape)
    three.key(_Key.Key_Left, ALT | SHIFT)
    assert not three.plan.moves[0].part


# Selecting


def test_clicks_with_control_and_shift_select_several(three: Hands) -> None:
    """As everywhere; the one clicked last by itself is the one the panels tell of."""
    three.click(three.move(0))
    three.click(three.move(2), CONTROL)
    assert three.chosen() == (0, 2)
    three.click(three.move(0), CONTROL)
    assert three.chosen() == (2,)
    three.click(three.move(0), SHIFT)
    assert three.chosen() == (0, 1, 2)
    assert three.timeline.accessibleDescription().startswith("3 moves selected")
    three.click(three.move(1))
    assert three.chosen() == (1,)
    assert three.running.session.selected == 1


def test_a_frame_drawn_around_moves_selects_them(three: Hands) -> None:
    """From what is free, or with Shift from anywhere."""
    three.drag(three.slot(3, 0.8), three.move(1, 0.6))
    assert three.chosen() == (1, 2)
    three.drag(three.move(0, 0.2), three.move(1, 0.6), SHIFT)
    assert three.chosen() == (0, 1)


def test_keys_select_more_and_all(three: Hands) -> None:
    """Ctrl+arrows one by one, Ctrl+A everything, G what is free."""
    three.timeline.choose((0,))
    three.key(_Key.Key_Right, CONTROL)
    assert three.chosen() == (0, 1)
    three.key(_Key.Key_A, CONTROL)
    assert three.chosen() == (0, 1, 2)
    three.key(_Key.Key_G)
    assert three.chosen() == ()
    assert three.timeline.chosen_gap == three.timeline.scene.gaps[0]


# Keys


def test_delete_closes_the_gap_and_with_shift_leaves_it(three: Hands) -> None:
    """The moves after it come forward, or not."""
    three.timeline.choose((0,))
    three.key(_Key.Key_Delete)
    assert three.laid == [("Forward Basic", 0, 1), ("Lady's Turn", 1, 1)]
    three.undo()
    three.timeline.choose((0,))
    three.key(_Key.Key_Delete, SHIFT)
    assert three.laid == [("Forward Basic", 1, 1), ("Lady's Turn", 2, 1)]


def test_keys_duplicate_move_and_lengthen(three: Hands) -> None:
    """Ctrl+D, Alt+arrows, Shift+arrows."""
    three.timeline.choose((0,))
    three.key(_Key.Key_Right, ALT)
    assert three.names == ["Forward Basic", "Side Basic", "Lady's Turn"]
    three.key(_Key.Key_Left, ALT)
    three.key(_Key.Key_D, CONTROL)
    assert three.names == ["Side Basic", "Side Basic", "Forward Basic", "Lady's Turn"]
    three.undo()
    three.timeline.choose((2,))
    three.key(_Key.Key_Right, ALT)
    assert three.laid[2] == ("Lady's Turn", 3, 1)
    three.key(_Key.Key_Left, CONTROL | SHIFT)
    assert three.laid[2] == ("Lady's Turn", 2, 2)


def test_s_splits_at_the_playhead(hands: Hands) -> None:
    """The two show what the one showed."""
    hands.drop(["Side Basic"], hands.slot(0))
    assert hands.laid == [("Side Basic", 0, 2)]
    hands.timeline.set_playhead(hands.timeline.scene.line.start(1) + 0.2)
    hands.key(_Key.Key_S)
    assert hands.laid == [("Side Basic", 0, 1), ("Side Basic", 1, 1)]
    assert hands.plan.moves[1].part == 1


def test_cut_copy_and_paste_go_through_the_clipboard(three: Hands) -> None:
    """As text that another plan takes as well; what is no move is refused in a sentence."""
    three.timeline.choose((0, 1))
    three.key(_Key.Key_C, CONTROL)
    assert '"Forward Basic"' in QGuiApplication.clipboard().text()
    three.timeline.choose((2,))
    three.key(_Key.Key_X, CONTROL)
    assert three.names == ["Side Basic", "Forward Basic"]
    three.timeline.set_playhead(0.0)
    three.key(_Key.Key_V, CONTROL)
    assert three.names == ["Lady's Turn", "Side Basic", "Forward Basic"]
    QGuiApplication.clipboard().setText("no moves")
    three.key(_Key.Key_V, CONTROL)
    (failure,) = three.running.failures
    assert "no moves on the clipboard" in str(failure)
    three.running.failures.clear()


def test_every_edit_is_in_the_menu_with_its_keys(three: Hands) -> None:
    """So that the sheet of shortcuts lists it."""
    listed = {action.text() for actions in three.running.shell.menus.groups.values() for action in actions}
    assert {action.text() for action in three.timeline.edit_actions()} <= listed
    assert all(action.shortcuts() for action in three.timeline.edit_actions())


# Filling, markers, undo


def test_build_fills_only_what_is_free(three: Hands) -> None:
    """What was laid stays; then the video is made."""
    laid = three.laid
    button = three.running.button("Fill the rest and build", three.running.window.choices)
    three.running.click(button)
    three.running.until(lambda: three.running.session.video)
    three.settle()
    assert three.laid[:3] == laid
    assert not three.timeline.scene.gaps


def test_markers_are_set_dragged_renamed_and_removed(three: Hands) -> None:
    """Each step can be undone; they are flags on the ruler."""
    three.timeline.set_playhead(4.0)
    three.running.act("Add a marker at the playhead")
    field = QApplication.activePopupWidget()
    assert isinstance(field, MarkerField)
    field.field.setText("Lights")
    field.field.returnPressed.emit()
    three.settle()
    assert [(mark.text, mark.time) for mark in three.timeline.scene.marks] == [("Lights", 4.0)]
    flag = QPoint(round(three.timeline.axis.x(4.0)) + 4, 5)
    assert three.timeline.hit_at(flag).mark == 0
    three.drag(flag, flag + QPoint(round(4.0 * three.timeline.axis.scale), 0))
    (mark,) = three.timeline.scene.marks
    assert mark.time == pytest.approx(8.0, abs=0.3)
    assert mark.time in three.timeline.scene.counting.analysis.beats  # type: ignore[union-attr]
    three.undo(2)
    assert three.timeline.scene.marks == ()


def test_the_undo_list_names_what_was_done(three: Hands) -> None:
    """And goes back to any of it."""
    three.running.act("Undo history")
    stack = three.running.session.undo
    texts = [stack.text(number) for number in range(stack.count())]
    assert "Insert Side Basic" in texts
    stack.setIndex(texts.index("Insert Side Basic") + 1)
    three.settle()
    assert three.names == ["Side Basic"]


def test_a_whole_plan_stays_whole_when_moves_change_places(window: Running) -> None:
    """Reordering what the planner made leaves nothing free, and undoing brings back exactly what was there."""
    hands = Hands(window)
    hands.plan_whole()
    before, names = hands.plan, hands.names
    assert hands.timeline.scene.gaps == []
    last = len(names) - 1
    hands.drag(hands.move(0), hands.move(last, 0.9))
    assert hands.timeline.scene.gaps == []
    assert sorted(hands.names) == sorted(names)
    assert hands.names[-1] == names[0]
    hands.undo()
    assert hands.plan == before


def test_a_ghost_shows_where_the_others_would_lie(three: Hands) -> None:
    """What the drop would push aside is outlined too."""

    def pushed() -> bool:
        ghost: Ghost | None = three.timeline.ghost
        return ghost is not None and bool(ghost.moved)

    three.hold(["Double Spin"], three.move(0, 0.05))
    three.running.until(pushed)
    assert three.ghost.spans
    three.leave()


def test_plans_without_choices_can_only_be_looked_at(window: Running) -> None:
    """Nothing can be dragged there, and the keys of editing are off."""
    hands = Hands(window)
    hands.plan_whole()
    window.session.take(window.session.working._replace(planned=None), "Look")
    before = hands.plan
    hands.drag(hands.move(0), hands.move(1, 0.9), NONE)
    hands.key(_Key.Key_Delete)
    assert hands.plan == before
    assert not any(action.isEnabled() for action in hands.timeline.edit_actions())
