"""What a Linux desktop reads about the program, and the Debian package."""

import configparser
import importlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from choreo_desktop import __version__

DESKTOP_FILE = "choreo-desktop.desktop"
METAINFO = "io.choreo_desktop.ChoreoDesktop.metainfo.xml"


def test_the_desktop_entry_starts_the_window_and_names_the_icon(scripts: Path) -> None:
    """It is called as the window calls itself, so that docks put both together."""
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment, method-assign]
    entry.read(scripts / "linux" / DESKTOP_FILE, "utf-8")
    said = entry["Desktop Entry"]
    assert (said["Exec"], said["Icon"], said["Terminal"]) == ("choreo-desktop", "choreo-desktop", "false")
    assert said["Comment[es]"]
    application = (scripts.parent / "choreo_desktop" / "ui" / "application.py").read_text("utf-8")
    assert 'setDesktopFileName("choreo-desktop")' in application


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="no desktop-file-validate")
def test_the_desktop_entry_is_valid(scripts: Path) -> None:
    """As the desktops' own tool finds."""
    words = ["desktop-file-validate", str(scripts / "linux" / DESKTOP_FILE)]
    done = subprocess.run(words, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


def test_software_centres_are_told_the_version_of_now(scripts: Path) -> None:
    """The newest release in the metadata is the program's version, and the description is in both languages."""
    tree = ET.parse(scripts / "linux" / METAINFO)  # noqa: S314 - our own file
    releases = [release.get("version") for release in tree.iter("release")]
    assert releases[0] == __version__
    assert tree.findtext("launchable") == DESKTOP_FILE
    description = tree.find("description")
    assert description is not None
    languages = [
        part.get("{http://www.w3.org/XML/1998/namespace}lang", "en") for part in description.iter() if part.text
    ]
    assert languages.count("es") == 6


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="no appstreamcli")
def test_the_metadata_is_valid(scripts: Path) -> None:
    """As the software centres' own tool finds."""
    words = ["appstreamcli", "validate", "--no-net", "--no-color", str(scripts / "linux" / METAINFO)]
    done = subprocess.run(words, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_icon_is_drawn_in_all_sizes(scripts: Path, tmp_path: Path) -> None:
    """PNG for hicolor, and one file each for Windows and macOS; none is empty."""
    words = [sys.executable, str(scripts / "icons.py"), str(tmp_path)]
    done = subprocess.run(words, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    for size in (16, 48, 256, 512):
        picture = QImage(str(tmp_path / "hicolor" / f"{size}x{size}" / "apps" / "choreo-desktop.png"))
        assert (picture.width(), picture.height()) == (size, size)
        assert picture.pixelColor(0, 0).alpha() == 0
        assert picture.pixelColor(size // 4, size // 4).red() > 150
    assert (tmp_path / "choreo-desktop.ico").read_bytes()[:4] == b"\0\0\1\0"
    assert (tmp_path / "choreo-desktop.icns").read_bytes()[:4] == b"icns"


@pytest.mark.skipif(not (shutil.which("dpkg-deb") and shutil.which("readelf")), reason="no dpkg-deb and readelf")
def test_a_bundle_becomes_a_debian_package(scripts: Path, tmp_path: Path) -> None:
    """It declares what its libraries need, and puts program, entry, icons and licences where systems have them."""
    bundle = _bundle(tmp_path / "choreo-desktop")
    (tmp_path / "out").mkdir()
    package = _deb(scripts).make(bundle, tmp_path / "out")
    fields = _said("dpkg-deb", "--field", package)
    assert re.search(r"^Version: 1\.2\.3$", fields, re.MULTILINE)
    assert re.search(r"^Depends: .*libc6 \(>= 2\.\d+\)", fields, re.MULTILINE)
    assert re.search(r"^Maintainer: The Choreo Desktop developers$", fields, re.MULTILINE)
    contents = _said("dpkg-deb", "--contents", package)
    for place in (
        "./usr/bin/choreo-desktop -> ../lib/choreo-desktop/choreo-desktop",
        "./usr/lib/choreo-desktop/_internal/libown.so.1",
        "./usr/share/applications/choreo-desktop.desktop",
        f"./usr/share/metainfo/{METAINFO}",
        "./usr/share/icons/hicolor/48x48/apps/choreo-desktop.png",
        "./usr/share/doc/choreo-desktop/copyright",
    ):
        assert place in contents
    assert "root/root" in contents
    assert re.search(r"^-rw-r--r-- .*/libown\.so\.1$", contents, re.MULTILINE)
    assert b"data.tar.xz" in package.read_bytes(), "older systems unpack nothing newer"


def test_who_makes_a_package_answers_for_it(scripts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the variables that Debian's tools read."""
    monkeypatch.setenv("DEBFULLNAME", "Ada Bachata")
    monkeypatch.setenv("DEBEMAIL", "ada@example.org")
    assert _deb(scripts).maintainer() == "Ada Bachata <ada@example.org>"


def test_without_a_bundle_the_package_says_what_to_do(scripts: Path, tmp_path: Path) -> None:
    """One sentence, nothing made."""
    deb = _deb(scripts)
    with pytest.raises(deb.DebError, match="run make bundle"):
        deb.make(tmp_path, tmp_path)


def _deb(scripts: Path) -> Any:
    assert scripts.exists()
    return importlib.import_module("deb")


def _bundle(folder: Path) -> Path:
    inside = folder / "_internal"
    inside.mkdir(parents=True)
    program = folder / "choreo-desktop"
    program.write_text("#!/bin/sh\necho choreo-desktop 1.2.3\n")
    program.chmod(0o755)
    shutil.copy("/bin/true", inside / "libown.so.1")
    for name in ("LICENSE.txt", "THIRD_PARTY_NOTICES.txt"):
        (folder / name).write_text(f"{name}\n")
    return folder


def _said(*words: object) -> str:
    return subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True).stdout
