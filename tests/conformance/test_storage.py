"""What every place for files must do alike."""

import os
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from choreo_desktop.domain.errors import ChoreoError, ResourceError, TimedOutError, UnsafePathError
from choreo_desktop.domain.keys import key_problem
from choreo_desktop.domain.work import Cancelled, CancelToken
from choreo_desktop.storage.base import StorageBackend
from choreo_desktop.storage.cache import DownloadCache
from choreo_desktop.storage.files import FileStorage
from choreo_desktop.storage.folders import FoldersStorageBackend
from choreo_desktop.storage.local import LocalStorageBackend
from choreo_desktop.storage.mapped import MappedStorageBackend
from choreo_desktop.storage.overlay import OverlayStorageBackend
from choreo_desktop.storage.s3 import S3StorageBackend
from tests.fakes.storage import MemoryStorage

if TYPE_CHECKING:
    from choreo_desktop.storage.s3_connection import S3Connection
    from tests.fakes.s3_server import Bucket

MakeStorage = Callable[[Iterable[str]], StorageBackend]

KEY = "clips/basic step.mp4"
KEYS = ["a.mp4", "clips/a b.mp4", "clips/deep/ü 💃.mp4", "clips2/x.mp4", "songs/it's “so” good.mp3"]
UNSAFE = [
    "",
    "..",
    "../up.mp4",
    "clips/../../up.mp4",
    "clips/..",
    "/etc/passwd",
    "//server/share/x",
    "C:/x.mp4",
    "file:///etc/passwd",
    "concat:a.mp4",
    "clips\\a.mp4",
    "..\\up.mp4",
    "clips/a\n.mp4",
    "clips/\x00.mp4",
    "-y.mp4",
    "clips/-i",
    "clips//a.mp4",
    "clips/./a.mp4",
    "x" * 300,
    "clips/" * 200 + "a.mp4",
]


def _without_server(kind: str, folder: Path, keys: Iterable[str]) -> StorageBackend:
    match kind:
        case "local":
            return LocalStorageBackend(folder)
        case "mapped":
            return MappedStorageBackend({}, {key: folder / f"-{i}\n'💃" for i, key in enumerate(keys)})
        case "folders":
            return FoldersStorageBackend(folder / "root", {"clips": folder / "c", "songs": folder / "s"})
        case "overlay":
            return OverlayStorageBackend({"clips/original.mp4": folder / "none"}, MemoryStorage())
    return MemoryStorage()


@pytest.fixture(params=["local", "mapped", "folders", "memory", "overlay", "s3", "s3 with cache"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[MakeStorage]:
    """Makes empty places of one kind, which can take at least the given keys."""
    numbers = iter(range(1_000_000))
    connections: list[S3Connection] = []
    with ExitStack() as opened:

        def s3(cache: DownloadCache | None) -> StorageBackend:
            bucket: Bucket = request.getfixturevalue("bucket")
            storage = S3StorageBackend(
                bucket.name, prefix=f"of/{next(numbers)}/", endpoint_url=bucket.endpoint, path_style=True, cache=cache
            )
            if connections:  # a new one for each of many examples would take most of the time
                storage._connection = connections[0]
                return storage
            connections.append(storage._connection)
            return opened.enter_context(closing(storage))

        def new(keys: Iterable[str]) -> StorageBackend:
            folder = tmp_path / f"place {next(numbers)} #%"
            if not request.param.startswith("s3"):
                return _without_server(request.param, folder, keys)
            if request.param == "s3":
                return s3(None)
            return s3(DownloadCache(folder, 1_000_000))

        yield new


def is_in_memory(storage: StorageBackend) -> bool:
    """Whether it is the simplest place, which can do no more than it must."""
    behind = storage.behind if isinstance(storage, OverlayStorageBackend) else storage
    return isinstance(behind, MemoryStorage)


@pytest.fixture
def storage(make: MakeStorage) -> StorageBackend:
    """An empty place."""
    return make([KEY, *KEYS])


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """A file to store."""
    path = tmp_path / "clip.mp4"
    path.write_bytes(b"salsa" * 1000)
    return path


def test_what_is_stored_comes_back(storage: StorageBackend, clip: Path, tmp_path: Path) -> None:
    """A stored clip can be downloaded unchanged, into folders that did not exist before."""
    storage.upload_file(clip, KEY)
    target = tmp_path / "new" / "folder" / "back.mp4"
    assert storage.download_file(KEY, target) == str(target)
    assert target.read_bytes() == clip.read_bytes()
    assert list(target.parent.iterdir()) == [target]


def test_strings_are_paths_too(storage: StorageBackend, clip: Path, tmp_path: Path) -> None:
    """A path may be given as text."""
    storage.upload_file(str(clip), KEY)
    assert storage.download_file(KEY, str(tmp_path / "back")) == str(tmp_path / "back")


def test_storing_again_replaces(storage: StorageBackend, clip: Path, tmp_path: Path) -> None:
    """The second version of a clip replaces the first one, also where copies are kept."""
    storage.upload_file(clip, KEY)
    storage.fetch(KEY, tmp_path / "work")
    clip.write_bytes(b"bachata")
    storage.upload_file(clip, KEY)
    assert storage.fetch(KEY, tmp_path / "work").read_bytes() == b"bachata"


def test_an_empty_file_is_a_file(storage: StorageBackend, tmp_path: Path) -> None:
    """Nothing at all can be stored and comes back."""
    (tmp_path / "empty").touch()
    storage.upload_file(tmp_path / "empty", KEY)
    assert storage.file_exists(KEY)
    assert storage.fetch(KEY, tmp_path / "work").read_bytes() == b""


def test_exists_and_delete(storage: StorageBackend, clip: Path) -> None:
    """A file exists from when it is stored until it is deleted, and deleting tells whether it was there."""
    assert not storage.file_exists(KEY)
    assert not storage.delete_file(KEY)
    storage.upload_file(clip, KEY)
    assert storage.file_exists(KEY)
    assert not storage.file_exists("clips")
    assert storage.delete_file(KEY)
    assert not storage.delete_file(KEY)
    assert not storage.file_exists(KEY)


def test_list(storage: StorageBackend, clip: Path) -> None:
    """Keys are listed sorted, by the characters they begin with and not by folder."""
    assert storage.list_files() == []
    for key in reversed(KEYS):
        storage.upload_file(clip, key)
    assert storage.list_files() == sorted(KEYS)
    assert storage.list_files("clips") == sorted(k for k in KEYS if k.startswith("clips"))
    assert storage.list_files("clips/") == ["clips/a b.mp4", "clips/deep/ü 💃.mp4"]
    assert storage.list_files("clips/d") == ["clips/deep/ü 💃.mp4"]
    assert storage.list_files("a.mp4") == ["a.mp4"]
    assert storage.list_files("none/") == []


def test_missing(storage: StorageBackend, tmp_path: Path) -> None:
    """A missing file is told by its name, and no empty or half file appears in its place."""
    for call in (lambda: storage.download_file(KEY, tmp_path / "x"), lambda: storage.fetch(KEY, tmp_path / "work")):
        with pytest.raises(ResourceError, match=KEY):
            call()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("method", ["upload_file", "deliver"])
def test_missing_source(storage: StorageBackend, tmp_path: Path, method: str) -> None:
    """Storing a file that is not there names it and stores nothing."""
    with pytest.raises(ResourceError, match=r"none\.mp4"):
        getattr(storage, method)(tmp_path / "none.mp4", KEY)
    assert not storage.file_exists(KEY)


def test_a_folder_is_not_a_file(storage: StorageBackend, tmp_path: Path) -> None:
    """A folder is refused where a file is stored."""
    with pytest.raises(ChoreoError, match=tmp_path.name):
        storage.upload_file(tmp_path, KEY)


def test_url_leads_to_the_file(storage: StorageBackend, clip: Path) -> None:
    """The URL that comes back after storing opens the file in a browser."""
    for url in (storage.upload_file(clip, KEY), storage.deliver(clip, KEY), storage.get_url(KEY, expiration=60)):
        if not is_in_memory(storage):
            with urllib.request.urlopen(url) as answer:  # noqa: S310 - the URL is what is tested
                assert answer.read() == clip.read_bytes()


def test_fetch_leaves_what_is_stored(storage: StorageBackend, clip: Path, tmp_path: Path) -> None:
    """Fetching gives a local file with the ending of the clip, as often as asked, and tells its progress."""
    storage.upload_file(clip, KEY)
    told: list[tuple[int, int]] = []
    for _ in range(2):
        path = storage.fetch(KEY, tmp_path / "work", progress=lambda done, total: told.append((done, total)))
        assert path.read_bytes() == clip.read_bytes()
        assert path.suffix == ".mp4" or isinstance(storage, MappedStorageBackend)
    assert told[-1] == (5000, 5000)


def test_deliver_tells_progress(storage: StorageBackend, tmp_path: Path) -> None:
    """Progress while storing only grows and ends at the size of the file."""
    large = tmp_path / "large"
    large.write_bytes(os.urandom(12_000_000))
    told: list[tuple[int, int]] = []
    storage.deliver(large, KEY, progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == (12_000_000, 12_000_000)
    assert storage.fetch(KEY, tmp_path / "work").read_bytes() == large.read_bytes()


def test_cancelled_before(storage: StorageBackend, clip: Path, tmp_path: Path) -> None:
    """Nothing is stored or fetched once cancelled."""
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        storage.deliver(clip, KEY, cancel=cancel)
    assert not storage.file_exists(KEY)
    storage.upload_file(clip, KEY)
    with pytest.raises(Cancelled):
        storage.fetch(KEY, tmp_path / "work", cancel=cancel)


def test_time_limit(storage: StorageBackend, clip: Path) -> None:
    """Work whose time is up says so; it is not called cancelled."""
    with pytest.raises(TimedOutError):
        storage.deliver(clip, KEY, cancel=CancelToken(seconds=0))


def test_error_in_progress_stores_nothing(storage: StorageBackend, tmp_path: Path) -> None:
    """A window that fails while it shows progress does not leave half a file or hang."""
    if is_in_memory(storage):
        return
    large = tmp_path / "large"
    large.write_bytes(bytes(8_000_000))

    def fail(*_: int) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        storage.deliver(large, KEY, progress=fail)


def test_destination(storage: StorageBackend, clip: Path, tmp_path: Path) -> None:
    """Checking a destination that is fine changes nothing that can be listed."""
    storage.check_destination(KEY, 1000)
    storage.discard_partials(KEY)
    assert storage.list_files() == []
    storage.upload_file(clip, KEY)
    storage.check_destination(KEY, 1000)
    storage.discard_partials(KEY)
    assert storage.fetch(KEY, tmp_path / "work").read_bytes() == clip.read_bytes()


def test_versions(storage: StorageBackend, clip: Path, tmp_path: Path) -> None:
    """Keys are listed with what tells a new content from an old one, in places that can tell."""
    assert storage.list_versions() == {}
    storage.upload_file(clip, KEY)
    before = storage.list_versions("clips/")
    assert list(before) == [KEY] == storage.list_files("clips/")
    assert storage.list_versions("clips/") == before
    (tmp_path / "other").write_bytes(b"other")
    storage.upload_file(tmp_path / "other", KEY)
    assert (storage.list_versions()[KEY] != before[KEY]) == (not is_in_memory(storage))


def test_the_file_behind_a_key(storage: StorageBackend, clip: Path) -> None:
    """A place of local files tells which file a key is, so that its folder can be shown; others say that it is none."""
    storage.upload_file(clip, KEY)
    path = storage.local_path(KEY)
    if isinstance(storage, FileStorage):
        assert path is not None
        assert path.read_bytes() == clip.read_bytes()
    else:
        assert path is None
    with pytest.raises(UnsafePathError):
        storage.local_path("../x")


def test_side_by_side(make: MakeStorage, tmp_path: Path) -> None:
    """Many clips can be stored and fetched at once."""
    keys = [f"clips/{i}.mp4" for i in range(12)]
    storage = make(keys)

    def there_and_back(key: str) -> bytes:
        source = tmp_path / key.replace("/", "_")
        source.write_bytes(key.encode())
        storage.deliver(source, key)
        return storage.fetch(key, tmp_path / "work").read_bytes()

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(there_and_back, keys)) == [key.encode() for key in keys]


def _calls(storage: StorageBackend, clip: Path, folder: Path) -> list[Callable[[str], object]]:
    return [
        lambda key: storage.upload_file(clip, key),
        lambda key: storage.deliver(clip, key),
        lambda key: storage.download_file(key, folder / "x"),
        lambda key: storage.fetch(key, folder),
        storage.get_url,
        storage.file_exists,
        storage.delete_file,
    ]


@pytest.mark.parametrize("key", UNSAFE)
def test_unsafe_keys_are_refused(storage: StorageBackend, clip: Path, tmp_path: Path, key: str) -> None:
    """No method takes a key that could leave the place, and each says that it is about security."""
    calls = _calls(storage, clip, tmp_path / "work")
    for call in [*calls, storage.list_files] if key else calls:
        with pytest.raises(UnsafePathError, match="security"):
            call(key)


_PARTS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\\/"), min_size=1)
_LEGAL = st.lists(_PARTS, min_size=1, max_size=4).map("/".join).filter(lambda key: key_problem(key) is None)
_PROPERTY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@_PROPERTY
@given(key=_LEGAL)
def test_any_legal_key(make: MakeStorage, tmp_path: Path, key: str) -> None:
    """Whatever a clip is called, it is found under exactly this name, alone."""
    storage = make([key])
    source = tmp_path / "source"
    source.write_bytes(key.encode())
    storage.upload_file(source, key)
    assert storage.list_files() == [key]
    assert storage.file_exists(key)
    assert storage.fetch(key, tmp_path / "work").read_bytes() == key.encode()
    assert urllib.parse.urlsplit(storage.get_url(key)).scheme
    assert storage.delete_file(key)
    assert storage.list_files() == []


@_PROPERTY
@given(key=_LEGAL, at=st.integers(min_value=1))
def test_any_prefix(make: MakeStorage, tmp_path: Path, key: str, at: int) -> None:
    """A clip is listed by any beginning of its name that could be a name itself."""
    prefix = key[: at % len(key) + 1]
    assume(key_problem(prefix.removesuffix("/")) is None)
    storage = make([key])
    (tmp_path / "source").write_bytes(b"x")
    storage.upload_file(tmp_path / "source", key)
    assert storage.list_files(prefix) == [key]
    assert storage.list_files(prefix + "x") == ([key] if key.startswith(prefix + "x") else [])


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(key=st.text(st.sampled_from("./\\:-a\n\x00é"), max_size=12).filter(lambda key: key_problem(key) is not None))
def test_any_illegal_key(storage: StorageBackend, clip: Path, tmp_path: Path, key: str) -> None:
    """No combination of dots, slashes, colons and dashes gets past any method."""
    for call in _calls(storage, clip, tmp_path / "work"):
        with pytest.raises(UnsafePathError, match="security"):
            call(key)
