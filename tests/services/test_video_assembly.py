"""What stops a video before anything is rendered: each problem is one sentence of its own, and nothing is lost."""

import errno
import os
from pathlib import Path
from typing import Any

import av
import pytest
from typing_extensions import override

from choreo_desktop.domain.errors import VideoAssemblyError
from choreo_desktop.media.ffmpeg import FFmpegLocator
from choreo_desktop.services.video_assembly import VideoAssemblyService
from choreo_desktop.storage.local import LocalStorageBackend
from tests.end_to_end.material import blueprint, make_clip, make_song, move
from tests.fakes.storage import MemoryStorage


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A song and a clip."""
    folder = tmp_path_factory.mktemp("material")
    make_song(folder / "songs" / "song.wav", 2.0)
    make_clip(folder / "clips" / "a.mp4", 1.0)
    return folder


class Failing(MemoryStorage):
    """A storage in which something is badly wrong.

    Args:
        failure: What comes of every question.
    """

    def __init__(self, failure: Exception) -> None:
        super().__init__()
        self._failure = failure

    @override
    def file_exists(self, remote_path: str) -> bool:
        raise self._failure

    @override
    def download_file(self, remote_path: str, local_path: Any) -> str:
        raise self._failure


def failure_of(service: VideoAssemblyService, plan: dict[str, Any]) -> VideoAssemblyError:
    """What a person is told."""
    with pytest.raises(VideoAssemblyError) as caught:
        service.assemble_video(plan)
    assert "\n" not in caught.value.error
    return caught.value


def test_a_program_that_is_there_or_not(tmp_path: Path) -> None:
    """Other programs ask first whether videos can be made at all."""
    assert VideoAssemblyService(MemoryStorage()).check_ffmpeg_available()
    missing = FFmpegLocator(str(tmp_path / "no-ffmpeg"))
    assert not VideoAssemblyService(MemoryStorage(), ffmpeg=missing).check_ffmpeg_available()


def test_every_problem_of_a_blueprint_is_told_at_once() -> None:
    """Whoever writes blueprints by hand need not correct them one error at a time."""
    service = VideoAssemblyService(MemoryStorage())
    assert service.validate_blueprint(blueprint(move("a"))) == (True, None)
    wrong = blueprint(move("../a"), move("b", duration=-1.0), output="/etc/passwd")
    valid, problems = service.validate_blueprint(wrong)
    assert not valid
    assert problems is not None
    lines = problems.splitlines()
    for field in ("moves[0].video_path", "moves[1].duration", "output_config.output_path"):
        assert any(line.startswith(field) for line in lines)
    told = failure_of(service, wrong)
    assert told.category == "validation"


def test_a_plan_of_another_machine(root: Path) -> None:
    """A plan that asks for an encoder which this machine lacks becomes a video all the same, and that is said."""
    plan = blueprint(move("a"), output="output/elsewhere.mp4")
    plan["output_config"]["video_codec"] = "hevc_videotoolbox"
    told: list[str] = []
    storage = LocalStorageBackend(root)
    VideoAssemblyService(storage).assemble_video(plan, on_notice=told.append)
    assert len(told) == 1
    assert "Apple VideoToolbox (H.265)" in told[0]
    with av.open(root / plan["output_config"]["output_path"]) as media:
        assert media.streams.video[0].codec_context.name == "hevc"


def test_time_that_is_up(root: Path) -> None:
    """The limit is named, and what helps."""
    told = failure_of(VideoAssemblyService(LocalStorageBackend(root), timeout_seconds=0.001), blueprint(move("a")))
    assert told.category == "timeout"
    assert told.error.startswith("Making the video took longer than its limit")
    assert "try again: finished parts are kept" in told.error


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "The disk is full. Free some space and try again."),
        (OSError(errno.EIO, "Input/output error", "/media/usb/a.mp4"), "A file cannot be used (/media/usb/a.mp4): Inp"),
        (ZeroDivisionError("nobody foresaw"), "An unexpected problem stopped the video (ZeroDivisionError). Please"),
    ],
)
def test_what_the_disk_and_bugs_do(failure: Exception, words: str, caplog: pytest.LogCaptureFixture) -> None:
    """A disk that fails is told in words; a bug says that it is one, with all that a report needs."""
    told = failure_of(VideoAssemblyService(Failing(failure)), blueprint(move("a")))
    assert told.error.startswith(words)
    assert told.stage == "fetching"
    assert ("nobody foresaw" in told.details) == ("nobody foresaw" in caplog.text)


def test_a_folder_for_parts_that_is_a_file(root: Path, tmp_path: Path) -> None:
    """Where the cache cannot be, the place is named."""
    (tmp_path / "cache").write_text("in the way")
    told = failure_of(
        VideoAssemblyService(LocalStorageBackend(root), cache_folder=tmp_path / "cache"), blueprint(move("a"))
    )
    assert str(tmp_path / "cache") in told.error
    assert (tmp_path / "cache").read_text() == "in the way"


@pytest.mark.parametrize(("key", "words"), [("songs/song.wav", "the song"), ("clips/a.mp4", "the clip of moves[0]")])
def test_a_video_never_takes_the_place_of_what_it_is_made_of(root: Path, tmp_path: Path, key: str, words: str) -> None:
    """Also where the output is another name of the same file."""
    for path in ("songs/song.wav", "clips/a.mp4"):
        (tmp_path / path).parent.mkdir()
        (tmp_path / path).write_bytes((root / path).read_bytes())
    (tmp_path / "output").mkdir()
    os.link(tmp_path / key, tmp_path / "output" / "video.mp4")
    before = (tmp_path / key).read_bytes()
    told = failure_of(VideoAssemblyService(LocalStorageBackend(tmp_path)), blueprint(move("a")))
    assert f"would overwrite {words}" in f"{told.error} {told.details}"
    assert (tmp_path / key).read_bytes() == before


def test_moves_too_short_for_a_picture(root: Path) -> None:
    """A plan of which not a single frame is left says so."""
    told = failure_of(VideoAssemblyService(LocalStorageBackend(root)), blueprint(move("a", duration=0.001)))
    assert told.error == "The moves are so short that the video would not have a single frame."
    assert not (root / "output" / "video.mp4").exists()
