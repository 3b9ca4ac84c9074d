"""What only a bucket can do."""

import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from moto.backends import get_backend

from choreo_desktop.domain.errors import StorageError, UnsafePathError
from choreo_desktop.storage.credentials import S3Keys
from choreo_desktop.storage.s3 import S3StorageBackend
from tests.fakes.s3_server import Bucket


@pytest.fixture
def storage(bucket: Bucket) -> Iterator[S3StorageBackend]:
    """The bucket, with a prefix."""
    backend = S3StorageBackend(bucket.name, prefix="/team/dance/", endpoint_url=bucket.endpoint, path_style=True)
    with closing(backend):
        yield backend


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """A small file to store."""
    path = tmp_path / "clip.mp4"
    path.write_bytes(b"salsa")
    return path


def test_prefix(storage: S3StorageBackend, bucket: Bucket, clip: Path) -> None:
    """Everything is stored below the prefix, and what others keep beside it is not seen."""
    bucket.put("team/dance2/other.mp4", b"x")
    bucket.put("other.mp4", b"x")
    storage.upload_file(clip, "a.mp4")
    assert bucket.client.head_object(Bucket=bucket.name, Key="team/dance/a.mp4")
    assert storage.list_files() == ["a.mp4"]
    assert storage.delete_file("a.mp4")
    assert sorted(bucket.everything()) == ["other.mp4", "team/dance2/other.mp4"]


@pytest.mark.parametrize("prefix", ["..", "a/../b", "a//b", "-a", "s3://x"])
def test_unsafe_prefix(prefix: str) -> None:
    """A prefix that could lead elsewhere is refused."""
    with pytest.raises(UnsafePathError, match="security"):
        S3StorageBackend("dance", prefix=prefix)


def test_keys_that_cannot_be_read_are_not_listed(storage: S3StorageBackend, bucket: Bucket) -> None:
    """Folder markers and odd names that other programs made are left out."""
    for key in ("", "sub/", "-x.mp4", "a:b", "good.mp4"):
        bucket.put(f"team/dance/{key}", b"x")
    assert storage.list_files() == ["good.mp4"]


def test_a_long_list_is_whole(storage: S3StorageBackend, bucket: Bucket) -> None:
    """A library larger than one page of the server's answer is listed to its end."""
    keys = [f"clips/{i:04}" for i in range(2005)]
    for key in keys:
        get_backend("s3")["123456789012"]["aws"].put_object(bucket.name, f"team/dance/{key}", b"x")
    assert storage.list_files("clips/") == keys


def test_urls_expire(storage: S3StorageBackend) -> None:
    """A link works as long as was asked for, and never longer than servers allow."""
    for asked, given in ((60, "60"), (10**9, "604800"), (0, "1")):
        assert parse_qs(urlsplit(storage.get_url("a.mp4", expiration=asked)).query)["X-Amz-Expires"] == [given]


def test_browsers_play_videos(storage: S3StorageBackend, clip: Path) -> None:
    """A link to a video is played by a browser and not saved."""
    with urllib.request.urlopen(storage.upload_file(clip, "a.mp4")) as answer:  # noqa: S310 - our own server
        assert answer.headers["Content-Type"] == "video/mp4"


def test_it_connects_once_for_many_threads(bucket: Bucket, clip: Path) -> None:
    """Many threads that start at once ask the keyring once."""
    asked = []

    def find_keys() -> S3Keys:
        asked.append(1)
        return S3Keys("key", "secret")

    together = threading.Barrier(6)
    backend = S3StorageBackend(bucket.name, endpoint_url=bucket.endpoint, path_style=True, find_keys=find_keys)

    def store(key: str) -> str:
        together.wait(30)
        return backend.upload_file(clip, key)

    with closing(backend), ThreadPoolExecutor(6) as pool:
        urls = list(pool.map(store, [f"{i}.mp4" for i in range(6)]))
    assert len(asked) == 1
    assert all("X-Amz-Credential=key%2F" in url for url in urls)


def test_given_keys_go_first(bucket: Bucket) -> None:
    """Keys that are typed in are used instead of those in the keyring."""
    backend = S3StorageBackend(
        bucket.name,
        endpoint_url=bucket.endpoint,
        access_key="typed",
        secret_key="in",
        find_keys=lambda: S3Keys("kept", "secret"),
    )
    with closing(backend):
        assert "X-Amz-Credential=typed%2F" in backend.get_url("a.mp4")


@pytest.mark.parametrize(
    ("address", "path_style", "start"),
    [
        ("https://s3.example.org", True, "https://s3.example.org/dance/"),
        ("https://s3.example.org", False, "https://dance.s3.example.org/"),
        ("http://127.0.0.1:9000", False, "http://127.0.0.1:9000/dance/"),
        ("http://localhost:9000", False, "http://localhost:9000/dance/"),
    ],
)
@pytest.mark.usefixtures("aws_environment")
def test_path_style(address: str, path_style: bool, start: str) -> None:
    """The bucket is in the path or in the host name, as the server wants it and can have it."""
    with closing(S3StorageBackend("dance", endpoint_url=address, path_style=path_style)) as backend:
        assert backend.get_url("a.mp4").startswith(start)


@pytest.mark.usefixtures("aws_environment")
def test_region() -> None:
    """Without an address, Amazon's server of the region is used."""
    with closing(S3StorageBackend("dance", region="eu-central-1")) as backend:
        assert urlsplit(backend.get_url("a.mp4")).hostname == "dance.s3.eu-central-1.amazonaws.com"


@pytest.mark.usefixtures("aws_environment")
def test_a_profile_that_is_not_there() -> None:
    """A profile that this computer does not have is told."""
    with pytest.raises(StorageError, match="profile does not exist"):
        S3StorageBackend("dance", profile="nobody").file_exists("a.mp4")


def test_profile(bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The keys of the chosen profile sign the requests."""
    (tmp_path / "credentials").write_text("[dancer]\naws_access_key_id = hers\naws_secret_access_key = s\n")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    with closing(S3StorageBackend(bucket.name, endpoint_url=bucket.endpoint, profile="dancer")) as backend:
        assert "X-Amz-Credential=hers%2F" in backend.get_url("a.mp4")


@pytest.mark.usefixtures("aws_environment")
def test_without_keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without any keys the sentence says where to enter them, for a link too."""
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    with closing(S3StorageBackend("dance", endpoint_url="http://127.0.0.1:9")) as backend:
        calls: list[Callable[[], object]] = [
            lambda: backend.get_url("a.mp4"),
            lambda: backend.fetch("a.mp4", tmp_path),
            lambda: backend.check_destination("a.mp4", 1),
        ]
        for call in calls:
            with pytest.raises(StorageError, match="no keys"):
                call()


@pytest.mark.parametrize(
    "address", ["localhost:9000", "ftp://x", "http://", "http://[::1", "http://x:99999", "https://exa mple.org"]
)
@pytest.mark.usefixtures("aws_environment")
def test_an_address_that_is_none(address: str) -> None:
    """An address that cannot be one is told before anything is contacted."""
    with pytest.raises(StorageError, match="not the address of a server"):
        S3StorageBackend("dance", endpoint_url=address).check_destination("a.mp4", 1)


@pytest.mark.usefixtures("aws_environment")
def test_passwords_in_addresses_are_not_repeated() -> None:
    """A password that somebody put into the address is not shown."""
    with pytest.raises(StorageError) as caught:
        S3StorageBackend("dance", endpoint_url="ftp://me:hush@example.org/x").check_destination("a.mp4", 1)
    assert "hush" not in caught.value.error + caught.value.details


@pytest.mark.parametrize("name", ["", "UPPER/lower", "a b", "../x"])
def test_a_bucket_name_that_is_none(bucket: Bucket, name: str) -> None:
    """A name that no bucket can have is told."""
    with (
        closing(S3StorageBackend(name, endpoint_url=bucket.endpoint, path_style=True)) as backend,
        pytest.raises(StorageError, match="name of a bucket"),
    ):
        backend.check_destination("a.mp4", 1)
