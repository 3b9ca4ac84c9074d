"""Which move follows which."""

import pytest

from choreo_desktop.domain.moves import MoveClip
from choreo_desktop.domain.song import SongAnalysis
from choreo_desktop.planning.matching import match_moves
from choreo_desktop.planning.sequencing import Step, sequence_moves
from choreo_desktop.planning.slots import cut_slots
from tests.planning.builders import CALM, LIVELY, SONG, library_of, move_of, request_of, song_of


def sequence(moves: list[MoveClip], analysis: SongAnalysis | None = None, seed: int = 0) -> list[Step]:
    """Moves in the order in which they are danced."""
    slots = cut_slots(SONG, analysis or song_of(counts=256))
    return sequence_moves(match_moves(moves, request_of()), slots, max_stretch=0.15, seed=seed)


@pytest.mark.parametrize("count", [2, 3, 5, 12])
@pytest.mark.parametrize("seed", range(4))
def test_repeats_keep_their_distance(count: int, seed: int) -> None:
    """A move comes again only after several others, as far as the library allows."""
    names = [step.move.name for step in sequence(library_of(count), seed=seed)]
    distance = min(count, 4) // 2 + 1
    for i, name in enumerate(names):
        assert name not in names[max(0, i - distance + 1) : i]


def test_all_moves_are_used() -> None:
    """A song with room for it shows the whole library."""
    assert len({step.move.name for step in sequence(library_of(10))}) == 10


@pytest.mark.parametrize("seed", range(5))
def test_intro_first_and_outro_last(seed: int) -> None:
    """An intro opens, an outro closes, and neither stands in the middle."""
    moves = [*library_of(6), move_of("hello", category="intros"), move_of("bye", category="outro")]
    names = [step.move.name for step in sequence(moves, seed=seed)]
    assert names[0] == "hello"
    assert names[-1] == "bye"
    assert "hello" not in names[1:]
    assert "bye" not in names[:-1]


def test_moves_end_with_their_section() -> None:
    """A move does not reach over the border of a section."""
    for step in sequence(library_of(5, eights=3)):
        assert len({slot.section for slot in step.slots}) == 1


def test_unsuitable_tempi_stay_out() -> None:
    """A clip whose tempo is too far off is not danced while two others serve."""
    moves = [*library_of(2), move_of("far", bpm=90)]
    assert "far" not in {step.move.name for step in sequence(moves)}


def test_short_clips_stay_out() -> None:
    """A clip without a whole 8-count is not danced while others serve."""
    moves = [*library_of(3), move_of("short", eights=0.6)]
    assert "short" not in {step.move.name for step in sequence(moves)}


def test_energy_follows_the_section() -> None:
    """Lively moves stand in lively sections more often than calm ones."""
    moves = [*(move_of(f"calm{i}", **CALM) for i in range(8)), *(move_of(f"live{i}", **LIVELY) for i in range(8))]
    chorus = [s for seed in range(6) for s in sequence(moves, seed=seed) if s.slots[0].label == "chorus"]
    lively = sum(step.move.name.startswith("live") for step in chorus)
    assert lively > 0.6 * len(chorus)
