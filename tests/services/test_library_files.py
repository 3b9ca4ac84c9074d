"""Files as the library looks at them, on disks that do not answer as they should."""

import os
import sys
from pathlib import Path

import pytest

from choreo_desktop.domain.errors import ResourceError
from choreo_desktop.domain.work import Cancelled, CancelToken
from choreo_desktop.services.library_files import choose_paths
from choreo_desktop.services.library_keeping import twin_of
from choreo_desktop.services.library_outcomes import Fate
from choreo_desktop.services.library_stamps import common_folder, is_there, size_and_time, stamp
from tests.library.samples import clip

TOO_LONG = Path("/", "x" * 300)  # no file system takes such a name


def test_a_name_that_no_disk_takes(tmp_path: Path) -> None:
    """A path that cannot even be asked for is not there, and reading it says so by its name."""
    assert not is_there(TOO_LONG)
    assert not is_there(tmp_path)
    with pytest.raises(ResourceError, match=r"^x+ cannot be read: "):
        size_and_time(TOO_LONG)
    with pytest.raises(ResourceError, match="gone is missing"):
        size_and_time(tmp_path / "gone")
    with pytest.raises(ResourceError, match="is not a file"):
        size_and_time(tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="a file that can be looked at and not be read")
def test_a_disk_that_fails_while_it_is_read() -> None:
    """A file that is there, but whose content cannot be read, is told by its name."""
    with pytest.raises(ResourceError, match="mem cannot be read: "):
        stamp(Path("/proc/self/mem"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="whoever may read everything")
def test_a_folder_that_may_not_be_read(tmp_path: Path) -> None:
    """A folder without rights is named among what failed, and the rest comes in."""
    (tmp_path / "open").mkdir()
    (tmp_path / "open" / "a.mp4").write_bytes(b"x")
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o000)
    chosen = choose_paths([tmp_path], CancelToken())
    assert [file.path.name for file in chosen.clips] == ["a.mp4"]
    assert [path for path, _ in chosen.failed] == [closed]


def test_stopping_while_folders_are_read(tmp_path: Path) -> None:
    """Whoever pointed at a whole disk by mistake can stop at once."""
    (tmp_path / "a.mp4").write_bytes(b"x")
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        choose_paths([tmp_path], cancel)


def test_the_folder_that_files_share(tmp_path: Path) -> None:
    """Files below one folder share it; files without anything in common, or none, share nothing."""
    assert common_folder([tmp_path / "a" / "1.mp4", tmp_path / "b" / "2.mp4"]) == tmp_path
    assert common_folder([]) is None
    assert common_folder([tmp_path / "1.mp4", Path("elsewhere/2.mp4")]) is None  # as two drives are


def test_two_programs_import_one_folder() -> None:
    """A file that another program brought in meanwhile is known; a copy of one elsewhere names where that is."""
    known = clip(1, "/clips/turn.mp4")
    assert twin_of(Path("/clips/turn.mp4"), known).fate is Fate.KNOWN
    copy = twin_of(Path("/other/turn.mp4"), known)
    assert (copy.fate, copy.record) == (Fate.DUPLICATE, known)
    assert str(known.file.path) in copy.sentence
    assert twin_of(Path("/clips/turn.mp4"), None).fate is Fate.DUPLICATE
