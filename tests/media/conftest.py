import pytest

from choreo_desktop.media.ffmpeg import FFmpeg, FFmpegLocator
from tests.media.studio import Studio


@pytest.fixture(scope="session")
def ffmpeg() -> FFmpeg:
    """The FFmpeg that the program itself would take."""
    return FFmpegLocator().get()


@pytest.fixture(scope="session")
def studio(ffmpeg: FFmpeg, tmp_path_factory: pytest.TempPathFactory) -> Studio:
    """Makes clips, each once for all tests."""
    return Studio(tmp_path_factory.mktemp("studio"), ffmpeg)
