"""From folders to a bucket: the settings are changed in their dialog, and a choreography is built from the bucket."""

from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import keyring
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from choreo_desktop.domain.work import Progress
from choreo_desktop.ui.dialogs.settings_dialog import SettingsDialog
from tests.fakes.s3_server import Bucket, aws_environment, bucket, s3_client
from tests.storage.test_credentials import MemoryKeyring
from tests.ui.window_studio import Running, opened, prepare

__all__ = ["aws_environment", "bucket", "s3_client"]


@pytest.fixture(autouse=True)
def ring() -> Iterator[MemoryKeyring]:
    """A keyring of the test."""
    before, own = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(own)
    yield own
    keyring.set_keyring(before)


def choose_bucket(dialog: SettingsDialog, bucket: Bucket, window: Running) -> None:
    """Fill the page of the storage in, as a person would, and try the connection."""
    page = dialog.storage
    page.s3.setChecked(True)
    for field, text in (("endpoint_url", bucket.endpoint), ("bucket", bucket.name), ("region", "us-east-1")):
        control = page.fields[f"storage.{field}"].control
        edit = control if isinstance(control, QLineEdit) else control.findChild(QLineEdit)
        assert isinstance(edit, QLineEdit)
        edit.selectAll()
        QTest.keyClicks(edit, text)
        edit.editingFinished.emit()
    page.bucket.path_style.setChecked(True)
    window.until(lambda: dialog.state == "Everything is saved.")
    page.bucket.trial.begin()
    window.until(lambda: page.bucket.trial.verdict)
    assert page.bucket.trial.verdict.startswith("Everything works"), page.bucket.trial.verdict


def test_a_choreography_from_a_bucket(
    qtbot: QtBot, home: Path, tmp_path: Path, filled_home: Path, bucket: Bucket
) -> None:
    """Clips and songs are fetched from the bucket, the video goes there, plays here, and has a link to copy."""
    for clip in sorted((filled_home / "material" / "clips").iterdir()):
        bucket.put(f"clips/{clip.name}", clip.read_bytes())
    for song in (filled_home / "material" / "song").iterdir():
        bucket.put(f"songs/{song.name}", song.read_bytes())
    ffmpeg = prepare(home, None, tmp_path)
    with opened(qtbot, home, ffmpeg) as window:
        assert window.window.welcome.isVisible()
        window.in_dialog(
            SettingsDialog,
            window.shell.menus.show_settings,
            lambda dialog: choose_bucket(dialog, bucket, window),
        )
        window.settle()
        assert window.app.studio.settings.storage.kind == "s3"
        window.act("Get new files from the storage")
        window.until(lambda: window.window.library.moves.model.rowCount() == 6)
        window.until(lambda: window.window.library.songs.model.rowCount() == 1)
        window.settle()
        assert not window.window.welcome.isVisible()
        assert bucket.name in window.window._stored.text()
        window.made()
        assert window.failures == []
        [video] = [key for key in bucket.everything() if key.startswith("output/")]
        assert bucket.unfinished() == []
        window.until(lambda: window.shell.engine.playing and window.shell.engine.has_video)
        history = window.window.history
        window.window.library.tabs.setCurrentWidget(history)
        history.select(window.history()[0].task_id)
        history._actions.link.trigger()
        window.until(lambda: QGuiApplication.clipboard().text().startswith("http"))
        with urlopen(QGuiApplication.clipboard().text()) as answer:  # noqa: S310 - it begins with http
            assert len(answer.read()) == bucket.client.head_object(Bucket=bucket.name, Key=video)["ContentLength"]
        history._actions.folder.trigger()
        window.until(lambda: "does not lie in a folder" in window.window.statusBar().currentMessage())


def test_a_build_while_sending_to_a_bucket_is_cancelled(
    qtbot: QtBot, home: Path, tmp_path: Path, filled_home: Path, bucket: Bucket
) -> None:
    """Stopped while the video is on its way, nothing of it stays in the bucket, and the next try sends it."""
    storage = {
        "kind": "s3",
        "endpoint_url": bucket.endpoint,
        "bucket": bucket.name,
        "region": "us-east-1",
        "path_style": True,
    }
    with opened(qtbot, home, prepare(home, filled_home, tmp_path, storage=storage)) as window:
        window.pick_song()
        window.press("Build choreography")
        job = window.session.work
        assert job is not None

        def stop(progress: Progress) -> None:
            if progress.stage == "uploading":
                window.session.cancel_work()

        job.progressed.connect(stop)
        window.until(lambda: not window.session.work)
        window.settle()
        sent = [key for key in bucket.everything() if key.startswith("output/")]
        [task] = window.history()
        assert bucket.unfinished() == []
        if task.status == "cancelled":
            assert sent == []
            window.press("Try again")
            window.until(lambda: window.session.video and not window.session.work)
        assert len([key for key in bucket.everything() if key.startswith("output/")]) == 1
        window.check_nothing_left()
        assert window.failures == []
