"""What the window asks for, over the whole program without a window."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from choreo_desktop.composition import Composition
from choreo_desktop.domain.genres import GENRES
from choreo_desktop.domain.records import SongRecord
from choreo_desktop.domain.task import new_task
from choreo_desktop.library.songs import SongRepository
from choreo_desktop.paths import AppPaths, app_paths
from choreo_desktop.planning.generator import BlueprintGenerator
from choreo_desktop.services.library_stamps import stamp
from choreo_desktop.services.studio import Studio
from tests.end_to_end.material import make_song, until
from tests.planning.builders import SONG, library_of, request_of, song_of


@pytest.fixture
def paths(home: Path) -> AppPaths:
    """Where the program of a test lives."""
    return app_paths({"CHOREO_DESKTOP_HOME": str(home)})


@pytest.fixture
def program(paths: AppPaths) -> Iterator[Composition]:
    """The program."""
    with ExitStack() as stack:
        yield Composition(stack, paths)


@pytest.fixture
def studio(program: Composition) -> Studio:
    """What the window knows of it."""
    return program.studio


@pytest.fixture
def unheard(program: Composition, tmp_path: Path) -> SongRecord:
    """A song of the library that nobody listened to yet."""
    path = make_song(tmp_path / "song.wav", 12.0, bpm=124)
    record = SongRecord(file=stamp(path), title="Obsesión", seconds=12.0, genre="bachata")
    added = SongRepository(program._database).add(record)
    assert added is not None
    return added


def test_a_song_is_listened_to_when_it_is_opened(studio: Studio, unheard: SongRecord) -> None:
    """Whoever opens it sees its beats and its loudness, and it is listened to only once."""
    seen = studio.song(unheard.number)
    assert seen.analysis.bpm == pytest.approx(124, rel=0.02)
    assert seen.waveform is not None
    assert seen.waveform.seconds == pytest.approx(12, abs=0.1)
    assert studio.library.detected(unheard.number) == seen.analysis


def test_a_song_whose_file_is_gone_can_be_looked_at(studio: Studio, unheard: SongRecord) -> None:
    """What was heard in it is there, only its loudness is not."""
    studio.library.hear_song_again(unheard.number, GENRES["bachata"])
    unheard.file.path.unlink()
    seen = studio.song(unheard.number)
    assert (seen.analysis, seen.record.title) == (studio.library.detected(unheard.number), "Obsesión")
    assert seen.waveform is None


def test_an_encoder_that_does_not_work_here_is_replaced_and_told(
    studio: Studio, unheard: SongRecord, caplog: pytest.LogCaptureFixture
) -> None:
    """Settings of a machine with a graphics card make videos on one without."""
    video = studio.settings.video.model_copy(update={"encoder": "h264_nvenc"})
    studio.change_settings(studio.settings.model_copy(update={"video": video}))
    assert studio.request(unheard).video_codec == "libx264"
    assert "does not work here now; the video is made with the software encoder" in caplog.text


def test_a_record_without_its_papers_cannot_be_edited(studio: Studio, program: Composition) -> None:
    """Where the history does not know what a choreography was made from, there is nothing to open."""
    program.tasks.add(new_task("t", song="Song"))
    assert studio.reopen("t") is None


def test_nothing_is_rendered_ahead_where_the_settings_say_so(studio: Studio, paths: AppPaths) -> None:
    """Somebody who wants to save power has it saved."""
    studio.change_settings(studio.settings.model_copy(update={"render_ahead": False}))
    prerenderer = studio.prerenderer(on_changed=lambda: None)
    plan = BlueprintGenerator().generate(
        SONG, song_of(), library_of(3), request_of(), task_id="t", output_path="output/t.mp4"
    )
    prerenderer.set_plan(plan)
    until(lambda: prerenderer.settled, "the end of the work")
    assert prerenderer.share() == 0.0
    assert prerenderer.stop()
    assert not list(paths.cache.rglob("*.mp4"))
