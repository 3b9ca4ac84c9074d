"""Make a Debian package of the bundle, ``dist/choreo-desktop_VERSION_ARCHITECTURE.deb``, with what it needs told.

Whoever makes it for others says who answers for it as with Debian's own tools: by ``DEBFULLNAME`` and ``DEBEMAIL``.
"""

import argparse
import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUNDLE = ROOT / "dist" / "choreo-desktop"
LINUX = ROOT / "packaging" / "linux"
NAME = "choreo-desktop"
DEVELOPERS = "The Choreo Desktop developers"

# Loaded only when they are there: a keyring for keys of buckets, and what opens folders and links.
SUGGESTED = ("gnome-keyring", "xdg-utils")

# What Qt's plugins for Wayland are linked with, which machines without it lack.
KNOWN = {"libwayland-cursor.so.0": "libwayland-cursor0", "libwayland-egl.so.1": "libwayland-egl1"}

_ELF = b"\x7fELF"
_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
_GLIBC = re.compile(r"GLIBC_(\d+)\.(\d+)")
_CACHED = re.compile(r"^\s*(\S+) \(.*\) => (\S+)$", re.MULTILINE)


class DebError(Exception):
    """The package cannot be made."""


def said_by(*command: str | Path) -> str:
    """What a tool says.

    Raises:
        DebError: If it fails or is not there.
    """
    words = [str(word) for word in command]
    try:
        return subprocess.run(words, check=True, capture_output=True, text=True).stdout
    except FileNotFoundError as error:
        raise DebError(f"{words[0]} is missing: packages are made on Debian or Ubuntu, with binutils.") from error
    except subprocess.CalledProcessError as error:
        raise DebError(f"{words[0]} failed: {error.stderr.strip()}") from error


def compiled(folder: Path) -> list[Path]:
    """Programs and libraries below a folder."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    found = []
    for path in files:
        with path.open("rb") as file:
            if file.read(4) == _ELF:
                found.append(path)
    return found


def missing_libraries(bundle: Path, files: Iterable[Path]) -> set[str]:
    """The libraries that a bundle leaves to the system."""
    needed = set(_NEEDED.findall(said_by("readelf", "--wide", "--dynamic", *files)))
    return needed - {path.name for path in bundle.rglob("*.so*")}


def packages_of(libraries: Iterable[str]) -> list[str]:
    """The Debian packages that bring libraries.

    Raises:
        DebError: If one is not installed here.
    """
    said = said_by("/sbin/ldconfig", "-p")
    places = {name: Path(place).resolve() for name, place in reversed(_CACHED.findall(said))}
    wanted = {name for name in libraries if not name.startswith("ld-linux")}
    if strangers := sorted(wanted - places.keys() - KNOWN.keys()):
        raise DebError(f"Not installed here, so that nobody knows their packages: {', '.join(strangers)}.")
    names = {KNOWN[name] for name in wanted - places.keys()}
    for library in wanted & places.keys():
        said = said_by("dpkg-query", "--search", f"*/{places[library].name}")
        names |= {line.split(":")[0] for line in said.splitlines()}
    return sorted(names)


def glibc_version(files: Iterable[Path]) -> str:
    """The oldest C library with which everything runs."""
    said = said_by("readelf", "--wide", "--version-info", *files)
    major, minor = max((int(major), int(minor)) for major, minor in _GLIBC.findall(said))
    return f"{major}.{minor}"


def depends(bundle: Path) -> str:
    """The field ``Depends``."""
    files = compiled(bundle)
    names = packages_of(missing_libraries(bundle, files))
    return ", ".join(f"{name} (>= {glibc_version(files)})" if name == "libc6" else name for name in names)


def maintainer() -> str:
    """The field ``Maintainer``; the developers have no address of their own, so none is told for them."""
    name, address = os.environ.get("DEBFULLNAME", DEVELOPERS), os.environ.get("DEBEMAIL")
    return f"{name} <{address}>" if address else name


def lay_out(root: Path, bundle: Path) -> None:
    """Put everything where a Debian system has it.

    Args:
        root: Stands for ``/``.
        bundle: Is copied.
    """
    share = root / "usr" / "share"
    program = root / "usr" / "lib" / NAME
    shutil.copytree(bundle, program, symlinks=True)
    for path in compiled(program):
        path.chmod(0o644 if ".so" in path.name else 0o755)
    (root / "usr" / "bin").mkdir(parents=True)
    (root / "usr" / "bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    for source, folder in (("choreo-desktop.desktop", "applications"), ("*.metainfo.xml", "metainfo")):
        (share / folder).mkdir(parents=True)
        for path in LINUX.glob(source):
            shutil.copyfile(path, share / folder / path.name)
    with tempfile.TemporaryDirectory() as drawn:
        said_by(sys.executable, ROOT / "packaging" / "icons.py", drawn)
        shutil.copytree(Path(drawn, "hicolor"), share / "icons" / "hicolor")
    papers = share / "doc" / NAME
    papers.mkdir(parents=True)
    licence, notices = program / "LICENSE.txt", program / "THIRD_PARTY_NOTICES.txt"
    (papers / "copyright").write_text(f"{licence.read_text('utf-8')}\n{notices.read_text('utf-8')}", "utf-8")
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    (papers / "changelog.gz").write_bytes(gzip.compress(changes, mtime=0))


def write_control(root: Path, version: str, architecture: str) -> None:
    """Describe the package."""
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    kilobytes = sum(path.stat().st_size for path in files) // 1024
    control = root / "DEBIAN"
    control.mkdir()
    sums = [
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(root)}"
        for path in files
    ]
    (control / "md5sums").write_text("\n".join(sums) + "\n", "utf-8")
    (control / "control").write_text(
        f"""Package: {NAME}
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer()}
Installed-Size: {kilobytes}
Depends: {depends(root / "usr" / "lib" / NAME)}
Suggests: {", ".join(SUGGESTED)}
Section: video
Priority: optional
Description: dance moves, put together on the beat of a song
 Pick a song, press one button, and watch your moves danced on its beat. Choreo
 Desktop hears the beats and 8-counts of a song, picks moves of a library of
 short dance clips that fit, retimes each clip so that its steps land on the
 beat, and makes the video.
""",
        "utf-8",
    )


def make(bundle: Path, folder: Path) -> Path:
    """Make the package. Returns its file.

    Args:
        bundle: What goes in.
        folder: Gets the package.

    Raises:
        DebError: If there is no bundle, or a tool fails.
    """
    if not (bundle / NAME).exists():
        raise DebError("There is no bundle: run make bundle.")
    version = said_by(bundle / NAME, "--version").split()[1]
    architecture = said_by("dpkg", "--print-architecture").strip()
    package = folder / f"{NAME}_{version}_{architecture}.deb"
    with tempfile.TemporaryDirectory(dir=folder) as name:
        root = Path(name)
        root.chmod(0o755)
        lay_out(root, bundle)
        write_control(root, version, architecture)
        said_by("dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, package)
    return package


def main() -> int:
    """Make it; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bundle", type=Path, default=BUNDLE)
    try:
        package = make(parser.parse_args().bundle, BUNDLE.parent)
    except DebError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"dist/{package.name}: {package.stat().st_size / 1e6:.0f} MB")
    print(said_by("dpkg-deb", "--field", package, "Depends").strip())
    return 0


if __name__ == "__main__":
    sys.exit(main())
