import os
import subprocess
import sys
from pathlib import Path

import pytest

from choreo_desktop.domain.errors import StorageError
from choreo_desktop.domain.work import Cancelled
from choreo_desktop.storage.atomic import atomic_write, copy_file, discard_partials, is_alive, is_partial

_KILLED = """
import os, signal, sys
from pathlib import Path
from choreo_desktop.storage.atomic import atomic_write
with atomic_write(Path(sys.argv[1])) as file:
    file.write(b"half")
    file.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def _killed_while_writing(target: Path) -> list[Path]:
    subprocess.run([sys.executable, "-c", _KILLED, target], check=False, timeout=60)
    return [path for path in target.parent.iterdir() if is_partial(path.name)]


@pytest.mark.parametrize("error", [ValueError, Cancelled, KeyboardInterrupt])
def test_left_in_the_middle(tmp_path: Path, error: type[BaseException]) -> None:
    """Whatever stops the writing, the old file stays and nothing else does."""
    target = tmp_path / "video.mp4"
    target.write_bytes(b"old")

    def write() -> None:
        with atomic_write(target) as file:
            file.write(b"new")
            raise error

    with pytest.raises(error):
        write()
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_readable_by_whom_the_system_says(tmp_path: Path) -> None:
    """A video is as readable for others as any file its owner makes."""
    (tmp_path / "other").touch()
    with atomic_write(tmp_path / "video.mp4"):
        pass
    assert (tmp_path / "video.mp4").stat().st_mode == (tmp_path / "other").stat().st_mode


@pytest.mark.parametrize("name", ["x" * 255, "💃" * 63, "x\n" * 127, "-y"])
def test_any_name_fits(tmp_path: Path, name: str) -> None:
    """The longest names can be written, although the unfinished file has a longer one."""
    with atomic_write(tmp_path / name) as file:
        file.write(b"x")
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_killed_programs_leave_nothing_for_ever(tmp_path: Path) -> None:
    """What a killed program left is removed with the next try, and nothing else is."""
    target = tmp_path / f"video{'x' * 240}.mp4"
    other = tmp_path / "other.mp4"
    assert len(_killed_while_writing(target)) == 1
    assert len(_killed_while_writing(other)) == 2
    with atomic_write(target):
        discard_partials(tmp_path, target.name)
        left = [path.name for path in tmp_path.iterdir()]
        assert len(left) == 2, "the one being written and the one of the other file"
        assert any(name.startswith(".other.mp4.") for name in left)
    discard_partials(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_who_is_alive() -> None:
    """A program that runs is told from one that ended."""
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    assert is_alive(child.pid)
    assert is_alive(1)
    child.communicate(b"\n", timeout=60)
    assert not is_alive(child.pid)
    assert not is_alive(10**15)


def test_a_device_is_never_replaced() -> None:
    """Asking for /dev/null as the video does not turn it into a file."""
    with pytest.raises(StorageError, match="not an ordinary file"), atomic_write(Path(os.devnull)):
        pass
    assert not Path(os.devnull).is_file()


def test_a_file_can_be_copied_onto_itself(tmp_path: Path) -> None:
    """Storing a file where it already is does not empty it."""
    path = tmp_path / "clip.mp4"
    path.write_bytes(b"salsa")
    copy_file(path, path)
    assert path.read_bytes() == b"salsa"
