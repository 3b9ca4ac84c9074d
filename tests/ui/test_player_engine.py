"""The engine of the player with real files: what is shown, to the picture."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from choreo_desktop.ui.player.engine import Engine
from tests.media.studio import Studio
from tests.ui.player_studio import FILMED, Audience, film, new_studio, song


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    """Makes the films and songs."""
    return new_studio(tmp_path_factory.mktemp("player"))


@pytest.fixture(scope="module")
def engine(qapp: QApplication) -> Iterator[Engine]:
    """One engine for all tests, as one serves the whole program."""
    engine = Engine(qapp)
    yield engine
    engine.clear()
    while not engine.idle:
        QCoreApplication.processEvents()
    engine.deleteLater()


@pytest.fixture
def audience(engine: Engine, qtbot: QtBot) -> Iterator[Audience]:
    """Watches from the beginning of a test, and lets go of the file after it."""
    engine.set_rate(1.0)
    audience = Audience(engine, qtbot)
    yield audience
    engine.clear()
    qtbot.waitUntil(lambda: engine.idle, timeout=5000)
    audience.setParent(None)
    audience.deleteLater()


def test_the_first_picture_is_there_before_anybody_plays(audience: Audience, studio: Studio) -> None:
    """A loaded film shows its first picture, knows its length, and waits."""
    engine = audience.engine
    audience.load(film(studio))
    assert engine.duration == pytest.approx(4.0, abs=0.05)
    assert engine.picture_rate == 30
    assert engine.has_video
    assert not engine.playing
    assert audience.positions[-1] == 0.0


@pytest.mark.parametrize("rate", ["30", "30000/1001", "60", "25"])
def test_a_seek_shows_exactly_the_picture_of_its_time(audience: Audience, studio: Studio, rate: str) -> None:
    """Whatever the frame rate, second t shows picture round(t x fps), there and back."""
    audience.load(film(studio, 120, rate))
    per_second = audience.engine.picture_rate
    for number in (1, 59, 60, 61, 17, 100, 119, 2, 0):
        audience.engine.seek(number / per_second)
        audience.wait_for(number)
        assert audience.engine.position == pytest.approx(number / per_second, abs=0.002)


def test_steps_go_from_picture_to_picture(audience: Audience, studio: Studio) -> None:
    """Each step is one picture, forwards and back, and neither leaves the film."""
    audience.load(film(studio))
    for number in (1, 2, 3):
        audience.engine.step(1)
        audience.wait_for(number)
    audience.engine.step(-1)
    audience.wait_for(2)
    for _ in range(5):
        audience.engine.step(-1)
    audience.wait_for(0)
    audience.engine.seek_frame(118)
    audience.wait_for(118)
    for _ in range(4):
        audience.engine.step(1)
    audience.wait_for(119)


def test_steps_find_every_picture_of_a_phones_film(audience: Audience, studio: Studio) -> None:
    """Pictures of uneven length, as phones film them, are stepped through one by one, there and back."""
    uneven = ("-vf", "setpts='(floor(N/3)*5+mod(N,3)*1.5)/30/TB'", "-fps_mode", "vfr", *FILMED)
    audience.load(studio.numbered("phone.mp4", 60, "30", *uneven))
    for number in range(1, 12):
        audience.engine.step(1)
        audience.wait_for(number)
    for number in range(10, 0, -1):
        audience.engine.step(-1)
        audience.wait_for(number)


def test_steps_faster_than_the_player_all_count(audience: Audience, studio: Studio) -> None:
    """Twenty quick steps end twenty pictures on."""
    audience.load(film(studio))
    for _ in range(20):
        audience.engine.step(1)
    audience.wait_for(20)
    assert audience.engine.position == pytest.approx(20 / 30, abs=0.002)


def test_scrubbing_ends_where_the_hand_lets_go(audience: Audience, studio: Studio) -> None:
    """Of a hundred seeks in a row the last one wins, and the position follows the hand at once."""
    audience.load(film(studio))
    for number in range(100):
        audience.engine.seek(number / 30)
        assert audience.engine.position == pytest.approx(number / 30, abs=0.001)
    audience.wait_for(99)


def test_it_plays_pauses_and_goes_on(audience: Audience, studio: Studio) -> None:
    """Playing shows the pictures in order; paused, the picture stands still; then it goes on from there."""
    engine = audience.engine
    audience.load(film(studio))
    engine.toggle()
    audience.wait(lambda: audience.shown > 10)
    engine.toggle()
    audience.wait(lambda: engine.position == pytest.approx(audience.shown / 30, abs=0.002))
    audience.qtbot.wait(100)
    still = audience.shown
    audience.qtbot.wait(150)
    assert audience.shown == still
    engine.play()
    audience.wait(lambda: audience.shown > still + 5)
    assert audience.seen == sorted(audience.seen)
    assert audience.playing == [True, False, True]


def test_the_end_keeps_the_last_picture(audience: Audience, studio: Studio) -> None:
    """After the end the last picture stays, playing again begins at the start, a step back shows the one before."""
    engine = audience.engine
    audience.load(film(studio))
    engine.seek(3.5)
    engine.play()
    with audience.qtbot.waitSignal(engine.ended, timeout=10_000):
        pass
    assert not engine.playing
    assert engine.position == engine.duration
    last = audience.shown
    assert last >= 118
    engine.step(-1)
    audience.wait_for(last - 1)
    engine.seek(3.8)
    engine.play()
    with audience.qtbot.waitSignal(engine.ended, timeout=10_000):
        pass
    audience.seen.clear()
    engine.play()
    audience.wait(lambda: 2 < audience.shown < 60)
    assert audience.seen[0] <= 2
    assert -1 not in audience.seen


def test_a_loop_shows_its_own_pictures_and_nothing_else(audience: Audience, studio: Studio) -> None:
    """From where the loop begins to the picture before it ends, over and over, and never a black one."""
    engine = audience.engine
    audience.load(film(studio))
    engine.set_loop((1.0, 1.5))
    audience.wait_for(30)
    audience.seen.clear()
    engine.play()
    audience.wait(lambda: sum(a > b for a, b in zip(audience.seen, audience.seen[1:], strict=False)) >= 3)
    assert set(audience.seen) <= set(range(30, 45))
    assert {30, 44} <= set(audience.seen)
    assert audience.playing == [True]
    engine.set_loop(None)
    audience.wait(lambda: audience.shown > 50)


def test_a_loop_to_the_very_end_goes_round(audience: Audience, studio: Studio) -> None:
    """The end of the file does not end a loop, nor does anybody see it pause."""
    engine = audience.engine
    audience.load(film(studio))
    engine.set_loop((3.5, 9.0))
    engine.play()
    audience.wait(lambda: sum(a > b for a, b in zip(audience.seen, audience.seen[1:], strict=False)) >= 2)
    assert set(audience.seen[1:]) <= set(range(105, 120))
    assert audience.playing == [True]
    assert engine.playing


def test_play_goes_to_the_loop_from_outside(audience: Audience, studio: Studio) -> None:
    """A dancer who looked elsewhere and presses play sees the loop again."""
    engine = audience.engine
    audience.load(film(studio))
    engine.set_loop((2.0, 3.0))
    audience.wait_for(60)
    engine.seek(0.5)
    audience.wait_for(15)
    audience.seen.clear()
    engine.play()
    audience.wait(lambda: len(audience.seen) > 5)
    assert min(audience.seen) >= 60


def test_slow_is_slow(audience: Audience, studio: Studio) -> None:
    """At a quarter of the speed a second of film takes four; speeds outside of the range are the nearest within."""
    engine = audience.engine
    audience.load(film(studio))
    engine.set_rate(0.25)
    engine.play()
    audience.wait(lambda: audience.shown >= 3)
    first = audience.shown
    audience.qtbot.wait(1000)
    assert 4 <= audience.shown - first <= 11
    engine.set_rate(9.0)
    assert engine.rate == 1.5
    engine.set_rate(0.0)
    assert engine.rate == 0.25


def test_a_song_without_pictures_plays(audience: Audience, studio: Studio) -> None:
    """A song has no picture, a length, positions that go on evenly, loops and an end."""
    engine = audience.engine
    audience.load(film(studio))
    engine.load(song(studio))
    audience.wait(lambda: engine.ready)
    assert not engine.has_video
    assert engine.picture.isNull()
    assert engine.duration == pytest.approx(4.0, abs=0.1)
    engine.seek(2.0)
    engine.play()
    audience.positions.clear()
    audience.wait(lambda: engine.position > 2.4)
    assert audience.positions == sorted(audience.positions)
    assert audience.positions[0] >= 2.0
    assert len(audience.positions) > 5
    engine.set_loop((1.0, 1.5))
    audience.wait(lambda: engine.position < 1.2)
    audience.positions.clear()
    audience.wait(lambda: sum(a > b for a, b in zip(audience.positions, audience.positions[1:], strict=False)) >= 2)
    assert min(audience.positions) >= 0.9
    assert max(audience.positions) < 1.52
    engine.set_loop(None)
    engine.seek(3.8)
    with audience.qtbot.waitSignal(engine.ended, timeout=10_000):
        pass
    assert engine.position == engine.duration


def test_what_cannot_be_played_says_so_in_a_sentence(audience: Audience, studio: Studio, tmp_path: Path) -> None:
    """A file that is gone, broken off, no film at all or of an unknown kind: one sentence, and the next film plays."""
    engine = audience.engine
    good = film(studio).read_bytes()
    broken, text, unknown = tmp_path / "broken.mp4", tmp_path / "text.mp4", tmp_path / "unknown.mp4"
    broken.write_bytes(good[: len(good) // 3])
    text.write_text("no film")
    unknown.write_bytes(good.replace(b"avc1", b"zzzz"))
    for bad in (tmp_path / "gone.mp4", broken, text, unknown):
        audience.failures.clear()
        engine.load(bad)
        engine.play()
        audience.wait(lambda: bool(audience.failures))
        assert [bad.name in sentence for sentence in audience.failures] == [True]
        assert engine.error == audience.failures[0]
        assert not engine.playing
        engine.play()
        engine.seek(1.0)
        engine.step(1)
        assert not engine.playing
        audience.load(film(studio))
        assert engine.error == ""


def test_a_film_that_is_damaged_inside_does_not_stop_the_program(
    audience: Audience, studio: Studio, tmp_path: Path
) -> None:
    """Rubbish in the middle of a film is skipped or ends it; the next film plays."""
    data = bytearray(film(studio).read_bytes())
    middle = len(data) // 2
    data[middle : middle + 4000] = bytes(4000)
    (tmp_path / "scratched.mp4").write_bytes(data)
    engine = audience.engine
    engine.load(tmp_path / "scratched.mp4")
    engine.set_rate(1.5)
    engine.play()
    audience.wait(lambda: not engine.playing)
    audience.load(film(studio))


def test_a_file_made_anew_under_its_name_is_shown_as_it_is_now(
    audience: Audience, studio: Studio, tmp_path: Path
) -> None:
    """A choreography that was rendered again shows its new pictures when it is loaded again."""
    path = tmp_path / "result.mp4"
    shutil.copyfile(film(studio), path)
    audience.load(path)
    audience.engine.seek(1.0)
    audience.wait_for(30)
    shutil.copyfile(studio.numbered("new.mp4", 60, "30"), tmp_path / "new.mp4")
    (tmp_path / "new.mp4").replace(path)
    audience.load(path)
    assert audience.engine.duration == pytest.approx(2.0, abs=0.05)


def test_seeks_and_play_before_the_file_is_open_are_kept(audience: Audience, studio: Studio) -> None:
    """“Play from here” on a film that was only just chosen begins there, without a picture of its start."""
    engine = audience.engine
    engine.load(film(studio))
    engine.seek(2.0)
    engine.play()
    audience.wait(lambda: audience.shown > 65)
    assert min(audience.seen) >= 60


def test_only_the_last_of_many_loads_is_shown(audience: Audience, studio: Studio, tmp_path: Path) -> None:
    """Clicking through a library quickly ends at the last clip, and nothing of the others is told."""
    engine = audience.engine
    audience.load(film(studio))
    for _ in range(5):
        engine.load(tmp_path / "gone.mp4")
        engine.load(song(studio))
        engine.load(studio.numbered("other.mp4", 40, "25"))
    audience.wait(lambda: engine.ready)
    audience.wait_for(0)
    assert audience.failures == []
    assert engine.picture_rate == 25


def test_clear_leaves_nothing(audience: Audience, studio: Studio) -> None:
    """After clear there is no picture, no length, and playing does nothing."""
    engine = audience.engine
    audience.load(film(studio))
    engine.play()
    audience.wait(lambda: audience.shown > 3)
    engine.clear()
    audience.wait(lambda: engine.idle)
    engine.play()
    audience.qtbot.wait(50)
    assert engine.picture.isNull()
    assert engine.path is None
    assert not engine.playing
    assert engine.duration == engine.position == 0


def test_thirty_rounds_of_load_play_and_stop(audience: Audience, studio: Studio) -> None:
    """An evening of clicking through the library leaves neither a hang nor a thread of ours."""
    engine = audience.engine
    files = (film(studio), song(studio), studio.numbered("other.mp4", 40, "25"))
    before = threading.active_count()
    for round_number in range(30):
        engine.load(files[round_number % 3])
        engine.play()
        audience.wait(lambda: engine.ready and engine.position > 0.05)
        engine.stop()
        audience.wait(lambda: engine.idle)
    assert threading.active_count() == before
    assert audience.failures == []


def test_volume_is_kept_within_its_range(audience: Audience) -> None:
    """Volume and mute are kept, whether or not there is a device, and told."""
    sound = audience.engine.sound
    with audience.qtbot.waitSignal(sound.changed):
        sound.set_volume(0.4)
    assert sound.volume == 0.4
    sound.set_volume(3.0)
    assert sound.volume == 1.0
    sound.set_muted(True)
    assert sound.muted
    sound.set_muted(False)
