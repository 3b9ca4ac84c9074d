"""Build the wheel, install it in an environment of its own, and try it out far from the checkout."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from smoke_bundle import Frozen, SmokeError, ask_version, render_demo

ROOT = Path(__file__).resolve().parents[1]
_SCRIPTS = "Scripts" if os.name == "nt" else "bin"

# What a window shows, seen from the installed package: its words in Spanish, its icons, its style.
_LOOK = """
import sys
from PySide6.QtWidgets import QApplication
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QIcon
import choreo_desktop
from choreo_desktop.paths import resource
from choreo_desktop.ui.icons import IconMaker
from choreo_desktop.ui.translation import Languages

assert not choreo_desktop.__file__.startswith(sys.argv[1]), choreo_desktop.__file__
application = QApplication([])
languages = Languages(application)
languages.choose("es")
said = QCoreApplication.translate("Welcome", "Try the demo")
assert said != "Try the demo", "the window does not speak Spanish"
assert not IconMaker().icon("play", QColor("red"), QColor("grey")).pixmap(24, 24).toImage().isNull()
assert not QIcon(str(resource("icons", "choreo-desktop.svg"))).isNull()
assert resource("style.qss").read_text("utf-8")
assert resource("translations", "messages.json").read_text("utf-8")
print(said)
"""


def run(*words: str | Path, cwd: Path = ROOT, **more: str) -> str:
    """What a command says.

    Raises:
        SmokeError: If it fails.
    """
    environment = {**os.environ, **more}
    done = subprocess.run(
        [str(word) for word in words], cwd=cwd, env=environment, check=False, capture_output=True, text=True
    )
    if done.returncode:
        raise SmokeError(f"{Path(words[0]).name} ended with {done.returncode}: {done.stdout} {done.stderr}")
    return done.stdout.strip()


def install(folder: Path) -> Path:
    """The wheel in an environment of its own. Returns the environment's folder of programs."""
    uv = shutil.which("uv", path=f"{ROOT / '.venv' / _SCRIPTS}{os.pathsep}{os.environ['PATH']}")
    if uv is None:
        raise SmokeError("uv is missing: run make setup")
    run(uv, "build", "--quiet", "--wheel", "--out-dir", folder / "wheel", ROOT)
    (wheel,) = (folder / "wheel").glob("*.whl")
    run(uv, "venv", "--quiet", "--python", sys.base_prefix, folder / "venv")
    programs = folder / "venv" / _SCRIPTS
    constraints = ROOT / "packaging" / "constraints.txt"
    run(uv, "pip", "install", "--quiet", "--python", programs / "python", "-c", constraints, wheel)
    return programs


def main() -> int:
    """Try it; returns the exit code."""
    with tempfile.TemporaryDirectory(prefix="choreo-wheel-") as name:
        folder = Path(name)
        home = folder / "home"
        home.mkdir()
        try:
            began = time.monotonic()
            programs = install(folder)
            print(f"ok      built and installed ({time.monotonic() - began:.1f} s)", flush=True)
            frozen = Frozen(programs / "choreo-desktop", home)
            print(f"ok      version: {ask_version(frozen)}", flush=True)
            (home / "look.py").write_text(_LOOK, "utf-8")
            words = (programs / "python", home / "look.py", ROOT)
            print(f"ok      window: {run(*words, cwd=home, QT_QPA_PLATFORM='offscreen')}", flush=True)
            print(f"ok      demo: {render_demo(frozen)}", flush=True)
        except SmokeError as error:
            print(f"failed  {error}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
