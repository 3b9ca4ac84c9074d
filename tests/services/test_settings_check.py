from pathlib import Path
from typing import Any

import pytest

from choreo_desktop.domain.settings import AppSettings, LocalStorage, S3Storage, VideoSettings
from choreo_desktop.services.settings_check import check_settings

BUCKET: dict[str, Any] = {"kind": "s3", "bucket": "dance-clips"}


def typed(**changes: Any) -> dict[str, Any]:
    """All settings as a dialog holds them."""
    return {**AppSettings().model_dump(), **changes}


def test_what_can_be_saved(tmp_path: Path) -> None:
    """Usual settings, folders of one's own and a bucket have no problems and come back as they can be saved."""
    own = {"kind": "local", "clips": str(tmp_path / "c"), "results": str(tmp_path / "r"), "songs": "~/songs"}
    for storage in ({"kind": "local"}, own, {**BUCKET, "endpoint_url": "http://nas:9000", "region": "eu-west-1"}):
        checked = check_settings(typed(storage=storage))
        assert checked.problems == {}
        assert checked.settings is not None
    assert check_settings(typed()).settings == AppSettings()


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"video": {"width": 1281}}, "video.width", "Must be even, not 1281: video is coded in pairs of pixels."),
        ({"video": {"width": "wide"}}, "video.width", "Must be a whole number."),
        ({"video": {"height": 20}}, "video.height", "Must be greater than or equal to 32."),
        ({"video": {"frame_rate": 29.98}}, "video.frame_rate", "Must be a whole number from 1 to 120, 23.976"),
        ({"video": {"video_bitrate": "fast"}}, "video.video_bitrate", "'fast' is not a bit rate such as 2M"),
        ({"timeout_minutes": 0}, "timeout_minutes", "Must be greater than 0."),
        ({"timeout_minutes": "long"}, "timeout_minutes", "Must be a number."),
        ({"cache_gigabytes": float("nan")}, "cache_gigabytes", "Must be a number."),
        ({"genre": "tango"}, "genre", "Must be one of bachata, salsa"),
        ({"theme": "pink"}, "theme", "Must be 'system', 'light' or 'dark'."),
        ({"ffmpeg_path": "ffmpeg"}, "ffmpeg_path", "Must be the whole path of the program."),
        ({"storage": {"kind": "local", "clips": "clips"}}, "storage.clips", "Must be a whole path"),
        ({"storage": {"kind": "local", "root": "~nobody-here/x"}}, "storage.root", "Must be a whole path"),
        ({"storage": {"kind": "s3", "bucket": ""}}, "storage.bucket", "Must not be empty."),
        ({"storage": {"kind": "s3"}}, "storage.bucket", "Must not be empty."),
        ({"storage": {**BUCKET, "bucket": "my dance"}}, "storage.bucket", "Must be the name of a bucket"),
        ({"storage": {**BUCKET, "prefix": "../x"}}, "storage.prefix", "Cannot be used: it leaves the storage folder"),
        ({"storage": {**BUCKET, "endpoint_url": "nas:9000"}}, "storage.endpoint_url", "Must be an address such as"),
        ({"storage": {**BUCKET, "endpoint_url": "http://[x"}}, "storage.endpoint_url", "Must be an address such as"),
        ({"storage": {**BUCKET, "region": "eu west"}}, "storage.region", "Must be a region such as eu-central-1"),
    ],
)
def test_each_problem_is_told_at_its_field(changes: dict[str, Any], field: str, sentence: str) -> None:
    """What cannot be used is told where it is typed, alone, and nothing can be saved meanwhile."""
    checked = check_settings(typed(**changes))
    assert checked.settings is None
    assert list(checked.problems) == [field]
    assert checked.problems[field].startswith(sentence)
    assert checked.problems[field].endswith(".")


def test_all_problems_at_once() -> None:
    """Two wrong fields have a sentence each."""
    assert set(check_settings(typed(workers=-1, max_stretch=2)).problems) == {"workers", "max_stretch"}


@pytest.mark.parametrize("below", ["", "made"])
def test_videos_must_not_land_among_the_clips(tmp_path: Path, below: str) -> None:
    """Finished videos in the folder of clips would come in as moves: it is told before anything is saved."""
    storage = LocalStorage(clips=str(tmp_path), results=str(tmp_path / below))
    checked = check_settings(typed(storage=storage.model_dump()))
    assert "outside the folder of the clips" in checked.problems["storage.results"]


def test_the_choices_of_a_request() -> None:
    """The video settings name the encoder as a request does."""
    assert VideoSettings().choices()["video_codec"] == "libx264"
    chosen = VideoSettings(encoder="h264_nvenc", width=640).choices()
    assert (chosen["video_codec"], chosen["width"], "encoder" in chosen) == ("h264_nvenc", 640, False)


def test_a_bucket_needs_no_more_than_its_name() -> None:
    """A bucket of Amazon is set up by its name alone."""
    checked = check_settings(typed(storage=BUCKET))
    assert checked.settings is not None
    assert checked.settings.storage == S3Storage(bucket="dance-clips")
