"""Made songs and clips, the programs that work on them, and a look at what they leave behind."""

import json
import os
import subprocess
import sys
import time
import wave
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeVar

import av
import numpy as np
import psutil

from choreo_desktop.domain.task import ChoreographyTask
from choreo_desktop.library.database import Database
from choreo_desktop.library.tasks import TaskRepository
from choreo_desktop.media.ffmpeg import FFmpeg, FFmpegLocator

PATIENCE = 120.0
SAMPLE_RATE = 22_050

T = TypeVar("T")


def ffmpeg_program() -> FFmpeg:
    """The program that renders in these tests."""
    return FFmpegLocator().get()


def make_song(path: Path, seconds: float = 20.0, *, bpm: float = 126.0, level: float = 1.0) -> Path:
    """A click on every beat, a bass note on every bar: a song whose tempo anybody hears. ``level`` 0 is silence."""
    t = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    beat = (t * bpm / 60) % 1 * 60 / bpm
    bar = (t * bpm / 240) % 1 * 240 / bpm
    note = 55.0 * 2 ** (np.floor(t * bpm / 240) % 4 / 4)
    sound = 0.5 * np.sin(2 * np.pi * 1_800 * beat) * np.exp(-beat / 0.01)
    sound += 0.4 * np.sin(2 * np.pi * note * bar) * np.exp(-bar / 0.4)
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".wav":
        write_wave(path, level * sound)
        return path
    whole = path.with_suffix(".made.wav")
    write_wave(whole, level * sound)
    run_ffmpeg("-i", str(whole.absolute()), f"file:{path.absolute()}")
    whole.unlink()
    return path


def write_wave(path: Path, samples: "np.ndarray[Any, np.dtype[np.floating[Any]]]") -> None:
    """16-bit mono."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes(np.rint(np.clip(samples, -1, 1) * 32_000).astype("<i2").tobytes())


def make_clip(
    path: Path,
    seconds: float = 1.0,
    *,
    rate: str = "25",
    size: str = "64x48",
    hue: int = 0,
    before: Iterable[str] = (),
) -> Path:
    """A moving test picture; another hue is another clip; ``before`` is what else goes in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = f"testsrc2=size={size}:rate={rate}:duration={seconds},hue=h={hue}"
    run_ffmpeg(
        *before,
        *("-f", "lavfi", "-i", picture, "-preset", "ultrafast", "-pix_fmt", "yuv420p"),
        f"file:{path.absolute()}",
    )
    return path


def run_ffmpeg(*words: str) -> None:
    """Run the bundled FFmpeg for material."""
    command = [str(ffmpeg_program().path), "-v", "error", "-y", *words]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)


def blueprint(*moves: dict[str, Any], output: str = "output/video.mp4", **config: Any) -> dict[str, Any]:
    """A blueprint of the song ``songs/song.wav`` in a small, quick shape."""
    shape = {"width": 64, "height": 48, "frame_rate": 10, "quality": "draft", "video_bitrate": "200k", **config}
    return {
        "task_id": "task-of-a-test",
        "audio_path": "songs/song.wav",
        "moves": list(moves),
        "output_config": {"output_path": output, **shape},
    }


def move(clip: str, start: float = 0.0, duration: float | None = 0.4, **more: Any) -> dict[str, Any]:
    """One move of a blueprint; no duration where it is None."""
    length = {} if duration is None else {"duration": duration}
    return {"video_path": f"clips/{clip}.mp4", "start_time": start, **length, **more}


@dataclass(frozen=True)
class Video:
    """A finished video, decoded from its first to its last frame.

    Attributes:
        frames: Pictures.
        times: When each is shown, in seconds.
        pictures: Each picture as a small grey array.
        width: Pixels.
        height: Pixels.
        rate: Frames per second.
        sound_seconds: Length of the sound.
    """

    frames: int
    times: list[Fraction] = field(repr=False)
    pictures: "list[np.ndarray[Any, np.dtype[np.uint8]]]" = field(repr=False)
    width: int
    height: int
    rate: Fraction
    sound_seconds: float


def watch(path: Path) -> Video:
    """Play a video to its end, picture and sound."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        frames = list(container.decode(stream))
        rate = Fraction(stream.average_rate or 0)
        width, height = stream.width, stream.height
    with av.open(str(path)) as container:
        samples = 0.0
        for block in container.decode(container.streams.audio[0]):
            samples += block.samples / block.sample_rate
    times = [(frame.pts or 0) * Fraction(frame.time_base or 0) for frame in frames]
    pictures = [frame.to_ndarray(format="gray").astype(np.uint8) for frame in frames]
    return Video(len(frames), times, pictures, width, height, rate, samples)


def files_below(folder: Path) -> set[str]:
    """Every file and folder below a folder, as text."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def leftovers(*folders: Path) -> list[str]:
    """What must never be left: files in work folders, and files that are not whole."""
    return sorted(
        str(path)
        for folder in folders
        for path in folder.rglob("*")
        if path.name.endswith(".part") or "work" in path.relative_to(folder).parts[:-1]
    )


def rendered_parts(cache: Path) -> dict[str, int]:
    """Entries of the cache and when each was made, by the number of its file: made again is another number."""
    return {path.name: path.stat().st_ino for path in (cache / "parts").glob("*/*.mp4")}


def children_at(folder: Path) -> list[psutil.Process]:
    """Programs at work whose command line names a folder (other than Python itself, which tests run)."""
    found = []
    for process in psutil.process_iter():
        try:
            words = process.cmdline()
            if any(str(folder) in word for word in words) and "ython" not in Path(words[0]).name:
                found.append(process)
        except psutil.Error:
            continue
    return found


def until(look: Callable[[], T], what: str, seconds: float = PATIENCE) -> T:
    """Look until there is something to see.

    Raises:
        AssertionError: If there never is.
    """
    deadline = time.monotonic() + seconds
    while True:
        begun = time.monotonic()
        if found := look():
            return found
        now = time.monotonic()
        assert now < deadline, f"waited in vain for {what}"
        time.sleep(max(0.01, 2 * (now - begun)))  # or looking would take the time of what is waited for


def tasks_of(home: Path) -> list[ChoreographyTask]:
    """The history of a program's home, newest first, exactly as it was left."""
    with Database(home / "data" / "choreo.sqlite3") as database:
        return TaskRepository(database).list()


def environment(home: Path, **more: str) -> dict[str, str]:
    """What a program of ours sees: its own home."""
    return {**os.environ, "CHOREO_DESKTOP_HOME": str(home), **more}


def program(*words: str | Path) -> list[str]:
    """The command line of the program as a person starts it."""
    return [sys.executable, "-m", "choreo_desktop", *map(str, words)]


def start(home: Path, *words: str | Path, **more: str) -> "subprocess.Popen[bytes]":
    """The program, running."""
    return subprocess.Popen(
        program(*words),
        env=environment(home, **more),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def write_settings(home: Path, **settings: Any) -> None:
    """Settings as a person would have saved them."""
    (home / "config").mkdir(parents=True, exist_ok=True)
    (home / "config" / "settings.json").write_text(json.dumps({"schema_version": 1, **settings}))
