from dataclasses import replace
from pathlib import Path

import pytest

from choreo_desktop.domain.genres import GENRES
from choreo_desktop.domain.moves import ClipGrid
from choreo_desktop.media.info import PQ, AudioInfo, MediaInfo, VideoInfo
from choreo_desktop.media.tags import FileTags
from choreo_desktop.services.library_judging import judge, too_short

BACHATA = GENRES["bachata"]
VIDEO = VideoInfo(0, "h264", 1280, 720, rate=30.0)
CLIP = MediaInfo(Path("/clip.mp4"), "mov", 11.0, VIDEO, AudioInfo(1, "aac", 48_000, 2))


def grid(bpm: float, seconds: float, *, one: int = 0, sure: bool = True) -> ClipGrid:
    """Even beats from the clip's start."""
    beats = tuple(i * 60 / bpm for i in range(int(seconds * bpm / 60) + 1))
    return ClipGrid(beats=beats, first_one=one, sure=sure)


def test_a_clip_without_a_catch() -> None:
    """A plain clip whose beat is sure has nothing to say."""
    assert judge(CLIP, FileTags(), grid(120, 11), BACHATA) == ()


def test_a_phone_video() -> None:
    """What will be converted is said in a dancer's words, in one sentence."""
    video = replace(VIDEO, rotation=90, transfer=PQ)
    (sentence,) = judge(replace(CLIP, video=video), FileTags(phone=True, uneven=True), grid(120, 11), BACHATA)
    assert sentence == "Phone video, variable frame rate, rotated, HDR, portrait: will be converted."
    wide = replace(CLIP, video=replace(VIDEO, width=4000, height=900, interlaced=True))
    assert judge(wide, FileTags(), grid(120, 11), BACHATA) == ("Interlaced, very wide: will be converted.",)


@pytest.mark.parametrize(
    ("clip", "beats", "begins"),
    [
        (replace(CLIP, audio=None), None, "No sound: tap along"),
        (CLIP, None, "No beat in its sound: tap along"),
        (CLIP, grid(120, 11, sure=False), "Its beat is not certain"),
        (replace(CLIP, seconds=0.04), grid(120, 11), "A single picture"),
        (replace(CLIP, seconds=3.0), grid(120, 3), "Too short for one 8-count."),
        (replace(CLIP, seconds=300.0), grid(120, 300), "Very long (5 minutes)"),
    ],
)
def test_what_a_dancer_should_know(clip: MediaInfo, beats: ClipGrid | None, begins: str) -> None:
    """Each catch has its sentence."""
    assert judge(clip, FileTags(), beats, BACHATA)[0].startswith(begins)


def test_an_eight_count_is_counted_from_the_clips_own_one() -> None:
    """Eight beats must fit behind the first 1, at the clip's own tempo, else at the fastest of the dance."""
    assert not too_short(4.0, grid(120, 4), BACHATA)
    assert too_short(4.0, grid(120, 4, one=3), BACHATA)
    assert not too_short(4.0, grid(130, 4), BACHATA)
    assert not too_short(3.0, None, BACHATA)
    assert too_short(2.9, None, BACHATA)
    assert too_short(2.9, ClipGrid(beats=(), first_one=0, sure=False), BACHATA)
