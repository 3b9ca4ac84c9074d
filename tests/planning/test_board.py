"""A song, a library and choices together: which clips serve, at which speed, and what fits where."""

import math

import numpy as np
import pytest

from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.domain.moves import MoveClip
from choreo_desktop.domain.request import LockedMove
from choreo_desktop.domain.song import SongAnalysis
from choreo_desktop.planning.board import Board
from choreo_desktop.planning.generator import BlueprintGenerator
from choreo_desktop.planning.laying_rules import check_places, fits, free_spans, placed, unlocked
from tests.planning.builders import SONG, grid_of, library_of, move_of, request_of, song_of


def board_of(moves: list[MoveClip], analysis: SongAnalysis | None = None, **choices: object) -> Board:
    """A board for a song of 120 BPM and ten 8-counts."""
    analysis = analysis or song_of(120, counts=80)
    return BlueprintGenerator().board(SONG, analysis, moves, request_of(**choices))


def odd_song() -> SongAnalysis:
    """A song whose third 8-count has only four beats."""
    analysis = song_of(120, counts=84)
    ones = tuple(analysis.beats[i] for i in (0, 8, *range(16, 17), *range(20, 84, 8)))
    return analysis.model_copy(update={"eight_counts": ones})


def test_how_long_a_beat_lasts_on_each_slot() -> None:
    """Where a song gets faster, so do its 8-counts; the last one is measured by its own beats."""
    beat = board_of(library_of(2), song_of(100, counts=80, drift=0.2)).beat
    assert len(beat) == 10
    assert (np.diff(beat) < 0).all()
    assert beat[0] == pytest.approx(60 / 100, rel=0.02)
    assert beat[-1] == pytest.approx(60 / 120, rel=0.02)


@pytest.mark.parametrize(
    ("bpm", "speed", "share"), [(120, 1.0, 1.0), (60, 1.0, 2.0), (240, 1.0, 0.5), (110, 12 / 11, 1)]
)
def test_clips_counted_at_another_pace_are_understood(bpm: float, speed: float, share: float) -> None:
    """A clip counted half as fast has twice as many beats to dance, one counted twice as fast half as many."""
    board = board_of([move_of("a", bpm=bpm), move_of("b")])
    speeds, beats = board.speeds(0.5)
    assert speeds[0] == pytest.approx(speed)
    assert beats[0] == pytest.approx(16 * share)


def test_clips_serve_that_last_one_eight_count() -> None:
    """A clip of eight beats serves and one of seven does not; without a beat, its seconds have to reach."""
    short = move_of("c", eights=1)
    seven = short.model_copy(update={"key": "d.mp4", "seconds": 4.1, "grid": grid_of(120, 4.1)})
    blind = [move_of("e", bpm=None).model_copy(update={"key": f"{s}.mp4", "seconds": s}) for s in (3.9, 3.97, 4.2)]
    board = board_of([move_of("a"), move_of("b"), short, seven, *blind])
    serving = {move.key: bool(serves) for move, serves in zip(board.cast.moves, board.serving(), strict=True)}
    assert not serving["d.mp4"]
    assert [serving[f"{s}.mp4"] for s in (3.9, 3.97, 4.2)] == [False, True, True]
    assert serving["clips/c.mp4"]


def test_two_clips_that_serve_are_enough() -> None:
    """Clips of an unsuitable tempo stay out as soon as there are two others, and come in where there is but one."""
    far = move_of("far", bpm=90)
    assert {m.name for m in board_of([*library_of(2), far]).matched.moves} == {"move00", "move01"}
    assert {m.name for m in board_of([*library_of(1), far]).matched.moves} == {"move00", "far"}


def test_what_a_request_locks_is_locked() -> None:
    """A move that is locked in the request stays locked in the plan."""
    lock = LockedMove(key="clips/move00.mp4", slot=2, slots=1)
    (step,) = board_of(library_of(2), locked=(lock,)).locked()
    assert (step.slot, step.slots, step.locked) == (2, 1, True)


def test_clips_do_not_cross_an_odd_bar() -> None:
    """A move may end with a bar that has fewer beats, but its counts would part from the song's if it went on."""
    board = board_of(library_of(2, eights=4.2), odd_song())
    assert [slot.counts for slot in board.slots[:4]] == [8, 8, 4, 8]
    assert fits(board, board.step(0, 1, 2))
    assert fits(board, board.step(0, 3, 4))
    assert not fits(board, board.step(0, 1, 3))
    with pytest.raises(InvalidRequestError, match="cannot be danced for 2 8-counts there: the song has an odd bar"):
        placed(board, board.step(0, 2, 2))
    assert placed(board, board.step(0, 1, 2)).fit.knots


def test_a_clip_fits_where_it_has_pictures() -> None:
    """A clip too short for two 8-counts does not fill them, but may always fill one."""
    board = board_of([*library_of(2), move_of("z", eights=0.5)])
    assert fits(board, board.step(2, 0, 1))
    assert not fits(board, board.step(2, 0, 2))
    with pytest.raises(InvalidRequestError, match="z cannot be danced for 2 8-counts there: its clip is too short"):
        placed(board, board.step(2, 0, 2))


def test_a_move_that_is_not_there_is_refused() -> None:
    """The sentence counts moves as people do, from 1."""
    board = board_of(library_of(2))
    steps = [board.step(0, 1, 2), board.step(1, 4, 2)]
    for place in (-1, 2):
        with pytest.raises(InvalidRequestError, match=f"^There is no move {place + 1}; the plan has 2"):
            unlocked(board, steps, place)
    assert check_places(steps, [1, 0, 1]) == [0, 1]
    with pytest.raises(InvalidRequestError, match="No move is selected"):
        check_places(steps, [])


def test_free_slots() -> None:
    """What is free lies before, between and behind the moves."""
    board = board_of(library_of(2))
    assert free_spans(board, [board.step(0, 1, 2), board.step(1, 3, 1), board.step(0, 6, 2)]) == [
        (0, 1),
        (4, 6),
        (8, 10),
    ]
    assert free_spans(board, []) == [(0, 10)]


def test_share_of_a_clip_that_is_left_away() -> None:
    """A clip of four 8-counts of which two are danced from the second one on leaves a quarter away."""
    board = board_of(library_of(2, eights=4.2))
    places = board.place([board.step(0, 0, 2, part=1), board.step(1, 2, 4), board.step(0, 6, 1)])
    assert places.unused.tolist() == [0.25, 0.0, 0.75]
    assert not math.isnan(board.score([board.step(0, 0, 2)]))
