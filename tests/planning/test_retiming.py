"""How single clips are brought onto the beats of a song."""

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
