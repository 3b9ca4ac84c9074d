"""What holds for all tests: a home of its own for each, and property tests that a busy machine cannot fail."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Qt tells of every file that it cannot play and of machines without sound; the window says what matters itself. Qt
# reads this once, when the first test module loads a part of it.
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")

settings.register_profile("patient", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: tests spend much of their time waiting for programs, servers and timers."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of half a minute and more come first, or the others wait for the last of them."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's folders of one test, so that nothing touches those of whoever runs it."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("CHOREO_DESKTOP_HOME", str(folder))
    return folder
