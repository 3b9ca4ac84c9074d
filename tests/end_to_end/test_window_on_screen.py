from pathlib import Path
from typing import Any

import pytest

from choreo_desktop.domain.settings import VideoSettings
from tests.end_to_end.drive_window import short_steps, walk
from tests.end_to_end.material import make_clip, make_song
from tests.end_to_end.window_client import Window
from tests.end_to_end.window_screen import Screen, missing_programs
from tests.end_to_end.window_steps import Steps

VIDEO = VideoSettings(width=160, height=90, quality="draft", video_bitrate="200k")


@pytest.mark.long
@pytest.mark.skipif(bool(missing_programs()), reason="needs a screen: Xvfb, openbox, xdotool, ImageMagick")
def test_a_person_finds_the_way_with_mouse_and_keyboard(tmp_path: Path) -> None:
    """From the first start over dropped clips to a choreography that plays, is changed, and is left in the middle."""
    clips = [
        make_clip(tmp_path / "files" / f"{name}.mp4", 6.0, size="160x90", hue=72 * i) for i, name in enumerate("abcde")
    ]
    song = make_song(tmp_path / "files" / "Clicks.wav")
    settings: dict[str, Any] = {"schema_version": 2, "theme": "dark", "language": "en", "video": VIDEO.model_dump()}
    said: list[str] = []
    with (
        Screen.opened("1280x720") as screen,
        Window.opened(screen, tmp_path / "home", log=tmp_path / "program.log", **settings) as window,
    ):
        steps = short_steps(Steps(window, tmp_path / "shots", clips, song), song="Clicks")
        assert walk(steps, window, tmp_path / "shots", said.append), "\n".join(said)
