"""Rendering of segments: once each, by threads or by the processes of another engine, and stopped on request."""

import multiprocessing
import pickle
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from choreo_desktop.domain.errors import ProcessingError, ResourceError, UnusableMediaError
from choreo_desktop.domain.timing import TimeMap
from choreo_desktop.domain.work import Cancelled, CancelToken
from choreo_desktop.media.cache import ContentCache
from choreo_desktop.media.cores import usable_cores
from choreo_desktop.media.ffmpeg import FFmpeg
from choreo_desktop.media.ffmpeg_builder import Encoding
from choreo_desktop.media.info import MediaInfo, VideoInfo
from choreo_desktop.media.picture import Shape
from choreo_desktop.media.probe import probe_clip
from choreo_desktop.media.reading import check_filters
from choreo_desktop.media.segment_task import SegmentTask
from choreo_desktop.media.segments import SegmentRenderer, render_segment
from choreo_desktop.media.sources import Source
from tests.media.studio import SHAPE, X264, Studio, numbers, part


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder for one job."""
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


@pytest.fixture
def task(studio: Studio, work: Path) -> SegmentTask:
    """A segment of twelve frames."""
    source = Source.of(probe_clip(studio.numbered("plain.mp4", 120)))
    cache = ContentCache(work.parent / "cache", 1 << 30)
    return SegmentTask(source, part(1.0, 12), SHAPE, X264, studio.ffmpeg, cache, work)


@pytest.fixture(params=["threads", "processes"])
def executor(request: pytest.FixtureRequest) -> Iterator[Executor]:
    """Threads of this program, or another engine's processes."""
    if request.param == "threads":
        with ThreadPoolExecutor(2) as threads:
            yield threads
        return
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as processes:
        yield processes


def at(task: SegmentTask, second: float, frames: int = 12) -> SegmentTask:
    """The same from another place in the clip."""
    return replace(task, placement=part(second, frames))


def test_equal_segments_are_rendered_once(task: SegmentTask, executor: Executor, work: Path) -> None:
    """A move that occurs often is rendered once, by threads as by processes, and every use gets its pictures."""
    renderer = SegmentRenderer(executor, cancel=CancelToken(), work=work)
    moved = replace(task, placement=task.placement._replace(move=7, start=9.0, end=9.4, first_frame=270))
    keys = [renderer.submit(t) for t in (task, at(task, 2.0), moved, task)]
    assert keys[0] == keys[2] == keys[3] != keys[1]
    assert len(renderer.futures()) == 2
    assert [numbers(renderer.collect(k))[0] for k in keys] == [30, 60, 30, 30]
    assert len(list(task.cache.folder.glob("parts/*/*"))) == 2


def test_second_time_nothing_is_rendered(task: SegmentTask) -> None:
    """The same dance again is ready at once: FFmpeg is not even needed."""
    first = render_segment(task)
    nowhere = FFmpeg(Path("/gone"), task.ffmpeg.version, "setting")
    assert render_segment(replace(task, ffmpeg=nowhere)) == first


def test_damaged_part_is_rendered_again(task: SegmentTask) -> None:
    """A damaged part of the cache never gets into a video."""
    render_segment(task)
    (kept,) = task.cache.folder.glob("parts/*/*")
    kept.write_bytes(bytes(kept.stat().st_size))
    work = task.work.parent / "another"
    work.mkdir()
    assert numbers(render_segment(replace(task, work=work))) == list(range(30, 42))


def test_tasks_travel(task: SegmentTask) -> None:
    """A task can be sent to another process, and is the same there."""
    assert task.ffmpeg.filters
    copy = pickle.loads(pickle.dumps(task))  # noqa: S301 - our own bytes
    assert copy.key == task.key
    assert copy.source == task.source


def test_progress_reaches_the_end(task: SegmentTask, executor: Executor, work: Path) -> None:
    """The bar never goes back, and reaches its end."""
    shares: list[float] = []
    gate = threading.Event()
    near = isinstance(executor, ThreadPoolExecutor)
    blocked = [executor.submit(gate.wait) for _ in range(2 * near)]
    renderer = SegmentRenderer(executor, cancel=CancelToken(), work=work, on_share=shares.append)
    for second in (0.0, 1.0, 2.0):
        renderer.submit(at(task, second, 30))
    begun = len(shares)
    gate.set()
    assert all(future.result() for future in blocked)
    for segment in renderer.futures():
        segment.result()
    renderer.stop()  # waits for what is told after a result
    assert shares[-1] == 1.0
    assert all(a <= b for a, b in pairwise(shares[begun:]))


STUCK = f"""#!{sys.executable} -ES
import signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
open(sys.argv[-1].removeprefix("file:") + ".begun", "w")
time.sleep(900)
"""


def test_cancel_reaches_the_tasks(task: SegmentTask, executor: Executor, work: Path) -> None:
    """Cancel ends segments under way, in threads and in other processes, and those that have not begun."""
    program = work.parent / "ffmpeg"
    program.write_text(STUCK)
    program.chmod(0o755)
    stuck = replace(task, ffmpeg=FFmpeg(program, "1", "setting"))
    token = CancelToken()
    renderer = SegmentRenderer(executor, cancel=token, work=work)
    for second in range(4):
        renderer.submit(at(stuck, second / 2))
    deadline = time.monotonic() + 120
    while not list(work.glob("*/*.begun")) and time.monotonic() < deadline:
        threading.Event().wait(0.02)
    assert list(work.glob("*/*.begun"))
    token.cancel()
    stopping = threading.Thread(target=renderer.stop, daemon=True)
    stopping.start()
    stopping.join(120)
    assert not stopping.is_alive()
    for future in renderer.futures():
        assert future.cancelled() or isinstance(future.exception(), Cancelled)


def test_cancelled_before_anything(task: SegmentTask, executor: Executor, work: Path) -> None:
    """A job that was cancelled early renders nothing, and its folder may be gone already."""
    token = CancelToken()
    token.cancel()
    renderer = SegmentRenderer(executor, cancel=token, work=work)
    renderer.submit(task)
    renderer.stop()
    assert not list(task.cache.folder.glob("parts/*/*"))
    SegmentRenderer(executor, cancel=token, work=work / "gone").stop()


def test_failure_names_the_clip(task: SegmentTask, executor: Executor, work: Path) -> None:
    """When a clip cannot be rendered because it is damaged, that is said and it is named, from another process too."""
    broken = work / "my clip.mp4"
    broken.write_bytes(b"x" * 1000)
    bad = replace(task, source=Source.of(replace(task.source.info, path=broken)))
    renderer = SegmentRenderer(executor, cancel=CancelToken(), work=work)
    renderer.submit(bad)
    with pytest.raises(UnusableMediaError, match=r"^my clip\.mp4 is damaged: ") as caught:
        renderer.futures()[0].result()
    assert "exit code" in caught.value.details


def test_clip_that_vanishes(task: SegmentTask) -> None:
    """A clip that is deleted meanwhile is called vanished."""
    gone = replace(task, source=replace(task.source, info=replace(task.source.info, path=Path("/gone/clip.mp4"))))
    with pytest.raises(ResourceError, match=r"clip\.mp4 vanished"):
        render_segment(gone)


def test_clip_that_changes(task: SegmentTask, studio: Studio) -> None:
    """A clip that another program writes to meanwhile is refused, and nothing of it stays in the cache."""
    growing = task.work / "growing.mp4"
    growing.write_bytes(task.source.info.path.read_bytes())
    source = Source.of(probe_clip(growing))
    growing.write_bytes(studio.numbered("another.mp4", 100).read_bytes())
    with pytest.raises(ResourceError, match=r"growing\.mp4 changed while it was being read"):
        render_segment(replace(task, source=source))
    assert not list(task.cache.folder.glob("parts/*/*"))


def test_key_follows_the_content(task: SegmentTask, studio: Studio) -> None:
    """The same clip under another name is not rendered again; another clip, another FFmpeg is."""
    info = task.source.info
    same = [
        replace(task, threads=8),
        replace(task, work=Path("/elsewhere")),
        replace(task, source=replace(task.source, info=replace(info, path=Path("/other/name.mp4")), stamp=(0,))),
        replace(task, ffmpeg=FFmpeg(Path("/other/ffmpeg"), task.ffmpeg.version, "PATH")),
        replace(task, placement=task.placement._replace(move=3, start=3.0, end=5.0, first_frame=90)),
    ]
    assert {t.key for t in same} == {task.key}
    other = [
        replace(task, source=replace(task.source, digest="other")),
        replace(task, ffmpeg=FFmpeg(studio.ffmpeg.path, "8.0", "bundled")),
    ]
    assert len({t.key for t in (task, *other)}) == 3


INFO = MediaInfo(Path("/clip.mp4"), "mov", 60.0, VideoInfo(0, "h264", 1920, 1080), None)
placements = st.builds(
    part,
    st.integers(0, 50_000).map(lambda ms: ms / 1000),
    st.integers(1, 500),
    points=st.none()
    | st.lists(st.integers(1, 3000), min_size=2, max_size=5).map(
        lambda steps: [(i * 0.5, sum(steps[: i + 1]) / 1000) for i in range(len(steps))]
    ),
    before=st.integers(0, 3),
    after=st.integers(0, 3),
)
shapes = st.builds(
    Shape,
    st.integers(8, 960).map(lambda n: 2 * n),
    st.integers(8, 540).map(lambda n: 2 * n),
    st.sampled_from([Fraction(24), Fraction(30), Fraction(30000, 1001), Fraction(60)]),
    st.sampled_from(["blur", "bars", "crop"]),
)
encodings = st.builds(
    Encoding,
    st.sampled_from(["libx264", "libx265"]),
    st.sampled_from(["1M", "2M", "4M"]),
    st.sampled_from(["ultrafast", "veryfast"]),
)
recipes = st.tuples(placements, shapes, encodings)


def key_for(recipe: tuple[object, object, object]) -> str:
    """The key of a recipe for one and the same clip."""
    placement, shape, encoding = recipe
    cache = ContentCache(Path("/cache"), 1)
    ffmpeg = FFmpeg(Path("/ffmpeg"), "8.0", "bundled")
    return SegmentTask(Source(INFO, "d", ()), placement, shape, encoding, ffmpeg, cache, Path("/work")).key  # type: ignore[arg-type]


def seen(recipe: tuple[object, object, object]) -> object:
    """Everything of a recipe that shows in the pictures."""
    placement, shape, encoding = recipe
    assert isinstance(placement, tuple)
    _, _, _, _, frames, before, after, time_map = placement
    assert isinstance(time_map, TimeMap)
    assert isinstance(shape, Shape)
    # Filling makes no difference where the clip has the shape of the video.
    fit = shape.fit if Fraction(shape.width, shape.height) != Fraction(16, 9) else ""
    return frames, before, after, time_map.points, replace(shape, fit=fit), encoding


@given(first=recipes, second=recipes, swap=st.sampled_from([(0,), (1,), (2,), (0, 1), (0, 1, 2)]))
@settings(deadline=None, max_examples=150)
def test_key_changes_with_the_pictures(
    first: tuple[object, ...], second: tuple[object, ...], swap: tuple[int, ...]
) -> None:
    """Whatever changes a pixel is rendered anew: no video ever shows an older choice from the cache."""
    a, b = ((r[0], r[1], r[2]) for r in (first, [second[i] if i in swap else first[i] for i in range(3)]))
    if seen(a) != seen(b) and not _nearly_same_fit(a[1], b[1]):
        assert key_for(a) != key_for(b)
    else:
        assert key_for(a) == key_for(a)


def _nearly_same_fit(a: object, b: object) -> bool:
    """Shapes that differ in the filling alone, where the clip nearly fills the frame anyway."""
    assert isinstance(a, Shape)
    assert isinstance(b, Shape)
    near = abs(a.width / a.height - 16 / 9) < 0.3
    return near and replace(a, fit="") == replace(b, fit="") and a.fit != b.fit


def test_hdr_needs_filters(ffmpeg: FFmpeg) -> None:
    """An HDR clip is refused by an FFmpeg that would show it in wrong colours; the bundled one converts it."""
    hdr = replace(INFO, video=VideoInfo(0, "hevc", 1920, 1080, transfer=16))
    poor = FFmpeg(Path("/ffmpeg"), "4.0", "PATH")
    poor.__dict__["filters"] = frozenset({"scale"})
    with pytest.raises(ProcessingError, match="use the bundled FFmpeg"):
        check_filters(hdr, poor)
    check_filters(hdr, ffmpeg)
    check_filters(INFO, poor)


def test_cores() -> None:
    """The program knows how many cores it may use."""
    assert usable_cores() >= 1
