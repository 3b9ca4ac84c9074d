"""Corrections of a song: what each makes of it and of the plan, and what is said where there is nothing to correct."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from choreo_desktop.domain.corrections import Corrections, SectionEdit, Shift, Taps
from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.domain.song import SongAnalysis
from choreo_desktop.library.database import Database
from choreo_desktop.library.songs import SongRepository
from choreo_desktop.planning.generator import BlueprintGenerator
from choreo_desktop.services.browsing import SongFacts, song_facts
from choreo_desktop.services.grid_alterations import adding, following_taps, forgetting, reading, taking_back
from choreo_desktop.services.grid_corrections import correct_song, write_grid
from choreo_desktop.services.library_shelf import Library
from choreo_desktop.services.planned import Planned
from tests.library.samples import song
from tests.planning.builders import SONG, library_of, request_of, song_of
from tests.services.shelves import open_library

HEARD = song_of(122, counts=96)
SILENCE = SongAnalysis(duration=30.0, bpm=0.0, beats=(), confidence=HEARD.confidence)

UNHEARD, DANCED, SILENT = 1, 2, 3


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library with a song that nobody listened to, one with beats, and one without."""
    with Database(tmp_path / "choreo.sqlite3") as database:
        songs = SongRepository(database)
        for number, analysis in ((UNHEARD, None), (DANCED, HEARD), (SILENT, SILENCE)):
            added = songs.add(song(number), analysis)
            assert added is not None
            assert added.number == number
    with open_library(tmp_path) as opened:
        yield opened


@pytest.fixture
def planned() -> Planned:
    """A plan for the song with beats."""
    generator, request, moves = BlueprintGenerator(), request_of(), library_of(8, eights=3.2)
    plan = generator.generate(SONG, HEARD, moves, request, task_id="t", output_path="o/t.mp4")
    return Planned(plan, request, SONG, HEARD, moves, generator)


def test_a_song_that_nobody_listened_to(library: Library, tmp_path: Path) -> None:
    """There is nothing to correct and nothing to write, and what to do is said."""
    with pytest.raises(InvalidRequestError, match=r"Nobody has listened to this song yet\. Open it first\."):
        correct_song(library, UNHEARD, adding(Shift(beats=1)))
    with pytest.raises(InvalidRequestError, match=r"Nobody has listened to this song yet\. Open it first\."):
        write_grid(library, UNHEARD, tmp_path / "song.json")
    assert not (tmp_path / "song.json").exists()


def test_a_song_without_beats_gets_them_from_taps_only(library: Library) -> None:
    """Where no beat was heard, none can be moved; a person taps them."""
    with pytest.raises(InvalidRequestError, match="No beat is known in this song yet"):
        correct_song(library, SILENT, adding(Shift(beats=1)))
    with pytest.raises(InvalidRequestError, match=r"No beat can be made of these taps: .*Tap once on each beat"):
        correct_song(library, SILENT, following_taps(Taps(times=(1.0, 1.01, 1.02, 1.03))))
    tapped = correct_song(library, SILENT, following_taps(Taps(times=tuple(1 + 0.5 * i for i in range(16)))))
    assert tapped.analysis.bpm == pytest.approx(120, abs=0.5)
    assert (tapped.planned, tapped.blueprint) == (None, None)


def test_corrections_are_taken_back_one_by_one_and_all_at_once(library: Library) -> None:
    """The last one goes first; where there are none, it is said. What was heard is what is left."""
    two = Corrections(steps=(Shift(beats=1), SectionEdit(at=10.0, label="verse")))
    assert correct_song(library, DANCED, taking_back, before=two).after == Corrections(steps=(Shift(beats=1),))
    left = correct_song(library, DANCED, forgetting, before=two)
    assert (left.before, left.after) == (two, Corrections())
    assert left.analysis == HEARD
    for nothing in (taking_back, forgetting):
        with pytest.raises(InvalidRequestError, match="Nothing was corrected in this song"):
            correct_song(library, DANCED, nothing)


def test_a_correction_that_leaves_the_counts_leaves_the_plan(library: Library, planned: Planned) -> None:
    """A section that gets another name moves nothing; a 1 that moves takes all moves with it."""
    named = correct_song(
        library, DANCED, adding(SectionEdit(at=0.0, label="verse")), planned=planned, blueprint=planned.blueprint
    )
    assert named.analysis.sections[0].label == "verse"
    assert named.blueprint == planned.blueprint
    assert named.planned is not None
    assert named.planned.analysis == named.analysis
    later = correct_song(library, DANCED, adding(Shift(beats=1)), planned=planned, blueprint=planned.blueprint)
    assert later.blueprint is not None
    starts = [[round(move.start_time, 3) for move in plan.moves] for plan in (planned.blueprint, later.blueprint)]
    assert set(starts[1]) <= {round(time, 3) for time in later.analysis.eight_counts} | {0.0}
    assert not set(starts[1][1:]) & {round(time, 3) for time in HEARD.eight_counts}
    assert len(starts[0]) == len(starts[1])
    assert library.corrections(DANCED) == Corrections()


def test_a_file_of_another_program_tells_what_does_not_fit(library: Library, tmp_path: Path) -> None:
    """Its beats are taken over; what lies after the end of the song is told."""
    file, told = tmp_path / "beats.json", list[str]()
    file.write_text(json.dumps({"beats": [0.5 * i for i in range(1, 200)]}))
    read = correct_song(library, DANCED, reading(file, told.append))
    assert read.analysis.bpm == pytest.approx(120, abs=0.5)
    assert any("beats.json" in note and "end" in note for note in told)


def test_nothing_is_told_of_a_song_that_nobody_listened_to(library: Library) -> None:
    """Its tempo is not made up."""
    assert song_facts(library, UNHEARD) is None
    danced, silent = song_facts(library, DANCED), song_facts(library, SILENT)
    assert danced is not None
    assert silent is not None
    assert danced.bpm == pytest.approx(122)
    assert silent == SongFacts(0.0, 0.0)
