import json
from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from choreo_desktop.domain import errors
from choreo_desktop.domain.errors import BlueprintError, Category, ChoreoError, UnusableClipsError, VideoAssemblyError
from choreo_desktop.domain.genres import GENRES
from choreo_desktop.domain.moves import ClipGrid, Difficulty, Energy, MoveClip, Style
from choreo_desktop.domain.request import ChoreographyRequest
from choreo_desktop.domain.settings import AppSettings, S3Storage
from choreo_desktop.domain.task import ChoreographyTask, TaskStatus, new_task, video_key

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, ChoreoError)]
WITH_MORE = (BlueprintError, UnusableClipsError)  # these are told more than a sentence


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in WITH_MORE])
def test_every_error_is_an_answer(kind: type[ChoreoError]) -> None:
    """Whatever fails, the program answers with a sentence, details and the stage."""
    answer = kind("The clip is gone.", stage="fetching").as_dict()
    assert answer == {
        "error": "The clip is gone.",
        "details": f"{kind.__name__}: The clip is gone.",
        "stage": "fetching",
    }
    assert kind("x", details="much more").details == "much more"
    assert str(kind("x")) == "x"
    assert kind.category in Category


def test_an_error_names_the_clips_that_cannot_be_used() -> None:
    """What is wrong with each clip is told apart, and is still one sentence for people."""
    error = UnusableClipsError("2 clips are gone.", {"a.mp4": "It is missing.", "b.mp4": "It is empty."}, details="all")
    assert error.clips == {"a.mp4": "It is missing.", "b.mp4": "It is empty."}
    assert error.as_dict() == {"error": "2 clips are gone.", "details": "all", "stage": ""}
    assert str(error) == "2 clips are gone."
    assert error.category is Category.RESOURCE


def test_every_error_is_drawn() -> None:
    """The picture of the errors shows all of them."""
    assert [kind.__name__ for kind in KINDS if kind.__name__ not in (errors.__doc__ or "")] == []


def test_an_assembly_error_keeps_its_cause() -> None:
    """Wrapping an error loses neither its sentence nor its exit code."""
    cause = errors.TimedOutError("Too long.", details="10 minutes", stage="concatenating")
    wrapped = VideoAssemblyError.from_error(cause, stage="uploading")
    assert wrapped.as_dict() == cause.as_dict()
    assert wrapped.category is Category.TIMEOUT
    assert VideoAssemblyError("x").category is Category.PROCESSING
    assert VideoAssemblyError.from_error(errors.StorageError("x"), stage="uploading").stage == "uploading"


def test_one_problem_needs_no_count() -> None:
    """A blueprint with one problem does not speak of more."""
    assert BlueprintError(["moves: is empty"]).error == "The blueprint cannot be used: moves: is empty"


def test_who_is_running() -> None:
    """Only what is being made can be interrupted."""
    assert [status.value for status in TaskStatus if status.running] == ["pending", "planning", "assembling"]


@pytest.mark.parametrize("progress", [-1, 101, float("nan")])
def test_progress_has_ends(progress: Any) -> None:
    """No bar is emptier than empty or fuller than full."""
    now = datetime.now(UTC)
    with pytest.raises(ValidationError):
        ChoreographyTask(task_id="a", progress=progress, created_at=now, updated_at=now)


@pytest.mark.parametrize(("text", "level"), [(" Beginner ", "beginner"), ("LOW", "beginner"), ("high", "advanced")])
def test_difficulties_have_two_names(text: str, level: str) -> None:
    """Annotations that speak of low, medium and high are understood."""
    assert Difficulty.read(text) == level


@pytest.mark.parametrize("kind", [Difficulty, Energy, Style])
def test_unknown_words_are_refused(kind: type[Difficulty | Energy | Style]) -> None:
    """A word that nobody knows is not guessed."""
    assert kind.read(f" {next(iter(kind)).upper()}\n") is next(iter(kind))
    with pytest.raises(ValueError, match="nonsense"):
        kind.read("nonsense")


@pytest.mark.parametrize(
    ("beats", "bpm"),
    [((1.0, 1.5, 2.0), 120.0), ((), 0.0), ((1.0,), 0.0), ((1.0, 1.0), 0.0), ((2.0, 1.0), 0.0), ((1.0, 1.5), 120.0)],
)
def test_the_tempo_of_a_clip(beats: tuple[float, ...], bpm: float) -> None:
    """A clip in which hardly a beat was found has no tempo, and crashes nothing."""
    assert ClipGrid(beats=beats, first_one=0, sure=True).bpm == bpm


def test_a_request_with_a_typing_error_is_refused() -> None:
    """A choice that is misspelt is not silently ignored."""
    with pytest.raises(ValidationError, match="dificulty"):
        ChoreographyRequest.model_validate({"song_id": "a", "dificulty": "beginner"})


def test_tempo_ranges_are_ranges() -> None:
    """Every dance has a tempo range, and songs without a dance have the widest."""
    assert all(0 < genre.low < genre.high for genre in GENRES.values())
    assert all(name == genre.name for name, genre in GENRES.items())


def test_settings_survive_json() -> None:
    """Settings with a bucket are the same after they were written down."""
    chosen = AppSettings(storage=S3Storage(bucket="b"))
    assert AppSettings.model_validate(json.loads(chosen.model_dump_json())) == chosen


@pytest.mark.parametrize("field", ["timeout_minutes", "cache_gigabytes"])
@pytest.mark.parametrize("value", [float("nan"), float("inf"), 0, -1])
def test_limits_are_real_numbers(field: str, value: float) -> None:
    """No setting makes the program wait for ever or cache nothing at all by mistake."""
    with pytest.raises(ValidationError):
        AppSettings.model_validate({field: value})


def test_the_limits_that_settings_offer() -> None:
    """Half a minute, a day, a third off the own speed, and a tiny cache can be chosen, and nothing beyond."""
    edges = {
        "timeout_minutes": (0.5, 1440),
        "max_stretch": (0, 1 / 3),
        "cache_gigabytes": (0.1, 1000),
        "workers": (0, 64),
    }
    for field, (low, high) in edges.items():
        assert getattr(AppSettings.model_validate({field: low}), field) == low
        assert getattr(AppSettings.model_validate({field: high}), field) == high
        with pytest.raises(ValidationError):
            AppSettings.model_validate({field: high + 1})
        with pytest.raises(ValidationError):
            AppSettings.model_validate({field: low - 1})


def test_what_a_new_program_does() -> None:
    """Out of the box: 720p at 30 pictures a second, ten minutes for a video, speeds from 85 % to 115 %."""
    fresh, asked = AppSettings(), ChoreographyRequest(song_id="a")
    assert (fresh.video.width, fresh.video.height, fresh.video.frame_rate) == (1280, 720, 30)
    assert (asked.width, asked.height, asked.frame_rate, asked.count_mode, asked.seed) == (1280, 720, 30, 8, 0)
    assert (fresh.timeout_minutes, fresh.max_stretch, fresh.cache_gigabytes, fresh.workers) == (10, 0.15, 5, 0)
    assert fresh.video.choices() == asked.model_dump(include=set(fresh.video.choices()))


def test_wishes_have_an_end() -> None:
    """Sixty moves can be asked for, and one more is refused."""
    assert len(ChoreographyRequest(song_id="a", must_have=("m",) * 60).must_have) == 60
    with pytest.raises(ValidationError):
        ChoreographyRequest(song_id="a", must_have=("m",) * 61)


@pytest.mark.parametrize("motion", [0.0, 1.0, None])
def test_a_clip_moves_from_not_at_all_to_most(motion: float | None) -> None:
    """The stillest clip of a library is as good as the liveliest."""
    assert MoveClip(key="a.mp4", name="a", seconds=1, motion=motion).motion == motion


def test_a_new_task_waits_and_has_its_time() -> None:
    """A record begins as one that waits, now, with what was said about it."""
    before = datetime.now(UTC)
    task = new_task("t1", song="Aire", status=TaskStatus.PLANNING)
    assert before <= task.created_at == task.updated_at <= datetime.now(UTC)
    assert (task.task_id, task.song, task.status, task.title) == ("t1", "Aire", TaskStatus.PLANNING, "Aire")


def test_a_task_knows_its_video() -> None:
    """Where a video is stands in the record once it is made."""
    assert new_task("t1").video_url == new_task("t1", result={"video_url": None}).video_url == ""
    assert new_task("t1", result={"video_url": "file:///a.mp4"}).video_url == "file:///a.mp4"


@pytest.mark.parametrize(
    ("name", "key"),
    [("", "output/choreo_12345678-9.mp4"), ("Aire", "output/Aire 12345678.mp4"), ("a/b", "output/a_b 12345678.mp4")],
)
def test_videos_are_named_for_people(name: str, key: str) -> None:
    """A video is found by its name, and two of one name are told apart by their tasks."""
    assert video_key("12345678-9", name=name) == key
    assert video_key("12345678-9", name=name, suffix=".mov") == key.replace(".mp4", ".mov")
