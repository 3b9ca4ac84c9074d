from tests.ui.window_studio import Running


def test_three_clicks_to_a_playing_choreography(window: Running) -> None:
    """Songs, a song, Build: the video comes and plays by itself, and the history has it."""
    window.made()
    window.until(lambda: window.shell.engine.playing and window.shell.engine.has_video)
    assert window.shell.engine.path == window.session.video
    assert window.said().startswith("Ready in ")
    assert [task.status for task in window.history()] == ["completed"]
    assert window.failures == []
    window.check_nothing_left()
