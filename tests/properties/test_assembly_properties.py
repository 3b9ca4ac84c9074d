from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from typing_extensions import override

from choreo_desktop.domain.errors import Category, StorageError, VideoAssemblyError
from choreo_desktop.domain.task import TaskStatus
from choreo_desktop.domain.timing import exact_rate
from choreo_desktop.library.database import Database
from choreo_desktop.library.tasks import TaskRepository
from choreo_desktop.media.ffmpeg import FFmpegLocator
from choreo_desktop.services.choreography import ChoreographyService
from choreo_desktop.services.video_assembly import VideoAssemblyService
from choreo_desktop.storage.local import LocalStorageBackend
from tests.end_to_end.material import files_below, leftovers, make_clip, make_song, watch

if TYPE_CHECKING:
    from choreo_desktop.services.sync_report import SyncReport
    from choreo_desktop.storage.base import ByteSink

pytestmark = pytest.mark.long

CLIPS: dict[str, dict[str, Any]] = {
    "wide": {"seconds": 1.0, "rate": "25"},
    "tall": {"seconds": 0.8, "rate": "10", "size": "48x80", "hue": 60},
    "ntsc": {"seconds": 0.7, "rate": "30000/1001", "size": "80x48", "hue": 120},
    "brief": {"seconds": 0.2, "rate": "10", "hue": 180},
    "smooth": {"seconds": 0.5, "rate": "60", "size": "32x32", "hue": 240},
}
SONGS = {"song.wav": 20.0, "short.wav": 0.3, "song.mp3": 3.0}

config = st.fixed_dictionaries(
    {
        "frame_rate": st.sampled_from([5, 6, 8, 10, 12.0, 23.976, 29.97]),
        "width": st.sampled_from([32, 64, 66, 96]),
        "height": st.sampled_from([32, 48, 50, 96]),
    },
    optional={
        "fit": st.sampled_from(["blur", "bars", "crop"]),
        "quality": st.sampled_from(["draft", "final"]),
        "video_codec": st.sampled_from(["libx264", "libx264", "libx265"]),
        "audio_codec": st.sampled_from(["aac", "libmp3lame"]),
        "video_bitrate": st.sampled_from(["100k", "2M"]),
        "audio_bitrate": st.sampled_from(["64k", "128k"]),
    },
)
lengths = st.floats(0.02, 0.7) | st.integers(1, 6).map(lambda tenths: tenths / 10)
begins = st.sampled_from([0.0, 0.1, 0.45]) | st.floats(0, 3)


@st.composite
def time_maps(draw: st.DrawFn) -> list[list[float]]:
    """Two to four knots; each piece plays at a quarter to four times the clip's own speed."""
    points = [[draw(st.sampled_from([0.0, 0.05])), draw(st.floats(0, 0.5))]]
    for _ in range(draw(st.integers(1, 3))):
        out, speed = draw(st.floats(0.05, 0.4)), draw(st.floats(0.25, 4))
        points.append([points[-1][0] + out, points[-1][1] + out * speed])
    return points


@st.composite
def moves_of(draw: st.DrawFn, most: int) -> list[dict[str, Any]]:
    """Moves with and without durations, gaps and maps; the first has pictures at any frame rate."""
    moves: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, most))):
        one: dict[str, Any] = {
            "video_path": f"clips/{draw(st.sampled_from(sorted(CLIPS)))}.mp4",
            "start_time": draw(st.sampled_from([0.0, 0.0, 0.3, 1.0])),
        }
        if number == 0:
            one["duration"] = draw(st.floats(0.4, 0.8))
        elif draw(st.booleans()):
            one["duration"] = draw(lengths)
        if "duration" in one and draw(st.booleans()):
            one["time_map"] = draw(time_maps())
        else:
            one["clip_start"] = draw(begins)
        moves.append(one)
    return moves


@st.composite
def blueprints(draw: st.DrawFn, most: int = 3) -> dict[str, Any]:
    """Blueprints of the stage's clips and songs, all fine."""
    return {
        "task_id": "a-property",
        "audio_path": f"songs/{draw(st.sampled_from(sorted(SONGS)))}",
        "moves": draw(moves_of(most)),
        "output_config": {"output_path": "output/video.mp4", **draw(config)},
    }


def planned_end(data: dict[str, Any], clip_seconds: dict[str, float]) -> Fraction:
    """Where the last move ends, worked out from the README's words alone."""
    end = 0.0
    for one in data["moves"]:
        start = max(end, one["start_time"])
        rest = max(0.0, clip_seconds[one["video_path"]] - one.get("clip_start", 0.0))
        end = start + one.get("duration", rest)
    return Fraction(end)


def lasts(how: dict[str, Any]) -> float:
    """Seconds of all pictures of a clip: 21 of 30000/1001 to the second are a little more than 0.7."""
    rate = Fraction(how.get("rate", "25"))
    return float(round(how["seconds"] * rate) / rate)


class Moody(LocalStorageBackend):
    """A folder whose disk fails when told to."""

    fails_at: str = ""

    @override
    def fetch(self, remote_path: str, folder: Path, **more: Any) -> Path:
        (folder / "half-fetched").write_bytes(b"x")
        self._fail("fetch", remote_path)
        return super().fetch(remote_path, folder, **more)

    @override
    def deliver(self, local_path: Path, remote_path: str, **more: Any) -> str:
        def progress(done: int, total: int) -> None:
            self._fail("midway", remote_path)
            sink(done, total)

        self._fail("deliver", remote_path)
        sink: ByteSink = more.pop("progress")
        return super().deliver(local_path, remote_path, progress=progress, **more)

    def _fail(self, place: str, key: str) -> None:
        if place == self.fails_at.partition(" ")[0]:
            raise {"disk": OSError(5, "Input/output error", key), "bug": ZeroDivisionError("a bug")}.get(
                self.fails_at.partition(" ")[2], StorageError(f"The storage broke off at {key}.")
            )


@dataclass
class Stage:
    """One root folder, one cache and one executor for hundreds of runs."""

    root: Path
    storage: Moody
    cache: Path
    executor: Executor
    ffmpeg: FFmpegLocator
    tasks: TaskRepository
    clip_seconds: dict[str, float]

    def service(self, ffmpeg: FFmpegLocator | None = None, **more: Any) -> VideoAssemblyService:
        """The real thing, on a disk that is well."""
        self.storage.fails_at = ""
        return VideoAssemblyService(
            self.storage,
            ffmpeg=ffmpeg or self.ffmpeg,
            cache_folder=self.cache,
            executor=self.executor,
            workers=2,
            **more,
        )

    def left(self) -> list[str]:
        """Temporary files."""
        return leftovers(self.root, self.cache)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Songs, clips, and everything that works on them."""
    root = tmp_path_factory.mktemp("root")
    for name, how in CLIPS.items():
        make_clip(root / "clips" / f"{name}.mp4", **how)
    for name, seconds in SONGS.items():
        make_song(root / "songs" / name, seconds)
    (root / "clips" / "text.mp4").write_text("Dear diary, today we danced.\n" * 50)
    (root / "clips" / "empty.mp4").write_bytes(b"")
    (root / "clips" / "cut.mp4").write_bytes((root / "clips" / "wide.mp4").read_bytes()[:900])
    (root / "output-is-a-file").write_text("taken")
    (root / "output" / "folder.mp4").mkdir(parents=True)
    files = files_below(root)
    with ExitStack() as stack:
        yield Stage(
            root=root,
            storage=Moody(root),
            cache=tmp_path_factory.mktemp("cache"),
            executor=stack.enter_context(ThreadPoolExecutor(2)),
            ffmpeg=FFmpegLocator(),
            tasks=TaskRepository(stack.enter_context(Database(tmp_path_factory.mktemp("data") / "tasks.sqlite3"))),
            clip_seconds={f"clips/{name}.mp4": lasts(how) for name, how in CLIPS.items()},
        )
    assert files_below(root) - files <= {"output/video.mp4"}


@settings(max_examples=100)
@given(data=blueprints())
def test_valid_blueprint_gives_the_video(stage: Stage, data: dict[str, Any]) -> None:
    """Any valid blueprint becomes a video of exactly the planned frames, each at its time, with sound.

    **Feature: job-integration, Property 4: A valid blueprint with existing sources returns a non-empty URL of the output**
    """  # noqa: E501 - the property is searched for by this very line
    reports: list[SyncReport] = []
    progress: list[int] = []
    url = stage.service().assemble_video(
        data, lambda _, percent, __: progress.append(percent), on_report=reports.append
    )

    output = stage.root / "output" / "video.mp4"
    assert url
    assert Path(unquote(urlsplit(url).path)) == output
    rate = exact_rate(data["output_config"]["frame_rate"])
    frames = round(float(planned_end(data, stage.clip_seconds)) * float(rate))
    (report,) = reports
    assert (report.frames_found, report.frames_planned) == (frames, frames)
    assert [join.error_ms for join in report.joins] == [0.0] * len(data["moves"])
    video = watch(output)
    assert video.frames == frames
    assert video.times == [number / rate for number in range(frames)]
    shrink = 2 if data["output_config"].get("quality") == "draft" else 1
    expected = [max(32, data["output_config"][side] // shrink // 2 * 2) for side in ("width", "height")]
    assert [video.width, video.height] == expected
    assert video.sound_seconds > 0
    assert progress == sorted(progress)
    assert progress[-1] == 100
    output.unlink()


@settings(max_examples=100)
@given(data=blueprints(most=2))
def test_nothing_temporary_is_left_on_success(stage: Stage, data: dict[str, Any]) -> None:
    """After a video is made, the disk holds the video and the cache, nothing else.

    **Feature: job-integration, Property 6: Temporary files are gone on success**
    """
    before = files_below(stage.root)
    stage.service().assemble_video(data)
    assert stage.left() == []
    assert files_below(stage.root) - before == {"output/video.mp4"}
    assert {path.name for path in stage.cache.iterdir()} <= {"parts", "locks", "work"}
    (stage.root / "output" / "video.mp4").unlink()


# What can go wrong, as a change to a good blueprint, and what the failure is.
Spoiler = Callable[[dict[str, Any]], object]


def _last_clip(name: str) -> Spoiler:
    return lambda data: data["moves"][-1].update(video_path=name)


def _output(path: str) -> Spoiler:
    return lambda data: data["output_config"].update(output_path=path)


BAD_BLUEPRINTS: dict[str, tuple[Spoiler, Category]] = {
    "missing clip": (_last_clip("clips/none.mp4"), Category.RESOURCE),
    "text as clip": (_last_clip("clips/text.mp4"), Category.RESOURCE),
    "empty clip": (_last_clip("clips/empty.mp4"), Category.RESOURCE),
    "half a clip": (_last_clip("clips/cut.mp4"), Category.RESOURCE),
    "song as clip": (_last_clip("songs/song.mp3"), Category.RESOURCE),
    "folder as clip": (_last_clip("clips"), Category.RESOURCE),
    "missing song": (lambda data: data.update(audio_path="songs/none.mp3"), Category.RESOURCE),
    "text as song": (lambda data: data.update(audio_path="clips/text.mp4"), Category.RESOURCE),
    "silent clip as song": (lambda data: data.update(audio_path="clips/wide.mp4"), Category.RESOURCE),
    "nothing to show": (
        lambda data: data.update(moves=[{"video_path": "clips/wide.mp4", "start_time": 0.0, "duration": 0.001}]),
        Category.RESOURCE,
    ),
    "no moves": (lambda data: data.update(moves=[]), Category.VALIDATION),
    "no song": (lambda data: data.pop("audio_path"), Category.VALIDATION),
    "unsafe clip": (_last_clip("../../etc/passwd"), Category.VALIDATION),
    "unsafe output": (_output("/etc/video.mp4"), Category.VALIDATION),
    "output over song": (lambda data: data.update(audio_path="output/video.mp4"), Category.VALIDATION),
    "unknown codec": (lambda data: data["output_config"].update(video_codec="gif"), Category.VALIDATION),
    "odd size": (lambda data: data["output_config"].update(width=63), Category.VALIDATION),
    "output below a file": (_output("output-is-a-file/video.mp4"), Category.PROCESSING),
    "output is a folder": (_output("output/folder.mp4"), Category.PROCESSING),
}
BAD_STORAGE = ["fetch ", "fetch disk", "fetch bug", "deliver ", "deliver disk", "deliver bug", "midway ", "midway disk"]
OTHER_TROUBLE: dict[str, dict[str, Any]] = {
    "no ffmpeg": {"ffmpeg": FFmpegLocator("/nonexistent/ffmpeg")},
    "not ffmpeg": {"ffmpeg": FFmpegLocator("/bin/true")},
    "no time": {"timeout_seconds": 0.0},
}
troubles = st.sampled_from([*BAD_BLUEPRINTS, *BAD_STORAGE, *OTHER_TROUBLE])


def spoil(stage: Stage, trouble: str, data: dict[str, Any]) -> tuple[VideoAssemblyService, Category]:
    """Bring about one trouble; returns the service that will meet it and the family of its failure."""
    event(trouble)
    service = stage.service(**OTHER_TROUBLE.get(trouble, {}))
    if trouble in BAD_BLUEPRINTS:
        spoiler, category = BAD_BLUEPRINTS[trouble]
        spoiler(data)
        return service, category
    stage.storage.fails_at = trouble if trouble in BAD_STORAGE else ""
    return service, Category.TIMEOUT if trouble == "no time" else Category.PROCESSING


@settings(max_examples=100)
@given(data=blueprints(most=2), trouble=troubles)
def test_failures_say_what_is_wrong(stage: Stage, data: dict[str, Any], trouble: str) -> None:
    """Whatever goes wrong, there is a sentence for the dancer, details for a bug report, and no half video.

    **Feature: job-integration, Property 5: A failure carries a non-empty message and details**
    """
    before = files_below(stage.root)
    service, category = spoil(stage, trouble, data)
    with pytest.raises(VideoAssemblyError) as caught:
        service.assemble_video(data)
    failure = caught.value.as_dict()
    assert set(failure) == {"error", "details", "stage"}
    assert failure["error"].strip()
    assert "Traceback" not in failure["error"]
    assert failure["details"].strip()
    assert failure["stage"]
    assert caught.value.category is category
    assert files_below(stage.root) == before


@settings(max_examples=100)
@given(data=blueprints(most=2), trouble=troubles)
def test_nothing_temporary_is_left_when_an_error_is_raised(stage: Stage, data: dict[str, Any], trouble: str) -> None:
    """Whoever catches the failure finds the disk clean at that very moment.

    **Feature: job-integration, Property 7: Temporary files are gone before an error is raised**
    """
    service, _ = spoil(stage, trouble, data)
    try:
        service.assemble_video(data)
    except VideoAssemblyError:
        left = stage.left()
    else:
        pytest.fail("it should not have worked")
    assert left == []


@settings(max_examples=100)
@given(data=blueprints(most=2), trouble=troubles)
def test_the_record_holds_the_error(stage: Stage, data: dict[str, Any], trouble: str) -> None:
    """The history tells why a video was not made, in the same words as the failure itself.

    **Feature: job-integration, Property 8: The task record holds the error**
    """
    service, category = spoil(stage, trouble, data)
    known = len(stage.tasks.list(limit=10_000))
    with pytest.raises(Exception) as caught:  # noqa: PT011 - what it is, is looked at below
        ChoreographyService(service, stage.tasks).assemble(data)
    tasks = stage.tasks.list(limit=10_000)
    if category is Category.VALIDATION:  # refused before it became a task
        assert len(tasks) == known
        return
    assert isinstance(caught.value, VideoAssemblyError)
    assert len(tasks) == known + 1
    assert tasks[0].status is TaskStatus.FAILED
    assert tasks[0].error == caught.value.as_dict()
    assert tasks[0].message == caught.value.error
    assert tasks[0].stage == caught.value.stage
    assert tasks[0].result is None
