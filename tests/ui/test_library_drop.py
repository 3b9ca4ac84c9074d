from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from choreo_desktop.ui.models.moves import CLIPS_MIME
from choreo_desktop.ui.panels.library_drop import DropTarget
from choreo_desktop.ui.theme import Theme
from tests.ui.library_window import drag


class Window(QWidget):
    """A window with a field to type in and a place for notes, which take drops of text."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.notes = QLineEdit(), QPlainTextEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(self.line)
        layout.addWidget(self.notes)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    """A shown window."""
    window = Window()
    qtbot.addWidget(window)
    window.resize(500, 300)
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def target(window: Window, theme: Theme) -> DropTarget:
    """What takes the files that fall on it."""
    return DropTarget(theme, window)


def test_files_and_folders_are_taken_anywhere(qtbot: QtBot, window: Window, target: DropTarget, tmp_path: Path) -> None:
    """On the window, a field and a text, with blanks and accents in their names; always as a copy."""
    paths = [tmp_path / "ä b.mp4", tmp_path / "folder"]
    for place in (window, window.line, window.notes.viewport()):
        with qtbot.waitSignal(target.dropped) as dropped:
            assert drag(place, paths)
        assert dropped.args == [paths]
        assert target.overlay.isHidden()
    assert window.line.text() == ""
    assert window.notes.toPlainText() == ""


def test_while_files_hang_above_it_the_window_says_what_will_be(
    qtbot: QtBot, window: Window, target: DropTarget, tmp_path: Path
) -> None:
    """The whole window is covered while files are above it, and free again when they leave."""
    assert drag(window, [tmp_path / "a.mp4"], drop=False)
    assert target.overlay.isVisible()
    assert target.overlay.geometry() == window.rect()
    window.resize(700, 400)
    assert target.overlay.geometry() == window.rect()
    assert drag(target.overlay, [tmp_path / "a.mp4"], drop=False)  # the overlay is under the mouse now
    QApplication.sendEvent(target.overlay, QDragLeaveEvent())
    qtbot.waitUntil(target.overlay.isHidden)


def test_a_drop_on_the_overlay_counts(qtbot: QtBot, window: Window, target: DropTarget, tmp_path: Path) -> None:
    """Files that fall on what covers the window are taken."""
    assert drag(window, [tmp_path / "a.mp4"], drop=False)
    QApplication.sendEvent(window, QDragLeaveEvent())  # the overlay came between
    with qtbot.waitSignal(target.dropped):
        assert drag(target.overlay, [tmp_path / "a.mp4"])
    assert target.overlay.isHidden()


@pytest.mark.parametrize("urls", [[], ["https://example.org/a.mp4"], ["data:text/plain,x"]])
def test_what_is_no_local_file_is_refused(window: Window, target: DropTarget, urls: list[str]) -> None:
    """Links to other places and nothing at all are not taken, and the window stays as it is."""
    told: list[list[Path]] = []
    target.dropped.connect(told.append)
    assert not drag(window, urls)
    assert told == []
    assert target.overlay.isHidden()


def test_clips_of_the_grid_and_texts_are_none_of_its_business(window: Window, target: DropTarget) -> None:
    """Clips that are dragged out of the grid, and texts, are left to those who want them."""
    data = QMimeData()
    data.setData(CLIPS_MIME, b"[]")
    data.setText("words")
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    QApplication.sendEvent(window, enter)
    assert not enter.isAccepted()
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    QApplication.sendEvent(window.line, enter)
    assert enter.isAccepted()  # a field takes words, as always
    assert target.overlay.isHidden()


def test_fields_made_later_are_found(qtbot: QtBot, window: Window, target: DropTarget, tmp_path: Path) -> None:
    """A field that came after the window was shown is seen to when the mouse leaves for the file manager."""
    late = QLineEdit(window)
    late.show()
    QApplication.sendEvent(window, QEvent(QEvent.Type.Leave))
    with qtbot.waitSignal(target.dropped):
        assert drag(late, [tmp_path / "a.mp4"])
    assert late.text() == ""
