"""Songs, plans and timelines for tests, made by rule."""

import itertools
from typing import Any

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap

from choreo_desktop.domain.blueprint import Blueprint, read_blueprint
from choreo_desktop.domain.genres import GENRES
from choreo_desktop.domain.song import Accent, Confidence, Section, SongAnalysis
from choreo_desktop.services.waveform import Waveform, waveform_of
from choreo_desktop.ui.theme import Theme
from choreo_desktop.ui.timeline.view import Timeline

BACHATA = GENRES["bachata"]
RATE = 22_050
CATEGORIES = ("basic", "turns", "shadow", "footwork", "hammerlock", "styling", "intro")


def song(
    *, bpm: float = 120.0, eights: int = 12, first: float = 1.0, tail: float = 1.0, share: float = 0.9, **more: Any
) -> SongAnalysis:
    """A song that is counted evenly: intro, verse, chorus and so on, each of four 8-counts.

    Args:
        bpm: Beats per minute.
        eights: How many 8-counts.
        first: Seconds of the first 1.
        tail: Seconds after the last beat.
        share: How sure everything is.
        more: What is otherwise in the analysis.
    """
    beats = tuple(first + i * 60 / bpm for i in range(8 * eights))
    duration = beats[-1] + 60 / bpm + tail if beats else first + tail
    names = ("intro", "verse A", "chorus B")
    borders = [0.0, *beats[32::32], duration]
    facts: dict[str, Any] = {
        "duration": duration,
        "bpm": bpm if beats else 0.0,
        "beats": beats,
        "downbeats": beats[::4],
        "eight_counts": beats[::8],
        "phrases": beats[::32],
        "sections": tuple(
            Section(start=a, end=b, label=names[i % 3], energy=(0.3, 0.5, 0.9)[i % 3])
            for i, (a, b) in enumerate(itertools.pairwise(borders))
        ),
        "energy": tuple(0.5 + 0.4 * np.sin(i / 9) for i in range(len(beats))),
        "confidence": Confidence(tempo=share, beats=share, bars=share, eight_counts=share),
    }
    return SongAnalysis(**facts | more)


def plan(
    analysis: SongAnalysis | None = None, *, moves: int = 6, counts: int = 16, speed: float = 1.0, **more: Any
) -> Blueprint:
    """Moves one after the other from the first 1 of a song on.

    Args:
        analysis: The song; None for beats of half a second from second 0 on.
        moves: How many.
        counts: Beats of each.
        speed: How fast their clips play.
        more: What is otherwise in each move.
    """
    beat = 60 / analysis.bpm if analysis is not None else 0.5
    start = analysis.eight_counts[0] if analysis is not None else 0.0
    length = counts * beat
    return read_blueprint(
        {
            "task_id": "t",
            "audio_path": "songs/s.mp3",
            "moves": [
                {
                    "video_path": f"clips/{CATEGORIES[i % len(CATEGORIES)]}/{i}.mp4",
                    "start_time": start + i * length,
                    "duration": length,
                    "time_map": [[0.0, 0.5], [length, 0.5 + speed * length]],
                    "name": f"Move {i + 1}",
                    "counts": counts,
                }
                | more
                for i in range(moves)
            ],
            "output_config": {"output_path": "out/o.mp4"},
        }
    )


def noise(seconds: float) -> Waveform:
    """Sound that swells and fades."""
    time = np.arange(int(seconds * RATE), dtype=np.float32) / RATE
    swell = (0.55 + 0.45 * np.sin(time / 7)).astype(np.float32)
    return waveform_of(swell * np.random.default_rng(1).uniform(-1, 1, time.size).astype(np.float32), RATE)


def categories_of(blueprint: Blueprint) -> dict[str, str]:
    """The kind of each move."""
    return {move.video_path: move.video_path.split("/")[1] for move in blueprint.moves}


def busy_timeline(theme: Theme, *, bpm: float = 126.0, minutes: float = 10.0, moves: int = 150) -> Timeline:
    """A long song with everything in it that there can be."""
    eights = int(minutes * bpm / 8)
    analysis = song(bpm=bpm, eights=eights)
    hits = tuple(
        Accent(kind="break" if i % 9 == 5 else "hit", start=b, end=b + (1.5 if i % 9 == 5 else 0), strength=(i % 5) / 4)
        for i, b in enumerate(analysis.beats[::11])
    )
    analysis = analysis.model_copy(update={"accents": hits})
    blueprint = plan(analysis, moves=moves, counts=8 * max(eights // moves, 1), speed=1.13, locked=True)
    poster = QPixmap(320, 180)
    poster.fill(Qt.GlobalColor.darkCyan)
    timeline = Timeline(theme)
    timeline.set_song(analysis, BACHATA)
    timeline.set_waveform(noise(analysis.duration))
    timeline.set_posters(lambda _: poster)
    timeline.set_plan(blueprint, 0.15, categories_of(blueprint), frozenset(m.video_path for m in blueprint.moves[::4]))
    return timeline
