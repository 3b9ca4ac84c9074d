"""Files, folders and rubbish that fall on the window."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from choreo_desktop.ui.dialogs.import_summary import ImportSummaryDialog
from choreo_desktop.ui.panels.library_import_notice import ImportNotice
from tests.end_to_end.material import make_clip, make_song
from tests.ui.library_window import drag, names
from tests.ui.window_studio import Running


def summary(window: Running) -> ImportNotice:
    """What the library says of the last import."""
    window.until(lambda: window.in_view(ImportNotice) and not window.window.library.importer.job)
    window.settle()
    [notice] = window.in_view(ImportNotice)
    return notice


def receiver(widget: QWidget) -> QWidget:
    """What takes a drop on a widget: itself, or the nearest around it that takes drops."""
    while not widget.acceptDrops():
        around = widget.parentWidget()
        assert around is not None
        widget = around
    return widget


def test_dropped_files_come_into_the_library(empty_window: Running, tmp_path: Path) -> None:
    """Clips and a song dropped anywhere on the window, also on the welcome, are there with their posters and tempo."""
    window = empty_window
    clips = [make_clip(tmp_path / f"Básico {n} & más.mp4", 2.0, hue=90 * n) for n in range(2)]
    song = make_song(tmp_path / "Una canción.wav", 12.0)
    assert drag(window.window, [*clips, song])
    said = summary(window)
    assert not window.window.welcoming
    assert said.text.startswith("2 clips and 1 song added.")
    assert len(names(window.window.library)) == 2
    assert window.window.library.songs.model.rowCount() == 1
    assert window.window._held.text() == "2 moves, 1 song"
    assert window.failures == []


def test_a_dropped_folder_comes_in_with_all_that_is_below(window: Running, tmp_path: Path) -> None:
    """A folder on the timeline is as good as one on the library; what is known already comes in once only."""
    folder = tmp_path / "clips of today"
    make_clip(folder / "turns" / "new turn.mp4", 2.0, hue=200)
    known = window.app.studio.library.clips()[0].file.path
    (folder / "known.mp4").write_bytes(known.read_bytes())
    assert drag(receiver(window.window.timeline.timeline), [folder])
    summary(window)
    assert len(names(window.window.library)) == 7
    assert "New turn" in names(window.window.library)


def test_rubbish_is_refused_in_words_and_harms_nothing(window: Running, tmp_path: Path) -> None:
    """Texts, broken videos and links: what cannot be used is named with a reason, the library stays as it was."""
    before = names(window.window.library)
    broken, text = tmp_path / "broken.mp4", tmp_path / "notes.txt"
    broken.write_bytes(b"no video at all" * 50)
    text.write_text("not a clip")
    assert not drag(window.window, ["https://example.org/dance.mp4"])
    assert drag(window.window, [broken, text, tmp_path / "gone.mp4"])
    notice = summary(window)
    assert names(window.window.library) == before
    window.click(notice.details)
    window.until(lambda: window.window.findChildren(ImportSummaryDialog))
    [dialog] = window.window.findChildren(ImportSummaryDialog)
    told = dialog.text
    for path in (broken, text, tmp_path / "gone.mp4"):
        assert path.name in told
    assert "is not a video" in told
    dialog.close()
    assert window.failures == []


def test_a_drop_while_something_is_built(window: Running, tmp_path: Path) -> None:
    """Bringing in and building go on beside each other."""
    clip = make_clip(tmp_path / "late.mp4", 2.0, hue=140)
    window.pick_song()
    window.slow()
    window.press("Build choreography")
    window.until(lambda: window.session.blueprint)
    assert drag(window.window, [clip])
    window.until(lambda: "Late" in names(window.window.library))
    window.quick()
    window.until(lambda: window.session.video and not window.session.work)
    assert window.failures == []
