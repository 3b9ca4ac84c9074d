"""The plan that is edited is rendered ahead: what is ready, what an edit stops, what is left behind."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import pytest

from choreo_desktop.domain.blueprint import Blueprint, read_blueprint
from choreo_desktop.media.children import BACKGROUND_NICENESS
from choreo_desktop.services.prerender import Prerenderer
from choreo_desktop.services.video_assembly import VideoAssemblyService
from tests.end_to_end.material import blueprint, children_at, leftovers, make_clip, make_song, move, until
from tests.end_to_end.studio import Studio

QUIET = 0.05
LONG = 5.0  # a slow encoder works on a move of this length for seconds


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A song and four clips."""
    root = tmp_path_factory.mktemp("material")
    make_song(root / "songs" / "song.wav")
    for number, name in enumerate("abcd"):
        make_clip(root / "clips" / f"{name}.mp4", 6.0, hue=72 * number)
    return root


@pytest.fixture
def studio(material: Path, tmp_path: Path, home: Path) -> Iterator[Studio]:
    """A folder of songs and clips of one test's own, and an FFmpeg that can be slowed down."""
    with Studio.opened(material, tmp_path / "root", home) as found:
        yield found


Find = Callable[[], VideoAssemblyService]
Opened = Callable[..., Prerenderer]


@pytest.fixture
def opened(studio: Studio) -> Iterator[Opened]:
    """Makes prerenderers that have ended when the test has, and have left nothing behind."""
    made: list[Prerenderer] = []

    def make(assembly: VideoAssemblyService | None = None, find: Find | None = None, **more: Any) -> Prerenderer:
        service = assembly or studio.assembly()
        prerenderer = Prerenderer(find or (lambda: service), quiet_seconds=QUIET, power_low=lambda: False, **more)
        made.append(prerenderer)
        return prerenderer

    yield make
    for prerenderer in made:
        assert prerenderer.stop()
    assert not children_at(studio.cache)
    assert leftovers(studio.root, studio.cache) == []
    assert not [thread for thread in threading.enumerate() if thread.name == "prerender"]


def plan_of(*moves: dict[str, Any], **config: Any) -> Blueprint:
    """A plan of moves that follow each other."""
    return read_blueprint(blueprint(*moves, **config))


def settle(prerenderer: Prerenderer) -> None:
    """Wait until there is nothing more to do."""
    until(lambda: prerenderer.settled, "the end of the work")


def clip_of(encoder: psutil.Process) -> str:
    """Which clip an encoder works on."""
    with suppress(psutil.Error):  # it may end while it is looked at
        return next((Path(word).stem for word in encoder.cmdline() if "/clips/" in word), "")
    return ""


def test_render_joins_what_was_rendered_ahead(studio: Studio, opened: Opened) -> None:
    """After a plan was left alone, Render encodes nothing any more: every part, and the song, is there."""
    told: list[float] = []
    prerenderer: Prerenderer = opened(on_changed=lambda: told.append(prerenderer.share()))
    plan = plan_of(move("a"), move("b", clip_start=1.0), move("a"), move("c", time_map=[[0.0, 0.2], [0.4, 0.7]]))
    prerenderer.set_plan(plan)
    settle(prerenderer)
    assert prerenderer.share() == 1.0
    assert all(prerenderer.ready(place) for place in range(4))
    assert told == sorted(told)
    assert told[0] == 0.0
    encodes, parts, songs = studio.encodes(), studio.parts(), list(studio.cache.glob("parts/*/*.m4a"))
    assert encodes == len(parts) > 0
    assert len(songs) == 1
    made = studio.attempt(plan.to_dict()).result().made
    assert made is not None
    assert made.report.frames_found == made.report.frames_planned == 16
    assert studio.encodes() == encodes
    assert studio.parts() == parts
    assert list(studio.cache.glob("parts/*/*.m4a")) == songs
    for path in studio.root.glob("output/*"):
        path.unlink()


def test_draft_and_other_codec_use_the_same_names(studio: Studio, opened: Opened) -> None:
    """Quality, codec and holds before the first move make no difference between ahead and asked for."""
    prerenderer = opened()
    plan = plan_of(move("a", start=0.5), move("b", start=1.5), quality="final", video_codec="libx265")
    prerenderer.set_plan(plan)
    settle(prerenderer)
    assert prerenderer.share() == 1.0
    encodes = studio.encodes()
    studio.assembly().assemble_video(plan)
    assert studio.encodes() == encodes
    for path in studio.root.glob("output/*"):
        path.unlink()


def test_an_edit_stops_only_what_no_longer_belongs(studio: Studio, opened: Opened) -> None:
    """A part that is being rendered goes on when another move is changed, and ends at once when it is taken out."""
    first, second = move("a"), move("b", start=0.4, duration=LONG)
    prerenderer = opened()
    studio.slow()
    prerenderer.set_plan(plan_of(first, second, move("c", start=5.4, duration=LONG)))
    until(lambda: prerenderer.ready(0), "the first part")
    working = until(lambda: [p for p in studio.encoders() if clip_of(p) == "b"], "the second part")[0]
    prerenderer.set_plan(plan_of(first, second, move("d", start=5.4, duration=LONG)))
    assert prerenderer.ready(0)
    assert working.is_running()
    kept = studio.parts()
    prerenderer.set_plan(plan_of(first, move("c", start=0.4, duration=LONG), move("d", start=5.4, duration=LONG)))
    working.wait(5)
    assert prerenderer.ready(0)
    until(lambda: [p for p in studio.encoders() if clip_of(p) == "c"], "the part that took its place")
    studio.quick()
    settle(prerenderer)
    assert prerenderer.share() == 1.0
    assert kept.items() <= studio.parts().items()
    assert len(studio.parts()) == 3


def test_what_is_looked_at_comes_first(studio: Studio, opened: Opened) -> None:
    """The move at the playhead is rendered before those at the start of the plan."""
    prerenderer = opened()
    prerenderer.prefer(11.0)
    studio.slow()
    moves = [move(name, start=LONG * place, duration=LONG) for place, name in enumerate("abc")]
    prerenderer.set_plan(plan_of(*moves))
    assert clip_of(studio.await_encoder()) == "c"


def test_makes_way_and_comes_back(studio: Studio, opened: Opened) -> None:
    """Paused, nothing runs; resumed, the rest is rendered."""
    prerenderer = opened()
    studio.slow()
    prerenderer.set_plan(plan_of(move("a"), move("b", start=0.4, duration=LONG)))
    until(lambda: prerenderer.ready(0), "the first part")
    studio.await_encoder()
    prerenderer.pause()
    until(lambda: not studio.encoders(), "the end of the encoder")
    studio.quick()
    prerenderer.set_plan(plan_of(move("a"), move("c", start=0.4, duration=LONG)))
    assert not prerenderer.settled
    assert prerenderer.ready(0)
    assert not prerenderer.ready(1)
    prerenderer.resume()
    settle(prerenderer)
    assert prerenderer.share() == 1.0


def test_finds_what_a_rendering_made_meanwhile(studio: Studio, opened: Opened) -> None:
    """What Render makes while it is paused is ready afterwards, without being made twice."""
    prerenderer = opened()
    prerenderer.pause()
    plan = plan_of(move("a"), move("b"))
    prerenderer.set_plan(plan)
    studio.assembly().assemble_video(plan)
    encodes = studio.encodes()
    prerenderer.resume()
    settle(prerenderer)
    assert prerenderer.share() == 1.0
    assert studio.encodes() == encodes
    for path in studio.root.glob("output/*"):
        path.unlink()


def test_nobody_notices_it(studio: Studio, opened: Opened) -> None:
    """It renders one part at a time, at a low priority."""
    prerenderer = opened()
    studio.slow()
    prerenderer.set_plan(plan_of(*(move(name, start=LONG * n, duration=LONG) for n, name in enumerate("abc"))))
    encoder = studio.await_encoder()
    assert len(studio.encoders()) == 1
    until(lambda: encoder.nice() >= BACKGROUND_NICENESS, "a low priority")
    group = Path(f"/proc/{encoder.pid}/autogroup")
    if group.exists():
        until(lambda: group.read_text().split()[-1] == str(BACKGROUND_NICENESS), "a low priority of its group")


def test_ends_in_the_middle_of_its_work(studio: Studio, opened: Opened) -> None:
    """Stopped while it renders, it leaves no process, no thread and no file; plans that come later start nothing."""
    prerenderer = opened()
    studio.slow()
    prerenderer.set_plan(plan_of(move("a", duration=LONG), move("b", start=LONG, duration=LONG)))
    studio.await_encoder()
    assert prerenderer.stop()
    assert not studio.encoders()
    assert leftovers(studio.root, studio.cache) == []
    prerenderer.set_plan(plan_of(move("c")))
    assert not [thread for thread in threading.enumerate() if thread.name == "prerender"]


def test_one_bad_clip_is_passed_over(studio: Studio, opened: Opened, caplog: pytest.LogCaptureFixture) -> None:
    """A clip that is gone stops nothing else and is told to nobody; when it is back, an edit has it rendered."""
    clip = studio.root / "clips" / "b.mp4"
    content = clip.read_bytes()
    clip.unlink()
    prerenderer = opened()
    plan = plan_of(move("a"), move("b"), move("c"))
    prerenderer.set_plan(plan)
    settle(prerenderer)
    assert [prerenderer.ready(place) for place in range(3)] == [True, False, True]
    assert 0 < prerenderer.share() < 1
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]
    clip.write_bytes(content)
    prerenderer.set_plan(plan)
    settle(prerenderer)
    assert prerenderer.share() == 1.0


def test_moves_of_open_length(studio: Studio, opened: Opened) -> None:
    """Moves that last as long as their clip are measured first, and rendered like others."""
    prerenderer = opened()
    plan = plan_of(move("a", duration=None), move("b"))
    prerenderer.set_plan(plan)
    settle(prerenderer)
    assert prerenderer.share() == 1.0
    encodes = studio.encodes()
    studio.assembly().assemble_video(plan)
    assert studio.encodes() == encodes
    for path in studio.root.glob("output/*"):
        path.unlink()


def test_another_clip_under_the_same_name(studio: Studio, opened: Opened) -> None:
    """A clip that was replaced is rendered anew, as Render would."""
    prerenderer = opened()
    plan = plan_of(move("a"), move("b"))
    prerenderer.set_plan(plan)
    settle(prerenderer)
    (studio.root / "clips" / "a.mp4").write_bytes((studio.root / "clips" / "c.mp4").read_bytes())
    prerenderer.set_plan(plan)
    settle(prerenderer)
    assert prerenderer.share() == 1.0
    assert studio.encodes() == 3


def test_cleared_cache(studio: Studio, opened: Opened) -> None:
    """When somebody clears the cache, the next look at the plan has it rendered again."""
    prerenderer = opened()
    plan = plan_of(move("a"), move("b"))
    prerenderer.set_plan(plan)
    settle(prerenderer)
    for path in studio.cache.glob("parts/*/*"):
        path.unlink()
    prerenderer.set_plan(plan)
    settle(prerenderer)
    assert prerenderer.share() == 1.0
    assert len(studio.parts()) == 2


def test_small_cache(studio: Studio, opened: Opened) -> None:
    """In a small cache it renders what fits: nothing that the plan needs is driven out by it, old parts are."""
    old = studio.cache / "parts" / "00" / "00.00.mp4"
    old.parent.mkdir(parents=True)
    old.write_bytes(bytes(184_000))
    limit = 185_000
    prerenderer = opened(studio.assembly(cache_bytes=limit))
    prerenderer.set_plan(plan_of(*(move(name, start=LONG * n, duration=LONG) for n, name in enumerate("abcd"))))
    settle(prerenderer)
    ready = [place for place in range(4) if prerenderer.ready(place)]
    assert ready == [0]
    assert not old.exists()
    assert len(studio.parts()) == 1
    assert sum(path.stat().st_size for path in studio.cache.glob("parts/*/*")) <= limit
    assert studio.encodes() == 1


def test_nothing_where_it_is_not_wanted(studio: Studio) -> None:
    """With the setting off, or a battery that is nearly empty, nothing is rendered; switched on, the plan is."""
    on, low = [False], [False]
    service = studio.assembly()
    prerenderer = Prerenderer(lambda: service if on[0] else None, quiet_seconds=QUIET, power_low=lambda: low[0])
    plan = plan_of(move("a"))
    prerenderer.set_plan(plan)
    settle(prerenderer)
    assert prerenderer.share() == 0.0
    on[0], low[0] = True, True
    prerenderer.set_plan(plan)
    settle(prerenderer)
    assert studio.encodes() == 0
    low[0] = False
    prerenderer.set_plan(plan)
    settle(prerenderer)
    assert prerenderer.share() == 1.0
    assert prerenderer.stop()


def test_no_ffmpeg(studio: Studio, opened: Opened, caplog: pytest.LogCaptureFixture) -> None:
    """Without FFmpeg nothing is rendered ahead, and nobody is bothered."""
    studio.ffmpeg.unlink()
    prerenderer = opened()
    prerenderer.set_plan(plan_of(move("a")))
    settle(prerenderer)
    assert prerenderer.share() == 0.0
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_plan_taken_away(studio: Studio, opened: Opened) -> None:
    """Without a plan nothing is ready and nothing runs."""
    prerenderer = opened()
    studio.slow()
    prerenderer.set_plan(plan_of(move("a", duration=LONG)))
    studio.await_encoder()
    prerenderer.set_plan(None)
    until(lambda: not studio.encoders(), "the end of the encoder")
    assert prerenderer.settled
    assert prerenderer.share() == 0.0
    assert not prerenderer.ready(0)


def test_a_pause_while_the_clips_are_looked_at(studio: Studio, opened: Opened) -> None:
    """Something else may want the machine before anything is rendered; afterwards it goes on by itself."""
    service, asked = studio.assembly(), list[int]()

    def find() -> VideoAssemblyService:
        asked.append(1)
        if len(asked) == 1:
            prerenderer.pause()
        return service

    prerenderer = opened(find=find)
    prerenderer.set_plan(plan_of({"video_path": "clips/a.mp4", "start_time": 0.0}))
    until(lambda: asked, "the beginning")
    assert prerenderer.share() == 0.0
    prerenderer.resume()
    settle(prerenderer)
    assert prerenderer.share() == 1.0
    assert len(asked) == 2


def test_a_bug_ends_nothing_but_the_work(studio: Studio, opened: Opened, caplog: pytest.LogCaptureFixture) -> None:
    """What nobody foresaw is written to the log, and the next edit is rendered ahead all the same."""
    service, asked = studio.assembly(), list[int]()

    def find() -> VideoAssemblyService:
        asked.append(1)
        if len(asked) == 1:
            raise ZeroDivisionError("nobody foresaw")
        return service

    prerenderer = opened(find=find)
    prerenderer.set_plan(plan_of(move("a")))
    settle(prerenderer)
    assert prerenderer.share() == 0.0
    assert "nobody foresaw" in caplog.text
    prerenderer.set_plan(plan_of(move("b")))
    settle(prerenderer)
    assert prerenderer.share() == 1.0


def test_what_is_forgotten_is_found_again(studio: Studio, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """After more edits than are kept in mind, a plan of before is ready again without being rendered again."""
    monkeypatch.setattr("choreo_desktop.services.prerender.MOST_KNOWN", 1)
    monkeypatch.setattr("choreo_desktop.services.prerender_parts.MOST_SOURCES", 1)
    prerenderer = opened()
    first = plan_of(move("a"))
    for plan in (first, plan_of(move("b"))):
        prerenderer.set_plan(plan)
        settle(prerenderer)
        assert prerenderer.share() == 1.0
    encodes = studio.encodes()
    prerenderer.set_plan(first)
    assert prerenderer.share() < 1.0
    settle(prerenderer)
    assert prerenderer.share() == 1.0
    assert studio.encodes() == encodes
