"""A bucket of an S3 server as storage."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from choreo_desktop.domain.errors import ResourceError
from choreo_desktop.domain.keys import key_problem
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.storage.base import ByteSink, LocalPath, StorageBackend
from choreo_desktop.storage.cache import DownloadCache
from choreo_desktop.storage.credentials import S3Keys
from choreo_desktop.storage.keys import check_key, check_prefix, new_local_path, safe_suffix
from choreo_desktop.storage.s3_answers import MISSING, error_code
from choreo_desktop.storage.s3_connection import S3Connection, server_name
from choreo_desktop.storage.s3_download import Version, download, version_of
from choreo_desktop.storage.s3_errors import s3_sentences
from choreo_desktop.storage.s3_place import Place
from choreo_desktop.storage.s3_probe import prove_bucket
from choreo_desktop.storage.s3_upload import discard_uploads, upload
from choreo_desktop.storage.sentences import check_readable_file
from choreo_desktop.storage.transfer import Meter, run_transfer

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

_LONGEST_URL_SECONDS = 7 * 24 * 3600  # servers refuse longer ones


class S3StorageBackend(StorageBackend):
    """Keys of one bucket. Any number of threads may use it at once; it connects when first used.

    Args:
        bucket: Name of the bucket.
        prefix: Put before every key; empty for none.
        endpoint_url: Of a server other than Amazon's; empty for Amazon.
        region: Such as ``eu-central-1``; empty for the one of the profile.
        profile: AWS profile to use; empty for none.
        access_key: First of the keys; empty to ask ``find_keys``.
        secret_key: Second of the keys.
        path_style: Bucket in the path instead of the host name; most other servers want it.
        cache: Where ``fetch`` keeps its copies; without it, every fetch downloads.
        connect_timeout: Seconds to reach the server.
        read_timeout: Seconds that the server may be silent.
        find_keys: Asked once, when connecting; without keys AWS's own chain is used.

    Raises:
        UnsafePathError: If the prefix is not a safe one.
    """

    def __init__(
        self,
        bucket: str,
        *,
        prefix: str = "",
        endpoint_url: str = "",
        region: str = "",
        profile: str = "",
        access_key: str = "",
        secret_key: str = "",
        path_style: bool = False,
        cache: DownloadCache | None = None,
        connect_timeout: float = 3.0,
        read_timeout: float = 10.0,
        find_keys: Callable[[], S3Keys | None] | None = None,
    ) -> None:
        folder = prefix.strip("/")
        self._prefix = f"{check_key(folder)}/" if folder else ""
        self._bucket = bucket
        self._identity = (endpoint_url, bucket)
        self._cache = cache
        given = S3Keys(access_key, secret_key) if access_key else None
        self._connection = S3Connection(
            Place(bucket, server_name(endpoint_url)),
            endpoint_url=endpoint_url,
            region=region,
            profile=profile,
            find_keys=lambda: given or (find_keys() if find_keys else None),
            path_style=path_style,
            connect_timeout=connect_timeout,
            read_timeout=read_timeout,
        )

    def close(self) -> None:
        """Close the connections; the next use opens new ones."""
        self._connection.close()

    def prove(self, cancel: CancelToken | None = None) -> None:
        """Try everything that is done with a bucket, with a small object that is gone afterwards. See ``prove_bucket``.

        Raises:
            StorageError: For the first thing that does not work; the sentence says which, and what to do.
            Cancelled: If cancelled.
            TimedOutError: If the time limit of the token is over.
        """
        run_transfer(lambda token, _: prove_bucket(self._connection, self._prefix, token), cancel=cancel)

    @override
    def upload_file(self, local_path: LocalPath, remote_path: str) -> str:
        return self.deliver(Path(local_path), remote_path)

    @override
    def deliver(
        self,
        local_path: Path,
        remote_path: str,
        *,
        cancel: CancelToken | None = None,
        progress: ByteSink | None = None,
    ) -> str:
        key = self._key(remote_path)
        check_readable_file(local_path, f"The file {str(local_path)!r}")

        def work(token: CancelToken, meter: Meter) -> None:
            upload(self._connection, local_path, key, token=token, meter=meter)

        run_transfer(work, cancel=cancel, progress=progress)
        return self.get_url(remote_path)

    @override
    def download_file(self, remote_path: str, local_path: LocalPath) -> str:
        key = self._key(remote_path)

        def work(token: CancelToken, meter: Meter) -> None:
            download(
                self._connection,
                key,
                Path(local_path),
                name=remote_path,
                version=Version(),
                token=token,
                meter=meter,
            )

        run_transfer(work)
        return str(local_path)

    @override
    def fetch(
        self,
        remote_path: str,
        folder: Path,
        *,
        cancel: CancelToken | None = None,
        progress: ByteSink | None = None,
    ) -> Path:
        key = self._key(remote_path)

        def work(token: CancelToken, meter: Meter) -> Path:
            version = self._version(key, remote_path)
            meter.total = version.size
            get = partial(download, self._connection, key, name=remote_path, version=version, token=token, meter=meter)
            path = self._local_copy(remote_path, version, folder, get, token)
            meter.complete()
            return path

        return run_transfer(work, cancel=cancel, progress=progress)

    def _local_copy(
        self,
        name: str,
        version: Version,
        folder: Path,
        get: Callable[[Path], None],
        token: CancelToken,
    ) -> Path:
        if self._cache is None:
            path = new_local_path(folder, name)
            get(path)
            return path
        identity = (*self._identity, self._key(name), version.tag)
        return self._cache.get(identity, version.size, get, suffix=safe_suffix(name), cancel=token)

    @override
    def get_url(self, remote_path: str, expiration: int = 3600) -> str:
        key = self._key(remote_path)
        client = self._connection.client()
        with s3_sentences(self._connection.place, remote_path):
            return client.generate_presigned_url(
                "get_object",
                Params={"Bucket": self._bucket, "Key": key},
                ExpiresIn=max(1, min(expiration, _LONGEST_URL_SECONDS)),
            )

    @override
    def file_exists(self, remote_path: str) -> bool:
        try:
            self._version(self._key(remote_path), remote_path)
        except ResourceError:
            return False
        return True

    @override
    def delete_file(self, remote_path: str) -> bool:
        if not self.file_exists(remote_path):
            return False
        client = self._connection.client()
        with s3_sentences(self._connection.place, remote_path):
            client.delete_object(Bucket=self._bucket, Key=self._key(remote_path))
        return True

    @override
    def list_files(self, prefix: str = "") -> list[str]:
        return list(self.list_versions(prefix))

    @override
    def list_versions(self, prefix: str = "") -> dict[str, str]:
        check_prefix(prefix)
        client = self._connection.client()
        with s3_sentences(self._connection.place):
            pages = client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=self._prefix + prefix)
            found = {
                item["Key"].removeprefix(self._prefix): f"{item.get('Size', 0)}-{item.get('ETag', '')}"
                for page in pages
                for item in page.get("Contents", [])
            }
        return {key: found[key] for key in sorted(found) if key_problem(key) is None}

    @override
    def check_destination(self, remote_path: str, size: int) -> None:
        self._key(remote_path)
        client = self._connection.client()
        with s3_sentences(self._connection.place):
            client.head_bucket(Bucket=self._bucket)

    @override
    def discard_partials(self, remote_path: str) -> None:
        discard_uploads(self._connection, self._key(remote_path))

    def _key(self, remote_path: str) -> str:
        return self._prefix + check_key(remote_path)

    def _version(self, key: str, name: str) -> Version:
        """What is stored now; a missing bucket is told apart from a missing key."""
        from botocore.exceptions import ClientError

        client, place = self._connection.client(), self._connection.place
        with s3_sentences(place, name):
            try:
                return version_of(client.head_object(Bucket=self._bucket, Key=key), place)
            except ClientError as error:
                if error_code(error) in MISSING:
                    self._check_bucket_exists(client)
                raise

    def _check_bucket_exists(self, client: "S3Client") -> None:
        from botocore.exceptions import ClientError

        with s3_sentences(self._connection.place):
            try:
                client.head_bucket(Bucket=self._bucket)
            except ClientError as error:
                if error_code(error) in MISSING:
                    raise
