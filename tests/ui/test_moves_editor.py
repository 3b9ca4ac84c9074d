import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from choreo_desktop.domain.moves import Difficulty, Role
from choreo_desktop.domain.records import ClipRecord
from choreo_desktop.services.clip_edits import ClipEdit
from choreo_desktop.ui.panels.moves_choices import CategoryField
from choreo_desktop.ui.panels.moves_editor import MovesEditor
from choreo_desktop.ui.panels.moves_fields import NotesField, TextField
from choreo_desktop.ui.theme import Theme
from tests.library.samples import clip

ONE = clip(
    1,
    name="Turn",
    category="ladyturn",
    difficulty="beginner",
    energy="low",
    tags=("a", "b"),
    guessed=frozenset({"energy"}),
).model_copy(update={"number": 1, "judgement": ("Phone video: will be converted.",)})
TWO = clip(2, name="Spin", category="spin", difficulty="beginner", tags=("b",), notes="Slow").model_copy(
    update={"number": 2}
)


class Sheet:
    """An editor and what it told."""

    def __init__(self, editor: MovesEditor) -> None:
        self.editor = editor
        self.said: list[tuple[list[int], ClipEdit]] = []
        editor.said.connect(lambda numbers, edit: self.said.append((numbers, edit)))

    def type(self, name: str, text: str, *, key: Qt.Key | None = Qt.Key.Key_Return) -> None:
        """Type into a field in place of what is there, and finish."""
        field = self.editor.field(name)
        edit = field.lineEdit() if isinstance(field, QComboBox) else field
        assert isinstance(edit, TextField | NotesField) or edit is not None
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, text)
        if key is not None:
            QTest.keyClick(edit, key)

    def text(self, name: str) -> str:
        """What a field shows."""
        field = self.editor.field(name)
        if isinstance(field, CategoryField):
            edit = field.lineEdit()
            assert edit is not None
            return edit.text() or edit.placeholderText()
        if isinstance(field, QComboBox):
            return field.currentText() or field.placeholderText()
        if isinstance(field, NotesField):
            return field.toPlainText() or field.placeholderText()
        return field.text() or field.placeholderText()


@pytest.fixture
def sheet(qtbot: QtBot, theme: Theme) -> Sheet:
    """An editor in a window."""
    editor = MovesEditor(theme)
    editor.set_categories(["ladyturn", "spin"])
    qtbot.addWidget(editor)
    editor.resize(280, 700)
    with qtbot.waitActive(editor):
        editor.show()
        editor.activateWindow()
    return Sheet(editor)


def show(sheet: Sheet, *records: ClipRecord) -> None:
    """Show clips."""
    sheet.editor.set_records(records)


def test_one_clip_shows_all_its_words_and_what_is_a_guess(sheet: Sheet) -> None:
    """Every field has what is said, guesses are marked in words, and what the import found stands above."""
    show(sheet, ONE)
    assert sheet.editor.title == "Turn"
    assert [sheet.text(name) for name in ("name", "category", "difficulty", "energy", "role", "tags")] == [
        "Turn",
        "Ladyturn",
        "Beginner",
        "Low",
        "Not said",
        "a, b",
    ]
    assert sheet.editor.caption("energy") == "Energy (guess)"
    assert sheet.editor.caption("difficulty") == "Difficulty"
    assert sheet.editor.confirm_button.isVisible()


def test_several_clips_say_where_they_differ(sheet: Sheet) -> None:
    """What is the same is shown, what differs says so; the name of several cannot be one."""
    show(sheet, ONE, TWO)
    assert sheet.editor.title == "2 moves at once"
    assert sheet.text("difficulty") == "Beginner"
    assert [sheet.text(name) for name in ("category", "energy", "notes")] == ["(different)"] * 3
    assert sheet.text("tags") == "b"
    assert not sheet.editor.field("name").isEnabled()


def test_what_is_typed_or_chosen_is_told_at_once(sheet: Sheet) -> None:
    """Each field tells what was said when it is finished, and nothing where nothing changed."""
    show(sheet, ONE, TWO)
    sheet.type("credit", "Ana")
    sheet.type("tags", "b, slow")
    sheet.type("category", "Footwork!")
    sheet.type("category", "SPIN")
    assert sheet.said == [
        ([1, 2], ClipEdit(words=(("credit", "Ana"),))),
        ([1, 2], ClipEdit(more_tags=("slow",))),
        ([1, 2], ClipEdit(words=(("category", "Footwork!"),))),
        ([1, 2], ClipEdit(words=(("category", "spin"),))),
    ]
    sheet.said.clear()
    for name in ("credit", "tags", "notes"):
        sheet.editor.field(name).setFocus()
    assert sheet.said == []


def test_choices_are_told_with_the_keyboard(sheet: Sheet) -> None:
    """A choice is changed with the arrow keys alone; "Not said" takes a word back."""
    show(sheet, ONE)
    field = sheet.editor.field("difficulty")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(sheet.editor.field("role"), Qt.Key.Key_Down)
    QTest.keyClick(sheet.editor.field("energy"), Qt.Key.Key_Home)
    assert [edit.words for _, edit in sheet.said] == [
        (("difficulty", Difficulty.INTERMEDIATE),),
        (("role", Role.LEAD),),
        (("energy", None),),
    ]


def test_notes_are_told_when_the_keyboard_leaves_them(sheet: Sheet) -> None:
    """Several lines are typed, and told once."""
    show(sheet, ONE)
    notes = sheet.editor.field("notes")
    sheet.type("notes", "One", key=Qt.Key.Key_Return)
    QTest.keyClicks(notes, "Two")
    assert sheet.said == []
    QTest.keyClick(notes, Qt.Key.Key_Tab)
    assert [edit.words for _, edit in sheet.said] == [(("notes", "One\nTwo"),)]


def test_what_was_typed_is_kept_when_others_are_selected(sheet: Sheet) -> None:
    """Going on to another clip keeps what was being typed for the one before."""
    show(sheet, ONE)
    sheet.type("name", "Left turn", key=None)
    show(sheet, TWO)
    assert sheet.said == [([1], ClipEdit(words=(("name", "Left turn"),)))]
    assert sheet.text("name") == "Spin"


def test_an_answer_does_not_disturb_typing(sheet: Sheet) -> None:
    """When another field was kept and the clip is shown as it is now, half a word that is being typed stays."""
    show(sheet, ONE)
    sheet.type("credit", "An", key=None)
    now = ONE.model_copy(update={"move": ONE.move.model_copy(update={"name": "Other"})})
    show(sheet, now)
    assert (sheet.text("credit"), sheet.text("name")) == ("An", "Other")


def test_a_name_is_needed(sheet: Sheet) -> None:
    """An empty name is not told but explained, and goes when a name is typed."""
    show(sheet, ONE)
    sheet.type("name", "   ")
    assert sheet.said == []
    assert sheet.editor.error == "A move needs a name."
    sheet.type("name", "Turn again")
    assert sheet.editor.error == ""
    assert sheet.said == [([1], ClipEdit(words=(("name", "Turn again"),)))]


def test_guesses_are_confirmed_in_one_click(sheet: Sheet) -> None:
    """One button says that all guesses are right; without guesses it is not there."""
    show(sheet, ONE)
    QTest.mouseClick(sheet.editor.confirm_button, Qt.MouseButton.LeftButton)
    assert sheet.said == [([1], ClipEdit(confirm=True))]
    show(sheet, TWO)
    assert not sheet.editor.confirm_button.isVisible()


def test_the_mouse_wheel_changes_nothing(sheet: Sheet) -> None:
    """Scrolling over a choice scrolls the sheet and leaves the choice."""
    show(sheet, ONE)
    field = sheet.editor.field("difficulty")
    field.setFocus()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, wheel)
    assert sheet.text("difficulty") == "Beginner"
    assert sheet.said == []
