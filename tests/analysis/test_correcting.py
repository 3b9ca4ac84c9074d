"""Corrections sit on top of what was detected: they compose, invert, and never make a grid that is none."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from pydantic import TypeAdapter, ValidationError

from choreo_desktop.analysis.correcting import correct
from choreo_desktop.analysis.taps import fit_taps
from choreo_desktop.domain.corrections import (
    Anchor,
    Corrections,
    GivenGrid,
    GivenSections,
    GridCorrection,
    Pace,
    SectionEdit,
    SectionStart,
    Shift,
    Taps,
    ThisIsOne,
)
from choreo_desktop.domain.song import Confidence, Section, SongAnalysis

UNSURE = Confidence(tempo=0.5, beats=0.5, bars=0.5, eight_counts=0.5)


def song(
    beats: int = 64, period: float = 0.5, first: float = 0.3, lead: int = 0, odd_bar: int | None = None
) -> SongAnalysis:
    """A steady song; ``lead`` beats come before the first 1, and one 8-count may have four beats only."""
    times = first + period * np.arange(beats)
    ones = list(range(lead, beats, 8))
    if odd_bar is not None:
        ones = [*range(lead, min(odd_bar + 1, beats), 8), *range(odd_bar + 4, beats, 8)]
    bars = sorted({bar for one in ones for bar in (one, one + 4) if bar < beats})
    end = float(times[-1] + 1)
    return SongAnalysis(
        duration=end,
        bpm=60 / period,
        beats=tuple(times.tolist()),
        downbeats=tuple(times[bars].tolist()),
        eight_counts=tuple(times[ones].tolist()),
        phrases=tuple(times[ones[::4]].tolist()),
        energy=tuple(np.linspace(0, 1, beats).tolist()),
        sections=(
            Section(start=0, end=end / 2, label="verse", energy=0.4),
            Section(start=end / 2, end=end, label="chorus", energy=0.8),
        ),
        confidence=UNSURE,
    )


def after(analysis: SongAnalysis, *steps: GridCorrection) -> SongAnalysis:
    """The song with these corrections."""
    return correct(analysis, Corrections(steps=steps))


def same_grid(one: SongAnalysis, other: SongAnalysis) -> bool:
    """Whether beats and counting are the same to a nanosecond."""
    return all(
        len(getattr(one, name)) == len(getattr(other, name))
        and np.allclose(getattr(one, name), getattr(other, name), rtol=0, atol=1e-9)
        for name in ("beats", "downbeats", "eight_counts", "phrases")
    )


def test_nothing_to_correct() -> None:
    """Without corrections the analysis is what was detected."""
    assert correct(song(), Corrections()) == song()


def test_this_is_one() -> None:
    """The beat that a person points at is a 1, with its bar and 8-counts before and after it; confidence is full."""
    corrected = after(song(), ThisIsOne(at=0.3 + 3 * 0.5 + 0.1))
    assert corrected.beats == song().beats
    assert corrected.eight_counts[0] == pytest.approx(1.8)
    assert np.allclose(np.diff(corrected.eight_counts), 4.0)
    assert corrected.downbeats[0] == pytest.approx(1.8)
    assert (corrected.confidence.bars, corrected.confidence.eight_counts) == (1, 1)
    assert corrected.confidence.beats == 0.5
    assert same_grid(corrected, after(corrected, ThisIsOne(at=1.8)))


@pytest.mark.parametrize(("beats", "first"), [(1, 0.8), (-1, 0.3 + 7 * 0.5), (4, 2.3), (-4, 2.3)])
def test_shift_of_the_counting(beats: float, first: float) -> None:
    """The beats stay; the 1 is another of them."""
    corrected = after(song(), Shift(beats=beats))
    assert corrected.beats == song().beats
    assert corrected.eight_counts[0] == pytest.approx(first)


def test_shift_by_half_a_beat() -> None:
    """Each beat moves to the middle of two, and the counting goes with it."""
    corrected = after(song(), Shift(beats=0.5))
    assert corrected.beats[:3] == pytest.approx((0.55, 1.05, 1.55))
    assert corrected.eight_counts[0] == pytest.approx(0.55)
    assert corrected.confidence.beats == 1


def test_halve_and_double() -> None:
    """Half as many beats keep every other 1; twice as many make each bar an 8-count."""
    half, double = after(song(), Pace(factor="halve")), after(song(), Pace(factor="double"))
    assert [half.bpm, double.bpm] == pytest.approx([60, 240])
    assert half.beats == pytest.approx(song().beats[::2])
    assert half.eight_counts == pytest.approx(song().eight_counts[::2])
    assert len(double.beats) == 2 * len(song().beats)
    assert double.eight_counts == pytest.approx(song().downbeats)


def test_an_odd_bar_stays_where_it_is() -> None:
    """Counting on from another beat keeps the place at which the song leaves out half an 8-count."""
    odd = song(odd_bar=24)
    gaps = np.round(np.diff(odd.eight_counts) / 0.5)
    assert set(gaps.tolist()) == {4, 8}
    corrected = after(odd, Shift(beats=1))
    assert same_grid(odd, after(odd, Shift(beats=1), Shift(beats=-1)))
    assert corrected.eight_counts == pytest.approx([t + 0.5 for t in odd.eight_counts if t + 0.5 <= odd.beats[-1]])


def test_anchors_bend_the_grid_between_them() -> None:
    """Two anchors stretch what lies between; beyond them the grid moves along without a change of pace."""
    corrected = after(song(), Anchor(beat=10.3, to=10.4), Anchor(beat=20.4, to=20.3))
    beats = np.array(corrected.beats)
    before = np.array(song().beats)
    assert beats[20] == pytest.approx(10.4)
    assert beats[40] == pytest.approx(20.3)
    assert np.allclose(beats[:20], before[:20] + 0.1)
    assert np.allclose(np.diff(beats[20:41]), (20.3 - 10.4) / 20)
    assert np.allclose(np.diff(beats[41:]), 0.5)
    assert after(corrected, Anchor(beat=10.4, to=10.4)).beats == pytest.approx(corrected.beats)


def test_an_anchor_that_would_fold_the_grid_outranks_the_older() -> None:
    """Anchors that contradict each other cannot both hold; the last word counts."""
    corrected = after(song(), Anchor(beat=10.3, to=10.3), Anchor(beat=10.8, to=9.0))
    assert 9.0 in np.round(corrected.beats, 6)
    assert all(b > a for a, b in pairwise(corrected.beats))


def unsteady_taps(truth: NDArray[np.floating], seed: int) -> tuple[float, ...]:
    """A person who taps along with a jitter of 60 ms, each tap after the one before."""
    taps = truth + np.random.default_rng(seed).normal(0, 0.06, len(truth))
    for i in range(1, len(taps)):
        taps[i] = max(taps[i], taps[i - 1] + 0.001)
    return tuple(taps.tolist())


@pytest.mark.parametrize("bpm", [108, 128, 150])
def test_tapping_along(bpm: int) -> None:
    """Taps with a jitter of 60 ms give a smooth grid close to the truth, whatever was detected before."""
    distances = []
    for seed in range(100):
        truth = 2.0 + 60 / bpm * np.arange(33)
        taps = unsteady_taps(truth, seed)
        corrected = after(song(beats=200, period=0.61), Taps(times=taps, first_one=2))
        inside = np.array([b for b in corrected.beats if truth[0] - 0.15 <= b <= truth[-1] + 0.15])
        assert len(inside) == 33
        distances.append(float(np.sqrt(np.mean((inside - truth) ** 2))))
        assert min(abs(one - truth[2]) for one in corrected.eight_counts) < 0.06
        assert corrected.confidence.beats == 1
    assert np.median(distances) < 0.018
    assert max(distances) < 0.045


def test_tapping_along_a_band_that_speeds_up() -> None:
    """The grid follows the taps where the tempo drifts, over taps that were left out and taps that came twice."""
    truth = 1.0 + np.cumsum(60 / np.linspace(110, 130, 120))
    taps = [*unsteady_taps(truth[:40], 1), *unsteady_taps(truth[44:], 2)]
    taps.insert(21, taps[20] + 0.04)
    corrected = after(song(beats=300), Taps(times=tuple(taps)))
    inside = np.array([b for b in corrected.beats if truth[0] - 0.2 <= b <= truth[-1] + 0.2])
    assert len(inside) == len(truth)
    assert np.sqrt(np.mean((inside - truth) ** 2)) < 0.04


def test_tapping_a_song_without_a_beat() -> None:
    """Where nothing was heard, the taps alone are the grid."""
    silent = SongAnalysis(duration=30, bpm=0, confidence=UNSURE)
    corrected = after(silent, Taps(times=tuple(np.arange(2, 12, 0.5).tolist()), first_one=0))
    assert corrected.bpm == pytest.approx(120)
    assert corrected.eight_counts == pytest.approx((2, 6, 10))


def test_sections() -> None:
    """Edges move, names change, parts are made and joined; the song stays covered."""
    end = song().duration
    edits = (
        SectionEdit(at=end / 2, to=12.0),
        SectionEdit(at=12.0, label="mambo"),
        SectionEdit(at=4.0, label="break"),
        SectionEdit(at=0.0, label="intro"),
    )
    sections = after(song(), *edits).sections
    assert [(s.label, s.start) for s in sections] == [("intro", 0), ("break", 4), ("mambo", 12)]
    joined = after(song(), *edits, SectionEdit(at=4.2, remove=True)).sections
    assert [(s.label, s.start, s.end) for s in joined] == [("intro", 0, 12), ("mambo", 12, end)]


def test_an_edge_without_room_stays() -> None:
    """Between sections that are shorter than a beat an edge cannot be moved, and none of them is lost."""
    edges = (0.0, 3.95, 4.0, 4.1, song().duration)
    parts = tuple(Section(start=a, end=b, label=f"from {a}", energy=0.5) for a, b in pairwise(edges))
    narrow = song().model_copy(update={"sections": parts})
    assert after(narrow, SectionEdit(at=4.0, to=4.05, label="moved")).sections == parts


def test_sections_that_are_new_have_the_energy_of_their_beats() -> None:
    """A part that a person made is as energetic as the beats in it, not as the part it was cut from."""
    plain = song()
    cut = after(plain, SectionEdit(at=4.0)).sections
    inside = [e for beat, e in zip(plain.beats, plain.energy, strict=True) if 4.0 <= beat < plain.duration / 2]
    assert cut[1].energy == pytest.approx(np.mean(inside))
    assert cut[2] == plain.sections[1]


def test_two_halves_are_one_beat() -> None:
    """Half a beat twice is one beat of the counting, on the beats that were heard."""
    halves = after(song(odd_bar=24), Shift(beats=0.5), Shift(beats=0.5))
    assert same_grid(halves, after(song(odd_bar=24), Shift(beats=1)))
    assert halves.beats == song().beats


@pytest.mark.parametrize("sign", [1, -1])
def test_whole_eight_counts_are_no_shift(sign: int) -> None:
    """Four beats twice, or one beat eight times, is where it began, phrases too."""
    plain = song(lead=3)
    assert after(plain, *[Shift(beats=4 * sign)] * 2) == plain
    assert after(plain, *[Shift(beats=sign)] * 8) == plain
    assert same_grid(after(plain, *[Shift(beats=sign)] * 4), after(plain, Shift(beats=4 * sign)))
    assert same_grid(after(plain, *[Shift(beats=sign)] * 5, Shift(beats=4 * sign)), after(plain, Shift(beats=sign)))


def test_what_was_taken_back_was_not_decided() -> None:
    """A correction that the next one takes back leaves the confidence as it was detected."""
    undone = after(song(), Pace(factor="double"), Shift(beats=0.5), Shift(beats=-0.5), Pace(factor="halve"))
    assert undone == song()


@pytest.mark.parametrize(("factor", "period"), [("double", 0.25), ("halve", 1.0)])
def test_half_a_beat_is_half_of_what_is_heard_now(factor: str, period: float) -> None:
    """After halving or doubling, half a beat is half of a beat of the new pace."""
    pace = Pace.model_validate({"factor": factor})
    before = after(song(), pace).beats
    moved = after(song(), pace, Shift(beats=0.5)).beats
    assert moved[:8] == pytest.approx([beat + period / 2 for beat in before[:8]])


def test_doubling_fills_the_end() -> None:
    """The last beat too is followed by one in the middle, at the new pace."""
    twice = after(song(period=0.5), Pace(factor="double"), Pace(factor="double")).beats
    assert np.allclose(np.diff(twice), 0.125)


def test_a_given_grid_replaces_what_was_detected() -> None:
    """Beats and counts of a file are taken as they are, the left-out half of an 8-count too."""
    beats = tuple((1.07 + 0.41 * np.arange(40)).tolist())
    counts = (7, 8, *[1 + i % 8 for i in range(20)], *[1 + i % 8 for i in range(18)])
    given_grid = after(song(), GivenGrid(beats=beats, counts=counts))
    assert given_grid.beats == pytest.approx(beats)
    ones = [beat for beat, count in zip(beats, counts, strict=True) if count == 1]
    assert given_grid.eight_counts == pytest.approx(ones)
    fives = [beat for beat, count in zip(beats, counts, strict=True) if count in (1, 5)]
    assert given_grid.downbeats == pytest.approx(fives)
    assert given_grid.confidence == Confidence(tempo=1, beats=1, bars=1, eight_counts=1)
    assert given_grid.bpm == pytest.approx(60 / 0.41)


def test_a_given_grid_without_counts_goes_on_counting() -> None:
    """Where a file names no counts, or those of bars only, the rest is counted as it was detected."""
    plain = song(lead=3)
    beats = tuple(beat + 0.02 for beat in plain.beats[1:])
    moved = after(plain, GivenGrid(beats=beats))
    assert moved.eight_counts == pytest.approx([one + 0.02 for one in plain.eight_counts])
    assert moved.phrases == pytest.approx([one + 0.02 for one in plain.phrases])
    assert (moved.confidence.beats, moved.confidence.eight_counts) == (1, 0.5)
    bars = tuple(1 + (i - 2) % 4 for i in range(len(beats)))
    barred = after(plain, GivenGrid(beats=beats, counts=bars, mode=4))
    assert barred.eight_counts == pytest.approx([one + 0.02 for one in plain.eight_counts])
    assert (barred.confidence.bars, barred.confidence.eight_counts) == (1, 0.5)


def test_a_given_grid_for_a_song_without_a_beat() -> None:
    """Where nothing was heard, the file is the grid; what lies behind the end of the song is left out."""
    silent = SongAnalysis(duration=10, bpm=0, confidence=UNSURE)
    found = after(silent, GivenGrid(beats=tuple(np.arange(0.5, 20, 0.5).tolist()), counts=(1,) + (0,) * 38))
    assert found.beats[-1] == 10
    assert found.eight_counts == pytest.approx((0.5, 4.5, 8.5))
    assert after(silent, GivenGrid(beats=(11, 12))).beats == ()


def test_given_sections() -> None:
    """The parts of a file cover the song from its beginning to its end."""
    starts = tuple(SectionStart(at=at, label=label) for at, label in ((1.0, "A"), (9.5, "B"), (99.0, "C")))
    found = after(song(), GivenSections(starts=starts)).sections
    assert [(s.start, s.end, s.label) for s in found] == [(0, 9.5, "A"), (9.5, song().duration, "B")]
    assert found[0].energy < found[1].energy


def test_half_an_hour_of_taps() -> None:
    """Thousands of taps are understood without memory that grows with their square."""
    truth = 1 + 0.48 * np.arange(4_000)
    found = fit_taps(np.sort(truth + np.random.default_rng(0).normal(0, 0.03, len(truth))))
    assert np.abs(found.beats - truth).max() < 0.02


@pytest.mark.parametrize("taps", [[0, 0.01, 0.02, 60], [0, 0.01, 0.02, 0.03], [1, 1.1, 1.5, 2], [1, 1.5, 2, 900]])
def test_taps_that_are_no_beat(taps: list[float]) -> None:
    """Taps far too close or far too apart are refused, and leave the grid alone."""
    with pytest.raises(ValueError, match="too"):
        fit_taps(np.array(taps))
    assert same_grid(after(song(), Taps(times=tuple(taps))), song())


INVERSES = [
    (Shift(beats=0.5), Shift(beats=-0.5)),
    (Shift(beats=1), Shift(beats=-1)),
    (Shift(beats=4), Shift(beats=-4)),
    (Pace(factor="double"), Pace(factor="halve")),
    (Pace(factor="halve"), Pace(factor="double")),
]
songs = st.builds(
    song,
    beats=st.integers(2, 80),
    period=st.floats(0.3, 1.0),
    first=st.floats(0, 5),
    lead=st.integers(0, 1),
    odd_bar=st.none() | st.just(16),
)
times = st.floats(0, 60)
steps = st.one_of(
    st.builds(ThisIsOne, at=times),
    st.builds(Shift, beats=st.sampled_from([-4.0, -1.0, -0.5, 0.5, 1.0, 4.0])),
    st.builds(Pace, factor=st.sampled_from(["halve", "double"])),
    st.builds(Anchor, beat=times, to=times),
    st.lists(times, min_size=4, max_size=40, unique=True).map(lambda taps: Taps(times=tuple(sorted(taps)))),
    st.builds(SectionEdit, at=times, to=st.none() | times, remove=st.booleans()),
    st.lists(st.tuples(times, st.integers(0, 8)), min_size=2, max_size=40, unique_by=lambda pair: pair[0]).map(
        lambda pairs: GivenGrid(beats=tuple(t for t, _ in sorted(pairs)), counts=tuple(c for _, c in sorted(pairs)))
    ),
    st.lists(times, min_size=1, max_size=5, unique=True).map(
        lambda starts: GivenSections(starts=tuple(SectionStart(at=at, label="A") for at in sorted(starts)))
    ),
)


@given(songs, st.lists(st.sampled_from(INVERSES), max_size=5))
def test_corrections_invert(analysis: SongAnalysis, pairs: list[tuple[GridCorrection, GridCorrection]]) -> None:
    """What is done and undone in reverse order leaves the grid as it was, to a nanosecond."""
    there = [there for there, _ in pairs]
    back = [back for _, back in reversed(pairs)]
    assert same_grid(after(analysis, *there, *back), after(analysis, Shift(beats=4), Shift(beats=-4)))


@given(songs, st.lists(steps, max_size=8))
def test_any_corrections_leave_a_grid(analysis: SongAnalysis, chosen: list[GridCorrection]) -> None:
    """Beats increase, are finite and lie in the song; bars, 8-counts and phrases are beats; sections cover it."""
    corrected = after(analysis, *chosen)
    assert all(b > a for a, b in pairwise(corrected.beats))
    assert all(0 <= beat <= analysis.duration for beat in corrected.beats)
    assert set(corrected.phrases) <= set(corrected.eight_counts) <= set(corrected.downbeats) <= set(corrected.beats)
    assert len(corrected.energy) == len(corrected.beats)
    assert np.isfinite([corrected.bpm, *corrected.tempi]).all()
    edges = [corrected.sections[0].start, *(s.end for s in corrected.sections)]
    assert (edges[0], edges[-1]) == (0, analysis.duration)
    assert all(b > a for a, b in pairwise(edges))


@given(st.lists(steps, max_size=8))
def test_corrections_survive_being_saved(chosen: list[GridCorrection]) -> None:
    """They are read back from JSON as they were."""
    corrections = Corrections(steps=tuple(chosen))
    assert Corrections.model_validate_json(corrections.model_dump_json()) == corrections


@pytest.mark.parametrize(
    "bad",
    [
        {"kind": "shift", "beats": 2},
        {"kind": "one", "at": -1},
        {"kind": "taps", "times": [1, 2, 2, 3]},
        {"kind": "taps", "times": [1, 2, 3]},
        {"kind": "anchor", "beat": 1, "to": float("nan")},
        {"kind": "section", "at": 1, "label": ""},
        {"kind": "grid", "beats": [1, 2], "counts": [1]},
        {"kind": "grid", "beats": [2, 1]},
        {"kind": "grid", "beats": [1, 2], "counts": [1, 5], "mode": 4},
        {"kind": "sections", "starts": [{"at": 2, "label": "A"}, {"at": 1, "label": "B"}]},
        {"kind": "sections", "starts": []},
        {"kind": "dance"},
    ],
)
def test_corrections_that_mean_nothing(bad: dict[str, object]) -> None:
    """They are refused when they are read."""
    with pytest.raises(ValidationError):
        TypeAdapter(GridCorrection).validate_python(bad)
