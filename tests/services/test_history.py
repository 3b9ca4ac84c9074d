"""The history as a person uses it."""

import json
import os
import re
import shutil
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from choreo_desktop import __version__
from choreo_desktop.domain.blueprint import Blueprint, read_blueprint
from choreo_desktop.domain.errors import DatabaseError, InvalidRequestError, ResourceError, StorageError
from choreo_desktop.domain.request import ChoreographyRequest
from choreo_desktop.domain.task import ChoreographyTask, TaskStatus, new_task
from choreo_desktop.domain.work import Cancelled, CancelToken, Progress
from choreo_desktop.library.database import Database
from choreo_desktop.library.tasks import TaskRepository
from choreo_desktop.services.finished_videos import file_of
from choreo_desktop.services.history import History
from choreo_desktop.services.task_begin import begin_task
from choreo_desktop.services.task_log import About
from choreo_desktop.services.task_papers import write_papers
from choreo_desktop.storage.base import StorageBackend
from choreo_desktop.storage.cache import DownloadCache
from choreo_desktop.storage.local import LocalStorageBackend
from choreo_desktop.storage.s3 import S3StorageBackend
from tests.domain.samples import with_output
from tests.fakes.s3_server import Bucket, aws_environment, bucket, s3_client
from tests.fakes.storage import MemoryStorage

__all__ = ["aws_environment", "bucket", "s3_client"]

VIDEO = b"the picture and the sound" * 400
REQUEST = ChoreographyRequest(song_id="7", seed=3, output_path="output/dance.mp4")


def plan_for(output: str = "output/dance.mp4", **changes: Any) -> Blueprint:
    """A plan whose video goes there."""
    return read_blueprint({**with_output(output_path=output), **changes})


class Archive:
    """A history with a place for videos."""

    def __init__(self, folder: Path, database: Database) -> None:
        self.folder = folder
        self.tasks = TaskRepository(database)
        self.storages: dict[str, StorageBackend] = {"local": LocalStorageBackend(folder / "videos")}
        self.history = History(self.tasks, self._named, downloads=folder / "downloads")

    def _named(self, name: str) -> StorageBackend:
        if name not in self.storages:
            raise StorageError(f"The storage {name} is not in the settings any more.")
        return self.storages[name]

    def make(
        self, name: str = "Dance", *, storage: str = "local", plan: Blueprint | None = None, content: bytes = VIDEO
    ) -> ChoreographyTask:
        """A finished choreography, made as the service makes one."""
        plan = plan or plan_for(f"output/{name}.mp4")
        about = About(name=name, song_key=plan.audio_path, storage=storage, request=REQUEST)
        with begin_task(self.tasks, "Obsesión", about=about) as log:
            log.planned(plan)
            source = self.folder / "made.mp4"
            source.write_bytes(content)
            url = self.storages[storage or "local"].deliver(source, plan.output_config.output_path)
            log.done({"video_url": url, "duration_seconds": 180.0})
        task = self.tasks.get(log.task_id)
        assert task is not None
        return task

    def fail(self, name: str = "Dance", plan: Blueprint | None = None) -> ChoreographyTask:
        """A choreography that failed, before or after it was planned."""
        with pytest.raises(StorageError):
            self._fail(name, plan)
        return self.history.entries(1)[0]

    def _fail(self, name: str, plan: Blueprint | None) -> None:
        with begin_task(self.tasks, "Obsesión", about=About(name=name, storage="local", request=REQUEST)) as log:
            log.step(TaskStatus.PLANNING, "planning", 9, "Planning")
            if plan is not None:
                log.planned(plan)
            raise StorageError("The disk is full.", details="OSError 28")

    def spoil(self, column: str, text: str) -> None:
        """Write nonsense into what tasks are made from."""
        with self.tasks._database.session() as db:
            db.execute_sql(f"UPDATE task_papers SET {column} = ?", (text,))  # type: ignore[no-untyped-call] # noqa: S608


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An empty history."""
    with Database(tmp_path / "choreo.sqlite3") as database:
        yield Archive(tmp_path, database)


@pytest.fixture
def history(archive: Archive) -> History:
    """The same, as the window has it."""
    return archive.history


def test_newest_first(archive: Archive, history: History) -> None:
    """The history begins with what was made last, and tells poster, song, name and state of each."""
    for name in ("One", "Two"):
        archive.make(name)
    archive.fail("Three")
    assert [(task.title, task.status) for task in history.entries()] == [
        ("Three", TaskStatus.FAILED),
        ("Two", TaskStatus.COMPLETED),
        ("One", TaskStatus.COMPLETED),
    ]
    assert [task.title for task in history.entries(1)] == ["Three"]
    one = history.entries()[-1]
    assert (one.song, one.poster, one.output) == ("Obsesión", "clips/basic.mp4", "output/One.mp4")
    assert history.get(one.task_id) == one
    assert history.get("nobody") is None


def test_rename(archive: Archive, history: History) -> None:
    """A choreography is called what a person likes, on one line; with no name, it is called after its song."""
    task = archive.make("Dance")
    assert history.rename(task.task_id, "  Our\n first   dance ").title == "Our first dance"
    assert history.get(task.task_id) == task.model_copy(update={"name": "Our first dance"})
    assert history.rename(task.task_id, " \t ").title == "Obsesión"
    with pytest.raises(InvalidRequestError, match="200 characters; this one has 201"):
        history.rename(task.task_id, "x" * 201)
    assert history.rename(task.task_id, "💃" * 200).name == "💃" * 200


def test_copies(archive: Archive, history: History) -> None:
    """A copy waits under a name that tells it apart, with the plan and the choices, and a video key of its own."""
    task = archive.make("Dance")
    copy = history.duplicate(task.task_id)
    assert (copy.title, copy.status, copy.poster) == ("Dance (copy)", TaskStatus.PLANNED, task.poster)
    assert history.entries() == [copy, task]
    plan, request = history.blueprint(copy.task_id), history.request(copy.task_id)
    assert plan is not None
    assert request is not None
    assert plan.moves == plan_for().moves
    assert plan.task_id == copy.task_id
    assert plan.output_config.output_path == copy.output == request.output_path
    assert copy.output not in (task.output, REQUEST.output_path)
    assert request.model_copy(update={"output_path": None}) == REQUEST.model_copy(update={"output_path": None})
    second = history.duplicate(copy.task_id)
    third = history.duplicate(second.task_id)
    assert (second.title, third.title) == ("Dance (copy 2)", "Dance (copy 3)")
    assert len({entry.output for entry in history.entries()}) == 4
    long = history.rename(task.task_id, "x" * 200)
    assert len(history.duplicate(long.task_id).title) == 200


def test_a_copy_of_nothing(archive: Archive, history: History) -> None:
    """What never came to a plan cannot be copied, and a sentence says what to do."""
    task = archive.fail("Dance")
    with pytest.raises(InvalidRequestError, match="Dance was never planned, so there is nothing to copy"):
        history.duplicate(task.task_id)
    assert history.entries() == [task]


def test_delete_and_put_back(archive: Archive, history: History) -> None:
    """A choreography that was deleted by mistake is back in its place with its video, plan and choices."""
    tasks = [archive.make(name) for name in ("One", "Two", "Three")]
    deleted = history.delete(tasks[1].task_id)
    assert [task.title for task in history.entries()] == ["Three", "One"]
    assert history.get(tasks[1].task_id) is None
    history.put_back(deleted)
    assert history.entries() == tasks[::-1]
    assert history.video(tasks[1].task_id).read_bytes() == VIDEO
    assert history.blueprint(tasks[1].task_id) == plan_for("output/Two.mp4")
    assert history.request(tasks[1].task_id) == REQUEST
    assert not history.forget(deleted)  # a window that forgot to forget its undo
    assert history.video(tasks[1].task_id).is_file()


def test_the_video_goes_when_nobody_can_want_it_back(archive: Archive, history: History) -> None:
    """When undo is no longer offered the video is removed, and only that one."""
    one, two = archive.make("One"), archive.make("Two")
    path = history.video(one.task_id)
    deleted = history.delete(one.task_id)
    assert path.is_file()
    assert history.forget(deleted)
    assert not path.exists()
    assert not history.forget(deleted)
    assert history.video(two.task_id).is_file()


def test_a_video_of_two_stays_until_both_are_gone(archive: Archive, history: History) -> None:
    """A plan that was rendered twice has one video, which stays while one of the two records is there."""
    plan = plan_for("output/Dance.mp4")
    archive.fail("Failed", plan)
    one, two = archive.make("One", plan=plan), archive.make("Two", plan=plan)
    assert not history.forget(history.delete(one.task_id))
    path = history.video(two.task_id)
    assert path.is_file()
    assert history.forget(history.delete(two.task_id))
    assert not path.exists()


def test_what_a_person_put_somewhere_stays(archive: Archive, history: History) -> None:
    """A file that was named on the command line, and what was there before a failure, are never removed."""
    named = archive.make("Named", storage="", plan=plan_for("output/named.mp4"))
    path = history.video(named.task_id)
    assert not history.forget(history.delete(named.task_id))
    assert path.is_file()
    failed = archive.fail("Failed", plan_for("output/named.mp4"))
    assert not history.forget(history.delete(failed.task_id))
    assert path.is_file()


def test_a_folder_that_was_changed_in_the_settings(archive: Archive, history: History) -> None:
    """After the folder of results was changed, old videos still play where they are, and no new one goes with them."""
    old = archive.make("Dance")
    path = history.video(old.task_id)
    archive.storages["local"] = LocalStorageBackend(archive.folder / "elsewhere")
    other = archive.folder / "elsewhere" / "output" / "Dance.mp4"
    other.parent.mkdir(parents=True)
    other.write_bytes(b"of somebody else")
    assert history.video(old.task_id) == path
    assert history.folder(old.task_id) == path.parent
    assert not history.forget(history.delete(old.task_id))
    assert path.is_file()
    assert other.is_file()


def test_a_folder_that_was_moved(archive: Archive, history: History) -> None:
    """A folder of results that was moved, and said so in the settings, still has its videos."""
    task = archive.make("Dance")
    shutil.move(archive.folder / "videos", archive.folder / "moved")
    archive.storages["local"] = LocalStorageBackend(archive.folder / "moved")
    assert history.video(task.task_id) == archive.folder / "moved" / "output" / "Dance.mp4"
    assert history.folder(task.task_id) == archive.folder / "moved" / "output"
    assert history.link(task.task_id) == history.video(task.task_id).as_uri()


def test_a_video_that_is_gone(archive: Archive, history: History) -> None:
    """A video that somebody deleted in the file manager is told with its place, and its folder can still be shown."""
    task = archive.make("Dance")
    path = history.video(task.task_id)
    path.unlink()
    for ask in (history.video, history.link):
        with pytest.raises(
            ResourceError, match=r"The video of Dance is not where it was .*Dance\.mp4.*Render it again"
        ):
            ask(task.task_id)
    assert history.folder(task.task_id) == path.parent
    path.parent.rmdir()
    assert history.folder(task.task_id) is None
    assert not history.forget(history.delete(task.task_id))


def test_a_video_of_the_command_line(archive: Archive, history: History) -> None:
    """A video that was made on the command line plays and is shown too; gone, it is told."""
    task = archive.make("Dance", storage="", plan=plan_for("output/it's 100 % ü.mp4"))
    path = history.video(task.task_id)
    assert path.name == "it's 100 % ü.mp4"
    assert history.folder(task.task_id) == path.parent
    assert file_of(history.link(task.task_id)) == path
    path.unlink()
    with pytest.raises(ResourceError, match="is not where it was"):
        history.video(task.task_id)


@pytest.mark.parametrize("url", [f"file:///{'x' * 5_000}/dance.mp4", "file:///nowhere/a%00b.mp4"], ids=["long", "nul"])
def test_a_video_at_an_impossible_place(archive: Archive, history: History, url: str) -> None:
    """A record that another system wrote may name what cannot be a path here; the video is missing, like any other."""
    with begin_task(archive.tasks, "Obsesión") as log:
        log.done({"video_url": url, "duration_seconds": 180.0})
    assert history.folder(log.task_id) is None
    with pytest.raises(ResourceError, match="is not where it was"):
        history.video(log.task_id)


@pytest.mark.parametrize("name", [b"odd\xff.mp4", "ü %41#?.mp4".encode(), b" .mp4"])
def test_any_file_name_survives_its_url(tmp_path: Path, name: bytes) -> None:
    """A file is found again by its URL, whatever it is called."""
    path = tmp_path / os.fsdecode(name)
    assert file_of(path.as_uri()) == path
    assert file_of("https://host/x.mp4") is None
    assert file_of("") is None


@pytest.fixture
def remote(archive: Archive, bucket: Bucket) -> Iterator[Bucket]:
    """A bucket that the history knows as a storage."""
    cache = DownloadCache(archive.folder / "copies", 10**9)
    storage = S3StorageBackend(bucket.name, prefix="class", endpoint_url=bucket.endpoint, path_style=True, cache=cache)
    archive.storages["s3:dance"] = storage
    with closing(storage):
        yield bucket


def test_a_video_in_a_bucket(archive: Archive, history: History, remote: Bucket) -> None:
    """A video in a bucket is fetched once with progress, has a link that opens, no folder, and goes in the end."""
    task = archive.make("Dance", storage="s3:dance")
    told: list[Progress] = []
    path = history.video(task.task_id, progress=told.append)
    assert path.read_bytes() == VIDEO
    assert archive.folder / "copies" in path.parents
    assert told[-1] == ("fetching", 100, "Fetching Dance")
    assert history.video(task.task_id) == path
    assert history.folder(task.task_id) is None
    with urllib.request.urlopen(history.link(task.task_id)) as answer:  # noqa: S310 - our own server
        assert answer.read() == VIDEO
    deleted = history.delete(task.task_id)
    assert remote.everything() == ["class/output/Dance.mp4"]
    assert history.forget(deleted)
    assert remote.everything() == []


def test_a_video_that_left_its_bucket(archive: Archive, history: History, remote: Bucket) -> None:
    """A video that somebody removed from the bucket is told, before a dead link is handed on."""
    task = archive.make("Dance", storage="s3:dance")
    remote.client.delete_object(Bucket=remote.name, Key="class/output/Dance.mp4")
    for ask in (history.video, history.link):
        with pytest.raises(ResourceError, match=r"The video of Dance is not where it was\. Render it again"):
            ask(task.task_id)
    del archive.storages["s3:dance"]
    with pytest.raises(StorageError, match="not in the settings any more"):
        history.video(task.task_id)


def test_cancel_while_a_video_is_fetched(archive: Archive, history: History, remote: Bucket) -> None:
    """Fetching a video can be cancelled."""
    assert remote.everything() == []
    task = archive.make("Dance", storage="s3:dance")
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        history.video(task.task_id, cancel=cancel)


def test_a_storage_that_keeps_no_copies(archive: Archive, history: History) -> None:
    """A storage that somebody else wrote gives its video too."""
    archive.storages["memory"] = MemoryStorage()
    task = archive.make("Dance", storage="memory")
    assert history.video(task.task_id).read_bytes() == VIDEO
    assert history.folder(task.task_id) is None
    assert history.link(task.task_id) == "memory:output/Dance.mp4"
    assert history.forget(history.delete(task.task_id))


def test_what_is_not_made_has_no_video(archive: Archive, history: History) -> None:
    """A plan and a failure have no video, no folder and no link, and a sentence says so."""
    planned = history.duplicate(archive.make("Plan").task_id)
    for task in (planned, archive.fail("Failed", plan_for())):
        assert history.folder(task.task_id) is None
        for ask in (history.video, history.link):
            with pytest.raises(InvalidRequestError, match=re.escape(f"{task.title} has no video yet; render it first")):
                ask(task.task_id)


def test_why_it_failed(archive: Archive, history: History) -> None:
    """The text to hand on says what happened, where, in detail, and with which version."""
    text = history.why_failed(archive.fail("Dance").task_id)
    assert text.startswith("The disk is full.\n")
    for part in ("Dance (Obsesión)", "planning, at 9 %", "OSError 28", f"Choreo Desktop {__version__}", " UTC"):
        assert part in text
    with pytest.raises(InvalidRequestError, match="Two did not fail"):
        history.why_failed(archive.make("Two").task_id)


def test_what_is_being_made_cannot_be_deleted(archive: Archive, history: History) -> None:
    """The person reads that it has to be cancelled first, and nothing is lost."""
    task = archive.make("Dance")
    with (
        archive.tasks.owned(task.task_id),
        pytest.raises(InvalidRequestError, match=r"Dance.* is being made at this moment; cancel it first"),
    ):
        history.delete(task.task_id)
    assert history.entries() == [task]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"task_id": 3}', "\x00", json.dumps({"song_id": "7", "new": 1})])
def test_papers_that_cannot_be_read_any_more(archive: Archive, history: History, text: str) -> None:
    """A plan or choices that were damaged are told in a sentence; everything else of the record still works."""
    task = archive.make("Dance")
    archive.spoil("request", text)
    with pytest.raises(DatabaseError, match="The choices of Dance in the history cannot be read any more"):
        history.request(task.task_id)
    archive.spoil("blueprint", text)
    with pytest.raises(DatabaseError, match="The plan of Dance in the history cannot be read any more; build it anew"):
        history.blueprint(task.task_id)
    with pytest.raises(DatabaseError, match="plan of Dance"):
        history.duplicate(task.task_id)
    assert history.entries() == [task]
    assert history.video(task.task_id).is_file()
    deleted = history.delete(task.task_id)
    history.put_back(deleted)
    assert history.entries() == [task]


ASKS: list[Callable[[History, str], object]] = [
    History.blueprint,
    History.request,
    History.video,
    History.folder,
    History.link,
    History.why_failed,
    History.duplicate,
    History.delete,
    lambda history, task_id: history.rename(task_id, "x"),
]


@pytest.mark.parametrize("ask", ASKS)
@pytest.mark.parametrize("task_id", ["nobody", "", "\ud800"])
def test_what_is_not_there(history: History, ask: Callable[[History, str], object], task_id: str) -> None:
    """A choreography that another window deleted meanwhile is told in a sentence."""
    with pytest.raises(ResourceError, match="no longer in the history"):
        ask(history, task_id)


def test_odd_plans_are_kept(archive: Archive, history: History) -> None:
    """Whatever other tools wrote into a plan is still there, and its identity may be anything."""
    odd = read_blueprint(
        {
            **with_output(output_path="output/x.MOV", **{"x-tool": "\ud800 \u2028"}),
            "task_id": "../../etc:\\passwd\n",
            "notes": ["ü" * 4000],
        }
    )
    task = archive.tasks.add(new_task("odd"), write_papers(None, odd))
    assert history.blueprint(task.task_id) == odd
    assert history.request(task.task_id) is None
    copy = history.duplicate(task.task_id)
    assert copy.output.endswith(".MOV")
    assert copy.output.startswith("output/")


def test_many_threads_at_once(archive: Archive, history: History) -> None:
    """The window asks from many threads while choreographies are made, renamed, copied and deleted."""
    tasks = [archive.make(f"Dance {number}") for number in range(8)]

    def work(task: ChoreographyTask) -> None:
        for round_ in range(5):
            history.rename(task.task_id, f"{round_}")
            copy = history.duplicate(task.task_id)
            history.entries()
            history.put_back(history.delete(task.task_id))
            assert history.forget(history.delete(copy.task_id)) is False

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, tasks))
    assert [task.title for task in history.entries()] == ["4"] * 8
    assert [task.task_id for task in history.entries()] == [task.task_id for task in reversed(tasks)]
    assert all(history.video(task.task_id).is_file() for task in tasks)
