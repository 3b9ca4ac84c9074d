"""Third-party notices: every package is told, and none is under a licence that may not be imported."""

import importlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def notices() -> Any:
    """The script."""
    return importlib.import_module("notices")


def test_all_packages_of_the_program_may_be_imported(notices: Any) -> None:
    """Whatever is installed today, with the texts of its licence."""
    packages = notices.installed_with()
    names = {each.name for each in packages}
    assert {"av", "boto3", "keyring", "numpy", "pyside6-essentials", "scipy"} <= names
    assert not names & {"choreo-desktop", "pytest", "moto", "pyinstaller"}
    assert notices.problems(packages) == []


@pytest.mark.parametrize(
    ("expression", "may"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("AGPL-3.0-or-later", False),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", True),
        ("MIT AND GPL-3.0-only", False),
        ("(MIT OR GPL-3.0-only) AND BSD-3-Clause", True),
        ("MIT AND (GPL-2.0-only OR GPL-3.0-only)", False),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", True),
        ("GPL-2.0-or-later WITH Classpath-exception-2.0", False),
        ("BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0", True),
        ("Proprietary", False),
        ("(MIT", False),
        ("", False),
    ],
)
def test_an_expression_of_licences_is_understood(notices: Any, expression: str, may: bool) -> None:
    """One allowed choice is enough; everything that holds at once has to be allowed."""
    assert notices.allowed(expression) is may


def test_a_package_under_the_gpl_is_refused(notices: Any) -> None:
    """By name, with its licence; also one that says nothing, or brings no text."""
    strange = notices.Package("gnu-thing", "1.0", "GPL-3.0-or-later", "", ("text",))
    silent = notices.Package("silent", "2.0", "", "", ())
    assert notices.problems([strange, silent]) == [
        "gnu-thing 1.0 is under GPL-3.0-or-later, which MIT code may not import.",
        "silent 2.0 does not say its licence: read it and add it to notices.py.",
        "silent 2.0 brings no text of its licence, and none is kept here.",
    ]


def test_the_notices_tell_each_package_with_its_texts(scripts: Path, tmp_path: Path, notices: Any) -> None:
    """As ``make licences`` writes them."""
    file = tmp_path / "NOTICES.txt"
    words = [sys.executable, str(scripts / "notices.py"), "build", str(file)]
    done = subprocess.run(words, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    text = file.read_text("utf-8")
    for each in notices.installed_with():
        assert f"\n{each.name} {each.version}\n    Licence: {each.licence}" in text
        assert all(paper in text for paper in each.texts)
    assert "Programs and libraries" not in text, "nothing is told under it without a bundle"
    for title in ("GPL-3.0", "LGPL-3.0", "LGPL-2.1", "GPL-2.0", "Apache-2.0"):
        assert f"\n{title}\n=====" in text


def test_libraries_of_a_bundle_are_told_by_whose_they_are(tmp_path: Path) -> None:
    """Modules of Python packages are not told twice, and a library that nobody knows is named."""
    native = importlib.import_module("notices_native")
    for name in (
        "_internal/av.libs/libavcodec-5e6b81c2.so.62.28.102",
        "_internal/av.libs/libx264-d6533a8d.so.165",
        "_internal/PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "_internal/PySide6/Qt/lib/libicudata.so.73",
        "_internal/av/frame.abi3.so",
        "_internal/libstrange.so.3",
        "_internal/numpy/readme.txt",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"\x7fELF")
    known, strange = native.owners(native.libraries(tmp_path))
    assert strange == ["libstrange.so.3"]
    told = {owner.name: files for owner, files in known.items()}
    assert told["x264"] == ["libx264-d6533a8d.so.165"]
    assert told["Qt"] == ["libqsvgicon.so"]
    assert told["ICU"] == ["libicudata.so.73"]


def test_what_the_licences_mean_for_the_whole_depends_on_what_is_inside() -> None:
    """With x264 inside the process, as in PyAV, the whole is under the GPL; without, only FFmpeg the program is."""
    words = importlib.import_module("notices_words")
    linked = words.about_whole({"FFmpeg, the program": ["ffmpeg-1"], "x264": ["libx264-1.so"]})
    unlinked = words.about_whole({"FFmpeg, the program": ["ffmpeg-1"]})
    assert "hands on the whole of it under the GNU General Public License" in " ".join(linked.split())
    assert "nothing under the GPL runs inside the program's own process" in " ".join(unlinked.split())
    package = " ".join(words.about_whole({}).split())
    assert "made without a bundle" in package
    assert "PyAV brings FFmpeg's libraries" in package
    assert "hands on the whole of it under the GNU General Public License" in package
