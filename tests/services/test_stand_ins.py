"""Moves that stand in for clips that cannot be used."""

import pytest

from choreo_desktop.domain.errors import InvalidRequestError, UnusableClipsError, VideoAssemblyError
from choreo_desktop.planning.generator import BlueprintGenerator
from choreo_desktop.services.planned import Planned
from choreo_desktop.services.stand_ins import MOST_ROUNDS, with_stand_ins
from tests.planning.builders import SONG, library_of, request_of, song_of

ANALYSIS = song_of(122, counts=200)


def planned(clips: int = 10, **choices: object) -> Planned:
    """A plan of moves of three 8-counts each."""
    generator, request, moves = BlueprintGenerator(), request_of(**choices), library_of(clips, eights=3.2)
    plan = generator.generate(SONG, ANALYSIS, moves, request, task_id="t", output_path="o/t.mp4")
    return Planned(plan, request, SONG, ANALYSIS, moves, generator)


class Assembly:
    """Makes plans in which no bad clip is shown.

    Args:
        bad: Storage keys of clips that cannot be used.
    """

    def __init__(self, *bad: str) -> None:
        self.bad = set(bad)
        self.tried: list[Planned] = []

    def __call__(self, plan: Planned | None) -> Planned:
        """Make a plan, or say which of its clips are bad."""
        assert plan is not None
        self.tried.append(plan)
        shown = {move.video_path for move in plan.blueprint.moves} & self.bad
        if not shown:
            return plan
        raise VideoAssemblyError("A clip is bad.") from UnusableClipsError(
            "A clip is bad.", dict.fromkeys(sorted(shown), "It is damaged.")
        )


def test_only_the_places_of_the_bad_clip_change() -> None:
    """Everything else is danced where it was, and it is said what is missing and why."""
    plan = planned()
    bad = plan.blueprint.moves[2].video_path
    told: list[Planned] = []
    made = with_stand_ins(plan, Assembly(bad), told.append)
    assert told == [made]
    before, after = plan.blueprint.moves, made.blueprint.moves
    kept = {(move.start_time, move.video_path) for move in before if move.video_path != bad}
    assert kept <= {(move.start_time, move.video_path) for move in after}
    assert bad not in {move.video_path for move in after}
    assert after[-1].start_time + (after[-1].duration or 0) == pytest.approx(
        before[-1].start_time + (before[-1].duration or 0)
    )
    name = before[2].name
    assert made.blueprint.notes[-1] == (f"{name} was left out, and other moves stand in for it: It is damaged.")
    assert bad in made.missing


def test_several_rounds_until_all_is_well() -> None:
    """A stand-in that is bad too is stood in for; many that are bad are named in one sentence."""
    plan = planned()
    bad = {move.video_path for move in plan.blueprint.moves[:4]}
    rest = sorted({move.key for move in plan.moves} - bad)
    assembly = Assembly(*bad, rest[0])
    made = with_stand_ins(plan, assembly, lambda _: None)
    assert {move.video_path for move in made.blueprint.moves}.isdisjoint(assembly.bad)
    assert any(" were left out, and other moves stand in for them: " in note for note in made.blueprint.notes)


def test_a_plan_with_gaps_keeps_its_gaps() -> None:
    """Where a person left the song free it stays free; only the place of the clip is filled."""
    plan = planned()
    moves = plan.blueprint.moves
    cut = plan.blueprint.model_copy(update={"moves": [*moves[:2], *moves[3:]]})
    bad = moves[0].video_path
    laid = plan._replace(blueprint=cut)
    made = with_stand_ins(laid, Assembly(bad), lambda _: None)
    gap = moves[2].start_time, moves[2].start_time + (moves[2].duration or 0)
    assert all(not gap[0] <= move.start_time < gap[1] - 0.01 for move in made.blueprint.moves)
    assert made.blueprint.moves[0].start_time == moves[0].start_time
    assert bad not in {move.video_path for move in made.blueprint.moves}


def test_what_must_be_danced_is_given_up_when_it_cannot_be_shown() -> None:
    """A wish for the bad clip does not keep the others from being danced."""
    name = library_of(10, eights=3.2)[3].name
    plan = planned(must_have=(name,))
    bad = next(move.key for move in plan.moves if move.name == name)
    made = with_stand_ins(plan, Assembly(bad), lambda _: None)
    assert bad not in {move.video_path for move in made.blueprint.moves}


def test_the_failure_is_told_where_nothing_can_stand_in() -> None:
    """All clips bad, or nothing known of the plan: the error of the assembly is what comes out."""
    plan = planned(3)
    with pytest.raises(VideoAssemblyError, match=r"A clip is bad\."):
        with_stand_ins(plan, Assembly(*(move.key for move in plan.moves)), lambda _: None)

    def fail(_: Planned | None) -> None:
        raise VideoAssemblyError("Bad.") from UnusableClipsError("Bad.", {"clips/a.mp4": "It is damaged."})

    with pytest.raises(VideoAssemblyError, match=r"^Bad\.$"):
        with_stand_ins(None, fail, lambda _: None)


def test_other_failures_are_not_touched() -> None:
    """A full disk is nothing that another move could help with."""
    tries: list[object] = []

    def fail(plan: Planned | None) -> None:
        tries.append(plan)
        raise VideoAssemblyError("The disk is full.")

    with pytest.raises(VideoAssemblyError, match="disk is full"):
        with_stand_ins(planned(), fail, lambda _: None)
    assert len(tries) == 1


def test_a_rotten_library_is_not_tried_to_its_end() -> None:
    """After some plans in a row that came to nothing, the failure is told."""
    plan = planned(40)
    tries: list[Planned] = []

    def fail(tried: Planned | None) -> None:
        assert tried is not None
        tries.append(tried)
        first = tried.blueprint.moves[0].video_path
        raise VideoAssemblyError("Bad.") from UnusableClipsError("Bad.", {first: "It is damaged."})

    with pytest.raises(VideoAssemblyError):
        with_stand_ins(plan, fail, lambda _: None)
    assert len(tries) == MOST_ROUNDS + 1


def test_an_edit_for_a_library_of_one_clip_is_refused() -> None:
    """The editor says that there is no other move."""
    plan = planned(1)
    key = plan.moves[0].key
    with pytest.raises(InvalidRequestError, match="no other move"):
        plan.editor().stand_in(plan.blueprint, [key])


def test_what_nobody_wants_does_not_stand_in() -> None:
    """Where only moves are left that must never be danced, the failure is told instead."""
    names = [move.name for move in library_of(3, eights=3.2)]
    plan = planned(3, never=tuple(names[1:]))
    shown = {move.video_path for move in plan.blueprint.moves}
    with pytest.raises(VideoAssemblyError, match=r"A clip is bad\."):
        with_stand_ins(plan, Assembly(*shown), lambda _: None)
