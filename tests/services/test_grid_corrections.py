"""Corrections of clips as values, and what taps are like while they are made."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from choreo_desktop.domain.corrections import MAX_TAPS, Taps
from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.domain.moves import ClipGrid, GridSource, MoveClip
from choreo_desktop.domain.records import ClipRecord, EnteredTempo, FileStamp, GivenBeats
from choreo_desktop.services.grid_corrections_clip import (
    entered,
    nudged,
    one_at,
    paced,
    preview,
    shifted,
    start_from,
    trimmed,
)
from choreo_desktop.services.grid_corrections_taps import tap_report

Alter = Callable[[GivenBeats], GivenBeats]

EVEN = tuple(0.25 + 0.5 * i for i in range(20))


def clip(grid: ClipGrid | None = None, seconds: float = 10.0) -> ClipRecord:
    """A clip in which a grid was heard."""
    stamp = FileStamp(path=Path("a.mp4"), digest="0123456789", size=1, modified_ns=1)
    return ClipRecord(
        file=stamp, move=MoveClip(key="clips/a.mp4", name="Basic", seconds=seconds, grid=grid), heard=grid
    )


HEARD = ClipGrid(beats=EVEN, first_one=2, sure=False)


def ones(record: ClipRecord) -> tuple[float, ...]:
    """Seconds of the 1s."""
    grid = record.move.grid
    assert grid is not None
    return grid.beats[grid.first_one :: 8]


def test_what_was_heard_is_where_corrections_begin() -> None:
    """The beats of the sound become taps of a person, with the same 1."""
    given = start_from(clip(HEARD))
    assert given == Taps(times=EVEN, first_one=2)
    assert ones(preview(clip(HEARD), given)) == pytest.approx(ones(clip(HEARD)))


def test_a_clip_without_beats_has_nothing_to_begin_with() -> None:
    """Nobody knows any beat."""
    assert start_from(clip()) is None


@pytest.mark.parametrize("seed", range(8))
def test_correcting_tapped_beats_leaves_their_1_where_it_was(seed: int) -> None:
    """Who only tapped the beat has the 1 that was heard; it does not jump as soon as something else is corrected."""
    chance = random.Random(seed)
    first, taps = chance.randrange(8), chance.choice((5, 8, 12))
    times = tuple(4.25 + 0.5 * (first + i) + chance.gauss(0, 0.015) for i in range(taps))
    tapped = preview(clip(HEARD, 30.0), Taps(times=times))
    begun = start_from(tapped)
    assert begun is not None
    assert ones(preview(tapped, begun)) == pytest.approx(ones(tapped), abs=0.03)
    assert ones(preview(tapped, nudged(begun, 0.1))) == pytest.approx([one + 0.1 for one in ones(tapped)], abs=0.03)


def test_of_a_beat_or_two_an_even_tempo_is_made() -> None:
    """A clip in which few beats were heard can be corrected as well; fewer than two leave nothing to go by."""
    few = ClipGrid(beats=(0.5, 1.0, 1.5), first_one=1, sure=False)
    assert start_from(clip(few)) == EnteredTempo(bpm=120, first_one=1.0)
    assert start_from(clip(ClipGrid(beats=(0.5,), first_one=0, sure=False))) is None
    assert paced(Taps(times=(1.0, 1.5, 2.0, 2.5), first_one=0), "halve") == EnteredTempo(bpm=60, first_one=1.0)


def test_a_1_before_the_clip_is_the_one_an_eight_count_later() -> None:
    """Beats that are moved to before the beginning go on where the next 1 lies."""
    assert nudged(EnteredTempo(bpm=120, first_one=0.5), -1.0) == EnteredTempo(bpm=120, first_one=3.5)
    assert nudged(EnteredTempo(bpm=120, first_one=0.5), -9.0) == EnteredTempo(bpm=120, first_one=3.5)


@pytest.mark.parametrize("given", [Taps(times=EVEN, first_one=2), EnteredTempo(bpm=120, first_one=1.25)])
def test_each_correction_does_what_it_says(given: Taps | EnteredTempo) -> None:
    """The same for beats that were tapped and for a tempo that was entered."""
    record = clip(HEARD)
    assert ones(preview(record, one_at(given, 3.3)))[0] % 4 == pytest.approx(3.25, abs=1e-3)
    assert ones(preview(record, shifted(given, 1)))[0] == pytest.approx(1.75, abs=1e-3)
    assert ones(preview(record, shifted(given, -1)))[0] == pytest.approx(0.75, abs=1e-3)
    assert ones(preview(record, shifted(given, 4)))[0] == pytest.approx(3.25, abs=1e-3)
    assert ones(preview(record, shifted(given, 0.5)))[0] == pytest.approx(1.5, abs=1e-3)
    assert ones(preview(record, nudged(given, 0.04)))[0] == pytest.approx(1.29, abs=1e-3)
    doubled, halved = preview(record, paced(given, "double")), preview(record, paced(given, "halve"))
    assert doubled.move.grid is not None
    assert halved.move.grid is not None
    assert doubled.move.grid.bpm == pytest.approx(240, abs=0.5)
    assert halved.move.grid.bpm == pytest.approx(60, abs=0.5)
    assert any(one == pytest.approx(1.25, abs=1e-3) for one in ones(doubled))
    assert any(one == pytest.approx(1.25, abs=1e-3) for one in ones(halved))


@pytest.mark.parametrize("given", [Taps(times=EVEN, first_one=2), EnteredTempo(bpm=120, first_one=1.25)])
def test_corrections_and_their_opposites_lead_back(given: Taps | EnteredTempo) -> None:
    """One beat later and earlier, half a beat there and back, a picture there and back."""
    record = clip(HEARD)
    both: tuple[tuple[Alter, Alter], ...] = (
        (lambda g: shifted(g, 1), lambda g: shifted(g, -1)),
        (lambda g: shifted(g, 0.5), lambda g: shifted(g, -0.5)),
        (lambda g: nudged(g, 1 / 30), lambda g: nudged(g, -1 / 30)),
        (lambda g: paced(g, "double"), lambda g: paced(g, "halve")),
    )
    for there, back in both:
        assert ones(preview(record, back(there(given)))) == pytest.approx(ones(preview(record, given)), abs=1e-3)


def test_a_clip_is_trimmed_to_some_of_its_eight_counts() -> None:
    """Only the second 8-count is left, from its 1 to the beat that closes it."""
    beats = tuple(0.25 + 0.5 * i for i in range(30))
    record = clip(ClipGrid(beats=beats, first_one=2, sure=True), seconds=15.0)
    assert record.move.grid is not None
    made = preview(record, trimmed(record.move.grid, 1, 1))
    assert made.move.grid is not None
    assert made.move.grid.beats == pytest.approx([5.25 + 0.5 * i for i in range(9)])
    assert made.move.grid.first_one == 0


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: entered(500, 1.0), "500 beats per minute"),
        (lambda: trimmed(HEARD, 5, 6), "no such 8-counts"),
        (
            lambda: trimmed(
                ClipGrid(beats=(0, 0.5, 1.3, 1.5, 2.4, 2.6, 3.0, 4.0, 4.1, 5), first_one=0, sure=True), 0, 0
            ),
            "uneven",
        ),
        (
            lambda: trimmed(ClipGrid(beats=tuple(0.5 * i for i in range(9)), first_one=0, sure=True), 1, 1),
            "has no two beats",
        ),
        (lambda: paced(EnteredTempo(bpm=40, first_one=0), "halve"), "20"),
        (lambda: paced(Taps(times=tuple(0.5 * i for i in range(MAX_TAPS)), first_one=0), "double"), "so far"),
        (lambda: nudged(Taps(times=EVEN, first_one=2), -9.5), "Too few beats would be left"),
        (lambda: shifted(Taps(times=(1, 2, 3, 4), first_one=0), -1), "shorter than an 8-count"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(make: Callable[[], object], words: str) -> None:
    """No correction fails with anything but a sentence."""
    with pytest.raises(InvalidRequestError) as caught:
        make()
    assert words in caught.value.error


def test_back_to_what_was_heard() -> None:
    """Without anything given the beats are those of the sound, also where an annotation had others."""
    own = ClipGrid(beats=(1.0, 2.0, 3.0), first_one=0, sure=True, source=GridSource.ANNOTATION)
    record = clip(HEARD)
    record = record.model_copy(update={"own": own, "move": record.move.model_copy(update={"grid": own})})
    assert preview(record, None).move.grid == HEARD


def test_steady_taps_are_told_from_others() -> None:
    """The report has tempo and jitter, and a word that gets worse with them."""
    steady = tap_report([0.5 * i + 0.01 * (-1) ** i for i in range(12)])
    assert (steady.taps, steady.steadiness) == (12, "steady")
    assert steady.bpm == pytest.approx(120, abs=1)
    fair = tap_report([0.5 * i + 0.06 * (-1) ** i for i in range(12)])
    assert fair.steadiness == "fair"
    assert fair.bpm == pytest.approx(120, abs=2)
    assert tap_report([0, 0.5, 1.3, 1.4, 2.4, 2.5, 3.3, 3.9]).steadiness == "unsteady"


def test_few_taps_tell_little() -> None:
    """Nothing is made up before there is something to go by."""
    assert tap_report([]).bpm == 0
    assert tap_report([1.0]).steadiness == "unknown"
    assert tap_report([1.0, 1.5]).bpm == pytest.approx(120)
    assert not tap_report([1.0, 1.5, 2.0]).enough
    assert tap_report([1.0, 1.0, 1.0, 1.0]).bpm == 0


def test_a_tap_that_is_missing_does_not_make_the_rest_unsteady() -> None:
    """Who leaves out a beat is still steady."""
    times = [0.5 * i for i in range(16) if i != 7]
    assert tap_report(times).jitter == pytest.approx(0, abs=1e-9)
