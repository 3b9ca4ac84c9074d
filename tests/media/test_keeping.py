"""The cache of rendered parts and the folders for temporary files, with several programs at once."""

import multiprocessing
import os
import subprocess
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from choreo_desktop.domain.work import Cancelled, CancelToken
from choreo_desktop.media.cache import ContentCache, content_hash, key_of, own_copy
from choreo_desktop.media.work_folders import work_folder

MEGABYTE = 1_000_000


@pytest.fixture
def cache(tmp_path: Path) -> ContentCache:
    """A cache for 10 MB."""
    return ContentCache(tmp_path / "cache", 10 * MEGABYTE)


def part(folder: Path, content: bytes = b"picture", name: str = "made.mp4") -> Path:
    """A freshly made part."""
    path = folder / name
    path.write_bytes(content)
    return path


def put(cache: ContentCache, folder: Path, key: str, size: int, used: int) -> Path:
    """A part of some size that was last used at some time."""
    path = cache.put(key, part(folder, key[:1].encode() * size))
    os.utime(path, (used, used))
    return path


def test_put_and_get(cache: ContentCache, tmp_path: Path) -> None:
    """What was rendered once is found again under its key, and only there."""
    made = part(tmp_path)
    kept = cache.put(key_of(["a"]), made)
    assert not made.exists()
    assert kept.suffix == ".mp4"
    assert cache.get(key_of(["a"])) == kept
    assert kept.read_bytes() == b"picture"
    assert cache.get(key_of(["b"])) is None


@pytest.mark.parametrize("damage", [b"pictura", b"", b"picture and more"])
def test_damaged_part_is_made_again(cache: ContentCache, damage: bytes, tmp_path: Path) -> None:
    """A part that the disk or another program damaged is never shown: it is removed and made again."""
    kept = cache.put("k" * 32, part(tmp_path))
    kept.write_bytes(damage)
    assert cache.get("k" * 32) is None
    assert not kept.exists()
    assert cache.get("k" * 32) is None


def test_foreign_files_in_the_cache(cache: ContentCache, tmp_path: Path) -> None:
    """Foreign files and folders in the cache do no harm."""
    kept = cache.put("k" * 32, part(tmp_path))
    (kept.parent / "notes").write_text("hello")
    (kept.parent / f"{'k' * 32}.folder").mkdir()
    assert cache.get("k" * 32) in (kept, None)
    cache.trim()


def test_trim_keeps_what_is_used(cache: ContentCache, tmp_path: Path) -> None:
    """A full cache loses what was not used for longest, and what was just used stays."""
    old, middle, new = (put(cache, tmp_path, k * 32, 4 * MEGABYTE, u) for k, u in (("a", 100), ("b", 200), ("c", 300)))
    assert cache.get("a" * 32) == old
    cache.trim()
    assert old.exists()
    assert not middle.exists()
    assert new.exists()
    cache.trim()
    assert old.exists()
    assert new.exists()


def test_trim_of_nothing(cache: ContentCache) -> None:
    """A cache that was never used can be trimmed."""
    cache.trim()
    assert cache.get("a" * 32) is None


def test_own_part_survives(cache: ContentCache, tmp_path: Path) -> None:
    """A video under way does not lose its parts when the cache is trimmed meanwhile."""
    folder = tmp_path / "job"
    folder.mkdir()
    mine = cache.obtain("a" * 32, lambda: part(tmp_path, b"x" * (11 * MEGABYTE)), folder, CancelToken())
    cache.trim()
    assert cache.get("a" * 32) is None
    assert mine.parent == folder
    assert mine.stat().st_size == 11 * MEGABYTE


def test_part_is_made_once_for_all_jobs(cache: ContentCache, tmp_path: Path) -> None:
    """The second job gets the part of the first; where its making fails, the next job makes it."""
    made: list[str] = []

    def make(name: str) -> Path:
        made.append(name)
        if name == "first":
            raise ValueError
        return part(tmp_path, name.encode())

    with pytest.raises(ValueError):  # noqa: PT011 - our own, above
        cache.obtain("a" * 32, lambda: make("first"), tmp_path, CancelToken())
    for job in ("second", "third"):
        folder = tmp_path / job
        folder.mkdir()
        mine = cache.obtain("a" * 32, lambda job=job: make(job), folder, CancelToken())  # type: ignore[misc]
        assert mine.read_bytes() == b"second"
        assert mine.suffix == ".mp4"
    assert made == ["first", "second"]


def test_disk_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a disk that knows no links parts are copied."""

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    kept = part(tmp_path)
    mine = own_copy(kept, tmp_path / "mine.mp4")
    kept.unlink()
    assert mine.read_bytes() == b"picture"


def make_slowly(folder: str) -> bool:
    """Make an entry unless it is there, as several programs do; whether it had to be made."""
    cache = ContentCache(Path(folder) / "cache", 1 << 30)
    with cache.making("a" * 32, CancelToken()):
        if cache.get("a" * 32) is not None:
            return False
        cache.put("a" * 32, part(Path(folder), b"x" * MEGABYTE, f"{os.getpid()}.mp4"))
        return True


def test_several_programs_make_it_once(tmp_path: Path) -> None:
    """Two windows that need the same part render it once."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(3, context) as programs:
        made = list(programs.map(make_slowly, [str(tmp_path)] * 6))
    assert made.count(True) == 1
    assert len(list((tmp_path / "cache").glob("parts/*/*"))) == 1


def test_threads_make_it_once(tmp_path: Path) -> None:
    """The threads of one program do not render the same part twice, either."""
    made: list[bool] = []
    threads = [threading.Thread(target=lambda: made.append(make_slowly(str(tmp_path)))) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made.count(True) == 1


def test_waiting_for_another_program_can_be_cancelled(cache: ContentCache) -> None:
    """Cancel works while another program makes the same part; afterwards the part can be made."""
    token, other = CancelToken(), ContentCache(cache.folder, 1)
    ended: list[BaseException] = []

    def wait() -> None:
        try:
            with other.making("a" * 32, token):
                pass
        except Cancelled as error:
            ended.append(error)

    with cache.making("a" * 32, CancelToken()):
        thread = threading.Thread(target=wait)
        thread.start()
        token.cancel()
        thread.join(60)
        assert ended
    with other.making("a" * 32, CancelToken()):
        pass


def test_hashing_can_be_cancelled(tmp_path: Path) -> None:
    """Cancel works while a large clip is hashed."""
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        content_hash(part(tmp_path), token)


@pytest.mark.parametrize("way_out", [None, ValueError, Cancelled, KeyboardInterrupt, SystemExit])
def test_work_folder_is_gone(way_out: type[BaseException] | None, tmp_path: Path) -> None:
    """Whichever way a job ends, its temporary files are gone."""

    def job() -> None:
        with work_folder(tmp_path / "work") as folder:
            (folder / "below").mkdir()
            (folder / "below" / "big").write_bytes(b"x" * 1000)
            if way_out is not None:
                raise way_out

    if way_out is None:
        job()
    else:
        with pytest.raises(way_out):
            job()
    assert list((tmp_path / "work").iterdir()) == []


HOLDER = """
import sys
from pathlib import Path
from choreo_desktop.media.work_folders import work_folder
with work_folder(Path(sys.argv[1])) as folder:
    (folder / "big").write_bytes(b"x" * 1000)
    print(folder, flush=True)
    sys.stdin.read()
"""


def test_killed_programs_leave_nothing(tmp_path: Path) -> None:
    """Temporary files of a program that was killed go at the next start; those of one that lives stay."""

    def holder() -> subprocess.Popen[str]:
        command = [sys.executable, "-c", HOLDER, str(tmp_path)]
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    with holder() as killed, holder() as living:
        folders = []
        for program in (killed, living):
            assert program.stdout is not None
            folders.append(Path(program.stdout.readline().strip()))
        killed.kill()
        killed.wait()
        assert all((f / "big").exists() for f in folders)
        with work_folder(tmp_path) as mine:
            assert mine.is_dir()
            assert not folders[0].exists()
            assert (folders[1] / "big").exists()
            with work_folder(tmp_path):
                assert mine.is_dir()
        living.communicate("")
    assert list(tmp_path.iterdir()) == []
