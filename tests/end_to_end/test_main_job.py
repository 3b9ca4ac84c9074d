import json
import threading
import urllib.request
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from typing_extensions import override

from choreo_desktop.domain.request import ChoreographyRequest
from choreo_desktop.domain.task import TaskStatus
from choreo_desktop.domain.work import Cancelled, CancelToken, Progress
from choreo_desktop.media.ffmpeg import FFmpegLocator
from choreo_desktop.services.choreography import ChoreographyService
from choreo_desktop.services.chosen_files import choose_files
from choreo_desktop.services.ears import Ears
from choreo_desktop.services.folder_catalog import FolderCatalog
from choreo_desktop.storage.cache import DownloadCache
from choreo_desktop.storage.mapped import MappedStorageBackend
from choreo_desktop.storage.s3 import S3StorageBackend
from tests.end_to_end.material import blueprint, make_clip, make_song, move, watch
from tests.end_to_end.studio import Studio, finish
from tests.fakes.network import Proxy
from tests.fakes.s3_server import Bucket
from tests.fakes.storage import MemoryStorage

CLOSING = {
    "fetching": 20,
    "concatenating": 50,
    "adding_audio": 70,
    "uploading": 85,
    "cleanup": 95,
    "completed": 100,
}
PLAN = blueprint(move("a"), move("b", 0.6), move("c", 1.0, clip_start=1.0))


@dataclass
class Told:
    """Everything that was told about the progress."""

    steps: list[Progress] = field(default_factory=list)

    def __call__(self, step: Progress) -> None:
        """One more."""
        self.steps.append(step)

    def check(self) -> None:
        """It never goes back, every stage ends where it has to, and no stage comes twice."""
        percents = [step.percent for step in self.steps]
        assert percents == sorted(percents)
        ends = {step.stage: step.percent for step in self.steps}
        assert {stage: ends.get(stage) for stage in CLOSING} == CLOSING
        stages = [step.stage for step in self.steps]
        assert [s for i, s in enumerate(stages) if i == 0 or stages[i - 1] != s] == list(ends)
        assert all(step.message for step in self.steps)


class Generator:
    """The use case over files that a person chose."""

    def __init__(self, studio: Studio, song: Path, clips: Path) -> None:
        chosen = choose_files(song, clips)
        ears = Ears(FFmpegLocator(str(studio.ffmpeg)), studio.cache / "work")
        self.output = studio.root / "output" / "made.mp4"
        storage = MappedStorageBackend({chosen.song[0]: chosen.song[1], **chosen.clips}, {"made.mp4": self.output})
        self.service = ChoreographyService(
            studio.assembly(storage), studio.tasks, catalog=FolderCatalog(chosen, ears), ears=ears
        )
        self.request = ChoreographyRequest(
            song_id=chosen.song[0], width=96, height=64, frame_rate=10, quality="draft", output_path="made.mp4"
        )


@pytest.fixture(scope="session")
def class_clips(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five clips of a class with clicks in them, one of them in a folder of its own, and one that is no clip."""
    folder = tmp_path_factory.mktemp("class")
    sound = make_song(folder / "sound.wav", 5.0, bpm=120)
    for number in range(4):
        extra = ["-i", str(sound)] if number % 2 else []
        path = folder / "clips" / ("turns" if number == 3 else "") / f"move_{number}.mp4"
        make_clip(path, 5.0, hue=80 * number, before=extra)
    (folder / "clips" / "broken.mp4").write_bytes(b"not a clip at all")
    return folder / "clips"


@pytest.mark.parametrize("song", ["song.wav", "song.mp3"])
def test_song_and_clips_become_a_video(studio: Studio, class_clips: Path, song: str) -> None:
    """One button: a song and a folder of clips become a video as long as the song, frame by frame as planned."""
    path = studio.root / "songs" / song
    if not path.exists():
        make_song(path)
    job = Generator(studio, path, class_clips)
    told = Told()
    made = job.service.make(job.request, told)
    told.check()
    assert told.steps[0].stage == "analysing"
    assert "planning" in {step.stage for step in told.steps}
    assert made.response.status is TaskStatus.COMPLETED
    assert made.response.video_url == job.output.as_uri()
    assert made.response.duration_seconds == pytest.approx(20, abs=0.3)
    assert made.report.frames_found == made.report.frames_planned == round(made.response.duration_seconds * 10)
    assert {join.error_ms for join in made.report.joins} == {0.0}
    assert made.report.audio_offset_ms == pytest.approx(0, abs=5)
    assert any("broken.mp4" in note for note in made.blueprint.notes)
    video = watch(job.output)
    assert video.frames == made.report.frames_found
    assert (video.width, video.height) == (48, 32)
    assert video.sound_seconds == pytest.approx(float(video.frames / video.rate), abs=0.1)
    last = studio.last()
    assert (last.status, last.progress, last.stage) == (TaskStatus.COMPLETED, 100, "completed")
    assert last.task_id == made.response.task_id
    assert last.result is not None
    assert last.result["video_url"] == made.response.video_url


def test_the_same_seed_makes_the_same_choreography(studio: Studio, class_clips: Path) -> None:
    """Whoever liked a choreography gets it again with the same seed."""
    job = Generator(studio, studio.root / "songs" / "song.wav", class_clips)
    one, two = (job.service.plan(job.request, task_id="same").blueprint for _ in range(2))
    assert one == two
    assert studio.tasks.list() == []


@pytest.mark.parametrize("stage", ["analysing", "planning"])
def test_cancel_before_the_assembly(studio: Studio, class_clips: Path, stage: str) -> None:
    """Cancel works while the song is listened to and the moves are chosen too."""
    job = Generator(studio, studio.root / "songs" / "song.wav", class_clips)
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        job.service.make(job.request, lambda now: cancel.cancel() if now.stage == stage else None, cancel)
    assert (studio.last().status, studio.last().stage) == (TaskStatus.CANCELLED, stage)
    studio.check_clean()


def test_stages_end_at_their_percentages(studio: Studio) -> None:
    """The bar only moves forward and says truthfully which stage it is in, on the first run and on the next."""
    studio.slow()
    for _ in range(2):
        told = Told()
        attempt = studio.attempt(blueprint(move("a", duration=0.8), move("b", duration=0.8)), progress=told)
        assert attempt.result().made is not None
        told.check()
        assert told.steps[0].stage == "fetching"


def test_equal_moves_are_rendered_once(studio: Studio) -> None:
    """A move that is danced three times costs one rendering, and looks the same each time."""
    plan = blueprint(*(move("a", duration=0.5) for _ in range(3)), move("b", duration=0.5))
    assert studio.attempt(plan).result().made is not None
    assert (len(studio.parts()), studio.encodes()) == (2, 2)
    pictures = watch(studio.root / "output" / "video.mp4").pictures
    for number in range(5):
        assert np.array_equal(pictures[number], pictures[number + 5])
        assert np.array_equal(pictures[number], pictures[number + 10])


@pytest.mark.parametrize("codec", ["libx264", "libx265"])
def test_one_changed_move_renders_only_that(studio: Studio, codec: str) -> None:
    """Swapping one move is quick: everything else is taken from before, and the parts still fit together."""
    first = blueprint(move("a"), move("b", 0.6), move("c", 1.0), video_codec=codec)
    changed = blueprint(move("a"), move("d", 0.6), move("c", 1.0), video_codec=codec)
    assert studio.attempt(first).result().made is not None
    kept = studio.parts()
    assert len(kept) == 3
    made = studio.attempt(changed).result()
    assert made.made is not None, repr(made.failure)
    assert (len(studio.parts()), studio.encodes()) == (4, 4)
    assert kept.items() <= studio.parts().items()
    assert studio.attempt(changed).result().made is not None
    assert (len(studio.parts()), studio.encodes()) == (4, 4)


@pytest.mark.parametrize("kind", ["mp4", "m4a", "joined", "json"])
def test_damaged_part_is_made_again(studio: Studio, kind: str) -> None:
    """A damaged file in the cache costs its making, never the video or its report."""
    first = studio.attempt(PLAN).result().made
    assert first is not None
    damaged = min(studio.cache.glob(f"parts/*/*.{kind}"))
    damaged.write_bytes(damaged.read_bytes()[:-5])
    again = studio.check_works(PLAN)
    assert len(studio.parts()) == 3
    assert not damaged.exists() or damaged.stat().st_size > 0
    assert again.report == first.report


def test_an_edited_video_is_not_taken_for_the_cache(studio: Studio) -> None:
    """Whoever writes into a finished video spoils neither the cache nor the next video."""
    assert studio.attempt(PLAN).result().made is not None
    output = studio.root / "output" / "video.mp4"
    whole = output.read_bytes()
    with output.open("r+b") as file:
        file.write(b"edited")
    assert studio.attempt(PLAN).result().made is not None
    assert output.read_bytes() == whole


def test_old_video_stays_until_the_new_one_is_whole(studio: Studio) -> None:
    """A run that fails or is cancelled leaves yesterday's video as it was."""
    assert studio.attempt(PLAN).result().made is not None
    output = studio.root / "output" / "video.mp4"
    before = (output.read_bytes(), output.stat().st_ino)
    assert studio.attempt(blueprint(move("a"), move("none"))).result().error.stage == "fetching"
    cancel = CancelToken()
    attempt = studio.attempt(
        blueprint(move("e")), cancel=cancel, progress=lambda now: cancel.cancel() if now.percent > 60 else None
    )
    assert isinstance(attempt.result().failure, Cancelled)
    assert (output.read_bytes(), output.stat().st_ino) == before
    assert studio.attempt(blueprint(move("e"))).result().made is not None
    assert output.read_bytes() != before[0]


def test_a_gap_holds_the_picture(studio: Studio) -> None:
    """Between two moves the last picture stays, before the first one the first picture, until the next begins."""
    plan = blueprint(move("a", 0.5, 0.5), move("b", 1.5, 0.5), quality="final", video_bitrate="2M")
    assert studio.attempt(plan).result().made is not None
    pictures = [p.astype(int) for p in watch(studio.root / "output" / "video.mp4").pictures]
    assert len(pictures) == 20

    def differ(one: int, two: int) -> float:
        return float(np.abs(pictures[one] - pictures[two]).mean())

    assert max(differ(n, 5) for n in range(5)) < 2
    assert max(differ(n, 9) for n in range(10, 15)) < 2
    assert differ(14, 15) > 2


@pytest.mark.parametrize("kind", ["threads", "processes"])
def test_executor_of_somebody_else(studio: Studio, kind: str) -> None:
    """Another engine may do the rendering: threads or processes, which are still usable afterwards."""
    executors: dict[str, Any] = {
        "threads": lambda: ThreadPoolExecutor(2),
        "processes": lambda: ProcessPoolExecutor(2, mp_context=get_context("spawn")),
    }
    executor: Executor
    with executors[kind]() as executor:
        service = studio.choreography(executor=executor)
        told = Told()
        attempt = studio.attempt(PLAN, service=service, progress=told).result()
        assert attempt.made is not None, repr(attempt.failure)
        told.check()
        assert len(studio.parts()) == 3
        assert studio.attempt(blueprint(move("a"), move("none")), service=service).result().error.stage == "fetching"
        studio.slow()
        cancel = CancelToken()
        attempt = studio.attempt(blueprint(move("d", duration=5.0)), service=service, cancel=cancel)
        studio.await_encoder()
        cancel.cancel()
        assert isinstance(attempt.result().failure, Cancelled)
        assert studio.encoders() == []
        studio.quick()
        assert studio.attempt(blueprint(move("e")), service=service).result().made is not None
        assert executor.submit(abs, -1).result() == 1


def test_storage_with_only_the_six_methods(studio: Studio) -> None:
    """A place for files that somebody else wrote works without knowing more than the six methods."""
    storage = MemoryStorage()
    for path in [*studio.root.glob("songs/*"), *studio.root.glob("clips/*")]:
        storage.files[path.relative_to(studio.root).as_posix()] = path.read_bytes()
    before = dict(storage.files)
    attempt = studio.attempt(PLAN, service=studio.choreography(storage)).result()
    assert attempt.made is not None, repr(attempt.failure)
    assert attempt.made.response.video_url == "memory:output/video.mp4"
    result = storage.files.pop("output/video.mp4")
    assert storage.files == before
    studio.check_clean()
    copy = studio.home / "copy.mp4"
    copy.write_bytes(result)
    assert watch(copy).frames == 14
    error = studio.attempt(blueprint(move("none")), service=studio.choreography(storage)).result().error
    assert error.category == "resource"


def test_no_cache(studio: Studio) -> None:
    """Without a folder for the cache a video is made all the same, and nothing is kept."""
    attempt = studio.attempt(PLAN, service=studio.choreography(cache_folder=None)).result()
    assert attempt.made is not None, repr(attempt.failure)
    assert studio.parts() == {}


@pytest.fixture
def proxy(bucket: Bucket) -> Iterator[Proxy]:
    """The way to the bucket, which counts."""
    with closing(Proxy(bucket.endpoint)) as proxy:
        yield proxy


def test_songs_and_clips_in_a_bucket(studio: Studio, bucket: Bucket, proxy: Proxy) -> None:
    """With everything in a bucket the video comes out there, its link opens, and the next run downloads nothing."""
    for path in [*studio.root.glob("songs/*"), *studio.root.glob("clips/*")]:
        bucket.put("class/" + path.relative_to(studio.root).as_posix(), path.read_bytes())
    downloads = DownloadCache(studio.home / "downloads", 10**9)
    storage = S3StorageBackend(
        bucket.name, prefix="class", endpoint_url=proxy.endpoint, path_style=True, cache=downloads
    )
    with closing(storage):
        told = Told()
        attempt = studio.attempt(PLAN, service=studio.choreography(storage), progress=told).result()
        assert attempt.made is not None, repr(attempt.failure)
        told.check()
        fetched = proxy.count("GET")
        assert fetched >= 4
        url = attempt.made.response.video_url
        assert url.startswith(proxy.endpoint)
        with urllib.request.urlopen(url) as answer:  # noqa: S310 - it was just looked at
            content = answer.read()
        copy = studio.home / "copy.mp4"
        copy.write_bytes(content)
        assert watch(copy).frames == 14
        assert "class/output/video.mp4" in bucket.everything()

        def objects() -> list[str]:
            return [r for r in proxy.requests if r.startswith("GET") and ("/clips/" in r or "/songs/" in r)]

        before = objects()
        assert len(before) == 4
        again = studio.attempt(PLAN, service=studio.choreography(storage)).result()
        assert again.made is not None
        assert objects() == before
    studio.check_clean()


class Starting(MemoryStorage):
    """Lets several runs begin to fetch at the same moment."""

    def __init__(self, files: dict[str, bytes], parties: int) -> None:
        super().__init__()
        self.files = files
        self.gate = threading.Barrier(parties)

    @override
    def discard_partials(self, remote_path: str) -> None:
        self.gate.wait(60)


def test_two_windows_make_the_same_video(studio: Studio) -> None:
    """Two runs of the same program at once share the work and both come out whole."""
    files = {p.relative_to(studio.root).as_posix(): p.read_bytes() for p in studio.root.rglob("*.*")}
    storage = Starting(files, 2)
    attempts = [studio.attempt(PLAN, service=studio.choreography(storage)) for _ in range(2)]
    made = [attempt.result() for attempt in attempts]
    assert [attempt.failure for attempt in made] == [None, None]
    assert len({attempt.made.response.task_id for attempt in made if attempt.made}) == 2
    assert (len(studio.parts()), studio.encodes()) == (3, 3)
    studio.check_clean()


def test_two_programs_make_the_same_video(studio: Studio) -> None:
    """Two programs at once, with one cache and one history, each render what the other does not."""
    studio.slow()
    plan = studio.write(blueprint(move("a", duration=1.0), move("b", duration=1.0), move("c", duration=1.0)))
    words: list[str | Path] = ["assemble", plan, "--root", studio.root, "--json"]
    one = studio.program(*words)
    two = studio.program(*words)
    answers = [finish(one), finish(two)]
    assert [(code, err) for code, _, err in answers] == [(0, ""), (0, "")]
    ids = {json.loads(out)["task_id"] for _, out, _ in answers}
    assert ids == {task.task_id for task in studio.history()}
    assert {task.status for task in studio.history()} == {TaskStatus.COMPLETED}
    assert len(studio.parts()) == 3
    assert studio.encodes() == 3
    assert studio.new_files() == ["output/video.mp4"]
    assert watch(studio.root / "output" / "video.mp4").frames == 30
    assert list(studio.cache.glob("work/*")) == []
