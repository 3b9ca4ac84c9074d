"""Whether the steps of real clips meet the beat of real songs, by ears that are not ours.

Each clip that a plan places is played as the plan says, sound included, and its beats are found in that sound by
librosa (McFee et al.), which knows the tempo but neither our grid nor the song. What counts is how far they lie from
the beats of the song. Beside it the same for plain concatenation: the same clips, whole, one after the other.

Which of librosa's settings are used was chosen on songs whose beats are known exactly (the JSON files beside them),
not on the clips: its onsets below 300 Hz find 83 % of the beats in excerpts of 10 s there, those of all frequencies
77 %, for in Latin music the off-beat is as loud as the beat but for the bass. By how much librosa is late is measured
on the same songs.
"""

import json
import warnings
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from typing_extensions import override

from choreo_desktop.analysis.sounding import SAMPLE_RATE
from choreo_desktop.domain.blueprint import Blueprint
from choreo_desktop.domain.errors import UnusableMediaError
from choreo_desktop.domain.genres import GENRES
from choreo_desktop.domain.request import ChoreographyRequest
from choreo_desktop.domain.song import Song, SongAnalysis
from choreo_desktop.domain.timing import TimeMap
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.media.ffmpeg import FFmpegLocator
from choreo_desktop.planning.generator import BlueprintGenerator
from choreo_desktop.services.chosen_files import choose_files
from choreo_desktop.services.ears import Ears
from choreo_desktop.services.folder_catalog import FolderCatalog
from tests.analysis.songs import decode
from tests.benchmarks.measure import ratio, say

HOP = 256
BASS = 300  # Hz
MEAN, WITHIN, SHARE = 0.035, 0.070, 0.90
_SOUNDS = (".mp3", ".ogg", ".wav", ".flac")

Samples = NDArray[np.float32]
Times = NDArray[np.float64]


class Distances(NamedTuple):
    """How far beats lie from those of the song.

    Attributes:
        seconds: One for each beat.
    """

    seconds: Times

    @override
    def __str__(self) -> str:
        return f"{1000 * self.mean:4.0f} ms {self.within:7.1%}"

    @property
    def mean(self) -> float:
        """Mean distance."""
        return float(self.seconds.mean()) if len(self.seconds) else float("nan")

    @property
    def within(self) -> float:
        """Share that is near enough."""
        return float((self.seconds < WITHIN).mean()) if len(self.seconds) else float("nan")


def hear_beats(samples: Samples, bpm: float) -> Times:
    """Seconds of the beats that librosa hears, as late as it hears them."""
    import librosa

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its own, about empty bands
        onsets = librosa.onset.onset_strength(y=samples, sr=SAMPLE_RATE, hop_length=HOP, fmax=BASS, n_mels=24)
        _, beats = librosa.beat.beat_track(
            onset_envelope=onsets, sr=SAMPLE_RATE, hop_length=HOP, bpm=bpm, trim=False, units="time"
        )
    return np.asarray(beats, dtype=np.float64)


def lateness(songs: Path) -> float:
    """Seconds by which librosa is late, on songs whose beats are known exactly."""
    late = []
    for known in sorted(songs.glob("*.json")):
        truth = np.asarray(json.loads(known.read_text())["beats"])
        found = hear_beats(decode(known.with_suffix(".mp3")), 60 / float(np.median(np.diff(truth))))
        off = found - truth[np.abs(found[:, None] - truth).argmin(axis=1)]
        if (np.abs(off) < WITHIN).mean() > SHARE:  # it found this song's beats
            late.append(float(np.median(off)))
    return float(np.median(late))


def distances(heard: Times, song: Times) -> Times:
    """How far each beat that was heard lies from the nearest of the song."""
    return np.asarray(np.abs(heard[:, None] - song).min(axis=1))


def played(samples: Samples, mapping: TimeMap, seconds: float) -> Samples:
    """The sound of a clip as a time map plays it; silence where the clip has ended."""
    out = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    knots = [(t, mapping.clip_time(t)) for t in (0.0, *(p.out for p in mapping.points), seconds)]
    at = np.interp(out, *np.asarray(sorted(set(knots))).T)
    return np.asarray(np.interp(at * SAMPLE_RATE, np.arange(len(samples)), samples, right=0.0), dtype=np.float32)


class Bench:
    """The songs and clips.

    Args:
        clips: Folder of clips.
        songs: Folder of songs.
        ears: Ours, for planning.
    """

    def __init__(self, clips: Path, songs: Path, ears: Ears) -> None:
        self._ears = ears
        self._files = [path for path in sorted(songs.iterdir()) if path.suffix in _SOUNDS]
        chosen = choose_files(self._files[0], clips)
        catalog = FolderCatalog(chosen, ears)
        self._moves = catalog.find_moves(GENRES["bachata"], cancel=CancelToken(), on_share=lambda _: None).moves
        self._sounds = {key: decode(path) for key, path in chosen.clips.items()}
        self._by_key = {move.key: move for move in self._moves}
        self._late = lateness(songs)

    def songs(self) -> Iterator[tuple[str, SongAnalysis, Blueprint]]:
        """Every song with a plan for it; one that is refused is named."""
        for path in self._files:
            genre = GENRES["salsa" if "salsa" in path.name.lower() else "bachata"]
            analysis = self._ears.hear_song(path, genre).analysis
            song = Song(song_id="s", key=f"songs/{path.name}", title=path.stem)
            request = ChoreographyRequest(song_id="s", genre=genre.name)
            try:
                plan = BlueprintGenerator().generate(
                    song, analysis, self._moves, request, task_id="t", output_path="o/t.mp4"
                )
            except UnusableMediaError as error:
                say(f"  {path.stem[:34]:<34} not planned: {error.error}")
                continue
            yield path.stem, analysis, plan

    def retimed(self, analysis: SongAnalysis, plan: Blueprint) -> Distances:
        """Distances of the plan's clips whose own grid was judged sure."""
        found = []
        for move in plan.moves:
            if move.time_map is None or not self._is_sure(move.video_path):
                continue
            seconds = move.duration or 0.0
            sound = played(self._sounds[move.video_path], move.mapping(), seconds)
            found.append(self._measure(sound, move.start_time, seconds, analysis))
        return Distances(np.concatenate(found) if found else np.zeros(0))

    def concatenated(self, analysis: SongAnalysis, plan: Blueprint) -> Distances:
        """Distances of the same clips, whole and at their own speed, one after the other."""
        found, start = [], plan.moves[0].start_time
        for key in cycle(move.video_path for move in plan.moves):
            seconds = len(self._sounds[key]) / SAMPLE_RATE
            if start + seconds > analysis.beats[-1]:
                break
            if self._is_sure(key):
                found.append(self._measure(self._sounds[key], start, seconds, analysis, key))
            start += seconds
        return Distances(np.concatenate(found) if found else np.zeros(0))

    def _is_sure(self, key: str) -> bool:
        grid = self._by_key[key].grid
        return grid is not None and grid.sure

    def _measure(
        self, sound: Samples, start: float, seconds: float, analysis: SongAnalysis, key: str | None = None
    ) -> Times:
        """Distances of the beats heard in a sound that is played at some second of a song."""
        beats = np.asarray(analysis.beats)
        inside = beats[(beats >= start - 1e-3) & (beats < start + seconds)]
        grid = self._by_key[key].grid if key else None
        bpm = grid.bpm if grid else 60 * (len(inside) - 1) / float(inside[-1] - inside[0])
        heard = hear_beats(sound, bpm) - self._late + start
        return distances(heard[(heard >= start) & (heard < start + seconds)], beats)


def steps(clips: Path, songs: Path) -> None:
    """Print how far the steps of real clips lie from the beats of each song."""
    say("\nSteps on the beat: beats heard by librosa in the sound of the clips, against the beats of the song")
    with TemporaryDirectory(prefix="choreo-bench-") as work:
        bench = Bench(clips, songs, Ears(FFmpegLocator(""), Path(work)))
        ours, plain = [], []
        say(f"  {'song':<34} {'retimed':>14} {'concatenated':>16}")
        for name, analysis, plan in bench.songs():
            ours.append(bench.retimed(analysis, plan))
            plain.append(bench.concatenated(analysis, plan))
            say(f"  {name[:34]:<34} {ours[-1]!s:>14} {plain[-1]!s:>16}")
    _summarise(ours, plain)


def _summarise(ours: Sequence[Distances], plain: Sequence[Distances]) -> None:
    all_ours, all_plain = (Distances(np.concatenate([d.seconds for d in some])) for some in (ours, plain))
    say(f"  {'all beats':<34} {all_ours!s:>14} {all_plain!s:>16}")
    ratio("mean distance, ms", 1000 * all_ours.mean, f"< {1000 * MEAN:.0f}", met=all_ours.mean < MEAN)
    ratio("share within 70 ms", all_ours.within, f">= {SHARE}", met=all_ours.within >= SHARE)
