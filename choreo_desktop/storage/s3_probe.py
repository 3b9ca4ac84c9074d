"""Whether a bucket can be used: everything that is done with one is tried, and what does not work is told."""

import logging
import socket
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from choreo_desktop.domain.errors import StorageError
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.storage.s3_answers import is_denied
from choreo_desktop.storage.s3_connection import S3Connection
from choreo_desktop.storage.s3_errors import explained, required, s3_sentences
from choreo_desktop.storage.s3_network import is_unknown_name

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

log = logging.getLogger(__name__)

PROBE_NAME = "choreo-desktop-test"


def prove_bucket(connection: S3Connection, prefix: str, token: CancelToken) -> None:
    """List, write, read and delete; the object that is written for it is gone afterwards, also after a cancel.

    Args:
        connection: To the bucket.
        prefix: Below which everything is done; empty or ending with ``/``.
        token: Stops the trying.

    Raises:
        StorageError: For the first thing that does not work.
        Cancelled: If cancelled.
    """
    with _step(connection, "list what is in it", "ListBucket"):
        connection.client().list_objects_v2(Bucket=connection.place.bucket, Prefix=prefix, MaxKeys=1)
    token.check()
    probe = _Probe(connection, f"{prefix}{PROBE_NAME}-{uuid.uuid4().hex}.txt")
    try:
        probe.write()
        token.check()
        probe.read()
        token.check()
    except BaseException:
        probe.tidy()
        raise
    probe.delete()


class _Probe:
    """The small object that is written, read and deleted."""

    def __init__(self, connection: S3Connection, key: str) -> None:
        self._connection = connection
        self._place = connection.place
        self._key = key
        self._content = key.encode()
        self._version = ""
        self._refused = False

    def write(self) -> None:
        try:
            with _step(self._connection, "write into it", "PutObject"):
                client = self._connection.client()
                answer = client.put_object(Bucket=self._place.bucket, Key=self._key, Body=self._content)
                required(answer, "ETag", self._place)
        except _DeniedError:
            self._refused = True
            raise
        self._version = answer.get("VersionId", "")

    def read(self) -> None:
        with _step(self._connection, "read from it", "GetObject"):
            answer = self._connection.client().get_object(Bucket=self._place.bucket, Key=self._key)
            with closing(answer["Body"]) as body:
                found = body.read(2 * len(self._content))
        if found != self._content:
            raise StorageError(
                f"{self._place.server} gives back something else than was written. Check the address in the settings.",
                details=f"{len(found)} bytes instead of {len(self._content)}",
            )

    def delete(self) -> None:
        with _step(self._connection, f"delete in it (the small file {self._key} was left there)", "DeleteObject"):
            self._delete(self._connection.client())

    def tidy(self) -> None:
        """What fails here is only logged: there is a better sentence already."""
        if self._refused:
            return

        def delete() -> None:
            with closing(self._connection.tidying_client()) as client:
                self._delete(client)

        if problem := explained(delete, self._place):
            log.warning("%s may be left in the bucket %s: %s", self._key, self._place.bucket, problem)

    def _delete(self, client: "S3Client") -> None:
        """In a bucket that keeps old versions the very version goes, where that is allowed."""
        from botocore.exceptions import ClientError

        if self._version and self._version != "null":
            try:
                client.delete_object(Bucket=self._place.bucket, Key=self._key, VersionId=self._version)
            except ClientError as error:
                log.info("the version of %s cannot be deleted: %s", self._key, error)
            else:
                return
        client.delete_object(Bucket=self._place.bucket, Key=self._key)


class _DeniedError(StorageError):
    """The server knows who asks, and does not let them."""


@contextmanager
def _step(connection: S3Connection, what: str, right: str) -> Iterator[None]:
    try:
        with s3_sentences(connection.place):
            yield
    except StorageError as error:
        if is_denied(error.__cause__):
            raise _DeniedError(
                f"The keys may not use the bucket “{connection.place.bucket}” to {what}. "
                f"Give them the right {right}, or check keys and bucket in the settings.",
                details=error.details,
            ) from error
        if is_unknown_name(error.__cause__) and _is_known(connection.own_host):
            raise StorageError(
                f"{connection.place.server} has no name of its own for the bucket “{connection.place.bucket}”. "
                "Turn on “bucket in the path” in the settings.",
                details=error.details,
            ) from error
        raise


def _is_known(host: str) -> bool:
    try:
        return bool(host) and bool(socket.getaddrinfo(host, None))
    except (OSError, UnicodeError):
        return False
