"""In the whole window: a plan that is not rendered is watched as it is planned."""

import threading

import pytest
from PySide6.QtCore import QEvent, QObject
from typing_extensions import override

from choreo_desktop.ui.player.view import VideoView
from tests.ui.window_studio import Running


class Watcher(QObject):
    """Looks at the preview whenever it is painted.

    Attributes:
        seen: For each time, whether there was a picture of a dancer.
    """

    def __init__(self, running: Running) -> None:
        super().__init__(running.window)
        self._engine = running.shell.engine
        self.seen: list[bool] = []
        view = running.window.preview.findChild(VideoView)
        assert view is not None
        view.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every paint."""
        if event.type() is QEvent.Type.Paint:
            self.seen.append(not self._engine.picture.isNull() and self._engine.live.card is None)
        return False


def live_threads() -> list[str]:
    """Threads that fetch and decode for watching a plan."""
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("live")]


def test_a_plan_plays_before_it_is_rendered(window: Running) -> None:
    """Only planned, the choreography is seen and played move by move; closing the window ends all of it."""
    engine = window.shell.engine
    window.pick_song()
    window.session.plan()
    window.until(lambda: engine.live.on and engine.live.exact and not engine.picture.isNull())
    assert window.session.video is None
    second = window.session.blueprint
    assert second is not None
    window.shell.stage.play_from(second.moves[1].start_time - 0.3)
    window.until(lambda: engine.live.place == 1)
    assert engine.playing
    assert window.failures == []
    window.close()
    assert live_threads() == []


def test_who_edits_goes_on_watching_where_he_was(window: Running) -> None:
    """An edit puts the plan in the place of its video: playing goes on from there, and so does an edit of the plan."""
    engine = window.shell.engine
    window.made()
    window.until(lambda: engine.playing and engine.has_video and engine.path == window.session.video)
    window.until(lambda: engine.position > 1.0)
    at = engine.position
    window.session.lock(0, locked=True)
    window.until(lambda: engine.live.on and engine.live.exact)
    assert engine.playing
    assert engine.position >= at
    plan = engine.live.plan
    window.session.lock(0, locked=False)
    window.until(lambda: engine.live.plan is not plan)
    assert engine.playing
    assert engine.position >= at
    assert window.failures == []


def test_the_last_picture_stays_while_another_way_of_showing_the_plan_opens(window: Running) -> None:
    """Edited, undone, redone and rendered, in a pause as well: the preview is never black and never the song alone."""
    engine, session = window.shell.engine, window.session
    window.made()
    window.until(lambda: engine.has_video and engine.path == session.video and not engine.picture.isNull())
    engine.pause()
    window.shell.stage.seek(2.0)
    window.until(lambda: engine.position == pytest.approx(2.0, abs=0.1))
    window.settle()
    watcher = Watcher(window)
    session.lock(0, locked=True)
    window.until(lambda: engine.live.on and engine.live.exact and engine.ready)
    for step in (session.undo.undo, session.undo.redo):
        step()
        window.until(lambda: engine.path == (session.video or engine.path) and engine.ready)
        window.until(lambda: engine.live.exact if engine.live.on else engine.position == pytest.approx(2.0, abs=0.1))
        assert engine.position == pytest.approx(2.0, abs=0.1)
    engine.play()
    session.render()
    window.until(lambda: session.video and engine.path == session.video and engine.ready and engine.playing)
    window.until(lambda: engine.position > 2.5)
    assert len(watcher.seen) > 5
    assert all(watcher.seen)
    assert window.failures == []


def test_a_finished_video_is_seen_from_its_beginning_unless_it_is_watched(window: Running) -> None:
    """Whoever looked at a later place of the plan in a pause sees the whole video, once it is there."""
    engine, session = window.shell.engine, window.session
    window.pick_song()
    session.plan()
    window.until(lambda: engine.live.on and engine.live.exact)
    window.settle()
    window.shell.stage.seek(5.0)
    session.render()
    window.until(lambda: session.video and engine.path == session.video and engine.playing)
    assert engine.position < 4.0
