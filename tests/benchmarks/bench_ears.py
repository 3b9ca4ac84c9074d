"""How well and how fast the ears hear songs whose beats are known.

``make bench-ears ARGS="--songs FOLDER [--half tune|held] [--hint] [--librosa]"``. A song is a sound file with a JSON
file of the same name beside it (``beats``, ``downbeats``, ``count8``, ``sections``), in any folder below;
``python -m tests.benchmarks.corpus FOLDER`` makes some.
Songs are split into two halves by their name: weights and thresholds are chosen on ``tune``, ``held`` is not looked at.
Needs mir_eval (Raffel et al. 2014) for the figures of Davies et al. 2009.
"""

import argparse
import hashlib
import json
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from choreo_desktop.analysis.analyzer import analyse_song
from choreo_desktop.analysis.sounding import SAMPLE_RATE
from choreo_desktop.domain.genres import GENRES
from choreo_desktop.domain.song import SongAnalysis
from tests.analysis.scores import hit_share
from tests.analysis.songs import GENRES_OF_SONGS, SONGS, decode

SOUNDS = (".mp3", ".wav", ".ogg", ".flac")
RIGHT_BEATS, RIGHT_TEMPO = 0.9, 0.04
BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


class Scores(NamedTuple):
    """Figures of one song, each 0 to 1; None where the truth does not tell.

    Attributes:
        beats: F-measure of the beats, within 70 ms.
        cmlt: Share of the beats with the right tempo and phase.
        amlt: The same, with double, half and off-beat allowed.
        downbeats: F-measure of the downbeats.
        tempo: Whether the tempo is within 4 %.
        tempo_octave: The same, with factors of 2 and 3 allowed.
        eights: Whether most true "1"s were found.
        sections: F-measure of the borders of sections, within 3 s.
        seconds: CPU time of the analysis.
    """

    beats: float
    cmlt: float
    amlt: float
    downbeats: float | None
    tempo: float
    tempo_octave: float
    eights: float | None
    sections: float | None
    seconds: float


class Result(NamedTuple):
    """One song.

    Attributes:
        name: Of the file.
        kind: Which set it belongs to.
        scores: How well it was heard.
        sure: Confidence by part.
    """

    name: str
    kind: str
    scores: Scores
    sure: dict[str, float]


def half_of(name: str) -> str:
    """Which half a song belongs to; variants of a song (``name~variant``) go together."""
    return "held" if hashlib.blake2b(name.partition("~")[0].encode()).digest()[0] % 2 else "tune"


def songs_below(folder: Path, half: str | None) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Sound files with their truth."""
    for sound in sorted(p for p in folder.rglob("*") if p.suffix in SOUNDS and p.with_suffix(".json").exists()):
        if half in (None, half_of(sound.stem)):
            yield sound, json.loads(sound.with_suffix(".json").read_text(encoding="utf-8"))


def dance_of(sound: Path, truth: dict[str, Any]) -> str:
    """The dance that a person would name: ``any`` where it is none of ours, or faster or slower than its songs are."""
    known = GENRES[str(truth.get("genre") or GENRES_OF_SONGS.get(sound.stem, "any"))]
    bpm = float(np.median(60 / np.diff(truth["beats"])))
    return known.name if known.low <= bpm <= known.high else "any"


def score(truth: dict[str, Any], found: SongAnalysis, seconds: float) -> Scores:
    """Compare an analysis with the truth."""
    import mir_eval

    beats, heard = np.array(truth["beats"]), np.array(found.beats)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # mir_eval warns of songs without beats; their score is 0
        f = mir_eval.beat.f_measure(beats, heard)
        _, cmlt, _, amlt = mir_eval.beat.continuity(beats, heard)
        downs = truth.get("downbeats")
        down = mir_eval.beat.f_measure(np.array(downs), np.array(found.downbeats)) if downs else None
    bpm = float(60 / np.median(np.diff(beats)))
    near = [abs(found.bpm / (bpm * factor) - 1) < RIGHT_TEMPO for factor in (1, 2, 0.5, 3, 1 / 3)]
    ones = truth.get("count8")
    eights = float(hit_share(ones, found.eight_counts) > 0.5) if ones else None
    return Scores(f, cmlt, amlt, down, float(near[0]), float(any(near)), eights, _borders(truth, found), seconds)


def _borders(truth: dict[str, Any], found: SongAnalysis) -> float | None:
    import mir_eval

    given = truth.get("sections")
    if not given or not isinstance(given[0], Sequence):
        return None
    edges = np.array([float(section[0]) for section in given[1:]])
    own = np.array([section.start for section in found.sections[1:]])
    if not len(own) or not len(edges):
        return 0.0
    matches = len(mir_eval.util.match_events(edges, own, 3.0))
    return 2 * matches / (len(edges) + len(own))


def hear(sound: Path, truth: dict[str, Any], *, hint: bool) -> tuple[SongAnalysis, float]:
    """Our analysis and its CPU time."""
    genre = GENRES[dance_of(sound, truth) if hint else "any"]
    samples = decode(sound)
    began = time.process_time()
    found = analyse_song(samples, SAMPLE_RATE, genre)
    return found, time.process_time() - began


def hear_with_librosa(sound: Path, truth: dict[str, Any], *, hint: bool) -> tuple[SongAnalysis, float]:
    """The beat tracker of librosa as it comes, on the same samples."""
    import librosa

    del truth, hint
    samples = decode(sound)
    began = time.process_time()
    _, beats = librosa.beat.beat_track(y=samples, sr=SAMPLE_RATE, units="time")
    seconds = time.process_time() - began
    bpm = float(60 / np.median(np.diff(beats))) if len(beats) > 1 else 0.0
    sure = {"tempo": 0.0, "beats": 0.0, "bars": 0.0, "eight_counts": 0.0}
    return SongAnalysis.model_validate(
        {"duration": len(samples) / SAMPLE_RATE, "bpm": bpm, "beats": tuple(beats), "confidence": sure}
    ), seconds


def measure(args: argparse.Namespace, ear: Callable[..., tuple[SongAnalysis, float]]) -> list[Result]:
    """Hear all songs that were asked for."""
    results = []
    for sound, truth in songs_below(args.songs, args.half):
        if args.hint and dance_of(sound, truth) == "any":
            continue
        found, seconds = ear(sound, truth, hint=args.hint)
        kind = str(truth.get("kind", sound.parent.name))
        results.append(Result(sound.stem, kind, score(truth, found, seconds), found.confidence.model_dump()))
    return results


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def table(title: str, results: Sequence[Result]) -> None:
    """Mean figures of each set and of all."""
    say(f"{title}\n{'set':10}   n  beatF   CMLt   AMLt  downF tempo1 tempo2    8-1  sectF  CPU s")
    for kind in [*sorted({r.kind for r in results}), "all"]:
        chosen = [r for r in results if kind in ("all", r.kind)]
        say(f"{kind:10} {len(chosen):3}  " + "  ".join(_mean([r.scores[i] for r in chosen]) for i in range(9)))


def _mean(values: Sequence[float | None]) -> str:
    known = [value for value in values if value is not None]
    return f"{np.mean(known):5.3f}" if known else "    -"


def calibration(results: Sequence[Result]) -> None:
    """Of the songs as sure as that, how many are right."""
    right: dict[str, Callable[[Scores], float | None]] = {
        "tempo": lambda s: s.tempo,
        "beats": lambda s: float(s.beats >= RIGHT_BEATS),
        "bars": lambda s: None if s.downbeats is None else float(s.downbeats >= RIGHT_BEATS),
        "eight_counts": lambda s: s.eights,
    }
    say("confidence   " + "   ".join(f"{low:.1f}-{high:.1f}   " for low, high in pairwise(BINS)))
    for part, judge in right.items():
        cells = []
        for low, high in pairwise(BINS):
            last = high == BINS[-1]
            inside = [judge(r.scores) for r in results if low <= r.sure[part] < high or (last and r.sure[part] == high)]
            known = [value for value in inside if value is not None]
            cells.append(f"{np.mean(known):4.2f} of {len(known):3}" if known else "     -     ")
        say(f"{part:13}" + "  ".join(cells))


def worst(results: Sequence[Result], count: int = 12) -> None:
    """The songs that were heard worst."""
    say("worst        beatF  AMLt  downF")
    for result in sorted(results, key=lambda r: r.scores.beats + (r.scores.downbeats or 0))[:count]:
        s = result.scores
        say(f"  {result.name:34} {s.beats:5.3f} {s.amlt:5.3f} {_mean([s.downbeats])}  8-1 {_mean([s.eights])}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_ears")
    parser.add_argument("--songs", type=Path, default=SONGS, help="folder of songs with their truth")
    parser.add_argument("--half", choices=("tune", "held"))
    parser.add_argument("--hint", action="store_true", help="only songs of a dance, whose name is told")
    parser.add_argument("--librosa", action="store_true", help="librosa's default beside it")
    args = parser.parse_args()
    results = measure(args, hear)
    table("ours" + (", songs of a dance whose name was told" if args.hint else ""), results)
    calibration(results)
    if args.half != "held":
        worst(results)
    if args.librosa:
        table("librosa", measure(args, hear_with_librosa))


if __name__ == "__main__":
    main()
