"""Hardware encoders serve a few at once; what is rendered with one goes by other rules than software."""

import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from choreo_desktop.domain.blueprint import BlueprintMove
from choreo_desktop.domain.errors import FFmpegFailedError
from choreo_desktop.domain.timeline import place_moves
from choreo_desktop.domain.work import Cancelled, CancelToken
from choreo_desktop.media.cache import ContentCache
from choreo_desktop.media.encoders import SLOTS, encoder_slot
from choreo_desktop.media.encoding import Encoding
from choreo_desktop.media.ffmpeg import FFmpeg
from choreo_desktop.media.picture import Shape
from choreo_desktop.media.probe import probe_clip
from choreo_desktop.media.segment_task import SegmentTask
from choreo_desktop.media.segments import render_segment
from choreo_desktop.media.sources import Source
from tests.end_to_end.material import make_clip
from tests.media.studio import SHAPE, X264, Studio, part


@pytest.mark.parametrize("codec", ["h264_nvenc", "libx264"])
def test_a_card_is_shared(codec: str, tmp_path: Path) -> None:
    """However many segments are rendered at once, a card gets three at a time; software gets all."""
    inside, most, lock, full = 0, 0, threading.Lock(), threading.Event()
    wanted = SLOTS if codec == "h264_nvenc" else 8

    def use(_: int) -> None:
        nonlocal inside, most
        with encoder_slot(codec, tmp_path / "locks", CancelToken()):
            with lock:
                inside += 1
                most = max(most, inside)
                if inside >= wanted:
                    full.set()
            full.wait(60)
            with lock:
                inside -= 1

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(use, range(8)))
    assert most == wanted


def test_waiting_can_be_cancelled(tmp_path: Path) -> None:
    """A person who cancels does not wait for a turn at the card."""
    cancel = CancelToken()

    def occupied(left: int) -> None:
        if left:
            with encoder_slot("h264_qsv", tmp_path, CancelToken()):
                occupied(left - 1)
            return
        threading.Timer(0.1, cancel.cancel).start()
        with pytest.raises(Cancelled), encoder_slot("h264_qsv", tmp_path, cancel):
            pass

    occupied(SLOTS)


@pytest.fixture
def task(studio: Studio, tmp_path: Path) -> SegmentTask:
    """A segment for the card of this machine, which has none."""
    source = Source.of(probe_clip(studio.numbered("plain.mp4", 120)))
    (tmp_path / "work").mkdir()
    cache = ContentCache(tmp_path / "cache", 1 << 30)
    encoding = Encoding("h264_nvenc", "2M", "ultrafast")
    return SegmentTask(source, part(1.0, 12), SHAPE, encoding, studio.ffmpeg, cache, tmp_path / "work")


def test_segments_are_kept_by_their_encoder(task: SegmentTask) -> None:
    """A segment of one encoder is never taken for that of another, or of another bit rate."""
    others = [X264, Encoding("h264_qsv", "2M", "ultrafast"), Encoding("h264_nvenc", "3M", "ultrafast")]
    keys = {task.key, *(replace(task, encoding=encoding).key for encoding in others)}
    assert len(keys) == 4


@pytest.mark.skipif(sys.platform != "linux", reason="machines that tests run on have no such card there")
def test_a_card_that_fails_is_told(task: SegmentTask) -> None:
    """When a card fails in the middle, the sentence says which setting helps, and nothing is left in the cache."""
    with pytest.raises(FFmpegFailedError, match=r"plain\.mp4.*choose the software encoder in the settings"):
        render_segment(task)
    assert not list(task.cache.folder.glob("parts/*/*"))


def test_x265_and_tiny_pictures(ffmpeg: FFmpeg, tmp_path: Path) -> None:
    """A picture of 48x32 that stands still, at which x265 broke down (found by a property test), is encoded."""
    clip = make_clip(tmp_path / "tall.mp4", 0.8, rate="10", size="48x80", hue=60)
    move = {"video_path": "a.mp4", "start_time": 0.3, "duration": 0.5, "time_map": [[0.0, 0.5], [0.25, 0.625]]}
    (placement,) = place_moves([BlueprintMove.model_validate(move)], [0.8], Fraction(5))
    (tmp_path / "work").mkdir()
    task = SegmentTask(
        Source.of(probe_clip(clip)),
        placement,
        Shape(48, 32, Fraction(5), "bars"),
        Encoding("libx265", "100k", "ultrafast"),
        ffmpeg,
        ContentCache(tmp_path / "cache", 1 << 30),
        tmp_path / "work",
    )
    assert render_segment(task).stat().st_size > 0
