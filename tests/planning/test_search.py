"""Which move follows which: the search finds the best plan, and the best plan is what a teacher would make."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from choreo_desktop.domain.moves import Difficulty, MoveClip, Position
from choreo_desktop.domain.request import ChoreographyRequest
from choreo_desktop.domain.song import SongAnalysis
from choreo_desktop.planning.board import Board, Step
from choreo_desktop.planning.scoring import POINTS, WEIGHTS, Term
from choreo_desktop.planning.search import find_plan
from tests.planning.builders import CALM, EASY, HARD, LIVELY, SONG, library_of, move_of, request_of, song_of
from tests.planning.enumerating import best_by_enumeration, wishes_met
from tests.planning.libraries import varied_library


def board_of(
    moves: list[MoveClip], analysis: SongAnalysis | None = None, request: ChoreographyRequest | None = None
) -> Board:
    """A board with the usual limits."""
    return Board(SONG, analysis or song_of(counts=256), moves, request or request_of(), max_stretch=0.15)


def sequence(moves: list[MoveClip], analysis: SongAnalysis | None = None, **choices: Any) -> list[tuple[str, Step]]:
    """Moves by name in the order in which they are danced."""
    board = board_of(moves, analysis, request_of(**choices))
    return [(board.cast.moves[step.clip].name, step) for step in find_plan(board).steps]


def names(moves: list[MoveClip], analysis: SongAnalysis | None = None, **choices: Any) -> list[str]:
    """Names of moves in the order in which they are danced."""
    return [name for name, _ in sequence(moves, analysis, **choices)]


small_songs = st.builds(song_of, st.floats(105, 140), counts=st.integers(8, 44), drift=st.floats(-0.05, 0.05))
small_requests = st.builds(
    request_of,
    seed=st.integers(0, 99),
    difficulty=st.sampled_from([None, *Difficulty]),
    must_have=st.sampled_from([(), ("Move 0",), ("Move 1", "Move 2"), ("Move 0", "Move 1", "Move 2")]),
)


@settings(max_examples=50, deadline=None)
@given(
    analysis=small_songs, request=small_requests, size=st.integers(3, 5), number=st.integers(0, 10_000),
)  # fmt: skip
def test_as_good_as_the_best(analysis: SongAnalysis, request: ChoreographyRequest, size: int, number: int) -> None:
    """Where all plans can be enumerated, the one found is as good as the best: not 98 % of it, but all of it."""
    board = board_of(varied_library(size, number, low=95, high=155), analysis, request)
    best = best_by_enumeration(board)
    assume(best is not None)
    assert best is not None
    found = find_plan(board)
    assert found.proven
    assert wishes_met(board, found.steps) == best[0]
    assert board.score(found.steps) == pytest.approx(best[1], abs=1e-6)
    assert found.points == pytest.approx(board.score(found.steps), abs=1e-6)
    assert found.bound >= found.points - 1e-6


@pytest.mark.parametrize("number", range(3))
def test_the_shortlist_loses_nothing_that_matters(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """With more moves than are tried everywhere, the plan is at least 98 % as good as the best of all there are."""
    board = board_of(varied_library(60, number), song_of(counts=16))
    found = find_plan(board)
    monkeypatch.setattr("choreo_desktop.planning.options.ALL_TRIED", 1000)
    best = best_by_enumeration(board)
    assert best is not None
    assert found.points >= 0.98 * best[1]


@pytest.mark.parametrize("number", range(4))
def test_near_the_bound_where_there_is_much_to_choose(number: int) -> None:
    """With 300 moves and a whole song, no plan of what was tried could be 1 % better."""
    found = find_plan(board_of(varied_library(300, number), song_of(118, counts=320)))
    assert found.points > 0.99 * found.bound


def test_weights_add_up() -> None:
    """All weights but that of a direct repeat add up to the points of an 8-count, so plans do not fall below zero."""
    assert sum(weight for term, weight in WEIGHTS.items() if term is not Term.SELF) == pytest.approx(POINTS)


@settings(max_examples=30, deadline=None)
@given(analysis=small_songs, size=st.integers(2, 5), number=st.integers(0, 1000))
def test_points_are_what_remains(analysis: SongAnalysis, size: int, number: int) -> None:
    """The points of a plan are 100 for each 8-count less all that its moves lose, and each loss is a share."""
    board = board_of(varied_library(size, number), analysis)
    steps = find_plan(board).steps
    losses = board.judge.losses(board.place(steps))
    assert set(losses) == set(Term)
    assert board.score(steps) == pytest.approx(POINTS * len(board.slots) - sum(loss.sum() for loss in losses.values()))
    for term, loss in losses.items():
        for step, points in zip(steps, loss, strict=True):
            assert -1e-9 <= points <= WEIGHTS[term] * step.slots + 1e-9


@pytest.mark.parametrize("count", [2, 3, 5, 12])
@pytest.mark.parametrize("seed", range(4))
def test_repeats_keep_their_distance(count: int, seed: int) -> None:
    """A move comes again only after as many others as the library allows, up to the set distance."""
    danced = names(library_of(count), seed=seed)
    distance = min(count - 1, 6)
    for i, name in enumerate(danced):
        assert name not in danced[max(0, i - distance) : i]


def test_all_moves_are_used() -> None:
    """A song with room for it shows the whole library."""
    assert len(set(names(library_of(10)))) == 10


@pytest.mark.parametrize("seed", range(5))
def test_intro_first_and_outro_last(seed: int) -> None:
    """An intro opens, an outro closes, and neither stands in the middle."""
    moves = [*library_of(6), move_of("hello", category="intros"), move_of("bye", category="outro")]
    danced = names(moves, seed=seed)
    assert (danced[0], danced[-1]) == ("hello", "bye")
    assert not {"hello", "bye"} & set(danced[1:-1])


def test_an_outro_ends_with_the_music() -> None:
    """Of an outro that is longer than its place, the end is danced."""
    moves = [*library_of(6), move_of("bye", category="outro", eights=5)]
    name, last = sequence(moves)[-1]
    assert name == "bye"
    assert last.part + last.slots == 5


def test_moves_end_with_their_section() -> None:
    """A move does not reach over the border of a section."""
    board = board_of(library_of(5, eights=3))
    for step in find_plan(board).steps:
        assert len({slot.section for slot in board.slots[step.slot : step.end]}) == 1


def test_unsuitable_tempi_stay_out() -> None:
    """A clip whose tempo is too far off is not danced while two others serve, whatever else speaks for it."""
    moves = [*library_of(2, **HARD), move_of("far", bpm=90, **EASY)]
    assert "far" not in names(moves)
    assert "far" not in names(moves, difficulty="beginner")


def test_short_clips_stay_out() -> None:
    """A clip without a whole 8-count is not danced while others serve."""
    assert "short" not in names([*library_of(3), move_of("short", eights=0.6)])


@pytest.mark.parametrize("seed", range(3))
def test_energy_follows_the_section(seed: int) -> None:
    """In the liveliest section lively moves are danced, in calm ones calm ones."""
    moves = [*(move_of(f"calm{i}", **CALM) for i in range(8)), *(move_of(f"live{i}", **LIVELY) for i in range(8))]
    board = board_of(moves, request=request_of(seed=seed))
    for step in find_plan(board).steps:
        lively = board.cast.moves[step.clip].name.startswith("live")
        assert lively == (board.slots[step.slot].label == "chorus")


def test_big_moves_are_saved() -> None:
    """Hard, lively moves are danced in the strongest section only, where there are others for the rest."""
    moves = [*library_of(8), *(move_of(f"big{i}", **HARD, **LIVELY) for i in range(8))]
    danced = sequence(moves)
    big = [step for name, step in danced if name.startswith("big")]
    slots = board_of(moves).slots
    assert len(big) >= 3
    assert all(slots[step.slot].label == "chorus" for step in big)


def test_big_moves_are_saved_whatever_their_energy() -> None:
    """Where all moves are equally lively, the hard ones are still danced in the strongest section only."""
    moves = [
        *(move_of(f"small{i}", **EASY, **LIVELY) for i in range(8)),
        *(move_of(f"big{i}", **HARD, **LIVELY) for i in range(8)),
    ]
    slots = board_of(moves).slots
    assert {slots[step.slot].label for name, step in sequence(moves) if name.startswith("big")} == {"chorus"}


def test_a_breath_after_hard_moves() -> None:
    """Where all sections are alike, a hard move is followed by one in which dancers can breathe."""
    flat = song_of(counts=128)
    flat = flat.model_copy(update={"sections": ()})
    moves = [*(move_of(f"hard{i}", **HARD) for i in range(4)), *(move_of(f"easy{i}", **EASY) for i in range(4))]
    danced = names(moves, flat)
    assert not any(a.startswith("hard") and b.startswith("hard") for a, b in pairwise(danced))
    assert any(name.startswith("hard") for name in danced)


def test_positions_meet() -> None:
    """Moves that begin as the ones before end are found, however few there are of them."""
    shadow, open_ = Position.SHADOW, Position.OPEN
    moves = [
        *(move_of(f"open{i}", entry=open_, exit=open_) for i in range(6)),
        *(move_of(f"shadow{i}", entry=shadow, exit=shadow) for i in range(6)),
        move_of("into", entry=open_, exit=shadow),
        move_of("out", entry=shadow, exit=open_),
    ]
    board = board_of(moves)
    steps = find_plan(board).steps
    assert board.judge.losses(board.place(steps))[Term.JOIN].sum() == 0


def test_wishes_are_met() -> None:
    """Moves that must be danced are, though their tags speak against them; a category needs one of its moves."""
    moves = [*library_of(10, **EASY), move_of("dip", **HARD), *(move_of(f"spin{i}", category="spin") for i in range(3))]
    danced = names(moves, difficulty="beginner", must_have=("dip", "spin", "move03"))
    assert {"dip", "move03"} <= set(danced)
    assert any(name.startswith("spin") for name in danced)


def test_as_many_wishes_as_there_is_room_for() -> None:
    """A short song shows as many of the wished moves as it has 8-counts."""
    wished = tuple(f"move{i:02d}" for i in range(12))
    assert len(set(names(library_of(12), song_of(counts=64), must_have=wished))) == 8


def test_excluded_moves_stay_out() -> None:
    """Moves and categories that must not be danced are not."""
    moves = [*library_of(3), move_of("spin", category="spin"), move_of("dip", category="style")]
    assert set(names(moves, never=("spin", "Dip", "move01"))) == {"move00", "move02"}


def test_the_role_that_is_wanted() -> None:
    """Clips that show the wanted part or both are danced, others only where these are too few."""
    moves = [
        *(move_of(f"lead{i}", role="lead") for i in range(3)),
        *(move_of(f"both{i}", role="both") for i in range(2)),
        *(move_of(f"follow{i}", role="follow") for i in range(5)),
    ]
    assert not [name for name in names(moves, role="lead") if name.startswith("follow")]


def test_hits_of_the_music() -> None:
    """Where all else is equal, a move that goes with accents is danced on them."""
    analysis = song_of(counts=64)
    hit = {"kind": "hit", "start": analysis.eight_counts[3] + 1, "end": analysis.eight_counts[3] + 1, "strength": 1.0}
    analysis = SongAnalysis.model_validate({**analysis.model_dump(), "accents": [hit], "sections": []})
    moves = [*library_of(6), move_of("golpe", category="golpes")]
    assert any(step.slot <= 3 < step.end for name, step in sequence(moves, analysis) if name == "golpe")


def test_counting_to_four() -> None:
    """Where people count to four, moves may change with every bar, and a clip of twelve counts is danced whole."""
    moves = [move_of(f"m{i}", eights=1.5) for i in range(6)]
    lengths = {step.fit.counts for _, step in sequence(moves, song_of(counts=96), count_mode=4)}
    assert lengths == {12}


def test_other_seeds_are_good_too() -> None:
    """Other seeds give other plans, none of which is much worse by the rest of the score."""
    points, plans = [], set()
    for seed in range(6):
        board = board_of(varied_library(200, 1), request=request_of(seed=seed))
        found = find_plan(board)
        taste = float(board.judge.losses(board.place(found.steps))[Term.TASTE].sum())
        points.append(found.points + taste)
        plans.add(tuple((step.slot, step.clip) for step in found.steps))
    assert len(plans) == 6
    assert min(points) > 0.99 * max(points)


def test_new_clips_leave_old_plans_alone() -> None:
    """A clip that serves for nothing changes no plan: what a seed does to a move depends on that move alone."""
    moves = library_of(8)
    assert names([*moves, move_of("aaa", bpm=90)]) == names(moves)


@pytest.mark.parametrize("wishes", [(), ("Move 17", "Move 4711", "golpes")])
def test_ten_thousand_clips(wishes: tuple[str, ...]) -> None:
    """A huge library gives a plan as good as it can be, with wishes and without."""
    board = board_of(varied_library(10_000), song_of(125, counts=504), request_of(must_have=wishes))
    found = find_plan(board)
    assert found.points > (0.99 if not wishes else 0.96) * found.bound
    assert wishes_met(board, found.steps) == len(wishes)
    assert sum(step.slots for step in found.steps) == len(board.slots)


def test_ten_thousand_copies() -> None:
    """Ten thousand clips that are all alike are no harder than others."""
    found = find_plan(board_of(library_of(10_000), song_of(125, counts=504)))
    assert len({step.clip for step in found.steps}) > 20
