"""How single clips are brought onto the beats of a song."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.domain.moves import ClipGrid, MoveClip
from choreo_desktop.domain.timing import TimeMap
from choreo_desktop.planning.cast import Cast
from choreo_desktop.planning.cutting import cut_slots
from choreo_desktop.planning.pace import Fit, Limits, Pace
from choreo_desktop.planning.retiming import Retimer
from choreo_desktop.planning.slots import Slot
from tests.planning.builders import SONG, grid_of, move_of, request_of, song_of

SLOTS = cut_slots(SONG, song_of(120))


def fit_clip(move: MoveClip, slots: list[Slot], max_stretch: float) -> Fit:
    """How a clip fills as many of some slots as it can."""
    retimer = Retimer(slots, Limits.within(max_stretch))
    longest = retimer.fits(move, 0, retimer.room(0, len(slots)))[-1]
    return retimer.fit(move, 0, longest.slots)


@given(ratio=st.floats(0.86, 1.14))
def test_near_tempi_are_retimed(ratio: float) -> None:
    """A clip within the limit meets every beat, at the speed of the ratio of tempi."""
    fit = fit_clip(move_of("a", bpm=120 / ratio), SLOTS, 0.15)
    assert fit.pace is Pace.ON_BEAT
    assert fit.slots == 2
    assert fit.speed == pytest.approx(ratio)
    assert TimeMap(fit.knots).slopes == pytest.approx([ratio] * 16)


@given(ratio=st.one_of(st.floats(0.58, 0.84), st.floats(1.16, 1.69)))
def test_far_tempi_are_not(ratio: float) -> None:
    """A clip that would need more than the limit plays at its own speed from its own first "1"."""
    fit = fit_clip(move_of("a", bpm=120 / ratio), SLOTS, 0.15)
    assert fit.pace is Pace.TOO_FAR
    assert fit.knots == ()
    assert fit.begin == pytest.approx(0.2)


@pytest.mark.parametrize(("bpm", "eights"), [(60, 1), (240, 4)])
def test_half_and_double_tempo(bpm: float, eights: int) -> None:
    """A clip counted at half or double the tempo fits as well."""
    fit = fit_clip(move_of("a", bpm=bpm, eights=eights), SLOTS, 0.15)
    assert fit.pace is Pace.ON_BEAT
    assert fit.slots == 2
    assert fit.speed == pytest.approx(1)


@pytest.mark.parametrize(("eights", "slots"), [(0.5, 1), (1, 1), (1.9, 1), (2, 2), (3.2, 3), (9, 4)])
def test_whole_eight_counts(eights: float, slots: int) -> None:
    """A clip fills as many slots as it has whole 8-counts from its first "1", and four at most."""
    assert fit_clip(move_of("a", eights=eights, first_one=5), SLOTS, 0.15).slots == slots


def test_room_is_respected() -> None:
    """A long clip fills only the slots that are free."""
    assert fit_clip(move_of("a", eights=4), SLOTS[:1], 0.15).slots == 1


def test_clip_cut_on_its_last_beat() -> None:
    """A clip that ends exactly with its last beat has that beat's 8-count."""
    clip = MoveClip(key="a.mp4", name="a", seconds=8.0, grid=grid_of(120, 8.0, first=0.0))
    fit = fit_clip(clip, SLOTS, 0.15)
    assert (fit.slots, fit.held) == (2, 0)


def test_too_short_clips_freeze() -> None:
    """What a clip is too short for is told as held time."""
    fit = fit_clip(move_of("a", eights=0.5), SLOTS, 0.15)
    assert fit.held == pytest.approx(4 - 2 - 0.1 - 0.04, abs=0.01)


def test_no_grid() -> None:
    """A clip without a grid plays from its first picture, for the slots it is long enough for."""
    fit = fit_clip(move_of("a", bpm=None, eights=2.1), SLOTS, 0.15)
    assert (fit.pace, fit.knots, fit.slots, fit.held) == (Pace.NO_GRID, (), 2, 0)


@settings(max_examples=50)
@given(wobble=st.lists(st.floats(-0.12, 0.12), min_size=17, max_size=17))
def test_uneven_grids_stay_within_the_limits(wobble: list[float]) -> None:
    """A grid found unevenly is met bar by bar or as a whole, never with a speed out of range."""
    beats = tuple(0.3 + 0.5 * i + w for i, w in enumerate(wobble))
    clip = MoveClip(key="a.mp4", name="a", seconds=9, grid=ClipGrid(beats=beats, first_one=0, sure=True))
    fit = fit_clip(clip, SLOTS, 0.15)
    if fit.pace is Pace.ON_BEAT:
        assert all(abs(slope - 1) <= 0.15 + 1e-6 for slope in TimeMap(fit.knots).slopes)


@pytest.mark.parametrize(
    ("max_stretch", "low", "high"), [(0.15, 0.85, 1.15), (0.25, 0.75, 1.25), (1 / 3, 0.75, 4 / 3), (0, 1, 1)]
)
def test_limits(max_stretch: float, low: float, high: float) -> None:
    """Speeds lie as far from 1 as was set, and never below three quarters."""
    assert Limits.within(max_stretch) == pytest.approx((low, high))


@pytest.mark.parametrize("max_stretch", [-0.1, 0.4, float("nan")])
def test_limits_that_cannot_be(max_stretch: float) -> None:
    """Other limits are refused with a sentence."""
    with pytest.raises(InvalidRequestError, match=r"must lie between 0 and 0\.33"):
        Limits.within(max_stretch)


@given(part=st.integers(0, 3), first_one=st.integers(0, 7))
def test_every_part_begins_on_a_one_of_the_clip(part: int, first_one: int) -> None:
    """Whichever 8-count of a clip is used, it begins on its own 1, on a 1 of the song."""
    clip = move_of("a", bpm=118, eights=4, first_one=first_one)
    assert clip.grid is not None
    fit = Retimer(SLOTS, Limits.within(0.15)).fit(clip, 2, 1, part)
    assert fit.knots[0][0] == 0
    assert fit.knots[0][1] == fit.begin == clip.grid.beats[first_one + 8 * part]


def test_parts() -> None:
    """A clip has as many parts as whole 8-counts of the song's tempo, counted at half and double pace too."""
    retimer = Retimer(SLOTS, Limits.within(0.15))
    clips = [move_of("a", eights=3.4), move_of("b", bpm=60, eights=1), move_of("c", bpm=240, eights=4)]
    clips += [move_of("d", eights=0.5), move_of("e", bpm=None, eights=2.2)]
    assert [retimer.parts(clip) for clip in clips] == [3, 2, 2, 1, 2]


def test_moves_end_with_an_odd_slot() -> None:
    """After a slot of another number of beats the counts of clip and song would part, so the move ends there."""
    analysis = song_of(counts=64)
    ones = analysis.eight_counts
    odd = analysis.model_copy(update={"eight_counts": (*ones[:3], *(analysis.beats[i] for i in range(28, 64, 8)))})
    retimer = Retimer(cut_slots(SONG, odd), Limits.within(0.15))
    assert [retimer.room(slot, 7) for slot in range(4)] == [3, 2, 1, 4]
    assert retimer.room(0, 2) == 2


def test_beats_between_knots_are_told() -> None:
    """Where an uneven grid is met bar by bar only, the fit says by how much its beats miss."""
    wobble = (0, 0.09, 0, 0.09, 0, 0.09, 0, 0.09, 0)
    beats = tuple(0.3 + 0.5 * i + w for i, w in enumerate(wobble))
    clip = MoveClip(key="a.mp4", name="a", seconds=5, grid=ClipGrid(beats=beats, first_one=0, sure=True))
    fit = fit_clip(clip, SLOTS, 0.15)
    assert fit.pace is Pace.ON_BEAT
    assert len(fit.knots) == 5
    assert fit.error == pytest.approx(0.09 * 4 / 9)


@pytest.mark.parametrize("beats", [(), (1.0,), (1.0, 1.0, 1.0), (3.0, 2.0, 1.0)])
def test_beats_that_tell_nothing(beats: tuple[float, ...]) -> None:
    """A grid without two beats that increase is as good as none."""
    clip = MoveClip(key="a.mp4", name="a", seconds=9, grid=ClipGrid(beats=beats, first_one=0, sure=True))
    fit = fit_clip(clip, SLOTS, 0.15)
    assert (fit.pace, fit.slots) == (Pace.NO_GRID, 2)
    assert Cast.of([clip], request_of()).beats.tolist() == [0.0]


@pytest.mark.parametrize(
    ("speeds", "admitted"),
    [((0.85, 1.0, 1.15), True), ((0.84, 1.0), False), ((1.0, 1.16), False), ((0.8, 1.2), False), ((1.0,), True)],
)
def test_speeds_within_the_limits(speeds: tuple[float, ...], admitted: bool) -> None:
    """Every single speed has to lie within the limits, which belong to them."""
    assert Limits.within(0.15).admit(np.asarray(speeds)) is admitted


def test_a_last_pose_is_held_to_the_end_of_the_music() -> None:
    """Only behind the last beat of the song may a picture stand still; where the dance ends before, nowhere."""
    retimer = Retimer(SLOTS, Limits.within(0.15))
    assert [retimer.end_pose(end) for end in (1, 15, 16)] == pytest.approx([0, 0, 0.8])
    assert [fit.slots for fit in retimer.fits(move_of("shorter", eights=1.8), 14, 2)] == [1]
    assert [fit.slots for fit in retimer.fits(move_of("longer", eights=1.9), 14, 2)] == [1, 2]
    short = cut_slots(SONG, song_of(120), max_seconds=20)
    assert [Retimer(short, Limits.within(0.15)).end_pose(end) for end in (1, 4)] == pytest.approx([0, 0], abs=1e-6)


def test_every_beat_of_the_song_that_is_known_is_met() -> None:
    """The beat with which the dance ends is met where it is one; what follows the song's last beat is not."""
    clip = move_of("a", eights=4.2)
    last = Retimer(SLOTS, Limits.within(0.15)).fit(clip, 15, 1)
    assert (len(last.knots), last.counts, last.missing) == (8, 8, 0)
    short = Retimer(cut_slots(SONG, song_of(120), max_seconds=20), Limits.within(0.15)).fit(clip, 0, 4)
    assert (len(short.knots), short.counts, short.missing) == (33, 32, 0)
    missing = Retimer(SLOTS, Limits.within(0.15)).fit(move_of("b", eights=1), 0, 2)
    assert (len(missing.knots), missing.missing) == (9, 8)


@pytest.mark.parametrize(("ratio", "pace"), [(0.85, Pace.ON_BEAT), (1.15, Pace.ON_BEAT), (0.849, Pace.TOO_FAR)])
def test_a_speed_at_the_very_limit(ratio: float, pace: Pace) -> None:
    """A speed that was set as the farthest is allowed."""
    assert Retimer(SLOTS, Limits.within(0.15)).fit(move_of("a", bpm=120 / ratio), 0, 1).pace is pace


@pytest.mark.parametrize(("ratio", "held"), [(1.0, 0.16), (1.1, 0.19)])
def test_what_a_clip_lacks_at_the_end_of_the_music(ratio: float, held: float) -> None:
    """Behind its last beat a clip goes on at the speed that it has there, until it has no pictures left."""
    fit = Retimer(SLOTS, Limits.within(0.15)).fit(move_of("a", bpm=120 / ratio, eights=1), 15, 1)
    assert fit.held == pytest.approx(held)


@pytest.mark.parametrize(
    ("wobble", "knots", "error"),
    [
        ((0, 0.05, 0, 0.05, 0, 0.05, 0, 0.05, 0), 9, 0),
        ((0, 0.09, 0, 0.09, 0, 0.09, 0, 0.09, 0), 5, 0.04),
        ((0, 0.1, 0.2, 0.1, 0, 0.1, 0.2, 0.1, 0), 3, 0.8 / 9),
        ((0, 0.1, 0.2, 0.3, 0.4, 0.3, 0.2, 0.1, 0), 2, 1.6 / 9),
    ],
)
def test_knots_lie_as_close_as_the_speeds_allow(wobble: tuple[float, ...], knots: int, error: float) -> None:
    """An uneven grid is met on every beat, every second, fourth or eighth one; by how much it misses is known."""
    beats = tuple(0.3 + 0.5 * i + w for i, w in enumerate(wobble))
    clip = MoveClip(key="a.mp4", name="a", seconds=4.5, grid=ClipGrid(beats=beats, first_one=0, sure=True))
    fit = Retimer(SLOTS, Limits.within(0.15)).fit(clip, 0, 1)
    assert len(fit.knots) == knots
    assert fit.error == pytest.approx(error)


def test_a_part_at_the_clip_s_own_speed() -> None:
    """A clip of an unsuitable tempo begins on its own 1; one without beats where that would be, or anew."""
    retimer = Retimer(SLOTS, Limits.within(0.15))
    far = move_of("a", bpm=90, eights=3)
    assert far.grid is not None
    assert retimer.fit(far, 0, 1, 1).begin == far.grid.beats[8]
    assert retimer.fit(far, 0, 1, 1).speed == pytest.approx(4 / 3)
    assert retimer.fit(far, 0, 1, 5).begin == 0
    blind = move_of("b", bpm=None, eights=2)
    fits = [retimer.fit(blind, 0, 1, part) for part in range(4)]
    assert [fit.begin for fit in fits] == [0, 4, 8, 0]
    assert {fit.speed for fit in fits} == {1.0}
    assert [retimer.parts(move_of(f"c{s}", bpm=None).model_copy(update={"seconds": s})) for s in (7.9, 7.97)] == [1, 2]
    assert [fit.held for fit in fits] == pytest.approx([0, 0, 4 - 0.3 - 0.04, 0])
