import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from choreo_desktop.domain.records import ClipRecord
from choreo_desktop.ui.models.poster_drawing import STAGE
from choreo_desktop.ui.models.posters import MEMORY_BYTES, Posters
from tests.library.samples import generated

SIZE = QSize(64, 36)
pytestmark = pytest.mark.usefixtures("qapp")

Make = Callable[..., Posters]


@pytest.fixture
def make() -> Iterator[Make]:
    """Makes memories of pictures whose threads have all ended when the test has."""
    made: list[Posters] = []

    def one(find: Callable[[ClipRecord, bool], Path | None], memory: int = MEMORY_BYTES) -> Posters:
        made.append(Posters(find, memory=memory))
        return made[-1]

    yield one
    for posters in made:
        assert posters.shut_down()


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A red poster, four times as wide as high."""
    image = QImage(160, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    path = tmp_path / "poster.png"
    assert image.save(str(path))
    return path


def test_a_picture_comes_later_and_whole(qtbot: QtBot, make: Make, picture: Path) -> None:
    """The first look finds nothing; then the picture is there at the size of the screen, whole and in the middle."""
    posters = make(lambda *_: picture)
    record = generated(1)
    with qtbot.waitSignal(posters.arrived) as arrived:
        assert posters.picture(record, SIZE, 2.0) is None
    assert arrived.args == [record.file.digest]
    found = posters.picture(record, SIZE, 2.0)
    assert found is not None
    assert (found.width(), found.height()) == (128, 72)
    image = found.toImage()
    assert image.pixelColor(64, 36) == QColor("red")
    assert image.pixelColor(64, 5) == STAGE  # above and below it there is nothing
    assert image.pixelColor(0, 0).alpha() == 0  # round corners


def test_a_strip_has_its_eight_pictures_apart(qtbot: QtBot, make: Make, tmp_path: Path) -> None:
    """Each of the eight pictures of a strip lies whole in its own place."""
    image = QImage(8 * 32, 18, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for number in range(8):
        painter.fillRect(number * 32, 0, 32, 18, QColor.fromHsv(number * 40, 255, 255))
    painter.end()
    assert image.save(str(tmp_path / "strip.png"))
    posters = make(lambda _, strip: tmp_path / "strip.png" if strip else None)
    with qtbot.waitSignal(posters.arrived):
        posters.picture(generated(1), SIZE, 1.0, strip=True)
    found = posters.picture(generated(1), SIZE, 1.0, strip=True)
    assert found is not None
    assert found.width() == 8 * 64
    hues = [found.toImage().pixelColor(number * 64 + 32, 18).hsvHue() for number in range(8)]
    assert hues == [number * 40 for number in range(8)]


@pytest.mark.parametrize("content", [None, b"no picture", b""])
def test_what_cannot_be_shown_is_known_to_be_nothing(
    qtbot: QtBot, make: Make, tmp_path: Path, content: bytes | None
) -> None:
    """A picture that is missing or damaged is asked for once, and is nothing from then on."""
    path = tmp_path / "poster.jpg"
    if content is not None:
        path.write_bytes(content)
    asked = []

    def find(_: ClipRecord, strip: bool) -> Path | None:
        asked.append(strip)
        return path if content is not None else None

    posters = make(find)
    with qtbot.waitSignal(posters.arrived):
        posters.picture(generated(1), SIZE, 1.0)
    for _ in range(3):
        found = posters.picture(generated(1), SIZE, 1.0)
        assert found is not None
        assert found.isNull()
    assert len(asked) == 1


def test_trouble_with_one_picture_stops_no_other(qtbot: QtBot, make: Make, picture: Path) -> None:
    """A library that fails for one clip leaves the pictures of the others coming."""

    def find(record: ClipRecord, _: bool) -> Path | None:
        if record.move.name.endswith(" 1"):
            raise OSError("the disk is gone")
        return picture

    posters = make(find)
    for number in (1, 2, 1, 3):
        posters.picture(generated(number), SIZE, 1.0)
    qtbot.waitUntil(lambda: posters.waiting == 0)
    shown = [posters.picture(generated(number), SIZE, 1.0) for number in (1, 2, 3)]
    assert [picture is not None and not picture.isNull() for picture in shown] == [False, True, True]


def test_memory_is_bounded_and_the_latest_stay(qtbot: QtBot, make: Make, picture: Path) -> None:
    """However many pictures are looked at, no more are held than there is room for, the latest among them."""
    room = 10 * (64 * 36 * 4 + 200)
    posters = make(lambda *_: picture, memory=room)
    for number in range(60):
        with qtbot.waitSignal(posters.arrived):
            posters.picture(generated(number), SIZE, 1.0)
    held = [number for number in range(60) if posters.picture(generated(number), SIZE, 1.0) is not None]
    assert held == list(range(50, 60))


def test_the_latest_wish_is_met_first_and_old_ones_are_dropped(qtbot: QtBot, make: Make, picture: Path) -> None:
    """What has been scrolled away is not loaded at all, and of the rest the latest goes first."""
    gate = Event()
    asked = []

    def find(record: ClipRecord, _: bool) -> Path | None:
        asked.append(record.file.digest)
        gate.wait(10)
        return picture

    posters = make(find)
    records = [generated(number) for number in range(10)]
    for record in records[:2]:
        posters.picture(record, SIZE, 1.0)
    qtbot.waitUntil(lambda: len(asked) == 2)  # both threads are busy
    for record in records[2:]:
        posters.picture(record, SIZE, 1.0)
    posters.forget_others(record.file.digest for record in records[6:])
    gate.set()
    qtbot.waitUntil(lambda: posters.waiting == 0)
    assert set(asked[2:]) == {record.file.digest for record in records[6:]}
    assert asked[2] in (records[9].file.digest, records[8].file.digest)
    assert asked.index(records[9].file.digest) < asked.index(records[6].file.digest)


def test_nothing_is_loaded_after_the_end(make: Make, picture: Path) -> None:
    """When the window closes, loading stops for good."""
    posters = make(lambda *_: picture)
    assert posters.shut_down()
    assert posters.picture(generated(1), SIZE, 1.0) is None
    assert posters.waiting == 0


_PROGRAM = """
import enum, sys
from pathlib import Path
from choreo_desktop.ui.models.poster_drawing import Wish, fitted
made, new = [], enum.EnumType.__new__
def watched(kind, name, *rest, **more):
    made.append(name)
    return new(kind, name, *rest, **more)
enum.EnumType.__new__ = watched
assert not fitted(Path(sys.argv[1]), Wish("", False, 64, 36, 1.0)).isNull()
print(made)
"""


def test_all_kinds_of_values_are_there_before_threads_draw(picture: Path) -> None:
    """Two threads that need a kind of value of PySide's for the first time would end the program."""
    command = [sys.executable, "-c", _PROGRAM, str(picture)]
    told = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, check=True, capture_output=True, text=True
    )
    assert told.stdout.strip() == "[]"
