"""What a dancer should know about a clip's file, in a dancer's words. Pure."""

from choreo_desktop.domain.genres import Genre
from choreo_desktop.domain.moves import ClipGrid
from choreo_desktop.media.info import MediaInfo
from choreo_desktop.media.tags import FileTags

EIGHT = 8
LONG_SECONDS = 120.0
_STILL_SECONDS = 0.2
_PANORAMA = 2.4


def judge(info: MediaInfo, tags: FileTags, grid: ClipGrid | None, genre: Genre) -> tuple[str, ...]:
    """Judge a clip that can be used: sentences, what matters most first; none for a clip without a catch.

    Args:
        info: The probed clip, which has a picture.
        tags: What the file says of itself.
        grid: Its beats, heard or given by a person; None where there are none.
        genre: The dance, whose tempo tells how long an 8-count is where the clip's own is not known.
    """
    sentences = [_length(info, grid, genre), _shape(info, tags), _counts(info, grid)]
    return tuple(sentence for sentence in sentences if sentence)


def too_short(seconds: float, grid: ClipGrid | None, genre: Genre) -> bool:
    """Whether not even one 8-count fits, from the clip's own 1 on where that is known."""
    if grid is None or len(grid.beats) < 2:
        return seconds < EIGHT * 60 / genre.high
    beat = 60 / grid.bpm if grid.bpm else 0.0
    one = grid.beats[grid.first_one] if grid.first_one < len(grid.beats) else grid.beats[0]
    return seconds - one < (EIGHT - 0.5) * beat  # half a beat may be missing: the last picture stays


def _length(info: MediaInfo, grid: ClipGrid | None, genre: Genre) -> str:
    if info.seconds < _STILL_SECONDS:
        return "A single picture: nothing moves."
    if too_short(info.seconds, grid, genre):
        return "Too short for one 8-count."
    if info.seconds > LONG_SECONDS:
        return f"Very long ({round(info.seconds / 60)} minutes): cut it into its moves."
    return ""


def _shape(info: MediaInfo, tags: FileTags) -> str:
    video = info.video
    assert video is not None  # noqa: S101 - clips are probed as clips
    width, height = video.display_size
    traits = {
        "variable frame rate": tags.uneven,
        "rotated": video.rotation != 0,
        "HDR": video.hdr,
        "interlaced": video.interlaced,
        "portrait": height > width,
        "very wide": width > _PANORAMA * height,
    }
    found = [name for name, there in traits.items() if there]
    if tags.phone:
        found.insert(0, "phone video")
    if not found:
        return ""
    text = ", ".join(found)
    return f"{text[:1].upper()}{text[1:]}: will be converted."


def _counts(info: MediaInfo, grid: ClipGrid | None) -> str:
    if grid is not None:
        return "" if grid.sure else "Its beat is not certain: listen to it with clicks, or tap along."
    if info.audio is None:
        return "No sound: tap along, or enter its tempo and its 1."
    return "No beat in its sound: tap along, or enter its tempo and its 1."
