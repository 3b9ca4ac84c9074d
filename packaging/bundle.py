"""Make the one-folder application in ``dist/choreo-desktop``, and try it out.

It is frozen in an environment of its own, so that tools of development never get into it. FFmpeg is inside; Python need
not be installed where it runs.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from bundle_slim import SlimError, size_of, slim
from icons import write_icons

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"
BUNDLE = ROOT / "dist" / "choreo-desktop"
MAC_BUNDLE = ROOT / "dist" / "Choreo Desktop.app"
LIMIT_MEGABYTES = 450
NOTICES = "THIRD_PARTY_NOTICES.txt"
_SCRIPTS = "Scripts" if os.name == "nt" else "bin"


class BundleError(Exception):
    """The bundle cannot be made, or is not as it has to be."""


def run(*command: str | Path) -> None:
    """Run a command in the build folder, where no checkout lies in the way of what is installed.

    Raises:
        BundleError: If it fails; what it said is told.
    """
    done = subprocess.run(
        [str(word) for word in command],
        cwd=BUILD,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode:
        said = done.stdout.decode(errors="replace").strip()
        raise BundleError(f"{said}\n{Path(command[0]).name} failed ({done.returncode}); its reason stands above.")


def clean_environment() -> Path:
    """An environment with the program, as a wheel, and PyInstaller. Returns its Python."""
    uv = shutil.which("uv", path=f"{ROOT / '.venv' / _SCRIPTS}{os.pathsep}{os.environ['PATH']}")
    if uv is None:
        raise BundleError("uv is missing: run make setup.")
    BUILD.mkdir(exist_ok=True)
    folder = BUILD / "bundle-venv"
    run(uv, "venv", "--quiet", "--clear", "--python", sys.base_prefix, folder)
    python = folder / _SCRIPTS / "python"
    constraints = ROOT / "packaging" / "constraints.txt"
    run(uv, "pip", "install", "--quiet", "--python", python, "-c", constraints, "pyinstaller")
    run(uv, "pip", "install", "--quiet", "--python", python, "-c", constraints, "--no-cache-dir", ROOT)
    return python


def freeze(python: Path) -> None:
    """Run PyInstaller."""
    shutil.rmtree(BUNDLE, ignore_errors=True)
    shutil.rmtree(MAC_BUNDLE, ignore_errors=True)
    places = ("--distpath", BUNDLE.parent, "--workpath", BUILD / "pyinstaller")
    run(python, "-m", "PyInstaller", "--noconfirm", *places, ROOT / "packaging" / "choreo-desktop.spec")


def add_papers(python: Path) -> None:
    """Put the licences beside the program, where people find them."""
    run(python, ROOT / "packaging" / "notices.py", "build", BUNDLE / NOTICES, "--bundle", BUNDLE)
    shutil.copyfile(ROOT / "LICENSE", BUNDLE / "LICENSE.txt")
    if MAC_BUNDLE.exists():
        for name in (NOTICES, "LICENSE.txt"):
            shutil.copyfile(BUNDLE / name, MAC_BUNDLE / "Contents" / "Resources" / name)


def largest(folder: Path, count: int = 15) -> list[str]:
    """The largest files, one line each."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    files.sort(key=lambda path: -path.stat().st_size)
    return [f"{path.stat().st_size / 1e6:8.1f} MB  {path.relative_to(folder)}" for path in files[:count]]


def make() -> None:
    """Make the bundle.

    Raises:
        BundleError: If that fails, or it is larger than it may be.
    """
    began = time.monotonic()

    def say(text: str) -> None:
        print(f"{time.monotonic() - began:6.0f} s  {text}", flush=True)

    say("Making a clean environment")
    python = clean_environment()
    say("Drawing the icon")
    write_icons(BUILD / "icons")
    say("Freezing")
    freeze(python)
    if sys.platform.startswith("linux"):
        say(f"Made smaller by {slim(BUNDLE) / 1e6:.0f} MB")
    say("Collecting licences")
    add_papers(python)
    size = size_of(BUNDLE) / 1e6
    say(f"dist/{BUNDLE.name}: {size:.0f} MB")
    if size > LIMIT_MEGABYTES:
        raise BundleError("\n".join([*largest(BUNDLE), f"That is more than {LIMIT_MEGABYTES} MB."]))


def main() -> int:
    """Make it and try it; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-smoke", action="store_true", help="do not try it out")
    parser.add_argument("--largest", action="store_true", help="only tell the largest files of what is there")
    choice = parser.parse_args()
    if choice.largest:
        print("\n".join([*largest(BUNDLE, 60), f"{size_of(BUNDLE) / 1e6:8.1f} MB  altogether"]))
        return 0
    try:
        make()
    except (BundleError, SlimError) as error:
        print(error, file=sys.stderr)
        return 1
    if choice.no_smoke:
        return 0
    smoke = [sys.executable, str(ROOT / "packaging" / "smoke_bundle.py")]
    return subprocess.run(smoke, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
