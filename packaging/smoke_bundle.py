"""Try out a bundle: the frozen program in an empty home, without Python and without the variables of a developer.

Renders the demo and counts its frames, makes a plan and a video of it, opens the window on a screen of its own, has it
make and play the demo there with a bucket as its storage, and says of each step whether it went well.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from smoke_window import SmokeError, drive_window, missing_for_window, s3_server

ROOT = Path(__file__).resolve().parents[1]
BUNDLE = ROOT / "dist" / "choreo-desktop"
PATIENCE = 900.0  # seconds, on a busy machine
NEEDED = ("FFmpeg", "Encoders", "Filters", "Library", "Window")


class Frozen:
    """The frozen program, and a home for it.

    Args:
        program: The executable.
        home: An empty folder.
    """

    def __init__(self, program: Path, home: Path) -> None:
        self.program, self.home = program, home
        # Programs are not to be found by name, Python least of all.
        self.environment = {"HOME": str(home), "PATH": str(home / "no-programs"), "LANG": "C.UTF-8"}

    def run(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a command; ``more`` is added to its environment."""
        return subprocess.run(
            [str(self.program), *words],
            env=self.environment | more,
            cwd=self.home,
            check=False,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=PATIENCE,
        )

    def answer(self, *words: str, **more: str) -> dict[str, Any]:
        """The answer of a command in JSON.

        Raises:
            SmokeError: If it fails.
        """
        done = self.run(*words, "--json", **more)
        if done.returncode:
            raise SmokeError(f"{words[0]} ended with {done.returncode}: {done.stdout.strip()} {done.stderr.strip()}")
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer


def ask_version(frozen: Frozen) -> str:
    """It starts."""
    done = frozen.run("--version")
    if done.returncode or not done.stdout.startswith("choreo-desktop "):
        raise SmokeError(f"ended with {done.returncode}: {done.stdout} {done.stderr}")
    return done.stdout.strip()


def ask_doctor(frozen: Frozen) -> str:
    """It finds what it needs in itself."""
    done = frozen.run("doctor", "--json")
    findings = {found["name"]: found for found in json.loads(done.stdout)["findings"]}
    for name in NEEDED:
        if not findings[name]["ok"]:
            raise SmokeError(f"{name}: {findings[name]['value']} {findings[name]['advice']}")
    if "bundled" not in findings["FFmpeg"]["value"] or str(frozen.program.parent) not in findings["FFmpeg"]["value"]:
        raise SmokeError(f"another FFmpeg is used: {findings['FFmpeg']['value']}")
    return f"{findings['FFmpeg']['value'].split(',')[0]}; {findings['Window']['value']}"


def count_frames(path: Path, seconds: float) -> str:
    """A finished video has all its frames, and sound of the same length.

    Raises:
        SmokeError: If it has not.
    """
    import av

    with av.open(str(path)) as container:
        picture, sound = container.streams.video[0], container.streams.audio[0]
        frames = sum(1 for _ in container.decode(picture))
        rate = float(picture.average_rate or 0)
        heard = float((sound.duration or 0) * (sound.time_base or 0))
    if abs(frames - seconds * rate) > 1 or abs(heard - seconds) > 0.1:
        raise SmokeError(f"{frames} frames at {rate:g} and {heard:.2f} s of sound are not {seconds:.2f} s")
    return f"{frames} frames, {heard:.1f} s of sound"


def render_demo(frozen: Frozen) -> str:
    """It makes the demo."""
    made = frozen.home / "demo.mp4"
    answer = frozen.answer("demo", "--out", str(made))
    return count_frames(made, answer["duration_seconds"])


def plan_and_assemble(frozen: Frozen, files: Path) -> str:
    """It hears a song, plans, and makes a video of the plan."""
    plan, root = frozen.home / "plan.json", files
    words = ("--song", str(files / "song.m4a"), "--clips", str(files / "clips"), "--length", "20")
    frozen.answer("plan", *words, "--out", str(plan))
    blueprint = json.loads(plan.read_text("utf-8"))
    answer = frozen.answer("assemble", str(plan), "--root", str(root))
    made = root / blueprint["output_config"]["output_path"]
    return f"{len(blueprint['moves'])} moves, {count_frames(made, answer['duration_seconds'])}"


def generate(frozen: Frozen, files: Path) -> str:
    """It does both at once, and writes a report."""
    made, report = frozen.home / "dance.mp4", frozen.home / "report.json"
    words = ("--song", str(files / "song.m4a"), "--clips", str(files / "clips"), "--length", "20")
    answer = frozen.answer("generate", *words, "--out", str(made), "--report", str(report))
    joins = json.loads(report.read_text("utf-8"))["joins"]
    late = max(abs(join["error_ms"]) for join in joins)
    return f"{count_frames(made, answer['duration_seconds'])}, cuts at most {late:g} ms off"


def reach_bucket(frozen: Frozen) -> str:
    """It reaches a bucket on a server, and says so where there is none."""
    with s3_server() as server:
        for bucket, there in ((server.bucket, True), ("nobodys-bucket", False)):
            server.write_settings(frozen.home, bucket=bucket)
            done = frozen.run("doctor", "--json", **server.keys)
            found = {each["name"]: each for each in json.loads(done.stdout)["findings"]}["Storage"]
            if found["ok"] is not there:
                raise SmokeError(f"{found['value']} {found['advice']} {done.stderr}")
        return found["advice"]


def steps(frozen: Frozen, folder: Path, shots: Path) -> list[tuple[str, Callable[[], str]]]:
    """What is tried, in this order."""
    files = folder / "files"
    shutil.copytree(ROOT / "resources" / "demo", files)
    found: list[tuple[str, Callable[[], str]]] = [
        ("version", lambda: ask_version(frozen)),
        ("doctor", lambda: ask_doctor(frozen)),
        ("demo", lambda: render_demo(frozen)),
        ("plan and assemble", lambda: plan_and_assemble(frozen, files)),
        ("generate", lambda: generate(frozen, files)),
        ("bucket", lambda: reach_bucket(frozen)),
    ]
    home = folder / "window-home"
    home.mkdir()
    window = Frozen(frozen.program, home)
    found.append(("window", lambda: drive_window(window.program, window.environment, home, shots)))
    return found


def main() -> int:
    """Try it; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", type=Path, default=BUNDLE / "choreo-desktop")
    parser.add_argument("--shots", type=Path, default=ROOT / "build" / "bundle-shots", help="a folder for pictures")
    parser.add_argument("--only", nargs="*", help="names of steps")
    choice = parser.parse_args()
    choice.shots.mkdir(parents=True, exist_ok=True)
    failed = 0
    with tempfile.TemporaryDirectory(prefix="choreo-bundle-") as name:
        home = Path(name, "home")
        home.mkdir()
        frozen = Frozen(choice.program.resolve(), home)
        for title, step in steps(frozen, Path(name), choice.shots):
            if choice.only and title not in choice.only:
                continue
            began = time.monotonic()
            try:
                said = step()
            except (SmokeError, OSError, KeyError, ValueError, subprocess.TimeoutExpired) as error:
                failed += 1
                print(f"failed  {title}: {error}", flush=True)
            else:
                print(f"ok      {title} ({time.monotonic() - began:.1f} s): {said}", flush=True)
    if missing := missing_for_window():
        print(f"These programs were missing for the window: {', '.join(missing)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
