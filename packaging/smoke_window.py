"""The frozen window on a screen of its own, and a bucket for it."""

import itertools
import json
import logging
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[1]
SIZE = (1280, 800)
PROGRAMS = ("Xvfb", "openbox", "xdotool", "import")
TITLE = "Choreo Desktop"
RENDER_SECONDS = 600.0
LOOKS = 8
# Where the welcome's first card and the preview's picture are, as parts of the screen.
DEMO_CARD = (0.30, 0.48)
PREVIEW = (0.40, 0.20, 0.60, 0.45)


class SmokeError(Exception):
    """A step did not go as it has to."""


class Server(NamedTuple):
    """A server on this computer with a bucket.

    Attributes:
        endpoint: Its address.
        bucket: The name of the bucket.
        keys: What a program needs to be let in, as variables of its environment.
        list_keys: Tells what is in the bucket.
    """

    endpoint: str
    bucket: str
    keys: dict[str, str]
    list_keys: Callable[[], list[str]]

    def write_settings(self, home: Path, *, bucket: str) -> None:
        """Save settings in a home, as a person would who keeps choreographies in a bucket."""
        place = {"kind": "s3", "bucket": bucket, "endpoint_url": self.endpoint, "region": "us-east-1"}
        file = home / ".config" / "choreo-desktop" / "settings.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps({"schema_version": 2, "storage": {**place, "path_style": True}}), "utf-8")


@contextmanager
def s3_server() -> Iterator[Server]:
    """A server and a bucket, until the end of the block."""
    import boto3
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # it tells every request
    names = {"AWS_ACCESS_KEY_ID": "smoke", "AWS_SECRET_ACCESS_KEY": "smoke", "AWS_EC2_METADATA_DISABLED": "true"}
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        endpoint = f"http://{host}:{port}"
        client = boto3.client(
            "s3",
            endpoint_url=endpoint,
            region_name="us-east-1",
            aws_access_key_id=names["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=names["AWS_SECRET_ACCESS_KEY"],
        )
        client.create_bucket(Bucket="smoke-dances")

        def list_keys() -> list[str]:
            return [item["Key"] for item in client.list_objects_v2(Bucket="smoke-dances").get("Contents", [])]

        yield Server(endpoint, "smoke-dances", names, list_keys)
    finally:
        server.stop()


def missing_for_window() -> list[str]:
    """What has to be installed to show the window on a screen of its own."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


def drive_window(program: Path, environment: Mapping[str, str], home: Path, shots: Path) -> str:
    """Open the window, click on "Try the demo", and see a choreography play that lies in a bucket.

    Args:
        program: The frozen program.
        environment: For it.
        home: Its empty home.
        shots: A folder for pictures of the screen.

    Raises:
        SmokeError: If something of that does not come about.
    """
    if missing := missing_for_window():
        raise SmokeError(f"not tried, because these are missing: {', '.join(missing)}")
    sys.path.insert(0, str(ROOT))
    from tests.end_to_end.window_screen import Screen

    with (
        Screen.opened(f"{SIZE[0]}x{SIZE[1]}") as screen,
        s3_server() as server,
        (shots / "window.log").open("wb") as log,
    ):
        server.write_settings(home, bucket=server.bucket)
        more = {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb", **server.keys}
        process = subprocess.Popen([str(program)], env={**environment, **more}, cwd=home, stdout=log, stderr=log)
        try:
            return _try_demo(_Watched(screen, process, server, shots))
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait(60)


class _Watched(NamedTuple):
    """The window and what is around it."""

    screen: Any
    process: "subprocess.Popen[bytes]"
    server: Server
    shots: Path

    def wait(self, look: Callable[[], Any], what: str, seconds: float) -> None:
        """Wait for something.

        Raises:
            SmokeError: If it never comes, or the program ends before.
        """
        deadline = time.monotonic() + seconds
        while not look():
            if self.process.poll() is not None:
                raise SmokeError(f"the program ended with {self.process.returncode} while waiting for {what}")
            if time.monotonic() > deadline:
                self.screen.look(self.shots / "failed.png")
                raise SmokeError(f"waited {seconds:.0f} s in vain for {what}")
            time.sleep(0.2)

    def hands(self, *words: str) -> str:
        """What xdotool answers."""
        environment = self.screen.environment
        return subprocess.run(["xdotool", *words], env=environment, check=False, capture_output=True, text=True).stdout


def _try_demo(watched: _Watched) -> str:
    watched.wait(lambda: watched.hands("search", "--onlyvisible", "--name", TITLE), "the window", 120)
    began = time.monotonic()
    window = watched.hands("search", "--onlyvisible", "--name", TITLE).split()[0]
    watched.hands("windowmove", window, "0", "0", "windowsize", window, str(SIZE[0]), str(SIZE[1]))
    watched.wait(lambda: _has_settled(watched), "a window that stands still", 60)
    watched.screen.look(watched.shots / "welcome.png")
    x, y = (str(round(part * size)) for part, size in zip(DEMO_CARD, SIZE, strict=True))
    watched.hands("mousemove", x, y, "sleep", "0.3", "click", "1")
    watched.wait(watched.server.list_keys, "a video in the bucket", RENDER_SECONDS)
    built = time.monotonic() - began
    pictures: list[QImage] = []

    def moves() -> bool:
        pictures.append(_preview(watched, f"playing-{len(pictures):02}.png"))
        return _different(pictures) >= LOOKS // 2

    watched.wait(moves, "moving pictures", 120)
    stored = watched.server.list_keys()
    watched.hands("key", "ctrl+q")
    code = watched.process.wait(60)
    if code:
        raise SmokeError(f"the window ended with {code}")
    return f"{stored[0]} after {built:.0f} s; {_different(pictures)} of {len(pictures)} pictures differ"


def _has_settled(watched: _Watched) -> bool:
    first = watched.screen.look(watched.shots / "settling.png")
    time.sleep(1)
    return bool(first == watched.screen.look(watched.shots / "settling.png"))


def _preview(watched: _Watched, name: str) -> "QImage":
    picture = watched.screen.look(watched.shots / name)
    left, top, right, bottom = PREVIEW
    across, down = picture.width(), picture.height()
    part: QImage = picture.copy(
        round(left * across), round(top * down), round((right - left) * across), round((bottom - top) * down)
    )
    return part


def _different(pictures: "list[QImage]") -> int:
    """How many pictures show something else than the one before."""
    return sum(1 for before, after in itertools.pairwise(pictures) if before != after)
