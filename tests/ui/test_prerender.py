"""Rendered while you think, as the window has it: it follows the plan and makes way for what was asked for."""

import threading
from collections.abc import Iterator
from contextlib import suppress

import psutil
import pytest
from pytestqt.qtbot import QtBot

from choreo_desktop.domain.settings import AppSettings
from choreo_desktop.ui.render_ahead import RenderAhead
from tests.end_to_end.material import leftovers
from tests.ui.working import PATIENCE, Working


@pytest.fixture
def ahead(working: Working) -> Iterator[RenderAhead]:
    """What renders ahead, ended after the test with nothing left."""
    ahead = RenderAhead(working.session)
    yield ahead
    assert ahead.stop()
    assert not [thread for thread in threading.enumerate() if thread.name == "prerender"]
    ahead.deleteLater()


def encoders() -> list[psutil.Process]:
    """Encoders of segments at work."""
    found = []
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):  # it may end while it is looked at
            found += [process] if any("segment.mp4" in word for word in process.cmdline()) else []
    return found


def test_plan_becomes_ready(working: Working, ahead: RenderAhead, qtbot: QtBot) -> None:
    """A plan that is left alone becomes ready, an edit takes away what it changed, and that becomes ready too."""
    shares: list[float] = []
    ahead.share_changed.connect(shares.append)
    working.plan()
    working.until(lambda: ahead.share == 1.0)
    assert all(ahead.ready(place) for place in range(len(working.blueprint.moves)))
    working.until(lambda: shares and shares[-1] == 1.0)
    assert shares == sorted(shares)
    shares.clear()
    working.session.find_alternatives(0, lambda found: working.session.swap(0, found[0].key))
    working.until(lambda: shares and min(shares) < 1)
    working.until(lambda: ahead.share == 1.0)
    with qtbot.waitSignal(working.session.built, timeout=PATIENCE):
        working.session.render()
    assert working.failures == []
    working.settle()


def test_makes_way_for_a_rendering(working: Working, ahead: RenderAhead) -> None:
    """While a video is made nothing else is rendered; afterwards all is ready."""
    working.slow()
    working.plan()
    working.until(encoders)
    working.session.render()
    working.quick()
    working.until(lambda: working.session.video)
    working.until(lambda: ahead.share == 1.0)
    assert working.failures == []


def test_makes_way_while_something_plays(working: Working, ahead: RenderAhead) -> None:
    """While something plays no encoder runs, and the rest is rendered when it has ended."""
    working.slow()
    working.plan()
    working.until(encoders)
    ahead.set_playing(True)
    working.until(lambda: not encoders())
    share = ahead.share
    assert share < 1
    working.quick()
    ahead.set_playing(False)
    working.until(lambda: ahead.share == 1.0)


def test_ends_with_the_window(working: Working, ahead: RenderAhead) -> None:
    """Ended in the middle of its work it leaves no process and no file."""
    working.slow()
    working.plan()
    working.until(encoders)
    assert ahead.stop()
    assert encoders() == []
    working.session.plan(seed=5)
    working.settle()
    assert not [thread for thread in threading.enumerate() if thread.name == "prerender"]
    assert leftovers(working.root.parent / "cache") == []


def test_setting(working: Working, ahead: RenderAhead) -> None:
    """Switched off nothing is rendered; switched on again, the plan is, at the next look at it."""
    studio = working.studio
    off = studio.settings.model_copy(update={"render_ahead": False})
    studio.change_settings(off)
    working.plan()
    with_setting = AppSettings.model_validate({**off.model_dump(), "render_ahead": True})
    assert ahead.share == 0.0
    studio.change_settings(with_setting)
    ahead.refresh()
    working.until(lambda: ahead.share == 1.0)
