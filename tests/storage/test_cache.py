import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from choreo_desktop.domain.errors import StorageError
from choreo_desktop.domain.work import Cancelled, CancelToken
from choreo_desktop.storage.cache import DownloadCache
from choreo_desktop.storage.s3 import S3StorageBackend
from tests.fakes.network import Proxy
from tests.fakes.s3_server import Bucket

_FETCH = """
import sys
from pathlib import Path
from choreo_desktop.storage.cache import DownloadCache
from choreo_desktop.storage.s3 import S3StorageBackend
endpoint, bucket, cache, size = sys.argv[1:]
storage = S3StorageBackend(bucket, endpoint_url=endpoint, path_style=True, cache=DownloadCache(Path(cache), 10**9))
for i in range(4):
    assert storage.fetch(f"{i}.mp4", Path(cache)).stat().st_size == int(size)
storage.close()
"""


def _writes(content: bytes) -> Callable[[Path], None]:
    def download(path: Path) -> None:
        path.write_bytes(content)

    return download


def _never(_: Path) -> None:
    raise AssertionError("downloaded again")


def _make_old(folder: Path) -> None:
    for age, path in enumerate(sorted(folder.glob("*.mp4"), key=lambda p: p.stat().st_mtime, reverse=True)):
        os.utime(path, (1_000_000 - age, 1_000_000 - age))


@pytest.fixture
def proxy(bucket: Bucket) -> Iterator[Proxy]:
    """Counts the requests to the server."""
    with closing(Proxy(bucket.endpoint)) as between:
        yield between


def test_downloaded_once_for_each_version(bucket: Bucket, proxy: Proxy, tmp_path: Path) -> None:
    """A clip is downloaded once; again only after it changed on the server."""
    cache = DownloadCache(tmp_path / "cache", 10**9)
    with closing(S3StorageBackend(bucket.name, endpoint_url=proxy.endpoint, path_style=True, cache=cache)) as storage:
        bucket.put("a.mp4", b"salsa")
        paths = {storage.fetch("a.mp4", tmp_path) for _ in range(3)}
        assert len(paths) == 1
        assert (proxy.count("GET"), proxy.count("HEAD")) == (1, 3)
        bucket.put("a.mp4", b"tango")
        assert storage.fetch("a.mp4", tmp_path).read_bytes() == b"tango"
        assert paths.pop().read_bytes() == b"salsa"
        assert proxy.count("GET") == 2


def test_many_threads_download_once(bucket: Bucket, proxy: Proxy, tmp_path: Path) -> None:
    """A clip that a choreography uses many times is downloaded once, although all ask at the same time."""
    bucket.put("a.mp4", bytes(2_000_000))
    cache = DownloadCache(tmp_path / "cache", 10**9)
    with (
        closing(S3StorageBackend(bucket.name, endpoint_url=proxy.endpoint, path_style=True, cache=cache)) as storage,
        ThreadPoolExecutor(6) as pool,
    ):
        paths = set(pool.map(lambda _: storage.fetch("a.mp4", tmp_path), range(6)))
    assert len(paths) == 1
    assert proxy.count("GET") == 1


def test_two_programs_download_once(bucket: Bucket, proxy: Proxy, tmp_path: Path) -> None:
    """Two programs that need the same clips share the downloads."""
    for i in range(4):
        bucket.put(f"{i}.mp4", bytes(1_000_000))
    arguments = [sys.executable, "-W", "error", "-c", _FETCH, proxy.endpoint, bucket.name, str(tmp_path), "1000000"]
    programs = [subprocess.Popen(arguments) for _ in range(2)]
    assert [program.wait(120) for program in programs] == [0, 0]
    assert proxy.count("GET") == 4


def test_a_damaged_copy_is_replaced(tmp_path: Path) -> None:
    """A copy of the wrong size is never handed out."""
    cache = DownloadCache(tmp_path, 10**9)
    path = cache.get(("a",), 5, _writes(b"salsa"), cancel=CancelToken())
    path.write_bytes(b"sal")
    assert cache.get(("a",), 5, _writes(b"salsa"), cancel=CancelToken()).read_bytes() == b"salsa"


def test_least_recently_used_goes_first(tmp_path: Path) -> None:
    """The cache stays within its limit, and keeps what was used last."""
    first = DownloadCache(tmp_path, 250)
    old, used, _ = (first.get((name,), 100, _writes(bytes(100)), suffix=".mp4", cancel=CancelToken()) for name in "abc")
    _make_old(tmp_path)
    later = DownloadCache(tmp_path, 250)
    os.utime(used, (2_000_000, 2_000_000))
    later.get(("d",), 100, _writes(bytes(100)), suffix=".mp4", cancel=CancelToken())
    assert used.exists()
    assert not old.exists()
    assert sum(path.stat().st_size for path in tmp_path.glob("*.mp4")) <= 250
    assert len(list((tmp_path / "locks").iterdir())) == len(list(tmp_path.glob("*.mp4")))


def test_what_was_handed_out_stays(tmp_path: Path) -> None:
    """A clip in use is never removed, even if the cache is too small for one choreography."""
    cache = DownloadCache(tmp_path, 100)
    paths = []
    for name in "abcd":
        paths.append(cache.get((name,), 100, _writes(bytes(100)), suffix=".mp4", cancel=CancelToken()))
        _make_old(tmp_path)
    assert all(path.exists() for path in paths)


def test_what_another_program_just_got_stays(tmp_path: Path) -> None:
    """A clip that another program was given a moment ago is not removed."""
    other = DownloadCache(tmp_path, 100).get(("a",), 100, _writes(bytes(100)), cancel=CancelToken())
    DownloadCache(tmp_path, 100).get(("b",), 100, _writes(bytes(100)), cancel=CancelToken())
    assert other.exists()


def test_what_killed_programs_left_goes(tmp_path: Path) -> None:
    """Halves of downloads of killed programs do not fill the disk."""
    half = tmp_path / f".x.mp4.{10**15}-0123abcd.part"
    half.touch()
    DownloadCache(tmp_path, 100).get(("b",), 1, _writes(b"x"), cancel=CancelToken())
    assert not half.exists()


def test_a_failed_download_can_be_tried_again(tmp_path: Path) -> None:
    """After a failure the next try starts anew and nobody waits for ever."""
    cache = DownloadCache(tmp_path, 100)

    def fail(_: Path) -> None:
        raise StorageError("cut")

    with pytest.raises(StorageError, match="cut"):
        cache.get(("a",), 1, fail, cancel=CancelToken())
    path = cache.get(("a",), 1, _writes(b"x"), cancel=CancelToken())
    assert cache.get(("a",), 1, _never, cancel=CancelToken()) == path


def test_cancel_while_another_downloads(tmp_path: Path) -> None:
    """Waiting for a download of somebody else can be cancelled."""
    cache = DownloadCache(tmp_path, 100)
    begun, over, cancel = threading.Event(), threading.Event(), CancelToken()

    def slow(path: Path) -> None:
        begun.set()
        over.wait(60)
        path.write_bytes(b"x")

    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(cache.get, ("a",), 1, slow, cancel=CancelToken())
        assert begun.wait(60)
        threading.Timer(0.2, cancel.cancel).start()
        with pytest.raises(Cancelled):
            cache.get(("a",), 1, _never, cancel=cancel)
        over.set()
        assert first.result().read_bytes() == b"x"


def test_a_folder_that_cannot_be_used(tmp_path: Path) -> None:
    """A cache folder that is a file is told."""
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="could not be written"):
        DownloadCache(tmp_path / "file", 1).get(("a",), 1, _never, cancel=CancelToken())
