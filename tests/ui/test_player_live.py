"""A plan that is watched before it is rendered, as people meet it in the preview."""

import threading
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from choreo_desktop.domain.blueprint import Blueprint, BlueprintMove, OutputConfig
from choreo_desktop.domain.errors import ResourceError
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.services.counting import MoveCue, move_cues
from choreo_desktop.services.live import LivePlan, live_plan
from choreo_desktop.ui.player.engine import Engine
from choreo_desktop.ui.player.preview import Preview
from choreo_desktop.ui.player.view import VideoView
from choreo_desktop.ui.theme import Theme
from tests.media.studio import HEIGHT, WIDTH, Studio
from tests.ui.player_studio import PATIENCE, film, new_studio, number_in, song

CONFIG = OutputConfig(output_path="out.mp4", width=WIDTH, height=HEIGHT)
SONG_SECONDS = 6.0


def moves_of(*starts_in_clip: float, seconds: float = 1.0, key: str = "film.mp4") -> list[BlueprintMove]:
    """Moves of a second each; a clip of four seconds has 120 numbered pictures."""
    return [
        BlueprintMove(
            video_path=key,
            start_time=number * seconds,
            duration=seconds,
            time_map=[(0.0, begin), (seconds, begin + seconds)],
            name=f"Move {number + 1}",
        )
        for number, begin in enumerate(starts_in_clip)
    ]


class House:
    """The preview with a plan in it, and somebody who watches.

    Attributes:
        preview: What is watched.
        seen: The numbers of the pictures that were shown, with the move of each.
    """

    def __init__(self, preview: Preview, studio: Studio, qtbot: QtBot) -> None:
        self.preview, self._studio, self._qtbot = preview, studio, qtbot
        self.engine = preview.engine
        self.seen: list[tuple[int | None, int]] = []
        self.cues: tuple[MoveCue, ...] = ()
        self.engine.picture_changed.connect(self._on_picture)

    def plan(self, moves: list[BlueprintMove], fetch: Callable[[str, CancelToken], Path] | None = None) -> LivePlan:
        """A plan of the film, or of what is fetched."""
        path = film(self._studio)
        blueprint = Blueprint(task_id="x", audio_path="s.mp3", moves=moves, output_config=CONFIG)
        self.cues = move_cues(blueprint)
        return live_plan(blueprint, fetch or (lambda *_: path))

    def show(self, plan: LivePlan, *, play: bool = False) -> None:
        """Show it with its song."""
        path = song(self._studio, SONG_SECONDS)
        self.preview.show_plan(plan, path, title="Song", subtitle="Plan", moves=self.cues)
        if play:
            self.preview.engine.play()

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait for something to be so."""
        self._qtbot.waitUntil(condition, timeout=PATIENCE)

    def wait_for(self, number: int) -> None:
        """Wait until a picture is shown, and is the right one."""
        self.until(lambda: self.engine.live.exact and self.shown == number)

    @property
    def shown(self) -> int:
        """The number of the picture that is shown."""
        return number_in(self.engine.picture)

    def _on_picture(self) -> None:
        self.seen.append((self.engine.live.place, self.shown))


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    """Makes the film and the song."""
    return new_studio(tmp_path_factory.mktemp("live"))


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
def house(theme: Theme, engine: Engine, studio: Studio, qtbot: QtBot) -> Iterator[House]:
    """A preview in a window of its own; when it is closed, no thread is left."""
    engine.set_rate(1.0)
    window = QMainWindow()
    qtbot.addWidget(window)
    preview = Preview(theme, engine)
    window.setCentralWidget(preview)
    window.resize(480, 400)
    window.show()
    house = House(preview, studio, qtbot)
    yield house
    engine.picture_changed.disconnect(house._on_picture)
    window.close()
    assert not live_threads()
    engine.clear()
    qtbot.waitUntil(lambda: engine.idle, timeout=PATIENCE)


def live_threads() -> list[str]:
    """Threads that fetch and decode for watching a plan."""
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("live")]


def test_the_first_picture_of_the_plan_is_there_before_it_plays(house: House) -> None:
    """A plan shows its first picture, counts as pictures, and knows the length of its song."""
    house.show(house.plan(moves_of(1.0, 3.0)))
    house.wait_for(30)
    assert house.engine.has_video
    assert house.engine.picture_rate == 30
    house.until(lambda: house.engine.duration > 5)
    assert not house.engine.playing


def test_a_jump_shows_the_picture_of_its_frame_on_both_sides_of_a_cut(house: House) -> None:
    """Cuts fall on their frame: the one before shows the old move, the one after the new; the name goes with it."""
    house.show(house.plan(moves_of(1.0, 3.0, 0.0)))
    view = house.preview.findChildren(VideoView)[0]
    for seconds, number, name in (
        (0.0, 30, 1),
        (29 / 30, 59, 1),
        (1.0, 90, 2),
        (1.5, 105, 2),
        (2.0, 0, 3),
        (0.5, 45, 1),
    ):
        house.preview.seek(seconds)
        house.wait_for(number)
        view.repaint()
        assert view.written[1] is not None
        assert view.written[1].name == f"Move {name}"


def test_single_pictures_can_be_stepped_through(house: House) -> None:
    """The keys for one picture on and back work in a plan as in a video, across a cut."""
    house.show(house.plan(moves_of(1.0, 3.0)))
    house.wait_for(30)
    house.until(lambda: house.engine.ready)
    house.preview.seek(29 / 30)
    house.wait_for(59)
    for steps, number in ((1, 90), (1, 91), (-1, 90), (-1, 59), (-1, 58)):
        house.engine.step(steps)
        house.wait_for(number)


def test_playing_goes_through_the_cuts_in_order(house: House) -> None:
    """From the start to behind the second cut each move shows its own pictures, none twice, none from elsewhere."""
    house.show(house.plan(moves_of(1.0, 3.0, 0.0)), play=True)
    house.until(lambda: house.engine.position > 2.5)
    house.engine.pause()
    places = [place for place, _ in house.seen if place is not None]
    assert places == sorted(places)
    assert set(places) == {0, 1, 2}
    for place, number in house.seen:
        if place is not None:
            first = (30, 90, 0)[place]
            assert first <= number < first + 30
    assert house.engine.live.due > 0
    assert house.engine.live.dropped <= house.engine.live.due


def test_slowly_the_pictures_stay_with_the_song(house: House) -> None:
    """At a quarter of the speed the picture is still that of the position."""
    house.show(house.plan(moves_of(1.0, 3.0)))
    house.engine.set_rate(0.25)
    house.wait_for(30)
    house.engine.play()
    house.until(lambda: house.engine.position > 0.3)
    house.engine.pause()
    house.until(lambda: house.engine.live.exact)
    assert house.shown == 30 + round(30 * house.engine.position)


def test_a_loop_over_a_cut_goes_round(house: House) -> None:
    """Both moves of the loop come again and again, and nothing outside of it."""
    house.show(house.plan(moves_of(1.0, 3.0, 0.0)))
    house.wait_for(30)
    house.until(lambda: house.engine.ready)
    house.preview.set_loop((0.7, 1.3))
    house.seen.clear()
    house.engine.play()

    def rounds() -> int:
        places = [place for place, _ in house.seen]
        return sum(1 for a, b in pairwise(places) if (a, b) == (1, 0))

    house.until(lambda: rounds() >= 2)
    assert {place for place, _ in house.seen} == {0, 1}
    assert {number for _, number in house.seen} <= {*range(51, 60), *range(90, 99)}


def test_gaps_hold_the_last_picture_and_after_the_plan_the_song_is_counted(house: House) -> None:
    """Between two moves the picture stays; where nothing is planned any more there is none."""
    late = BlueprintMove(video_path="film.mp4", start_time=2.0, duration=1.0, time_map=[(0.0, 3.0), (1.0, 4.0)])
    house.show(house.plan([*moves_of(1.0), late]))
    house.preview.seek(1.6)
    house.wait_for(59)
    house.preview.seek(2.0)
    house.wait_for(90)
    house.preview.seek(4.0)
    house.until(lambda: house.shown == -1)
    assert house.engine.live.card is None
    house.preview.seek(0.0)
    house.wait_for(30)


def test_an_edit_takes_effect_while_it_plays(house: House) -> None:
    """The song goes on, and the next pictures are those of the edited plan."""
    house.show(house.plan(moves_of(1.0, 1.0, 1.0, 1.0)), play=True)
    house.until(lambda: house.engine.position > 0.3)
    at = house.engine.position
    house.show(house.plan(moves_of(3.0, 3.0, 3.0, 3.0)))
    house.seen.clear()
    house.until(lambda: len(house.seen) > 5)
    assert house.engine.playing
    assert house.engine.position >= at
    assert all(number >= 90 for _, number in house.seen)


def test_a_storm_of_seeks_ends_with_the_right_picture(house: House) -> None:
    """Dragging over the whole plan shows pictures on the way, and the right one at the end."""
    house.show(house.plan(moves_of(3.0, 2.0, 1.0, 0.0)))
    house.wait_for(90)
    for number in [*range(0, 118, 3), *range(117, 5, -4)]:
        house.preview.seek(number / 30)
        QCoreApplication.processEvents()
    house.preview.seek(75 / 30)
    house.wait_for(30 + 15)


def test_a_missing_clip_is_a_card_with_the_name_of_its_move(house: House, studio: Studio) -> None:
    """The card says why; the other moves play."""
    path = film(studio)

    def fetch(key: str, _: CancelToken) -> Path:
        if key == "gone.mp4":
            raise ResourceError("The file 'gone.mp4' is missing.")
        return path

    moves = [moves_of(0.0, key="gone.mp4")[0], moves_of(0.0, 1.0)[1]]
    house.show(house.plan(moves, fetch))
    house.until(lambda: house.engine.live.card is not None)
    card = house.engine.live.card
    assert card is not None
    assert card.title == "Move 1"
    assert "missing" in card.text
    assert not card.waiting
    house.preview.grab()
    house.engine.play()
    house.until(lambda: house.engine.live.card is None and house.engine.live.place == 1)
    assert 30 <= house.shown < 60


def test_a_clip_on_a_server_is_a_card_until_it_is_here(house: House, studio: Studio) -> None:
    """While it is fetched the card says so, and it plays as soon as it is there."""
    path, there = film(studio), threading.Event()

    def fetch(_: str, cancel: CancelToken) -> Path:
        while not there.wait(0.01):
            cancel.check()
        return path

    house.show(house.plan(moves_of(1.0), fetch))
    house.until(lambda: house.engine.live.card is not None)
    card = house.engine.live.card
    assert card is not None
    assert card.waiting
    there.set()
    house.wait_for(30)
    assert house.engine.live.card is None


def test_the_last_picture_stays_behind_the_card_of_a_clip_that_is_fetched(house: House, studio: Studio) -> None:
    """Who looked at a clip still sees it, darkened, until the plan's own picture is there."""
    path, there = film(studio), threading.Event()

    def fetch(_: str, cancel: CancelToken) -> Path:
        while not there.wait(0.01):
            cancel.check()
        return path

    house.preview.show_media(path, title="Clip")
    house.until(lambda: house.shown == 0)
    house.show(house.plan(moves_of(1.0), fetch))
    house.until(lambda: house.engine.live.card is not None and house.engine.ready)
    assert house.shown == 0
    view = house.preview.findChildren(VideoView)[0]
    assert view.grab().toImage().pixelColor(view.picture_rect.topLeft()).lightness() < 90
    there.set()
    house.wait_for(30)


def test_nothing_decodes_while_nobody_watches(house: House) -> None:
    """Hidden, there are no threads; shown again, the picture of now comes."""
    house.show(house.plan(moves_of(1.0, 3.0)))
    house.wait_for(30)
    assert live_threads()
    house.preview.hide()
    assert not live_threads()
    house.preview.seek(1.0)
    house.preview.show()
    house.wait_for(90)


def test_the_full_screen_shows_the_plan_too(house: House) -> None:
    """Entering and leaving the full screen goes on with the plan, in the size of each."""
    house.show(house.plan(moves_of(1.0, 3.0)))
    house.wait_for(30)
    house.preview.toggle_full_screen()
    assert house.preview.full_screen is not None
    house.until(lambda: house.engine.picture.width() == WIDTH)
    house.preview.seek(1.0)
    house.wait_for(90)
    house.preview.leave_full_screen()
    house.preview.seek(0.0)
    house.wait_for(30)


def test_another_file_takes_the_place_of_a_plan(house: House, studio: Studio) -> None:
    """A clip of the library is shown as ever, without any of the plan's threads."""
    house.show(house.plan(moves_of(3.0)))
    house.wait_for(90)
    house.preview.show_media(film(studio), title="Clip")
    house.until(lambda: house.shown == 0)
    assert not live_threads()
    assert not house.engine.live.on
    house.show(house.plan(moves_of(2.0)))
    house.wait_for(60)


def test_mirrored_the_words_stay_readable_and_the_picture_turns(house: House) -> None:
    """The picture that is painted is the mirror of the one that is not."""
    house.show(house.plan(moves_of(1.0)))
    house.wait_for(30)
    view = house.preview.findChildren(VideoView)[0]
    house.preview.scene.set_names_shown(False)
    assert number_in(view.grab(view.picture_rect).toImage()) == 30
    house.preview.scene.set_mirrored(True)
    assert number_in(view.grab(view.picture_rect).toImage().flipped(Qt.Orientation.Horizontal)) == 30


def test_a_song_with_a_picture_of_its_own_shows_the_plan(house: House, studio: Studio, tmp_path: Path) -> None:
    """A song may come from a video: its pictures are not those of the plan, before or after it is edited."""
    path = tmp_path / "song.mp4"
    tone = ("-f", "lavfi", "-i", "sine=duration=4")
    studio.run("-i", str(film(studio)), *tone, "-c:v", "copy", "-c:a", "aac", "-shortest", str(path))
    house.preview.show_media(path, title="Song")
    house.until(lambda: house.shown == 0)
    plan = house.plan(moves_of(3.0, 2.0))
    house.preview.show_plan(plan, path, title="Song")
    house.wait_for(90)
    house.engine.play()
    house.until(lambda: house.engine.position > 1.2)
    house.engine.pause()
    house.until(lambda: house.engine.live.exact)
    assert 60 <= house.shown < 90
    house.preview.show_media(path, title="Song")
    house.until(lambda: house.shown == 0 and not house.engine.live.on)
