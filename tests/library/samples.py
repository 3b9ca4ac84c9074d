"""Records of clips and songs that exist nowhere."""

from pathlib import Path
from typing import Any

from choreo_desktop.domain.moves import ClipGrid, MoveClip
from choreo_desktop.domain.records import ClipRecord, FileStamp, SongRecord, clip_key
from choreo_desktop.domain.song import Confidence, SongAnalysis

CATEGORIES = ("basic", "bodywaves", "cross_body_lead", "footwork", "hammerlock", "headrolls", "ladyturn", "spin")
GRID = ClipGrid(beats=tuple(0.31 + 0.47 * beat for beat in range(24)), first_one=0, sure=True, confidence=0.8)
SURE = Confidence(tempo=0.9, beats=0.9, bars=0.5, eight_counts=0.5)
ANALYSIS = SongAnalysis(duration=200.0, bpm=127.5, beats=(0.5, 0.97, 1.44), confidence=SURE)


def stamp(number: int, path: str = "") -> FileStamp:
    """A file of its own content."""
    return FileStamp(
        path=Path(path or f"/clips/{number}.mp4"), digest=f"{number:032x}", size=1_000 + number, modified_ns=number
    )


def clip(number: int, path: str = "", **words: Any) -> ClipRecord:
    """A clip that is not in the library yet."""
    file = stamp(number, path)
    move = MoveClip(key=clip_key(file.digest, file.path), **{"name": f"Move {number}", "seconds": 11.5, **words})
    return ClipRecord(file=file, move=move, heard=GRID, width=1280, height=720, rate=30.0)


def generated(number: int) -> ClipRecord:
    """One of thousands of clips."""
    category = CATEGORIES[number % len(CATEGORIES)]
    return clip(
        number,
        f"/clips/{category}/{category}_{number}.mp4",
        name=f"{category.replace('_', ' ').capitalize()} {number}",
        category=category,
        energy="medium",
        notes=f"Seen in class {number % 97}; the follower waits for the lead." if number % 3 else "",
        tags=("favourite",) if number % 11 == 0 else (),
        guessed=frozenset({"name", "energy"}),
    )


def song(number: int, **words: Any) -> SongRecord:
    """A song that is not in the library yet."""
    known = {"title": f"Song {number}", "artist": "Someone", "seconds": 200.0, **words}
    return SongRecord(file=stamp(number, f"/songs/{number}.mp3"), **known)
