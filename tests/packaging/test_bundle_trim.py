"""What goes into the bundle, and that the program runs without what does not."""

import importlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def trim() -> Any:
    """The script."""
    return importlib.import_module("bundle_trim")


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/plugins/multimedia/libffmpegmediaplugin.so",
        "PySide6/Qt/lib/libQt6Quick.so.6",  # the multimedia plugin is linked with it
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "PySide6/Qt/translations/qtbase_es.qm",
        "botocore/data/s3/2006-03-01/service-2.json.gz",
        "botocore/data/endpoints.json",
        "choreo_desktop/resources/demo/song.m4a",
        "choreo_desktop/resources/translations/choreo_es.qm",
        "choreo_desktop/resources/translations/messages.json",
        "imageio_ffmpeg/binaries/ffmpeg-linux-x86_64-v9.0.2",
        "libxcb-cursor.so.0",  # systems often lack it
        "libsqlite3.so.0",
        "av.libs/libopus-114e2b1a.so.0.11.1",
    ],
)
def test_what_the_program_needs_goes_in(trim: Any, place: str) -> None:
    """Plugins of the window and of the player, what reaches a bucket, resources, and libraries that systems lack."""
    assert trim.wanted(place)


@pytest.mark.parametrize(
    "place",
    [
        "botocore/data/ec2/2016-11-15/service-2.json.gz",
        "boto3/data/ec2/2016-11-15/resources-1.json",
        "boto3/examples/s3.rst",
        "PySide6/Qt/translations/qtbase_ja.qm",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6\\plugins\\imageformats\\qtiff.dll",
        "PySide6/Qt/lib/libQt6Pdf.so.6",
        "libQt6Pdf.so.6",
        "PySide6/Qt/qml/QtQuick/qmldir",
        "choreo_desktop/resources/translations/choreo_es.ts",
        "libGL.so.1",
        "libX11.so.6",
        "libpulsecommon-16.1.so",
        "libstdc++.so.6",
        "numpy/_core/tests/data/x.txt",
    ],
)
def test_what_it_does_not_need_or_belongs_to_the_system_stays_out(trim: Any, place: str) -> None:
    """Other services of Amazon's, other languages, drivers of graphics, and data of tests."""
    assert not trim.wanted(place)


def test_listening_works_with_the_stand_in_for_special_functions(scripts: Path) -> None:
    """What the program uses of SciPy gives the same without the part that the bundle leaves out."""
    code = (
        "import runpy, sys, numpy as np\n"
        f"runpy.run_path({str(scripts / 'bundle_special.py')!r}, run_name='__main__')\n"
        "from scipy import fft, ndimage\n"
        "assert fft.rfft(np.ones(8))[0] == 8 and fft.next_fast_len(17) == 18\n"
        "assert ndimage.maximum_filter1d(np.arange(4), 3).tolist() == [1, 2, 3, 3]\n"
        "assert not [name for name in sys.modules if name.startswith('scipy.special.')]\n"
        "from scipy.special import poch\n"
        "try: poch(1, 2)\n"
        "except NotImplementedError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert done.stdout.strip() == "scipy.special is not part of the bundle.", done.stderr


def test_the_program_runs_without_what_is_left_out(trim: Any, scripts: Path) -> None:
    """Every part of it can be imported, and listens, where no module that the bundle lacks can be."""
    names = [name for name in trim.EXCLUDED_MODULES if name != "scipy.special"]
    code = (
        "import pkgutil, runpy, sys\n"
        f"sys.modules.update(dict.fromkeys({names!r}))\n"
        f"runpy.run_path({str(scripts / 'bundle_special.py')!r}, run_name='__main__')\n"
        "import choreo_desktop\n"
        "modules = [m.name for m in pkgutil.walk_packages(choreo_desktop.__path__, 'choreo_desktop.')]\n"
        "for name in modules:\n"
        "    if not name.endswith('__main__'): __import__(name)\n"
        "import av, boto3, ffmpeg, keyring.backends.SecretService, numpy as np, rich.progress\n"
        "from PySide6 import QtMultimedia, QtSvg, QtWidgets\n"
        "from choreo_desktop.analysis.onsets import hear_onsets\n"
        "from scipy.fft import irfft\n"
        "boto3.client('s3', region_name='eu-west-1', aws_access_key_id='a', aws_secret_access_key='b')\n"
        "np.random.default_rng(1).normal(size=3)\n"
        "print(len(modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 200


def test_the_recipe_is_python(scripts: Path) -> None:
    """PyInstaller can read it on any system."""
    source = (scripts / "choreo-desktop.spec").read_text("utf-8")
    compile(source, "choreo-desktop.spec", "exec")
    assert "bundle_main.py" in source


def test_programs_that_the_bundle_starts_get_the_library_path_of_the_person(monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser or FFmpeg does not load the bundle's own libraries."""
    main = importlib.import_module("bundle_main")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/bundle")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/mine")
    main.forget_own_libraries()
    assert main.os.environ["LD_LIBRARY_PATH"] == "/mine"
    main.forget_own_libraries()
    assert "LD_LIBRARY_PATH" not in main.os.environ
