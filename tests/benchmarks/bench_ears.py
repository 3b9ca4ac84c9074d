"""How well and how fast the ears hear the songs with known beats. Run: python -m tests.benchmarks.bench_ears."""

import sys
import time

from choreo_desktop.analysis.analyzer import analyse_song
from choreo_desktop.analysis.sounding import SAMPLE_RATE
from choreo_desktop.domain.song import GENRES
from tests.analysis.scores import f_measure, hit_share
from tests.analysis.songs import GENRES_OF_SONGS, SONGS, decode, truth_of


def report(name: str, genre: str) -> str:
    """One line of figures for a song."""
    truth = truth_of(name)
    samples = decode(SONGS / f"{name}.mp3")
    began = time.process_time()
    heard = analyse_song(samples, SAMPLE_RATE, GENRES[genre])
    seconds = time.process_time() - began
    eights = f"{hit_share(truth['count8'], heard.eight_counts):5.3f}" if truth["count8"] else "    -"
    sure = heard.confidence
    return (
        f"{name:28} {genre:8} {truth['bpm']:6.1f} {heard.bpm:6.1f} {f_measure(truth['beats'], heard.beats):6.3f} "
        f"{f_measure(truth['downbeats'], heard.downbeats):6.3f}  {eights}   "
        f"{sure.tempo:4.2f} {sure.beats:4.2f} {sure.bars:4.2f} {sure.eight_counts:4.2f}  "
        f"{seconds * 240 / heard.duration:5.2f}"
    )


def main() -> None:
    """Print the figures of all songs."""
    title = "song                         genre      bpm  found  beatF  downF  count8  confidence t b d 8   s/4min\n"
    sys.stdout.write(title)
    for name, genre in GENRES_OF_SONGS.items():
        sys.stdout.write(report(name, genre) + "\n")


if __name__ == "__main__":
    main()
