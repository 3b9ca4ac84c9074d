"""What holds for all tests: a home of its own for each, and property tests that a busy machine cannot fail."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("patient", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's folders of one test, so that nothing touches those of whoever runs it."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("CHOREO_DESKTOP_HOME", str(folder))
    return folder
