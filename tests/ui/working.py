"""A window's session over a small real library: a song of twenty seconds and six clips."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from choreo_desktop.app import App
from choreo_desktop.domain.blueprint import Blueprint
from choreo_desktop.domain.settings import AppSettings, VideoSettings
from choreo_desktop.paths import app_paths
from choreo_desktop.services.studio import Studio
from choreo_desktop.ui.jobs.runner import JobRunner
from choreo_desktop.ui.session import Session
from tests.end_to_end.material import ffmpeg_program, make_clip, make_song

PATIENCE = 60_000  # ms
BPM = 126.0

# Encoders of segments read at the clip's own speed while the file beside the script is there.
_SCRIPT = """#!/bin/sh
if [ -e "$0.slow" ]; then
  case "$*" in *segment.mp4*) for word; do
    shift; [ "$word" = -i ] && set -- "$@" -re; set -- "$@" "$word"
  done;; esac
fi
exec {program} "$@"
"""
_CLIPS = [
    ("Side Basic", "basic", "beginner", "low", "romantic"),
    ("Forward Basic", "basic", "beginner", "medium", "romantic"),
    ("Lady's Turn", "ladyturn", "intermediate", "medium", "playful"),
    ("Hammerlock", "hammerlock", "intermediate", "high", "energetic"),
    ("Body Wave", "bodywaves", "advanced", "low", "sensual"),
    ("Double Spin", "spin", "advanced", "high", "energetic"),
]


def make_material(folder: Path) -> Path:
    """The song and the clips, with what a teacher says of them."""
    make_song(folder / "song" / "Canción de Prueba.wav", 20.0, bpm=BPM)
    told = []
    for number, (name, kind, difficulty, energy, style) in enumerate(_CLIPS):
        clip = make_clip(folder / "clips" / f"{name.lower().replace(' ', '_')}.mp4", 8.0, hue=60 * number)
        told.append(
            {
                "video_path": clip.name,
                "name": name,
                "move_label": kind,
                "difficulty": difficulty,
                "energy_level": energy,
                "style": style,
                "beats_per_minute": BPM + 3 * number,
                "first_one": 0.2,
            }
        )
    (folder / "clips" / "annotations.json").write_text(json.dumps({"clips": told}), "utf-8")
    return folder


class Working:
    """What the tests of the right column work on.

    Attributes:
        app: The program.
        session: What the window works on.
        root: Folder of the song and the clips.
        ffmpeg: The script that stands for FFmpeg.
    """

    def __init__(self, app: App, session: Session, root: Path, ffmpeg: Path, qtbot: QtBot) -> None:
        self.app, self.session, self.root, self.ffmpeg, self._qtbot = app, session, root, ffmpeg, qtbot
        self.failures: list[object] = []
        self.told: list[str] = []
        session.failed.connect(self.failures.append)
        session.told.connect(self.told.append)

    @property
    def studio(self) -> Studio:
        """The services."""
        return self.app.studio

    @property
    def video(self) -> Path | None:
        """The video of the plan."""
        return self.session.video

    @property
    def blueprint(self) -> Blueprint:
        """The plan, of which there is one."""
        assert self.session.blueprint is not None
        return self.session.blueprint

    def slow(self) -> None:
        """From now on encoders take their time."""
        self.ffmpeg.with_name(self.ffmpeg.name + ".slow").touch()

    def quick(self) -> None:
        """From now on encoders run freely."""
        self.ffmpeg.with_name(self.ffmpeg.name + ".slow").unlink()

    def until(self, there: Callable[[], object]) -> None:
        """Wait for something to be so."""
        self._qtbot.waitUntil(lambda: bool(there()), timeout=PATIENCE)

    def settle(self) -> None:
        """Wait until no job runs."""
        self.until(lambda: not self.session.runner.jobs)

    def show(self, widget: QWidget, width: int = 300, height: int = 660) -> None:
        """Show a panel as wide as a column of the window."""
        self._qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        self.settle()

    def choose_song(self) -> None:
        """Work on the song."""
        self.session.choose_song(self.studio.library.songs()[0])
        self.until(lambda: self.session.song)

    def plan(self, **choices: object) -> None:
        """Work on the song and a plan of it."""
        self.choose_song()
        self.session.plan(**choices)
        self.until(lambda: self.session.blueprint and not self.session.work)
        self.settle()

    def build(self, **choices: object) -> None:
        """Work on the song and a video of it."""
        self.choose_song()
        self.session.build(**choices)
        self.until(lambda: self.session.video and not self.session.work)
        self.settle()


@pytest.fixture(scope="session")
def filled_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the library in it, made once; its clips and songs lie below ``material``."""
    home = tmp_path_factory.mktemp("filled")
    material = make_material(home / "material")
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stack:
        patch.setenv("CHOREO_DESKTOP_HOME", str(home))
        studio = App(stack, app_paths()).studio
        studio.library.import_paths([material / "clips"])
        studio.library.find_song(str(material / "song" / "Canción de Prueba.wav"))
    return home


@pytest.fixture
def empty_working(qtbot: QtBot, runner: JobRunner, home: Path, tmp_path: Path) -> Iterator[Working]:
    """A session over an empty library."""
    yield from _working(qtbot, runner, home, tmp_path)


@pytest.fixture
def working(qtbot: QtBot, runner: JobRunner, home: Path, tmp_path: Path, filled_home: Path) -> Iterator[Working]:
    """A session over the library; videos are small and quickly made."""
    shutil.copytree(filled_home, home, dirs_exist_ok=True)
    yield from _working(qtbot, runner, home, tmp_path, filled_home / "material")


def _working(
    qtbot: QtBot, runner: JobRunner, home: Path, tmp_path: Path, material: Path | None = None
) -> Iterator[Working]:
    script = tmp_path / "ffmpeg"
    script.write_text(_SCRIPT.format(program=ffmpeg_program().path))
    script.chmod(0o755)
    video = VideoSettings(width=64, height=48, frame_rate=10, quality="draft", video_bitrate="200k")
    with ExitStack() as stack:
        app = App(stack, app_paths())
        app.studio.change_settings(AppSettings(video=video, ffmpeg_path=str(script), workers=2))
        session = Session(app.studio, runner)
        yield Working(app, session, material or home, script, qtbot)
        session.cancel_work()
        assert runner.shut_down()
        session.deleteLater()
