"""The window that is built anew for another language, while everything goes on."""

from PySide6.QtCore import QCoreApplication, QEvent

from tests.ui.window_studio import Running


def another(window: Running, language: str) -> None:
    """Change the language, and let the old window go."""
    old = window.window
    window.shell.choose_language(language)
    assert window.window is not old
    QCoreApplication.sendPostedEvents(old, QEvent.Type.DeferredDelete)
    window.settle()


def test_looks_and_languages_can_be_changed_as_often_as_one_likes(window: Running) -> None:
    """Whatever comes first, nothing of the windows before is called any more, and none ends the program."""
    for language, look in (("es", "light"), ("en", "dark"), ("es", "dark"), ("en", "light"), ("es", "light")):
        another(window, language)
        window.shell.choose_theme(look)
        window.session.told.emit("Something to know")
        window.session.selection_changed.emit()
    assert window.window.library.tabs.tabText(0) == "Pasos"
    assert window.failures == []


def test_what_is_worked_on_is_shown_in_the_new_window_too(window: Running) -> None:
    """The song, the choices and the plan are those of the window before."""
    window.made()
    form = window.window.choices.form
    form.seed.setValue(17)
    form.length.setValue(10)
    form.must.add(["Basic"])
    window.session.select(0)
    another(window, "es")
    choices = window.window.choices
    assert choices.choices() == {"max_seconds": 10.0, "must_have": ("Basic",), "seed": 17}
    assert choices._song._title.text() == window.session.song.record.title  # type: ignore[union-attr]
    assert window.window.timeline.timeline.selected == 0
    assert len(window.window.timeline.timeline.scene.blocks) == len(window.session.blueprint.moves)  # type: ignore[union-attr]
