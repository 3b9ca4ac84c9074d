"""Learn the weights of ``choreo_desktop/analysis/learned.py`` from songs whose beats are known.

``python -m tests.benchmarks.fit_ears FOLDER``, after ``python -m tests.benchmarks.corpus FOLDER``. Only the songs of
the half named ``tune`` are read. The penalties are strong on purpose: what holds for all songs shall remain, and not
the sound of these renderings.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from choreo_desktop.analysis import learned
from choreo_desktop.analysis.bars import bar_facts
from choreo_desktop.analysis.beats import beat_salience, beats_beside, track_beats
from choreo_desktop.analysis.cues import CUES, cues_at, gather_cues
from choreo_desktop.analysis.grid import BESIDE, MIN_BEATS
from choreo_desktop.analysis.hearing import Sound, hear_sound
from choreo_desktop.analysis.judging import grid_facts
from choreo_desktop.analysis.learned import Lattice
from choreo_desktop.analysis.onsets import FRAME_RATE, Curve, Onsets
from choreo_desktop.analysis.pulses import gather_pulses
from choreo_desktop.analysis.sounding import Sounding, Tape, find_sounding
from choreo_desktop.analysis.tempo import candidate_tempi, follow_tempo, hear_tempi
from choreo_desktop.domain.genres import GENRES
from tests.analysis.songs import decode
from tests.benchmarks.bench_ears import songs_below

PLACES = (0.0, -0.25, 0.25, -0.5, 0.5, -0.75, 0.75, -1.0, 1.0, -1.5, 1.5, -2.0, 2.0)
# Places that are no beats, with how much each counts against the beats.
OFF_BEAT = ((0.5, 0.5), (0.25, 0.15), (0.75, 0.15), (1 / 3, 0.1), (2 / 3, 0.1))
LATTICE_C, GRID_PENALTY, BAR_C = 0.02, 3.0, 1e-4
# Where chords and bass change within the beat tells a guitar trio's beat, and misleads where a bass plays off the beat,
# as in much electronic music: what is learned of it is held back.
TONAL_CAUTION = 10.0
PART_FRAMES, PART_STEP = 2_200, 4_400
GOOD, ALIKE = 0.85, 0.03
DELAY = 0.4  # frames by which onsets come after their beats
BAR_SPREAD = 2.0
LEARNED = Path(learned.__file__)


class Lesson(NamedTuple):
    """A song to learn from.

    Attributes:
        sound: As the ears describe it.
        beats: True beats in frames.
        downbeats: Which of them begin a bar.
    """

    sound: Sound
    beats: Curve
    downbeats: NDArray[np.bool_]


def lessons(folder: Path) -> Iterator[Lesson]:
    """The songs of one half; their descriptions are kept beside them."""
    for path, truth in songs_below(folder, "tune"):
        sound = _described(path)
        beats = (np.array(truth["beats"]) - sound.sounding.start) * FRAME_RATE + DELAY
        inside = (beats > 0) & (beats < len(sound.cues) - 1)
        down = np.isin(np.round(truth["beats"], 3), np.round(truth["downbeats"], 3))
        yield Lesson(sound, beats[inside], down[inside])


def _described(path: Path) -> Sound:
    kept = path.with_suffix(".npz")
    if not kept.exists():
        sounding = find_sounding(decode(path))
        if sounding is None:
            raise SystemExit(f"{path} is silent")
        heard = hear_sound(sounding)
        np.savez(kept, chroma=heard.chroma, start=sounding.start, **heard.onsets._asdict())
    with np.load(kept) as tables:
        onsets = Onsets(tables["novelty"], tables["timbre"], tables["loudness"])
        chroma, start = tables["chroma"], float(tables["start"])
    nothing = Sounding(Tape(np.zeros(0, dtype=np.float32)), start, 0.0, 0.0)
    return Sound(nothing, onsets, chroma, gather_cues(onsets, chroma))


def learn_lattice(songs: Sequence[Lesson]) -> Curve:
    """Weights of the cues around a beat, shape (13, 8) (logistic regression)."""
    rng = np.random.default_rng(0)
    rows, beat, weight = [], [], []
    for song in songs:
        period = np.diff(song.beats)
        for place, share in ((0.0, 1.0), *OFF_BEAT):
            at = song.beats[:-1] + place * period + rng.uniform(-1, 1, len(period))
            around = [cues_at(song.sound.cues, at + q * period) for q in PLACES]
            rows.append(np.concatenate(around, axis=1))
            beat.append(np.full(len(at), place == 0.0))
            weight.append(np.full(len(at), share / np.sqrt(len(at))))
    fitted = _logistic(np.concatenate(rows), np.concatenate(beat), np.concatenate(weight), LATTICE_C)
    return fitted.reshape(len(PLACES), CUES)


def _logistic(rows: NDArray[np.floating], right: NDArray[np.bool_], weight: Curve, strength: float) -> Curve:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=strength, max_iter=1_000)
    return np.asarray(model.fit(rows, right, sample_weight=weight / weight.mean()).coef_[0])


class Choice(NamedTuple):
    """Grids of one sound to choose from.

    Attributes:
        facts: Shape (grids, facts).
        good: Which of them are right.
        weight: How much this choice counts.
    """

    facts: Curve
    good: NDArray[np.bool_]
    weight: float


def choices(songs: Sequence[Lesson], lattice: Lattice) -> Iterator[Choice]:
    """The grids that the ears would find in each song, and in short parts of it."""
    for song in songs:
        length = len(song.sound.cues)
        spans = [(0, length)]
        if length > 1.3 * PART_FRAMES:
            spans += [(a, a + PART_FRAMES) for a in range(int(0.3 * PART_STEP), length - PART_FRAMES + 1, PART_STEP)]
        for low, high in spans:
            choice = _choice(song, lattice, low, high)
            if choice is not None:
                yield choice


def _choice(song: Lesson, lattice: Lattice, low: int, high: int) -> Choice | None:
    import mir_eval

    share = len(song.sound.chroma) / len(song.sound.cues)
    chroma = song.sound.chroma[int(low * share) : int(high * share)]
    onsets = Onsets(*(table[low:high] for table in song.sound.onsets))  # type: ignore[arg-type]
    cues = gather_cues(onsets, chroma)
    tempogram = hear_tempi(onsets.novelty)
    true = song.beats[(song.beats > low) & (song.beats < high)] - low
    grids = []
    for bpm in candidate_tempi(tempogram, GENRES["any"].low, GENRES["any"].high):
        period = follow_tempo(tempogram, bpm, len(cues))
        beats = track_beats(onsets.novelty, period, beat_salience(cues, period, lattice))
        if len(beats) > MIN_BEATS:
            grids += [beats, *(beats_beside(onsets.novelty, beats, share) for share in BESIDE)]
    if len(true) < 2 * MIN_BEATS or not grids:
        return None
    hits = np.array([mir_eval.beat.f_measure(true / FRAME_RATE, grid / FRAME_RATE) for grid in grids])
    good = hits >= max(GOOD, hits.max() - ALIKE)
    facts = np.array([grid_facts(grid, cues, chroma, tempogram) for grid in grids])
    whole = high - low == len(song.sound.cues)
    return Choice(facts, good, 1.0 if whole else 0.5) if good.any() else None


def learn_grid(offered: Sequence[Choice]) -> Curve:
    """Weights of the facts about a grid (conditional logit)."""
    from scipy.optimize import minimize

    spread = np.concatenate([choice.facts for choice in offered]).std(axis=0) + 1e-6
    scaled = [choice.facts / spread for choice in offered]

    penalty = np.where(_tonal(len(spread)), TONAL_CAUTION, 1.0) * GRID_PENALTY

    def loss(weights: Curve) -> tuple[float, Curve]:
        total, slope = float(penalty @ weights**2) / 2, penalty * weights
        for facts, choice in zip(scaled, offered, strict=True):
            merit = facts @ weights
            chance = np.exp(merit - merit.max())
            chance /= chance.sum()
            right = np.where(choice.good, chance, 0)
            total -= choice.weight * np.log(max(float(right.sum()), 1e-12))
            slope = slope - choice.weight * ((right / max(float(right.sum()), 1e-12) - chance) @ facts)
        return total, slope

    found = minimize(loss, np.zeros(len(spread)), jac=True, method="L-BFGS-B")
    return np.asarray(found.x / spread)


def _tonal(count: int) -> NDArray[np.bool_]:
    """Which facts about a grid tell where in the beat harmony, bass and loudness change."""
    return np.isin(np.arange(count), [15 + CUES * block + cue for block in range(7) for cue in (5, 6, 7)])


def learn_bar(songs: Sequence[Lesson]) -> Curve:
    """Weights of the facts about a beat for its being the first of a bar (logistic regression)."""
    facts = [bar_facts(gather_pulses(s.sound.onsets, s.sound.chroma, s.beats)) for s in songs]
    weight = np.concatenate([np.full(len(f), len(f) ** -0.5) for f in facts])
    rows = np.concatenate(facts)
    fitted = _logistic(rows, np.concatenate([s.downbeats for s in songs]), weight, BAR_C)
    return np.asarray(fitted * BAR_SPREAD / (rows @ fitted).std())


def write(lattice: Curve, grid: Curve, bar: Curve) -> None:
    """Write the weights where the ears read them."""
    text = LEARNED.read_text(encoding="utf-8")
    pairs = "".join(f"    ({place}, {_row(row)}),\n" for place, row in zip(PLACES, lattice, strict=True))
    for name, value in (("LATTICE", f"(\n{pairs})"), ("GRID", _row(grid)), ("BAR", _row(bar))):
        head, _, rest = text.partition(f"\n{name}")
        kind, _, rest = rest.partition(" = ")
        tail = rest[rest.index('\n"""') :]
        text = f"{head}\n{name}{kind} = {value}{tail}"
    LEARNED.write_text(text, encoding="utf-8")


def _row(values: Curve) -> str:
    numbers = [f"{value:.3f}" for value in values]
    if len(numbers) <= CUES:
        return f"({', '.join(numbers)})"
    lines = [", ".join(numbers[i : i + 10]) for i in range(0, len(numbers), 10)]
    return "(\n" + "".join(f"    {line},\n" for line in lines) + ")"


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.fit_ears")
    parser.add_argument("folder", type=Path)
    songs = list(lessons(parser.parse_args().folder))
    lattice = learn_lattice(songs)
    heard = tuple((place, tuple(row)) for place, row in zip(PLACES, lattice.tolist(), strict=True))
    write(lattice, learn_grid(list(choices(songs, heard))), learn_bar(songs))


if __name__ == "__main__":
    main()
