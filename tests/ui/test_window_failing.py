"""What goes wrong is told in a sentence, with details and a way on; nothing damaged keeps the window away."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from choreo_desktop.domain.errors import ResourceError, StorageError
from choreo_desktop.services.task_begin import begin_task
from choreo_desktop.services.task_log import About
from choreo_desktop.ui.dialogs.details import Details
from choreo_desktop.ui.dialogs.error_report import ErrorReport
from choreo_desktop.ui.except_hook import install_excepthook
from choreo_desktop.ui.notices import Notice
from tests.ui.window_studio import Running, opened, prepare


def fails(window: Running) -> str:
    """Have the build fail, look at what is told of it. Returns the sentence."""
    window.press("Build choreography")
    window.until(lambda: not window.session.work)
    window.settle()
    assert window.said().startswith("The build failed")
    sentence = window.window.progress._sentence.text()
    assert sentence.rstrip().endswith(".")
    details: list[str] = []
    window.in_dialog(
        Details,
        lambda: window.press("Details", window.window.progress),
        lambda dialog: details.append(dialog.text.text),
    )
    assert len(details[0]) > 20
    [task] = window.history()
    assert task.status == "failed"
    assert task.error is not None
    window.check_nothing_left()
    return sentence


def works_again(window: Running) -> None:
    """Once what was wrong is right again, one click makes the video."""
    window.press("Try again", window.window.progress)
    window.until(lambda: window.session.video and not window.session.work)
    window.settle()
    assert [task.status for task in window.history()] == ["completed", "failed"]


def test_a_song_whose_file_is_gone(window: Running) -> None:
    """The song is named; when its file is back, trying again is enough."""
    window.pick_song()
    window.until(lambda: window.shell.engine.ready)  # the preview opens the song too
    song = window.app.studio.library.songs()[0].file.path
    away = song.rename(song.with_suffix(".away"))
    try:
        assert "Canción de Prueba" in fails(window)
    finally:
        away.rename(song)
    works_again(window)


def test_no_ffmpeg(window: Running) -> None:
    """Without the program that makes videos nothing is begun, and it is said where to set it."""
    window.pick_song()
    away = window.ffmpeg.rename(window.ffmpeg.with_name("away"))
    try:
        assert "FFmpeg" in fails(window)
    finally:
        away.rename(window.ffmpeg)
    works_again(window)


def test_a_full_disk(window: Running) -> None:
    """FFmpeg cannot write its output: the disk is named, not the program, and nothing half is kept."""
    window.pick_song()
    real = window.ffmpeg.read_text()
    window.ffmpeg.write_text(
        '#!/bin/sh\ncase "$*" in *segment.mp4*) echo "av_interleaved_write_frame(): No space left on device" >&2; '
        f"exit 228;; esac\n{real.partition(chr(10))[2]}"
    )
    try:
        assert "disk is full" in fails(window)
    finally:
        window.ffmpeg.write_text(real)
    works_again(window)


def test_a_folder_of_results_that_cannot_be_written(window: Running) -> None:
    """A file in the place of the folder: what is in the way is said before anything is rendered."""
    window.pick_song()
    folder = window.home / "data" / "library"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "output").write_text("in the way")
    sentence = fails(window)
    assert "output" in sentence
    (folder / "output").unlink()
    works_again(window)


def test_a_failure_beside_the_build_is_told_above_the_panels(window: Running) -> None:
    """What fails while nothing is built stands in a notice with details."""
    window.session.failed.emit(StorageError("The bucket does not answer.", details="timeout"))
    assert "The bucket does not answer." in window.notices()
    window.until(lambda: window.shows("Details"))
    details: list[str] = []
    window.in_dialog(Details, lambda: window.press("Details"), lambda dialog: details.append(dialog.text.text))
    assert "timeout" in details[0]


@pytest.fixture
def hooked(window: Running) -> Iterator[Running]:
    """The window as the program starts it, with its own eye on what nobody expects."""
    hook = install_excepthook(window.shell.reports.show)
    yield window
    hook.remove()


def report(window: Running) -> str:
    """The report that is open; it is closed then."""
    window.until(lambda: window.shell.reports.open)
    dialog = window.shell.reports.open
    assert isinstance(dialog, ErrorReport)
    window.until(lambda: "Qt " in dialog.text.text)
    text = dialog.text.text
    dialog.accept()
    window.until(lambda: window.shell.reports.open is None)
    return text


def test_a_bug_in_a_slot_is_reported_and_the_window_goes_on(hooked: Running) -> None:
    """An exception that nobody foresaw reaches a dialog with a report to copy; building works after it."""

    def bug() -> None:
        raise ZeroDivisionError("a bug of a test")

    QTimer.singleShot(0, bug)
    text = report(hooked)
    assert "ZeroDivisionError: a bug of a test" in text
    assert "Traceback" in text
    hooked.made()


def test_a_bug_in_a_thread_and_in_a_job_are_reported(hooked: Running) -> None:
    """Also what goes wrong outside of the window's thread is told in it."""

    def bug() -> None:
        raise LookupError("a bug in a thread")

    thread = threading.Thread(target=bug)
    thread.start()
    thread.join()
    assert "LookupError: a bug in a thread" in report(hooked)

    def job(_: object, __: object) -> None:
        raise LookupError("a bug in a job")

    hooked.shell.runner.run(job)
    assert "LookupError: a bug in a job" in report(hooked)


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("settings.json", b"{not json"),
        ("settings.json", b'{"schema_version": 1, "video": {"width": -5}, "workers": "many"}'),
        ("window.ini", b"[General\n\xff\xfe geometry=@ByteArray(broken\nsplitter_top=nonsense\npreview=[1,2"),
        ("window.ini", bytes(range(256)) * 20),
    ],
    ids=["settings", "values", "state", "noise"],
)
def test_damaged_files_do_not_keep_the_window_away(
    qtbot: QtBot, home: Path, tmp_path: Path, filled_home: Path, file: str, content: bytes
) -> None:
    """The window stands, tells of settings that were repaired, keeps a copy of them, and builds."""
    ffmpeg = prepare(home, filled_home, tmp_path)
    (home / "config" / file).write_bytes(content)
    with opened(qtbot, home, ffmpeg) as window:
        assert window.window.library.moves.model.rowCount() == 6
        if file == "settings.json":
            assert window.notices(), "nothing was said"
            assert all(notice.rstrip().endswith(".") for notice in window.notices())
            assert len(list((home / "config").glob("settings*"))) >= 2
        else:
            assert window.window.size().width() >= 1120
        window.pick_song()
        window.act("Plan only, without a video")
        window.until(lambda: window.session.blueprint and not window.session.work)
        assert window.failures == []


def test_a_history_that_cannot_be_read_is_told(qtbot: QtBot, home: Path, tmp_path: Path, filled_home: Path) -> None:
    """A damaged database: the window stands, and says on its first page what is wrong and what to do."""
    ffmpeg = prepare(home, filled_home, tmp_path)
    (home / "data" / "choreo.sqlite3").write_bytes(b"no database at all" * 1000)
    with opened(qtbot, home, ffmpeg) as window:
        window.until(lambda: window.in_view(Notice))
        [notice] = window.in_view(Notice)
        assert "is damaged. Move it away" in notice.text
        details: list[str] = []
        window.in_dialog(Details, lambda: window.press("Details"), lambda dialog: details.append(dialog.text.text))
        assert "choreo.sqlite3" in details[0]


def test_a_library_that_cannot_be_read_says_so_in_its_place_until_it_can(
    qtbot: QtBot, home: Path, tmp_path: Path, filled_home: Path
) -> None:
    """Moves and songs tell what is wrong and what to do, and are there after one click once that was done."""
    ffmpeg = prepare(home, filled_home, tmp_path)
    database = home / "data" / "choreo.sqlite3"
    good = database.read_bytes()
    database.write_bytes(b"no database at all" * 1000)
    with opened(qtbot, home, ffmpeg) as window:
        library = window.window.library
        window.window.show_welcome(welcome=False)
        window.until(lambda: library.moves.state == library.songs.state == "unreadable")
        seen = [label.text().replace("\u200b", "") for label in window.in_view(QLabel)]
        assert "The library cannot be opened" in seen
        assert any("is damaged. Move it away to start with an empty library" in text for text in seen)
        assert not any("Opening the library" in text for text in seen)
        window.press("Try again", library)
        window.settle()
        assert library.moves.state == "unreadable"
        database.write_bytes(good)
        window.press("Try again", library)
        window.until(lambda: library.moves.state == "grid" and library.moves.model.rowCount() == 6)
        assert library.songs.state == "table"
        window.settle()
        assert window.notices() == []
        window.made()


def test_what_failed_before_there_was_a_plan_is_planned_again(window: Running) -> None:
    """Rendered again, it is planned from the choices of then, beside the record of the failure."""
    studio, tasks = window.app.studio, window.app.tasks
    [song] = studio.library.songs()
    request = studio.request(song, seed=77)
    about = About(song_key=song.song.key, request=request)
    error = ResourceError("The song is missing.", details="gone")
    with pytest.raises(ResourceError), begin_task(tasks, song.title, "early", about=about):
        raise error
    history = window.window.history
    history.refresh()
    window.settle()
    window.window.library.tabs.setCurrentWidget(history)
    history.select("early")
    history._actions.render.trigger()
    window.until(lambda: window.session.video and not window.session.work)
    window.settle()
    assert window.window.choices.choices()["seed"] == 77
    assert [task.status for task in window.history()] == ["completed", "failed"]
    assert window.failures == []
