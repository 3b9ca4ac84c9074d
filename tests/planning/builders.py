"""Songs and moves for planning, made by rule."""

from typing import Any

from choreo_desktop.domain.moves import ClipGrid, Difficulty, Energy, MoveClip, Style
from choreo_desktop.domain.request import ChoreographyRequest
from choreo_desktop.domain.song import Confidence, Section, Song, SongAnalysis

SONG = Song(song_id="s1", key="songs/s1.mp3", title="Test song")
SURE = Confidence(tempo=1, beats=1, bars=1, eight_counts=1)


def song_of(
    bpm: float = 120, *, counts: int = 128, first: float = 0.5, tail: float = 0.3, drift: float = 0.0
) -> SongAnalysis:
    """A song of so many beats, in three sections.

    Args:
        bpm: Tempo at its beginning.
        counts: Beats.
        first: Seconds of the first "1".
        tail: Seconds after the last beat's end.
        drift: How much faster it gets, as a share of the tempo.
    """
    beats, time = [], first
    for i in range(counts):
        beats.append(time)
        time += 60 / (bpm * (1 + drift * i / counts))
    duration = time + tail
    ones = beats[::8]
    borders = [0.0, *(ones[i] for i in sorted({len(ones) // 4, len(ones) * 3 // 4} - {0})), duration]
    parts = zip(borders, borders[1:], ("intro", "chorus", "outro"), (0.2, 0.8, 0.3), strict=False)
    return SongAnalysis(
        duration=duration,
        bpm=bpm,
        beats=tuple(beats),
        downbeats=tuple(beats[::4]),
        eight_counts=tuple(ones),
        sections=tuple(Section(start=a, end=b, label=label, energy=e) for a, b, label, e in parts),
        confidence=SURE,
    )


def grid_of(bpm: float, seconds: float, *, first: float = 0.2, first_one: int = 0) -> ClipGrid:
    """Steady beats of a clip from ``first`` to its end."""
    count = int((seconds - first) * bpm / 60 + 1e-9) + 1
    beats = tuple(first + i * 60 / bpm for i in range(count) if first + i * 60 / bpm < seconds)
    return ClipGrid(beats=beats, first_one=first_one, sure=True)


def move_of(name: str, *, bpm: float | None = 120, eights: float = 2, first_one: int = 0, **tags: Any) -> MoveClip:
    """A move with so many whole 8-counts after its first "1"; without a grid where ``bpm`` is None."""
    beat = 60 / (bpm or 120)
    seconds = 0.2 + (first_one + 8 * eights) * beat + 0.1
    grid = grid_of(bpm, seconds, first_one=first_one) if bpm else None
    return MoveClip(key=f"clips/{name}.mp4", name=name, seconds=seconds, grid=grid, **tags)


def library_of(count: int, **choices: Any) -> list[MoveClip]:
    """So many moves alike but for their names."""
    return [move_of(f"move{i:02d}", **choices) for i in range(count)]


def request_of(**choices: Any) -> ChoreographyRequest:
    """A request with these choices."""
    return ChoreographyRequest(song_id="s1", **choices)


EASY: dict[str, Any] = {"difficulty": Difficulty.BEGINNER}
HARD: dict[str, Any] = {"difficulty": Difficulty.ADVANCED}
LIVELY: dict[str, Any] = {"energy": Energy.HIGH}
CALM: dict[str, Any] = {"energy": Energy.LOW}
SWEET: dict[str, Any] = {"style": Style.ROMANTIC}
