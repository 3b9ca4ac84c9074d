"""Two machines, one bucket, and a teacher who puts clips into it with another tool."""

import json
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from typing_extensions import override

from choreo_desktop.domain.corrections import Corrections, Shift
from choreo_desktop.domain.errors import StorageError
from choreo_desktop.domain.records import EnteredTempo
from choreo_desktop.domain.settings import LocalStorage, S3Storage
from choreo_desktop.domain.work import Cancelled, CancelToken, Progress
from choreo_desktop.services.bucket import Bucket, bucket_folder
from choreo_desktop.services.library_outcomes import Fate
from choreo_desktop.services.library_shelf import Library
from choreo_desktop.services.local_folders import bring_folders, folders_of
from choreo_desktop.services.video_assembly import VideoAssemblyService
from choreo_desktop.storage.base import LocalPath
from choreo_desktop.storage.local import LocalStorageBackend
from choreo_desktop.storage.overlay import OverlayStorageBackend
from choreo_desktop.storage.s3 import S3StorageBackend
from tests.end_to_end.material import make_clip, make_song
from tests.fakes.network import Proxy, closed_port, silent
from tests.fakes.s3_server import Bucket as Server
from tests.fakes.s3_server import aws_environment, bucket, s3_client
from tests.fakes.storage import MemoryStorage
from tests.services.shelves import fates, open_library

__all__ = ["aws_environment", "bucket", "s3_client"]

Open = Callable[[str], Library]


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two clips, a song, and a song that is a video."""
    folder = tmp_path_factory.mktemp("media")
    sound = make_song(folder / "Someone - A Song.wav", 8.0, bpm=124)
    make_clip(folder / "turn.mp4", 2.0)
    make_clip(folder / "side.mp4", 2.0, hue=40)
    make_clip(folder / "concert.mp4", 6.0, hue=80, before=["-i", str(sound)])
    return folder


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Open]:
    """Opens the library of a machine by its name."""
    with ExitStack() as opened:
        yield lambda name: opened.enter_context(open_library(tmp_path / name))


@pytest.fixture
def storage(bucket: Server) -> Iterator[S3StorageBackend]:
    """The bucket, below a prefix."""
    backend = S3StorageBackend(bucket.name, prefix="dance", endpoint_url=bucket.endpoint, path_style=True)
    with closing(backend):
        yield backend


@pytest.fixture
def link(storage: S3StorageBackend, tmp_path: Path) -> Callable[[str], Bucket]:
    """The exchange of a machine with the bucket."""
    return lambda name: Bucket(storage, tmp_path / name / "bucket")


def digests(library: Library) -> set[str]:
    """The contents that a library knows."""
    return {r.file.digest for r in library.clips()} | {r.file.digest for r in library.songs()}


def test_another_machine_gets_the_same_library(
    machine: Open, link: Callable[[str], Bucket], media: Path, bucket: Server
) -> None:
    """Clips, songs and everything said about them arrive on another machine through the bucket."""
    one, two = machine("one"), machine("two")
    one.import_paths([media / "turn.mp4", media / "side.mp4", media / "Someone - A Song.wav"])
    clip = next(r for r in one.clips() if r.file.path.stem == "turn")
    one.say(clip.number, {"name": "Lady's turn", "tags": ("fast",), "notes": "mind the arm"})
    one.give_grid(clip.number, EnteredTempo(bpm=120, first_one=0.25))
    song = one.songs()[0]
    one.rename_song(song.number, title="Propuesta", artist="Somebody")
    one.correct(song.number, Corrections().then(Shift(beats=1)))

    told: list[Progress] = []
    sent = link("one").send(one, progress=told.append)
    assert sent.sentences() == ["3 files sent."]
    assert [p.percent for p in told] == sorted(p.percent for p in told)
    assert told[-1].percent == 100
    assert sorted(key.split("/")[1] for key in bucket.everything()) == [
        "annotations.json",
        "clips",
        "clips",
        "songs",
        "songs.json",
    ]

    told.clear()
    summary = link("two").bring(two, progress=told.append)
    assert summary.sentences()[0] == "2 clips and 1 song came in."
    assert [p.percent for p in told] == sorted(p.percent for p in told)
    assert told[-1].percent == 100
    assert digests(two) == digests(one)
    there = next(r for r in two.clips() if r.file.digest == clip.file.digest)
    assert (there.move.name, there.move.tags, there.move.notes) == ("Lady's turn", ("fast",), "mind the arm")
    assert there.own is not None
    assert there.own.beats[0] == 0.25
    (brought,) = two.songs()
    assert (brought.title, brought.artist) == ("Propuesta", "Somebody")
    assert two.corrections(brought.number) == one.corrections(song.number)


def test_again_costs_nothing(machine: Open, bucket: Server, media: Path, tmp_path: Path) -> None:
    """Sending or bringing a second time moves no file; only what is new goes over the line."""
    one, two = machine("one"), machine("two")
    one.import_paths([media / "turn.mp4"])
    with (
        closing(Proxy(bucket.endpoint)) as proxy,
        closing(S3StorageBackend(bucket.name, endpoint_url=proxy.endpoint, path_style=True)) as storage,
    ):
        here, there = Bucket(storage, tmp_path / "a"), Bucket(storage, tmp_path / "b")
        assert here.send(one)[:2] == (1, 0)
        there.bring(two)
        proxy.requests.clear()
        assert here.send(one).sentences() == ["0 files sent. 1 file was there already."]
        assert proxy.count("PUT") == 0
        proxy.requests.clear()
        assert Bucket(storage, tmp_path / "b").bring(two).of(Fate.ADDED) == []
        assert not [request for request in proxy.requests if request.startswith("GET") and "list-type" not in request]
        one.import_paths([media / "side.mp4"])
        assert here.send(one)[:2] == (1, 1)
        assert len(there.bring(two).of(Fate.ADDED)) == 1
    assert len(two.clips()) == 2


def test_a_teacher_with_another_tool(
    machine: Open, link: Callable[[str], Bucket], media: Path, bucket: Server, tmp_path: Path
) -> None:
    """Whatever a teacher puts into the bucket, under any name, comes in with its annotations; rubbish does not."""
    library = machine("one")
    for key, name in (
        ("clips/Turns/Öster reich's.mp4", "turn.mp4"),
        ("clips/copy of it.mp4", "turn.mp4"),
        ("songs/Live.mp4", "concert.mp4"),
        ("songs/Someone - A Song.wav", "Someone - A Song.wav"),
        ("output/made.mp4", "side.mp4"),
        ("clips/.hidden/side.mp4", "side.mp4"),
    ):
        bucket.put(f"dance/{key}", (media / name).read_bytes())
    bucket.put("dance/clips/broken.mp4", b"text")
    bucket.put("dance/clips/readme.txt", b"text")
    words = {"clips": [{"video_path": "Turns/Öster reich's.mp4", "name": "Turn with a shrug", "style": "playful"}]}
    bucket.put("dance/clips/annotations.json", json.dumps(words).encode())

    summary = link("one").bring(library)
    found = fates(summary)
    assert found.pop("broken.mp4") == "failed"
    assert sorted(found.values()) == ["added", "added", "added", "duplicate"]
    assert sorted(song.title for song in library.songs()) == ["A Song", "Live"]
    assert [clip.move.name for clip in library.clips()] in (["Turn with a shrug"], ["Copy of it"])
    kept = [p.name for p in (tmp_path / "one" / "bucket").rglob("*") if p.is_file()]
    assert not {"readme.txt", "made.mp4", "side.mp4"} & set(kept)
    assert fates(link("one").bring(library)).pop("Live.mp4") == "known"


def test_a_clip_that_changed_there(machine: Open, link: Callable[[str], Bucket], media: Path, bucket: Server) -> None:
    """A clip that the teacher replaces in the bucket is looked at anew here; what people said of it stays."""
    library = machine("one")
    bucket.put("dance/clips/move.mp4", (media / "turn.mp4").read_bytes())
    link("one").bring(library)
    library.say(library.clips()[0].number, {"name": "Mine"})
    bucket.put("dance/clips/move.mp4", (media / "side.mp4").read_bytes())
    assert fates(link("one").bring(library)) == {"move.mp4": "changed"}
    assert [clip.move.name for clip in library.clips()] == ["Mine"]


def test_words_said_here_stay(machine: Open, link: Callable[[str], Bucket], media: Path) -> None:
    """What somebody said on this machine is not overwritten by what another machine says."""
    one, two = machine("one"), machine("two")
    for library, name in ((one, "As one says"), (two, "As two says")):
        library.import_paths([media / "turn.mp4"])
        library.say(library.clips()[0].number, {"name": name})
    link("one").send(one)
    link("two").bring(two)
    assert two.clips()[0].move.name == "As two says"


def test_what_others_wrote_there_stays(
    machine: Open, link: Callable[[str], Bucket], media: Path, bucket: Server
) -> None:
    """Words of other machines and keys of other tools in the bucket survive; a damaged file there is left as it is."""
    library = machine("one")
    library.import_paths([media / "turn.mp4", media / "Someone - A Song.wav"])
    other = {"content_hash": "f" * 32, "name": "Of another machine", "their key": 1}
    bucket.put("dance/annotations.json", json.dumps({"clips": [other], "made by": "a tool"}).encode())
    bucket.put("dance/songs.json", b"{ damaged")
    sent = link("one").send(library)
    assert sent.sent == 2
    assert sent.notes == ("songs.json of the bucket cannot be used; correct it there, or delete it.",)
    stored = json.loads(bucket.client.get_object(Bucket=bucket.name, Key="dance/annotations.json")["Body"].read())
    assert stored["made by"] == "a tool"
    assert stored["clips"][0] == other
    assert [clip["content_hash"] for clip in stored["clips"][1:]] == [library.clips()[0].file.digest]
    assert bucket.client.get_object(Bucket=bucket.name, Key="dance/songs.json")["Body"].read() == b"{ damaged"


def test_originals_that_are_gone(machine: Open, link: Callable[[str], Bucket], media: Path, tmp_path: Path) -> None:
    """A missing original is told and stops nothing; bringing from the bucket gives it back."""
    library = machine("one")
    own = Path(shutil.copy(media / "turn.mp4", tmp_path / "mine.mp4"))
    library.import_paths([own, media / "side.mp4"])
    link("one").send(library)
    own.unlink()
    assert link("one").send(library)[:2] == (0, 2)
    (gone,) = library.missing()
    assert gone.file.path == own
    assert fates(link("one").bring(library)) == {f"{gone.file.digest}.mp4": "moved"}
    assert library.missing() == []
    assert {clip.move.name for clip in library.clips() if clip.file.digest == gone.file.digest} == {"Mine"}


def test_a_missing_original_that_is_nowhere(
    machine: Open, link: Callable[[str], Bucket], media: Path, tmp_path: Path
) -> None:
    """A clip that is neither here nor there is named."""
    library = machine("one")
    library.import_paths([Path(shutil.copy(media / "turn.mp4", tmp_path / "mine.mp4"))])
    (tmp_path / "mine.mp4").unlink()
    assert link("one").send(library).sentences() == [
        "0 files sent.",
        "Left out, because their files are missing: Mine. Relink the library to send them.",
    ]


def test_cancelled_in_the_middle(
    machine: Open, link: Callable[[str], Bucket], media: Path, bucket: Server, tmp_path: Path
) -> None:
    """After a cancel, what has arrived is kept, no half file is left, and the next time goes on from there."""
    library = machine("one")
    for number in range(12):
        bucket.put(f"dance/clips/{number}.mp4", (media / "turn.mp4").read_bytes() + bytes(number))
    cancel = CancelToken()

    def stop(progress: Progress) -> None:
        if progress.percent > 0:
            cancel.cancel()

    with pytest.raises(Cancelled):
        link("one").bring(library, progress=stop, cancel=cancel)
    folder = tmp_path / "one" / "bucket"
    kept = [p for p in folder.rglob("*.mp4") if p.is_file()]
    assert 0 < len(kept) < 12
    assert list((folder / "work").iterdir()) == []
    assert len(link("one").bring(library).of(Fate.ADDED)) == 12


@pytest.mark.parametrize("act", ["send", "bring"])
def test_a_server_that_is_gone(machine: Open, media: Path, tmp_path: Path, act: str, aws_environment: None) -> None:  # noqa: ARG001
    """A server that cannot be reached gives a sentence, and the library is as before."""
    library = machine("one")
    library.import_paths([media / "turn.mp4"])
    with (
        closing(S3StorageBackend("dance", endpoint_url=closed_port(), path_style=True)) as storage,
        pytest.raises(StorageError, match="cannot be reached"),
    ):
        getattr(Bucket(storage, tmp_path / "b"), act)(library)
    assert len(library.clips()) == 1


def test_cancelled_while_the_server_is_silent(machine: Open, tmp_path: Path, aws_environment: None) -> None:  # noqa: ARG001
    """A person who cancels does not wait for a server that says nothing."""
    cancel = CancelToken()
    with (
        silent() as endpoint,
        closing(S3StorageBackend("dance", endpoint_url=endpoint, path_style=True, read_timeout=1)) as storage,
    ):
        threading.Timer(0.2, cancel.cancel).start()
        with pytest.raises(Cancelled):
            Bucket(storage, tmp_path / "b").bring(machine("one"), cancel=cancel)


def test_a_damaged_list_of_what_is_kept(
    machine: Open, link: Callable[[str], Bucket], media: Path, bucket: Server, tmp_path: Path
) -> None:
    """A damaged list costs no more than fetching once again."""
    library = machine("one")
    bucket.put("dance/clips/turn.mp4", (media / "turn.mp4").read_bytes())
    link("one").bring(library)
    for content in (b"{", b"[]", b'{"../x": "1", "clips/turn.mp4": 3}', b"\xff"):
        (tmp_path / "one" / "bucket" / "versions.json").write_bytes(content)
        assert fates(link("one").bring(library)) == {"turn.mp4": "known"}


def test_a_video_from_here_and_there(
    machine: Open, link: Callable[[str], Bucket], storage: S3StorageBackend, media: Path, tmp_path: Path
) -> None:
    """A video is made of originals here and of what only the bucket has, and is stored in the bucket."""
    one, two = machine("one"), machine("two")
    one.import_paths([media / "turn.mp4", media / "Someone - A Song.wav"])
    link("one").send(one)
    two.import_paths([media / "side.mp4"])
    song, turn, side = one.songs()[0].song.key, one.clips()[0].move.key, two.clips()[0].move.key
    config = {"output_path": "output/x.mp4", "width": 64, "height": 48, "frame_rate": 10}
    moves = [{"video_path": key, "start_time": i, "duration": 1.0} for i, key in enumerate((turn, side))]
    plan = {"task_id": "1", "audio_path": song, "moves": moves, "output_config": config}
    service = VideoAssemblyService(OverlayStorageBackend(two.catalog().file, storage), cache_folder=tmp_path / "cache")
    assert service.assemble_video(plan).startswith("http://")
    assert storage.file_exists("output/x.mp4")
    assert not storage.file_exists(side)


def test_each_bucket_has_its_folder(tmp_path: Path) -> None:
    """Two buckets, or two prefixes of one, never mix their files, whatever they are called."""
    places = [
        S3Storage(bucket="dance"),
        S3Storage(bucket="dance", endpoint_url="http://nas"),
        S3Storage(bucket="dance", prefix="a"),
        S3Storage(bucket="..", prefix="a"),
    ]
    folders = {bucket_folder(tmp_path, place) for place in places}
    assert len(folders) == 4
    assert all(folder.parent == tmp_path / "bucket" for folder in folders)
    assert bucket_folder(tmp_path, S3Storage(bucket="dance", prefix="/a/")) == bucket_folder(tmp_path, places[2])


def test_local_folders_come_in(machine: Open, media: Path, tmp_path: Path) -> None:
    """With folders in place of a bucket, what lies in those of clips and songs comes in; videos made do not."""
    settings = LocalStorage(root=str(tmp_path / "root"), clips=str(tmp_path / "my clips"))
    folders = folders_of(settings, tmp_path / "unused")
    library = machine("one")
    assert bring_folders(library, folders).sentences() == ["There is no clip and no song."]
    for folder, name in (
        (folders.clips, "turn.mp4"),
        (folders.songs, "Someone - A Song.wav"),
        (folders.results, "side.mp4"),
    ):
        folder.mkdir(parents=True)
        shutil.copy(media / name, folder / name)
    assert fates(bring_folders(library, folders)) == {"turn.mp4": "added", "Someone - A Song.wav": "added"}
    assert library.clips()[0].file.path == tmp_path / "my clips" / "turn.mp4"


class Vanishing(MemoryStorage):
    """A bucket in which somebody deletes a file while we fetch.

    Args:
        key: What is gone when it is fetched.
    """

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key

    @override
    def download_file(self, remote_path: str, local_path: LocalPath) -> str:
        if remote_path == self._key:
            self.files.pop(remote_path, None)
        return super().download_file(remote_path, local_path)


def test_what_goes_wrong_with_one_file_is_told_of_it(machine: Open, media: Path, tmp_path: Path) -> None:
    """A clip deleted there just now, a video without sound as a song, a damaged list of songs: the rest comes in."""
    there = Vanishing("clips/turn.mp4")
    song = media / "Someone - A Song.wav"
    for key, path in {"clips/turn.mp4": media / "turn.mp4", "clips/side.mp4": media / "side.mp4"}.items():
        there.upload_file(path, key)
    there.upload_file(media / "side.mp4", "songs/silent.mp4")
    there.upload_file(media / "concert.mp4", "songs/concert.mp4")
    there.upload_file(song, f"songs/{song.name}")
    there.files["songs.json"] = b"no list"
    library = machine("one")
    summary = Bucket(there, tmp_path / "bucket").bring(library)
    assert fates(summary) == {
        "turn.mp4": "failed",
        "side.mp4": "added",
        "silent.mp4": "failed",
        "concert.mp4": "added",
        song.name: "added",
        "songs.json": "failed",
    }
    sentences = {outcome.path.name: outcome.sentence for outcome in summary.of(Fate.FAILED)}
    assert "missing" in sentences["turn.mp4"]
    assert "sound" in sentences["silent.mp4"]
    assert sentences["songs.json"] == "songs.json of the bucket cannot be used; correct it there, or delete it."
    assert {record.title for record in library.songs()} >= {"A Song"}


def test_a_folder_in_place_of_a_bucket_keeps_its_files(machine: Open, media: Path, tmp_path: Path) -> None:
    """What is fetched from a storage on this computer is copied; the file there stays where it is."""
    shared = tmp_path / "shared"
    (shared / "clips").mkdir(parents=True)
    shutil.copyfile(media / "turn.mp4", shared / "clips" / "turn.mp4")
    library = machine("one")
    bucket = Bucket(LocalStorageBackend(shared), tmp_path / "bucket")
    assert fates(bucket.bring(library)) == {"turn.mp4": "added"}
    assert (shared / "clips" / "turn.mp4").is_file()
    assert bucket.bring(library).of(Fate.ADDED) == []
