"""Buckets and their keys, as the settings use them: try a connection, keep keys, forget them."""

import threading
from typing import NamedTuple

from choreo_desktop.domain.errors import ChoreoError
from choreo_desktop.domain.settings import S3Storage
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.storage.credentials import S3Keys, forget_keys, load_keys, save_keys
from choreo_desktop.storage.s3_connection import server_name

__all__ = ["Connection", "KeyStore", "S3Keys", "check_connection"]

_IN_MEMORY = (
    "The keyring of this computer does not take the keys, so they are kept only until the program ends. "
    "Set up a keyring, or use an AWS profile, to keep them longer."
)
_NOT_FORGOTTEN = (
    "The keyring of this computer does not answer, so the keys may still be there. "
    "Try again when it is open, or remove the entry “choreo-desktop” in it yourself."
)
CONNECT_SECONDS = 5.0
SILENT_SECONDS = 10.0


class Connection(NamedTuple):
    """What trying a bucket showed.

    Attributes:
        ok: Whether everything works that is done with a bucket.
        sentence: That it does, or what is wrong and what to do.
        details: For a bug report; empty where all is well.
    """

    ok: bool
    sentence: str
    details: str = ""


class KeyStore:
    """Keys of buckets: in the system's keyring, or where that refuses, in memory. Never in a file.

    Any number of threads may use it. A keyring may wait for its owner; each method gives up after some seconds.
    """

    def __init__(self) -> None:
        self._session: dict[tuple[str, str], S3Keys] = {}
        self._lock = threading.Lock()

    def save(self, storage: S3Storage, keys: S3Keys) -> str:
        """Keep the keys of a bucket. Returns a sentence where they last only until the program ends, else nothing."""
        place = (storage.endpoint_url, storage.bucket)
        # Some keyrings take everything and keep nothing.
        kept = save_keys(*place, keys) and load_keys(*place) == keys
        with self._lock:
            self._session.pop(place, None)
            if not kept:
                self._session[place] = keys
        return "" if kept else _IN_MEMORY

    def load(self, storage: S3Storage) -> S3Keys | None:
        """The keys of a bucket; None if there are none, or the keyring does not answer."""
        return self.find(storage.endpoint_url, storage.bucket)

    def find(self, endpoint_url: str, bucket: str) -> S3Keys | None:
        """The same, as ``storage_from_settings`` asks for them."""
        with self._lock:
            known = self._session.get((endpoint_url, bucket))
        return known or load_keys(endpoint_url, bucket)

    def forget(self, storage: S3Storage) -> str:
        """Remove the keys of a bucket. Returns a sentence where that cannot be known to have worked, else nothing."""
        place = (storage.endpoint_url, storage.bucket)
        with self._lock:
            in_memory = self._session.pop(place, None) is not None
        return "" if forget_keys(*place) or in_memory else _NOT_FORGOTTEN


def check_connection(
    storage: S3Storage, keys: S3Keys | None, *, cancel: CancelToken | None = None, store: KeyStore | None = None
) -> Connection:
    """Try everything that is done with a bucket: list, write, read and delete. Nothing of it is left behind.

    Args:
        storage: The bucket as it is being set up.
        keys: Typed just now, not saved yet; None to use those that were saved, the profile, or AWS's own chain.
        cancel: Stops the trying.
        store: Where keys were saved.

    Raises:
        Cancelled, TimedOutError: From ``cancel``.
    """
    from choreo_desktop.storage.s3 import S3StorageBackend

    server = server_name(storage.endpoint_url)
    if not storage.profile and keys is None:
        keys = (store or KeyStore()).load(storage)
    used = S3Keys("", "") if keys is None or storage.profile else keys
    try:
        backend = S3StorageBackend(
            storage.bucket,
            prefix=storage.prefix,
            endpoint_url=storage.endpoint_url,
            region=storage.region,
            profile=storage.profile,
            access_key=used.access_key,
            secret_key=used.secret_key,
            path_style=storage.path_style,
            connect_timeout=CONNECT_SECONDS,
            read_timeout=SILENT_SECONDS,
        )
        try:
            backend.prove(cancel)
        finally:
            backend.close()
    except ChoreoError as error:
        if cancel is not None:
            cancel.check()
        return Connection(False, error.error, error.details)
    below = f", below {storage.prefix.strip('/')}" if storage.prefix.strip("/") else ""
    where = f"bucket “{storage.bucket}” on {server}{below}"
    return Connection(True, f"Everything works in the {where}: listing, writing, reading and deleting.")
