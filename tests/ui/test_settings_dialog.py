"""The settings as a person uses them, saved by the real store, against real folders and a real server."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import keyring
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from choreo_desktop.domain.settings import LocalStorage, S3Storage
from choreo_desktop.services.settings_store import SettingsStore
from choreo_desktop.services.studio import Studio
from choreo_desktop.ui.dialogs.settings_dialog import SettingsDialog
from choreo_desktop.ui.dialogs.settings_page import Page
from choreo_desktop.ui.jobs.runner import JobRunner
from choreo_desktop.ui.theme import Theme
from tests.end_to_end.material import make_clip
from tests.fakes.network import closed_port
from tests.fakes.s3_server import Bucket, aws_environment, bucket, s3_client
from tests.services.shelves import open_library
from tests.storage.test_credentials import BrokenKeyring, MemoryKeyring
from tests.ui.upkeep import Parts, fill_cache, make_upkeep

__all__ = ["aws_environment", "bucket", "s3_client"]

pytestmark = pytest.mark.usefixtures("aws_environment")

Open = Callable[[], SettingsDialog]


@pytest.fixture(autouse=True)
def ring() -> Iterator[MemoryKeyring]:
    """A keyring of the test."""
    before, own = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(own)
    yield own
    keyring.set_keyring(before)


@pytest.fixture
def file(home: Path) -> Path:
    """The settings file."""
    return home / "config" / "settings.json"


@pytest.fixture
def studio(home: Path, file: Path) -> Iterator[Studio]:
    """The services, with a library of the test."""
    with open_library(home / "library") as library:
        yield Studio(Parts(library, home), SettingsStore(file))  # type: ignore[arg-type]  # the parts settings need


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, runner: JobRunner, studio: Studio, home: Path) -> Open:
    """Opens the dialog."""

    def show() -> SettingsDialog:
        dialog = SettingsDialog(theme, runner, studio, make_upkeep(home))
        qtbot.addWidget(dialog)
        dialog.resize(720, 520)
        dialog.show()
        return dialog

    return show


def saved(file: Path) -> dict[str, Any]:
    """What the settings file holds."""
    data: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return data


def show_page(dialog: SettingsDialog, page: Page) -> None:
    """Choose a page in the list at the left."""
    chooser = dialog.findChild(QListWidget)
    assert isinstance(chooser, QListWidget)
    chooser.setCurrentRow(dialog.pages.index(page))


def typed(dialog: SettingsDialog, field: str, text: str) -> QLineEdit:
    """Type into a field of the settings, over what is there."""
    page = next(page for page in dialog.pages if field in page.fields)
    show_page(dialog, page)
    control = page.fields[field].control
    edit = control if isinstance(control, QLineEdit) else control.findChild(QLineEdit)
    assert isinstance(edit, QLineEdit)
    edit.selectAll()
    QTest.keyClicks(edit, text) if text else QTest.keyClick(edit, Qt.Key.Key_Delete)
    return edit


def problem(dialog: SettingsDialog, field: str) -> str:
    """The sentence below a field."""
    return next(page.fields[field] for page in dialog.pages if field in page.fields).problem


def test_what_is_chosen_is_saved(qtbot: QtBot, opened: Open, studio: Studio, file: Path) -> None:
    """A choice is in the file a moment later, without any button."""
    dialog = opened()
    show_page(dialog, dialog.dance)
    with qtbot.waitSignal(dialog.settings_changed):
        dialog.dance.slider.setValue(8)
    assert saved(file)["max_stretch"] == studio.settings.max_stretch == 0.08
    assert "92 % to 108 %" in dialog.dance.fields["max_stretch"].control.accessibleDescription()
    qtbot.waitUntil(lambda: dialog.state == "Everything is saved.")


def test_a_wrong_value_says_so_and_everything_else_is_saved(
    qtbot: QtBot, opened: Open, studio: Studio, file: Path
) -> None:
    """A wrong number is marked with a sentence, is not saved, and keeps nothing else from being saved."""
    dialog = opened()
    edit = typed(dialog, "timeout_minutes", "soon")
    assert problem(dialog, "timeout_minutes") == "Must be a number."
    assert edit.property("invalid") is True
    assert edit.accessibleDescription() == "Must be a number."
    typed(dialog, "workers", "3")
    QTest.keyClick(dialog.limits.fields["workers"].control, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: file.exists() and saved(file)["workers"] == 3)
    assert saved(file)["timeout_minutes"] == studio.settings.timeout_minutes == 10
    assert "marked" in dialog.state
    assert edit.text() == "soon"
    typed(dialog, "timeout_minutes", "2,5")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: saved(file)["timeout_minutes"] == 2.5)
    assert problem(dialog, "timeout_minutes") == ""


def test_the_rules_are_those_of_the_settings(opened: Open) -> None:
    """Odd sizes, silly bit rates and relative folders are told in the words of the settings themselves."""
    dialog = opened()
    typed(dialog, "storage.results", "videos")
    assert problem(dialog, "storage.results").startswith("Must be a whole path")
    dialog.video.size_combo.setCurrentIndex(dialog.video.size_combo.count() - 1)
    dialog.video.size_combo.activated.emit(dialog.video.size_combo.count() - 1)
    typed(dialog, "video.width", "333")
    assert "even" in problem(dialog, "video.width")
    typed(dialog, "video.video_bitrate", "900M")
    assert "between" in problem(dialog, "video.video_bitrate")
    typed(dialog, "video.frame_rate", "0")
    assert problem(dialog, "video.frame_rate")


def test_a_size_for_phones(qtbot: QtBot, opened: Open, file: Path) -> None:
    """A preset sets both sides at once, and is shown again the next time."""
    dialog = opened()
    show_page(dialog, dialog.video)
    place = next(i for i in range(9) if "1080 × 1920" in dialog.video.size_combo.itemText(i))
    dialog.video.size_combo.setCurrentIndex(place)
    dialog.video.size_combo.activated.emit(place)
    qtbot.waitUntil(lambda: file.exists() and saved(file)["video"]["height"] == 1920)
    assert saved(file)["video"]["width"] == 1080
    dialog.close()
    assert "1080 × 1920" in opened().video.size_combo.currentText()


def test_settings_that_cannot_be_saved(qtbot: QtBot, opened: Open, studio: Studio, file: Path) -> None:
    """Where the disk refuses, a sentence says so, the choice stays on the screen, and trying again saves it."""
    dialog = opened()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.parent.rmdir()
    file.parent.write_text("in the way")
    dialog.dance.slider.setValue(5)
    qtbot.waitUntil(lambda: "cannot be saved" in dialog.state)
    assert studio.settings.max_stretch == 0.15
    assert dialog.dance.slider.value() == 5
    file.parent.unlink()
    dialog.draft.save()
    qtbot.waitUntil(lambda: file.exists() and saved(file)["max_stretch"] == 0.05)
    qtbot.waitUntil(lambda: dialog.state == "Everything is saved.")


def test_closing_loses_nothing(qtbot: QtBot, opened: Open, file: Path) -> None:
    """What was typed a moment before the dialog is closed is saved first, then it closes."""
    dialog = opened()
    typed(dialog, "cache_gigabytes", "7")
    dialog.close()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert saved(file)["cache_gigabytes"] == 7


def test_closing_what_cannot_be_saved(qtbot: QtBot, opened: Open, file: Path) -> None:
    """Closing says once that something cannot be saved; whoever closes again means it."""
    dialog = opened()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.parent.rmdir()
    file.parent.write_text("in the way")
    dialog.dance.slider.setValue(5)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "cannot be saved" in dialog.state)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_copying_goes_on_when_the_dialog_is_closed(
    qtbot: QtBot, theme: Theme, runner: JobRunner, studio: Studio, home: Path, tmp_path: Path
) -> None:
    """A dialog that is put away while clips come in stays until they are in, and tells of them."""
    make_clip(tmp_path / "clips" / "turn.mp4", 2.0)
    dialog = SettingsDialog(theme, runner, studio, make_upkeep(home))
    dialog.show()
    told: list[bool] = []
    dialog.library_changed.connect(lambda: told.append(True))
    typed(dialog, "storage.clips", str(tmp_path / "clips"))
    QTest.mouseClick(dialog.storage.transfers["local"].bring, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.busy)
    dialog.close()
    dialog.retire()
    qtbot.waitUntil(lambda: not isValid(dialog), timeout=60_000)
    assert told == [True]
    assert len(studio.library.clips()) == 1


def test_repaired_settings_are_told(qtbot: QtBot, theme: Theme, runner: JobRunner, home: Path, file: Path) -> None:
    """What was reset when the settings were read stands above the pages."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('{"workers": "many"}')
    dialog = SettingsDialog(theme, runner, Studio(None, SettingsStore(file)), make_upkeep(home))  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.show()
    texts = [child.accessibleName() for child in dialog.findChildren(QWidget) if child.property("notice")]
    assert any("workers was reset" in text for text in texts)


def test_theme_and_language_are_followed_at_once(qtbot: QtBot, opened: Open, theme: Theme, file: Path) -> None:
    """Another theme changes the colours now; another language is told once it is saved."""
    dialog = opened()
    show_page(dialog, dialog.look)
    with qtbot.waitSignal(dialog.theme_chosen) as chosen:
        dialog.look.look.setCurrentIndex(1)
        dialog.look.look.activated.emit(1)
    assert chosen.args == ["light"]
    assert not theme.dark
    with qtbot.waitSignal(dialog.language_chosen) as spoken:
        dialog.look.language.setCurrentIndex(2)
        dialog.look.language.activated.emit(2)
    assert spoken.args == ["es"]
    assert (saved(file)["theme"], saved(file)["language"]) == ("light", "es")


def to_bucket(dialog: SettingsDialog, endpoint: str, name: str) -> None:
    """Set a bucket up as a person does."""
    show_page(dialog, dialog.storage)
    QTest.mouseClick(dialog.storage.s3, Qt.MouseButton.LeftButton, pos=dialog.storage.s3.rect().center() / 4)
    dialog.storage.s3.setChecked(True)
    typed(dialog, "storage.endpoint_url", endpoint)
    typed(dialog, "storage.bucket", name)
    dialog.storage.bucket.path_style.setChecked(True)


def test_a_bucket_that_works(
    qtbot: QtBot, opened: Open, bucket: Bucket, studio: Studio, file: Path, ring: MemoryKeyring
) -> None:
    """A bucket is typed in, tried with keys that are not kept yet, and saved; its keys reach the keyring only."""
    dialog = opened()
    to_bucket(dialog, bucket.endpoint, bucket.name)
    part = dialog.storage.bucket
    QTest.keyClicks(part.keys.access, "AKIATEST")
    QTest.keyClicks(part.keys.secret, "very-secret")
    assert part.keys.secret.echoMode() is QLineEdit.EchoMode.Password
    QTest.mouseClick(part.trial.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Everything works" in part.trial.verdict, timeout=20_000)
    part.keys.secret.setFocus()
    QTest.keyClick(part.keys.secret, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any("very-secret" in entry for entry in ring.entries.values()), timeout=20_000)
    dialog.close()
    qtbot.waitUntil(lambda: isinstance(studio.settings.storage, S3Storage))
    assert saved(file)["storage"]["bucket"] == bucket.name
    for path in file.parent.rglob("*"):
        assert b"very-secret" not in path.read_bytes()


def test_keys_without_a_keyring(qtbot: QtBot, opened: Open, bucket: Bucket) -> None:
    """Where there is no keyring, the keys work until the program ends, and the dialog says that."""
    keyring.set_keyring(BrokenKeyring())
    dialog = opened()
    to_bucket(dialog, bucket.endpoint, bucket.name)
    keys = dialog.storage.bucket.keys
    QTest.keyClicks(keys.access, "AKIATEST")
    QTest.keyClicks(keys.secret, "very-secret")
    QTest.keyClick(keys.secret, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "only until the program ends" in keys.state.text(), timeout=20_000)


def test_one_key_is_not_enough(opened: Open, bucket: Bucket) -> None:
    """Half of the keys is no pair: a sentence says so."""
    dialog = opened()
    to_bucket(dialog, bucket.endpoint, bucket.name)
    keys = dialog.storage.bucket.keys
    QTest.keyClicks(keys.access, "AKIATEST")
    QTest.keyClick(keys.access, Qt.Key.Key_Return)
    assert keys.secret.property("invalid") is True


def test_a_bucket_that_is_not_there(qtbot: QtBot, opened: Open, bucket: Bucket) -> None:
    """The test names what is wrong: the bucket, or the server."""
    dialog = opened()
    to_bucket(dialog, bucket.endpoint, "no-such-bucket")
    part = dialog.storage.bucket
    part.trial.begin()
    qtbot.waitUntil(lambda: "no-such-bucket" in part.trial.verdict, timeout=20_000)
    typed(dialog, "storage.endpoint_url", closed_port())
    assert part.trial.verdict == ""
    part.trial.begin()
    qtbot.waitUntil(lambda: "cannot be reached" in part.trial.verdict, timeout=30_000)


def test_a_bucket_that_was_saved_is_there_the_next_time(opened: Open, studio: Studio, file: Path, qtbot: QtBot) -> None:
    """Whoever uses a bucket can open the settings again, see it, and go back to folders."""
    studio.change_settings(studio.settings.model_copy(update={"storage": S3Storage(bucket="our-school")}))
    dialog = opened()
    assert dialog.storage.s3.isChecked()
    edit = dialog.storage.fields["storage.bucket"].control
    assert isinstance(edit, QLineEdit)
    assert edit.text() == "our-school"
    dialog.storage.local.click()
    typed(dialog, "storage.root", "")
    qtbot.waitUntil(lambda: saved(file)["storage"]["kind"] == "local")
    dialog.storage.s3.click()
    qtbot.waitUntil(lambda: saved(file)["storage"].get("bucket") == "our-school")


def test_a_bucket_that_is_no_bucket(opened: Open, studio: Studio) -> None:
    """While a bucket is not whole, it cannot be tried, and what was saved before stays in use."""
    dialog = opened()
    dialog.storage.s3.setChecked(True)
    assert problem(dialog, "storage.bucket") == "Must not be empty."
    assert not dialog.storage.bucket.trial.button.isEnabled()
    assert not dialog.storage.transfers["s3"].send.isEnabled()
    typed(dialog, "storage.bucket", "a/b")
    dialog.close()
    assert isinstance(studio.settings.storage, LocalStorage)


def test_clips_come_from_folders_and_go_to_a_bucket(
    qtbot: QtBot, opened: Open, bucket: Bucket, studio: Studio, tmp_path: Path
) -> None:
    """Clips are got from a folder that was just chosen, then copied to a bucket, each with a summary."""
    make_clip(tmp_path / "clips" / "turn.mp4", 2.0)
    dialog = opened()
    typed(dialog, "storage.clips", str(tmp_path / "clips"))
    box = dialog.storage.transfers["local"]
    with qtbot.waitSignal(dialog.library_changed, timeout=60_000):
        QTest.mouseClick(box.bring, Qt.MouseButton.LeftButton)
    assert "1 clip came in." in box.result
    assert len(studio.library.clips()) == 1
    to_bucket(dialog, bucket.endpoint, bucket.name)
    there = dialog.storage.transfers["s3"]
    qtbot.waitUntil(there.send.isEnabled)
    QTest.mouseClick(there.send, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "1 file sent." in there.result, timeout=60_000)
    assert any(key.startswith("clips/") for key in bucket.everything())


def test_the_cache_is_shown_and_cleared(qtbot: QtBot, opened: Open, home: Path) -> None:
    """The page of limits says how much the cache holds, and clears it."""
    fill_cache(home, 2_300_000)
    dialog = opened()
    show_page(dialog, dialog.limits)
    qtbot.waitUntil(lambda: "2.3 MB" in dialog.limits.holds.text())
    QTest.mouseClick(dialog.limits.clear, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.limits.holds.text() == "2.3 MB are free again.")
    assert dialog.limits.clear.isEnabled()


def test_encoders_are_tried_when_the_page_is_looked_at(qtbot: QtBot, opened: Open) -> None:
    """Software is offered at once; what else works is added after a trial, and nothing that does not."""
    dialog = opened()
    assert dialog.video.encoder.count() == 1
    show_page(dialog, dialog.video)
    qtbot.waitUntil(lambda: dialog.video.encoder.count() > 1, timeout=60_000)
    names = [dialog.video.encoder.itemData(i) for i in range(dialog.video.encoder.count())]
    assert names[0] == "software"
    assert "h264_videotoolbox" not in names


def test_the_report_of_this_computer(qtbot: QtBot, opened: Open) -> None:
    """What works is looked at in a job and can be copied."""
    dialog = opened()
    show_page(dialog, dialog.advanced)
    dialog.advanced.examine.click()
    qtbot.waitUntil(dialog.advanced.report.isVisible, timeout=40_000)
    assert "FFmpeg" in dialog.advanced.report.text


def test_nothing_is_clipped_and_everything_is_named(qtbot: QtBot, opened: Open, runner: JobRunner) -> None:
    """At its smallest size every page fits in width, and whatever the keyboard reaches has a name."""
    dialog = opened()
    dialog.storage.s3.setChecked(True)
    for page in dialog.pages:
        show_page(dialog, page)
        qtbot.waitUntil(page.isVisible)
        inner = page.widget()
        assert inner is not None
        assert inner.minimumSizeHint().width() <= page.viewport().width(), page.title
        for child in page.findChildren(QWidget):
            inside = (
                isinstance(child, QLineEdit) and child.parent() is not None and child.objectName().startswith("qt_")
            )
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible() and not inside:
                name = child.accessibleName() or getattr(child, "text", lambda: "")()
                assert name, f"{page.title}: {child}"
    dialog.close()
    qtbot.waitUntil(lambda: not runner.jobs, timeout=60_000)


def test_the_keyboard_moves_between_pages(opened: Open) -> None:
    """The list of pages has the focus at first; the arrow keys turn the pages."""
    dialog = opened()
    chooser = dialog.findChild(QListWidget)
    assert isinstance(chooser, QListWidget)
    assert chooser.accessibleName() == "Pages of the settings"
    QTest.keyClick(chooser, Qt.Key.Key_Down)
    assert dialog.video.isVisible()
