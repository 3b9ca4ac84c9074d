import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from choreo_desktop.domain.errors import Category
from choreo_desktop.domain.task import TaskStatus
from choreo_desktop.domain.work import Cancelled, CancelToken
from choreo_desktop.storage.s3 import S3StorageBackend
from tests.end_to_end.material import blueprint, move, until
from tests.end_to_end.studio import Studio, fill, finish, small_disk
from tests.fakes.network import Fault, Proxy
from tests.fakes.s3_server import Bucket

# A short move, whose segment is finished soon, and long ones, which a slow encoder works on for seconds.
PLAN = blueprint(move("a", duration=0.3), move("b", duration=5.0), move("c", duration=5.0))


def test_killed_encoder(studio: Studio) -> None:
    """When the system kills FFmpeg, the video fails with a sentence and the next try goes on where it was."""
    studio.slow()
    attempt = studio.attempt(PLAN)
    kept = studio.await_parts()
    studio.await_encoder().send_signal(signal.SIGKILL)
    error = attempt.result().error
    assert error.category is Category.PROCESSING
    assert "ended by the system" in error.error
    assert error.stage == "concatenating"
    assert studio.last().status is TaskStatus.FAILED
    assert studio.last().error == error.as_dict()
    studio.check_clean()
    studio.quick()
    studio.check_works(PLAN, kept)
    assert len(studio.parts()) == 3


def test_full_disk_while_rendering(studio: Studio) -> None:
    """A disk that fills up while the moves are rendered is named, and nothing is left on it."""
    try:
        with small_disk(studio.cache):
            studio.slow()
            attempt = studio.attempt(PLAN)
            kept = studio.await_parts()
            studio.await_encoder()
            filler = fill(studio.cache)
            error = attempt.result().error
            assert error.category is Category.PROCESSING
            assert "disk is full" in error.error
            assert studio.last().error == error.as_dict()
            studio.check_clean()
            filler.unlink()
            studio.quick()
            studio.check_works(PLAN, kept)
    except PermissionError:
        limited_file_size(studio)


def limited_file_size(studio: Studio) -> None:
    """Where no disk can be made: a program that may write only very small files."""
    plan = studio.write(PLAN)
    process = studio.program("assemble", plan, "--root", studio.root, "--json")
    import resource

    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (30_000, 30_000))
    code, out, _ = finish(process)
    assert code == 4
    assert json.loads(out)["error"]
    studio.check_clean()
    code, out, _ = finish(studio.program("assemble", plan, "--root", studio.root, "--json"))
    assert code == 0


def test_file_size_limit(studio: Studio) -> None:
    """An account that may write only small files gets a failure, and a good run once the limit is lifted."""
    limited_file_size(studio)


def test_full_disk_of_the_output(studio: Studio) -> None:
    """A video that does not fit on the disk of the results is not there in part, and the old one still plays."""
    output = studio.root / "output"
    try:
        with small_disk(output, 2):
            (output / "video.mp4").write_bytes(b"the old video")
            studio.slow()
            attempt = studio.attempt(PLAN)
            kept = studio.await_parts()
            filler = fill(output)
            studio.quick()
            error = attempt.result().error
            assert "disk is full" in error.error.lower()
            assert error.stage == "uploading"
            assert {path.name for path in output.iterdir()} == {"video.mp4", "filler"}
            assert (output / "video.mp4").read_bytes() == b"the old video"
            filler.unlink()
            studio.check_works(PLAN, kept)
            assert (output / "video.mp4").read_bytes() != b"the old video"
    except PermissionError:
        limited_file_size(studio)


def test_disk_too_small_from_the_start(studio: Studio) -> None:
    """A disk that cannot hold the video is told before anything is rendered."""
    plan = blueprint(move("a", duration=60.0), video_bitrate="50M")
    try:
        with small_disk(studio.root / "output", 2):
            error = studio.attempt(plan).result().error
            assert "not enough space" in error.error
            assert error.stage == "fetching"
            assert studio.parts() == {}
        studio.check_clean()
    except PermissionError:
        limited_file_size(studio)


@pytest.mark.parametrize("garbage", [None, b"", b"not a video any more\n" * 100], ids=["gone", "empty", "garbage"])
def test_clip_vanishes(studio: Studio, garbage: bytes | None) -> None:
    """A clip that is deleted or overwritten while the video is made is named in the failure."""
    studio.workers = 1
    studio.slow()
    attempt = studio.attempt(PLAN)
    busy = studio.await_encoder()
    waiting = "b" if any("c.mp4" in word for word in busy.cmdline()) else "c"
    clip = studio.root / "clips" / f"{waiting}.mp4"
    content = clip.read_bytes()
    clip.unlink()
    if garbage is not None:
        clip.write_bytes(garbage)
    studio.quick()
    error = attempt.result().error
    assert clip.name in error.error
    assert studio.last().error == error.as_dict()
    studio.check_clean()
    clip.write_bytes(content)
    studio.check_works(PLAN, studio.parts())


def test_clip_is_exchanged(studio: Studio) -> None:
    """A clip that is exchanged for another while the video is made is refused, and never shown as the old one later."""
    studio.workers = 1
    studio.slow()
    attempt = studio.attempt(PLAN)
    busy = studio.await_encoder()
    waiting = "b" if any("c.mp4" in word for word in busy.cmdline()) else "c"
    clip = studio.root / "clips" / f"{waiting}.mp4"
    content = clip.read_bytes()
    clip.write_bytes((studio.root / "clips" / "e.mp4").read_bytes())
    studio.quick()
    assert clip.name in attempt.result().error.error
    studio.check_clean()
    clip.write_bytes(content)
    studio.check_works(PLAN, studio.parts())
    assert len(studio.parts()) == 3


def test_song_vanishes(studio: Studio) -> None:
    """A song that is deleted while the moves are rendered ends the work with a failure, not a mute video."""
    studio.slow()
    attempt = studio.attempt(PLAN)
    studio.await_parts()
    song = studio.root / "songs" / "song.wav"
    content = song.read_bytes()
    song.unlink()
    studio.quick()
    assert attempt.result().error.error
    studio.check_clean()
    song.write_bytes(content)
    studio.check_works(PLAN)


@pytest.fixture
def proxy(bucket: Bucket) -> Iterator[Proxy]:
    """The way to the bucket."""
    proxy = Proxy(bucket.endpoint)
    yield proxy
    proxy.close()


@pytest.fixture
def remote(bucket: Bucket, proxy: Proxy, studio: Studio) -> Iterator[S3StorageBackend]:
    """The studio's songs and clips in a bucket."""
    for path in [*studio.root.glob("songs/*"), *studio.root.glob("clips/*")]:
        bucket.put(path.relative_to(studio.root).as_posix(), path.read_bytes())
    storage = S3StorageBackend(
        bucket.name, endpoint_url=proxy.endpoint, path_style=True, connect_timeout=2, read_timeout=2
    )
    yield storage
    storage.close()


@pytest.mark.parametrize("kind", ["cut", "silence"])
@pytest.mark.parametrize("size", ["small", "large"])
def test_bucket_dies_while_uploading(
    studio: Studio, bucket: Bucket, proxy: Proxy, remote: S3StorageBackend, kind: Any, size: str
) -> None:
    """When the network dies during the upload, the bucket holds neither a half video nor parts of one."""
    shape: dict[str, Any] = (
        {"width": 960, "height": 720, "frame_rate": 30, "video_bitrate": "40M"} if size == "large" else {}
    )
    plan = blueprint(move("a", duration=1.5), move("b", duration=1.5), **shape)
    before = bucket.everything()

    def progress(now: Any) -> None:
        if now.stage == "uploading" and proxy.fault is None and not proxy.struck.is_set():
            proxy.fault = Fault("up", 10_000, kind)

    error = studio.attempt(plan, service=studio.choreography(remote), progress=progress).result().error
    assert proxy.struck.is_set()
    assert error.category is Category.PROCESSING
    assert error.stage == "uploading"
    assert studio.last().error == error.as_dict()
    studio.check_clean()
    assert bucket.everything() == before
    proxy.fault = None
    kept = studio.parts()
    attempt = studio.attempt(plan, service=studio.choreography(remote)).result()
    assert attempt.made is not None, repr(attempt.failure)
    assert bucket.everything() == sorted([*before, "output/video.mp4"])
    assert bucket.unfinished() == []
    assert studio.parts() == kept


def test_cancel_while_the_bucket_is_silent(studio: Studio, proxy: Proxy, remote: S3StorageBackend) -> None:
    """A person who gives up on a dead network is not kept waiting, and nothing comes back later on the disk."""
    proxy.fault = Fault("down", 200, "silence")
    cancel = CancelToken()
    attempt = studio.attempt(PLAN, service=studio.choreography(remote), cancel=cancel)
    until(proxy.struck.is_set, "silence")
    cancel.cancel()
    assert isinstance(attempt.result().failure, Cancelled)
    assert studio.last().status is TaskStatus.CANCELLED
    studio.check_clean()
    proxy.fault = None
    proxy.close()
    studio.check_clean()


@pytest.mark.parametrize("stage", ["fetching", "concatenating", "adding_audio", "uploading"])
def test_cancel_in_each_stage(studio: Studio, stage: str) -> None:
    """Cancel works in every stage: no video, no temporary file, no process, and the history says cancelled."""
    cancel = CancelToken()
    attempt = studio.attempt(PLAN, cancel=cancel, progress=lambda now: cancel.cancel() if now.stage == stage else None)
    assert isinstance(attempt.result().failure, Cancelled)
    last = studio.last()
    assert last.status is TaskStatus.CANCELLED
    assert last.error is None
    assert last.stage == stage
    studio.check_clean()
    studio.check_works(PLAN, studio.parts())


def test_cancel_while_rendering(studio: Studio) -> None:
    """Cancel during the rendering ends the encoders, keeps finished parts, and the next run uses them."""
    studio.slow()
    cancel = CancelToken()
    attempt = studio.attempt(PLAN, cancel=cancel)
    kept = studio.await_parts()
    studio.await_encoder()
    cancel.cancel()
    assert isinstance(attempt.result().failure, Cancelled)
    studio.check_clean()
    assert kept.items() <= studio.parts().items()  # one more may have been finished at that moment
    studio.quick()
    studio.check_works(PLAN, kept)


def test_cancel_that_comes_too_late(studio: Studio) -> None:
    """Cancel after the video was stored changes nothing: it is there, and the history says so."""
    cancel = CancelToken()
    attempt = studio.attempt(
        PLAN, cancel=cancel, progress=lambda now: cancel.cancel() if now.stage == "cleanup" else None
    )
    assert attempt.result().made is not None
    assert studio.last().status is TaskStatus.COMPLETED
    assert studio.new_files() == ["output/video.mp4"]


def test_time_limit(studio: Studio) -> None:
    """Work over its time limit ends with a sentence that names the limit, and the program says so with code 5."""
    plan = studio.write(PLAN)
    studio.slow()
    code, out, err = finish(studio.program("assemble", plan, "--root", studio.root, "--json", timeout_minutes=1.5 / 60))
    assert code == 5, err
    failure = json.loads(out)
    assert "limit of 1.5 seconds" in failure["error"]
    assert failure["stage"] in ("fetching", "concatenating")
    assert studio.history()[0].status is TaskStatus.FAILED
    assert studio.history()[0].error == failure
    studio.check_clean()
    studio.quick()
    assert finish(studio.program("assemble", plan, "--root", studio.root))[0] == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["SIGINT", "SIGTERM"])
def test_stopped_by_a_signal(studio: Studio, number: signal.Signals) -> None:
    """Ctrl-C and a polite kill end the program cleanly: code 130, one JSON object, nothing left behind."""
    studio.slow()
    process = studio.program("assemble", studio.write(PLAN), "--root", studio.root, "--json")
    kept = studio.await_parts()
    studio.await_encoder()
    process.send_signal(number)
    code, out, err = finish(process)
    assert (code, err) == (130, "")
    assert json.loads(out)["error"] == "Cancelled."
    assert studio.history()[0].status is TaskStatus.CANCELLED
    studio.check_clean()
    assert kept.items() <= studio.parts().items()  # one more may have been finished at that moment


@pytest.mark.parametrize("point", ["opening", "encoding", "part"])
def test_killed_program(studio: Studio, point: str) -> None:
    """After ``kill -9`` no encoder goes on, and the next run tidies up, tells the truth and makes the video."""
    studio.slow()
    words: list[str | Path] = ["assemble", studio.write(PLAN), "--root", studio.root, "--json"]
    process = studio.program(*words)
    if point == "opening":
        until((studio.home / "data" / "choreo.sqlite3").exists, "the history")
    else:
        studio.await_encoder()
    kept = studio.await_parts() if point == "part" else {}
    process.kill()
    assert finish(process)[0] == -signal.SIGKILL
    until(lambda: not studio.encoders(), "the end of the encoders", 10)
    assert studio.new_files() == []
    studio.quick()
    code, out, err = finish(studio.program(*words))
    assert (code, err) == (0, "")
    assert json.loads(out)["status"] == "completed"
    assert studio.new_files() == ["output/video.mp4"]
    assert list(studio.cache.glob("work/*")) == []
    now = studio.parts()
    assert {name: now.get(name) for name in kept} == kept
    completed, *interrupted = studio.history()
    assert completed.status is TaskStatus.COMPLETED
    assert len(interrupted) == 1 or point == "opening"
    for task in interrupted:
        assert task.status is TaskStatus.FAILED
        assert task.error is not None
        assert "interrupted" in task.error["details"]


def test_killed_while_listening(studio: Studio) -> None:
    """A program that is killed while it listens to the song leaves nothing that the next one does not tidy up."""
    song, clips = studio.root / "songs" / "short.wav", studio.root / "clips"
    out = studio.root / "output" / "made.mp4"
    words: list[str | Path] = ["generate", "--song", song, "--clips", clips, "--out", out, "--json"]
    process = studio.program(*words)
    until(lambda: list(studio.cache.glob("work/job-*")), "the work of listening")
    process.kill()
    finish(process)
    assert not out.exists()
    code, said, err = finish(studio.program(*words))
    assert (code, err) == (0, "")
    assert json.loads(said)["duration_seconds"] == pytest.approx(4.0, abs=0.2)
    assert list(studio.cache.glob("work/*")) == []
    states = [task.status for task in studio.history()]
    assert states == [TaskStatus.COMPLETED, TaskStatus.FAILED]


def test_half_written_result_of_a_killed_program(studio: Studio) -> None:
    """The half copy that a killed program left beside the result is removed by the next run."""
    code, _, _ = finish(studio.program("doctor", "--json"))
    assert code == 0
    dead = studio.program("doctor")
    finish(dead)
    (studio.root / "output").mkdir()
    part = studio.root / "output" / f".video.mp4.{dead.pid}-0123abcd.part"
    part.write_bytes(b"half")
    mine = part.with_name(f".video.mp4.{os.getpid()}-0123abcd.part")
    mine.write_bytes(b"somebody is writing this")
    assert studio.attempt(PLAN).result().made is not None
    assert not part.exists()
    assert mine.exists()


def test_unwritable_result(studio: Studio, tmp_path: Path) -> None:
    """A result that cannot be stored is told before the moves are rendered."""
    plan = blueprint(move("a"), output="songs/song.wav/video.mp4")
    error = studio.attempt(plan).result().error
    assert error.category is Category.PROCESSING
    assert studio.parts() == {}
    studio.check_clean()
    assert list(tmp_path.iterdir()) == [studio.root]
