"""A place to make videos in, where things can go wrong on purpose."""

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from choreo_desktop.domain.errors import ChoreoError
from choreo_desktop.domain.task import ChoreographyTask
from choreo_desktop.domain.work import Cancelled, CancelToken, Progress
from choreo_desktop.library.database import Database
from choreo_desktop.library.tasks import TaskRepository
from choreo_desktop.media.ffmpeg import FFmpegLocator
from choreo_desktop.services.choreography import ChoreographyService, Made
from choreo_desktop.services.video_assembly import VideoAssemblyService
from choreo_desktop.storage.base import StorageBackend
from choreo_desktop.storage.local import LocalStorageBackend
from tests.end_to_end.material import (
    PATIENCE,
    children_at,
    ffmpeg_program,
    leftovers,
    rendered_parts,
    start,
    tasks_of,
    until,
    write_settings,
)

# Every encoder of a segment is counted, and reads at the clip's own speed while the file beside the script is there.
_SCRIPT = """#!/bin/sh
case "$*" in *segment.mp4*) echo >> "$0.count";; esac
if [ -e "$0.slow" ]; then
  case "$*" in *segment.mp4*) for word; do
    shift; [ "$word" = -i ] && set -- "$@" -re; set -- "$@" "$word"
  done;; esac
fi
exec {program} "$@"
"""


@dataclass
class Attempt:
    """One run of the use case in a thread of its own."""

    thread: threading.Thread | None = None
    made: Made | None = None
    failure: BaseException | None = None

    def result(self) -> "Attempt":
        """Wait for its end."""
        assert self.thread is not None
        self.thread.join(PATIENCE)
        assert not self.thread.is_alive(), "it never ended"
        return self

    @property
    def error(self) -> ChoreoError:
        """What went wrong, which must be something."""
        assert isinstance(self.failure, ChoreoError), repr(self.failure)
        return self.failure


@dataclass
class Studio:
    """Songs and clips below one folder, a home for the program, and an FFmpeg that can be slowed down.

    Attributes:
        root: With ``songs``, ``clips`` and ``output``.
        home: Of the program.
        ffmpeg: The script that stands for FFmpeg.
        tasks: The history.
        cache: Of rendered parts.
    """

    root: Path
    home: Path
    ffmpeg: Path
    tasks: TaskRepository
    cache: Path
    workers: int = 2
    _files: set[Path] = field(default_factory=set)

    @classmethod
    @contextmanager
    def opened(cls, material: Path, root: Path, home: Path) -> "Iterator[Studio]":
        """Copy the material and open the history."""
        shutil.copytree(material, root)
        script = home.parent / f"{home.name}-ffmpeg"
        script.write_text(_SCRIPT.format(program=ffmpeg_program().path))
        script.chmod(0o755)
        with Database(home / "history" / "choreo.sqlite3") as database:
            studio = cls(root, home, script, TaskRepository(database), home / "cache")
            studio._files = set(root.rglob("*"))
            yield studio

    def slow(self) -> None:
        """From now on encoders take their time."""
        self._brake.touch()

    def quick(self) -> None:
        """From now on encoders run freely."""
        self._brake.unlink()

    @property
    def _brake(self) -> Path:
        return self.ffmpeg.with_name(self.ffmpeg.name + ".slow")

    def assembly(self, storage: StorageBackend | None = None, **more: Any) -> VideoAssemblyService:
        """The service as the program puts it together."""
        known: dict[str, Any] = {
            "ffmpeg": FFmpegLocator(str(self.ffmpeg)),
            "cache_folder": self.cache,
            "workers": self.workers,
        }
        return VideoAssemblyService(storage or LocalStorageBackend(self.root), **{**known, **more})

    def choreography(self, storage: StorageBackend | None = None, **more: Any) -> ChoreographyService:
        """The use case that keeps a record."""
        return ChoreographyService(self.assembly(storage, **more), self.tasks)

    def attempt(
        self,
        blueprint: dict[str, Any],
        *,
        service: ChoreographyService | None = None,
        progress: Callable[[Progress], None] = lambda _: None,
        cancel: CancelToken | None = None,
    ) -> Attempt:
        """Start to make a video."""
        attempt = Attempt()
        service = service or self.choreography()

        def run() -> None:
            try:
                attempt.made = service.assemble(blueprint, progress, cancel)
            except (Exception, Cancelled) as error:  # noqa: BLE001 - whatever it is, the test looks at it
                attempt.failure = error

        attempt.thread = threading.Thread(target=run)
        attempt.thread.start()
        return attempt

    def encoders(self) -> list[psutil.Process]:
        """Encoders of segments at work."""
        return [p for p in children_at(self.cache) if _mentions(p, "segment.mp4")]

    def encodes(self) -> int:
        """How many encoders of segments were ever started here."""
        counted = self.ffmpeg.with_name(self.ffmpeg.name + ".count")
        return len(counted.read_bytes()) if counted.exists() else 0

    def await_encoder(self) -> psutil.Process:
        """An encoder of a segment at work."""
        return until(self.encoders, "an encoder")[0]

    def await_parts(self, number: int = 1) -> dict[str, int]:
        """So many finished segments."""
        return until(lambda: (p := self.parts()) if len(self.parts()) >= number else {}, "a finished segment")

    def parts(self) -> dict[str, int]:
        """Finished segments."""
        return rendered_parts(self.cache)

    def last(self) -> ChoreographyTask:
        """The newest record."""
        return self.tasks.list(1)[0]

    def new_files(self) -> list[str]:
        """Files that were not there at the beginning."""
        found = (p for p in self.root.rglob("*") if p not in self._files and p.is_file())
        return sorted(p.relative_to(self.root).as_posix() for p in found)

    def check_clean(self) -> None:
        """No process, no temporary file, no half video."""
        until(lambda: not children_at(self.cache), "the end of all children", 10)
        assert leftovers(self.root, self.cache) == []
        assert self.new_files() == []

    def check_works(self, blueprint: dict[str, Any], kept: dict[str, int] | None = None) -> Made:
        """The next run makes the video, from the parts that are there already."""
        made = self.attempt(blueprint).result()
        assert made.made is not None, repr(made.failure)
        assert self.last().status == "completed"
        assert self.new_files() == [blueprint["output_config"]["output_path"]]
        assert leftovers(self.root, self.cache) == []
        now = self.parts()
        assert {name: now.get(name) for name in kept or {}} == (kept or {})
        return made.made

    def write(self, blueprint: dict[str, Any]) -> Path:
        """A blueprint as a file."""
        path = self.home / "blueprint.json"
        path.write_text(json.dumps(blueprint))
        return path

    def program(self, *words: str | Path, **settings: Any) -> "subprocess.Popen[bytes]":
        """The program itself, with this FFmpeg in its settings."""
        write_settings(self.home, ffmpeg_path=str(self.ffmpeg), workers=self.workers, **settings)
        return start(self.home, *words)

    def history(self) -> list[ChoreographyTask]:
        """What the program wrote down, newest first."""
        return tasks_of(self.home)


def _mentions(process: psutil.Process, word: str) -> bool:
    with suppress(psutil.Error):
        return any(word in part for part in process.cmdline())
    return False


@contextmanager
def small_disk(folder: Path, megabytes: int = 40) -> Iterator[None]:
    """A disk of its own at a folder.

    Raises:
        PermissionError: Where disks cannot be made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    options = f"size={megabytes}m,uid={os.getuid()}"
    command = [*prefix, "mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        raise PermissionError(folder)
    try:
        yield
    finally:
        subprocess.run([*prefix, "umount", "-l", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """Fill a disk to the last byte. Returns the file that does."""
    filler = folder / "filler"
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        while file.write(bytes(1 << 16)):
            pass
    with suppress(OSError), filler.open("ab", buffering=0) as file:
        while file.write(b"x"):
            pass
    return filler


def finish(process: "subprocess.Popen[bytes]") -> tuple[int, str, str]:
    """Wait for a program. Returns its exit code and what it said."""
    try:
        out, err = process.communicate(timeout=PATIENCE)
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()
    return process.returncode, out.decode(), err.decode()
