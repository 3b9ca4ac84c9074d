"""The demo that ships with the app: a song and drawn moves that a user can press the button on."""

import json
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from choreo_desktop.domain.moves import Difficulty, Energy, Style

DEMO = Path(__file__).parents[1] / "resources" / "demo"
CLIPS = DEMO / "clips"


@cache
def song() -> dict[str, Any]:
    """The truth about the song."""
    return dict(json.loads((DEMO / "song.json").read_text(encoding="utf-8")))


@cache
def notes() -> dict[str, Any]:
    """The annotations of the clips."""
    return dict(json.loads((CLIPS / "annotations.json").read_text(encoding="utf-8")))


@cache
def sound() -> np.ndarray[Any, np.dtype[np.float32]]:
    """Both channels of the song at 22.05 kHz."""
    with av.open(str(DEMO / "song.m4a")) as box:
        to_float = av.AudioResampler("fltp", "stereo", 22050)
        parts = [part.to_ndarray() for frame in box.decode(audio=0) for part in to_float.resample(frame)]
    return np.asarray(np.concatenate(parts, axis=1), dtype=np.float32)


def clip_ids() -> list[str]:
    """Every annotated clip."""
    return [str(clip["clip_id"]) for clip in notes()["clips"]]


def clip(clip_id: str) -> dict[str, Any]:
    """The annotation of one clip."""
    return next(dict(entry) for entry in notes()["clips"] if entry["clip_id"] == clip_id)


def test_demo_is_small_enough_to_ship() -> None:
    """Everything in the demo folder stays below 8 MB."""
    assert sum(path.stat().st_size for path in DEMO.rglob("*") if path.is_file()) < 8_000_000


def test_song_has_the_promised_length() -> None:
    """The song lasts 60 to 90 seconds and as long as its description says."""
    seconds = sound().shape[1] / 22050
    assert 60 <= seconds <= 90
    assert seconds == pytest.approx(song()["duration"], abs=0.05)


def test_song_is_neither_clipped_nor_silent() -> None:
    """The decoded song stays below full scale and is about as loud as released music."""
    assert np.max(np.abs(sound())) < 1.0
    assert -22 < 20 * np.log10(np.sqrt(np.mean(sound() ** 2))) < -12


def test_song_sections_cover_the_song() -> None:
    """Intro, verse, chorus and outro follow each other without a gap, cut on the "1" of an 8-count."""
    sections = song()["sections"]
    assert {section["label"] for section in sections} == {"intro", "verse", "chorus", "outro"}
    assert sections[0]["start"] == 0
    assert sections[-1]["end"] == pytest.approx(song()["duration"])
    for before, after in pairwise(sections):
        assert before["end"] == after["start"]
        assert after["start"] in song()["eight_counts"]


def test_chorus_is_the_liveliest_part() -> None:
    """Both choruses carry more energy than any verse, intro or outro, in truth and in the samples."""
    rate = 22050
    loud: dict[str, list[float]] = {}
    for section in song()["sections"]:
        part = sound()[:, int(section["start"] * rate) : int(section["end"] * rate)]
        loud.setdefault(section["label"], []).append(float(np.sqrt(np.mean(part**2))))
    others = [level for label, levels in loud.items() if label != "chorus" for level in levels]
    assert min(loud["chorus"]) > 1.2 * max(others)


def test_song_beats_are_steady_bachata() -> None:
    """Beats are 128 a minute from the first downbeat on, in whole 8-counts and a closing "1"."""
    beats = song()["beats"]
    assert beats[0] == song()["first_downbeat"] == pytest.approx(0.4)
    assert np.allclose(np.diff(beats), 60 / song()["bpm"], atol=1e-4)
    assert len(beats) % 16 == 1
    assert song()["downbeats"] == beats[::4]
    assert song()["eight_counts"] == beats[::8]


def test_song_sounds_on_its_beats() -> None:
    """Onsets measured in the samples fall within 15 ms of nearly every beat."""
    hop, mono = 110, sound().mean(axis=0)
    level = np.log1p(30 * np.abs(np.diff(mono, prepend=0.0)))
    frames = level[: len(level) // hop * hop].reshape(-1, hop).mean(axis=1)
    rise = np.maximum(0, np.diff(frames, prepend=0.0))
    late = []
    for beat in song()["beats"][:-1]:
        middle = round(beat * 22050 / hop)
        late.append((np.argmax(rise[middle - 16 : middle + 17]) - 16) * hop / 22050)
    assert np.mean(np.abs(late) < 0.015) > 0.9


def test_there_are_enough_moves_with_names_of_their_own() -> None:
    """At least twelve clips, each with its own name and file."""
    clips = notes()["clips"]
    assert len(clips) >= 12
    assert len({entry["name"] for entry in clips}) == len(clips)
    assert {entry["video_path"] for entry in clips} == {path.name for path in CLIPS.glob("*.mp4")}


def test_moves_spread_over_every_choice() -> None:
    """Every difficulty, energy, style and category that can be asked for has a demo move."""
    clips = notes()["clips"]
    assert {Difficulty.read(entry["difficulty"]) for entry in clips} == set(Difficulty)
    assert {Energy.read(entry["energy_level"]) for entry in clips} == set(Energy)
    assert {Style.read(entry["style"]) for entry in clips} == set(Style)
    assert {entry["move_label"] for entry in clips} == set(notes()["move_categories"])


def test_clips_are_not_all_alike() -> None:
    """One clip is upright and one has another frame rate, so that the demo shows mixed clips put together."""
    shapes, rates = set(), set()
    for clip_id in clip_ids():
        with av.open(str(CLIPS / clip(clip_id)["video_path"])) as box:
            stream = box.streams.video[0]
            shapes.add(stream.width > stream.height)
            rates.add(stream.average_rate)
    assert shapes == {True, False}
    assert len(rates) > 1


@pytest.mark.parametrize("clip_id", clip_ids())
def test_clip_lasts_long_enough_for_its_counts(clip_id: str) -> None:
    """A clip holds its whole 8-counts, after a short lead-in and before a short tail."""
    entry = clip(clip_id)
    assert entry["counts"] in {16, 24, 32}
    assert round(entry["beats_per_minute"]) == entry["estimated_tempo"]
    with av.open(str(CLIPS / entry["video_path"])) as box:
        stream = box.streams.video[0]
        assert stream.duration is not None
        assert stream.time_base is not None
        seconds = float(stream.duration * stream.time_base)
    danced = entry["first_one"] + entry["counts"] * 60 / entry["beats_per_minute"]
    assert 0.2 <= entry["first_one"] <= 0.8
    assert danced + 0.2 <= seconds <= danced + 1.0


@pytest.mark.parametrize("clip_id", ["side_basic", "ladys_turn", "golpe_accents", "quick_footwork"])
def test_steps_visibly_fall_on_counts(clip_id: str) -> None:
    """The dancers come to rest on the counts: the picture changes much less there than half-way between."""
    entry = clip(clip_id)
    with av.open(str(CLIPS / entry["video_path"])) as box:
        rate = float(box.streams.video[0].average_rate or 30)
        pictures = [frame.to_ndarray(format="gray")[::4, ::4].astype(np.int16) for frame in box.decode(video=0)]
    dancers = [picture[: int(picture.shape[0] * 0.92)] for picture in pictures]  # without the row of counts
    change = np.array([float(np.abs(b - a).mean()) for a, b in pairwise(dancers)])
    times = (np.arange(len(change)) + 0.5) / rate
    counts = (times - entry["first_one"]) * entry["beats_per_minute"] / 60
    danced = (counts > -0.5) & (counts < entry["counts"] - 0.5)
    distance = np.abs((counts + 0.5) % 1 - 0.5)
    assert change[danced & (distance < 0.13)].mean() < 0.8 * change[danced & (distance > 0.37)].mean()
