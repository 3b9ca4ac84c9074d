"""A plan that is watched before it is rendered: which picture is due, and threads that have it there in time."""

import shutil
import threading
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from choreo_desktop.domain.blueprint import Blueprint, BlueprintMove, OutputConfig
from choreo_desktop.domain.errors import ResourceError
from choreo_desktop.domain.timeline import place_moves
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.media.ffmpeg import FFmpegLocator
from choreo_desktop.media.live_reader import LiveReader
from choreo_desktop.media.picture import Shape
from choreo_desktop.services.live import LivePlan, live_plan
from choreo_desktop.services.live_show import LiveLookAt, Projector
from choreo_desktop.services.live_sources import fetch_from
from choreo_desktop.services.live_wants import LiveWish, wants_of
from tests.fakes.storage import MemoryStorage
from tests.media.studio import HEIGHT, WIDTH, Studio, number_of, numbers

PATIENCE = 20.0  # seconds; more than a busy machine needs
FILMED = ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "12", "-pix_fmt", "yuv420p", "-g", "60")
CONFIG = OutputConfig(output_path="out.mp4", width=WIDTH, height=HEIGHT)


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    """Makes the clips."""
    return Studio(tmp_path_factory.mktemp("live"), FFmpegLocator().get())


@pytest.fixture(scope="module")
def clip(studio: Studio) -> Path:
    """Five seconds whose pictures carry their numbers."""
    return studio.numbered("clip.mp4", 150, "30", *FILMED)


def move(start: float, duration: float | None, *points: tuple[float, float], key: str = "clip.mp4") -> BlueprintMove:
    """A move of a clip."""
    return BlueprintMove(
        video_path=key, start_time=start, duration=duration, time_map=list(points) or None, name="Step"
    )


def plan_of(*moves: BlueprintMove, files: dict[str, Path], config: OutputConfig = CONFIG) -> LivePlan:
    """A plan of clips on the disk."""
    blueprint = Blueprint(task_id="live", audio_path="song.mp3", moves=list(moves), output_config=config)
    return live_plan(blueprint, fetch_from(files, MemoryStorage, Path()))


def number(found: LiveLookAt) -> int:
    """The number of the picture that was found; -1 for none."""
    if found.picture is None:
        return -1
    pixels = found.picture.pixels
    rows = np.frombuffer(pixels.data, np.uint8).reshape(-1, pixels.stride)[: pixels.height, : 4 * pixels.width]
    return number_of(rows[:, 1::4])


class Watcher:
    """Somebody who watches a plan, frame by frame."""

    def __init__(self, plan: LivePlan) -> None:
        self._news = threading.Event()
        self.projector = Projector(plan, self._news.set)
        self.projector.set_room((WIDTH, HEIGHT))

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait for something to be so."""
        while not condition():
            assert self._news.wait(PATIENCE), "nothing came"
            self._news.clear()

    def see(self, frame: int, *, playing: bool = False) -> int:
        """The number of a frame's picture, when it is there."""
        self.projector.wish(LiveWish(frame, playing))
        self.until(lambda: self.projector.look(frame).exact)
        return number(self.projector.look(frame))

    def wait_for_card(self, frame: int) -> str:
        """Why a frame cannot be shown."""
        self.projector.wish(LiveWish(frame))
        self.until(lambda: self.projector.look(frame).source.error is not None)
        error = self.projector.look(frame).source.error
        assert error is not None
        return error.error


@pytest.fixture
def watch() -> Iterator[Callable[[LivePlan], Watcher]]:
    """Lets somebody watch a plan; no thread outlives the test."""
    watchers: list[Watcher] = []

    def begin(plan: LivePlan) -> Watcher:
        watchers.append(Watcher(plan))
        return watchers[-1]

    yield begin
    for watcher in watchers:
        watcher.projector.close()
    assert not [thread.name for thread in threading.enumerate() if thread.name.startswith("live")]


# Which picture


def test_every_frame_shows_the_picture_that_would_be_rendered(
    studio: Studio, clip: Path, watch: Callable[[LivePlan], Watcher]
) -> None:
    """Retimed, cut off the grid of frames, held in gaps: the numbers are those of the rendered segments."""
    moves = (
        move(0.35, 1.0, (0.0, 0.4), (0.5, 1.0), (1.0, 1.45)),
        move(1.362, 0.8, (0.0, 2.0), (0.8, 2.7)),
        move(2.5, 0.7, (0.0, 4.6), (0.7, 5.4)),
    )
    plan = plan_of(*moves, files={"clip.mp4": clip})
    shape = Shape(WIDTH, HEIGHT, Fraction(30), "bars")
    rendered = [
        number
        for placement in place_moves(moves, [5.0] * 3, Fraction(30))
        for number in numbers(studio.render(clip, placement, shape, name="live"))
    ]
    assert plan.frames == len(rendered)
    watcher = watch(plan)
    assert [watcher.see(frame) for frame in range(plan.frames)] == rendered


def test_after_the_last_move_there_is_nothing(clip: Path, watch: Callable[[LivePlan], Watcher]) -> None:
    """The song goes on without a picture, and nothing is decoded for it."""
    plan = plan_of(move(0.0, 1.0), files={"clip.mp4": clip})
    watcher = watch(plan)
    watcher.projector.wish(LiveWish(45))
    found = watcher.projector.look(45)
    assert (found.shot, found.picture, found.exact) == (None, None, True)


def test_a_move_without_a_duration_plays_its_whole_clip(clip: Path) -> None:
    """Its length comes from the library."""
    blueprint = Blueprint(task_id="x", audio_path="s.mp3", moves=[move(0.0, None)], output_config=CONFIG)
    plan = live_plan(blueprint, lambda *_: clip, {"clip.mp4": 5.0})
    assert plan.frames == 150


@given(
    starts=st.lists(st.floats(0, 20), min_size=1, max_size=12),
    lengths=st.lists(st.floats(0.001, 5), min_size=12, max_size=12),
    rate=st.sampled_from([24, 29.97, 30, 60]),
)
def test_every_frame_belongs_to_one_move_and_its_second_never_goes_back(
    starts: list[float], lengths: list[float], rate: float
) -> None:
    """However moves lie: no frame without a move before the end, in order, and within a move time goes on."""
    moves = [move(s, d, (0.0, 0.5), (1.0, 1.6)) for s, d in zip(sorted(starts), lengths, strict=False)]
    config = CONFIG.model_copy(update={"frame_rate": rate})
    plan = plan_of(*moves, files={}, config=config)
    before: tuple[int, float] = (-1, 0.0)
    for frame in range(min(plan.frames, 400)):
        shot = plan.shot_at(frame)
        assert shot is not None
        assert (shot.place, shot.second) >= before
        before = (shot.place, shot.second)
    assert plan.shot_at(plan.frames) is None


# What is decoded


def test_only_one_picture_is_wanted_while_nothing_plays(clip: Path) -> None:
    """Whoever looks at one picture wants no others."""
    plan = plan_of(move(0.0, 2.0), move(2.0, 2.0), files={"clip.mp4": clip})
    (want,) = wants_of(plan, LiveWish(30), 100)
    assert want.first == want.last


def test_what_comes_next_and_where_a_loop_begins_are_wanted_while_it_plays(clip: Path) -> None:
    """The move of now, the next ones, and the first pictures of the loop, each with the time that is left."""
    plan = plan_of(*(move(2.0 * i, 2.0, (0.0, 1.0), (2.0, 3.0)) for i in range(8)), files={"clip.mp4": clip})
    wants = wants_of(plan, LiveWish(75, playing=True), 100)
    assert [(want.tag[0], round(want.due, 2)) for want in wants] == [(1, 0.0), (2, 1.5), (3, 3.5)]
    looped = wants_of(plan, LiveWish(75, playing=True, loop=(60, 120)), 100)
    assert [(want.tag, round(want.due, 2)) for want in looped] == [((1, False), 0.0), ((1, True), 1.5)]
    slow = wants_of(plan, LiveWish(75, playing=True, rate=0.5), 100)
    assert [round(want.due, 2) for want in slow] == [0.0, 3.0]


def test_it_keeps_to_its_memory_and_still_shows_every_picture(clip: Path, watch: Callable[[LivePlan], Watcher]) -> None:
    """With room for twelve pictures, every frame of a plan that goes on is right."""
    plan = plan_of(move(0.0, 2.0, (0.0, 0.0), (2.0, 2.0)), move(2.0, 2.0), files={"clip.mp4": clip})
    watcher = watch(plan)
    budget = 12 * 4 * WIDTH * HEIGHT
    watcher.projector = Projector(plan, watcher._news.set, budget=budget)
    watcher.projector.set_room((WIDTH, HEIGHT))
    try:
        expected = [*range(60), *range(60)]
        assert [watcher.see(frame, playing=True) for frame in range(0, 120, 3)] == expected[::3]
        assert watcher.projector._shelf._held <= budget
    finally:
        watcher.projector.close()


def test_an_edit_shows_at_once_what_it_changes_and_keeps_what_it_does_not(
    studio: Studio, clip: Path, watch: Callable[[LivePlan], Watcher]
) -> None:
    """Another clip comes in the place of the one before; a picture that is still wanted needs no decoding."""
    other = studio.numbered("other.mp4", 600, "30", *FILMED)
    files = {"clip.mp4": clip, "other.mp4": other}
    watcher = watch(plan_of(move(0.0, 2.0), move(2.0, 2.0), files=files))
    assert watcher.see(30) == 30
    watcher.projector.set_plan(plan_of(move(0.0, 2.0), move(2.0, 2.0, key="other.mp4"), files=files))
    assert watcher.projector.look(30).exact
    swapped = plan_of(move(0.0, 2.0, (0.0, 15.0), (1.0, 16.0), key="other.mp4"), move(2.0, 2.0), files=files)
    watcher.projector.set_plan(swapped)
    assert watcher.see(30) == 480


def test_a_storm_of_jumps_ends_at_the_newest(clip: Path, watch: Callable[[LivePlan], Watcher]) -> None:
    """Whoever drags wildly sees the right picture where he lets go."""
    plan = plan_of(*(move(1.0 * i, 1.0, (0.0, 4.0 - i), (1.0, 5.0 - i)) for i in range(4)), files={"clip.mp4": clip})
    watcher = watch(plan)
    for frame in (*range(0, 120, 7), *range(119, 0, -5)):
        watcher.projector.wish(LiveWish(frame))
        watcher.projector.look(frame)
    assert watcher.see(95) == 35


def test_a_larger_window_gets_larger_pictures(clip: Path, watch: Callable[[LivePlan], Watcher]) -> None:
    """What is looked at is made anew in the size of the window, up to the size of the video."""
    watcher = watch(plan_of(move(0.0, 2.0), files={"clip.mp4": clip}))
    watcher.projector.set_room((96, 54))
    watcher.see(3)
    found = watcher.projector.look(3).picture
    assert found is not None
    assert found.size == (96, 54)
    watcher.projector.set_room((1000, 1000))

    def grown() -> bool:
        picture = watcher.projector.look(3).picture
        return picture is not None and picture.size == (WIDTH, HEIGHT)

    watcher.until(grown)
    assert number(watcher.projector.look(3)) == 3


# What goes wrong


def test_a_missing_and_a_damaged_clip_say_so_and_stop_nothing(
    clip: Path, tmp_path: Path, watch: Callable[[LivePlan], Watcher]
) -> None:
    """The other moves are shown; an edit of the plan tries again."""
    damaged = tmp_path / "damaged.mp4"
    damaged.write_bytes(clip.read_bytes()[:2000])
    files = {"clip.mp4": clip, "damaged.mp4": damaged}
    moves = move(0.0, 1.0, key="gone.mp4"), move(1.0, 1.0, key="damaged.mp4"), move(2.0, 1.0)
    watcher = watch(plan_of(*moves, files=files))
    assert "gone.mp4" in watcher.wait_for_card(0)
    assert "damaged.mp4" in watcher.wait_for_card(30)
    assert watcher.see(60) == 0
    watcher.projector.set_plan(plan_of(*moves, files={**files, "gone.mp4": clip}))
    assert watcher.see(15) == 15


def test_a_clip_that_vanishes_while_it_is_watched_says_so(
    clip: Path, tmp_path: Path, watch: Callable[[LivePlan], Watcher]
) -> None:
    """A disk that is pulled out gives a sentence, not a dead thread."""
    copy, other = tmp_path / "copy.mp4", tmp_path / "other.mp4"
    for path in (copy, other):
        path.write_bytes(clip.read_bytes())
    files = {"copy.mp4": copy, "other.mp4": other}
    watcher = watch(plan_of(move(0.0, 1.0, key="copy.mp4"), move(1.0, 1.0, key="other.mp4"), files=files))
    assert watcher.see(5) == 5
    watcher.until(lambda: watcher.projector._sources.of("other.mp4").info is not None)
    other.unlink()
    assert "other.mp4" in watcher.wait_for_card(40)
    assert watcher.see(6) == 6


def test_a_slow_server_holds_nothing_up_that_is_on_the_disk(clip: Path, watch: Callable[[LivePlan], Watcher]) -> None:
    """While one clip is on its way the others play; when it is there, it is shown."""
    there = threading.Event()

    def fetch(key: str, cancel: CancelToken) -> Path:
        while key == "far.mp4" and not there.wait(0.01):
            cancel.check()
        return clip

    moves = [move(0.0, 1.0, key="far.mp4"), move(1.0, 1.0)]
    blueprint = Blueprint(task_id="x", audio_path="s.mp3", moves=moves, output_config=CONFIG)
    watcher = watch(live_plan(blueprint, fetch))
    watcher.projector.wish(LiveWish(10))
    assert watcher.see(40) == 10
    found = watcher.projector.look(10)
    assert (found.picture, found.source.info, found.source.error) == (None, None, None)
    there.set()
    assert watcher.see(10) == 10


def test_closing_ends_a_fetch_that_waits_for_ever(clip: Path) -> None:
    """A server that does not answer keeps no window open."""
    asked = threading.Event()

    def fetch(_: str, cancel: CancelToken) -> Path:
        asked.set()
        while not threading.Event().wait(0.01):
            cancel.check()
        return clip

    plan = live_plan(Blueprint(task_id="x", audio_path="s.mp3", moves=[move(0.0, 1.0)], output_config=CONFIG), fetch)
    watcher = Watcher(plan)
    watcher.projector.wish(LiveWish(0, playing=True))
    assert asked.wait(PATIENCE)
    watcher.projector.close()
    assert not [thread.name for thread in threading.enumerate() if thread.name.startswith("live")]


def test_originals_go_before_the_storage(clip: Path, tmp_path: Path) -> None:
    """What is on this computer is not fetched; what is not comes from the storage, or is said to be missing."""
    storage = MemoryStorage()
    storage.upload_file(clip, "clips/far.mp4")
    fetch = fetch_from({"clips/near.mp4": clip, "clips/far.mp4": tmp_path / "gone.mp4"}, lambda: storage, tmp_path)
    assert fetch("clips/near.mp4", CancelToken()) == clip
    assert fetch("clips/far.mp4", CancelToken()).read_bytes() == clip.read_bytes()
    with pytest.raises(ResourceError):
        fetch("clips/none.mp4", CancelToken())


def test_a_video_of_another_size_is_watched_in_its_own(clip: Path, watch: Callable[[LivePlan], Watcher]) -> None:
    """Settings that change the size of the video are seen in the preview at once, with the right picture."""
    step, files = move(0.0, 2.0, (0.0, 1.0), (2.0, 3.0)), {"clip.mp4": clip}
    watcher = watch(plan_of(step, files=files))
    assert watcher.see(10) == 40
    small = CONFIG.model_copy(update={"width": WIDTH // 2, "height": HEIGHT // 2})
    watcher.projector.set_plan(plan_of(step, files=files, config=small))
    watcher.projector.wish(LiveWish(11))
    watcher.until(lambda: watcher.projector.look(11).exact)
    picture = watcher.projector.look(11).picture
    assert picture is not None
    assert picture.size == (WIDTH // 2, HEIGHT // 2)


def test_a_plan_of_many_clips_keeps_few_of_them_open(
    clip: Path, tmp_path: Path, watch: Callable[[LivePlan], Watcher]
) -> None:
    """Every clip is seen, and those that were seen first are let go of, so that their files can be moved."""
    files = {f"{n}.mp4": Path(shutil.copy(clip, tmp_path / f"{n}.mp4")) for n in range(12)}
    steps = [move(float(n), 1.0, (0.0, 0.5), (1.0, 1.5), key=key) for n, key in enumerate(files)]
    watcher = watch(plan_of(*steps, files=files))
    assert [watcher.see(30 * n + 3) for n in range(12)] == [18] * 12
    held = {Path(file.path) for file in psutil.Process().open_files()} & set(files.values())
    assert len(held) <= 8
    assert files["0.mp4"] not in held


@pytest.mark.parametrize("failure", [None, OSError("the disk went away")])
def test_a_clip_of_which_no_picture_can_be_read_says_so(
    clip: Path,
    tmp_path: Path,
    watch: Callable[[LivePlan], Watcher],
    monkeypatch: pytest.MonkeyPatch,
    failure: Exception | None,
) -> None:
    """It opens and then gives nothing, or fails while it is read: a sentence names it, and the other clip is seen."""
    bad = Path(shutil.copy(clip, tmp_path / "bad.mp4"))
    read = LiveReader.read

    def fail(self: LiveReader, shape: Shape, stop: Callable[[], bool]) -> object:
        if self.info.path != bad:
            return read(self, shape, stop)
        if failure is not None:
            raise failure
        return None

    monkeypatch.setattr(LiveReader, "read", fail)
    steps = move(0.0, 1.0, (0.0, 0.5), (1.0, 1.5)), move(1.0, 1.0, (0.0, 0.5), (1.0, 1.5), key="bad.mp4")
    watcher = watch(plan_of(*steps, files={"clip.mp4": clip, "bad.mp4": bad}))
    assert watcher.wait_for_card(33) == "bad.mp4 cannot be watched: it is damaged, or went away."
    assert watcher.see(3) == 18
    assert bad not in {Path(file.path) for file in psutil.Process().open_files()}
