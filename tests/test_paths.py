import sys
from pathlib import Path

import pytest

from choreo_desktop import paths
from choreo_desktop.domain.errors import InvalidRequestError, ResourceError
from choreo_desktop.paths import app_paths, resource


def test_one_folder_for_everything(tmp_path: Path) -> None:
    """With CHOREO_DESKTOP_HOME set, nothing is written anywhere else."""
    home = tmp_path / "my home ü"
    found = app_paths({"CHOREO_DESKTOP_HOME": str(home)})
    assert (found.config, found.data, found.cache, found.logs) == (
        home / "config",
        home / "data",
        home / "cache",
        home / "logs",
    )
    assert found.settings_file.parent.is_dir()
    assert found.database_file.parent.is_dir()
    assert found.cache.is_dir()
    assert app_paths({"CHOREO_DESKTOP_HOME": str(home)}) == found


def test_a_relative_home_does_not_follow_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative CHOREO_DESKTOP_HOME means the same folder for the whole run."""
    monkeypatch.chdir(tmp_path)
    assert app_paths({"CHOREO_DESKTOP_HOME": "here"}).data == tmp_path / "here" / "data"


def test_the_tilde_is_the_persons_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tilde that no shell expanded is understood."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert app_paths({"CHOREO_DESKTOP_HOME": "~/choreo"}).data == tmp_path / "choreo" / "data"


@pytest.mark.skipif(sys.platform != "linux", reason="the standard of Linux desktops")
@pytest.mark.parametrize("environ", [{}, {"CHOREO_DESKTOP_HOME": ""}])
def test_the_users_own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str]) -> None:
    """Without the variable, everything lies where programs of this system keep their things."""
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    found = app_paths(environ)
    assert found.config == tmp_path / "config" / "choreo-desktop"
    assert found.data == tmp_path / "data" / "choreo-desktop"
    assert found.cache == tmp_path / "cache" / "choreo-desktop"
    assert found.logs.is_relative_to(tmp_path / "state" / "choreo-desktop")


@pytest.mark.parametrize("below", ["", "deeper/still"])
def test_a_file_in_place_of_the_home_is_told(tmp_path: Path, below: str) -> None:
    """A CHOREO_DESKTOP_HOME that is a file gives a sentence that names the variable and the file."""
    (tmp_path / "file").write_text("in the way")
    home = str(tmp_path / "file" / below)
    with pytest.raises(InvalidRequestError, match=r"there is a file in its place") as caught:
        app_paths({"CHOREO_DESKTOP_HOME": home})
    assert f"CHOREO_DESKTOP_HOME ({home})" in caught.value.error


@pytest.mark.parametrize("home", ["/proc/nothing/here", "a\0b", "~nobody-of-this-name/x", "x" * 5000])
def test_a_home_that_cannot_be_made_is_told(home: str) -> None:
    """A CHOREO_DESKTOP_HOME that cannot exist gives a sentence."""
    with pytest.raises(InvalidRequestError, match=r"CHOREO_DESKTOP_HOME .* cannot be used"):
        app_paths({"CHOREO_DESKTOP_HOME": home})


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A write-protected CHOREO_DESKTOP_HOME is told at the start, not at the first save."""

    def denied(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(paths, "TemporaryFile", denied)
    with pytest.raises(InvalidRequestError, match=r"you may not write there"):
        app_paths({"CHOREO_DESKTOP_HOME": str(tmp_path)})


def test_resources_are_found_in_a_checkout_and_in_a_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Icons and the demo are found wherever the program was installed."""
    package = tmp_path / "choreo_desktop"
    package.mkdir()
    monkeypatch.setattr(paths, "__file__", str(package / "paths.py"))
    checkout = tmp_path / "resources" / "icons" / "play.svg"
    checkout.parent.mkdir(parents=True)
    checkout.write_text("checkout")
    assert resource("icons", "play.svg") == checkout
    wheel = package / "resources" / "icons" / "play.svg"
    wheel.parent.mkdir(parents=True)
    wheel.write_text("wheel")
    assert resource("icons", "play.svg") == wheel
    assert resource("icons") == wheel.parent


def test_a_missing_resource_is_told() -> None:
    """An incomplete installation gives a sentence that names what is missing."""
    with pytest.raises(ResourceError, match=r"A part of the program is missing: no/such\.thing"):
        resource("no", "such.thing")
