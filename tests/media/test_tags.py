from pathlib import Path

import pytest

from choreo_desktop.domain.errors import UnusableMediaError
from choreo_desktop.media.info import MediaInfo
from choreo_desktop.media.probe import probe, probe_clip
from choreo_desktop.media.tags import FileTags, read_tags
from tests.media.studio import LOSSY, Studio

SOUND = ("-f", "lavfi", "-i", "sine=frequency=220:duration=1")
TAGS = ("-metadata", "title=Obsesión", "-metadata", "artist=A\u0007ventura  & more")


@pytest.mark.parametrize("name", ["tags.mp3", "tags.ogg", "tags.m4a", "tags.flac", "tags.opus"])
def test_title_and_artist(studio: Studio, name: str) -> None:
    """Tags are read from every kind of song, wherever it keeps them, without control characters."""
    codec = ("-c:a", "libvorbis") if name.endswith(".ogg") else ()
    path = studio.folder / name
    studio.run(*SOUND, *codec, *TAGS, str(path))
    assert read_tags(probe(path)) == FileTags("Obsesión", "A ventura & more")


def test_a_song_without_tags(studio: Studio) -> None:
    """Nothing said is nothing read."""
    path = studio.folder / "untagged.wav"
    studio.run(*SOUND, str(path))
    assert read_tags(probe(path)) == FileTags()


def test_a_phone_says_that_it_filmed(studio: Studio) -> None:
    """Phones name themselves in the file."""
    plain = studio.numbered("even.mp4", 60)
    phone = studio.folder / "phone.mov"
    mark = ("-movflags", "use_metadata_tags", "-metadata", "com.apple.quicktime.make=Apple")
    studio.run("-i", str(plain), "-c", "copy", *mark, str(phone))
    assert read_tags(probe_clip(phone)).phone
    assert not read_tags(probe_clip(plain)).phone


def test_variable_rate_is_told_from_a_steady_one(studio: Studio) -> None:
    """Pictures at uneven times are told, and rounded time stamps of a steady clip are not."""
    times = ("-vf", "settb=1/1000,setpts='(N+0.6*gt(mod(N,5),2))/30/TB'", "-fps_mode", "passthrough")
    uneven = studio.numbered("uneven.mp4", 90, "30", *times, "-enc_time_base", "1:1000", *LOSSY)
    steady = studio.numbered("steady.mkv", 90, "30", *LOSSY)
    film = studio.numbered("film.mkv", 90, "24000/1001", *LOSSY)
    assert read_tags(probe_clip(uneven)).uneven
    assert not read_tags(probe_clip(steady)).uneven
    assert not read_tags(probe_clip(film)).uneven


def test_a_file_that_vanished(studio: Studio, tmp_path: Path) -> None:
    """A file that is gone since it was probed is told in a sentence."""
    info = probe_clip(studio.numbered("even.mp4", 60))
    gone = MediaInfo(tmp_path / "gone.mp4", info.demuxer, info.seconds, info.video, info.audio)
    with pytest.raises(UnusableMediaError, match=r"gone\.mp4 cannot be opened"):
        read_tags(gone)
