import threading
from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import NoKeyringError, PasswordDeleteError
from typing_extensions import override

from choreo_desktop.storage import credentials
from choreo_desktop.storage.credentials import S3Keys, forget_keys, load_keys, save_keys

KEYS = S3Keys("AKIAÄ", "secret/with “quotes”")


class MemoryKeyring(KeyringBackend):
    """A keyring that lives as long as a test."""

    priority = 1

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}

    @override
    def get_password(self, service: str, username: str) -> str | None:
        return self.entries.get((service, username))

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        self.entries[service, username] = password

    @override
    def delete_password(self, service: str, username: str) -> None:
        if self.entries.pop((service, username), None) is None:
            raise PasswordDeleteError


class BrokenKeyring(MemoryKeyring):
    """A keyring as on a computer without one."""

    error: Exception = NoKeyringError("none")

    @override
    def get_password(self, service: str, username: str) -> str | None:
        raise self.error

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        raise self.error

    @override
    def delete_password(self, service: str, username: str) -> None:
        raise self.error


class LockedKeyring(MemoryKeyring):
    """A keyring that waits for its owner to type a password."""

    unlocked = threading.Event()

    @override
    def get_password(self, service: str, username: str) -> str | None:
        self.unlocked.wait(60)
        return None


@pytest.fixture(autouse=True)
def _own_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(MemoryKeyring())
    yield
    keyring.set_keyring(before)


def test_keys_are_kept_per_bucket() -> None:
    """Keys that were saved for one bucket come back for it and for no other."""
    assert load_keys("https://s3.example.org/", "dance") is None
    assert save_keys("https://s3.example.org/", "dance", KEYS)
    assert load_keys("https://s3.example.org", "dance") == KEYS
    assert load_keys("https://s3.example.org", "other") is None
    assert load_keys("", "dance") is None


def test_keys_can_be_forgotten() -> None:
    """Forgotten keys are gone, and forgetting what is not there is fine."""
    save_keys("", "dance", KEYS)
    assert forget_keys("", "dance")
    assert load_keys("", "dance") is None
    assert forget_keys("", "dance")


@pytest.mark.parametrize("error", [NoKeyringError("none"), OSError("bus"), LookupError("of a backend")])
def test_without_a_keyring(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without a working keyring is not an error: there are just no keys in it."""
    monkeypatch.setattr(BrokenKeyring, "error", error)
    keyring.set_keyring(BrokenKeyring())
    assert load_keys("", "dance") is None
    assert not save_keys("", "dance", KEYS)
    assert not forget_keys("", "dance")


def test_a_locked_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """A keyring that waits for a password does not stop the program."""
    monkeypatch.setattr(credentials, "LIMIT_SECONDS", 0.2)
    keyring.set_keyring(LockedKeyring())
    assert load_keys("", "dance") is None
    LockedKeyring.unlocked.set()


@pytest.mark.parametrize("entry", ["", "not json", "{}", '["one"]'])
def test_an_entry_that_is_not_ours(entry: str) -> None:
    """A damaged entry counts as none."""
    keyring.set_password(credentials.SERVICE, "s3 dance", entry)
    assert load_keys("", "dance") is None


def test_secrets_are_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    """The log never holds a secret key."""
    caplog.set_level("DEBUG")
    save_keys("", "dance", KEYS)
    load_keys("", "dance")
    assert KEYS.secret_key not in caplog.text
