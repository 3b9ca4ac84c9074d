"""Clearing the caches, with nothing running and in the middle of an assembly."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from choreo_desktop.domain.work import CancelToken
from choreo_desktop.media.work_folders import work_folder
from choreo_desktop.services.caches import Caches
from choreo_desktop.services.video_assembly import VideoAssemblyService
from choreo_desktop.storage.cache import DownloadCache
from choreo_desktop.storage.s3 import S3StorageBackend
from tests.end_to_end.material import make_clip, make_song
from tests.fakes.s3_server import Bucket, aws_environment, bucket, s3_client

__all__ = ["aws_environment", "bucket", "s3_client"]


def plan(moves: int = 3) -> dict[str, Any]:
    """A small choreography of one clip."""
    return {
        "task_id": "1",
        "audio_path": "songs/s.wav",
        "moves": [
            {"video_path": "clips/a.mp4", "start_time": float(i), "duration": 1.0, "clip_start": i / 4}
            for i in range(moves)
        ],
        "output_config": {"output_path": "output/x.mp4", "width": 64, "height": 48, "frame_rate": 10},
    }


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """The folder of the caches."""
    return tmp_path / "cache"


@pytest.fixture
def storage(bucket: Bucket, cache: Path, tmp_path: Path) -> Iterator[S3StorageBackend]:
    """A bucket with a clip and a song."""
    make_clip(tmp_path / "a.mp4", 3.0)
    make_song(tmp_path / "s.wav", 4.0, bpm=120)
    bucket.put("clips/a.mp4", (tmp_path / "a.mp4").read_bytes())
    bucket.put("songs/s.wav", (tmp_path / "s.wav").read_bytes())
    downloads = DownloadCache(cache / "downloads", 10**9)
    backend = S3StorageBackend(bucket.name, endpoint_url=bucket.endpoint, path_style=True, cache=downloads)
    with closing(backend):
        yield backend


def files_of(folder: Path) -> list[Path]:
    """What was kept, locks excepted."""
    return [p for p in folder.rglob("*") if p.is_file() and p.suffix != ".lock"]


def test_nothing_there_yet(cache: Path) -> None:
    """Before the first video there is nothing to clear, and looking makes nothing."""
    assert Caches(cache).sizes() == (0, 0)
    assert Caches(cache).clear() == (0, 0)
    assert not cache.exists()


def test_cleared_and_made_again(storage: S3StorageBackend, cache: Path, tmp_path: Path) -> None:
    """Clearing frees what the sizes said, and the next video is made as the first one was."""
    service = VideoAssemblyService(storage, cache_folder=cache)
    service.assemble_video(plan())
    caches = Caches(cache)
    sizes = caches.sizes()
    downloaded = (tmp_path / "a.mp4").stat().st_size + (tmp_path / "s.wav").stat().st_size
    assert sizes.rendered > 0
    assert sizes.downloads == downloaded
    assert sizes.total == sizes.rendered + downloaded
    assert sizes.text().endswith("kB")
    assert caches.clear() == (sizes.total, 0)
    assert files_of(cache) == []
    service.assemble_video(plan())
    assert caches.sizes().downloads == downloaded


def test_cleared_in_the_middle_of_a_video(storage: S3StorageBackend, cache: Path) -> None:
    """However often somebody clears the caches while videos are made, every video is finished."""
    service = VideoAssemblyService(storage, cache_folder=cache, workers=1)
    stop = threading.Event()

    def keep_clearing() -> int:
        rounds = 0
        while not stop.is_set():
            Caches(cache).clear()
            rounds += 1
        return rounds

    with ThreadPoolExecutor(1) as pool:
        clearing = pool.submit(keep_clearing)
        try:
            urls = [service.assemble_video(plan(moves)) for moves in (3, 4, 5)]
        finally:
            stop.set()
        assert clearing.result() > 0
    assert all("output/x.mp4" in url for url in urls)


def test_copies_that_a_job_reads_stay(storage: S3StorageBackend, cache: Path, tmp_path: Path) -> None:
    """While a job runs, what it was given stays for as long as it runs, however long ago; older copies go."""
    old = storage.fetch("songs/s.wav", tmp_path)
    os.utime(old, (1_000_000, 1_000_000))
    with work_folder(cache / "work"):
        given = storage.fetch("clips/a.mp4", tmp_path)
        size = given.stat().st_size
        cleared = Caches(cache).clear()
        assert given.exists()
        assert not old.exists()
        assert cleared.kept == size
    assert Caches(cache).clear() == (size, 0)
    assert not given.exists()


def test_a_job_of_another_program(storage: S3StorageBackend, cache: Path, tmp_path: Path) -> None:
    """A job that another program runs counts too; once that program is killed, it does not, and its files are gone."""
    script = (
        "import sys, time\nfrom pathlib import Path\nfrom choreo_desktop.media.work_folders import work_folder\n"
        "with work_folder(Path(sys.argv[1])) as folder:\n"
        "    (folder / 'half').write_bytes(b'x')\n    print('running', flush=True)\n    time.sleep(900)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script, str(cache / "work")], stdout=subprocess.PIPE) as other:
        try:
            assert other.stdout is not None
            assert other.stdout.readline() == b"running\n"
            given = storage.fetch("clips/a.mp4", tmp_path)
            Caches(cache).clear()
            assert given.exists()
        finally:
            other.kill()
    Caches(cache).clear()
    assert not given.exists()
    assert files_of(cache) == []


def test_a_download_under_way_is_left_alone(cache: Path) -> None:
    """A copy that is being downloaded just now is finished."""
    downloads = DownloadCache(cache / "downloads", 10**9)

    def download(path: Path) -> None:
        path.write_bytes(b"new")
        Caches(cache).clear()

    path = downloads.get(("a",), 3, download, cancel=CancelToken())
    assert path.read_bytes() == b"new"
