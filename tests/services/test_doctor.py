import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from typing_extensions import override

from choreo_desktop.domain.settings import AppSettings, S3Storage, VideoSettings
from choreo_desktop.media.ffmpeg import FFmpegLocator
from choreo_desktop.services import doctor_places, doctor_system
from choreo_desktop.services.doctor import examine
from choreo_desktop.services.doctor_findings import Finding, as_dict
from choreo_desktop.storage.base import StorageBackend
from choreo_desktop.storage.folders import FoldersStorageBackend
from choreo_desktop.storage.local import LocalStorageBackend
from choreo_desktop.storage.s3 import S3StorageBackend
from tests.fakes.network import answering, closed_port, silent
from tests.fakes.s3_server import Bucket, aws_environment, bucket, s3_client
from tests.fakes.storage import MemoryStorage

__all__ = ["aws_environment", "bucket", "s3_client"]

HELLO = """#!/bin/sh
case "$2" in
-version) echo "ffmpeg version 4.1-old Copyright";;
-encoders) echo " V....D libx264              H.264"; echo " A....D aac                  AAC";;
-filters) echo " T.C gblur            V->V       Blur"; echo " ... bwdif            V->V       Fields";;
esac
"""


class Machine(NamedTuple):
    """What there is to look at; tests replace what is broken."""

    folders: dict[str, Path]
    settings: AppSettings = AppSettings()
    ffmpeg: FFmpegLocator = FFmpegLocator()
    storage: StorageBackend | None = MemoryStorage()
    check_window: Callable[[], str | None] = lambda: None
    seconds: float = 60

    def examine(self) -> dict[str, Finding]:
        """The findings by their names, of which there are no two alike."""
        found = examine(
            self.settings,
            self.folders,
            ffmpeg=self.ffmpeg,
            storage=self.storage,
            check_window=self.check_window,
            seconds=self.seconds,
        )
        assert all(f.ok == (not f.advice) for f in found)
        assert all(f.advice.count(". ") <= 2 for f in found)
        assert len({f.name for f in found}) == len(found)
        return {f.name: f for f in found}


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine on which everything works."""
    monkeypatch.setattr(doctor_places, "LOW_BYTES", 0)
    folders = {name: tmp_path / name for name in ("config", "data", "cache")}
    for folder in folders.values():
        folder.mkdir()
    return Machine({**folders, "logs": tmp_path / "state" / "logs"}, storage=LocalStorageBackend(tmp_path / "videos"))


def script(path: Path, text: str) -> FFmpegLocator:
    """A program of our own in place of FFmpeg."""
    path.write_text(text)
    path.chmod(0o755)
    return FFmpegLocator(str(path))


def test_a_healthy_machine(machine: Machine, tmp_path: Path) -> None:
    """Where everything works, every finding says so, and nothing was made or left behind."""
    found = machine.examine()
    assert all(f.ok for f in found.values())
    assert "bundled" in found["FFmpeg"].value
    assert found["Encoders"].value == "libx264, libx265, aac, libmp3lame"
    assert found["Filters"].value == "zscale, tonemap, bwdif, gblur"
    assert "libvmaf" in found["Measuring quality"].value
    assert str(tmp_path / "cache") in found["Folder for cache"].value
    assert "made when it is needed" in found["Folder for logs"].value
    assert "GB free" in found["Folder for clips and videos"].value
    assert f"{sys.version_info[0]}.{sys.version_info[1]}" in found["Python"].value
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["cache", "config", "data"]


def test_folders_of_ones_own(machine: Machine, tmp_path: Path) -> None:
    """Each folder that was chosen for clips, songs or videos is looked at, and named where it cannot be used."""
    (tmp_path / "file").write_text("in the way")
    folders = {"clips": tmp_path / "c", "output": tmp_path / "file"}
    found = machine._replace(storage=FoldersStorageBackend(tmp_path / "root", folders)).examine()
    assert found["Folder for clips and videos"].ok
    assert found["Folder for clips"].ok
    assert str(tmp_path / "file") in found["Folder for videos"].advice


def test_an_encoder_that_works_no_more(machine: Machine) -> None:
    """A hardware encoder of the settings that does not work here is told, with what happens in its place."""
    assert machine.examine()["Hardware encoders"] == Finding(name="Hardware encoders", ok=True, value="none that works")
    chosen = AppSettings(video=VideoSettings(encoder="h264_videotoolbox"))
    finding = machine._replace(settings=chosen).examine()["Hardware encoders"]
    assert "Apple VideoToolbox (H.264)" in finding.advice
    assert "software encoder" in finding.advice


def test_a_missing_ffmpeg(machine: Machine, tmp_path: Path) -> None:
    """An FFmpeg that was moved away gives one sentence that says what to do; the rest is still told."""
    found = machine._replace(ffmpeg=FFmpegLocator(str(tmp_path / "gone"))).examine()
    assert not found["FFmpeg"].ok
    assert "leave the setting empty" in found["FFmpeg"].advice
    assert "Encoders" not in found
    assert found["Folder for cache"].ok


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for FFmpeg")
def test_an_ffmpeg_with_little_in_it(machine: Machine, tmp_path: Path) -> None:
    """What an old FFmpeg cannot do is told by what a dancer will miss."""
    found = machine._replace(ffmpeg=script(tmp_path / "ffmpeg", HELLO)).examine()
    assert found["FFmpeg"].value == f"4.1-old (setting), {tmp_path / 'ffmpeg'}"
    assert found["Encoders"].value == "libx264, aac; missing: libx265, libmp3lame"
    assert "H.265; videos cannot have MP3 sound: leave the FFmpeg" in found["Encoders"].advice
    assert found["Filters"].advice.count("HDR clips") == 1
    assert found["Measuring quality"].ok
    assert found["Hardware encoders"].value == "none that works"


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for FFmpeg")
def test_an_ffmpeg_that_breaks_down(machine: Machine, tmp_path: Path) -> None:
    """An FFmpeg that tells its version and then crashes is told, too."""
    broken = '#!/bin/sh\n[ "$2" = -version ] && echo "ffmpeg version 5" && exit 0\nexit 3\n'
    found = machine._replace(ffmpeg=script(tmp_path / "ffmpeg", broken)).examine()
    assert found["FFmpeg"].ok
    assert "FFmpeg failed" in found["FFmpeg's abilities"].advice


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may write everywhere; for a moment it is somebody else."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65_534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.mark.parametrize("where", ["file", "file/below"])
def test_a_folder_that_is_a_file(machine: Machine, tmp_path: Path, where: str) -> None:
    """A folder in whose place a file stands cannot be written to, and it is named."""
    (tmp_path / "file").write_text("in the way")
    found = machine._replace(folders={"cache": tmp_path / where}).examine()
    assert not found["Folder for cache"].ok
    assert str(tmp_path / where) in found["Folder for cache"].advice
    assert "is a file, not a folder" in found["Folder for cache"].advice


@pytest.mark.skipif(sys.platform == "win32", reason="permissions work in another way")
def test_a_folder_without_permission(machine: Machine, tmp_path: Path) -> None:
    """A folder that belongs to somebody else is told."""
    (tmp_path / "data").chmod(0o500)
    with as_nobody():
        assert "no permission" in machine.examine()["Folder for data"].advice


@pytest.mark.skipif(sys.platform != "linux", reason="a place where not even root may write")
def test_a_folder_that_nobody_can_make(machine: Machine) -> None:
    """A folder in a place that takes none is told before anything is lost there."""
    found = machine._replace(folders={"cache": Path("/proc/choreo")}).examine()
    assert "/proc/choreo could not be written" in found["Folder for cache"].advice


def test_a_full_disk(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Little free space is told before a video fails for it."""
    monkeypatch.setattr(doctor_places, "LOW_BYTES", 10**18)
    assert "free some space" in machine.examine()["Folder for data"].advice


@pytest.mark.skipif(sys.platform != "linux", reason="names there are bytes")
def test_a_folder_whose_name_is_not_text(machine: Machine, tmp_path: Path) -> None:
    """A folder with an odd name neither ends the examination nor the JSON of it."""
    odd = tmp_path / os.fsdecode(b"d\xff")
    found = machine._replace(folders={"cache": odd}).examine()
    assert found["Folder for cache"].value.startswith(f"{tmp_path}/d?")


def s3(endpoint: str, prefix: str = "") -> AppSettings:
    """The settings of a person whose clips are in a bucket."""
    return AppSettings(storage=S3Storage(bucket="dancers", endpoint_url=endpoint, path_style=True, prefix=prefix))


@pytest.fixture
def to_bucket(machine: Machine, aws_environment: None) -> "Iterator[Callable[..., Machine]]":  # noqa: ARG001 - keys
    """The same machine with a bucket as storage."""
    opened = []

    def make(endpoint: str, name: str = "dancers") -> Machine:
        storage = S3StorageBackend(name, endpoint_url=endpoint, path_style=True, connect_timeout=1, read_timeout=1)
        opened.append(storage)
        return machine._replace(settings=s3(endpoint), storage=storage)

    yield make
    for storage in opened:
        storage.close()


def test_a_bucket_that_answers(to_bucket: Callable[..., Machine], bucket: Bucket) -> None:
    """A bucket that can be read is told as reached, and nothing is put into it."""
    found = to_bucket(bucket.endpoint, bucket.name).examine()["Storage"]
    assert found.ok
    assert found.value == f"bucket “dancers” on {bucket.endpoint}: reached"
    assert bucket.client.list_objects_v2(Bucket=bucket.name)["KeyCount"] == 0


def test_a_bucket_that_is_not_there(to_bucket: Callable[..., Machine], bucket: Bucket) -> None:
    """A misspelt bucket is told as such."""
    assert "does not exist" in to_bucket(bucket.endpoint, "nobodys").examine()["Storage"].advice


def test_a_server_that_is_gone(to_bucket: Callable[..., Machine]) -> None:
    """A server that nobody runs any more is told by its address, soon; the rest is still told."""
    endpoint = closed_port()
    before = time.monotonic()
    found = to_bucket(endpoint).examine()
    assert time.monotonic() - before < 60
    assert f"{endpoint} cannot be reached" in found["Storage"].advice
    assert found["FFmpeg"].ok


def test_a_server_that_is_silent(to_bucket: Callable[..., Machine]) -> None:
    """A server that takes the call and says nothing does not hang the examination."""
    with silent() as endpoint:
        assert "stopped answering" in to_bucket(endpoint).examine()["Storage"].advice


def test_a_server_that_refuses(to_bucket: Callable[..., Machine]) -> None:
    """Keys that may not use the bucket are told as such."""
    with answering(403) as endpoint:
        assert "was denied" in to_bucket(endpoint).examine()["Storage"].advice


def test_a_bucket_that_cannot_be_set_up(machine: Machine) -> None:
    """A prefix that is not allowed leaves no storage, which is told with what to correct."""
    found = machine._replace(settings=s3("http://user:secret@server/x", prefix="../x"), storage=None).examine()
    assert found["Storage"].value == "bucket “dancers” on http://server, below ../x"
    assert "prefix" in found["Storage"].advice


def test_no_storage_and_another_one(machine: Machine) -> None:
    """A storage that could not be set up is a problem; one that this program does not know is named."""
    assert "choose another one" in machine._replace(storage=None).examine()["Storage"].advice
    assert machine._replace(storage=MemoryStorage()).examine()["Storage"].value == "MemoryStorage"


class HangingStorage(MemoryStorage):
    """A place that never answers."""

    def __init__(self) -> None:
        super().__init__()
        self.released = threading.Event()

    @override
    def check_destination(self, remote_path: str, size: int) -> None:
        self.released.wait(60)

    def close(self) -> None:
        """Let go of whoever waits."""
        self.released.set()


def test_whatever_hangs_is_left_behind(machine: Machine) -> None:
    """The examination ends in time although a storage hangs for ever, and says which."""
    with closing(HangingStorage()) as storage:
        before = time.monotonic()
        found = machine._replace(settings=s3("http://server"), storage=storage, seconds=3).examine()
        assert time.monotonic() - before < 50
    assert found["Storage"].value == "no answer within 3 seconds"
    assert found["Storage"].advice.startswith("http://server does not answer")
    assert found["Folder for cache"].ok


class BrokenStorage(MemoryStorage):
    """A place with a bug."""

    @override
    def list_files(self, prefix: str = "") -> list[str]:
        raise KeyError(prefix)


def test_a_bug_in_a_check(machine: Machine) -> None:
    """A mistake of ours in one check is told with its text and does not hide the others."""
    found = machine._replace(settings=s3("http://server"), storage=BrokenStorage()).examine()
    assert found["Storage"].value.startswith("KeyError")
    assert "report it" in found["Storage"].advice
    assert found["FFmpeg"].ok


def raising(error: Exception) -> Callable[[], str | None]:
    """A look at Qt that fails."""

    def look() -> str | None:
        raise error

    return look


@pytest.mark.parametrize(
    ("check", "words"),
    [
        (lambda: "There is no screen: log in to a desktop.", "There is no screen"),
        (raising(ImportError("libEGL.so.1: cannot open shared object file: No such file")), "apt-get install libegl1)"),
        (
            raising(ImportError("libodd.so.1: cannot open shared object file: No such file")),
            "lacks libodd: install it.",
        ),
        (raising(ImportError("No module named 'PySide6'")), "install Choreo Desktop again"),
        (raising(RuntimeError("boom")), "please report it"),
    ],
    ids=["sentence", "known library", "unknown library", "no Qt", "bug"],
)
def test_no_window(machine: Machine, check: Callable[[], str | None], words: str) -> None:
    """When no window can be shown, the sentence says what to install; commands still work."""
    found = machine._replace(check_window=check).examine()
    assert not found["Window"].ok
    assert words in found["Window"].advice
    assert found["FFmpeg"].ok


def test_as_json(machine: Machine) -> None:
    """The JSON says in one word whether everything works, and has every finding."""
    good = Finding(name="A", ok=True, value="x")
    bad = Finding(name="B", ok=False, value="ü", advice="Do it.")
    assert as_dict([good]) == {"ok": True, "findings": [{"name": "A", "ok": True, "value": "x", "advice": ""}]}
    assert not json.loads(json.dumps(as_dict([good, bad])))["ok"]
    assert as_dict(machine.examine().values())["ok"]


def test_a_sqlite_that_cannot_search(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without FTS5 and trigrams the library cannot be opened: what is missing is told, and what to do."""
    assert "with search" in machine.examine()["Library"].value
    monkeypatch.setattr(doctor_system, "search_support", lambda: ("3.31.0", "no such tokenizer: trigram"))
    finding = machine.examine()["Library"]
    assert finding.value == "SQLite 3.31.0: no such tokenizer: trigram"
    assert "3.34 or newer" in finding.advice
