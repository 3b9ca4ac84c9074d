"""Set the program up in ``.venv``: what ``make`` runs before anything else.

Works with nothing but Python, installs what is missing and does nothing the second time. It has to be readable by
Pythons that are too old for the program, so that they can say so.
"""

from __future__ import annotations

import hashlib
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

NEEDED = (3, 11)
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
CONSTRAINTS = "packaging/constraints.txt"
STAMP = VENV / "set-up"

# What Qt needs of the system, found one by one on a bare Debian 12. Newer releases add t64 to some names.
QT_PACKAGES = (
    "libglib2.0-0",
    "libgl1",
    "libegl1",
    "libxkbcommon0",
    "libfontconfig1",
    "libdbus-1-3",
    "libpulse0",
    "libxrandr2",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxkbcommon-x11-0",
)

# Settings of the person's other work that would send packages elsewhere than into .venv.
MISLEADING = ("PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "VIRTUAL_ENV", "CONDA_PREFIX")


class SetUpError(Exception):
    """Something a person has to do first."""


def say(text: str) -> None:
    """Tell what is going on."""
    print(text, file=sys.stderr, flush=True)


def run(command: list[str], env: dict[str, str] | None = None) -> None:
    """Run a command in the checkout; what it says is shown if it fails."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=env or clean_environment(),
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode:
        said = done.stdout.decode(errors="replace").strip()
        raise SetUpError(f"{said}\nThis command failed; its reason stands above:\n  {shlex.join(command)}")


def clean_environment() -> dict[str, str]:
    """The environment, without what would send packages elsewhere."""
    return {name: value for name, value in os.environ.items() if name not in MISLEADING}


def python_version(python: str) -> tuple[int, ...]:
    """Version of a Python, (0,) if it does not run."""
    code = "import sys; print(*sys.version_info[:3])"
    try:
        said = subprocess.run(
            [python, "-c", code], capture_output=True, check=True, env=clean_environment(), stdin=subprocess.DEVNULL
        ).stdout
        return tuple(int(part) for part in said.split())
    except (OSError, subprocess.CalledProcessError, ValueError):
        return (0,)


def find_python() -> str:
    """A Python that is new enough: this one, or another on the PATH."""
    if sys.version_info >= NEEDED:
        return sys.executable
    for name in NEWER:
        path = shutil.which(name)
        if path and python_version(path) >= NEEDED:
            return path
    needed, found = (".".join(map(str, version[:2])) for version in (NEEDED, sys.version_info))
    raise SetUpError(
        f"Choreo Desktop needs Python {needed} or newer, and this is Python {found}. Install a newer one, then "
        f"run make again; if it is not on the PATH, name it: make PYTHON=/path/to/python{needed}"
    )


def missing_packages(wanted: tuple[str, ...]) -> list[str]:
    """Which Debian packages are not installed; none on other systems."""
    if not (shutil.which("dpkg-query") and shutil.which("apt-get")):
        return []
    names = [name + suffix for name in wanted for suffix in ("", "t64")]
    query = ["dpkg-query", "--show", "--showformat", "${db:Status-Status} ${Package}\n", *names]
    said = subprocess.run(query, capture_output=True, check=False, text=True).stdout.splitlines()
    there = {line.split()[1] for line in said if line.startswith("installed ")}
    return [name for name in wanted if not {name, name + "t64"} & there]


def install_packages(missing: list[str]) -> None:
    """Install Debian packages, or say which line to run."""
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if os.geteuid() != 0:
        raise SetUpError("Some system packages are missing. Please run:\n  sudo " + " ".join(install))
    say("Installing system packages: " + " ".join(missing))
    env = dict(clean_environment(), DEBIAN_FRONTEND="noninteractive")
    run(["apt-get", "update"], env)
    run(install, env)


def venv_package(python: str) -> list[str]:
    """The Debian package without which a Python cannot make virtual environments; empty where it can."""
    check = [python, "-c", "import venv, ensurepip"]
    if not subprocess.run(check, capture_output=True, check=False, env=clean_environment()).returncode:
        return []
    package = missing_packages(("python{}.{}-venv".format(*python_version(python)),))
    if not package:
        raise SetUpError("This Python cannot make virtual environments: install its venv and ensurepip modules.")
    return package


def ensure_system(python: str | None) -> None:
    """Install what is missing of the system; without the libraries of Qt all but the window still works.

    Args:
        python: What ``.venv`` will be made with, None where it is there.
    """
    needed = venv_package(python) if python else []
    missing = needed + missing_packages(QT_PACKAGES)
    if not missing:
        return
    try:
        install_packages(missing)
    except SetUpError as error:
        if needed:
            raise
        say(f"{error}\nGoing on without them; the window will not start.")


def fingerprint() -> str:
    """Changes whenever ``.venv`` has to be brought up to date: by what it holds, where it is and its Python."""
    digest = hashlib.sha256(os.fsencode(str(ROOT)))
    for file in (ROOT / "pyproject.toml", ROOT / CONSTRAINTS, Path(__file__), VENV / "pyvenv.cfg"):
        digest.update(file.read_bytes() if file.exists() else b"missing")
    return digest.hexdigest()


def up_to_date() -> bool:
    """Whether there is nothing to do."""
    return STAMP.exists() and (BIN / "python").exists() and STAMP.read_text() == fingerprint()


def venv_works() -> bool:
    """Whether ``.venv`` holds a Python that is new enough, and pip."""
    check = [str(BIN / "python"), "-c", f"import pip, sys; sys.exit(sys.version_info < {NEEDED})"]
    return (BIN / "python").exists() and not subprocess.call(check, env=clean_environment())


def make_venv(python: str) -> None:
    """Make ``.venv`` with a Python."""
    say("Making .venv with Python " + ".".join(map(str, python_version(python))))
    run([python, "-m", "venv", "--clear", str(VENV)])


def install() -> None:
    """Install the program and its tools into ``.venv``."""
    python = str(BIN / "python")
    say("Installing what the program needs into .venv; the first time takes some minutes.")
    run([python, "-m", "pip", "install", "--disable-pip-version-check", "-c", CONSTRAINTS, "uv"])
    uv = [str(BIN / "uv"), "pip", "install", "--python", python]
    # Compiled once here, so that the program starts quickly even where Python may not write beside its modules.
    run([*uv, "--compile-bytecode", "-c", CONSTRAINTS, "-e", ".", "--group", "dev"], uv_environment())


def uv_environment() -> dict[str, str]:
    """The environment for uv: it reads no settings of pip, and a machine set up for pip alone should do."""
    env = clean_environment()
    for theirs, ours in (("PIP_INDEX_URL", "UV_DEFAULT_INDEX"), ("PIP_CERT", "SSL_CERT_FILE")):
        if theirs in env:
            env.setdefault(ours, env[theirs])
    return env


def build_translations() -> None:
    """Make the languages of the window where something changed; without them it speaks English."""
    try:
        run([str(BIN / "python"), "packaging/translations.py", "build", "--if-needed"])
    except SetUpError as error:
        say(f"{error}\nGoing on without translations; the window will speak English.")


def main() -> int:
    """Set up; returns the exit code."""
    try:
        ready = up_to_date()
        python = None if ready or venv_works() else find_python()
        ensure_system(python)
        if python:
            make_venv(python)
        if not ready:
            install()
            STAMP.write_text(fingerprint())
        build_translations()
    except SetUpError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
