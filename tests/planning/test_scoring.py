"""What each thing that a plan can do wrong costs it."""

import math
from typing import Any

import numpy as np
import pytest

from choreo_desktop.domain.moves import Difficulty, Energy, MoveClip, Position, Role
from choreo_desktop.domain.song import Accent, SongAnalysis
from choreo_desktop.planning.board import Board
from choreo_desktop.planning.generator import BlueprintGenerator
from choreo_desktop.planning.pace import Pace
from choreo_desktop.planning.places import Places, pace_code
from choreo_desktop.planning.scoring import POINTS, WEIGHTS, Term
from tests.planning.builders import SONG, library_of, move_of, request_of, song_of

INTRO, CHORUS, OUTRO = 0, 2, 7  # the 8-counts with which the sections of the song begin
BIG: dict[str, Any] = {"difficulty": Difficulty.ADVANCED, "energy": Energy.HIGH}


def board_of(*moves: MoveClip, analysis: SongAnalysis | None = None, **choices: Any) -> Board:
    """A song of ten 8-counts: two of an intro, five of a chorus, three of an outro."""
    song = analysis or song_of(120, counts=80)
    return BlueprintGenerator().board(SONG, song, moves or library_of(2), request_of(**choices))


def place(clip: int = 0, slot: int = 0, slots: int = 1, **more: Any) -> Places:
    """One move in a place; it plays on the beat, as filmed, and to its end."""
    look = {"pace": Pace.ON_BEAT, "speed": 1.0, "error": 0.0, "held": 0.0, "unused": 0.0, **more}
    return together(
        Places(
            *(np.asarray([n], dtype=np.intp) for n in (clip, slot, slots, pace_code(look["pace"]))),  # type: ignore[arg-type]
            *(np.asarray([look[name]], dtype=np.float64) for name in ("speed", "error", "held", "unused")),
        )
    )


def together(*places: Places) -> Places:
    """Several moves in their places."""
    return Places._make(np.concatenate(columns) for columns in zip(*places, strict=True))


def loss(board: Board, term: Term, clip: int = 0, slot: int = 0, slots: int = 1, **more: Any) -> float:
    """What a move loses by where it stands, in units of the weight."""
    return float(board.judge.place_losses(place(clip, slot, slots, **more))[term][0])


@pytest.mark.parametrize(
    ("look", "lost"),
    [
        ({}, 0),
        ({"error": 0.035}, 0.25),
        ({"error": 0.7}, 0.5),
        ({"clip": 1}, 0.1),
        ({"clip": 1, "error": 0.7}, 0.6),
        ({"pace": Pace.NO_GRID}, 0.5),
        ({"pace": Pace.TOO_FAR}, 1),
        ({"pace": Pace.TOO_FAR, "slots": 3}, 3),
    ],
    ids=str,
)
def test_missing_the_beat(look: dict[str, Any], lost: float) -> None:
    """Beats that miss cost up to half, an unsure grid a little, and a clip at its own speed all of every 8-count."""
    sure, unsure = library_of(2)
    assert unsure.grid is not None
    unsure = unsure.model_copy(update={"grid": unsure.grid.model_copy(update={"sure": False})})
    assert loss(board_of(sure, unsure), Term.BEAT, **look) == pytest.approx(lost)
    assert loss(board_of(sure, unsure, count_mode=4), Term.BEAT, **look) == pytest.approx(lost / 2)


@pytest.mark.parametrize(
    ("slot", "slots", "held", "lost"),
    [
        (3, 1, 0, 0),
        (3, 1, 1, 1 / 3 + 1 / 4),
        (3, 2, 1, 1 / 3 + 1 / 8),
        (3, 1, 9, 1),
        (9, 1, 0.43, 0.1),
        (8, 2, 0.79, 0.79 / 8.3),
        (9, 1, 0.86, 1 / 3 + 0.2),
    ],
)
def test_standing_still(slot: int, slots: int, held: float, lost: float) -> None:
    """A picture that stands still is a fault by itself, but for the last pose of the dance."""
    assert loss(board_of(), Term.HELD, slot=slot, slots=slots, held=held) == pytest.approx(lost)


def test_intros_open_and_outros_close() -> None:
    """One elsewhere loses all of its place; another move in its place loses one share, where there is one."""
    library = [move_of("a"), move_of("b", category="Intro"), move_of("c", category="outro")]
    board = board_of(*library)
    lost = {(clip, slot): loss(board, Term.PLACE, clip, slot, 2) for clip in range(3) for slot in (0, 4, 8)}
    assert lost == {
        (0, 0): 1, (0, 4): 0, (0, 8): 1, (1, 0): 0, (1, 4): 2, (1, 8): 2, (2, 0): 2, (2, 4): 2, (2, 8): 0,
    }  # fmt: skip
    assert loss(board_of(*library, count_mode=4), Term.PLACE, 1, 4, 2) == 1
    assert [loss(board_of(), Term.PLACE, 0, slot, 2) for slot in (0, 8)] == [0, 0]
    assert [loss(board_of(library[1]), Term.PLACE, 0, 8, 2)] == [2]
    assert [loss(board_of(library[2]), Term.PLACE, 0, 8, 2)] == [0]


@pytest.mark.parametrize(
    ("slot", "slots", "lost"),
    [(0, 2, 0), (1, 2, 1), (2, 2, 0), (3, 2, 0.25), (4, 2, 0), (1, 4, 1.25), (6, 3, 1.25), (1, 1, 0)],
)
def test_borders_within_a_move(slot: int, slots: int, lost: float) -> None:
    """A move across the border of a section loses much, across that of a phrase little; at its edge nothing."""
    analysis = song_of(120, counts=80)
    ones = analysis.eight_counts
    board = board_of(analysis=analysis.model_copy(update={"phrases": (ones[0], ones[2], ones[4], ones[8])}))
    assert loss(board, Term.SECTION, slot=slot, slots=slots) == pytest.approx(lost)


@pytest.mark.parametrize(
    ("slots", "unused", "lost"), [(2, 0, 0), (2, 0.25, 0.25), (1, 0.25, 0.75), (1, 0, 0.5), (1, 0.8, 1)]
)
def test_clips_that_are_left_early(slots: int, unused: float, lost: float) -> None:
    """What a clip has left counts, and a move of a single 8-count is a short one."""
    assert loss(board_of(), Term.CUT, slots=slots, unused=unused) == pytest.approx(lost)


def test_energy_and_size_follow_the_music() -> None:
    """How far a move is from what each of its 8-counts wants; big ones belong to the strongest section."""
    board = board_of(
        move_of("a", **BIG), move_of("b"), move_of("c", difficulty=Difficulty.ADVANCED, energy=Energy.MEDIUM)
    )
    assert loss(board, Term.ENERGY, 0, CHORUS) == pytest.approx(0.05)
    assert loss(board, Term.ENERGY, 0, INTRO) == pytest.approx(0.75)
    assert loss(board, Term.ENERGY, 0, 1, 3) == pytest.approx(0.75 + 2 * 0.05)
    assert loss(board, Term.ENERGY, 1, INTRO, 2) == pytest.approx(0.6)
    assert [loss(board, Term.BIG, clip, CHORUS) for clip in range(3)] == pytest.approx([0, 0.6, 0.3])
    assert [loss(board, Term.BIG, clip, OUTRO) for clip in range(3)] == pytest.approx([1, 0, 0.4])
    flat = song_of(120, counts=80).model_copy(update={"sections": ()})
    assert loss(board_of(move_of("a", **BIG), analysis=flat), Term.BIG, 0, CHORUS) == 0


@pytest.mark.parametrize(
    ("pace", "speed", "lost"),
    [
        (Pace.ON_BEAT, 1, 0),
        (Pace.ON_BEAT, 1.15, 1),
        (Pace.ON_BEAT, math.sqrt(1.15), 0.5),
        (Pace.ON_BEAT, 0.85, 1),
        (Pace.ON_BEAT, math.sqrt(0.85), 0.5),
        (Pace.TOO_FAR, 1.5, 1),
        (Pace.NO_GRID, 1.1, 0),
    ],
)
def test_the_farther_a_speed_the_worse(pace: Pace, speed: float, lost: float) -> None:
    """A speed at the limit loses all, as filmed nothing; where no beat is known there is no speed to judge."""
    assert loss(board_of(), Term.TEMPO, pace=pace, speed=speed) == pytest.approx(lost)
    assert loss(board_of(), Term.TEMPO, slots=2, pace=pace, speed=speed) == pytest.approx(2 * lost)


def test_choices_role_and_hits() -> None:
    """What contradicts the choices costs on each 8-count; hits are for striking moves."""
    analysis = song_of(120, counts=80)
    hit = Accent(kind="hit", start=analysis.eight_counts[3], end=analysis.eight_counts[3], strength=0.7)
    library = [move_of("a", role=Role.FOLLOW, **BIG), move_of("b", category="Golpes", role=Role.LEAD)]
    board = board_of(
        *library, analysis=analysis.model_copy(update={"accents": (hit,)}), role=Role.LEAD, difficulty="beginner"
    )
    assert [loss(board, Term.ROLE, clip, 0, 2) for clip in range(2)] == [2, 0]
    assert [loss(board, Term.FILTER, clip, 0, 2) for clip in range(2)] == pytest.approx([1, 0.5])
    assert [loss(board, Term.ACCENT, clip, 2, 2) for clip in range(2)] == pytest.approx([0.7, 0])
    assert loss(board, Term.ACCENT, 0, 4, 2) == 0


def test_another_seed_has_another_taste() -> None:
    """The same seed likes the same moves on the same counts; half of it stays with the clip."""
    boards = [board_of(*library_of(2), seed=seed) for seed in (1, 1, 2)]
    tastes = [[loss(board, Term.TASTE, clip, slot) for clip in (0, 1) for slot in range(10)] for board in boards]
    assert tastes[0] == tastes[1] != tastes[2]
    assert len(set(tastes[0])) == 20
    for taste in tastes:
        assert 0 <= min(taste) < max(taste) < 1
        assert all(max(half) - min(half) < 0.5 for half in (taste[:10], taste[10:]))
        assert any(max(half) - min(half) > 0.2 for half in (taste[:10], taste[10:]))


def join(board: Board, term: Term, before: int, after: int, unused: float = 0.0) -> float:
    """What a move loses by following another one."""
    return float(board.judge.join_losses(place(before, unused=unused), place(after, 1))[term][0])


def test_positions_that_do_not_meet() -> None:
    """They cost all where a clip is danced to its end, half where it is left before, nothing where one is unknown."""
    library = [
        move_of("a", exit=Position.OPEN),
        move_of("b", entry=Position.CLOSED),
        move_of("c", entry=Position.OPEN),
        move_of("d"),
        move_of("e", exit=Position.SIDE),
    ]
    board = board_of(*library)
    assert [join(board, Term.JOIN, 0, after) for after in (1, 2, 3)] == [1, 0, 0]
    assert [join(board, Term.JOIN, 0, after, unused=0.5) for after in (1, 2, 3)] == [0.5, 0, 0]
    assert [join(board, Term.JOIN, before, 1) for before in (2, 3, 4)] == [0, 0, 1]


def test_breath_and_variety_from_one_move_to_the_next() -> None:
    """After a hard move an easy one gives breath; two of a kind are dull, and the very same twice is a fault."""
    library = [
        move_of("a", category="basic"),
        move_of("b", category="Basic", **BIG),
        move_of("c", category="turn", **BIG),
        move_of("d", difficulty=Difficulty.INTERMEDIATE),
        move_of("e"),
    ]
    board = board_of(*library)
    assert [join(board, Term.BREATH, 1, after) for after in range(4)] == [0, 1, 1, 0.5]
    assert [join(board, Term.BREATH, 0, after) for after in range(4)] == [0, 0, 0, 0]
    assert [join(board, Term.ALIKE, 0, after) for after in range(4)] == [1, 1, 0, 0]
    assert (join(board, Term.ALIKE, 2, 2), join(board, Term.ALIKE, 3, 4)) == (1, 0)
    assert [join(board, Term.SELF, 0, after) for after in range(2)] == [1, 0]
    assert join(board_of(move_of("a")), Term.SELF, 0, 0) == 0


@pytest.mark.parametrize(
    ("count", "shares"),
    [(10, [1, 5 / 6, 4 / 6, 3 / 6, 2 / 6, 1 / 6, 0]), (3, [1, 0.5, 0, 0]), (2, [1, 0, 0]), (1, [0, 0])],
)
def test_the_sooner_again_the_worse(count: int, shares: list[float]) -> None:
    """A move may come again after six others, or after all others where there are fewer."""
    judge = board_of(*library_of(count)).judge
    ago = np.arange(1, len(shares) + 1)
    assert judge.history_losses(ago, ago)[Term.REPEAT].tolist() == pytest.approx(shares)
    assert judge.history_losses(ago, np.arange(len(shares)))[Term.FRESH].tolist() == pytest.approx(
        [min(uses / 4, 1) for uses in range(len(shares))]
    )


def test_many_moves_are_judged_as_each_of_them() -> None:
    """Long and short moves that are looked at together lose what each of them loses alone, and gain the rest."""
    judge = board_of(move_of("a", **BIG), move_of("b"), move_of("c", role=Role.FOLLOW), role=Role.LEAD).judge
    single = [place(0, 8, 2), place(1, 0, 1, speed=1.1), place(2, 3, 4, held=1.0), place(1, 9, 1, error=0.05)]
    losses = judge.place_losses(together(*single))
    for term, lost in losses.items():
        assert lost.tolist() == pytest.approx([float(judge.place_losses(one)[term][0]) for one in single]), term
    points = sum(WEIGHTS[term] * each for term, each in losses.items())
    assert (judge.place_points(together(*single)) + points).tolist() == pytest.approx([200, 100, 400, 100])
    assert judge.join_points(place(0), place(0, 1)).tolist() == [-WEIGHTS[Term.SELF] - WEIGHTS[Term.BREATH]]
    assert judge.history_points(np.asarray([1]), np.asarray([2])).tolist() == pytest.approx(
        [-WEIGHTS[Term.REPEAT] - WEIGHTS[Term.FRESH] / 2]
    )


def test_only_moves_that_can_come_again_count() -> None:
    """Intros, outros and clips of the other part do not make a library richer in moves to repeat."""
    extra = [move_of("x", category="intro"), move_of("y", category="outro"), move_of("z", role=Role.FOLLOW)]
    assert board_of(*library_of(3), *extra, role=Role.LEAD).judge.distance == 2
    assert board_of(*extra[:2]).judge.distance == 1


def test_a_whole_plan_loses_what_its_moves_lose() -> None:
    """Every move counts by its place, by the one before it and by when it was danced before; the rest are points."""
    board = board_of(*library_of(3), analysis=song_of(120, counts=80))
    steps = [board.step(clip, 2 * i, 2) for i, clip in enumerate((0, 1, 0, 0))]
    losses = board.judge.losses(board.place(steps))
    assert losses[Term.REPEAT].tolist() == pytest.approx([0, 0, 5, 10])
    assert losses[Term.FRESH].tolist() == pytest.approx([0, 0, 0.45, 0.9])
    assert losses[Term.SELF].tolist() == [0, 0, 0, WEIGHTS[Term.SELF]]
    assert board.score(steps) == pytest.approx(8 * POINTS - sum(loss.sum() for loss in losses.values()))
    halves = board_of(*library_of(3), count_mode=4)
    assert halves.judge.eights == pytest.approx(10)
    assert 100 > halves.score([halves.step(0, 2, 2)]) > 50
