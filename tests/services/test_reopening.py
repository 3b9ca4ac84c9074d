"""Plans of the history whose clips left the library since."""

import pytest

from choreo_desktop.domain.blueprint import Blueprint, BlueprintMove, OutputConfig
from choreo_desktop.planning.generator import BlueprintGenerator
from choreo_desktop.services.planned import Planned
from choreo_desktop.services.reopening import complete
from tests.planning.builders import SONG, library_of, request_of, song_of

ANALYSIS = song_of(122, counts=96)


def kept_plan(clips: int = 8, **choices: object) -> Planned:
    """A plan that was made of so many clips, as the history keeps it."""
    generator, request, moves = BlueprintGenerator(), request_of(**choices), library_of(clips, eights=3.2)
    plan = generator.generate(SONG, ANALYSIS, moves, request, task_id="t", output_path="o/t.mp4")
    return Planned(plan, request, SONG, ANALYSIS, moves, generator, kept=True)


def reopened(kept: Planned, *gone: str) -> Planned:
    """The plan with the library of today, from which some clips went."""
    today = [move for move in kept.moves if move.key not in gone]
    completed = complete(kept.blueprint, today)
    return kept._replace(moves=completed.moves, missing=completed.missing)


def test_the_rest_of_a_plan_can_be_edited_when_a_clip_is_gone() -> None:
    """Its moves stay where they are under their names, other moves can be changed, and nobody is sent to it."""
    kept = kept_plan()
    gone = kept.blueprint.moves[1]
    today = reopened(kept, gone.video_path)
    assert today.missing == (gone.video_path,)
    stand_in = next(move for move in today.moves if move.key == gone.video_path)
    assert (stand_in.name, stand_in.grid) == (gone.name, None)
    end = max(m.mapping().clip_time(m.duration or 0) for m in kept.blueprint.moves if m.video_path == gone.video_path)
    assert stand_in.seconds == pytest.approx(end)
    editor = today.editor()
    others = [other.key for other in editor.alternatives(kept.blueprint, 0)]
    assert gone.video_path not in others
    other = others[0]
    changed = editor.swap(kept.blueprint, 0, other).apply(kept.blueprint)
    assert [m.video_path for m in changed.moves[:2]] == [other, gone.video_path]
    assert changed.moves[1:] == kept.blueprint.moves[1:]
    assert today.coverage().clips == len(kept.moves) - 1


def test_a_plan_of_which_every_clip_is_gone_can_be_looked_at() -> None:
    """Wishes for moves that nobody has are put aside rather than standing in the way."""
    name = library_of(3, eights=3.2)[0].name
    kept = kept_plan(3, must_have=(name,))
    today = reopened(kept, *(move.key for move in kept.moves))
    assert set(today.missing) == {move.video_path for move in kept.blueprint.moves}
    spans = today.editor().spans(kept.blueprint)
    assert len(spans) == len(kept.blueprint.moves)


def test_a_move_without_a_name_or_length_is_called_as_its_file() -> None:
    """Plans of other programs say less; what they say is enough for a stand-in."""
    plan = Blueprint(
        task_id="t",
        audio_path="song.mp3",
        moves=[
            BlueprintMove(video_path="clips/side step.mp4", start_time=0.0, clip_start=2.0),
            BlueprintMove(video_path="clips/turn.mp4", start_time=8.0, duration=3.0, clip_start=1.5),
        ],
        output_config=OutputConfig(output_path="out.mp4"),
    )
    completed = complete(plan, [])
    assert [(move.name, move.seconds > 2.0) for move in completed.moves] == [("side step", True), ("turn", True)]
    assert completed.moves[1].seconds == pytest.approx(4.5)
    assert completed.missing == ("clips/side step.mp4", "clips/turn.mp4")
