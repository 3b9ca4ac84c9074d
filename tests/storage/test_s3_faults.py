"""Every way in which a server or the network can fail has its own sentence, in seconds."""

import errno
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import Literal

import pytest

from choreo_desktop.domain.errors import ResourceError, StorageError
from choreo_desktop.domain.work import Cancelled, CancelToken
from choreo_desktop.storage.cache import DownloadCache
from choreo_desktop.storage.s3 import S3StorageBackend
from tests.fakes.network import Fault, Proxy, answering, closed_port, silent, unreachable
from tests.fakes.s3_server import Bucket

SECONDS = 60  # the machine may be busy; a hang takes minutes
LARGE = 12_500_000
PATIENCE = {"cut": 10.0, "silence": 2.0}

pytestmark = pytest.mark.usefixtures("aws_environment")


@contextmanager
def _storage(
    endpoint: str, name: str = "dance", *, cache: DownloadCache | None = None, patience: float = 10
) -> Iterator[S3StorageBackend]:
    backend = S3StorageBackend(
        name,
        endpoint_url=endpoint,
        path_style=True,
        region="us-east-1",
        cache=cache,
        connect_timeout=min(patience, 3),
        read_timeout=patience,
    )
    with closing(backend):
        yield backend


def _failure(call: Callable[[], object]) -> BaseException:
    """What a call raises, within seconds."""
    raised: SimpleQueue[BaseException | None] = SimpleQueue()

    def run() -> None:
        try:
            call()
        except BaseException as error:  # noqa: BLE001 - handed to the waiting thread
            raised.put(error)
        else:
            raised.put(None)

    threading.Thread(target=run, daemon=True).start()
    error = raised.get(timeout=SECONDS)
    assert error is not None, "it should have failed"
    return error


@pytest.fixture
def proxy(bucket: Bucket) -> Iterator[Proxy]:
    """A network on the way to the server."""
    with closing(Proxy(bucket.endpoint)) as between:
        yield between


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A file that is sent in parts."""
    path = tmp_path / "large.mp4"
    path.write_bytes(os.urandom(LARGE))
    return path


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A file that is sent at once."""
    path = tmp_path / "small.mp4"
    path.write_bytes(os.urandom(2_000_000))
    return path


def _xml(code: str, more: str = "") -> str:
    return f"<?xml version='1.0'?><Error><Code>{code}</Code><Message>as tested</Message>{more}</Error>"


ANSWERS = [
    (403, "AccessDenied", "", {}, "denied"),
    (403, "InvalidAccessKeyId", "", {}, "does not know the access key"),
    (403, "SignatureDoesNotMatch", "", {}, "secret key does not fit"),
    (400, "ExpiredToken", "", {}, "expired"),
    (403, "RequestTimeTooSkewed", "", {}, "clock"),
    (404, "NoSuchBucket", "", {}, "bucket “dance” does not exist"),
    (301, "PermanentRedirect", "", {}, "not in the region"),
    (301, "PermanentRedirect", "", {"x-amz-bucket-region": "eu-west-1"}, "not in the region.*“eu-west-1”"),
    (400, "AuthorizationHeaderMalformed", "<Region>ap-south-1</Region>", {}, "not in the region.*“ap-south-1”"),
    (400, "IllegalLocationConstraintException", "", {}, "not in the region"),
    (400, "KeyTooLongError", "", {}, "name is too long"),
    (507, "QuotaExceeded", "", {}, "is full"),
    (400, "EntityTooLarge", "", {}, "larger than"),
    (503, "SlowDown", "", {}, "overloaded"),
    (500, "InternalError", "", {}, "overloaded"),
    (418, "Teapot", "", {}, "refused the request: as tested"),
]


@pytest.mark.parametrize(("status", "code", "more", "headers", "words"), ANSWERS)
def test_answers(
    status: int, code: str, more: str, headers: dict[str, str], words: str, small: Path, tmp_path: Path
) -> None:
    """Each refusal of a server has its own sentence, wherever it meets us."""
    with answering(status, _xml(code, more), headers) as endpoint, _storage(endpoint) as storage:
        for call in (
            lambda: storage.upload_file(small, "a.mp4"),
            lambda: storage.download_file("a.mp4", tmp_path / "new" / "a.mp4"),
            storage.list_files,
        ):
            with pytest.raises(StorageError, match=words) as caught:
                call()
            assert code in caught.value.details
    assert list((tmp_path / "new").iterdir()) == []


@pytest.mark.parametrize(
    ("status", "headers", "words"),
    [
        (403, {}, "denied"),
        (404, {}, "bucket “dance” does not exist"),
        (301, {"x-amz-bucket-region": "eu-west-1"}, "not in the region.*“eu-west-1”"),
        (400, {"x-amz-bucket-region": "eu-west-1"}, "not in the region.*“eu-west-1”"),
        (503, {}, "overloaded"),
    ],
)
def test_answers_without_words(status: int, headers: dict[str, str], words: str) -> None:
    """A server that says no more than a number, as to every look before the work, is understood too."""
    with answering(status, "", headers) as endpoint, _storage(endpoint) as storage:
        for call in (lambda: storage.check_destination("a.mp4", 1), lambda: storage.file_exists("a.mp4")):
            with pytest.raises(StorageError, match=words):
                call()


def test_not_an_s3_server(small: Path, tmp_path: Path) -> None:
    """A web site that says yes to everything has not stored anything."""
    with answering(200, "<html><p>Welcome</p></html>") as endpoint, _storage(endpoint) as storage:
        for call in (
            lambda: storage.upload_file(small, "a.mp4"),
            lambda: storage.fetch("a.mp4", tmp_path / "work"),
            lambda: storage.download_file("a.mp4", tmp_path / "work" / "x"),
            lambda: storage.file_exists("a.mp4"),
        ):
            with pytest.raises(StorageError, match="not answer like an S3 server"):
                call()
    with (
        answering(200, "{}") as endpoint,
        _storage(endpoint) as storage,
        pytest.raises(StorageError, match="check the address"),
    ):
        storage.list_files()


def test_missing_bucket_and_missing_key(bucket: Bucket, tmp_path: Path) -> None:
    """A missing bucket is not mistaken for a missing clip."""
    with _storage(bucket.endpoint, "no-such-bucket") as storage:
        for call in (
            lambda: storage.fetch("a.mp4", tmp_path),
            lambda: storage.download_file("a.mp4", tmp_path / "x"),
            lambda: storage.file_exists("a.mp4"),
            lambda: storage.delete_file("a.mp4"),
            lambda: storage.check_destination("a.mp4", 1),
            storage.list_files,
        ):
            with pytest.raises(StorageError, match="bucket “no-such-bucket” does not exist"):
                call()
    with _storage(bucket.endpoint, bucket.name) as storage, pytest.raises(ResourceError, match=r"a\.mp4"):
        storage.fetch("a.mp4", tmp_path)


@pytest.mark.parametrize("size", ["small", "large"])
def test_dead_server(size: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Nobody at the address: told in seconds, for everything."""
    path: Path = request.getfixturevalue(size)
    with _storage(closed_port()) as storage:
        for call in (
            lambda: storage.upload_file(path, "a.mp4"),
            lambda: storage.fetch("a.mp4", tmp_path),
            lambda: storage.check_destination("a.mp4", 1),
        ):
            error = _failure(call)
            assert isinstance(error, StorageError)
            assert "cannot be reached" in error.error


def test_a_server_that_cannot_be_reached() -> None:
    """Connecting that takes for ever is given up in seconds."""
    with unreachable() as endpoint, _storage(endpoint, patience=1) as storage:
        error = _failure(lambda: storage.check_destination("a.mp4", 1))
    assert isinstance(error, StorageError)
    assert "cannot be reached" in error.error


@pytest.mark.parametrize("size", ["small", "large"])
def test_a_server_that_never_answers(size: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """A server that takes the connection and stays silent is given up in seconds."""
    path: Path = request.getfixturevalue(size)
    with silent() as endpoint, _storage(endpoint, patience=1) as storage:
        for call in (lambda: storage.upload_file(path, "a.mp4"), lambda: storage.fetch("a.mp4", tmp_path)):
            error = _failure(call)
            assert isinstance(error, StorageError)
            assert "stopped answering" in error.error or "broke off" in error.error


def test_cancel_while_the_server_is_silent(small: Path, tmp_path: Path) -> None:
    """Cancelling does not wait for a silent server."""
    with silent() as endpoint:
        calls: list[Callable[[S3StorageBackend, CancelToken], object]] = [
            lambda storage, token: storage.deliver(small, "a.mp4", cancel=token),
            lambda storage, token: storage.fetch("a.mp4", tmp_path, cancel=token),
        ]
        for call in calls:
            backend = S3StorageBackend("dance", endpoint_url=endpoint, path_style=True, read_timeout=600)
            with closing(backend):
                cancel = CancelToken()
                threading.Timer(0.2, cancel.cancel).start()
                began = time.monotonic()
                with pytest.raises(Cancelled):
                    call(backend, cancel)
                assert time.monotonic() - began < 120, "it did not wait for the time limit of the connection"


@pytest.mark.parametrize("kind", ["cut", "silence"])
@pytest.mark.parametrize("size", ["small", "large"])
def test_upload_breaks_off(
    size: str, kind: Literal["cut", "silence"], request: pytest.FixtureRequest, bucket: Bucket, proxy: Proxy
) -> None:
    """A connection that breaks off for good while storing is told; neither a half file nor parts stay."""
    path: Path = request.getfixturevalue(size)
    with _storage(proxy.endpoint, bucket.name, patience=PATIENCE[kind]) as storage:
        proxy.fault = Fault("up", 1_000_000, kind)
        error = _failure(lambda: storage.deliver(path, "a.mp4"))
    assert isinstance(error, StorageError)
    assert "broke off" in error.error or "stopped answering" in error.error
    assert proxy.struck.is_set()
    assert bucket.everything() == []
    assert bucket.unfinished() == []


def test_upload_survives_one_cut(bucket: Bucket, proxy: Proxy, large: Path) -> None:
    """A connection that breaks off once costs nothing but time, and progress goes on to the end."""
    told: list[tuple[int, int]] = []
    with _storage(proxy.endpoint, bucket.name) as storage:
        proxy.fault = Fault("up", 1_000_000, times=1)
        storage.deliver(large, "a.mp4", progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == (LARGE, LARGE)
    assert bucket.client.get_object(Bucket=bucket.name, Key="a.mp4")["Body"].read() == large.read_bytes()
    assert bucket.unfinished() == []


@pytest.mark.parametrize("kind", ["cut", "silence"])
def test_download_breaks_off(kind: Literal["cut", "silence"], bucket: Bucket, proxy: Proxy, tmp_path: Path) -> None:
    """A connection that breaks off for good while downloading is told, and no half file stays."""
    bucket.put("a.mp4", bytes(3_000_000))
    cache = DownloadCache(tmp_path / "cache", 10**9)
    with _storage(proxy.endpoint, bucket.name, cache=cache, patience=PATIENCE[kind]) as storage:
        for call in (
            lambda: storage.fetch("a.mp4", tmp_path / "work"),
            lambda: storage.download_file("a.mp4", tmp_path / "here" / "a.mp4"),
        ):
            proxy.fault = Fault("down", 500_000, kind)
            error = _failure(call)
            assert isinstance(error, StorageError)
            assert "broke off" in error.error or "stopped answering" in error.error
    assert [p for p in tmp_path.rglob("*") if p.is_file() and p.suffix != ".lock"] == []


def test_download_is_taken_up_again(bucket: Bucket, proxy: Proxy, tmp_path: Path) -> None:
    """After a cut only the rest is downloaded."""
    content = os.urandom(3_000_000)
    bucket.put("a.mp4", content)
    told: list[tuple[int, int]] = []
    with _storage(proxy.endpoint, bucket.name) as storage:
        proxy.fault = Fault("down", 1_000_000, times=2)
        path = storage.fetch("a.mp4", tmp_path, progress=lambda done, total: told.append((done, total)))
    assert path.read_bytes() == content
    assert proxy.count("GET") == 3
    assert told == sorted(told)
    assert told[-1] == (3_000_000, 3_000_000)


def test_a_clip_that_changes_on_the_way(bucket: Bucket, proxy: Proxy, tmp_path: Path) -> None:
    """Halves of two versions are never put together."""
    bucket.put("a.mp4", bytes(3_000_000))
    with _storage(proxy.endpoint, bucket.name, patience=2) as storage:
        proxy.fault = Fault("down", 1_000_000, "silence", times=1)

        def change() -> None:
            proxy.struck.wait(SECONDS)
            bucket.put("a.mp4", b"x" * 3_000_000)

        threading.Thread(target=change).start()
        with pytest.raises(StorageError, match="was changed"):
            storage.fetch("a.mp4", tmp_path / "work")
    assert list((tmp_path / "work").iterdir()) == []


def test_full_disk_while_downloading(bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is not mistaken for a network failure."""
    bucket.put("a.mp4", b"x")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with _storage(bucket.endpoint, bucket.name) as storage, pytest.raises(StorageError, match="disk is full"):
        storage.fetch("a.mp4", tmp_path / "work")
    assert list((tmp_path / "work").iterdir()) == []


def _wait_until(done: Callable[[], bool]) -> bool:
    end = time.monotonic() + SECONDS
    while not done() and time.monotonic() < end:
        threading.Event().wait(0.05)
    return done()


def test_cancel_in_the_middle_of_parts(bucket: Bucket, proxy: Proxy, large: Path) -> None:
    """Cancelling while parts are on their way comes back at once, and no part stays."""
    cancel = CancelToken()
    with _storage(proxy.endpoint, bucket.name, patience=5) as storage:
        proxy.fault = Fault("up", 1_000_000, "silence", times=1)
        began: list[float] = []

        def stop() -> None:
            proxy.struck.wait(SECONDS)
            began.append(time.monotonic())
            cancel.cancel()

        threading.Thread(target=stop).start()
        with pytest.raises(Cancelled):
            storage.deliver(large, "a.mp4", cancel=cancel)
        assert time.monotonic() - began[0] < 4.5
        assert _wait_until(lambda: "DELETE" in " ".join(proxy.requests) and not bucket.unfinished())
    assert bucket.everything() == []


def test_cancel_from_progress(bucket: Bucket, large: Path) -> None:
    """A cancel button pressed while progress is shown leaves neither the file nor parts."""
    cancel = CancelToken()
    with _storage(bucket.endpoint, bucket.name) as storage:
        with pytest.raises(Cancelled):
            storage.deliver(large, "a.mp4", cancel=cancel, progress=lambda *_: cancel.cancel())
        assert _wait_until(lambda: not bucket.unfinished())
    assert bucket.everything() == []


def test_cancel_in_the_middle_of_a_download(bucket: Bucket, proxy: Proxy, tmp_path: Path) -> None:
    """Cancelling a download leaves nothing of it."""
    bucket.put("a.mp4", bytes(3_000_000))
    cancel = CancelToken()
    with _storage(proxy.endpoint, bucket.name, patience=2) as storage:
        proxy.fault = Fault("down", 1_000_000, "silence", times=1)

        def stop() -> None:
            proxy.struck.wait(SECONDS)
            cancel.cancel()

        threading.Thread(target=stop).start()
        with pytest.raises(Cancelled):
            storage.fetch("a.mp4", tmp_path / "work", cancel=cancel)
    assert _wait_until(lambda: list((tmp_path / "work").iterdir()) == [])


def test_what_a_killed_program_left(bucket: Bucket) -> None:
    """Parts that a killed program left are removed, and those of other files are not."""
    for key in ("dance/a.mp4", "dance/a.mp4.other"):
        bucket.client.create_multipart_upload(Bucket=bucket.name, Key=key)
    backend = S3StorageBackend(bucket.name, prefix="dance", endpoint_url=bucket.endpoint, path_style=True)
    with closing(backend):
        backend.discard_partials("a.mp4")
    assert bucket.unfinished() == ["dance/a.mp4.other"]


def test_tidying_up_may_fail(caplog: pytest.LogCaptureFixture) -> None:
    """When the server is gone too, what may be left is only logged."""
    with _storage(closed_port()) as storage, caplog.at_level(logging.WARNING):
        storage.discard_partials("a.mp4")
    assert "may be left in the bucket" in caplog.text
