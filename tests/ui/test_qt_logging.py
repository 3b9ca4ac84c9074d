"""What Qt writes to the terminal from which the window was started."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.material import environment, program, until

_UNPLAYABLE = """
import sys
from choreo_desktop.ui.qt_logging import quieten_qt
quieten_qt()
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtMultimedia import QMediaPlayer
application = QCoreApplication([])
player = QMediaPlayer()
player.errorOccurred.connect(lambda *_: application.quit())
player.setSource(QUrl.fromLocalFile(sys.argv[1]))
application.exec()
"""


def own_rules(home: Path) -> dict[str, str]:
    """What the program sees where nobody told Qt what to write."""
    seen = environment(home, QT_QPA_PLATFORM="offscreen")
    seen.pop("QT_LOGGING_RULES", None)
    return seen


@pytest.mark.skipif(os.name == "nt", reason="no such signal")
def test_the_start_of_the_window_writes_nothing_of_libraries_that_it_can_do_without(home: Path) -> None:
    """From the start to the end, the terminal of a person stays free of what Qt looks for in vain."""
    running = subprocess.Popen(program(), env=own_rules(home), stderr=subprocess.PIPE)
    try:
        until((home / "data" / "choreo.sqlite3").exists, "the library", 60)
        running.send_signal(signal.SIGTERM)
        _, said = running.communicate(timeout=60)
    finally:
        running.kill()
    assert running.returncode == 0
    assert [line for line in said.decode().splitlines() if "qt.multimedia" in line] == []


def test_what_is_really_wrong_is_still_written(home: Path, tmp_path: Path) -> None:
    """A file that cannot be played is told by Qt too."""
    path = tmp_path / "no film.mp4"
    path.write_text("no film")
    done = subprocess.run(
        [sys.executable, "-c", _UNPLAYABLE, str(path)], env=own_rules(home), check=True, capture_output=True
    )
    assert b"qt.multimedia" in done.stderr
    assert b"symbolsresolver" not in done.stderr
