import errno
import os
from pathlib import Path

import pytest

from choreo_desktop.domain.errors import ResourceError, StorageError
from choreo_desktop.storage.sentences import check_readable_file, file_sentences, size_text


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EDQUOT, "share of the disk"),
        (errno.EACCES, "no permission"),
        (errno.EROFS, "read-only"),
        (errno.ENOTDIR, "not a folder"),
        (errno.EISDIR, "it is a folder"),
        (errno.ENAMETOOLONG, "name is too long"),
        (errno.ELOOP, "in a circle"),
        (errno.EFBIG, "files that large"),
        (errno.EXDEV, os.strerror(errno.EXDEV)),
    ],
)
def test_each_refusal_has_its_sentence(number: int, words: str) -> None:
    """What the system refuses is told with the file and the reason, and the original for a bug report."""
    with pytest.raises(StorageError, match=words) as caught, file_sentences("written", Path("/videos/salsa.mp4")):
        raise OSError(number, os.strerror(number), "/other")
    assert "salsa.mp4" in caught.value.error
    assert "/other" in caught.value.details


def test_an_error_without_a_number() -> None:
    """Even an error that says nothing becomes a sentence."""
    with pytest.raises(StorageError, match="OSError"), file_sentences("written", Path("x")):
        raise OSError


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    """A pipe among the clips is refused instead of waiting for it for ever."""
    os.mkfifo(tmp_path / "pipe.mp4")
    with pytest.raises(ResourceError, match="not an ordinary file"):
        check_readable_file(tmp_path / "pipe.mp4", "The clip")


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    """A path longer than the system takes is told, not a crash."""
    with pytest.raises(StorageError, match="too long"):
        check_readable_file(tmp_path / ("x" * 300), "The clip")


@pytest.mark.parametrize(
    ("count", "text"), [(999, "999 bytes"), (2_100_000_000, "2.1 GB"), (1_500_000, "1.5 MB"), (1000, "1.0 kB")]
)
def test_sizes(count: int, text: str) -> None:
    """Sizes are shown in units people know."""
    assert size_text(count) == text
