"""The keys of a server, in the keyring of the system."""

import json
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from typing import NamedTuple, TypeVar

from pydantic import TypeAdapter, ValidationError

log = logging.getLogger(__name__)

SERVICE = "choreo-desktop"
LIMIT_SECONDS = 3.0  # a keyring may wait for its owner to type a password

T = TypeVar("T")


class S3Keys(NamedTuple):
    """What signs requests to a server."""

    access_key: str
    secret_key: str


def load_keys(endpoint_url: str, bucket: str) -> S3Keys | None:
    """The keys of a bucket; None if there are none, or the keyring does not answer."""
    import keyring

    entry = _in_time(lambda: keyring.get_password(SERVICE, _name(endpoint_url, bucket)))
    if not entry:
        return None
    try:
        return TypeAdapter(S3Keys).validate_json(entry)
    except ValidationError:
        log.warning("The keyring entry for bucket %s is not one of ours", bucket)
        return None


def save_keys(endpoint_url: str, bucket: str, keys: S3Keys) -> bool:
    """Keep the keys of a bucket. Returns whether the keyring took them."""
    import keyring

    def save() -> bool:
        keyring.set_password(SERVICE, _name(endpoint_url, bucket), json.dumps(list(keys)))
        return True

    return _in_time(save) is True


def forget_keys(endpoint_url: str, bucket: str) -> bool:
    """Remove the keys of a bucket. Returns whether there is nothing left of them in the keyring."""
    import keyring
    from keyring.errors import PasswordDeleteError

    def forget() -> bool:
        name = _name(endpoint_url, bucket)
        try:
            keyring.delete_password(SERVICE, name)
        except PasswordDeleteError:
            return keyring.get_password(SERVICE, name) is None
        return True

    return _in_time(forget) is True


def _name(endpoint_url: str, bucket: str) -> str:
    return f"{endpoint_url.rstrip('/') or 's3'} {bucket}"


def _in_time(call: Callable[[], T]) -> T | None:
    """The answer of the keyring, or None if it has none within the time limit."""
    answer: Future[T] = Future()

    def run() -> None:
        try:
            answer.set_result(call())
        except Exception as error:  # noqa: BLE001 - handed to the waiting thread
            answer.set_exception(error)

    threading.Thread(target=run, name="keyring", daemon=True).start()
    try:
        return answer.result(LIMIT_SECONDS)
    except FutureTimeoutError:
        log.warning("The keyring did not answer within %s seconds", LIMIT_SECONDS)
    except Exception as error:  # noqa: BLE001 - besides KeyringError, backends raise what their system raises
        log.warning("The keyring cannot be used: %s: %s", type(error).__name__, error)
    return None
