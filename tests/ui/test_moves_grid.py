from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from choreo_desktop.domain.records import ClipRecord
from choreo_desktop.services.browsing import ClipFilter, clip_entry
from choreo_desktop.ui.models.moves import MovesModel
from choreo_desktop.ui.models.posters import Posters
from choreo_desktop.ui.panels.moves_grid import MovesGrid
from choreo_desktop.ui.theme import Theme
from tests.ui.mouse import double_click, hover
from tests.ui.test_moves_model import numbered

LEFT = Qt.MouseButton.LeftButton
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
POSTER, STRIP = "#204080", [QColor.fromHsv(number * 40, 255, 255).toRgb() for number in range(8)]


class Looked:
    """Finds pictures and remembers for whom."""

    def __init__(self, folder: Path) -> None:
        self.asked: list[str] = []
        self.poster, self.strip = folder / "poster.png", folder / "strip.png"
        poster = QImage(64, 36, QImage.Format.Format_RGB32)
        poster.fill(QColor(POSTER))
        poster.save(str(self.poster))
        strip = QImage(8 * 64, 36, QImage.Format.Format_RGB32)
        painter = QPainter(strip)
        for number, color in enumerate(STRIP):
            painter.fillRect(number * 64, 0, 64, 36, color)
        painter.end()
        strip.save(str(self.strip))

    def find(self, record: ClipRecord, strip: bool) -> Path:
        """The picture."""
        self.asked.append(record.move.name)
        return self.strip if strip else self.poster


@pytest.fixture
def looked(tmp_path: Path) -> Looked:
    """Pictures of all clips."""
    return Looked(tmp_path)


@pytest.fixture
def grid(qtbot: QtBot, theme: Theme, looked: Looked) -> Iterator[MovesGrid]:
    """A grid of a thousand clips as wide as in a small window."""
    posters = Posters(looked.find)
    model = MovesModel()
    model.set_entries(numbered(1_000))
    grid = MovesGrid(theme, model, posters)
    grid.setProperty("model", model)
    qtbot.addWidget(grid)
    model.setParent(grid)
    posters.setParent(grid)
    grid.resize(280, 400)
    with qtbot.waitExposed(grid):
        grid.show()
    qtbot.waitUntil(lambda: posters.waiting == 0)
    yield grid
    assert posters.shut_down()


def model_of(grid: MovesGrid) -> MovesModel:
    """Its clips."""
    model = grid.model()
    assert isinstance(model, MovesModel)
    return model


def color_at(grid: MovesGrid, place: QPoint) -> QColor:
    """What is painted there."""
    return grid.viewport().grab().toImage().pixelColor(place)


def shows(grid: MovesGrid, color: QColor) -> bool:
    """Whether the second tile has a colour."""
    return color_at(grid, middle(grid, 1)) == color


def middle(grid: MovesGrid, row: int, share: float = 0.5) -> QPoint:
    """A place on the poster of a tile, a share of its width from the left."""
    tile = grid.visualRect(model_of(grid).index(row))
    return QPoint(round(tile.left() + 6 + share * (tile.width() - 12)), tile.top() + 30)


def test_tiles_share_the_width_and_only_those_in_sight_are_loaded(grid: MovesGrid, looked: Looked) -> None:
    """Two columns stand in a narrow grid, more in a wide one; pictures are asked for only where they can be seen."""
    assert grid.visualRect(model_of(grid).index(1)).left() > 100
    assert grid.visualRect(model_of(grid).index(2)).left() < 10
    assert len(looked.asked) <= 14
    grid.resize(700, 400)
    assert grid.visualRect(model_of(grid).index(4)).left() > 400
    assert grid.visualRect(model_of(grid).index(5)).left() < 10


def test_scrolling_loads_where_it_ends(qtbot: QtBot, grid: MovesGrid, looked: Looked) -> None:
    """A leap to the end shows the last clips, and loads next to nothing of what lies between."""
    looked.asked.clear()
    bar = grid.verticalScrollBar()
    bar.setValue(bar.maximum())
    last = model_of(grid).record(model_of(grid).rowCount() - 1).move.name
    qtbot.waitUntil(lambda: last in looked.asked)
    assert len(looked.asked) < 60
    assert model_of(grid).rowCount() - 1 in grid.rows_in_sight()


def test_hovering_scrubs_through_the_clip(qtbot: QtBot, grid: MovesGrid) -> None:
    """The place of the mouse on the poster is the place in the clip; when it leaves, the poster is back."""
    assert color_at(grid, middle(grid, 1)) == QColor(POSTER)
    for number in (0, 3, 7):
        place = middle(grid, 1, (number + 0.5) / 8)
        hover(grid.viewport(), place)
        qtbot.waitUntil(partial(shows, grid, STRIP[number]))
    assert grid.scrub is not None
    assert grid.scrub.number == model_of(grid).record(1).number
    hover(grid.viewport(), QPoint(middle(grid, 1).x(), grid.visualRect(model_of(grid).index(1)).bottom() - 6))
    qtbot.waitUntil(lambda: color_at(grid, middle(grid, 1)) == QColor(POSTER))


def test_enter_and_double_click_play(qtbot: QtBot, grid: MovesGrid) -> None:
    """Both ways tell which clip is to be played."""
    model = model_of(grid)
    QTest.mouseClick(grid.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, middle(grid, 2))
    with qtbot.waitSignal(grid.played) as played:
        double_click(grid.viewport(), middle(grid, 2))
    assert played.args == [model.record(2)]
    grid.setCurrentIndex(model.index(0))
    QTest.keyClick(grid, Qt.Key.Key_Right)
    with qtbot.waitSignal(grid.played) as played:
        QTest.keyClick(grid, Qt.Key.Key_Return)
    assert played.args == [model.record(1)]


def test_several_are_selected_with_mouse_and_keyboard(qtbot: QtBot, grid: MovesGrid) -> None:
    """Shift takes a run, Ctrl one more, the arrow keys with Shift as well; Ctrl+A all of them."""
    QTest.mouseClick(grid.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, middle(grid, 0))
    QTest.mouseClick(grid.viewport(), LEFT, SHIFT, middle(grid, 2))
    QTest.mouseClick(grid.viewport(), LEFT, CTRL, middle(grid, 4))
    assert [r.number for r in grid.selected] == [model_of(grid).record(row).number for row in (0, 1, 2, 4)]
    with qtbot.waitSignal(grid.selection_settled) as settled:
        QTest.keyClick(grid, Qt.Key.Key_A, CTRL)
    assert len(settled.args[0]) == 1_000


def test_the_selection_outlives_a_search(grid: MovesGrid) -> None:
    """Selected clips that still match stay selected, and the keyboard stays on its clip."""
    model = model_of(grid)
    spins = [e.record.number for e in model.entries if e.record.move.category == "spin"]
    other = next(e.record.number for e in model.entries if e.record.move.category == "basic")
    grid.select_numbers([other, *spins[:3]], spins[1])
    model.set_filter(ClipFilter("spin"))
    assert [r.number for r in grid.selected] == spins[:3]
    assert model.record(grid.currentIndex().row()).number == spins[1]


def test_the_look_changes_with_the_theme(grid: MovesGrid, theme: Theme) -> None:
    """Light and dark are both painted with their own ground."""
    place = QPoint(grid.viewport().width() - 2, 200)
    assert color_at(grid, place) == theme.color("surface")
    theme.set_mode("light")
    assert color_at(grid, place) == theme.color("surface") == QColor("#ffffff")


def unsure(grid: MovesGrid, row: int) -> QPoint:
    """Let the beats of a clip be unknown. Returns a place on the badge that says so."""
    model = model_of(grid)
    record = model.record(row)
    move = record.move.model_copy(update={"grid": None})
    model.upsert([clip_entry(record.model_copy(update={"move": move}))])
    tile = grid.visualRect(model.index(row))
    return tile.topLeft() + QPoint(16, 14)


def test_a_click_on_the_badge_of_unknown_beats_asks_for_them(qtbot: QtBot, grid: MovesGrid) -> None:
    """The hand shows that it can be clicked; the click tells whose beats are wanted, and selects the clip as any."""
    badge, model = unsure(grid, 1), model_of(grid)
    hover(grid.viewport(), middle(grid, 1))
    qtbot.waitUntil(lambda: grid.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor)
    hover(grid.viewport(), badge)
    qtbot.waitUntil(lambda: grid.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor)
    with qtbot.waitSignal(grid.beats_wanted) as wanted:
        QTest.mouseClick(grid.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, badge)
    assert wanted.args == [model.record(1)]
    assert grid.selected == [model.record(1)]


def test_only_a_plain_click_on_a_clip_that_is_there_asks_for_beats(qtbot: QtBot, grid: MovesGrid) -> None:
    """Neither choosing several, nor a drag that ends elsewhere, nor a clip without its file opens anything."""
    badge = unsure(grid, 1)
    asked: list[object] = []
    grid.beats_wanted.connect(asked.append)
    QTest.mouseClick(grid.viewport(), LEFT, CTRL, badge)
    QTest.mousePress(grid.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, badge)
    QTest.mouseRelease(grid.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, middle(grid, 2))
    QTest.mouseClick(grid.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, middle(grid, 1))
    model_of(grid).set_missing(frozenset({model_of(grid).record(1).number}))
    QTest.mouseClick(grid.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, badge)
    with qtbot.waitSignal(grid.selection_settled):
        QTest.mouseClick(grid.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, middle(grid, 2))
    assert asked == []
