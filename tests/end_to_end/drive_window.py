"""The real window on a screen of its own, driven with mouse and keyboard: ``python -m tests.end_to_end.drive_window``.

It says of each step whether it went well, keeps pictures of the screen, and ends with 1 where a step did not.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from choreo_desktop.paths import resource
from tests.end_to_end.window_client import Window
from tests.end_to_end.window_screen import Screen, missing_programs
from tests.end_to_end.window_steps import LONG_NAME, Steps

Step = tuple[str, Callable[[], None]]


def all_steps(steps: Steps, *, move: str, song: str, length: str) -> list[Step]:
    """The whole way through the window.

    Args:
        steps: What can be done.
        move: The name of a move to edit.
        song: The title of the song.
        length: Of the choreography; empty for the whole song.
    """
    return [
        ("first start", steps.first_start),
        ("drop clips from another window", steps.drop_clips),
        ("add a song", steps.add_song),
        ("search", steps.search),
        ("filter", steps.filter),
        ("edit a tag", lambda: steps.edit_tag(move)),
        ("choose the song", lambda: steps.choose_song(song)),
        *([("type a length", lambda: steps.shorten(length))] if length else []),
        ("build and cancel", steps.build_and_cancel),
        ("build", steps.build),
        ("pictures and playhead move", steps.watch),
        ("pause, step, mirror", steps.pause_and_step),
        ("loop by dragging", steps.loop),
        ("swap a move, undo, redo", lambda: steps.swap(2)),
        ("render again", steps.render_again),
        ("theme and language by keyboard", steps.change_look),
        ("sheet of shortcuts", steps.shortcuts),
        ("history: rename, delete, undo", steps.history),
        ("close while building", steps.close_while_building),
    ]


def short_steps(steps: Steps, *, song: str) -> list[Step]:
    """Three clicks to a playing choreography, and out in the middle of the next."""
    return [
        ("first start", steps.first_start),
        ("drop clips from another window", steps.drop_clips),
        ("add a song", steps.add_song),
        ("choose the song", lambda: steps.choose_song(song)),
        ("build", steps.build),
        ("pictures and playhead move", steps.watch),
        ("pause, step, mirror", steps.pause_and_step),
        ("loop by dragging", steps.loop),
        ("swap a move, undo, redo", lambda: steps.swap(1)),
        ("theme and language by keyboard", steps.change_look),
        ("close while building", steps.close_while_building),
    ]


def walk(steps: list[Step], window: Window, shots: Path, say: Callable[[str], object]) -> bool:
    """Do the steps up to the first that fails. Returns whether all went well."""
    for name, step in steps:
        began = time.monotonic()
        try:
            step()
        except Exception as error:  # noqa: BLE001 - whatever went wrong is told, and the screen shown
            say(f"failed  {name}: {type(error).__name__}: {error}")
            window.screen.look(shots / "failed.png")
            say(f"        the window: {window.last_words()}")
            return False
        say(f"ok      {name} ({time.monotonic() - began:.1f} s)")
    return True


def main() -> int:
    """Drive the window. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shots", type=Path, default=Path("window-shots"), help="a folder for pictures")
    parser.add_argument("--theme", choices=("dark", "light"), default="dark")
    parser.add_argument("--size", default="1280x720", help="of the screen")
    parser.add_argument("--language", choices=("en", "es"), default="en")
    parser.add_argument("--scale", type=float, default=1, help="of everything, as on a dense screen")
    parser.add_argument("--length", default="0:40", help="of the choreography; empty for the whole song")
    args = parser.parse_args()
    if missing := missing_programs():
        sys.stdout.write(f"These programs are missing: {', '.join(missing)}\n")
        return 2
    args.shots.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="choreo-window-") as name, Screen.opened(args.size) as screen:
        folder, log = Path(name), args.shots / "program.log"
        clips, song = material(folder / "files")
        settings = {"schema_version": 2, "theme": args.theme, "language": args.language}
        with Window.opened(screen, folder / "home", log=log, scale=args.scale, **settings) as window:
            steps = Steps(window, args.shots, clips, song)
            way = all_steps(steps, move="Side basic", song="Primera Luz", length=args.length)
            fine = walk(way, window, args.shots, lambda text: print(text, flush=True))  # noqa: T201 - for a terminal
    return 0 if fine else 1


def material(folder: Path) -> tuple[list[Path], Path]:
    """The demo's clips and song as somebody's own files, one of them with a long name."""
    clips = Path(shutil.copytree(resource("demo", "clips"), folder / "clips"))
    (clips / "annotations.json").unlink()
    (clips / "walk_in.mp4").rename(clips / f"{LONG_NAME.replace(' ', '_')}.mp4")
    song = Path(shutil.copy(resource("demo", "song.m4a"), folder / "Primera Luz.m4a"))
    return sorted(clips.glob("*.mp4")), song


if __name__ == "__main__":
    sys.exit(main())
