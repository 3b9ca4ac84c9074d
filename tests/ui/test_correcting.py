"""Corrections of the song that is worked on, through the real services: kept, shown, followed by the plan, undone."""

from pathlib import Path

import numpy as np
import pytest

from choreo_desktop.domain.corrections import (
    Anchor,
    Corrections,
    GridCorrection,
    Pace,
    SectionEdit,
    Shift,
    Taps,
    ThisIsOne,
)
from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.domain.song import SongAnalysis
from choreo_desktop.ui.correcting.song import SongCorrections
from tests.ui.working import BPM, Working

BEAT = 60 / BPM


@pytest.fixture
def corrections(working: Working) -> SongCorrections:
    """What corrects the song that is worked on."""
    working.choose_song()
    return SongCorrections(working.session, working.session)


def analysis(working: Working) -> SongAnalysis:
    """What is heard in the song now."""
    assert working.session.song is not None
    return working.session.song.analysis


def number(working: Working) -> int:
    """The song that is worked on."""
    assert working.session.song is not None
    return working.session.song.record.number


def wait(working: Working, corrections: SongCorrections) -> None:
    """Until nothing is being corrected or kept."""
    working.until(lambda: not corrections.busy)
    working.settle()


STEPS: list[GridCorrection] = [
    ThisIsOne(at=3 * BEAT),
    Shift(beats=1),
    Shift(beats=-1),
    Shift(beats=4),
    Shift(beats=0.5),
    Pace(factor="double"),
    Pace(factor="halve"),
    Anchor(beat=10 * BEAT, to=10 * BEAT + 0.08),
    Taps(times=tuple(2 + 0.4 * i for i in range(16)), first_one=0),
    SectionEdit(at=8 * BEAT, to=8 * BEAT, label="chorus"),
]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: f"{step.kind} {list(step.model_dump().values())[1]}")
def test_each_correction_is_shown_kept_and_undone(
    working: Working, corrections: SongCorrections, step: GridCorrection
) -> None:
    """A correction changes what the window shows and the library keeps; undo and redo do so exactly."""
    heard, library = analysis(working), working.studio.library
    corrections.add("Correct", step)
    wait(working, corrections)
    made = analysis(working)
    assert made != heard
    assert library.analysis(number(working)) == made
    assert library.corrections(number(working)) == Corrections(steps=(step,))
    working.session.undo.undo()
    wait(working, corrections)
    assert analysis(working) == heard
    assert library.analysis(number(working)) == heard
    working.session.undo.redo()
    wait(working, corrections)
    assert analysis(working) == made
    assert library.analysis(number(working)) == made
    assert working.failures == []


def test_this_is_one_moves_the_ones_there(working: Working, corrections: SongCorrections) -> None:
    """After "this is 1" an 8-count begins at the beat that was pointed at."""
    beat = analysis(working).beats[11]
    corrections.add("This is 1", ThisIsOne(at=beat + 0.05))
    wait(working, corrections)
    assert beat in analysis(working).eight_counts


def test_the_plan_follows_in_one_step_and_loses_no_move(working: Working) -> None:
    """The moves of a plan go along with the counts; one undo brings plan and counts back."""
    working.plan()
    corrections = SongCorrections(working.session, working.session)
    plan, heard, steps = working.blueprint, analysis(working), working.session.undo.count()
    corrections.add("Nudge", Anchor(beat=heard.beats[4], to=heard.beats[4] + 0.1))
    wait(working, corrections)
    moved = working.blueprint
    assert [move.video_path for move in moved.moves] == [move.video_path for move in plan.moves]
    ones = analysis(working).eight_counts
    assert all(min(abs(move.start_time - one) for one in ones) < 1e-6 for move in moved.moves)
    assert [move.start_time for move in moved.moves] != [move.start_time for move in plan.moves]
    assert working.session.undo.count() == steps + 1
    working.session.undo.undo()
    wait(working, corrections)
    assert working.blueprint == plan
    assert analysis(working) == heard
    working.session.undo.redo()
    wait(working, corrections)
    assert working.blueprint == moved


def test_a_plan_that_followed_can_be_edited_and_followed_again(working: Working) -> None:
    """Edits after a correction lie on the corrected counts, and undoing all of it leads back to the beginning."""
    working.plan()
    corrections = SongCorrections(working.session, working.session)
    plan = working.blueprint
    corrections.add("Later", Shift(beats=1))
    wait(working, corrections)
    working.session.lock(0, locked=True)
    working.settle()
    assert working.blueprint.moves[0].locked
    corrections.add("Earlier", Shift(beats=-1))
    wait(working, corrections)
    assert working.blueprint.moves[0].locked
    for _ in range(3):
        working.session.undo.undo()
    wait(working, corrections)
    assert working.blueprint == plan
    assert working.studio.library.corrections(number(working)) == Corrections()
    assert working.failures == []


def test_corrections_asked_for_quickly_are_all_made_in_order(working: Working, corrections: SongCorrections) -> None:
    """Holding a key down makes as many corrections as it was pressed, and as many steps to undo."""
    heard = analysis(working)
    for _ in range(6):
        corrections.add("Later", Shift(beats=1))
    wait(working, corrections)
    assert working.studio.library.corrections(number(working)).steps == (Shift(beats=1),) * 6
    assert working.session.undo.count() == 6
    for _ in range(6):
        working.session.undo.undo()
    wait(working, corrections)
    assert analysis(working) == heard
    assert working.studio.library.corrections(number(working)) == Corrections()


def test_taps_of_a_person_give_the_tempo_although_they_are_not_exact(
    working: Working, corrections: SongCorrections
) -> None:
    """Taps that lie thirty milliseconds around the beat make an even grid, with a 1 where it was marked."""
    jitter = np.random.default_rng(3).normal(0, 0.03, 24)
    times = np.sort(4 + 0.46 * np.arange(24) + jitter)
    done: list[bool] = []
    corrections.use_taps(Taps(times=tuple(times.tolist()), first_one=2), lambda: done.append(True))
    wait(working, corrections)
    found = analysis(working)
    inside = [beat for beat in found.beats if 4 <= beat <= 14]
    assert np.diff(inside) == pytest.approx(0.46, abs=0.012)
    assert min(abs(one - times[2]) for one in found.eight_counts) < 0.08
    assert done == [True]


def test_taps_that_are_no_beat_change_nothing_and_say_why(working: Working, corrections: SongCorrections) -> None:
    """Taps all at once are refused in a sentence, and the song stays as it is."""
    heard = analysis(working)
    corrections.use_taps(Taps(times=(1.0, 1.01, 1.02, 1.03)))
    wait(working, corrections)
    assert analysis(working) == heard
    assert [type(failure) for failure in working.failures] == [InvalidRequestError]
    assert "Tap once on each beat" in str(working.failures[0])
    assert working.session.undo.count() == 0


def test_the_last_correction_is_taken_back_and_all_are_forgotten(
    working: Working, corrections: SongCorrections
) -> None:
    """Corrections of another day can be taken back one by one or all at once, and that can be undone too."""
    heard, library, song = analysis(working), working.studio.library, number(working)
    library.correct(song, Corrections(steps=(Shift(beats=1), Pace(factor="double"), Shift(beats=0.5))))
    corrections.take_back()
    wait(working, corrections)
    assert library.corrections(song).steps == (Shift(beats=1), Pace(factor="double"))
    corrections.forget()
    wait(working, corrections)
    assert analysis(working) == heard
    assert library.corrections(song) == Corrections()
    working.session.undo.undo()
    wait(working, corrections)
    assert library.corrections(song).steps == (Shift(beats=1), Pace(factor="double"))


def test_with_nothing_to_forget_a_sentence_says_so(working: Working, corrections: SongCorrections) -> None:
    """Forgetting the corrections of a song that has none is no crash and no step to undo."""
    corrections.forget()
    corrections.take_back()
    wait(working, corrections)
    assert str(working.failures[0]).startswith("Nothing was corrected in this song")
    assert working.session.undo.count() == 0


@pytest.mark.parametrize("ending", [".txt", ".csv", ".jams", ".json"])
def test_beats_go_to_other_programs_and_come_back(
    working: Working, corrections: SongCorrections, tmp_path: Path, ending: str
) -> None:
    """A file that was saved brings the same beats and 1s back after they were spoilt."""
    heard, file = analysis(working), tmp_path / f"beats{ending}"
    corrections.write(file)
    working.settle()
    assert working.told == [f"Saved {file.name}."]
    corrections.add("Spoil", Shift(beats=0.5), Shift(beats=1))
    corrections.read(file)
    wait(working, corrections)
    assert analysis(working).beats == pytest.approx(heard.beats, abs=0.01)
    assert analysis(working).eight_counts == pytest.approx(heard.eight_counts, abs=0.01)
    assert working.failures == []


def test_a_file_that_is_no_file_of_beats_changes_nothing(
    working: Working, corrections: SongCorrections, tmp_path: Path
) -> None:
    """What is not understood is named in a sentence."""
    file = tmp_path / "poem.txt"
    file.write_text("the moon is high\n")
    corrections.read(file)
    wait(working, corrections)
    assert "poem.txt" in str(working.failures[0])
    assert working.session.undo.count() == 0


def test_a_section_begins_where_it_was_said(working: Working, corrections: SongCorrections) -> None:
    """A named section begins at the beat nearest to the place."""
    from choreo_desktop.services.grid_alterations import section_here

    heard = analysis(working)
    corrections.add("Section", section_here(heard, heard.beats[16] + 0.1, "My part"))
    wait(working, corrections)
    assert [part.start for part in analysis(working).sections if part.label == "My part"] == [heard.beats[16]]
