"""Files on their way to a bucket: in parts, side by side, all of them or none."""

import logging
import mimetypes
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from choreo_desktop.domain.work import CancelToken, child_token
from choreo_desktop.storage.s3_body import CountedBody
from choreo_desktop.storage.s3_connection import S3Connection
from choreo_desktop.storage.s3_errors import explained, required, s3_sentences
from choreo_desktop.storage.s3_place import Place
from choreo_desktop.storage.sentences import file_sentences
from choreo_desktop.storage.transfer import Meter

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_s3.type_defs import CompletedPartTypeDef

log = logging.getLogger(__name__)

PART_BYTES = 5 << 20  # the least that servers take
_PARTS = 10_000  # the most that servers take
_SIDE_BY_SIDE = 4


class _Target(NamedTuple):
    client: "S3Client"
    place: Place
    key: str


def upload(connection: S3Connection, source: Path, key: str, *, token: CancelToken, meter: Meter) -> None:
    """Store a file under a key, whole or not at all; no parts stay behind.

    boto3's own upload is not used: when the network dies, it tidies up with the long time limits of a transfer,
    and it cannot be stopped from its progress callback without an error of its own.

    Raises:
        StorageError: If the server or the file refuses.
        Cancelled: If the token says so.
    """
    with file_sentences("read", source):
        meter.total = source.stat().st_size
    target = _Target(connection.client(), connection.place, key)
    with s3_sentences(connection.place):
        if meter.total > PART_BYTES:
            _upload_parts(connection, target, source, token=token, meter=meter)
            return
        body = CountedBody(_read(source, 0, PART_BYTES), token, meter)
        answer = target.client.put_object(
            Bucket=target.place.bucket, Key=key, Body=body, ContentType=_content_type(key)
        )
        required(answer, "ETag", target.place)


def _upload_parts(connection: S3Connection, target: _Target, source: Path, *, token: CancelToken, meter: Meter) -> None:
    client, place, key = target
    upload_id = ""
    try:
        begun = client.create_multipart_upload(Bucket=place.bucket, Key=key, ContentType=_content_type(key))
        upload_id = required(begun, "UploadId", place)
        parts = _send_parts(target, upload_id, source, token=token, meter=meter)
        token.check()
        client.complete_multipart_upload(
            Bucket=place.bucket, Key=key, UploadId=upload_id, MultipartUpload={"Parts": parts}
        )
    except BaseException:
        discard_uploads(connection, key, upload_id)
        raise


def discard_uploads(connection: S3Connection, key: str, upload_id: str = "") -> None:
    """Remove the parts of every unfinished upload of exactly this key; what fails here is only logged.

    Args:
        connection: Where they are.
        key: Key of the server.
        upload_id: One that is known; for servers that do not let us list the others.
    """
    bucket = connection.place.bucket

    def discard() -> None:
        with closing(connection.tidying_client()) as client:
            if upload_id:
                client.abort_multipart_upload(Bucket=bucket, Key=key, UploadId=upload_id)
            for page in client.get_paginator("list_multipart_uploads").paginate(Bucket=bucket, Prefix=key):
                for found in page.get("Uploads", []):
                    if found.get("Key") == key:
                        client.abort_multipart_upload(Bucket=bucket, Key=key, UploadId=found["UploadId"])

    if problem := explained(discard, connection.place):
        log.warning("Parts of the upload of %s may be left in the bucket %s: %s", key, bucket, problem)


def _send_parts(
    target: _Target, upload_id: str, source: Path, *, token: CancelToken, meter: Meter
) -> list["CompletedPartTypeDef"]:
    size = max(PART_BYTES, -(-meter.total // _PARTS))

    with child_token(token) as own, ThreadPoolExecutor(_SIDE_BY_SIDE, thread_name_prefix="upload") as pool:

        def send(number: int) -> "CompletedPartTypeDef":
            own.check()
            body = CountedBody(_read(source, (number - 1) * size, size), own, meter)
            answer = target.client.upload_part(
                Bucket=target.place.bucket, Key=target.key, UploadId=upload_id, PartNumber=number, Body=body
            )
            return {"ETag": required(answer, "ETag", target.place), "PartNumber": number}

        futures = [pool.submit(send, number) for number in range(1, -(-meter.total // size) + 1)]
        done, _ = wait(futures, return_when=FIRST_EXCEPTION)
        failed = next(filter(None, (future.exception() for future in done)), None)
        if failed is not None:
            own.cancel()  # the parts that still wait in the pool give up at once
            raise failed
        return [future.result() for future in futures]


def _read(source: Path, offset: int, size: int) -> bytes:
    with file_sentences("read", source), source.open("rb") as file:
        file.seek(offset)
        return file.read(size)


def _content_type(key: str) -> str:
    """So that a browser plays what a URL points to instead of saving it."""
    return mimetypes.guess_type(key)[0] or "application/octet-stream"
