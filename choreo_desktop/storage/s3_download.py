"""Files on their way from a bucket: taken up again where a connection broke off, whole or not at all."""

import logging
import re
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from choreo_desktop.domain.errors import StorageError
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.storage.atomic import atomic_write
from choreo_desktop.storage.s3_connection import S3Connection
from choreo_desktop.storage.s3_errors import required, s3_sentences
from choreo_desktop.storage.s3_network import cut_errors
from choreo_desktop.storage.s3_place import Place
from choreo_desktop.storage.sentences import file_sentences
from choreo_desktop.storage.transfer import Meter

if TYPE_CHECKING:
    from mypy_boto3_s3.type_defs import GetObjectOutputTypeDef, HeadObjectOutputTypeDef

log = logging.getLogger(__name__)

_ATTEMPTS = 3
_PAUSE_SECONDS = 0.5
_CHUNK_BYTES = 64 << 10


class Version(NamedTuple):
    """Which content a key has.

    Attributes:
        tag: Changes whenever the content does; empty while not known.
        size: Its bytes.
    """

    tag: str = ""
    size: int = 0


def download(
    connection: S3Connection,
    key: str,
    target: Path,
    *,
    name: str,
    version: Version,
    token: CancelToken,
    meter: Meter,
) -> None:
    """Copy what is stored to a local file, whole or not at all.

    Args:
        connection: Where it is stored.
        key: Key of the server.
        target: The local file.
        name: Key as people know it.
        version: The content wanted; the one there is now if its tag is empty.
        token: Stops the work.
        meter: Counts the bytes.

    Raises:
        ResourceError: If the key is missing.
        StorageError: If the server or the local folder refuses, or the content changes on the way.
        Cancelled: If the token says so.
    """
    with file_sentences("written", target), s3_sentences(connection.place, name), atomic_write(target) as file:
        arriving = _Arriving(connection, key, file, version, token, meter)
        for attempt in range(1, _ATTEMPTS + 1):
            token.check()
            try:
                arriving.receive()
                break
            except cut_errors() as error:
                if attempt == _ATTEMPTS:
                    raise
                log.info("The download of %s broke off after %s bytes: %s", key, file.tell(), error)
                token.wait(_PAUSE_SECONDS * attempt)
        token.check()


@dataclass
class _Arriving:
    """A download that can be taken up again after its connection broke off."""

    connection: S3Connection
    key: str
    file: BinaryIO
    version: Version
    token: CancelToken
    meter: Meter

    def receive(self) -> None:
        client, bucket, offset = self.connection.client(), self.connection.place.bucket, self.file.tell()
        if offset:
            answer = client.get_object(Bucket=bucket, Key=self.key, Range=f"bytes={offset}-")
        else:
            answer = client.get_object(Bucket=bucket, Key=self.key)
        with closing(answer["Body"]) as body:
            self._check_version(version_of(answer, self.connection.place))
            if offset and not answer.get("ContentRange", "").startswith(f"bytes {offset}-"):
                self._start_over(offset)
            while chunk := body.read(_CHUNK_BYTES):
                self.token.check()
                self.file.write(chunk)
                self.meter.add(len(chunk))
        if self.file.tell() != self.version.size:
            raise self._changed()

    def _check_version(self, found: Version) -> None:
        if self.version.tag and found != self.version:
            raise self._changed()
        self.version = found
        self.meter.total = found.size

    def _start_over(self, offset: int) -> None:
        """The server sends everything again instead of the rest."""
        self.meter.add(-offset)
        self.file.seek(0)
        self.file.truncate()

    def _changed(self) -> StorageError:
        return StorageError(f"The file {self.key!r} was changed while it was downloaded. Try again.")


def version_of(answer: "GetObjectOutputTypeDef | HeadObjectOutputTypeDef", place: Place) -> Version:
    """The whole content that an answer speaks of, also if it brings only the rest of it.

    Raises:
        StorageError: If it is not the answer of an S3 server.
    """
    whole = re.fullmatch(r"bytes \d+-\d+/(\d+)", answer.get("ContentRange", ""))
    size = int(whole[1]) if whole else answer.get("ContentLength", 0)
    return Version(required(answer, "ETag", place), size)
