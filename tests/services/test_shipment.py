import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from typing_extensions import override

from choreo_desktop.domain.errors import ResourceError, StorageError, TimedOutError, UnusableMediaError
from choreo_desktop.domain.work import Cancelled, CancelToken
from choreo_desktop.media.ffmpeg import FFmpegLocator
from choreo_desktop.services.shipment import Shipment, await_all
from tests.end_to_end.material import PATIENCE, make_clip, make_song, until
from tests.fakes.storage import MemoryStorage

CLIPS = {"clips/a.mp4": "moves[0].video_path", "clips/b.mp4": "moves[1].video_path"}


class Held(MemoryStorage):
    """Gives a file away only when it is let go."""

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__()
        self.files = dict(files)
        self.gates = {key: threading.Event() for key in files}

    def let_go(self, *keys: str) -> None:
        """These may arrive."""
        for key in keys or self.gates:
            self.gates[key].set()

    @override
    def fetch(self, remote_path: str, folder: Path, **more: Any) -> Path:
        cancel: CancelToken = more["cancel"]
        until(lambda: cancel.stopped or self.gates[remote_path].is_set(), remote_path)
        return super().fetch(remote_path, folder, **more)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A song, two clips and a text."""
    folder = tmp_path_factory.mktemp("files")
    made = {
        "song.wav": make_song(folder / "song.wav", 1.0),
        "clips/a.mp4": make_clip(folder / "a.mp4", 0.4),
        "clips/b.mp4": make_clip(folder / "b.mp4", 0.6, hue=90),
    }
    return {**{key: path.read_bytes() for key, path in made.items()}, "text.mp4": b"text"}


@pytest.fixture
def storage(files: dict[str, bytes]) -> Held:
    """Where they come from."""
    return Held(files)


@contextmanager
def shipped(
    storage: Held,
    folder: Path,
    *,
    clips: list[str] | None = None,
    song: str = "song.wav",
    cancel: CancelToken | None = None,
    on_share: Callable[[float], None] = lambda _: None,
) -> Iterator[Shipment]:
    """A shipment on its way, stopped in the end as the job does it."""
    token = CancelToken(cancel)
    ffmpeg = FFmpegLocator().get()
    fields = CLIPS if clips is None else {key: f"moves[{n}].video_path" for n, key in enumerate(clips)}
    shipment = Shipment(storage, fields, song, folder=folder, ffmpeg=ffmpeg, cancel=token, on_share=on_share)
    try:
        yield shipment
    finally:
        token.cancel()
        shipment.close()


def test_each_can_be_used_as_soon_as_it_is_here(storage: Held, tmp_path: Path) -> None:
    """Rendering begins with the clips that are here, while others are still on their way."""
    shares: list[float] = []
    with shipped(storage, tmp_path, on_share=shares.append) as shipment:
        shipment.first_look()
        assert shipment.arrived() == set()
        storage.let_go("clips/b.mp4")
        until(lambda: shipment.arrived() == {"clips/b.mp4"}, "the first clip")
        assert shipment.clip("clips/b.mp4").info.seconds == pytest.approx(0.6, abs=0.05)
        storage.let_go()
        until(lambda: shipment.arrived() == set(CLIPS), "the second clip")
        shipment.next_arrival()
        assert shipment.song().info.audio is not None
        assert len({shipment.clip(key).digest for key in CLIPS} | {shipment.song().digest}) == 3
    assert max(shares) == 1
    assert 0 < min(shares) < 1


@pytest.mark.parametrize(
    ("clips", "song", "kind"),
    [
        (["clips/none.mp4"], "song.wav", ResourceError),
        (["text.mp4"], "song.wav", UnusableMediaError),
        (["song.wav"], "song.wav", UnusableMediaError),
        (["clips/a.mp4"], "none.wav", ResourceError),
        (["clips/a.mp4"], "text.mp4", UnusableMediaError),
        (["clips/a.mp4"], "clips/b.mp4", UnusableMediaError),
    ],
)
def test_what_cannot_be_used(storage: Held, tmp_path: Path, clips: list[str], song: str, kind: type[Exception]) -> None:
    """A clip or song that is missing or no use is found when it is asked for."""
    storage.gates |= {key: threading.Event() for key in [*clips, song] if key not in storage.gates}
    storage.let_go()
    with shipped(storage, tmp_path, clips=clips, song=song) as shipment:
        futures = [*shipment._clips.values(), shipment._song]
        with pytest.raises(kind):
            await_all(futures, CancelToken(seconds=PATIENCE))


def test_a_clip_that_fails_is_not_waited_for(storage: Held, tmp_path: Path) -> None:
    """One bad clip ends the waiting for all others at once."""
    storage.let_go("text.mp4")
    with (
        shipped(storage, tmp_path, clips=["clips/a.mp4", "text.mp4"]) as shipment,
        pytest.raises(ResourceError, match=r"^moves\[1\].video_path: text.mp4 is not"),
    ):
        until(lambda: shipment.arrived() and False, "the failure")


def test_all_that_is_no_use_is_told_at_once(storage: Held, tmp_path: Path) -> None:
    """The sentence names the first field and how many more; the details have them all."""
    clips = ["clips/a.mp4", "clips/none.mp4", "text.mp4"]
    storage.gates |= {key: threading.Event() for key in [*clips, "none.wav"] if key not in storage.gates}
    storage.let_go()
    with (
        shipped(storage, tmp_path, clips=clips, song="none.wav") as shipment,
        pytest.raises(ResourceError) as caught,
    ):
        shipment.clip("text.mp4")
    assert caught.value.error.startswith("moves[1].video_path: ")
    assert caught.value.error.endswith("(and 2 more)")
    fields = [line.split(":")[0] for line in caught.value.details.splitlines()]
    assert fields == ["moves[1].video_path", "moves[2].video_path", "audio_path"]


def test_cancel(storage: Held, tmp_path: Path) -> None:
    """Cancel ends the waiting for a clip that never comes, and nothing is left running."""
    cancel = CancelToken()
    with shipped(storage, tmp_path, cancel=cancel) as shipment:
        threading.Timer(0.05, cancel.cancel).start()
        with pytest.raises(Cancelled):
            shipment.song()
        with pytest.raises(Cancelled):
            shipment.arrived()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("fetch")]


def test_time_limit(storage: Held, tmp_path: Path) -> None:
    """A clip that never comes does not outlast the time limit."""
    with shipped(storage, tmp_path, cancel=CancelToken(seconds=0.1)) as shipment, pytest.raises(TimedOutError):
        shipment.clip("clips/a.mp4")


def test_await_all_ends_with_the_first_failure() -> None:
    """The first failure ends the waiting, though the rest is not done."""
    slow: Future[int] = Future()
    bad: Future[int] = Future()
    threading.Timer(0.05, bad.set_exception, [StorageError("It broke.")]).start()
    with pytest.raises(StorageError):
        await_all([slow, bad], CancelToken(seconds=PATIENCE))


def test_await_all_of_nothing_and_of_everything() -> None:
    """Waiting for what is done, or for nothing, ends at once."""
    done: Future[int] = Future()
    done.set_result(1)
    await_all([], CancelToken())
    await_all([done, done], CancelToken())
