"""In the whole window: a plan that is not rendered is watched as it is planned."""

import threading

from tests.ui.window_studio import Running


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
